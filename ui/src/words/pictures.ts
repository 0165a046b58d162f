/**
 * The words of the pictures in the Trends room beside the dots: half-terms, the shape of the week, the weeks, the year,
 * and a picture that leaves. One rule: as in trends.ts, what was noted and on how many days, never what it means.
 */
import type { Day, HalfTerm, Marker, WeekCell, WeekDot } from '../backend/generated/types'
import type { Shared } from '../charts/bars'
import type { YearDay } from '../charts/year'
import type { YearKind } from '../state/years.svelte'
import { yearOf } from './axis'
import { dayDate, dayFull, monthOf } from './dates'
import { span } from './periods'
import { markerName, markerWords, periodName } from './timeline'
import { hoursBands, weekWords } from './week'

const count = (number: number, one: string, more: string) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : more}`

/** "2½" */
export const daysNumber = (days: number) => {
  const whole = Math.floor(days)
  return `${whole === 0 && days > 0 ? '' : whole}${days > whole ? '½' : ''}`
}

export const pictures = {
  asTable: (name: string) => `Show as a table: ${name}`,
  asPicture: (name: string) => `Show as a picture: ${name}`,
  flags: 'Days that stand out',
  drag: 'Drag over the picture, or use Shift and the arrow keys, to read those days.',
  day: 'Day',
  week: 'Week from',
  days: 'Days',
}

export const halfTermWords = {
  title: 'Half-terms',
  aside: 'days at each level',
  keys: 'Arrow keys go from bar to bar.',
  said: (name: string, half_terms: readonly HalfTerm[]) =>
    `${name} by half-term, newest first: ${half_terms.map(({ period, share }) => `${periodName(period)}, ${rests(share)}`).join('; ')}.`,
  caption: 'Each bar holds the days of a half-term on which it was noted, by level; the numbers are days.',
  halves: 'A day between two levels counts half to each.',
  before: 'The thin bar below is the same half-term a year before.',
  earlier: (number: number) => `Show ${count(number, 'earlier half-term', 'earlier half-terms')}`,
  tooFew: (share: Shared, needs: number) => `${count(share.days_with, 'day', 'days')}; a bar takes ${needs}`,
  none: (name: string) => `No half-term of this time holds a day with ${name.toLowerCase()}.`,
  tableName: 'Half-term',
  tableRests: 'Noted on',
}

/** "14 of 18 days" */
export const rests = ({ days_with, days }: Pick<Shared, 'days_with' | 'days'>) => `${days_with} of ${count(days, 'day', 'days')}`

/** A bar in words. */
export function barInWords(name: string, share: Shared, levels: readonly string[], needs: number): string {
  if (share.levels.length === 0) return `${name}: ${halfTermWords.tooFew(share, needs)}.`
  const held = share.levels.flatMap((days, level) => (days > 0 ? [`${levels[level]} ${daysNumber(days)}`] : []))
  return `${name}, on ${rests(share)}: ${held.join(', ')}.`
}

export const weekShapeWords = {
  title: 'The shape of the week',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  weekdaysFull: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  term: 'In term',
  holiday: 'In the holidays',
  keys: 'Left and right go from day to day, up and down between term and holidays.',
  caption: (needs: number) =>
    `Each mark is the middle value of that day of the week, and below it stands on how many days it rests. A mark takes ${needs} days.`,
  tooFew: (needs: number, most: number) =>
    `A day of the week is shown from ${needs} days on. ${most === 0 ? 'There is none yet.' : `The most that any has so far is ${most}.`}`,
  tableDay: 'Day of the week',
  termDays: 'Days in term',
  holidayDays: 'Days in the holidays',
  said: (name: string) => `${name} by day of the week, in term and in the holidays.`,
}

/** A day of the week in words. */
export function cellInWords(cell: WeekCell, value: string | null, needs: number): string {
  const where = `${weekShapeWords.weekdaysFull[cell.weekday]} ${cell.holiday ? 'in the holidays' : 'in term'}`
  return value === null
    ? `${where}: ${count(cell.days_with, 'day', 'days')}; a mark takes ${needs}`
    : `${where}: ${value}, on ${count(cell.days_with, 'day', 'days')}`
}

export const weeksWords = {
  keys: 'Arrow keys go from week to week, Enter opens the week. With Shift they choose a stretch of weeks, and Enter opens it.',
  hours: 'Each dash is a week you looked back on. A week left out stays out.',
  pairs: 'The ring is how you seemed, the dot is how you were, both by your own lights; the line between them is how far apart they lay.',
  scale: 'Two dots of your own making, 0 to 10: no test, and nothing to compare them with.',
  distance: (points: number) => (points === 0 ? 'the same' : `${points} apart`),
  tableDistance: 'Apart',
  empty: (name: string) => `No week of this time holds an answer about ${name.toLowerCase()}. Everything in a week is optional.`,
}

/** "on 12 of 20 weeks" */
export const restsOnWeeks = (weeks: number, of: number) => `on ${weeks} of ${count(of, 'week', 'weeks')}`

/** "The week from Monday 16 November 2026" */
export const weekFrom = (week: Day) => `The week from ${dayFull(week)}`

/** A week's hours in words. */
export const hoursInWords = ({ week, hours }: Pick<WeekDot, 'week' | 'hours'>) =>
  `${weekFrom(week)}: ${hours ? hoursBands[hours] : ''} hours`

/** How a week seemed and was, in words. */
export function pairInWords({ week, seemed, was }: Pick<WeekDot, 'week' | 'seemed' | 'was'>): string {
  const said = [
    seemed === null ? '' : `${weekWords.seemed.toLowerCase().replace(/^how i/, 'how I')} ${seemed}`,
    was === null ? '' : `${weekWords.was.toLowerCase().replace(/^how i/, 'how I')} ${was}`,
    seemed === null || was === null ? '' : weeksWords.distance(Math.abs(seemed - was)),
  ]
  return `${weekFrom(week)}: ${said.filter(Boolean).join(', ')}`
}

export const yearWords = {
  title: 'A year on one page',
  kind: 'Which year',
  kinds: [
    { value: 'school', label: 'School year' },
    { value: 'calendar', label: 'Calendar year' },
  ] satisfies { value: YearKind; label: string }[],
  earlier: 'Year before',
  later: 'Year after',
  weekdays: ['M', 'T', 'W', 'T', 'F', 'S', 'S'],
  light: 'a light',
  flag: 'a day that stands out',
  keys: 'Arrows go from day to day and from week to week, Page Up and Page Down by four weeks, Enter opens the day.',
  caption: 'The bar in a day’s place stands as high as the mood lies among its levels; a star is a light of the day. Days that hold neither stay plain.',
  nothing: 'nothing noted',
  empty: 'Nothing was noted in this year. Nothing has to be.',
  name: (from: Day, kind: YearKind) => (kind === 'school' ? `${yearOf(from)} to ${Number(yearOf(from)) + 1}` : yearOf(from)),
  month: monthOf,
  said: (name: string, rests: string) => `Moods and lights of ${name}: ${rests}.`,
  rests: (moods: number, of: number, lights: number) =>
    `mood on ${moods} of ${count(of, 'day', 'days')}${lights > 0 ? `, a light on ${lights}` : ''}`,
  tableMood: 'Mood',
}

/** A day of the year in words. */
export function yearDayInWords(day: Day, held: YearDay | undefined, mood: string | null, lightSaid: string, flags: readonly string[]): string {
  const said = [mood ?? '', ...(held?.lights ?? []).map((light) => `${lightSaid}: ${light}`), ...flags].filter(Boolean)
  return `${dayFull(day)}: ${said.join(' · ') || yearWords.nothing}`
}

/** A flag in words. */
export const flagInWords = (marker: Marker) => `${markerName(marker)}, ${markerWords.when(marker)}`

export const daysWords = {
  title: (from: Day, to: Day) => (from === to ? dayFull(from) : span(from, to)),
  nothing: 'Nothing was written in these days.',
  further: 'Show the days before',
  pages: 'Pages',
}

export const leaving = {
  ask: 'Save this picture',
  askSaid: (name: string) => `Save this picture: ${name}`,
  title: 'This picture would leave your journal',
  said: 'A file outside is not protected: whoever has it, or comes to the folder or backup it lies in, can look at it. It holds what this picture shows, with its words and the names of days that stand out.',
  svg: 'Save as SVG',
  png: 'Save as PNG',
  kinds: 'SVG is sharp at every size; PNG opens everywhere.',
  no: 'Leave it here',
  saving: 'Saving…',
  saved: 'The picture is saved. It lies outside the lock: whoever has the file can look at it.',
  undrawn: { happened: 'The picture could not be drawn as PNG.', todo: 'Save it as SVG instead.' },
}

/** What stands above a picture that leaves. */
export const leavingRests = (from: Day, to: Day, rests: string) => `${dayDate(from)} to ${dayDate(to)}, ${rests}`
