/**
 * What the page may ask about files: putting them in, looking at them, saving a copy. One rule: a file the user chooses
 * is read and written elsewhere, and the page learns no path; what was dropped here or pasted is handed over piece by
 * piece. Both answerers are made of the one function here.
 */
import type { Attachment, HandOver, PutIn } from './generated/types'

/** The bytes of a piece, in both ways. */
export const PIECE = 1024 * 1024
/** The most bytes that can be kept. */
export const LARGEST = 50 * 1024 * 1024

/** How something was brought that the page does not see: WebKitGTK shows it no picture of the clipboard and no file of a drag. */
export type Held = 'pasted' | 'dropped'

export interface Attached {
  /** Has the user choose files and puts them into an entry; none if none was chosen. */
  putInFiles(entryId: number): Promise<PutIn[]>
  /** Takes what was brought and only the window was given, and answers how much it is. */
  takeHeld(brought: Held): Promise<number>
  /** Puts what was taken into an entry. */
  putInHeld(entryId: number): Promise<PutIn[]>
  /** Hands over a piece of a file; null while more is to come. */
  handOver(piece: HandOver): Promise<PutIn | null>
  /** One piece of an attachment's bytes. */
  piece(id: number, number: number): Promise<ArrayBuffer>
  /** A picture's thumbnail; no bytes if it has to be shown as it is. */
  thumbnail(id: number): Promise<ArrayBuffer>
  /** Opens a PDF, and answers how many pages it has. One is open at a time. */
  layPdf(id: number): Promise<number>
  /** Draws a page of the PDF that is open, from 0 on, so many pixels wide, or as many as can be. */
  drawPage(id: number, number: number, width: number): Promise<DrawnPage>
  /** Shuts the PDF that is open. */
  takeDownPdf(): Promise<void>
  /** Begins with a sound. What was heard before is over. */
  beginSound(id: number): Promise<BegunSound>
  /** The next moment of a sound, or the one that begins at so many thousandths of a second; null where it ends. */
  hearSound(begun: BegunSound, from: number | null): Promise<Moment | null>
  /** Ends a sound, if no other has begun since. */
  endSound(begun: BegunSound): Promise<void>
  /** Has the user choose a place and saves a copy there; false if the user thought better of it. */
  saveCopy(id: number): Promise<boolean>
}

/** A page of a PDF as it was drawn. */
export type DrawnPage = {
  width: number
  height: number
  /** What stands on it, in lines; empty if none of it can be read out. */
  words: string
  picture: Blob
}

/** What a sound is like that has begun. */
export type BegunSound = {
  which: number
  /** Numbers a second. */
  rate: number
  /** One channel, or two. */
  channels: number
  /** How long it takes, if that can be known. */
  millis: number | null
}

/** A moment of sound. */
export type Moment = {
  /** Where it begins, in numbers of one channel. */
  from: number
  channels: Float32Array<ArrayBuffer>[]
}

type Input = Record<string, unknown>
type Ask = <T>(command: string, input?: Input) => Promise<T>
type Read = (command: string, input: Input) => Promise<ArrayBuffer>

/** Files behind whoever answers commands; `read` is answered in bytes. */
export function attachedOver(ask: Ask, read: Read): Attached {
  return {
    putInFiles: (entryId) => ask('put_in_files', { entryId }),
    takeHeld: (brought) => ask('take_held', { brought }),
    putInHeld: (entryId) => ask('put_in_held', { entryId }),
    handOver: (piece) => ask('hand_over', { piece }),
    piece: (id, number) => read('read_attachment', { id, number }),
    thumbnail: (id) => read('read_thumbnail', { id }),
    layPdf: (id) => ask('lay_pdf', { id }),
    drawPage: async (id, number, width) => pageOf(await read('draw_page', { id, number, width })),
    takeDownPdf: () => ask('take_down_pdf'),
    beginSound: (id) => ask('begin_sound', { id }),
    hearSound: async ({ which, channels }, from) => momentOf(await read('hear_sound', { which, from }), channels),
    endSound: ({ which }) => ask('end_sound', { which }),
    saveCopy: async (id) => (await ask<{ saved: boolean }>('save_copy', { id })).saved,
  }
}

/** A page as it comes over: its width, its height and the bytes of its words as numbers, the words, the picture. */
function pageOf(bytes: ArrayBuffer): DrawnPage {
  const HEAD = 12
  const head = new DataView(bytes, 0, HEAD)
  const length = head.getUint32(8, true)
  return {
    width: head.getUint32(0, true),
    height: head.getUint32(4, true),
    words: new TextDecoder().decode(new Uint8Array(bytes, HEAD, length)),
    picture: new Blob([bytes.slice(HEAD + length)], { type: 'image/png' }),
  }
}

/** A moment as it comes over: where it begins, eight bytes, and the numbers of one channel after those of the other. */
function momentOf(bytes: ArrayBuffer, channels: number): Moment | null {
  const HEAD = 8
  if (bytes.byteLength <= HEAD) return null
  const length = (bytes.byteLength - HEAD) / Float32Array.BYTES_PER_ELEMENT / channels
  const at = (which: number) => HEAD + which * length * Float32Array.BYTES_PER_ELEMENT
  return {
    from: Number(new DataView(bytes).getBigUint64(0, true)),
    channels: Array.from({ length: channels }, (_, which) => new Float32Array(bytes, at(which), length)),
  }
}

/** An attachment with all its bytes, as long as somebody waits for it; null once nobody does. */
export async function wholeOf(attached: Attached, { id, size, media_type: type }: Attachment, waits: () => boolean): Promise<Blob | null> {
  const pieces: ArrayBuffer[] = []
  for (let number = 0; number * PIECE < size; number++) {
    pieces.push(await attached.piece(id, number))
    if (!waits()) return null
  }
  return new Blob(pieces, { type })
}

/** Bytes in base64, made by the browser itself. */
export function blobInBase64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve((reader.result as string).slice((reader.result as string).indexOf(',') + 1))
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(piece)
  })
}

/** Hands a file over, a piece at a time; one that is too large is refused with the first. */
export async function handOverFile(attached: Attached, entryId: number, file: File): Promise<PutIn> {
  const number = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  const head = { file: number, entry_id: entryId, name: file.name || null, size: file.size }
  for (let from = 0; ; from += PIECE) {
    const bytes = file.size > LARGEST ? '' : await blobInBase64(file.slice(from, from + PIECE))
    const came = await attached.handOver({ ...head, from, bytes })
    if (came) return came
  }
}
