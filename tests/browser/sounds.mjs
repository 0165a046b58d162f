// Sounds for the tests, made here: a tone of 440 Hz in a WAV, and the player's own, written by other programs.
import fs from 'node:fs'
import path from 'node:path'

const RATE = 8000

/** So many seconds of a tone, one channel. */
export function tone(seconds) {
  const length = seconds * RATE
  const file = Buffer.alloc(44 + length * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + length * 2, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(RATE, 24)
  file.writeUInt32LE(RATE * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(length * 2, 40)
  for (let at = 0; at < length; at++) file.writeInt16LE(Math.round(Math.sin((at * 440 * 2 * Math.PI) / RATE) * 8000), 44 + at * 2)
  return file
}

/** Three seconds of the tone, as another program wrote them: `m4a`, `opus` and others. */
export function written(how) {
  return fs.readFileSync(path.resolve(import.meta.dirname, '../../player/tests/sounds', `tone.${how}`))
}
