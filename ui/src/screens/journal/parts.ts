/**
 * The parts of the journal, in their order. One rule: a part is one line here, with its screen; the words for it stand
 * with the others.
 */
import { journalWords as words } from '../../words/journal'
import Guided from '../guided/Guided.svelte'
import Kept from '../kept/Kept.svelte'
import People from '../people/People.svelte'
import Bin from './Bin.svelte'
import Calendar from './Calendar.svelte'
import List from './List.svelte'
import Timeline from './Timeline.svelte'

export const PARTS = [
  { name: 'pages', said: words.parts.pages, Screen: List },
  { name: 'calendar', said: words.parts.calendar, Screen: Calendar },
  { name: 'timeline', said: words.parts.timeline, Screen: Timeline },
  { name: 'guided', said: words.parts.guided, Screen: Guided },
  { name: 'kept', said: words.parts.kept, Screen: Kept },
  { name: 'people', said: words.parts.people, Screen: People },
  { name: 'bin', said: words.parts.bin, Screen: Bin },
] as const
