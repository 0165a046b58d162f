/** What is kept with an entry: putting in, describing, taking out. Entered by the page and by the reading view. */
import type { Attachment, AttachmentKind, WhyNot } from '../backend/generated/types'
import type { Came } from '../state/attached.svelte'
import type { FailureWords } from './failures'
import { journalWords } from './journal'

const called = (name: string | null) => (name ? `“${name}”` : 'This file')

/** Why a file was not put in, and what can be done. */
export const whyNot: Record<WhyNot, (name: string | null) => FailureWords> = {
  too_large: (name) => ({ happened: `${called(name)} is larger than 50 MB.`, todo: 'Make a smaller copy of it, and put that in.' }),
  unknown_kind: (name) => ({
    happened: `${called(name)} is of a kind that cannot be kept.`,
    todo: 'Pictures (JPEG, PNG, WebP, GIF), PDFs and sound can be.',
  }),
  heic: (name) => ({
    happened: `${called(name)} is a HEIC picture, which cannot be read here.`,
    todo: 'Save it as JPEG where it comes from, and put that in. An iPhone makes JPEGs after Settings › Camera › Formats › Most Compatible.',
  }),
  film: (name) => ({ happened: `${called(name)} is a film, and films are not taken in.`, todo: 'A single picture of it can be.' }),
  drawing: (name) => ({
    happened: `${called(name)} is a drawing in SVG, which can hold a program. It was not opened.`,
    todo: 'Save it as PNG, and put that in.',
  }),
  too_many_points: (name) => ({
    happened: `${called(name)} has more points than can be shown here.`,
    todo: 'Fifty million is the most: make a smaller copy, and put that in.',
  }),
  unreadable: (name) => ({
    happened: `${called(name)} is damaged, or nothing is in it.`,
    todo: 'Your page is as it was. See whether another program opens it, and save it anew there.',
  }),
}

export const attachedWords = {
  title: 'Kept with this page',
  putIn: 'Put something in',
  putInKey: 'Ctrl Shift A',
  putInSaid: 'Pictures, PDFs and sound, at most 50 MB each. You can also paste a picture, or drop files on the page.',
  letGo: 'Let go, and it is put in',
  arriving: (name: string) => (name ? `Putting in “${name}”…` : 'Putting it in…'),
  came: ({ count }: Came) => (count === 1 ? 'It is kept in the journal.' : `All ${count} are kept in the journal.`),
  cameSome: ({ count }: Came) => (count === 1 ? 'One is kept in the journal.' : `${count} are kept in the journal.`),
  tookOut: ({ pictures, sounds }: Came) =>
    [
      pictures === 1 ? 'The place and the camera were taken out of this picture.' : '',
      pictures > 1 ? 'The place and the camera were taken out of these pictures.' : '',
      sounds > 0 ? 'What the recorder had noted was taken out of the sound.' : '',
    ].filter(Boolean).join(' '),
  seen: 'All right',
  toldLabel: 'What came of it',
  describe: 'What it is, in a few words',
  takeOut: 'Take out',
  takenOut: 'It is taken out.',
  backIn: 'It is back.',
  takenOutTitle: 'Taken out',
  goesOn: (date: string) => `goes on ${date}`,
  bringBack: 'Bring back',
  takeAway: 'Take away for good',
  goneForGood: 'It is gone for good.',
  saveCopy: 'Save a copy',
  copySaid: 'A copy lies outside the lock.',
  copied: 'The copy is saved. It lies outside the lock: whoever has the file can open it.',
  /** What is said of one that has no words of its own. */
  named: ({ kind, name }: Pick<Attachment, 'kind' | 'name'>) => name ?? journalWords.kinds[kind satisfies AttachmentKind],
} as const
