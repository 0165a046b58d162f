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

export interface Attached {
  /** Has the user choose files and puts them into an entry; none if none was chosen. */
  putInFiles(entryId: number): Promise<PutIn[]>
  /** Hands over a piece of a file; null while more is to come. */
  handOver(piece: HandOver): Promise<PutIn | null>
  /** One piece of an attachment's bytes. */
  piece(id: number, number: number): Promise<ArrayBuffer>
  /** A picture's thumbnail; no bytes if it has to be shown as it is. */
  thumbnail(id: number): Promise<ArrayBuffer>
  /** Has the user choose a place and saves a copy there; false if the user thought better of it. */
  saveCopy(id: number): Promise<boolean>
}

type Input = Record<string, unknown>
type Ask = <T>(command: string, input?: Input) => Promise<T>
type Read = (command: string, input: Input) => Promise<ArrayBuffer>

/** Files behind whoever answers commands; `read` is answered in bytes. */
export function attachedOver(ask: Ask, read: Read): Attached {
  return {
    putInFiles: (entryId) => ask('put_in_files', { entryId }),
    handOver: (piece) => ask('hand_over', { piece }),
    piece: (id, number) => read('read_attachment', { id, number }),
    thumbnail: (id) => read('read_thumbnail', { id }),
    saveCopy: async (id) => (await ask<{ saved: boolean }>('save_copy', { id })).saved,
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
