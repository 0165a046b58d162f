/** The words of guided reflections. What is asked is data: it ships with the core, or is the writer's own. */
import type { Code, Day, Felt, GoneFor, Series, Template, TemplateFault, TemplateFaultWhy, Unfinished } from '../backend/generated/types'
import { dayDate, dayLong } from './dates'
import { failures } from './failures'

const count = (number: number, one: string, more: string) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : more}`
const spelt = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const inWords = (number: number) => spelt[number] ?? number.toLocaleString('en-GB')

export const guidedWords = {
  title: 'Guided reflections',
  said: 'One question at a time. Every one of them can be skipped, and you can leave in the middle and go on another night.',
  way: 'Guided reflections',
  minutes: (minutes: number) => `${minutes} min`,
  minutesSaid: (minutes: number) => `about ${minutes} minutes`,
  careful: 'go gently',
  begun: 'Begun',
  goOn: 'Go on',
  goOnSaid: (name: string) => `Go on with ${name}`,
  where: ({ step, questions, sitting, day, words }: Unfinished) =>
    [
      sitting === null ? `Question ${step + 1} of ${questions}` : `Sitting ${sitting + 1} of ${questions}`,
      `begun on ${dayDate(day)}`,
      count(words, 'word', 'words'),
    ].join(' · '),
  toBin: 'Move to the bin',
  toBinSaid: (name: string) => `Move to the bin: ${name}`,
  binned: 'It is in the bin.',
  broughtBack: 'It is back, as it was.',
  series: ({ sittings, template, last, next_from, heavier }: Series, today: Day) =>
    heavier >= 2
      ? `${upper(inWords(sittings))} of ${inWords(template.questions.length)} sittings. It was heavier afterwards twice, so this is where it stops. The next step is a person.`
      : `${upper(inWords(sittings))} of ${inWords(template.questions.length)} sittings, the last on ${dayDate(last)}.` +
        (next_from > today ? ' The next one is for another day.' : ''),
  nextSitting: 'Next sitting',
  endSeries: 'End the series',
  endSeriesSaid: (name: string) => `End the series ${name}`,
  seriesEnded: 'The series is ended. What you kept of it stays in the journal.',
  letters: 'To be given back',
  letter: (day: Day, back: Day) => `Written on ${dayDate(day)}, to be offered on ${dayDate(back)}`,
  read: 'Read it',
  readSaid: (day: Day) => `Read it: what you wrote on ${dayDate(day)}`,
  never: 'Do not offer it',
  neverSaid: (day: Day) => `Do not offer it: what you wrote on ${dayDate(day)}`,
  bands: { short: 'Ten minutes or less', middle: 'A quarter of an hour', long: 'Longer, or over several evenings' },
  own: 'Your own',
  ownNone: 'Questions you keep asking yourself can stand here.',
  make: 'Make one',
  fromFile: 'Read one from a file',
  hidden: (number: number) => `${upper(inWords(number))} of ours ${number === 1 ? 'is' : 'are'} hidden`,
  showAgain: 'Show it again',
  showAgainSaid: (name: string) => `Show it again: ${name}`,
  all: 'All that was written like this',
  left: 'It waits for you under Guided.',
}

export const runningWords = {
  begin: 'Begin',
  notTonight: 'Not tonight',
  questions: (number: number) => `${upper(inWords(number))} ${number === 1 ? 'question' : 'questions'}`,
  sittings: (number: number) => `${upper(inWords(number))} sittings, each on a day of its own`,
  sitting: (sitting: number, of: number) => `sitting ${sitting + 1} of ${of}`,
  at: (question: number, of: number) => `question ${question} of ${of}`,
  evidence: 'What is known about it',
  whileWriting:
    'While you write, it is kept on this disk like every page, so that nothing is lost if the machine stops. At the end you can let it go: then the entry goes out of the journal, with its earlier versions. Your words are in no search till you keep them. A backup made in between holds them until that backup goes.',
  hide: 'Hide it from the list',
  isHidden: 'It is hidden. At the end of the list it can be shown again.',
  like: 'Make my own from this',
  change: 'Change',
  toFile: 'Save as a file',
  saved: 'The template is saved as a file. It holds the questions and nothing that you wrote.',
  remove: 'Take out',
  removed: 'It is taken out. What you wrote with it stays.',
  answer: 'Your answer',
  announced: (question: number, of: number, asked: string) => `Question ${question} of ${of}. ${asked}`,
  invites: 'Write here, or skip it.',
  back: 'Back',
  next: 'Next',
  skip: 'Skip',
  leave: 'Leave for now',
  keys: 'Alt Page Down goes on or skips, Alt Page Up goes back, Alt Home leaves for now.',
  unsaved: 'An answer is not saved yet. Go back to it to see why.',
  gathering: 'Which pieces shall go into it?',
  gatheringSaid: 'Their answers are copied under the headings, for you to shape. The pieces stay as they are.',
  gather: 'Lay them in',
  empty: 'Begin with empty pages',
  nothingToGather: 'There is nothing yet to lay in.',
  piece: (name: string, day: Day) => `${name}, ${dayDate(day)}`,
  keeping: 'What shall become of it?',
  felt: 'How are you, compared with before?',
  feltKinds: { lighter: 'Lighter', same: 'The same', heavier: 'Heavier' } satisfies Record<Felt, string>,
  keep: 'Keep it',
  keepSaid: 'It stays in the journal as an entry of its day.',
  unread: 'Lock it away unread',
  unreadSaid: 'It stays, never comes back by itself, and the journal locks now.',
  letGo: 'Let it go unsaved',
  letGoSaid: 'It goes out of the journal for good. There is no way back.',
  letGoTitle: 'Let it go?',
  letGoAsk: 'All you wrote here goes out of the journal for good, with its earlier versions. There is no undo.',
  keepWriting: 'Not yet',
  heavierTwice: { happened: 'It was heavier afterwards twice.', todo: 'Stop the series here, and talk to someone. That is what these days are asking for.' },
  giveBack: 'When shall this be offered back to you?',
  giveBackKinds: { never: 'Never', month: 'In a month', year: 'In a year', own: 'On a day I choose' },
  giveBackDay: 'On this day or after',
  giveBackWrong: 'Choose a day to come.',
  giveBackSaid: 'Then one quiet line tells you that it is there. Around a day you have called hard it stays silent.',
  landing: 'Coming back',
  done: 'Done',
  kept: 'It is an entry of your journal now.',
  nothing: 'Nothing was written, so nothing was kept.',
  someone: 'Someone to talk to',
  gone: ({ backups, sitting }: GoneFor) =>
    [
      'It is gone from the journal.',
      ...(backups > 0 ? [`${count(backups, 'backup', 'backups')} in the journal’s own folder, and any copy elsewhere, made since you began still hold what it said then.`] : []),
      ...(sitting ? ['That there was a sitting, on which day, and how you were, stays until the series ends.'] : []),
    ].join(' '),
}

export const letterWords = {
  label: 'A letter',
  line: (day: Day) => `A letter you wrote to yourself on ${dayLong(day)} ${day.slice(0, 4)} is here, if you want it`,
  read: 'Read it',
  later: 'In a week',
  laterSaid: 'It will be offered again in a week.',
  never: 'Leave it in the journal',
  neverSaid: 'It will not be offered again. You find it among your pages.',
}

/** Sentences of what ships that speak in pictures, and the same in plain words. */
const plain: Record<string, string> = {
  'Who holds the umbrella?': 'Who supports me?',
  'Whom you kept dry, and who keeps you dry.': 'Whom you look after, and who looks after you.',
  'List whom you kept dry this week.': 'List whom you looked after this week.',
  'Who kept you dry?': 'Who looked after you?',
  'Where is the rain getting in?': 'Where is too much getting through to you?',
  'What filled the bucket, and what drained it?': 'What gave you energy, and what took it?',
}

/** A template that ships, as the writer wants to be spoken to. */
export const spoken = (template: Template, inPlainWords: boolean): Template => {
  const said = (text: string) => (inPlainWords ? (plain[text] ?? text) : text)
  return { ...template, name: said(template.name), about: said(template.about), questions: template.questions.map(said) }
}

/** What each field of a template is called, in a sentence. */
const fields: Record<string, string> = {
  name: 'the name', about: 'the line about it', minutes: 'the minutes', careful: '“careful”', before: 'what is said before',
  questions: 'the questions', sittings: '“sittings”', let_go: '“let_go”', given_back: '“given_back”', gathers: '“gathers”',
  landing: 'the landing', evidence: 'what is known', figures: 'the figures', said: 'what a figure says', source: 'the source of a figure',
}
/** The field, or the one of several, at the beginning of a sentence. */
function what({ field, number }: TemplateFault): string {
  if (number !== null && field === 'questions') return `Question ${number}`
  if (number !== null && (field === 'said' || field === 'source')) return `Figure ${number}`
  const said = fields[field ?? ''] ?? `“${field ?? ''}”`
  return said.startsWith('“') ? said : upper(said)
}

const whys: Record<TemplateFaultWhy, (fault: TemplateFault) => string> = {
  file_too_large: () => 'This file is larger than a template can be: 64 kB.',
  no_text: () => 'This file holds no text. A template is a text file that ends in .toml.',
  unreadable: () => 'This line cannot be read. A line is like: name = "Friday".',
  unknown_field: ({ field }) => `A template has no field “${field ?? ''}”.`,
  missing: (fault) =>
    fault.field === 'questions' && fault.number === null ? 'A template needs at least one question.' : `${what(fault)} ${fault.number === null ? 'has to be there' : 'is empty'}.`,
  wrong_kind: (fault) => `${what(fault)} cannot be like this. Words stand in quotes, questions in square brackets, numbers and true or false alone.`,
  too_long: (fault) => `${what(fault)} is longer than ${(fault.most ?? 0).toLocaleString('en-GB')} characters.`,
  several_lines: (fault) => `${what(fault)} goes over several lines and can have one.`,
  out_of_range: (fault) => `${upper(fields[fault.field ?? ''] ?? '')} can be 1 to ${fault.most ?? 0}.`,
  too_many: (fault) => `There can be ${fault.most ?? 0} of ${fields[fault.field ?? ''] ?? 'these'} at most.`,
  asked_twice: (fault) => `${what(fault)} stands there already. Two alike could not be told apart.`,
  no_such_template: () => 'No template that ships is called this.',
}

/** What is wrong with a template, and where. */
export const faultSaid = (fault: TemplateFault) => `${fault.line === null ? '' : `Line ${fault.line}: `}${whys[fault.why](fault)}`

export const templateWords = {
  new: 'A reflection of your own',
  change: 'Change your reflection',
  name: 'What is it called?',
  minutes: 'About how many minutes? It may stay empty.',
  questions: 'The questions, one a line',
  before: 'What is to be said before it begins? It may stay empty.',
  landing: 'What is to be said at the end? It may stay empty.',
  careful: 'Go gently',
  carefulSaid: 'It ends with the way to someone to talk to.',
  letGo: 'It may be let go unsaved at the end',
  stays: 'What was begun before keeps the questions it was begun with.',
  kept: 'It stands under your own.',
  fileRead: 'This is what stands in the file. Keep it, or change it first.',
  notTaken: 'Nothing was taken in from that file.',
  failed: (code: Code) =>
    code === 'already_there' ? { happened: 'Another of your own is called this.', todo: 'Give it another name.' } : failures[code],
}
