/**
 * What is said from what was noted: what goes together, two stretches of time, a long time, a lower spell. One rule: a
 * difference never stands without its range and the days it rests on, and none is said to have a cause; below the fewest
 * days it is said how many it would take.
 */
import type { Comparison, Differing, Followed, Link, Links, LongView, LowerNote, Measure, Stretch, UnclearLink } from '../backend/generated/types'
import type { Beside } from '../state/told.svelte'
import { span } from './periods'
import { sayings } from './sayings'
import { measuresIn, valueInWords } from './trends'
import { weekWords } from './week'

const count = (number: number, one: string, more: string) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : more}`
const days = (number: number) => count(number, 'day', 'days')
const weeks = (number: number) => count(number, 'week', 'weeks')

/** How a figure is spoken of in a sentence. */
export type Spoken = {
  /** "your mood was" */
  subject: string
  up: string
  down: string
  /** What is counted, if it is anything: "4 hours more". */
  unit: string
  /** How many places stand behind the point. */
  places: number
  byWeek: boolean
  /** What the numbers run from and to. */
  scale: string
}

const scaleOf = (measure: Measure, plainWords: boolean) => {
  const { name, lowest, levels } = measuresIn(plainWords)[measure]
  return `${name} runs from ${lowest} (${levels[0]}) to ${lowest + levels.length - 1} (${levels.at(-1)}).`
}

/** The words of every figure. */
export function spokenOf(figure: Followed, plainWords = false): Spoken {
  const ofDays = { up: 'higher', down: 'lower', unit: '', places: 1, byWeek: false }
  const ofWeeks = { up: 'higher', down: 'lower', unit: '', places: 1, byWeek: true }
  const all: Record<Followed, () => Spoken> = {
    mood: () => ({ ...ofDays, subject: 'your mood was', scale: scaleOf('mood', plainWords) }),
    energy: () => ({ ...ofDays, subject: 'your energy was', scale: scaleOf('energy', plainWords) }),
    bucket: () => ({
      ...ofDays, subject: sayings(plainWords).bucketWas, up: sayings(plainWords).bucketMore, down: sayings(plainWords).bucketLess,
      scale: scaleOf('bucket', plainWords),
    }),
    sleep: () => ({ ...ofDays, subject: 'your sleep was marked', scale: scaleOf('sleep', plainWords) }),
    hours: () => ({
      ...ofWeeks, subject: 'you worked', up: 'more', down: 'fewer', unit: 'hours', places: 0,
      scale: 'Each week counts with the middle of its band: 35, 45, 55, 65 or 75 hours.',
    }),
    seemed_against_was: () => ({
      ...ofWeeks, subject: 'how you seemed, less how you were, was',
      scale: 'How you seemed less how you were: above nought you seemed the higher, below it you were.',
    }),
  }
  return all[figure]()
}

/** What a figure is called in a heading. */
export const figureName = (figure: Followed, plainWords = false) =>
  figure === 'hours' ? weekWords.hours : figure === 'seemed_against_was' ? weekWords.seemedAndWas : measuresIn(plainWords)[figure].name

/** A number without its sign, as it is said: "0.4". */
const size = (value: number, { places }: Spoken) => Math.abs(value).toFixed(places)
const isNothing = (value: number, spoken: Spoken) => Number(size(value, spoken)) === 0

/** "0.4 higher", "about the same" */
export function differenceInWords(by: number, spoken: Spoken): string {
  if (isNothing(by, spoken)) return 'about the same'
  const unit = spoken.unit ? ` ${spoken.unit}` : ''
  return `about ${size(by, spoken)}${unit} ${by > 0 ? spoken.up : spoken.down}`
}

/** "range 0.1 to 0.7", or "range 0.2 lower to 0.6 higher" where it goes over nought. */
export function rangeInWords({ by, from, to }: Pick<Differing, 'by' | 'from' | 'to'>, spoken: Spoken): string {
  if (from < 0 && to > 0 || isNothing(by, spoken)) {
    const end = (value: number) => (isNothing(value, spoken) ? '0' : `${size(value, spoken)} ${value > 0 ? spoken.up : spoken.down}`)
    return `range ${end(from)} to ${end(to)}`
  }
  const [near, far] = from >= 0 ? [from, to] : [to, from]
  return `range ${size(near, spoken)} to ${size(far, spoken)}`
}

/** A mark below the ranges. */
export const tickInWords = (value: number, spoken: Spoken) =>
  isNothing(value, { ...spoken, places: 1 }) ? 'the same' : `${Number(Math.abs(value).toFixed(1))} ${value > 0 ? spoken.up : spoken.down}`

export const linksWords = {
  title: (name: string) => `What goes together with ${name.toLowerCase()}`,
  rests: (links: Pick<Links, 'days'>) => `on ${days(links.days)}`,
  needs: ({ days: has, needs }: Pick<Links, 'days' | 'needs'>, name: string) =>
    `It takes ${days(needs)} with ${name.toLowerCase()} noted before anything can be said here. There ${has === 1 ? 'is' : 'are'} ${has} so far, so it would take ${needs - has} more.`,
  upFront: 'This page needs most of a school year to say anything. It is built not to fool you.',
  nothing: (links: Pick<Links, 'days'>) => `No clear link so far, in ${days(links.days)}.`,
  caution: 'This does not show that one causes the other.',
  cautions: 'None of this shows that one causes the other.',
  caption:
    'Days with a tag are set beside similar days without it: school days beside school days, weekends beside weekends, holidays beside holidays, and always the same day. The bar is the range, the point in it the difference. The more tags there are, the more it takes for one to be clear; of all that is ever shown here, one in ten may still be chance. A tag that belongs to one part of the year goes with whatever that part was like.',
  unclear: 'No clear link yet',
  unclearMany: (many: number) => `No clear link yet (${count(many, 'tag', 'tags')})`,
  keys: 'Up and down go from tag to tag.',
  tableTag: 'Tag',
  tableDays: 'Days with it',
  tableDifference: 'Difference',
  tableRange: 'Range',
}

/** A link, in the parts before its tag, the tag, and behind it. */
export function linkInParts(link: Link, links: Pick<Links, 'days' | 'measure'>, plainWords = false): [string, string, string] {
  const spoken = spokenOf(links.measure, plainWords)
  return [
    `On the ${days(link.days_with)} with `,
    link.tag,
    ` ${spoken.subject} ${differenceInWords(link.by, spoken)} than on similar days without (${rangeInWords(link, spoken)}; ${days(links.days)}).`,
  ]
}

/** A link where one comes to it in the picture. */
export const linkInShort = (link: Link, spoken: Spoken) =>
  `${link.tag}: ${differenceInWords(link.by, spoken)}, ${rangeInWords(link, spoken)}, on ${days(link.days_with)}`

/** A tag of which nothing is said, and why. */
export function unclearInWords({ days_with, why, more }: UnclearLink): string {
  const whys: Record<UnclearLink['why'], string> = {
    no_clear_link: '',
    few_with: `it would take ${count(more, 'more day', 'more days')} with it`,
    few_without: `it would take ${count(more, 'more day', 'more days')} without it`,
    same_weekday: 'always the same weekday, cannot be told apart',
    same_kind_of_day: 'always the same kind of day, cannot be told apart',
  }
  return [days(days_with), whys[why]].filter(Boolean).join('; ')
}

export const compareWords = {
  title: (name: string) => `${name}: before and after`,
  around: 'Around which day',
  today: 'Today',
  earlier: (number: number) => `Show ${count(number, 'earlier day', 'earlier days')}`,
  long: 'How long before and after',
  weeks,
  before: 'Before',
  after: 'After',
  tableStretch: 'Stretch of time',
  tableRests: 'Noted on',
  tableMean: 'Mean',
  tableDifference: 'Difference',
  row: 'After, beside before',
  keys: 'An arrow key reads the difference.',
  rests: ({ before, after }: Comparison, spoken: Spoken) => `on ${(spoken.byWeek ? weeks : days)(before.noted)} before and ${after.noted} after`,
  notBegun: 'The time after that day has not begun yet. Nothing can be set beside the time before it.',
  needs(comparison: Comparison, spoken: Spoken) {
    const { before, after, needs } = comparison
    const unit = spoken.byWeek ? weeks : days
    return `It takes ${unit(needs)} noted on each side. There are ${before.noted} before and ${after.noted} after; a longer time may hold enough.`
  },
  caution: 'This does not show what made the difference.',
  holidays: (before: Stretch, after: Stretch) =>
    `Of the days noted, ${before.holidays} before and ${after.holidays} after lie in holidays, and holidays differ by themselves.`,
  caption: (scale: string) => `${scale} The bar is the range, the point in it the difference; days beside each other are alike, and count for fewer.`,
}

/** The two stretches, as they are called. */
export const stretchesInWords = ({ weeks: long, marker }: Pick<Beside, 'weeks' | 'marker'>): [string, string] =>
  marker === null ? [`The ${weeks(long)} before those`, `The last ${weeks(long)}`] : [`The ${weeks(long)} before`, `The ${weeks(long)} after`]

/** A stretch of time and on how much it rests. */
export const stretchInWords = (stretch: Stretch, spoken: Spoken) =>
  `${span(stretch.from, stretch.to)}, noted on ${stretch.noted} of ${(spoken.byWeek ? weeks : days)(stretch.of)}`

/** What can honestly be said of two stretches. */
export function comparedInWords(found: Differing, beside: Pick<Beside, 'weeks' | 'marker'>, spoken: Spoken): string[] {
  const [one, other] = beside.marker === null ? [`In the last ${weeks(beside.weeks)}`, 'before'] : [`In the ${weeks(beside.weeks)} after`, 'before']
  const than = isNothing(found.by, spoken) ? 'as' : 'than'
  const over = found.from < 0 && found.to > 0
  const unit = spoken.byWeek ? 'week' : 'day'
  const higher = Math.round(found.superiority * 100)
  return [
    `${one} ${spoken.subject} ${differenceInWords(found.by, spoken)} ${than} ${other} (${rangeInWords(found, spoken)}).`,
    over
      ? 'The range goes to both sides, so there may be no difference at all.'
      : 'The range lies on one side: chance alone seldom makes as much.',
    `Put any ${unit} after beside any ${unit} before: in ${higher} of 100 such pairs the one after lay higher, pairs alike counted half.`,
    compareWords.caution,
  ]
}

/** A mean as it stands in the table. */
export const meanInWords = (mean: number, spoken: Spoken) =>
  `${mean < 0 && !isNothing(mean, spoken) ? '−' : ''}${size(mean, spoken)}${spoken.unit ? ` ${spoken.unit}` : ''}`

export const longWords = {
  title: (name: string) => `${name}: the long view`,
  rests: ({ dots }: Pick<LongView, 'dots'>, spoken: Spoken) => `on ${(spoken.byWeek ? weeks : days)(dots.length)}`,
  needs({ dots, needs, days: has, needs_days }: LongView, spoken: Spoken) {
    const unit = spoken.byWeek ? weeks : days
    const more = [
      dots.length < needs ? `${unit(needs - dots.length)} more` : '', has < needs_days ? `${days(needs_days - has)} more of time` : '',
    ].filter(Boolean).join(' and ')
    return `The long view takes ${unit(needs)} noted, over ${days(needs_days)} or more. So far there are ${dots.length}, over ${days(has)}; it would take ${more}.`
  },
  caption: 'The line is a calm curve through all of it, drawn from twenty dots on and broken where nothing was noted for three weeks. It ends where the dots end and says nothing about tomorrow.',
  noCurve: 'No stretch of it has twenty dots without a silence of three weeks, so no line is drawn.',
  keys: 'Arrow keys go from dot to dot, Enter opens the day.',
  said: (name: string, rests: string) => `${name} over all the time there is, ${rests}.`,
  lately: (said: string) => `Lately, the newest days counting most: ${said}.`,
  tableLine: 'The line',
  hours: ['35', '45', '55', '65', '75'],
  apart: ['10 lower', '5 lower', 'the same', '5 higher', '10 higher'],
}

/** A value of a figure in words. */
export function figureInWords(figure: Followed, value: number, plainWords = false): string {
  const spoken = spokenOf(figure, plainWords)
  if (figure === 'hours') return `${size(value, spoken)} hours`
  if (figure === 'seemed_against_was') {
    return isNothing(value, spoken) ? 'seemed as I was' : `seemed ${Number(size(value, spoken))} ${value > 0 ? 'higher' : 'lower'} than I was`
  }
  return valueInWords(figure, Math.round(value * 2) / 2, measuresIn(plainWords))
}

export const spellWords = {
  title: 'A lower spell',
  said: ({ days: noted, of }: LowerNote) =>
    `The last four school weeks you have marked lower than the twelve before (${noted} of ${days(of)}).`,
  perhaps: 'It may be nothing: expect one false note in one to three years. Want to look, or leave it?',
  look: 'Look',
  leave: 'Leave it',
  talk: 'Someone to talk to',
  stop: 'Stop these notes',
  left: 'Left. Nothing more is said of it for six weeks.',
  stopped: 'These notes have stopped. The switch is in Settings, under Check-in.',
}
