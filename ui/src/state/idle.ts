/**
 * Nobody touches the journal: for a while, or for the moment. One rule: the while is reckoned with the clock and not
 * with a timer, so that a machine that slept locks when it wakes. Entered by the shell.
 */

/** Signs of somebody being there. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** How long somebody is taken to listen without touching anything, in milliseconds. */
export const LISTENING_MS = 30 * 60_000

/**
 * Calls `then` once nobody has been there for so many minutes. `heard` is when a sound was last heard: whoever listens is
 * there, but not for ever. Answers a way to stop.
 */
export function whenIdle(minutes: number, then: () => void, heard: () => number = () => 0): () => void {
  const limit = minutes * 60_000
  let last = Date.now()
  let timer: ReturnType<typeof setTimeout>
  const lastThere = () => Math.max(last, Math.min(heard(), last + LISTENING_MS))

  const wait = () => {
    clearTimeout(timer)
    const left = lastThere() + limit - Date.now()
    // The clock starts afresh either way: a lock that had to wait for a save is asked for again after as long.
    if (left <= 0) last = Date.now()
    timer = setTimeout(wait, left > 0 ? left : limit)
    if (left <= 0) then()
  }
  const here = () => {
    // A sign after the limit has passed must not wake a machine that should have locked while it slept.
    if (Date.now() - lastThere() >= limit) wait()
    else last = Date.now()
  }

  for (const sign of SIGNS) window.addEventListener(sign, here, { passive: true, capture: true })
  document.addEventListener('visibilitychange', wait)
  wait()
  return () => {
    clearTimeout(timer)
    for (const sign of SIGNS) window.removeEventListener(sign, here, { capture: true })
    document.removeEventListener('visibilitychange', wait)
  }
}

/** How long no key has come when all that were pressed are taken to be on the page, in milliseconds. */
export const STILL_MS = 100
/** How long is waited for that at most: somebody may lean on the keyboard. */
export const STILL_AT_MOST_MS = 1000

/**
 * Resolves when the keys that were pressed so far have come to the page. On a machine that is behind, the word to lock
 * overtakes them, and they would be lost with the page.
 */
export function untilStill(): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      window.removeEventListener('keydown', again, { capture: true })
      clearTimeout(still)
      clearTimeout(longest)
      resolve()
    }
    const again = () => {
      clearTimeout(still)
      still = setTimeout(settle, STILL_MS)
    }
    const longest = setTimeout(settle, STILL_AT_MOST_MS)
    let still = setTimeout(settle, STILL_MS)
    window.addEventListener('keydown', again, { capture: true })
  })
}
