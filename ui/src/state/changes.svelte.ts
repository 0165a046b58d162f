/**
 * What has changed since it was last asked for. One rule: a number per area that only grows; whoever shows an area
 * reads its number inside an effect and asks again when it moves. There are no events and nothing is polled.
 */
import type { Touched } from '../backend/generated/types'

export type Area = keyof Touched

const NOTHING: Touched = {
  entries: false, checkins: false, losses: false, known: false, settings: false, searches: false, markers: false, kept: false,
  calendar: false, questionnaires: false,
}

/** What touches these areas and no other. */
export const touching = (...areas: Area[]): Touched => ({ ...NOTHING, ...Object.fromEntries(areas.map((area) => [area, true])) })

/** What touches everything that either of two touches. */
export const together = (one: Touched, other: Touched): Touched =>
  touching(...(Object.keys(NOTHING) as Area[]).filter((area) => one[area] || other[area]))

export class Changes {
  #entries = $state(0)
  #checkins = $state(0)
  #losses = $state(0)
  #known = $state(0)
  #settings = $state(0)
  #searches = $state(0)
  #markers = $state(0)
  #kept = $state(0)
  #calendar = $state(0)
  #questionnaires = $state(0)

  get entries() {
    return this.#entries
  }
  get checkins() {
    return this.#checkins
  }
  get losses() {
    return this.#losses
  }
  get known() {
    return this.#known
  }
  get settings() {
    return this.#settings
  }
  get searches() {
    return this.#searches
  }
  get markers() {
    return this.#markers
  }
  get kept() {
    return this.#kept
  }
  get calendar() {
    return this.#calendar
  }
  get questionnaires() {
    return this.#questionnaires
  }

  /** Takes in what an answer says it touched. */
  note(touched: Touched) {
    if (touched.entries) this.#entries += 1
    if (touched.checkins) this.#checkins += 1
    if (touched.losses) this.#losses += 1
    if (touched.known) this.#known += 1
    if (touched.settings) this.#settings += 1
    if (touched.searches) this.#searches += 1
    if (touched.markers) this.#markers += 1
    if (touched.kept) this.#kept += 1
    if (touched.calendar) this.#calendar += 1
    if (touched.questionnaires) this.#questionnaires += 1
  }
}
