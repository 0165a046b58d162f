/** The words of people: the list, one person, the umbrella, who speaks for the writer. Entered by their screens. */
import type { Circle, KnownKind, Tie } from '../backend/generated/types'
import { dayShort, dayShortYear, yearOf } from './axis'
import type { Sayings } from './sayings'

/** Where somebody can belong, in the order in which it is shown. */
export const circles: Record<Circle, string> = {
  home: 'At home',
  staff: 'Staff',
  pupils: 'Pupils',
  parents: 'Parents',
  governors: 'Governors',
  peers: 'Others who lead schools',
  union: 'Union',
  coach: 'Coach or supervisor',
  gp: 'GP',
}
export const CIRCLES = Object.keys(circles) as Circle[]

/** How somebody stands to the writer: as it is chosen, and as it is told on their page. */
export const ties = (names: Sayings): Record<Tie, { choose: string; told: string }> => ({
  shelters_me: names.sheltersMe,
  i_shelter: names.iShelter,
  speaks_for_me: { choose: 'They speak for me', told: 'Speaks for you.' },
  i_confide_in: { choose: 'I confide in them', told: 'You confide in them.' },
  holds_power: { choose: 'Also holds power over my job', told: 'Also holds power over your job.' },
  outside_trust: { choose: 'From outside my own trust', told: 'From outside your own trust.' },
})

/** Why nobody is in a circle may be worth a thought, and never a duty. */
const invitations: Record<Circle, string> = {
  home: 'Who at home would stand up for you, if it came to that?',
  staff: 'Somebody on the staff who would say in the room what they say to you in the corridor?',
  pupils: 'A class, a council, a choir that would put in a word for you?',
  parents: 'A parent at the gate who has seen what you did for their family?',
  governors: 'A governor who asks how you are before asking how it is going?',
  peers: 'Another head who knows what it is like, and has nothing to gain by it?',
  union: 'A name at your union, found before you need it?',
  coach: 'Somebody whose work it is to listen to people in yours?',
  gp: 'A GP who has heard once what your weeks are like?',
}

/** "2 Nov, 9 Nov and 16 Nov 2026": the year where it ends. */
function listOf(weeks: readonly string[]): string {
  const days = weeks.map((week, at) => (yearOf(week) === yearOf(weeks[at + 1] ?? '') ? dayShort(week) : dayShortYear(week)))
  const last = days.pop() ?? ''
  return days.length > 0 ? `${days.join(', ')} and ${last}` : last
}

const inWeeks = (weeks: readonly string[]) => (weeks.length === 1 ? `In the week from ${listOf(weeks)}.` : `In the weeks from ${listOf(weeks)}.`)

export const peopleWords = {
  title: 'People',
  view: 'Which view of people',
  everybody: 'Everybody',
  advocates: 'Who speaks for me',
  said: 'The adults you write about, by a nickname or initials if you like. When you make a summary for someone, each name here is replaced by a role.',
  empty: 'Nobody is listed yet. Add somebody you write about, and type @ with their name on a page to find those pages again.',
  add: 'Add a person or place',
  nowhere: 'Nowhere in particular',
  places: 'Places',
  becomes: (role: string) => `becomes “${role}”`,
  changePlace: 'Change',
  changeSaid: (name: string) => `Change ${name}`,

  form: {
    kind: 'This is',
    kinds: { person: 'a person', place: 'a place' } satisfies Record<KnownKind, string>,
    name: 'Name',
    nameHint: 'A nickname or initials will do.',
    role: 'A summary says',
    roleHint: 'For example “my chair” or “my school”.',
    also: 'Also written as',
    alsoHint: 'A nickname, initials, a short form; put commas between them.',
    circle: 'Where they belong',
    ties: 'How we stand to each other, as far as you like to say',
    missing: 'A name and a role are needed.',
    hidden: 'A sign that cannot be seen stands in there. Type it anew instead of pasting it.',
    noLetter: 'A name needs a letter or a figure.',
    longForm: 'Each way to write a name can have 80 letters. Shorten the longest.',
    tooMany: 'Ten other ways to write a name are the most, the old name among them. Leave one out.',
    taken: (form: string, name: string) => `“${form}” already means ${name}. Choose another way to write it, so that a page can tell the two apart.`,
    takenBySomebody: 'Somebody on your list is written like that already. Choose another way to write it.',
    childTitle: 'Adults only.',
    child:
      'A child is never listed here: names of pupils beside how you felt would be a second safeguarding record that nobody guards. What concerns a child belongs in school’s own system. Here, write “a boy in Year 5”, and leave the name out.',
  },
  duty: {
    happened: 'This person also has a duty to the employer.',
    todo: 'What you tell them may have to be passed on, however kindly they mean it. Somebody without that duty could hear it first.',
  },

  one: {
    back: 'Back',
    change: 'Change',
    remove: 'Take out',
    removeTitle: (name: string) => `Take ${name} out?`,
    removeSaid: 'Your pages keep every word. What stands here goes, and the weeks they were named in leave them out.',
    keep: 'Leave as it is',
    removed: 'Taken out of the list. Your pages are untouched.',
    inSummary: (role: string) => `A summary says “${role}”.`,
    alsoSaid: (forms: readonly string[]) => `Also written ${forms.map((form) => `“${form}”`).join(', ')}.`,
    held: (weeks: readonly string[]) => inWeeks(weeks),
    pages: (name: string) => `Pages that mention @${name}`,
    noPages: 'No page mentions them yet. While you write, type @ and the first letters of the name.',
    everywhere: 'Find the name wherever it stands',
    gone: 'They are not on your list any more.',
  },

  umbrella: {
    choose: 'Choose',
    chooseSaid: (what: string) => `Choose: ${what}`,
    chosen: 'Done',
    nobodyOver: 'This place is open. It could be somebody who wants nothing from you: a friend, somebody at home, a head from elsewhere, a coach.',
    nobodyUnder: 'Nobody is named here. You may know very well who it is.',
    none: 'First add somebody to the list.',
    weeks: 'As you told it, week by week',
    weeksSaid: 'From your weekly look back, in the last year. A week that says nothing stays blank.',
    noWeeks: 'Nothing yet. The weekly look back asks it, if you like.',
    inWeeks,
    ownWords: 'In your own words',
  },

  speakers: {
    said: 'Who would say a good word for you, where you are not in the room. An empty place is only a thought to take with you.',
    add: 'Change',
    addSaid: (circle: string) => `Change: ${circle}`,
    done: 'Done',
    invitations,
    whoSpeaks: 'Who of them speaks for you',
    somebodyNew: 'Somebody new',
    group: 'Others among them, as a group',
    groupHint: 'For example “most of the office”. No names.',
    pupils: 'Which of them, as a group',
    pupilsHint: 'For example “some of the sixth form”. Never a name.',
    pupilsSaid: 'Pupils are children, so nobody is listed here and no page can mention one: only a group, in a line of your own.',
    groupLong: 'Keep it to 120 letters.',
    noProfessional: 'Nobody here does this for a living: no union, coach or GP. One of them, found on a quiet day, is easier to ring on a loud one.',
    noPeer: 'Nobody here leads a school outside your own trust. Somebody who is not measured by the same people can simply listen.',
  },

  mention: {
    title: 'Somebody new',
    way: (name: string) => `${name}: to their page`,
  },
} as const
