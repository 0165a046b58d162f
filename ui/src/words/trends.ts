/**
 * What the Trends room says. One rule: it says what was noted and on how many days, never what it means; no value is
 * good news or bad news.
 */
import type { Chart, CheckIn, Dot, Measure } from '../backend/generated/types'
import type { Back, Looked, Range } from '../state/trends.svelte'
import { dayShort, monthShort, yearOf } from './axis'
import { dayDate, dayFull } from './dates'
import { sayings } from './sayings'
import { energies, moods, sleeps, tonightWords } from './tonight'
import { weekWords } from './week'

/** The measures in the order in which they are offered, each with the check-in’s own words for its values, lowest first. */
export const measuresIn = (plainWords: boolean): Measures => ({
  mood: { name: 'Mood', lowest: 1, levels: moods },
  bucket: { name: sayings(plainWords).bucket, lowest: 0, levels: sayings(plainWords).buckets },
  energy: { name: 'Energy', lowest: 1, levels: energies },
  sleep: { name: 'Sleep', lowest: 1, levels: sleeps },
})

type Measures = Record<Measure, { name: string; lowest: number; levels: readonly string[] }>

/** The same where nothing else was chosen. */
export const measures = measuresIn(false)

/** The lowest and highest value of a measure. */
export function bounds(measure: Measure): [number, number] {
  const { lowest, levels } = measures[measure]
  return [lowest, lowest + levels.length - 1]
}

/** The ranges, in the order in which they are offered. */
export const ranges: readonly { value: Range; label: string }[] = [
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Three months' },
  { value: 'year', label: 'Year' },
  { value: 'all', label: 'All' },
]

/** How far back the Trends room looks, in the order in which it is offered. */
export const backs: readonly { value: Back; label: string }[] = [
  { value: 'month', label: 'Month' },
  { value: 'term', label: 'Term' },
  { value: 'year', label: 'Year' },
  { value: 'all', label: 'All' },
]

/** Everything that can be looked at, one natural word or two each: what a check-in answers, then what a week does. */
export const lookedIn = (plainWords: boolean): readonly { value: Looked; label: string }[] => [
  ...Object.entries(measuresIn(plainWords)).map(([value, { name }]) => ({ value: value as Measure, label: name })),
  { value: 'hours', label: weekWords.hoursName },
  { value: 'seemed', label: weekWords.seemedAndWas },
]

export const trends = {
  title: 'How it has been',
  measureLabel: 'What to look at',
  rangeLabel: 'How far back',
  reading: 'Reading your check-ins…',
  asTable: 'Show as a table',
  asPicture: 'Show as a picture',
  keys: 'Arrow keys go from day to day, Enter opens the day. With Shift they choose a stretch of days, and Enter opens it.',
  tableCaption: (name: string) => `${name}, day by day, newest first`,
  tableDay: 'Day',
  median: 'The line is the middle value of the fourteen days before, drawn where at least five of them were noted.',
  fewDays: 'A line is drawn where there are five days within two weeks.',
  silence: 'nothing noted',
  emptyTitle: 'Each check-in becomes a dot here.',
  empty: 'There is none yet. Tonight is a good place for the first; it takes about ten seconds, and a day left out stays out.',
  toTonight: 'Check in tonight',
  otherMeasure: (name: string) =>
    `Your check-ins of these days hold nothing about ${name.toLowerCase()}. That is fine; everything in them is optional.`,
  emptyRange: 'Nothing was noted in this time. Nothing has to be.',
  showAll: 'Show all of it',
  closeDay: 'Close this day',
  closeDays: 'Close these days',
  noAnswers: 'Nothing else was noted that day.',
  wordsFor: 'Words',
  heldTags: 'The day held',
} as const

/** A value in words; one that lies between two levels says so. */
export function valueInWords(measure: Measure, value: number, named = measures): string {
  const { lowest, levels } = named[measure]
  const place = Math.min(levels.length - 1, Math.max(0, value - lowest))
  const [below, above] = [levels[Math.floor(place)], levels[Math.ceil(place)]]
  return below === above ? `${below}` : `between ${below} and ${above}`
}

/** A dot, read aloud. */
export function dotInWords(measure: Measure, dot: Dot, named = measures): string {
  return `${dayFull(dot.day)}: ${valueInWords(measure, dot.value, named)}`
}

/** On how many days the picture rests. */
export function restsOn(chart: Chart): string {
  const days = chart.days_in_range === 1 ? 'day' : 'days'
  return `on ${chart.days_with} of ${chart.days_in_range} ${days}`
}

/** The whole picture for those who do not see it. */
export function inWords(chart: Chart, named = measures): string {
  const { measure } = chart
  const values = chart.dots.map((dot) => dot.value)
  const said = [
    `${named[measure].name} from ${dayDate(chart.from)} to ${dayDate(chart.to)}, noted ${restsOn(chart)}.`,
  ]
  if (values.length > 0) {
    const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => valueInWords(measure, value, named))
    said.push(low === high ? `Every dot is at ${low}.` : `The dots lie from ${low} to ${high}.`)
  }
  const line = chart.median.flat().map((dot) => dot.value)
  if (line.length > 0) {
    const [low, high] = [Math.min(...line), Math.max(...line)].map((value) => valueInWords(measure, value, named))
    const pieces = chart.median.length === 1 ? 'The line' : `The line, in ${chart.median.length} pieces,`
    said.push(low === high ? `${pieces} stays at ${low}.` : `${pieces} moves between ${low} and ${high}.`)
  }
  return said.join(' ')
}

/** The words under a mark of the axis. */
export function tickWords(tick: { day: string; unit: 'day' | 'month' | 'year'; sayYear: boolean }): string {
  if (tick.unit === 'year') return yearOf(tick.day)
  if (tick.unit === 'day') return dayShort(tick.day)
  return tick.sayYear ? `${monthShort(tick.day)} ${yearOf(tick.day)}` : monthShort(tick.day)
}

/** What a check-in answered, one phrase for each question. */
export function answersInWords(checkin: CheckIn, named = measures): string[] {
  const answers = (Object.keys(named) as Measure[]).flatMap((measure) => {
    const value = checkin[measure]
    return value === null ? [] : [`${named[measure].name}: ${valueInWords(measure, value, named)}`]
  })
  return checkin.sleep_hours === null ? answers : [...answers, tonightWords.checkin.slept(checkin.sleep_hours)]
}
