/**
 * The words of "Can this app reach the internet?". One rule: who refused is said, and where nothing refuses, that is
 * said as plainly. Entered by its screen alone.
 */
import type { Came, Way } from '../backend/backend'
import type { PageCame, PageWay } from '../state/ways'

export const networkWords = {
  title: 'Can this app reach the internet?',
  said: 'Try it. Each way out of this computer is tried once, with addresses that belong to nobody, and what came of it is shown. On Linux the system itself refuses. On other systems nothing here tries to, but the system would let it.',
  go: 'Try every way out',
  again: 'Try once more',
  trying: 'Trying…',
  way: 'What was tried',
  came: 'What came of it',
  refused: 'Every way out was refused, just now.',
  answered: 'Every connection was refused, just now. Names are looked up by another program on this computer, which may ask the network; this app never asks it.',
  open: 'This system does not refuse it. Nothing here tries to reach the internet, but the system would let it.',
  core: 'By the part that keeps your journal',
  page: 'By the page you are looking at',
  ways: {
    tcp4: 'A connection (IPv4)',
    tcp6: 'A connection (IPv6)',
    udp: 'A message without a connection (UDP)',
    name: 'Looking up a name (DNS)',
    listen: 'Waiting for others to call',
    local: 'Speaking to programs on this computer',
  } satisfies Record<Way, string>,
  results: {
    refused: 'Refused by the system',
    let_through: 'Not refused',
    not_here: 'This computer has no such way',
    answered_here: 'Answered by another program on this computer',
  } satisfies Record<Came, string>,
  /** Said of `local`, which is let through on purpose. */
  needed: 'Let through: the screen and the keyboard are reached this way',
  pageWays: {
    fetch: 'Fetching a page',
    image: 'Loading a picture',
    socket: 'Opening a WebSocket',
    events: 'Listening to a server’s events',
    beacon: 'Sending a beacon',
    webrtc: 'Calling another browser (WebRTC)',
    away: 'Going to another page',
    window: 'Opening another window',
  } satisfies Record<PageWay, string>,
  pageResults: {
    by_page: 'Refused by the page’s own rules',
    by_window: 'Refused by the window',
    refused: 'Refused',
    not_built_in: 'Not built in',
    let_through: 'Not refused',
    not_tried: 'Not tried in a browser, which would go there',
  } satisfies Record<PageCame, string>,
} as const
