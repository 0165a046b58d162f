/**
 * Taking something out of what is kept. One rule: it is said at once with a way to undo it, and stays below for thirty
 * days all the same. The shelves enter.
 */
import type { KeptKind } from '../../backend/generated/types'
import type { OpenJournal } from '../../state/open.svelte'
import { keptWords as words } from '../../words/kept'
import { railWords } from '../../words/rail'

export async function takeOut({ kept, notices, rooms }: OpenJournal, kind: KeptKind, id: number) {
  if (!(await kept.takeOut(kind, id))) return
  notices.say(words.takenOut, {
    label: railWords.undo,
    run: () => {
      notices.gone()
      void kept.putBack(kind, id).then((back) => {
        if (back) notices.say(words.isBack)
        // It lies among what was taken out, where the same button stands, and why it stayed there is said.
        else rooms.go('journal', 'kept')
      })
    },
  })
}
