/**
 * Where one was in a view before an entry was opened from it. One rule: whoever comes back finds the same row in the
 * same place, with the focus on it. The views of the journal enter.
 */
import type { Rooms } from '../../state/rooms.svelte'

/** What a view keeps of where one was. */
export type Place = { scrolled: number; opened: number | null }

/** Opens an entry from a view. */
export function leave(place: Place, rooms: Rooms, entry: number) {
  place.scrolled = window.scrollY
  place.opened = entry
  rooms.read(entry)
}

/** Goes back to where one was, once the rows are there. Called while a view is made. */
export function comeBack(place: Place, ready: () => boolean) {
  let back = place.opened
  $effect(() => {
    if (back === null || !ready()) return
    const id = back
    back = null
    place.opened = null
    requestAnimationFrame(() => {
      window.scrollTo(0, place.scrolled)
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-entry="${id}"]`)?.focus({ preventScroll: true }))
    })
  })
}
