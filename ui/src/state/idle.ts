/**
 * Nobody has touched the journal for a while. One rule: it reckons with the clock and not with its timer, so that a
 * machine that slept locks when it wakes. Entered by the shell.
 */

/** Signs of somebody being there. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Calls `then` once nobody has been there for so many minutes. Answers a way to stop. */
export function whenIdle(minutes: number, then: () => void): () => void {
  const limit = minutes * 60_000
  let last = Date.now()
  let timer: ReturnType<typeof setTimeout>

  const wait = () => {
    clearTimeout(timer)
    const left = last + limit - Date.now()
    // The clock starts afresh either way: a lock that had to wait for a save is asked for again after as long.
    if (left <= 0) last = Date.now()
    timer = setTimeout(wait, left > 0 ? left : limit)
    if (left <= 0) then()
  }
  const here = () => {
    // A sign after the limit has passed must not wake a machine that should have locked while it slept.
    if (Date.now() - last >= limit) wait()
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
