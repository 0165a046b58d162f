// Looks for sentences in every byte that was written since a moment, in every form in which they might lie there.
// Its one rule: what cannot be looked at is said, not passed over.
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

/** Every file under the folders that was changed at or after the moment; `own` folders are looked at whole. */
function* changedFiles(folders, own, since) {
  const left = [...own, ...folders]
  while (left.length > 0) {
    const at = left.pop()
    let stat
    try {
      stat = fs.lstatSync(at)
    } catch {
      continue
    }
    if (stat.isDirectory()) {
      try {
        for (const name of fs.readdirSync(at)) left.push(path.join(at, name))
      } catch {
        continue
      }
    } else if (stat.isFile() && (stat.mtimeMs >= since || own.some((folder) => at.startsWith(folder)))) {
      yield at
    }
  }
}

/**
 * Where a sentence lies on the disk: in the folders of the test's own, and in whatever anybody wrote since the moment
 * into the places every program may write to. Answers the hits, and how much was looked through.
 */
export function lookFor(sentences, own, since) {
  const common = ['/tmp', '/var/tmp', '/dev/shm', `/run/user/${process.getuid()}`]
  const forms = Object.entries(sentences).flatMap(([name, sentence]) => formsOf(sentence).map((form) => ({ name, form })))
  const hits = new Set()
  let [files, bytes] = [0, 0]
  for (const file of changedFiles(common, own, since)) {
    let held
    try {
      held = fs.readFileSync(file)
    } catch {
      if (own.some((folder) => file.startsWith(folder))) throw new Error(`cannot be looked at: ${file}`)
      continue
    }
    files += 1
    bytes += held.length
    for (const { name, form } of forms) if (held.includes(form)) hits.add(`${name} in ${path.basename(file)}`)
    if (Object.values(sentences).some((sentence) => file.includes(sentence))) hits.add(`the name ${file}`)
  }
  return { hits: [...hits], files, bytes }
}
