/**
 * Giving the keyboard back to what had it. One rule: a page gets it back with its cursor where it was; the browser alone
 * would put that at the beginning. Entered by the shell.
 */
import { EditorView } from '@codemirror/view'

export function focusAgain(element: HTMLElement) {
  const page = EditorView.findFromDOM(element)
  if (page) page.focus()
  else element.focus({ preventScroll: true })
}
