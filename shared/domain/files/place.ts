/**
 * Where a photograph was taken, which telephones write into it: whoever shows a broken pipe does not mean to show their
 * home. Removed from JPEG, PNG and HEIC; what draws the picture stays byte for byte.
 */

/** The same bytes where there is nothing to remove, or where they are no picture that this can read. */
export const withoutPlace = (bytes: Uint8Array): Uint8Array => {
  const clean = begins(bytes, 0, [0xff, 0xd8, 0xff])
    ? jpegWithout(bytes)
    : begins(bytes, 0, pngSignature)
      ? pngWithout(bytes)
      : textAt(bytes, 4, 'ftyp')
        ? boxesWithout(bytes)
        : undefined
  return clean && !isSame(clean, bytes) ? clean : bytes
}

const begins = (bytes: Uint8Array, at: number, with_: readonly number[]) =>
  with_.every((byte, i) => bytes[at + i] === byte)
const textAt = (bytes: Uint8Array, at: number, text: string) =>
  [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))
const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
const u32 = (bytes: Uint8Array, at: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).readUInt32BE(at)

// JPEG (ITU-T T.81, annex B)

/** Which way up a camera was held is all that stays of its notes: without it the picture would lie on its side. */
const exifOf = (orientation: number) =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0, 34, ...Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1')],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ])

/** Marks, notes, thumbnails and second pictures go; colour profiles and what decoders go by stay. */
const isNeeded = (marker: number, bytes: Uint8Array, at: number): boolean => {
  if (marker === 0xe2) return textAt(bytes, at, 'ICC_PROFILE\0')
  if (marker === 0xe0) return textAt(bytes, at, 'JFIF\0')
  if (marker === 0xee) return textAt(bytes, at, 'Adobe')
  return marker !== 0xfe && (marker & 0xf0) !== 0xe0
}

/** Undefined for what is no whole sequence of segments. What follows the picture's end, a film for instance, goes too. */
const jpegWithout = (bytes: Uint8Array): Uint8Array | undefined => {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at < bytes.length) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || marker === 0) return undefined
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xd9) return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    if (end > bytes.length || end < at + 4) return undefined
    const whole = marker === 0xda ? endOfScan(bytes, end) : end
    if (isNeeded(marker, bytes, at + 4)) kept.push(bytes.subarray(at, whole))
    else if (marker === 0xe1 && textAt(bytes, at + 4, 'Exif\0\0')) {
      const orientation = tiffIn(bytes, at + 10, end)?.orientation ?? 1
      if (orientation > 1) kept.push(exifOf(orientation))
    }
    at = whole
  }
  // Cut off in the picture itself, which readers show as far as it goes.
  return Buffer.concat(kept)
}

/** Where the next segment begins: a byte 0xFF of the picture is followed by 0, or by one of eight restart marks. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
    at = bytes.indexOf(0xff, at + 1)
  }
  return bytes.length
}

// PNG (ISO/IEC 15948)

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const pngNotes = ['eXIf', 'tEXt', 'iTXt', 'zTXt']

const pngWithout = (bytes: Uint8Array): Uint8Array | undefined => {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + u32(bytes, at)
    if (end > bytes.length) return undefined
    if (!pngNotes.some((name) => textAt(bytes, at + 4, name))) kept.push(bytes.subarray(at, end))
    if (textAt(bytes, at + 4, 'IEND')) return Buffer.concat(kept)
    at = end
  }
  return undefined
}

// HEIC (ISO/IEC 23008-12)

/** Its parts are found by their places in the file, so what is removed is overwritten where it stands. */
const boxesWithout = (bytes: Uint8Array): Uint8Array => {
  const clean = Buffer.from(bytes)
  for (const start of ['MM\0*', 'II*\0']) {
    let at = clean.indexOf(start, 0, 'latin1')
    for (let n = 0; n < mostNotes && at >= 0; n++, at = clean.indexOf(start, at + 4, 'latin1'))
      for (const [from, to] of tiffIn(clean, at, clean.length)?.place ?? []) clean.fill(0, from, to)
  }
  const xmp = /GPS(?:Dest)?(?:Latitude|Longitude|Altitude)[A-Za-z]{0,9}(?:="[^"]{1,60}"|>[^<]{1,60}<)/g
  for (const { 0: found, index } of clean.toString('latin1').matchAll(xmp)) {
    const value = index + Math.max(found.indexOf('="') + 1, found.indexOf('>')) + 1
    clean.fill(' ', value, index + found.length - 1)
  }
  return clean
}

// TIFF, as Exif 2.32 uses it

const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const orientationTag = 0x0112
const placeTag = 0x8825
/** More than any camera writes: bytes that only look like it cost no more. */
const mostTags = 200
const mostNotes = 50

type Tiff = { orientation: number; place: [from: number, to: number][] }

/** What stands in Exif data from `start`: which way up, and where in the bytes its place is; undefined for none. */
const tiffIn = (bytes: Uint8Array, start: number, end: number): Tiff | undefined => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, end)
  const isLittle = data.toString('latin1', start, start + 2) === 'II'
  const short = (at: number) => (at + 2 > end ? 0 : isLittle ? data.readUInt16LE(at) : data.readUInt16BE(at))
  const long = (at: number) => (at + 4 > end ? 0 : isLittle ? data.readUInt32LE(at) : data.readUInt32BE(at))
  if (start + 8 > end || short(start + 2) !== 42) return undefined
  const tagsOf = (at: number) =>
    Array.from({ length: Math.min(short(at), mostTags) }, (_, i) => at + 2 + 12 * i).filter(
      (tag) => tag + 12 <= end,
    )
  const found: Tiff = { orientation: 1, place: [] }
  let isFound = false
  for (const tag of tagsOf(start + long(start + 4))) {
    if (short(tag) === orientationTag && short(tag + 8) <= 8) found.orientation = short(tag + 8)
    if (short(tag) !== placeTag || isFound) continue
    isFound = true
    const own = start + long(tag + 8)
    const tags = tagsOf(own)
    for (const one of tags) {
      const size = (sizes[short(one + 2)] ?? 1) * long(one + 4)
      const value = start + long(one + 8)
      if (size > 4 && value + size <= end) found.place.push([value, value + size])
    }
    if (tags.length) found.place.push([own, own + 2 + 12 * tags.length])
  }
  return found
}
