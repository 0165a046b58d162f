/** The reminder's words. One rule: they say nothing about the journal. Entered by the shell, the lock and Settings. */
export const reminderWords = {
  line: 'Five minutes?',
  close: 'Close',
} as const
