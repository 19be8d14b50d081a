/**
 * What people type, before it is worked on. Texts are normalised to NFC with LF line ends before they are measured; a
 * character is a Unicode code point. Nothing is done with a string or a list before its size is known to be bounded,
 * so that no request costs more than its bytes.
 */
import * as z from 'zod/mini'
import { asciiAddress, isAddress } from './email.ts'
import { limits } from './limits.ts'
import { day, fileId, type Written } from './values.ts'

/** Before it is tidied a character may have as many UTF-16 units: pairs, marks of their own, CRLF. */
const unitsPerCharacter = 4

/** A string that may be worked on. One far above its limit is refused as it came, and only its length is looked at. */
const bounded = (max: number) =>
  z.string().check(
    z.refine((s) => s.length <= unitsPerCharacter * max, {
      params: { code: 'too_long', max },
    }),
  )

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

// Sets of characters by their properties are written where they are used: they are built then, not at every cold start.
const normalise = (s: string) =>
  s
    .replace(/\r\n?|\u0085/g, '\n')
    .replace(control, '')
    .toWellFormed()
    // No script has letters of more marks; ordering a run of thousands takes quadratic time (UAX #15, section 13).
    .replace(/(\p{M}{30})\p{M}+/gu, '$1')
    .normalize('NFC')

/** Without what turns a line around or hides in it. Joiners stay: Persian spelling and many emoji need them. */
const withoutUnseen = (s: string) => s.replace(/[\p{Cf}--[\u200c\u200d]]/gv, '')

/** A letter, digit or sign that somebody can see: fillers and the empty Braille pattern are letters and signs too. */
const isVisible = (s: string) =>
  /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]]/v.test(s)

const measured = (max: number, tidy: (s: string) => string) =>
  z.pipe(
    z.pipe(bounded(max), z.transform(tidy)),
    z.string().check(
      z.refine(isVisible, { params: { code: 'required' } }),
      z.refine((s) => s.length <= max || [...s].length <= max, { params: { code: 'too_long', max } }),
    ),
  )

/** A text of several lines, trimmed. */
export const text = (max: number = limits.text) => measured(max, (s) => normalise(s).trim())

const oneLine = (s: string) => normalise(withoutUnseen(s)).replace(/\s+/g, ' ').trim()

/** A text of one line: white space of any kind becomes one space. */
export const line = (max: number) => measured(max, oneLine)

const weights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]

const weightsAgain = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]

/**
 * Whether a 12-digit IIN or BIN has the right check digit: the weighted sum modulo 11, by 1..11, and by 3..11,1,2
 * if that gives 10; 10 again is never issued. Government resolution of 22 May 2007 No. 406.
 */
export const hasCheckDigit = (id: string): boolean => {
  const digits = [...id].map(Number)
  const sum = (w: number[]) => w.reduce((s, weight, i) => s + weight * (digits[i] as number), 0) % 11
  const first = sum(weights)
  return (first === 10 ? sum(weightsAgain) : first) === digits[11]
}

/** People write it in groups, and copy signs along that nobody sees. */
const digitsAlone = (s: string) => s.replace(/[\s\p{Pd}\p{Cf}]/gu, '')

export const idNumber = z.pipe(
  z.pipe(bounded(limits.digits), z.transform(digitsAlone)),
  z.string().check(
    z.refine((s) => /^\d{12}$/.test(s), { params: { code: 'twelve_digits' }, abort: true }),
    z.refine((s) => !/^(\d)\1*$/.test(s), { params: { code: 'never_issued' }, abort: true }),
    z.refine(hasCheckDigit, { params: { code: 'check_digit' } }),
  ),
)

/** Around an address people type spaces and tabs; a line break there is another header. */
const isBlank = (char: string | undefined) => char === ' ' || char === '\t'

const withoutBlanksAround = (s: string) => {
  let [from, to] = [0, s.length]
  while (isBlank(s[from])) from++
  while (to > from && isBlank(s[to - 1])) to--
  return s.slice(from, to)
}

/** An address that mail can be sent to, its domain in ASCII. */
export const email = z.pipe(
  z.pipe(
    bounded(limits.email),
    z.transform((s: string) => asciiAddress(withoutBlanksAround(s))),
  ),
  z
    .string()
    .check(z.maxLength(limits.email, { abort: true }), z.refine(isAddress, { params: { code: 'email' } })),
)

const digitsIn = (s: string) => s.match(/\d/g)?.length ?? 0

/** As it was typed, with brackets, an extension or a second number: nobody is turned away for how they write it. */
export const phone = z.pipe(
  z.pipe(
    bounded(limits.phone),
    z.transform((s: string) => (s.trim().includes('\n') ? '' : oneLine(s))),
  ),
  z.string().check(
    z.refine((s) => digitsIn(s) >= 5 && digitsIn(s) <= 30, { params: { code: 'phone' } }),
    z.refine((s) => s.length <= limits.phone, { params: { code: 'too_long', max: limits.phone } }),
  ),
)

/** A body that is in no configuration: without `email` the letter is handed over. */
export const bodyOutside = z.strictObject({
  name: line(limits.name),
  email: z.optional(email),
  address: z.optional(line(limits.address)),
})

/** RFC 3339, from 1970 on and in a year of four digits in UTC too, as events hold it. */
export const timestamp = z.iso.datetime({ offset: true }).check(
  z.maxLength(limits.timestamp),
  z.refine((s) => Date.parse(s) >= 0 && Date.parse(s) < Date.UTC(10_000, 0), {
    params: { code: 'moment' },
  }),
)

/** A local day that somebody means: terms and calendars count on from it, and every year has four digits. */
export const meantDay = day.check(z.refine((d) => d <= '2999-12-31', { params: { code: 'day' } }))

/** A moment, or a local day alone where nobody knows the time. */
export const momentOrDay = z.string().check(
  z.refine((s) => timestamp.safeParse(s).success || day.safeParse(s).success, {
    params: { code: 'moment' },
  }),
)

/** A rule across fields, told even while single fields are still wrong, so that one answer names all errors. */
export const across = <T>(path: string, code: string, holds: (value: T) => boolean) =>
  z.refine<T>(holds, {
    path: [path],
    params: { code },
    when: (payload: { value: unknown }) => typeof payload.value === 'object' && payload.value !== null,
  } as never)

/** Files that were uploaded before, by their ids. */
export const attachments = z.optional(z.array(fileId).check(z.maxLength(limits.files)))

/** Where a draft can be read, of a length that every program takes. */
export const link = z
  .string()
  .check(z.maxLength(limits.url, { abort: true }), z.url({ protocol: /^https?$/ }))

/** In Kazakh and in Russian (Law on Legal Acts, art. 20(2)). A string is in one of them, and the other one is asked for. */
export const inBoth = z.pipe(
  z
    .union([z.strictObject({ kk: text(), ru: text() }), z.string()])
    .check(z.refine((said) => typeof said !== 'string', { params: { code: 'other_language' } })),
  z.transform((said) => said as Exclude<Written, string>),
)
