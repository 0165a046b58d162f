// Watches where the keyboard and the screen reader are: what was pressed or typed in may go away, but then the page has
// to say where to go on. Its one rule: it looks when the page has come to rest, with no question on its way to the core.

/** Runs in the page, before any script of it. What was dropped is told to `window.dropped`. */
export function watch() {
  const FRAMES_OF_REST = 3
  let last = null
  let asking = 0
  let looking = false

  const ask = window.fetch
  window.fetch = async (...of) => {
    asking += 1
    try {
      return await ask(...of)
    } finally {
      asking -= 1
      look()
    }
  }

  const gone = () =>
    last !== null &&
    // A page that is being ended has nowhere to go.
    document.querySelector('main') !== null &&
    (!last.isConnected || last.disabled === true || !last.checkVisibility({ visibilityProperty: true })) &&
    (document.activeElement === null || document.activeElement === document.body)

  function look() {
    if (looking) return
    looking = true
    let rest = 0
    const frame = () => {
      if (!gone()) {
        looking = false
      } else if (asking > 0) {
        // The answer looks again.
        looking = false
      } else if ((rest += 1) > FRAMES_OF_REST) {
        looking = false
        const name = last.getAttribute('aria-label') ?? last.closest('label')?.textContent ?? last.textContent
        window.dropped?.(`${last.localName} “${name.trim()}”`)
        last = null
      } else {
        requestAnimationFrame(frame)
      }
    }
    requestAnimationFrame(frame)
  }

  document.addEventListener('focusin', (event) => (last = event.composedPath()[0]), true)
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'hidden', 'inert', 'open', 'class', 'style'],
  })
}
