/**
 * The journal behind the loopback server of the browser tests. One rule: the same answers as the window's, over
 * HTTP to the page's own origin; built in its own mode and never part of the app.
 */
import { attachedOver } from './attached'
import type { Backend, Folders, Heard, HowFar, Look, Preview, Tried } from './backend'
import { Refused, refusal } from './backend'
import { backupsOver } from './backups'
import type { Commands } from './generated/commands'
import type { ImportReport, QuestionnaireRead, TemplateRead } from './generated/types'

async function post(path: string, input: unknown): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
  } catch {
    throw new Refused('internal')
  }
  if (!answer.ok) throw refusal(await answer.json().catch(() => null))
  return answer
}

async function ask<T>(path: string, input: unknown = {}): Promise<T> {
  return (await (await post(path, input)).json()) as T
}

/** Who answers in the browser tests. */
export function connect(): Backend {
  return {
    call: (name, input) => ask<Commands[typeof name]['output']>(`/call/${name}`, input),
    attached: attachedOver(
      (command, input) => ask(`/shell/${command}`, input),
      async (command, input) => (await post(`/shell/${command}`, input)).arrayBuffer(),
    ),
    previewSummary: (choice, paper) => ask<Preview>('/shell/preview_summary', { choice, paper }),
    saveSummary: async (fingerprint) => (await ask<{ saved: boolean }>('/shell/save_summary', { fingerprint })).saved,
    savePicture: async (picture) => (await ask<{ saved: boolean }>('/shell/save_picture', { picture })).saved,
    importDayOne: (from, told: (far: HowFar) => void) => {
      // The server answers once, at the end: a test asks about the outcome, not about the way there.
      told({ read: 0, of: 0 })
      return ask<ImportReport | null>('/shell/import_day_one', { from })
    },
    stopImport: () => ask<void>('/shell/stop_import'),
    chooseTemplate: () => ask<TemplateRead | null>('/shell/choose_template'),
    saveTemplateFile: async (template) => (await ask<{ saved: boolean }>('/shell/save_template_file', { template })).saved,
    chooseQuestionnaire: () => ask<QuestionnaireRead | null>('/shell/choose_questionnaire'),
    backups: backupsOver((command, input) => ask(`/shell/${command}`, input)),
    look: () => ask<Look>('/shell/look'),
    tryEveryWay: () => ask<Tried[]>('/shell/try_every_way'),
    ownWindow: false,
    lookAtFolders: () => ask<Folders>('/shell/look_at_folders'),
    whatIsHeard: () => ask<Heard>('/shell/what_is_heard'),
    hide: () => ask<void>('/shell/hide'),
    comeBack: () => ask<void>('/shell/come_back'),
    onLocking: (then) => {
      window.addEventListener('locking', then)
      return () => window.removeEventListener('locking', then)
    },
    leave: () => ask<void>('/shell/leave'),
    onClosing: (then) => {
      window.addEventListener('closing', then)
      return () => window.removeEventListener('closing', then)
    },
  }
}
