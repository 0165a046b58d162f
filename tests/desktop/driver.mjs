// A small WebDriver client: what the desktop tests need of the protocol and no more.
// Its one rule: nothing waits for a time, everything waits for a fact, and says which when it gives up.

/** How long a fact may take on a busy machine before a test gives up on it, in milliseconds. */
export const PATIENCE = Number(process.env.AFTERBELL_PATIENCE_MS ?? 60_000)

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** Waits until `fact` answers something true, and answers that. */
export async function until(what, fact, patience = PATIENCE) {
  const end = performance.now() + patience
  let last
  while (performance.now() < end) {
    try {
      const answer = await fact()
      if (answer) return answer
      last = undefined
    } catch (error) {
      last = error
    }
    await new Promise((next) => setTimeout(next, 40))
  }
  throw new Error(`waited in vain: ${what}${last ? ` (${last.message})` : ''}`)
}

/** One driven window. */
export class Driver {
  #base
  #session

  constructor(base, session) {
    this.#base = base
    this.#session = session
  }

  /** Starts a program under the WebDriver that listens at `base`. */
  static async start(base, binary, args = []) {
    const options = { 'webkitgtk:browserOptions': { binary, args } }
    const { sessionId } = await ask(`${base}/session`, 'POST', { capabilities: { alwaysMatch: options } })
    return new Driver(base, sessionId)
  }

  /** Ends the session, and with it the window; says nothing if it is gone already. */
  async stop() {
    await this.#ask('', 'DELETE').catch(() => {})
  }

  /** Runs a function in the page and answers what it answers, promises too. Its arguments must be plain data. */
  async run(body, ...args) {
    const script = `const done = arguments[arguments.length - 1]
      Promise.resolve((${body})(...Array.prototype.slice.call(arguments, 0, -1)))
        .then((value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }))`
    const { value, error } = await this.#ask('/execute/async', 'POST', { script, args })
    if (error) throw new Error(error)
    return value
  }

  /** As `run`, for what answers at once. While a page is being replaced a promise of it may never be heard of again. */
  look(body, ...args) {
    return this.#ask('/execute/sync', 'POST', { script: `return (${body})(...arguments)`, args })
  }

  /** The first element that a function in the page answers with, or null. */
  async find(body, ...args) {
    const script = `return (${body})(...arguments)`
    const found = await this.#ask('/execute/sync', 'POST', { script, args })
    return found?.[ELEMENT] ?? null
  }

  /** Clicks an element as a pointer would. */
  async click(element) {
    await this.#ask(`/element/${element}/click`, 'POST', {})
  }

  /** Types into an element, key by key. */
  async type(element, text) {
    await this.#ask(`/element/${element}/value`, 'POST', { text })
  }

  /** Presses keys together: `press('\uE009', 'l')` is Ctrl+L. */
  async press(...keys) {
    const down = keys.map((value) => ({ type: 'keyDown', value }))
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }))
    const actions = [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }]
    await this.#ask('/actions', 'POST', { actions })
    await this.#ask('/actions', 'DELETE')
  }

  /** Types into whatever has the focus, key by key, with so many milliseconds after each. */
  async keys(text, pause) {
    const wait = pause === undefined ? [] : [{ type: 'pause', duration: pause }]
    const typed = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }, ...wait])
    await this.#ask('/actions', 'POST', { actions: [{ type: 'key', id: 'keyboard', actions: typed }] })
    await this.#ask('/actions', 'DELETE')
  }

  /** The page's picture as PNG bytes. */
  async picture() {
    return Buffer.from(await this.#ask('/screenshot', 'GET'), 'base64')
  }

  /** Sets the window's size in pixels. */
  async resize(width, height) {
    await this.#ask('/window/rect', 'POST', { width, height })
  }

  #ask(path, method, body) {
    return ask(`${this.#base}/session/${this.#session}${path}`, method, body)
  }
}

async function ask(url, method, body) {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  })
  const { value } = await answer.json()
  if (!answer.ok) throw new Error(`${value?.error ?? answer.status}: ${value?.message ?? ''}`)
  return value
}
