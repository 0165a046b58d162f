// Looks for sentences in every byte that was written since a moment, in every form in which they might lie there.
// Its one rule: what is the test's own is looked at whole, and what cannot be looked at there is said, not passed over.
// In the places every program may write to, what is new or changed is looked at; folders that other programs had made
// there before are theirs.
import fs from 'node:fs'
import path from 'node:path'

/** The forms of a sentence: as it is, in wide letters, in base64 at each of its three beginnings, and in per cents. */
export function formsOf(sentence) {
  const bytes = Buffer.from(sentence, 'utf8')
  const wide = Buffer.from(sentence, 'utf16le')
  const base64 = [0, 1, 2].map((offset) => {
    const coded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    // The first and last letters also depend on what stands beside the sentence.
    return Buffer.from(coded.slice(offset === 0 ? 0 : 4, -4))
  })
  const percent = Buffer.from(encodeURIComponent(sentence))
  const json = Buffer.from(JSON.stringify(sentence).slice(1, -1))
  return [bytes, wide, Buffer.from(wide).swap16(), ...base64, percent, json]
}

/** Every file in the test's own folders, and what is new in the places every program may write to. */
function* files(own, since) {
  const common = ['/tmp', '/var/tmp', '/dev/shm', `/run/user/${process.getuid()}`]
  const fresh = common.flatMap(namesIn).filter((at) => {
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

/**
 * Where a sentence lies on the disk: in the folders of the test's own, and in whatever anybody wrote since the moment
 * into the places every program may write to. Answers the hits, and how much was looked through.
 */
export function lookFor(sentences, own, since) {
  const forms = Object.entries(sentences).flatMap(([name, sentence]) => formsOf(sentence).map((form) => ({ name, form })))
  const hits = new Set()
  let [looked, bytes] = [0, 0]
  for (const file of files(own, since)) {
    let held
    try {
      held = fs.readFileSync(file)
    } catch {
      if (own.some((folder) => file.startsWith(folder))) throw new Error(`cannot be looked at: ${file}`)
      continue
    }
    looked += 1
    bytes += held.length
    for (const { name, form } of forms) if (held.includes(form)) hits.add(`${name} in ${path.basename(file)}`)
    if (Object.values(sentences).some((sentence) => file.includes(sentence))) hits.add(`the name ${file}`)
  }
  return { hits: [...hits], files: looked, bytes }
}
