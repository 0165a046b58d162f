// What is built into the window, and what is not.
// Its one rule: what is not built in cannot be switched on by anybody.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

import { until } from './driver.mjs'
import { statusOf, withScreen } from './harness.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const read = (name) => fs.readFileSync(path.join(root, name), 'utf8')
const config = JSON.parse(read('src-tauri/tauri.conf.json'))

/** Every package that the window is built of, on each system, with what of it is switched on. */
function packages(system) {
  const told = [
    'tree', '--locked', '--offline', '--package', 'afterbell', '--edges', 'normal', '--prefix', 'none',
    '--format', '{p}|{f}', '--target', system,
  ]
  const { status, stdout, stderr } = spawnSync('cargo', told, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  assert.equal(status, 0, stderr)
  return new Map(stdout.trim().split('\n').map((line) => {
    const [about, features = ''] = line.replace(' (*)', '').split('|')
    return [about.split(' ')[0], features.split(',')]
  }))
}

test('nothing_that_speaks_to_a_network_or_reports_a_crash_is_built_in', () => {
  const here = packages('x86_64-unknown-linux-gnu')
  assert.ok(here.has('tauri') && here.has('rusqlite'), 'the list was read')
  const forbidden = /^(tauri-plugin-|reqwest|hyper|ureq|isahc|curl|attohttpc|surf|h2$|h3|quinn|rustls|native-tls|openssl$|tungstenite|tokio-tungstenite|sentry|crash-handler|minidump|breakpad|opentelemetry|tiny_http|axum|actix)/
  assert.deepEqual([...here.keys()].filter((name) => forbidden.test(name)), [])
  const features = here.get('tauri')
  for (const feature of ['devtools', 'native-tls', 'rustls-tls', 'protocol-asset', 'tray-icon', 'webview-data-url', 'tracing']) {
    assert.ok(!features.includes(feature), `tauri is built with ${feature}`)
  }
  assert.ok(features.includes('isolation'))
})

test('the_page_may_ask_for_the_windows_own_commands_and_nothing_else', () => {
  const folder = path.join(root, 'src-tauri/capabilities')
  assert.deepEqual(fs.readdirSync(folder), ['main.json'])
  const { permissions, remote, windows, local } = JSON.parse(read('src-tauri/capabilities/main.json'))
  assert.equal(remote, undefined)
  assert.deepEqual(windows, ['main'])
  assert.equal(local, true)
  // Each by its name: none of the toolkit’s own is among them.
  const commands = [...read('src-tauri/build.rs').matchAll(/^ +"(\w+)",$/gm)].map(([, name]) => `allow-${name.replaceAll('_', '-')}`)
  assert.deepEqual([...permissions].sort(), commands.sort())
  // The door lets the same through: one that it does not know is never answered.
  const door = [...read('src-tauri/isolation/door.js').matchAll(/'([a-z_]+)',/g)].map(([, name]) => `allow-${name.replaceAll('_', '-')}`)
  assert.deepEqual(door.sort(), commands)
})

test('the_policy_lets_nothing_in_that_is_written_into_the_page', () => {
  const { security } = config.app
  assert.equal(config.app.withGlobalTauri, false)
  assert.equal(security.freezePrototype, true)
  assert.equal(security.pattern.use, 'isolation')
  assert.deepEqual(security.assetProtocol, { enable: false, scope: [] })
  assert.deepEqual(config.app.windows, [], 'a window is made in one place, where all of it is decided')
  assert.equal(config.plugins, undefined)
  const policy = JSON.stringify(security.csp)
  assert.ok(!/unsafe-|https:|\*/.test(policy), policy)
  assert.equal(security.csp['connect-src'], 'ipc: http://ipc.localhost')
  const made = read('src-tauri/src/window.rs')
  for (const decided of [
    '.incognito(!environment::is_driven())', '.general_autofill_enabled(false)', '.browser_extensions_enabled(false)',
    '.devtools(false)', '.content_protected(true)', '.on_navigation(is_own_page)', 'NewWindowResponse::Deny',
    '.on_download(|_, _| false)',
  ]) assert.ok(made.includes(decided), `the window is made without ${decided}`)
})

test('the_packages_grant_no_network', () => {
  const { targets, linux } = config.bundle
  assert.deepEqual(targets, ['deb', 'rpm'], 'a new kind of package has to say here what it grants')
  // Neither kind grants anything by itself; scripts and files of their own could.
  for (const kind of ['deb', 'rpm']) assert.deepEqual(Object.keys(linux[kind]), ['depends'], kind)
  assert.equal(config.bundle.createUpdaterArtifacts, undefined)
  const files = spawnSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).stdout.trim().split('\n')
  const manifests = files.filter((name) => /flatpak|snapcraft|snap\.ya?ml|\.appdata\.xml|\.service$|org\.afterbell.*\.(json|ya?ml)$|AppxManifest|\.entitlements$/i.test(name))
  for (const name of manifests) assert.ok(!/share=network|network-bind|- network\b|internetClient|network\.client/.test(read(name)), name)
})

test('no_other_program_of_the_same_user_may_read_the_windows_memory', withScreen(async ({ start, place }) => {
  // Root may read everything: only somebody else’s window can show it.
  const somebody = process.getuid() === 0 ? 65_534 : process.getuid()
  for (const folder of [place.folder, place.home]) fs.chownSync(folder, somebody, somebody)
  const window = start('strict', { AFTERBELL_SAYS_WHEN_USABLE: '1' }, { uid: somebody, gid: somebody })
  await window.says('usable')
  const owner = (id) => fs.statSync(`/proc/${id}/mem`).uid
  // The kernel gives the files of a process that refuses to be read to root.
  assert.equal(owner(window.child.pid), 0, 'the window’s process can be read by its user')
  const page = await until('the page’s process', () => window.processes().find((id) => statusOf(id, 'Name').startsWith('WebKitWeb')))
  console.log(`the page’s process can be read by its own user: ${owner(page) !== 0}`)
}, { everybody: true }))
