/**
 * The words of questionnaires. One rule: what is asked is data and stands here nowhere; a figure is told and never named
 * good, bad, mild or severe. Here alone the word “score” may be said: of what a questionnaire computes of its own answers.
 * Entered by Trends and by the evening's page.
 */
import type {
  Answered, Code, Day, QuestionItem, KnownQuestionnaire, OfferedTonight, Questionnaire, QuestionnaireFault, QuestionnaireFaultWhy, AnsweredSeries,
  WhoseQuestionnaire,
} from '../backend/generated/types'
import type { LoggingMissing } from '../state/questionnaires.svelte'
import { dayShortYear } from './axis'
import { dayDate, dayLong } from './dates'
import { failures } from './failures'

const count = (number: number, one: string, more: string) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : more}`
const figure = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 })

export const questionnaireWords = {
  title: 'Questionnaires',
  said: 'The same few questions now and then, so that one autumn can be laid beside another. Each can be left out, and nothing follows from an answer.',
  answer: 'Answer',
  goOn: 'Go on',
  answerSaid: (name: string) => `Answer ${name}`,
  goOnSaid: (name: string) => `Go on with ${name}`,
  never: 'Not answered yet. A picture needs two times.',
  whose: {
    shipped: '', pack: 'words you brought, under their own licence', own: 'yours, not a validated scale',
  } satisfies Record<WhoseQuestionnaire, string>,
  times: (answered: readonly Answered[]) => {
    const last = answered.at(-1)
    return last ? `answered ${answered.length === 1 ? 'once' : `${answered.length} times`}, last on ${dayDate(last.day)}` : ''
  },
  more: 'About it',
  wording: ({ wording_version, licence }: Questionnaire) => (licence ? `Wording: ${wording_version}. Licence: ${licence}.` : `Wording: ${wording_version}.`),
  offered: 'Offer it once in each half-term',
  offeredSaid: (name: string) => `Offer it once in each half-term: ${name}`,
  putAway: 'Take out',
  putAwaySaid: (name: string) => `Take out ${name}`,
  isAway: 'taken out, or in other words now',
  wasPutAway: (name: string) => `“${name}” is taken out. What you answered stays.`,
  putBack: 'Put it back',
  asTable: 'Show as a table',
  asTableSaid: (name: string) => `Show as a table: ${name}`,
  asPicture: 'Show as a picture',
  asPictureSaid: (name: string) => `Show as a picture: ${name}`,
  caption: (name: string) => `${name}, newest first`,
  day: 'Day',
  score: 'Score',
  mark: 'Beside the time before',
  overlapping: 'of the same days',
  leftOut: 'left out',
  remove: 'Take out',
  removeSaid: (day: Day) => `Take out what was answered on ${dayDate(day)}`,
  removed: 'It is taken out.',
  keys: 'Arrow keys go from time to time.',
  someone: 'Someone to talk to',
} as const

export const answeringWords = {
  ends: { low: 'not at all', high: 'completely' },
  leaveOut: 'Leave it out',
  leaveOutSaid: (text: string) => `Leave it out: ${text}`,
  each: 'Leave out whatever you like. What is left out stays out, and is not counted as anything.',
  keep: 'Keep the answers',
  leave: 'Leave it',
  none: 'Nothing is answered yet. Answer at least one, or leave it.',
  kept: 'Your answers are kept.',
  whole: 'A score is only told where every question is answered.',
  begunOn: (day: Day) => `You began this on ${dayLong(day)}. It is kept under today: look over what you answered, or begin anew.`,
  anew: 'Begin anew',
  soon: (last: Day, gap: number) =>
    `You last answered it on ${dayDate(last)}, less than ${count(gap, 'day', 'days')} ago. You can, and both then speak of some of the same days: this time is drawn, and not compared.`,
} as const

export const offerWords = {
  label: 'Questionnaires',
  line: (offered: readonly OfferedTonight[]) => {
    const questions = offered.reduce((sum, one) => sum + one.questions, 0)
    return `${count(questions, 'question', 'questions')} for this half-term, if you like: ${offered.map(({ name }) => name).join(', ')}`
  },
  look: 'Answer',
  later: 'Not this half-term',
  laterSaid: 'They will be offered again in the next one.',
  stop: 'Do not offer them',
  stopSaid: 'They are not offered any more. You find them under Trends.',
} as const

export const bringingWords = {
  title: 'One of your own',
  said: 'A questionnaire of your own, or one whose words you may use, is read from a text file (TOML).',
  form: [
    'name = "My Friday three"',
    'wording_version = "1"          # another whenever you change a question',
    'before = "Think of this week." # said before the first; may be left out',
    'gap_days = 7                   # answered sooner, it is marked',
    'scoring = "each"               # or "sum", or "mean", of all of them',
    '',
    '[[items]]',
    'text = "How much of the week was yours?"',
    'short = "Mine"                 # what it is called in a picture',
    'lowest = 0',
    'highest = 10                   # at most ten steps',
    'low = "none of it"',
    'high = "all of it"',
    '',
    '[[items]]',
    'text = "How often did you eat standing up?"',
    'answers = ["never", "once or twice", "most days"]',
    'other_way = true               # more is not better',
  ].join('\n'),
  who5: 'The WHO-5 does not come with this app: its words have a licence of their own. Whoever has them from the WHO’s document writes them, unaltered, into such a file, with pack = "who5", scoring = "who5", gap_days = 14, its licence and its attribution, and five questions of 0 to 5. What is computed of them is here.',
  formSaid: 'What such a file looks like',
  fromFile: 'Read one from a file',
  read: (name: string) => `This stands in the file: ${name}`,
  keep: 'Keep it',
  leave: 'Leave it',
  kept: 'It stands among the questionnaires.',
  notTaken: 'Nothing was taken in from that file.',
  failed: (code: Code) =>
    code === 'already_there'
      ? { happened: 'You have answered this wording, and it asked something else.', todo: 'Give the file another wording_version; what you answered keeps the questions it was an answer to.' }
      : failures[code],
} as const

export const elsewhereWords = {
  title: 'Answered elsewhere',
  said: 'For a questionnaire whose words may not stand here, as WEMWBS: its name, the day, and the score you were given. Nothing is made of it but a picture.',
  log: 'Log a score',
  another: 'Log another',
  anotherSaid: (name: string) => `Log another: ${name}`,
  name: 'What is it called?',
  day: 'The day',
  score: 'Its score',
  missing: {
    name: 'It needs a name.', day: 'It needs a day, and none to come.', score: 'A score is a figure, as 43 or 43.5.',
  } satisfies Record<LoggingMissing, string>,
  kept: 'The score is kept.',
  removeSaid: (name: string, day: Day) => `Take out the score of ${name} of ${dayDate(day)}`,
  removed: 'The score is taken out.',
  one: (value: number, day: Day) => `${figure(value)}, on ${dayDate(day)}. A picture needs one more.`,
} as const

/** An answer in its question's words, or as its figure. */
export const answerInWords = ({ answers, lowest }: Pick<AnsweredSeries, 'answers' | 'lowest'>, value: number) => answers[value - lowest] ?? figure(value)

/** What a series is called. */
export const seriesName = ({ called }: Pick<AnsweredSeries, 'called'>) => called || questionnaireWords.score

/** A point, read aloud. */
export const pointInWords = (series: AnsweredSeries, { day, value, overlapping }: { day: Day; value: number; overlapping: boolean }) =>
  `${dayDate(day)}: ${answerInWords(series, value)}${overlapping ? ', of the same days as the time before' : ''}`

/** A picture for those who do not see it. */
export function seriesInWords(name: string, series: AnsweredSeries): string {
  const values = series.readings.map(({ value }) => value)
  const [first, last] = [series.readings[0], series.readings.at(-1)]
  if (!first || !last) return `${name}: nothing answered.`
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const lie = low === high ? `Each time it was ${answerInWords(series, low)}.` : `It lies from ${answerInWords(series, low)} to ${answerInWords(series, high)}.`
  return `${name}, ${count(values.length, 'time', 'times')} from ${dayDate(first.day)} to ${dayDate(last.day)}. ${lie} The last is ${answerInWords(series, last.value)}.`
}

/** What stands in place of a picture that has not two points yet. */
export function tooFew(series: AnsweredSeries): string {
  const [one] = series.readings
  return one ? `${answerInWords(series, one.value)}, on ${dayDate(one.day)}. A picture needs one more time.` : 'Left out so far. A picture needs two times.'
}

/** What the bars are; empty where there are none. */
export function barsInWords(whose: WhoseQuestionnaire, series: AnsweredSeries, item?: QuestionItem): string {
  if (whose === 'own') return 'How much it wobbles by itself is not known, so it has no bars.'
  if (item?.one_day) return 'It asks about one day, so it has no bars: four times are compared with the four before.'
  if (series.wobble === null) return ''
  if (item) return `Where two bars lap over, the two lie nearer than ${figure(2 * series.wobble)}, which says nothing.`
  return 'The bars are the questionnaire’s own wobble, roughly, from how the answers of many commonly spread.'
}

/** What can be said of the newest beside the time before. */
export function changeInWords({ change }: AnsweredSeries, item?: QuestionItem): string {
  const what = item?.one_day ? 'The last four times beside the four before: the change' : 'The change since the time before'
  if (change === 'beyond') return `${what} is bigger than the questionnaire’s own wobble.`
  if (change === 'within') return `${what} could be the questionnaire’s own wobble.`
  return ''
}

/** What can be said of the newest beside other people's. */
export function besideInWords({ beside }: AnsweredSeries): string {
  const where = { lower: 'The last is lower than many people score', higher: 'The last is higher than many people score' }
  return beside ? `${where[beside]}; worth talking over with someone you trust or your GP.` : ''
}

/** The rows of the table: each time it was answered, with all of its answers. */
export function tableOf({ questionnaire, answered, series }: Pick<KnownQuestionnaire, 'questionnaire' | 'answered' | 'series'>) {
  const computed = questionnaire.scoring !== 'each'
  const late = new Set(series.flatMap(({ readings }) => readings.filter((one) => one.overlapping).map(({ id }) => id)))
  const cell = (item: QuestionItem, answer: number | null | undefined) =>
    answer === null || answer === undefined ? questionnaireWords.leftOut : (item.answers[answer - item.lowest] ?? String(answer))
  const rows = [...answered].reverse().map(({ id, day, score, answers }) => ({
    key: id,
    cells: [
      dayShortYear(day), ...(computed ? [score === null ? questionnaireWords.leftOut : figure(score)] : []),
      ...questionnaire.items.map((item, at) => cell(item, answers[at])), late.has(id) ? questionnaireWords.overlapping : '',
    ],
  }))
  const called = questionnaire.items.map(({ short, text }) => short || text)
  const heads = [questionnaireWords.day, ...(computed ? [questionnaireWords.score] : []), ...called, questionnaireWords.mark]
  return { caption: questionnaireWords.caption(questionnaire.name), heads, rows }
}

/** What each field of a questionnaire is called, in a sentence. */
const fields: Record<string, string> = {
  pack: '“pack”', name: 'The name', about: 'The line about it', wording_version: '“wording_version”', licence: 'The licence',
  attribution: 'Whose it is', before: 'What is said before', gap_days: '“gap_days”', scoring: '“scoring”', items: 'The questions',
  key: '“key”', text: 'The question', short: '“short”', low: '“low”', high: '“high”', lowest: '“lowest”', highest: '“highest”',
  answers: '“answers”', other_way: '“other_way”',
}
const what = ({ field, number }: QuestionnaireFault) => {
  const said = fields[field ?? ''] ?? `“${field ?? ''}”`
  return number === null ? said : `${said}${field === 'text' ? '' : ' of question'} ${number}`
}
const can: Record<string, string> = {
  gap_days: '“gap_days” can be 0 to 365.', lowest: '“lowest” can be 0 to 100.',
  highest: '“highest” has to be above “lowest”, by ten at most.', answers: 'There can be two to eleven answers in words.',
}

const whys: Record<QuestionnaireFaultWhy, (fault: QuestionnaireFault) => string> = {
  file_too_large: () => 'This file is larger than a questionnaire can be: 64 kB.',
  no_text: () => 'This file holds no text. A questionnaire is a text file that ends in .toml.',
  unreadable: () => 'This line cannot be read. A line is like: name = "Friday".',
  unknown_field: ({ field }) => `A questionnaire has no field “${field ?? ''}”.`,
  missing: (fault) => (fault.field === 'items' ? 'A questionnaire needs at least one question, under [[items]].' : `${what(fault)} is missing or empty.`),
  wrong_kind: (fault) =>
    fault.field === 'scoring' ? '“scoring” is "each", "sum" or "mean", and "who5" for the WHO-5 alone.' : `${what(fault)} cannot be like this. Words stand in quotes, figures and true or false alone.`,
  too_long: (fault) => `${what(fault)} is longer than ${(fault.most ?? 0).toLocaleString('en-GB')} characters.`,
  several_lines: (fault) => `${what(fault)} goes over several lines and can have one.`,
  out_of_range: (fault) => can[fault.field ?? ''] ?? `${what(fault)} lies outside what it can be.`,
  too_many: (fault) => `There can be ${fault.most ?? 0} questions at most.`,
  key_twice: (fault) => `${what(fault)} stands there already. Two alike could not be told apart.`,
  not_the_pack: () =>
    'This is not the WHO-5. It has five questions of 0 to 5, gap_days = 14 or more, scoring = "who5", its licence and its attribution; nothing else has a “pack”.',
}

/** What is wrong with a questionnaire, and where. */
export const faultSaid = (fault: QuestionnaireFault) => `${fault.line === null ? '' : `Line ${fault.line}: `}${whys[fault.why](fault)}`
