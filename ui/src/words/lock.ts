/** The words of the lock screen and of the ways back in. Entered by the lock's screens. */
export const lockWords = {
  title: 'Afterbell',
  passphrase: 'Passphrase',
  show: 'Show',
  hide: 'Hide',
  showSaid: 'Show the passphrase',
  hideSaid: 'Hide the passphrase',
  open: 'Open',
  opening: 'Opening…',
  kept: 'Kept on this computer.',
  /** Said only where the system was seen to refuse it. */
  refused: 'It cannot reach the internet.',
  forgotten: 'Forgotten it? Use your recovery sheet',
  support: 'Someone to talk to',
  recovery: {
    title: 'Your recovery sheet',
    said: 'Type the nine groups from your sheet. Then you choose a new passphrase; everything you wrote stays as it is.',
    key: 'Recovery key',
    hint: 'Capitals, spaces and dashes do not matter.',
    open: 'Open with the sheet',
    back: 'Back to the passphrase',
  },
  renew: {
    title: 'A new passphrase',
    said: 'The sheet opened your journal. Choose the passphrase you will use from now on. The sheet stays good.',
    done: 'Use this passphrase',
  },
} as const

/** The words around choosing a passphrase. */
export const choosingWords = {
  offered: 'Six words, made for you',
  offeredSaid: 'Easy to keep, and nobody could guess them. Write them on paper and keep the paper at home until you know them.',
  another: 'Other words',
  own: 'I have my own',
  takeOffered: 'Take six words instead',
  ownSaid: 'Long beats complicated: four or five words that nobody would put together.',
  ownField: 'Your passphrase',
  repeat: 'Type it once more',
  repeatOffered: 'Type the six words here',
  differ: 'The two are not the same yet.',
  waiting: 'Looking how hard it is to guess…',
  strength: {
    veryWeak: 'This would be guessed at once.',
    weak: 'This could be guessed.',
    nearly: 'Nearly there. Another word or two.',
    enough: 'Hard to guess. Good.',
    strong: 'Very hard to guess. Good.',
  },
} as const
