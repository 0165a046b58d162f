/** Words said in more than one room. Anyone may enter. */
export const common = {
  name: 'Afterbell',
  looking: 'Looking for your journal…',
  loading: 'One moment…',
  again: 'Try again',
  back: 'Back',
  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  next: 'Go on',
} as const
