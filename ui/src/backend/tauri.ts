/**
 * The journal behind the window. One rule: the only file that imports the window's toolkit.
 */
import { Channel, invoke } from '@tauri-apps/api/core'

import { attachedOver } from './attached'
import type { Backend, Folders, Heard, HowFar, Look, Preview, Tried } from './backend'
import { refusal } from './backend'
import { backupsOver } from './backups'
import type { Commands } from './generated/commands'
import type { ImportReport, QuestionnaireRead, TemplateRead } from './generated/types'

async function ask<T>(command: string, input: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, input)
  } catch (thrown) {
    throw refusal(thrown)
  }
}

/** What the window told with the page. It was true when the page began, so it is taken once. */
function toldWithPage(): Look | null {
  const place = document.querySelector<HTMLMetaElement>('meta[name="first-look"]')
  if (!place?.content) return null
  place.remove()
  return JSON.parse(place.content) as Look
}

/** Who answers in the built app. */
export function connect(): Backend {
  return {
    call: (name, input) => ask<Commands[typeof name]['output']>('call', { name, input }),
    attached: attachedOver(ask, (command, input) => ask<ArrayBuffer>(command, input)),
    previewSummary: (choice, paper) => ask<Preview>('preview_summary', { choice, paper }),
    saveSummary: async (fingerprint) => (await ask<{ saved: boolean }>('save_summary', { fingerprint })).saved,
    savePicture: async (picture) => (await ask<{ saved: boolean }>('save_picture', { picture })).saved,
    importDayOne: (from, told) => {
      const progress = new Channel<HowFar>()
      progress.onmessage = told
      return ask<ImportReport | null>('import_day_one', { from, progress })
    },
    stopImport: () => ask<void>('stop_import'),
    chooseTemplate: () => ask<TemplateRead | null>('choose_template'),
    saveTemplateFile: async (template) => (await ask<{ saved: boolean }>('save_template_file', { template })).saved,
    chooseQuestionnaire: () => ask<QuestionnaireRead | null>('choose_questionnaire'),
    backups: backupsOver(ask),
    look: async () => toldWithPage() ?? ask<Look>('look'),
    tryEveryWay: () => ask<Tried[]>('try_every_way'),
    ownWindow: true,
    lookAtFolders: () => ask<Folders>('look_at_folders'),
    whatIsHeard: () => ask<Heard>('what_is_heard'),
    hide: () => ask<void>('hide'),
    comeBack: () => ask<void>('come_back'),
    onLocking: (then) => {
      window.addEventListener('locking', then)
      return () => window.removeEventListener('locking', then)
    },
    leave: () => ask<void>('leave'),
    // The shell says it to the page itself, so that the page needs no permission to listen to the toolkit.
    onClosing: (then) => {
      window.addEventListener('closing', then)
      return () => window.removeEventListener('closing', then)
    },
  }
}
