/** The words around the shipped list of someone to talk to; the list itself is data of the core. */
export const supportWords = {
  title: 'Someone to talk to',
  above: 'Here with the journal open or locked. Nothing is sent from here: you ring, text or write yourself.',
  jump: 'Further down this page',
  copy: 'Copy',
  copySaid: (what: string) => `Copy ${what}`,
  copied: 'Copied.',
  notCopied: 'It could not be copied. Select it and press Ctrl C.',
  text: (word: string) => `text ${word} to`,
  checked: (month: string) => `checked ${month}`,
  older: 'may be out of date by now',
  seen: (source: string) => `Seen at: ${source}`,
  back: 'Back',
} as const
