// No network: the kernel refuses it to the window and to every process it starts.
// Its one rule: the same program is tried with the refusal on and off, so that a silence means something.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import { test } from 'node:test'

import { until } from './driver.mjs'
import { statusOf, withScreen } from './harness.mjs'

/** A server that notes who comes. */
async function listening(body) {
  const came = new Set()
  const server = http.createServer((asked, answer) => {
    came.add(asked.url)
    answer.writeHead(200, { 'content-type': 'image/svg+xml', 'access-control-allow-origin': '*' })
    answer.end('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
  })
  server.on('upgrade', (asked, socket) => {
    came.add(asked.url)
    socket.destroy()
  })
  server.on('connection', () => came.add('a connection'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    await body(`127.0.0.1:${server.address().port}`, came)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** What came of each way that the core tried. */
function coreTried(window) {
  const line = window.said.split('\n').find((one) => one.startsWith('core '))
  return Object.fromEntries(JSON.parse(line.slice(5)).map(({ way, came }) => [way, came]))
}

test('a_page_that_tries_reaches_nobody_and_would_without_the_refusal', withScreen(({ start }) =>
  listening(async (server, came) => {
    const refused = start('probe', { AFTERBELL_TRIES: server })
    await refused.says('tried {')
    assert.match(refused.said, /"fetch":"refused","image":"refused","socket":"refused"/)
    for (const way of ['tcp4', 'tcp6', 'udp', 'listen']) assert.equal(coreTried(refused)[way], 'refused', way)
    assert.equal(coreTried(refused).local, 'let_through')
    assert.deepEqual([...came], [], 'somebody came through the refusal')
    await refused.close()

    const control = start('probe', { AFTERBELL_TRIES: server, AFTERBELL_REFUSAL: 'off' })
    await control.says('tried {')
    assert.match(control.said, /"fetch":"reached","image":"reached"/)
    for (const way of ['tcp4', 'udp', 'name', 'listen']) assert.equal(coreTried(control)[way], 'let_through', way)
    const expected = ['/beacon', '/events', '/fetch', '/image.svg', '/socket', 'a connection']
    await until('each came', () => expected.every((one) => came.has(one)))
  })))

/** The inodes of every internet socket of these processes' network. */
function internetSockets(id) {
  const inodes = new Set()
  for (const table of ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6']) {
    let lines
    try {
      lines = fs.readFileSync(`/proc/${id}/net/${table}`, 'utf8').trim().split('\n').slice(1)
    } catch {
      continue
    }
    for (const line of lines) inodes.add(line.trim().split(/\s+/)[9])
  }
  return inodes
}

function socketsOf(id) {
  return fs.readdirSync(`/proc/${id}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(fs.readlinkSync(`/proc/${id}/fd/${fd}`))?.[1] ?? []
    } catch {
      return []
    }
  })
}

test('the_window_and_all_it_starts_are_refused_for_good', withScreen(async ({ start }) => {
  const window = start('strict', { AFTERBELL_SAYS_WHEN_USABLE: '1' })
  await window.says('usable')
  const processes = window.processes()
  const names = processes.map((id) => statusOf(id, 'Name'))
  assert.ok(names.some((name) => name.startsWith('WebKitNetwork')), `the network process is there: ${names}`)
  assert.ok(names.some((name) => name.startsWith('WebKitWeb')), `the page's process is there: ${names}`)
  for (const id of processes) {
    assert.equal(statusOf(id, 'Seccomp'), '2', `${statusOf(id, 'Name')} is filtered`)
    assert.equal(statusOf(id, 'NoNewPrivs'), '1', `${statusOf(id, 'Name')} cannot gain anything`)
    assert.match(fs.readFileSync(`/proc/${id}/limits`, 'utf8'), /Max core file size +[01] +[01] /)
    // As root all can be looked at; as anybody else the window's own process refuses to be.
    if (process.getuid() === 0) {
      const internet = internetSockets(id)
      assert.deepEqual(socketsOf(id).filter((inode) => internet.has(inode)), [], 'an internet socket is open')
    }
  }
}))

test('a_shipped_window_cannot_be_driven_or_inspected', withScreen(({ start }) =>
  listening(async (server, came) => {
    const window = start('strict', {
      AFTERBELL_SAYS_WHEN_USABLE: '1',
      TAURI_WEBVIEW_AUTOMATION: 'true',
      WEBKIT_INSPECTOR_SERVER: '127.0.0.1:0',
      WEBKIT_INSPECTOR_HTTP_SERVER: server,
    })
    await window.says('usable')
    assert.deepEqual([...came], [])
    assert.ok(!/inspector/i.test(window.said), window.said)
  })))

test('the_page_cannot_change_what_every_object_leans_on', withScreen(async ({ open }) => {
  const window = await open()
  await window.one('button', 'Make my journal')
  const changed = await window.driver.run(() => {
    const tries = [() => { Object.prototype.isAdmin = true }, () => { Object.prototype.toString = () => 'x' }, () => Object.defineProperty(Object.prototype, 'x', { value: 1 })]
    for (const attempt of tries) try { attempt() } catch { /* refused, as it should be */ }
    return { added: 'isAdmin' in {} || 'x' in {}, same: String({}) === '[object Object]' }
  })
  assert.deepEqual(changed, { added: false, same: true })
}))

test('the_pages_policy_holds_and_hides_the_frame_beside_it', withScreen(async ({ open }) => {
  const window = await open()
  await window.one('button', 'Make my journal')
  const seen = await window.driver.run(async () => {
    const broken = []
    document.addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective))
    const style = document.createElement('style')
    style.textContent = 'body { letter-spacing: 9px }'
    document.head.append(style)
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.head.append(script)
    await fetch('https://example.org/').catch(() => {})
    await new Promise((then) => setTimeout(then, 50))
    return {
      frame: getComputedStyle(document.getElementById('__tauri_isolation__')).display,
      style: getComputedStyle(document.body).letterSpacing,
      script: window.ran === true,
      broken: [...new Set(broken)].sort(),
    }
  })
  assert.deepEqual(seen, {
    frame: 'none',
    style: 'normal',
    script: false,
    broken: ['connect-src', 'script-src-elem', 'style-src-elem'],
  })
}))

test('the_settings_try_every_way_and_say_who_refused_it', withScreen(async ({ open }) => {
  const window = await open()
  await window.makeJournal('copper ladder seventeen marmalade evenings')
  await window.goTo('Settings', 'settings')
  await window.press('What is protected')
  await window.press('Try every way out')
  await window.one('button', 'Try once more')
  const rows = await window.driver.look(() => Object.fromEntries([...document.querySelectorAll('tr[data-way]')].map((row) => [row.dataset.way, row.dataset.came])))
  const { name, ...others } = rows
  // A name may be looked up by another program on the machine the test runs on.
  assert.ok(['refused', 'answered_here'].includes(name), name)
  assert.deepEqual(others, {
    tcp4: 'refused', tcp6: 'refused', udp: 'refused', listen: 'refused', local: 'let_through',
    window: 'by_window', fetch: 'by_page', image: 'by_page', socket: 'by_page', events: 'by_page', beacon: 'by_page',
    webrtc: 'not_built_in', away: 'by_window',
  })
  await window.waitFor('refused, just now')
  assert.equal(await window.driver.look(() => location.protocol), 'tauri:', 'it is still where it was')
}))

test('what_is_no_command_does_not_reach_the_journal', withScreen(async ({ open }) => {
  const window = await open()
  await window.one('button', 'Make my journal')
  const answers = await window.driver.run(() => {
    const ask = (command) => Promise.race([
      window.__TAURI_INTERNALS__.invoke(command, { name: 'status', input: {} }).then(() => 'answered', () => 'refused'),
      new Promise((then) => setTimeout(then, 800, 'dropped')),
    ])
    return Promise.all(['call', 'plugin:event|listen', 'plugin:fs|read_file', 'plugin:window|set_title'].map(ask))
  })
  assert.deepEqual(answers, ['answered', 'dropped', 'dropped', 'dropped'])
}))

test('a_second_start_brings_the_first_window_forward_and_goes', withScreen(async ({ start }) => {
  const first = start('strict', { AFTERBELL_SAYS_WHEN_USABLE: '1' })
  await first.says('usable')
  const second = start('strict')
  await until('the second start ends', () => second.hasEnded)
  assert.match(second.said, /open already/)
  assert.equal(first.hasEnded, false)
}))
