/**
 * Which room one is in. One rule: leaving a room never loses what was typed in it; drafts live beside the rooms and
 * not in them; stepping aside leaves not even the room. Made when the journal opens, dropped when it locks.
 */

/** The rooms of the rail, in its order; Ctrl+1 is the first. */
export const ROOMS = ['tonight', 'journal', 'trends', 'stages', 'share', 'support', 'settings'] as const

/** A room's name. */
export type RoomName = (typeof ROOMS)[number]

/** What one steps aside for: the room one is in stays as it is, out of sight. */
export type Aside = 'wobble' | 'support'
/** The digit that, with Ctrl, opens it from everywhere. It follows those of the rooms. */
export const WOBBLE_KEY = ROOMS.length + 1

export class Rooms {
  #now = $state<RoomName>('tonight')
  #entry = $state<number | null>(null)
  #part = $state<string | null>(null)
  #aside = $state<Aside | null>(null)

  /** Where one is. */
  get now(): RoomName {
    return this.#now
  }

  /** The entry to be read in the journal, if it was asked for by name. */
  get entry(): number | null {
    return this.#entry
  }

  /** The part of the room that was asked for. */
  get part(): string | null {
    return this.#part
  }

  /** What one has stepped aside for, if one has. */
  get aside(): Aside | null {
    return this.#aside
  }

  /** Steps aside; {@link comeBack} leads to exactly where one was. */
  stepAside(to: Aside) {
    this.#aside = to
  }

  comeBack() {
    this.#aside = null
  }

  /** Goes to a room, and to a part of it if one is named. */
  go(room: RoomName, part: string | null = null) {
    this.#aside = null
    this.#now = room
    this.#entry = null
    this.#part = part
  }

  /** Goes to the journal and opens an entry there; the part it was opened from is where one comes back to. */
  read(entry: number) {
    this.#aside = null
    if (this.#now !== 'journal') this.#part = null
    this.#now = 'journal'
    this.#entry = entry
  }
}
