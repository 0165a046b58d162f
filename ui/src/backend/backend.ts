/**
 * What the page may ask for. One rule: no screen and no state knows who answers; `tauri.ts` and `loopback.ts` each
 * give one of these. Entered from `main.ts` and handed down to the state classes.
 */
import type { Attached } from './attached'
import type { Backups } from './backups'
import type { Commands } from './generated/commands'
import type { Code, Failure, ImportReport, LeavingPicture, QuestionnaireRead, Status, SummaryChoice, Template, TemplateRead } from './generated/types'

/** A command of the core's table. */
export type Command = keyof Commands

/** The sheet a summary is set on. */
export type Paper = 'a4' | 'letter'

/** A page of a summary as it will be saved. */
export type PreviewPage = {
  /** The page's picture, PNG in base64. */
  png: string
  width_px: number
  height_px: number
  /** The page's words in reading order. */
  text: string
}

/** The very document that `saveSummary` would save. */
export type Preview = {
  fingerprint: string
  pages: PreviewPage[]
  /** Characters that its letters cannot draw; each is printed as an empty box. Usually none. */
  undrawn: string[]
}

/** How things stand: whether there is a journal and it is open, and whether the network was just seen to be refused. */
export type Look = { status: Status; refused: boolean }

/** How far an import is. */
export type HowFar = { read: number; of: number }

/** A way out that the core tries; see machine/src/network.rs. */
export type Way = 'tcp4' | 'tcp6' | 'udp' | 'name' | 'listen' | 'local'

/** What came of a way out that the core tried. */
export type Came = 'refused' | 'let_through' | 'not_here' | 'answered_here'

/** A way out, and what came of it. */
export type Tried = { way: Way; came: Came }

/** Who else has what lies in a folder: a sync program, or another machine; and its name in words. */
export type Elsewhere = { how: 'synced' | 'network'; by: string }

/** A folder that a computer usually has. */
export type UsualFolder = 'documents' | 'desktop' | 'pictures' | 'downloads'

/** What of this computer's folders goes elsewhere. Never a path. */
export type Folders = {
  /** Why the journal cannot lie where it is to lie. */
  journal: Elsewhere | null
  folders: [UsualFolder, Elsewhere][]
  /** The sync programs that are set up here. */
  services: string[]
}

/** Whether the lock of the screen and the machine's sleep are heard, so that they lock the journal. */
export type Heard = { screen_lock: boolean; sleep: boolean }

/** Everything the page may ask for. A call that did nothing rejects with {@link Refused}. */
export interface Backend {
  /** Says a command of the table. */
  call<C extends Command>(name: C, input: Commands[C]['input']): Promise<Commands[C]['output']>
  /** What is kept with entries: files, beside the table. */
  readonly attached: Attached
  /** Sets a summary and shows its pages. */
  previewSummary(choice: SummaryChoice, paper: Paper): Promise<Preview>
  /** Saves the document last shown; false if the user thought better of it. */
  saveSummary(fingerprint: string): Promise<boolean>
  /** Saves a picture outside the journal; false if the user thought better of it. */
  savePicture(picture: LeavingPicture): Promise<boolean>
  /** Brings in a Day One export that the user chooses; null if none was chosen. */
  importDayOne(from: 'zip' | 'folder', told: (far: HowFar) => void): Promise<ImportReport | null>
  /** Stops the import that is running, between two records. */
  stopImport(): Promise<void>
  /** Reads a template from a file that the user chooses; null if none was chosen. */
  chooseTemplate(): Promise<TemplateRead | null>
  /** Saves a template to a file; false if the user thought better of it. */
  saveTemplateFile(template: Template): Promise<boolean>
  /** Reads a questionnaire from a file that the user chooses; null if none was chosen. */
  chooseQuestionnaire(): Promise<QuestionnaireRead | null>
  /** Backups, beside the list. */
  readonly backups: Backups
  /** Looks how things stand. */
  look(): Promise<Look>
  /** Tries every way out from the core. None reaches anybody. */
  tryEveryWay(): Promise<Tried[]>
  /** Whether the page is in a window of its own, which refuses to go elsewhere; in a browser that is not tried. */
  readonly ownWindow: boolean
  /** Looks which folders go elsewhere. */
  lookAtFolders(): Promise<Folders>
  /** Whether the lock of the screen and the machine's sleep are heard. */
  whatIsHeard(): Promise<Heard>
  /** Has the window called like any other, and locked even if this page cannot. The page covers itself. */
  hide(): Promise<void>
  /** Gives the window its name back. */
  comeBack(): Promise<void>
  /** Is told when the journal is to be locked: by the system, or by the hiding key. Answers a way to stop listening. */
  onLocking(then: () => void): () => void
  /** Tells the window that everything is kept and it may go. */
  leave(): Promise<void>
  /** Is told when the window is to close; the window waits for `leave`. Answers a way to stop listening. */
  onClosing(then: () => void): () => void
}

/** A call that did not do what was asked; nothing was changed. Holds a code and never what was written. */
export class Refused extends Error {
  constructor(readonly code: Code) {
    super(code)
    this.name = 'Refused'
  }
}

/** The code of whatever was thrown. */
export function codeOf(thrown: unknown): Code {
  return thrown instanceof Refused ? thrown.code : 'internal'
}

/** Makes a `Refused` of what came over the wire, whatever it was. */
export function refusal(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string') {
    return new Refused((thrown as Failure).code)
  }
  return new Refused('internal')
}
