/**
 * Where the keyboard and the screen reader are. One rule: what has the focus may go away, but then the focus goes on to
 * the heading of the nearest thing around it that stays; on `body` a key does nothing and a screen reader says nothing.
 * Whoever knows a better place puts the focus there at once, and is not disturbed. Started once, with the page.
 */

const HEADINGS = 'h1, h2, h3, legend'

/** Watches over the focus for as long as there is a page. */
export function keepFocus() {
  /** What has or had the focus, and what it stands in, from inside out. */
  let path: Element[] = []
  let waiting = false

  const nowhere = () => document.activeElement === null || document.activeElement === document.body
  const gone = (element: Element) =>
    !element.isConnected || element.matches(':disabled, [hidden], [hidden] *, details:not([open]) > :not(summary) *')

  function goOn() {
    waiting = false
    const [last] = path
    if (!last || !nowhere() || !gone(last)) return
    for (const place of [...path.slice(1), document.querySelector('main')]) {
      const heading = place && !gone(place) ? place.querySelector<HTMLElement>(HEADINGS) : null
      if (!heading) continue
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1
      heading.focus({ preventScroll: true })
      return
    }
  }

  document.addEventListener('focusin', (event) => {
    path = event.composedPath().filter((node) => node instanceof Element)
  })
  new MutationObserver(() => {
    if (waiting || !path[0] || !gone(path[0])) return
    waiting = true
    // Whoever has a better place has put the focus there by the next frame.
    requestAnimationFrame(goOn)
  }).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'hidden', 'open'],
  })
}
