/** The words of making a journal and of its recovery sheet. Entered by the screens that show them. */
import { computerWords } from './computer'

export const makingWords = {
  step: (now: number, of: number) => `Page ${now} of ${of}`,
  what: {
    title: 'A place of your own',
    said: [
      'This is a private journal for people who lead schools. What you write is kept in one encrypted file on this computer. It goes nowhere else, and nobody can open it without your passphrase or your recovery sheet. Not us either.',
      'While it is open, whoever controls this computer can see what you see.',
    ],
    go: 'Make my journal',
  },
  computer: { title: computerWords.title },
  passphrase: {
    title: 'What opens it',
    said: 'There is no “forgot my password” link: nothing here knows it but you. On the next page you get a sheet for the day it slips your mind.',
    go: 'Lock it with this',
    working: 'Making your journal…',
  },
  sheet: {
    title: 'Your recovery sheet',
    said: 'If you ever forget the passphrase, this opens the journal. It is shown this once. Print it or copy it by hand, and keep it at home, away from this computer.',
    print: 'Print it',
    have: 'I have it on paper',
    paper: {
      title: 'Recovery sheet',
      made: (date: string) => `Made on ${date}`,
      use: 'To open the journal without its passphrase: choose “Forgotten it? Use your recovery sheet” when it asks for the passphrase, and type these nine groups.',
      keep: 'Whoever holds this sheet and the journal file can read everything. Keep it at home, not at work, and not with the computer.',
      older: 'A newer sheet makes this one useless.',
    },
  },
  prove: {
    title: 'Is it on paper?',
    said: 'Type two of the groups from your sheet, so that you know it can be read.',
    group: (number: number) => `Group ${number}`,
    wrong: 'Those are not the letters on the sheet. Compare the two groups, or look at the sheet again.',
    go: 'That is it',
    look: 'Show the sheet again',
    later: 'I will do this later',
    laterSaid: 'You will be asked again, quietly.',
  },
} as const
