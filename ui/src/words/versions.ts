/** The words of what an entry said before. Entered by its view. */
const some = (count: number, one: string, more: string) => `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`

export const versionWords = {
  open: 'Earlier versions',
  title: 'Earlier versions',
  of: (day: string) => `Entry of ${day}`,
  back: 'Back to the entry',
  said: 'A version is kept when you come back to an entry after half an hour or more, and before a large part of it goes.',
  empty: 'This entry has no earlier version yet. One is kept when you come back to it after half an hour or more, and before a large part of it goes.',
  list: 'Versions, newest first',
  words: (count: number) => some(count, 'word', 'words'),
  /** What became of it by the next. */
  since: (came: number, went: number) => {
    if (came === 0 && went === 0) return 'No word came or went after it'
    if (went === 0) return `${some(came, 'word', 'words')} came after it`
    if (came === 0) return `${some(went, 'word', 'words')} went after it`
    return `${some(came, 'word', 'words')} came and ${went.toLocaleString('en-GB')} went after it`
  },
  asItRead: (moment: string) => `As it read on ${moment}`,
  way: 'How to look at it',
  ways: { now: 'Beside what is there now', next: 'Beside the version after it', whole: 'The whole page' },
  key: { went: 'Struck through', wentSaid: 'went since then', came: 'underlined', cameSaid: 'came since then' },
  went: 'went: “',
  came: 'came: “',
  ends: '” ',
  leftOut: (count: number) => `${some(count, 'paragraph', 'paragraphs')} stayed as ${count === 1 ? 'it was' : 'they were'}`,
  picture: (said: string) => (said ? `[picture: ${said}]` : '[picture]'),
  more: 'More follows than can be shown here. Look at the whole page to read on.',
  same: 'This is what is there now.',
  nothing: 'Nothing is written on this page.',
  bringBack: 'Bring this version back',
  bringBackSaid: 'What is there now is kept as a version too.',
  broughtBack: 'The entry reads as it did then.',
  undone: 'The entry reads as before.',
  notUndone: 'That could not be undone here. What was there is the newest of the earlier versions.',
} as const
