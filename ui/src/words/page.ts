/** How a page stands with the disk, and what it says while one writes. Entered by every room where one writes. */
import type { Standing } from '../state/draft.svelte'

const words = (number: number) => `${number.toLocaleString('en-GB')} ${number === 1 ? 'word' : 'words'}`

/** What the page itself says. */
export const editorWords = {
  keys: 'In a list, Tab moves an item in and Shift Tab moves it out. Escape, then Tab, leaves the page. Control F finds, Control Shift A puts a file in, F7 goes to the next word that is not in the dictionary. An at sign and a name mentions somebody on your list.',
  tickBox: 'Tick box',
  find: {
    title: 'Find on this page',
    field: 'Find',
    next: 'Next',
    previous: 'Previous',
    close: 'Close',
    here: 'found',
    onLine: 'on line',
    found: (which: number, all: number, more: boolean) => {
      if (all === 0) return 'Not on this page'
      const number = `${all.toLocaleString('en-GB')}${more ? ' or more' : ''}`
      return which > 0 ? `${which.toLocaleString('en-GB')} of ${number}` : `${number} found`
    },
  },
  spelling: {
    menu: (word: string) => `What may be meant by “${word}”`,
    nothingNear: 'Nothing in the dictionary is like it.',
    learn: 'Learn this word',
    passOver: 'Leave it be for now',
    taken: (word: string) => `Now “${word}”`,
    learned: (word: string) => `“${word}” is learned`,
    notLearned: 'The word could not be learned: the journal could not be written to. Try again.',
    none: 'Every other word is in the dictionary.',
  },
  mention: {
    list: 'People to mention',
    somebodyNew: (typed: string) => (typed ? `Add “${typed}”…` : 'Somebody new…'),
    newSaid: 'to your list',
    opened: (count: number) =>
      `${count === 1 ? 'One suggestion' : `${count} suggestions`}. Arrow keys choose, Enter takes one, Escape leaves your letters.`,
  },
} as const

export type EditorWords = typeof editorWords

export const pageWords = {
  standing: {
    blank: '',
    unsaved: 'Not saved yet',
    saving: 'Saving…',
    saved: 'Saved, and only here',
    failed: '',
  } satisfies Record<Standing, string>,
  failed: 'Your last words are still here, but not saved.',
  tooLong: {
    happened: 'What you pasted is longer than one page can hold.',
    todo: 'Nothing was put in, and your page is as it was. A page holds about 700,000 words: paste a part of it.',
  },
  seen: 'All right',
  tools: {
    open: 'The page',
    said: 'What this page can do',
    find: 'Find on this page',
    findKey: 'Ctrl F',
    counted: (all: number, selected: number) => (selected > 0 ? `${words(all)}, ${words(selected)} selected` : words(all)),
    one_paragraph: 'Only the paragraph I am in',
    middle_line: 'Keep my line in the middle',
    spelling: 'Mark words that are not in the dictionary',
  },
} as const
