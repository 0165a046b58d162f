/** The words of the school's calendar. Entered by Settings. */
import type { Day, Period, PeriodKind, Preset, SchoolPeriod } from '../backend/generated/types'
import type { SchoolMissing } from '../state/school.svelte'
import { dayDate } from './dates'
import { span } from './periods'
import { whichName } from './timeline'

export const presets: Record<Preset, string> = {
  england_wales: 'England and Wales',
  scotland: 'Scotland',
  northern_ireland: 'Northern Ireland',
  weekdays: 'No school calendar',
}

export const periodKinds: Record<PeriodKind, string> = {
  half_term: 'Half of a term',
  term: 'A whole term',
  holiday: 'A holiday',
  inset: 'An INSET day',
  bank_holiday: 'A bank holiday',
}

const briefly: Record<PeriodKind, string> = {
  half_term: 'half of a term', term: 'term', holiday: 'holiday', inset: 'INSET day', bank_holiday: 'bank holiday',
}

/** What a term or a day is called: the writer's words, or the half-term it stands for, or its kind. */
export function schoolPeriodName({ label, which, kind }: Pick<SchoolPeriod, 'label' | 'which' | 'kind'>): string {
  if (label) return label
  const said = which === null ? briefly[kind] : whichName(which)
  return said.charAt(0).toUpperCase() + said.slice(1)
}

export const schoolWords = {
  said: 'Pages and pictures are told by half-term, and school days apart from holidays. Begin from a pattern and change whatever is different in your school.',
  preset: 'Begin from',
  none: 'Nothing is chosen yet. Until then, days are taken as they typically fall in England and Wales.',
  stays: 'Another pattern leaves what you changed or added as it is.',
  weekdays: 'There are weekdays and weekends, and nothing else unless you add it.',
  dated: (day: Day) => `The pattern and the bank holidays were put together by rule on ${dayDate(day)}. No list can know your school’s own days.`,
  year: (year: number) => `School year ${year}/${String((year + 1) % 100).padStart(2, '0')}`,
  earlier: 'The year before',
  later: 'The year after',
  empty: 'Nothing stands in this year. Its weekdays are taken for school days.',
  between: ({ which }: Pick<Period, 'which'>) => whichName(which),
  when: ({ from, to }: { from: Day; to: Day }) => span(from, to),
  kind: (kind: PeriodKind) => briefly[kind],
  works: 'you are in',
  off: 'off',
  own: 'yours',
  addDay: 'Add an INSET day or holiday',
  addTerm: 'Add a term',
  formKind: 'What is it?',
  insetSaid: 'Staff are in on an INSET day, so it is a school day for you. A bank holiday or a holiday is a day off, in term too.',
  label: 'What is it called?',
  labelHint: (needed: boolean) => (needed ? 'A name of your own for the term.' : 'It may stay empty.'),
  from: 'First day',
  to: 'Last day',
  toHint: 'only if it is more than a day',
  change: 'Change',
  changeSaid: (name: string) => `Change ${name}`,
  remove: 'Take out',
  removeSaid: (name: string) => `Take out ${name}`,
  removed: (name: string) => `“${name}” is out of your school year. Nothing you wrote has changed.`,
  putBack: 'Put it back',
  kept: 'Kept in your school year.',
  missing: (missing: SchoolMissing) => {
    switch (missing.why) {
      case 'from': return 'It needs a first day.'
      case 'order': return 'The last day lies before the first. Nothing was changed.'
      case 'long': return 'It goes on for more than a year. Nothing was changed.'
      case 'label': return 'A term of your own needs a name.'
      case 'over':
        return `It lies over “${schoolPeriodName(missing.other)}”, ${span(missing.other.from, missing.other.to)}. Change that one first, or choose other days.`
    }
  },
} as const

/** By which days half-terms are shown. */
export const schoolDays = {
  typical: 'Half-terms are shown as they typically fall in England and Wales. Your school’s own days may differ:',
  chosen: 'Half-terms are shown as they stand in your school year:',
  weekdays: 'Without a school calendar the years are shown as they are:',
  toSchool: 'Your school year',
} as const
