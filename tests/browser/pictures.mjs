// Pictures made up for the tests.
import zlib from 'node:zlib'

/** Said by a picture of itself. */
export const CAMERA = 'Harbour Optics Model Seven'

/** A picture of so many points, as a PNG that says with what it was made. */
export function picture(width = 64, height = 40, says = CAMERA) {
  const chunk = (kind, inside) => {
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), inside])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(inside.length)
    sum.writeUInt32BE(zlib.crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let at = 0; at < rows.length; at++) rows[at] = at % (1 + width * 3) === 0 ? 0 : (at * 7) % 256
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('tEXt', Buffer.from(`Comment\0${says}`)),
    chunk('IDAT', zlib.deflateSync(rows)), chunk('IEND', Buffer.alloc(0)),
  ])
}
