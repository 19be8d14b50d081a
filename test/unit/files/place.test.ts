/** A photograph's place does not reach whoever opens the file; the picture does, as it was taken. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../../shared/adapters/files/file-content.ts'
import { withoutPlace } from '../../../shared/domain/files/place.ts'
import { files } from '../../builders/files.ts'
import { drawn, exif, heic, latitude, photo, segment, tiff } from '../../builders/photos.ts'

const traces = ['GPSLatitude="43', '43.2380', '76,57.5E']
const tellsPlace = (bytes: Uint8Array) =>
  Buffer.from(bytes).includes(latitude) || traces.some((trace) => Buffer.from(bytes).includes(trace))

describe('a photograph in JPEG', () => {
  test('loses its place, wherever it stands, and keeps picture, colours and which way up', async () => {
    expect(tellsPlace(photo())).toBe(true)
    const clean = withoutPlace(photo())
    expect(tellsPlace(clean)).toBe(false)
    expect(await inspect(clean)).toBe('jpg')
    expect(Buffer.from(clean).includes(drawn)).toBe(true)
    expect(Buffer.from(clean).includes('ICC_PROFILE')).toBe(true)
    expect(Buffer.from(clean).includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true)
    expect(Buffer.from(clean).subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
  })

  test('that was held upright needs no notes at all', () => {
    expect(Buffer.from(withoutPlace(photo({ orientation: 1 }))).includes('Exif')).toBe(false)
  })

  test('of any segments keeps those that draw it, in their order, and loses nothing when cleaned again', () => {
    const bytes = fc.uint8Array({ maxLength: 60 })
    const needed = fc.tuple(fc.constantFrom(0xdb, 0xc4, 0xc0, 0xdd), bytes, fc.constant(true))
    const note = fc.tuple(fc.constantFrom(0xe1, 0xe3, 0xed, 0xef, 0xfe), bytes, fc.constant(false))
    fc.assert(
      fc.property(fc.array(fc.oneof(needed, note), { maxLength: 12 }), fc.boolean(), (parts, isNoted) => {
        const all = parts.map(([marker, content]) => segment(marker, content))
        const start = Buffer.from([0xff, 0xd8])
        const given = Buffer.concat([start, ...(isNoted ? [exif(3)] : []), ...all, drawn])
        const clean = withoutPlace(given)
        const kept = all.filter((_, i) => parts[i]?.[2])
        const without = Buffer.from(clean).subarray(isNoted ? 2 + 36 : 2)
        expect(without).toEqual(Buffer.concat([...kept, drawn]))
        expect(withoutPlace(clean)).toBe(clean)
        expect(Buffer.from(clean).includes(latitude)).toBe(false)
      }),
    )
  })

  test('without a note stays the very bytes that came', () => {
    expect(withoutPlace(files.jpg)).toBe(files.jpg)
  })

  test('that breaks off in a segment is left as it came: nothing of it is guessed', () => {
    const broken = photo().subarray(0, 60)
    expect(withoutPlace(broken)).toBe(broken)
  })
})

describe('in PNG', () => {
  const chunk = (name: string, content: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return Buffer.concat([length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4, 1)])
  }

  test('it goes with the notes; the picture stays', () => {
    const png = Buffer.from(files.png)
    const noted = Buffer.concat([
      png.subarray(0, 33),
      chunk('eXIf', tiff()),
      chunk('tEXt', Buffer.from('GPSLatitude="43')),
      png.subarray(33),
    ])
    expect(tellsPlace(noted)).toBe(true)
    expect(Buffer.from(withoutPlace(noted))).toEqual(png)
    expect(withoutPlace(files.png)).toBe(files.png)
  })
})

describe('in HEIC', () => {
  test('it is overwritten where it stands: all other bytes are where they were', async () => {
    const given = heic()
    expect(tellsPlace(given)).toBe(true)
    const clean = withoutPlace(given)
    expect(clean.length).toBe(given.length)
    expect(tellsPlace(clean)).toBe(false)
    expect(await inspect(clean)).toBe('heic')
    expect(Buffer.from(clean).subarray(-44)).toEqual(given.subarray(-44))
    expect(withoutPlace(clean)).toBe(clean)
  })
})

test('whatever bytes come, they are taken, and cleaned again they are the same', () => {
  const start = fc.constantFrom(
    [],
    [0xff, 0xd8, 0xff],
    [...files.png.subarray(0, 8)],
    [...heic().subarray(0, 60)],
  )
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 400 }), (first, rest) => {
      const given = Uint8Array.from([...first, ...rest])
      const clean = withoutPlace(given)
      expect(withoutPlace(clean)).toEqual(clean)
      expect(clean.length).toBeLessThanOrEqual(given.length)
    }),
  )
})

test('another kind of file is not touched', () => {
  for (const kind of ['pdf', 'docx', 'xlsx', 'odt'] as const)
    expect(withoutPlace(files[kind])).toBe(files[kind])
})
