/**
 * The ways out that a page has, tried one after the other. One rule: what is tried belongs to nobody (RFC 5737,
 * RFC 6761), and a refusal is put down to the page's rules only if the page was told that they were broken. Entered by
 * the screen that shows it.
 */
export type PageWay = 'fetch' | 'image' | 'socket' | 'events' | 'beacon' | 'webrtc' | 'away' | 'window'

/** What came of it, and who refused. */
export type PageCame = 'by_page' | 'by_window' | 'refused' | 'not_built_in' | 'let_through' | 'not_tried'

export type PageTried = { way: PageWay; came: PageCame }

const NOBODY = '192.0.2.1'
const NOWHERE = 'https://nobody.invalid/'
/** Nobody answers at a documentation address: whatever is still under way then was let through. */
const PATIENCE_MS = 1500
/** A broken rule may be told a moment after the attempt has failed. */
const MOMENT_MS = 60

type Tell = (came: 'failed' | 'let_through' | 'not_built_in') => void

/** Runs one attempt and listens for the page's rules meanwhile. */
function attempt(start: (tell: Tell) => void): Promise<PageCame> {
  return new Promise((then) => {
    const end = (came: PageCame) => {
      clearTimeout(timer)
      document.removeEventListener('securitypolicyviolation', broken)
      then(came)
    }
    const broken = () => end('by_page')
    const timer = setTimeout(() => end('let_through'), PATIENCE_MS)
    document.addEventListener('securitypolicyviolation', broken)
    const tell: Tell = (came) => {
      if (came === 'failed') setTimeout(() => end('refused'), MOMENT_MS)
      else end(came)
    }
    try {
      start(tell)
    } catch {
      tell('failed')
    }
  })
}

function call(tell: Tell) {
  if (typeof RTCPeerConnection === 'undefined') return tell('not_built_in')
  const caller = new RTCPeerConnection({ iceServers: [{ urls: `stun:${NOBODY}:9` }] })
  caller.onicecandidate = ({ candidate }) => {
    // A candidate is an address of this machine that others may call; the last one is empty.
    if (candidate?.candidate) tell('let_through')
    else if (!candidate) tell('failed')
  }
  caller.createDataChannel('')
  caller.createOffer().then((offer) => caller.setLocalDescription(offer)).catch(() => tell('failed'))
}

/** Goes elsewhere, and sees whether it is still here. */
async function away(): Promise<PageCame> {
  location.assign(NOWHERE)
  await new Promise((then) => setTimeout(then, 300))
  return 'by_window'
}

function anotherWindow(): PageCame {
  const opened = window.open(NOWHERE, '_blank')
  opened?.close()
  return opened ? 'let_through' : 'by_window'
}

/** Tries every way there is from a page. */
export async function tryFromPage(ownWindow: boolean): Promise<PageTried[]> {
  const failed = (tell: Tell) => () => tell('failed')
  const through = (tell: Tell) => () => tell('let_through')
  const ways: [PageWay, () => Promise<PageCame> | PageCame][] = [
    ['window', () => (ownWindow ? anotherWindow() : 'not_tried')],
    ['fetch', () => attempt((tell) => void fetch(`https://${NOBODY}/`, { mode: 'no-cors' }).then(through(tell), failed(tell)))],
    ['image', () => attempt((tell) => {
      const image = new Image()
      image.onload = through(tell)
      image.onerror = failed(tell)
      image.src = `https://${NOBODY}/image.png`
    })],
    ['socket', () => attempt((tell) => {
      const socket = new WebSocket(`wss://${NOBODY}/`)
      socket.onopen = through(tell)
      socket.onerror = failed(tell)
    })],
    ['events', () => attempt((tell) => {
      const events = new EventSource(`https://${NOBODY}/`)
      events.onopen = through(tell)
      events.onerror = () => { events.close(); tell('failed') }
    })],
    ['beacon', () => attempt((tell) => { if (!navigator.sendBeacon(`https://${NOBODY}/`, '')) tell('failed') })],
    ['webrtc', () => attempt(call)],
    ['away', () => (ownWindow ? away() : 'not_tried')],
  ]
  const tried: PageTried[] = []
  for (const [way, how] of ways) tried.push({ way, came: await how() })
  return tried
}
