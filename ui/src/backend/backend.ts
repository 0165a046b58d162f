/**
 * What the page may ask for. One rule: no screen and no state knows who answers; `tauri.ts` and `loopback.ts` each
 * give one of these. Entered from `main.ts` and handed down to the state classes.
 */
import type { Commands } from './generated/commands'
import type { Code, Failure, ImportReport, SummaryChoice } from './generated/types'

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

/** How far an import is. */
export type HowFar = { read: number; of: number }

/** Everything the page may ask for. A call that did nothing rejects with {@link Refused}. */
export interface Backend {
  /** Says a command of the table. */
  call<C extends Command>(name: C, input: Commands[C]['input']): Promise<Commands[C]['output']>
  /** The bytes of an attachment. */
  readAttachment(id: number): Promise<ArrayBuffer>
  /** Sets a summary and shows its pages. */
  previewSummary(choice: SummaryChoice, paper: Paper): Promise<Preview>
  /** Saves the document last shown; false if the user thought better of it. */
  saveSummary(fingerprint: string): Promise<boolean>
  /** Brings in a Day One export that the user chooses; null if none was chosen. */
  importDayOne(from: 'zip' | 'folder', told: (far: HowFar) => void): Promise<ImportReport | null>
  /** Stops the import that is running, between two records. */
  stopImport(): Promise<void>
  /** Tries to reach the network; true if it was refused. */
  tryTheNetwork(): Promise<boolean>
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
