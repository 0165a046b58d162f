/** The words around a PDF that is looked at. Entered by whoever shows one. */

export const pdfWords = {
  open: 'Open it',
  opening: 'Opening it…',
  page: (number: number, pages: number) => `Page ${number} of ${pages}`,
  previous: 'Previous page',
  next: 'Next page',
  smaller: 'Smaller',
  larger: 'Larger',
  fit: 'Fit the width',
  tools: 'Turning pages, and how large they are',
  words: 'The words of this page',
  noWords: 'Nothing on this page can be read out. It may be a picture of words.',
  drawnHere: 'Its pages are drawn here, inside the journal. Links, forms and scripts in it do nothing.',
} as const
