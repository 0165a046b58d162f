// The door between the page and the journal, in a frame the page cannot reach into.
// Its one rule: what is not a command of this window does not pass, whatever the page has been made to say.
'use strict'

const COMMANDS = new Set([
  'call',
  'read_attachment',
  'hand_over',
  'put_in_files',
  'take_held',
  'put_in_held',
  'read_thumbnail',
  'save_copy',
  'lay_pdf',
  'draw_page',
  'take_down_pdf',
  'begin_sound',
  'hear_sound',
  'end_sound',
  'preview_summary',
  'save_summary',
  'save_picture',
  'import_day_one',
  'stop_import', 'choose_template', 'save_template_file', 'choose_questionnaire',
  'look',
  'try_every_way',
  'look_at_folders',
  'what_is_heard',
  'hide',
  'come_back',
  'backup_standing',
  'make_backup',
  'choose_backup_folder',
  'make_backup_elsewhere',
  'use_backup_place',
  'forget_backup_place',
  'test_backup',
  'choose_backup_file',
  'look_into_backup',
  'put_backup_back',
  'give_up_backup',
  'leave',
  // How the long answers of a command (an import, told as it goes) come back.
  'plugin:__TAURI_CHANNEL__|fetch',
])

window.__TAURI_ISOLATION_HOOK__ = (message) => {
  if (typeof message !== 'object' || message === null || !COMMANDS.has(message.cmd)) {
    throw new Error('not a command of this window')
  }
  return message
}
