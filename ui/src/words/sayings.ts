/**
 * What some things are called: by a picture, or in plain words where the writer would rather. One rule: both say the
 * same, and only these differ. Entered by every screen that names one of them.
 */
const pictures = {
  bucket: 'Bucket',
  bucketAsked: 'What is left in your bucket?',
  bucketIs: (word: string) => `bucket ${word}`,
  bucketWas: 'your bucket was',
  bucketMore: 'fuller',
  bucketLess: 'emptier',
  buckets: ['empty', 'nearly empty', 'half full', 'nearly full', 'full'],
  more: 'A word, a tag, a light of the day',
  light: 'One line of light',
  lightSaid: 'A light',
  umbrella: 'Who held the umbrella for you?',
  umbrellaIs: 'The umbrella',
  wobble: 'Wobble',
  wobbles: 'Wobbles',
  aWobble: 'a wobble',
  wobbleAsked: 'A wobble?',
  umbrellaView: 'Umbrella',
  overMe: 'Who holds the umbrella over me',
  overThem: 'Over whom I hold it',
  sheltersMe: { choose: 'They hold the umbrella over me', told: 'Holds the umbrella over you.' },
  iShelter: { choose: 'I hold the umbrella over them', told: 'You hold the umbrella over them.' },
  heldIt: 'Held the umbrella',
}

export type Sayings = typeof pictures

const plain: Sayings = {
  bucket: 'Energy left',
  bucketAsked: 'How much have you left to give?',
  bucketIs: (word: string) => `${word} left`,
  bucketWas: 'what you had left was',
  bucketMore: 'more',
  bucketLess: 'less',
  buckets: ['nothing', 'a little', 'about half', 'a good deal', 'plenty'],
  more: 'A word, a tag, one good thing',
  light: 'One good thing',
  lightSaid: 'One good thing',
  umbrella: 'Who supported you?',
  umbrellaIs: 'Support',
  wobble: 'Shaky moment',
  wobbles: 'Shaky moments',
  aWobble: 'a shaky moment',
  wobbleAsked: 'A shaky moment?',
  umbrellaView: 'Support',
  overMe: 'Who supports me',
  overThem: 'Whom I support',
  sheltersMe: { choose: 'They support me', told: 'Supports you.' },
  iShelter: { choose: 'I support them', told: 'You support them.' },
  heldIt: 'Gave support',
}

/** The words the writer has chosen. */
export const sayings = (inPlainWords: boolean): Sayings => (inPlainWords ? plain : pictures)
