// Looks for sentences in every byte that was written since a moment, in every form in which they might lie there.
// Its one rule: what is the test's own is looked at whole, and what cannot be looked at there is said, not passed over.
// In the places every program may write to, what is new or changed is looked at; folders that other programs had made
// there before are theirs.
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

/** Where else a program may leave something of what it was shown: what crashed, what was used last, what waits. */
const COMMON = ['/tmp', '/var/tmp', '/dev/shm', `/run/user/${process.getuid()}`, '/var/lib/systemd/coredump', '/var/crash', '/cores']

/** Where the kernel puts the memory of what has crashed, if it is a folder. A bare name is one in the folder it ran in. */
function coreFolders() {
  const pattern = fs.readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim()
  return pattern.startsWith('/') ? [path.dirname(pattern)] : []
}

/**
 * The forms of a sentence, each with its name: as it is, in wide letters of both orders, in base64 at each of its three
 * beginnings and of both alphabets, in per cents, in JSON's escapes, in hexadecimal digits. What is packed is unpacked
 * before it is looked at, see `unpacked`.
 */
export function formsOf(sentence) {
  const bytes = Buffer.from(sentence, 'utf8')
  const wide = Buffer.from(sentence, 'utf16le')
  const coded = (of, name) => [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), of]).toString('base64')
    // The first and last letters also depend on what stands beside the sentence.
    const whole = text.slice(offset === 0 ? 0 : 4, -4)
    return [[`${name} at ${offset}`, whole], [`${name}, for addresses, at ${offset}`, whole.replaceAll('+', '-').replaceAll('/', '_')]]
  })
  const hex = bytes.toString('hex')
  const escaped = [...sentence].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
  const every = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  const forms = [
    ['utf-8', bytes], ['utf-16 le', wide], ['utf-16 be', Buffer.from(wide).swap16()],
    ...coded(bytes, 'base64'), ...coded(wide, 'base64 of utf-16'),
    ['per cents', encodeURIComponent(sentence)], ['per cents throughout', every], ['per cents, capitals', every.toUpperCase()],
    ['json', JSON.stringify(sentence).slice(1, -1)], ['json, escaped', escaped],
    ['hexadecimal', hex], ['hexadecimal, capitals', hex.toUpperCase()],
  ].map(([name, form]) => ({ name, form: Buffer.from(form) }))
  // Several names for the same bytes: one is enough.
  return forms.filter(({ form }, at) => forms.findIndex((other) => other.form.equals(form)) === at)
}

const LONGEST = 1 << 26

/**
 * What is packed in some bytes: every gzip and zlib stream that begins anywhere in them, every file of a zip, and a bare
 * stream at the start. Their checksums are not looked at, so that half of one is unpacked as far as it goes.
 */
export function* unpacked(bytes) {
  const from = (at) => {
    try {
      return zlib.inflateRawSync(bytes.subarray(at), { maxOutputLength: LONGEST, finishFlush: zlib.constants.Z_SYNC_FLUSH })
    } catch {
      return null
    }
  }
  for (let at = bytes.indexOf(0x1f); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8) yield from(behindGzip(bytes, at))
  }
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    // RFC 1950: the two bytes as one number are a multiple of 31; no dictionary.
    if (((0x78 << 8) | bytes[at + 1]) % 31 === 0 && (bytes[at + 1] & 0x20) === 0) yield from(at + 2)
  }
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 1)) {
    if (at + 30 < bytes.length) yield from(at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28))
  }
  yield from(0)
}

/** Where the stream begins behind a gzip header (RFC 1952: flags for a checksum, more, a name, a comment). */
function behindGzip(bytes, at) {
  const flags = bytes[at + 3]
  let next = at + 10
  if (flags & 4) next += 2 + bytes[next] + 256 * bytes[next + 1]
  for (const text of [8, 16]) if (flags & text) next = bytes.indexOf(0, next) + 1
  return flags & 2 ? next + 2 : next
}

/** Every file in the test's own folders, and what is new in the places every program may write to. */
export function* files(own, since) {
  const fresh = [...COMMON, ...coreFolders()].flatMap(namesIn).filter((at) => {
    const stat = fs.lstatSync(at, { throwIfNoEntry: false })
    return stat && (stat.isDirectory() ? stat.birthtimeMs : stat.mtimeMs) >= since
  })
  const left = [...new Set([...own, ...fresh])]
  while (left.length > 0) {
    const at = left.pop()
    const stat = fs.lstatSync(at, { throwIfNoEntry: false })
    if (stat?.isDirectory()) left.push(...namesIn(at))
    else if (stat?.isFile()) yield at
  }
}

function namesIn(folder) {
  try {
    return fs.readdirSync(folder).map((name) => path.join(folder, name))
  } catch {
    return []
  }
}

/** Which sentences some bytes hold, in which forms: as they lie there, and unpacked, twice at most. */
export function foundIn(bytes, sentences, deep = 2) {
  const found = new Set()
  for (const [name, sentence] of Object.entries(sentences)) {
    for (const { name: form, form: what } of formsOf(sentence)) if (bytes.includes(what)) found.add(`${name} (${form})`)
  }
  if (deep > 0) {
    for (const inside of unpacked(bytes)) {
      if (inside?.length > 8) for (const hit of foundIn(inside, sentences, deep - 1)) found.add(`${hit.slice(0, -1)}, packed)`)
    }
  }
  return [...found]
}

/**
 * Where a sentence lies on the disk: in the folders of the test's own, and in whatever anybody wrote since the moment
 * into the places every program may write to. Answers the hits, and how much was looked through.
 */
export function lookFor(sentences, own, since) {
  const hits = new Set()
  let [looked, bytes] = [0, 0]
  for (const file of files(own, since)) {
    let held
    try {
      held = fs.readFileSync(file)
    } catch {
      if (own.some((folder) => file.startsWith(folder)) && fs.existsSync(file)) throw new Error(`cannot be looked at: ${file}`)
      continue
    }
    looked += 1
    bytes += held.length
    for (const hit of foundIn(held, sentences)) hits.add(`${hit} in ${path.basename(file)}`)
    if (Object.values(sentences).some((sentence) => file.includes(sentence))) hits.add(`the name ${file}`)
  }
  return { hits: [...hits], files: looked, bytes }
}
