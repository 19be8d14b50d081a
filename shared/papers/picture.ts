/** An address as a picture for a telephone's camera (ISO/IEC 18004), black on white: a PNG that Word shows. */
import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** Pixels a module: sharp where it is printed. */
const scale = 6
/** Empty modules around it, as the standard asks. */
const border = 4

let last: { address: string; picture: Buffer } | undefined

/** The same address gives the same bytes. Both forms of a paper show one picture, which is made once. */
export const qrPicture = (address: string): Buffer => {
  if (last?.address !== address) last = { address, picture: pictureOf(address) }
  return last.picture
}

/** One bit a pixel (https://www.w3.org/TR/png-3/). */
const pictureOf = (address: string): Buffer => {
  const { data, size } = encode(address, { ecc: 'M', border })
  const side = size * scale
  const rows = data.flatMap((modules) => {
    const row = Buffer.alloc(1 + Math.ceil(side / 8))
    for (let x = 0; x < side; x++)
      // White is 1; the first byte is the row's filter, none.
      if (!modules[Math.floor(x / scale)]) row[1 + (x >> 3)] = (row[1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
    return Array<Buffer>(scale).fill(row)
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
