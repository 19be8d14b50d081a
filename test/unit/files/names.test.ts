/** What files are called, and what they say they are. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileKinds } from '../../../events/values.ts'
import {
  foldersOf,
  incomingPrefix,
  keptKey,
  readUncheckedKey,
  uncheckedKey,
} from '../../../shared/application/files/file-keys.ts'
import { cleanName, fileTypes, kindOf } from '../../../shared/domain/files/files.ts'

/** Of all of Unicode, halves of characters too. */
const anyCharacters = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 300 })
  .map((codes) => String.fromCodePoint(...codes))

describe('a name that is shown', () => {
  test.each([
    ['../../x.pdf', 'x.pdf'],
    ['C:\\Users\\Айгүл\\Құжат.pdf', 'Құжат.pdf'],
    ['/etc/passwd', 'passwd.pdf'],
    ['Өтініш «№ 5», ұзарту.PDF', 'Өтініш «№ 5», ұзарту.PDF'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe.pdf'],
    ['a\u0000b\r\nc\t.pdf', 'ab c.pdf'],
    ['say "hi" <b>.pdf', 'say _hi_ _b_.pdf'],
    ['100%.pdf', '100_.pdf'],
    ['.pdf', 'file.pdf'],
    ['.. ..x.pdf', 'x.pdf'],
    ['a / b .pdf', 'b.pdf'],
    ['x.pdf ', 'x.pdf'],
    ['   ', 'file.pdf'],
    ['...', 'file.pdf'],
    ['x', 'x.pdf'],
    ['x.docx', 'x.docx.pdf'],
    ['e\u0301.pdf', 'é.pdf'],
    ['lone \ud800 half.pdf', 'lone \ufffd half.pdf'],
  ])('%j is %j', (name, shown) => {
    expect(cleanName(name, 'pdf')).toBe(shown)
  })
  test('of 300 characters is cut before its extension', () => {
    const shown = cleanName(`${'ң'.repeat(300)}.pdf`, 'pdf')
    expect(shown).toBe(`${'ң'.repeat(196)}.pdf`)
  })
  test('keeps the other spelling of its extension', () => {
    expect(cleanName('скан.jpeg', 'jpg')).toBe('скан.jpeg')
  })
  test('has no folders, unseen characters or markup, at most 200 characters, and the extension of its kind', () => {
    const wild = fc.string({
      unit: fc.constantFrom(...'ab.ә/\\:*?"<>|%\u0000\u0007\u001b\u007f\u200b\u202e\u2028\ufeff\ud83d 😀\n'),
      maxLength: 300,
    })
    const any = fc.oneof(wild, anyCharacters)
    fc.assert(
      fc.property(any, fc.constantFrom(...fileKinds), fc.boolean(), (base, kind, told) => {
        const shown = cleanName(told ? `${base}.${kind}` : base, kind)
        expect(shown).not.toMatch(/[/\\:*?"<>|%\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
        expect(shown.length).toBeLessThanOrEqual(200)
        expect(shown.startsWith('.')).toBe(false)
        expect(kindOf(shown)).toBe(kind)
        expect(cleanName(shown, kind)).toBe(shown)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what a file says it is', () => {
  test.each(fileKinds)('%s: by its type, by its name, by both', (kind) => {
    expect(kindOf('x', fileTypes[kind])).toBe(kind)
    expect(kindOf(`x.${kind.toUpperCase()}`, '')).toBe(kind)
    expect(kindOf(`x.${kind}`, 'application/octet-stream')).toBe(kind)
    expect(kindOf(`x.${kind}`, `${fileTypes[kind].toUpperCase()}; name=x`)).toBe(kind)
  })
  test.each([
    ['x.pdf', ' application/pdf ; version=1.7'],
    ['x.pdf ', 'binary/octet-stream'],
    ['x.pdf', undefined],
    ['x.pdf', 'application/x-pdf'],
    ['x.pdf', 'application/wps-office.pdf'],
    ['x.pdf', 'application/force-download'],
    ['x.pdf', 'unknown'],
  ])('%s of type "%s" is a PDF', (name, type) => {
    expect(kindOf(name, type)).toBe('pdf')
  })
  test.each([
    ['Заявление.docx', 'application/wps-office.docx', 'docx'],
    ['Заявление.docx', 'application/msword', 'docx'],
    ['Заявление.docx', 'application/zip', 'docx'],
    ['Кесте.xlsx', 'application/wps-office.xlsx', 'xlsx'],
    ['Кесте.xlsx', 'application/vnd.ms-excel', 'xlsx'],
    ['x.odt', 'application/x-vnd.oasis.opendocument.text', 'odt'],
    ['x.jpg', 'image/pjpeg', 'jpg'],
    ['x.jpeg', 'image/jpg', 'jpg'],
    ['x.png', 'image/x-png', 'png'],
    ['x.heic', 'image/heic-sequence', 'heic'],
  ])('%s, which an office or a phone calls "%s", is a %s by its name', (name, type, kind) => {
    expect(kindOf(name, type)).toBe(kind)
  })
  test.each([
    ['x.exe', 'application/x-msdownload'],
    ['x.pdf', 'application/x-msdownload'],
    ['x.png', 'image/svg+xml'],
    ['x.doc', 'application/msword'],
    ['x.docx', 'image/png'],
    ['x.exe', ''],
    ['x.pdf', 'image/png'],
    ['x.pdf', 'text/html'],
    ['x', ''],
    ['constructor', ''],
    ['x.constructor', 'constructor'],
    ['x.svg', 'image/svg+xml'],
    ['x.docm', 'application/vnd.ms-word.document.macroenabled.12'],
  ])('%s of type "%s" is not taken', (name, type) => {
    expect(kindOf(name, type)).toBeUndefined()
  })
})

test('files have a folder of their own on their way, by their case, unchecked and kept', () => {
  expect(incomingPrefix('file-1')).toBe('incoming/file-1/')
  expect(foldersOf('ЖТ-1/2')).toEqual([
    'unchecked/%D0%96%D0%A2-1%2F2/',
    'cases/%D0%96%D0%A2-1%2F2/',
    'papers/%D0%96%D0%A2-1%2F2/',
  ])
  expect(uncheckedKey('A-1', 'file-1')).toBe('unchecked/A-1/file-1')
  expect(keptKey('A-1', 'file-1')).toBe('cases/A-1/file-1')
})

test('a case’s folder is its own, whatever its number is', () => {
  const [a, b] = ['12', '12/3'].map((number) => foldersOf(number))
  for (const folder of a ?? []) for (const other of b ?? []) expect(other.startsWith(folder)).toBe(false)
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (caseId) => {
      fc.pre(caseId.isWellFormed())
      expect(readUncheckedKey(uncheckedKey(caseId, 'file-1'))).toEqual({ caseId, id: 'file-1' })
    }),
  )
  expect(readUncheckedKey('cases/12/file-1')).toBeUndefined()
})
