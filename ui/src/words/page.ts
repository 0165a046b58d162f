/** How a page stands with the disk. Entered by every room where one writes. */
import type { Standing } from '../state/draft.svelte'

export const pageWords = {
  standing: {
    blank: '',
    unsaved: 'Not saved yet',
    saving: 'Saving…',
    saved: 'Saved, and only here',
    failed: '',
  } satisfies Record<Standing, string>,
  failed: 'Your last words are still here, but not saved.',
} as const
