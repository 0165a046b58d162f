/**
 * What stands between a room's title and the rest of it, for whoever puts several screens into one room. One rule: the
 * frame draws it; a screen in it need not know.
 */
import { getContext, setContext, type Snippet } from 'svelte'

const KEY = Symbol('under the title')

/** Gives every room drawn below something to show under its title. */
export const provideUnder = (under: Snippet) => setContext(KEY, under)
/** What is to be shown under the title, if anything. */
export const under = () => getContext<Snippet | undefined>(KEY)
