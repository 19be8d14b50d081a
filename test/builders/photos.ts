/** Photographs with a place in them, byte by byte as telephones write them. */
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const two = (n: number) => [n >> 8, n & 0xff]
const four = (n: number) => [...two(n >>> 16), ...two(n & 0xffff)]

/** 43°14′ north: what must not be found in what is kept. */
export const latitude = Buffer.from([
  ...four(43),
  ...four(1),
  ...four(14),
  ...four(1),
  ...four(5),
  ...four(1),
])

/** Exif data: which way up, and a place, as TIFF with the larger byte first. */
export const tiff = (orientation = 6): Buffer => {
  const gps = 8 + 2 + 2 * 12 + 4
  const value = gps + 2 + 2 * 12 + 4
  return Buffer.concat([
    latin1('MM\0*'),
    Buffer.from(four(8)),
    Buffer.from([...two(2), ...two(0x0112), ...two(3), ...four(1), ...two(orientation), 0, 0]),
    Buffer.from([...two(0x8825), ...two(4), ...four(1), ...four(gps), ...four(0)]),
    Buffer.from([...two(2), ...two(1), ...two(2), ...four(2), ...latin1('N\0'), 0, 0]),
    Buffer.from([...two(2), ...two(5), ...four(3), ...four(value), ...four(0)]),
    latitude,
  ])
}

export const segment = (marker: number, content: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, ...two(content.length + 2)]), content])

export const exif = (orientation?: number): Buffer =>
  segment(0xe1, Buffer.concat([latin1('Exif\0\0'), tiff(orientation)]))

const xmpText = latin1('<x exif:GPSLatitude="43,14.083N" exif:GPSLongitude="76,57.5E"/>')

/** What decoders need: a table, a frame, a picture with a stuffed 0xFF and a restart mark in it. */
export const drawn: Buffer = Buffer.concat([
  segment(0xdb, Buffer.alloc(65, 7)),
  segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
])

/** As a telephone takes it: notes, a colour profile, a comment, and a film behind the picture's end. */
export const photo = ({ orientation = 6 }: { orientation?: number } = {}): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, latin1('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    exif(orientation),
    segment(0xe1, Buffer.concat([latin1('http://ns.adobe.com/xap/1.0/\0'), xmpText])),
    segment(0xe2, latin1('ICC_PROFILE\0\x01\x01profile')),
    segment(0xfe, latin1('43.2380 N')),
    drawn,
    Buffer.from([0xff, 0xd9]),
    latin1('film \xa9xyz+43.2380+076.8829/'),
    latitude,
  ])

export const heic = (): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    latin1('ftypheic\0\0\0\0heicmif1'),
    latin1('meta'),
    Buffer.from(four(6)),
    latin1('Exif\0\0'),
    tiff(),
    xmpText,
    latin1('mdat'),
    Buffer.alloc(40, 9),
  ])
