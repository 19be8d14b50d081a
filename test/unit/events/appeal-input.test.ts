/** What a citizen may send: taken whole up to the limit, refused at the right path beyond it. */
import { describe, expect, test } from 'vitest'
import { actionInput } from '../../../events/action-inputs.ts'
import { type AppealInput, appealInput, messageInput } from '../../../events/appeals/appeal-inputs.ts'
import { limits } from '../../../events/limits.ts'
import { languages } from '../../../events/values.ts'
import { validate } from '../../../shared/application/validate.ts'
import { fieldErrors } from '../../../shared/http/front.ts'
import { bin, iin, issued, withWrongCheckDigit } from '../../builders/identity.ts'
import { appeal, entity, person } from '../../builders/inputs.ts'

const faultsOf = (input: unknown) => {
  const result = validate(appealInput, JSON.stringify(input))
  return result.outcome === 'invalid' ? result.faults : []
}
const valid = (input: unknown): AppealInput => {
  const result = validate(appealInput, JSON.stringify(input))
  if (result.outcome === 'invalid') throw new Error(JSON.stringify(result.faults))
  return result.value
}
const withText = (text: string) => appeal({ text })

describe('a text', () => {
  const characters: [string, string][] = [
    ['Latin letters', 'a'],
    ['Kazakh letters', 'ә'],
    ['emoji', '😀'],
    ['letters beyond the basic plane', '𐰀'],
  ]
  test.each(characters)('of 10 000 %s is taken whole', (_, character) => {
    const text = character.repeat(limits.text)
    expect(valid(withText(text)).text).toBe(text)
  })
  test.each(characters)('of 10 001 %s is too long, and it is said by how much', (_, character) => {
    expect(faultsOf(withText(character.repeat(10_001)))).toEqual([
      { path: 'text', code: 'too_long', max: 10_000, length: 10_001 },
    ])
  })
  test('is measured after NFC: й and ё in two code points count as one', () => {
    const decomposed = 'й'.normalize('NFD')
    expect([...decomposed]).toHaveLength(2)
    expect(valid(withText(decomposed.repeat(10_000))).text).toBe('й'.repeat(10_000))
  })
  test('is measured after CRLF became LF', () => {
    const { text } = valid(withText(`x${'\r\n'.repeat(9_998)}y`))
    expect(text).toBe(`x${'\n'.repeat(9_998)}y`)
    expect(valid(withText('old\rMac')).text).toBe('old\nMac')
  })
  test('is measured after trimming', () => {
    expect(valid(withText(`  \n${'a'.repeat(10_000)}\n\n`)).text).toHaveLength(10_000)
  })
  test('of white space only is none', () => {
    for (const text of ['', ' ', '\n\t\r\n', '\u00a0', '\u0000'])
      expect(faultsOf(withText(text))).toMatchObject([{ path: 'text', code: 'required' }])
  })
  test('keeps its lines and tabs, loses control characters', () => {
    expect(valid(withText('a\tb\nc\u0000\u0007\u001b\u007fd')).text).toBe('a\tb\ncd')
  })
  test('with half a surrogate pair gets a replacement character: it can be stored', () => {
    expect(valid(withText('a\ud83d b')).text).toBe('a\ufffd b')
    expect(valid(withText('\udc00')).text).toBe('\ufffd')
  })
  test('is NFC in the end, even where a control character stood between a letter and its mark', () => {
    const { text } = valid(withText('и\u0000\u0306'))
    expect(text).toBe(text.normalize('NFC'))
  })
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '{{7*7}} %0d%0a',
    "'; DROP TABLE cases; --",
    '=HYPERLINK("http://example.com")',
    '&lt;b&gt;',
  ])('of markup is text: %s', (text) => {
    expect(valid(withText(text)).text).toBe(text)
  })
})

describe('one line', () => {
  test('of 200 characters, and not of 201', () => {
    const name = 'Ә'.repeat(200)
    expect(valid(appeal({ applicant: person({ name }), subject: '😀'.repeat(200) })).applicant.name).toBe(
      name,
    )
    expect(faultsOf(appeal({ applicant: person({ name: `${name}Ә` }), subject: '😀'.repeat(201) }))).toEqual([
      { path: 'applicant.name', code: 'too_long', max: 200, length: 201 },
      { path: 'subject', code: 'too_long', max: 200, length: 201 },
    ])
  })
  test('has no line breaks: they become spaces', () => {
    expect(valid(appeal({ subject: 'Bcc: a@example.kz\r\nX-Evil:\n 1\u2028 2' })).subject).toBe(
      'Bcc: a@example.kz X-Evil: 1 2',
    )
  })
})

describe('an e-mail address', () => {
  const email = (address: string) => faultsOf(appeal({ applicant: person({ email: address }) }))
  test.each(['a@example.kz', 'first.last+tag@sub.example.kz', '  spaced@example.kz\t'])('%j', (address) => {
    expect(email(address)).toEqual([])
  })
  test.each([
    'a@example.kz\nBcc: b@example.kz',
    'a@example.kz\r\n',
    '\na@example.kz',
    'a@example.kz\u0000',
    'a@example.kz, b@example.kz',
    'Name <a@example.kz>',
    'a@b@example.kz',
    'a b@example.kz',
    'a@example',
    '@example.kz',
    'a..b@example.kz',
    'plain',
  ])('%j is none', (address) => {
    expect(email(address)).toEqual([{ path: 'applicant.email', code: 'email' }])
  })
  test('that is longer than any can be is too long', () => {
    expect(email(`${'a'.repeat(250)}@example.kz`)).toMatchObject([
      { path: 'applicant.email', code: 'too_long', max: 254, length: 261 },
    ])
  })
})

describe('what nobody can see', () => {
  const blank = [
    '\u200b',
    '\u2060',
    '\u00ad',
    '\u2800',
    '\u3164',
    '\uffa0',
    '\u115f\u1160',
    '\u202e',
    '\u2066\u2069',
    '\u{e0041}\u{e0042}',
    '\u0085',
    '\u009b',
    '\ufeff',
    '\u034f',
    '\ufe0f',
    '\u0301',
    '\u200d\u200c',
    '\u{1d159}',
    ' \u2800 \u200b\n',
  ]
  test.each(blank)('%j is not filled in', (text) => {
    expect(faultsOf(appeal({ applicant: person({ name: text }), subject: text, text }))).toEqual([
      { path: 'applicant.name', code: 'required' },
      { path: 'subject', code: 'required' },
      { path: 'text', code: 'required' },
    ])
  })
  test.each(blank)('%j is no reason where the law asks for one', (text) => {
    const fault = (input: unknown) => validate(actionInput, JSON.stringify(input))
    const required = (path: string) => ({ outcome: 'invalid', faults: [{ path, code: 'required' }] })
    expect(fault({ action: 'return', reason: text })).toEqual(required('reason'))
    expect(fault({ action: 'refuse_extension', reason: text })).toEqual(required('reason'))
    const remarks = [{ no: 1, accepted: false, reason: text }]
    expect(fault({ action: 'respond', decision: 'declined', text: 'Нет', remarks })).toEqual(
      required('remarks.0.reason'),
    )
  })
  test.each(['я', '7', '?', '😀', '❤️', '№', 'ә', '漢', 'क्षि', '1️⃣'])('but %s is', (text) => {
    expect(valid(appeal({ subject: text, text })).text).toBe(text)
  })
  test('turns no line around, and hides nothing in it', () => {
    const hidden = '\u202eАсель\u2066 \u200bКим\u00ad\u{e0041}\u009b\u0000 \u061c\u200f\ufeff!'
    const { applicant, subject } = valid(appeal({ applicant: person({ name: hidden }), subject: hidden }))
    expect([applicant.name, subject]).toEqual(['Асель Ким !', 'Асель Ким !'])
  })
  test('breaks a line where it is a line break', () => {
    expect(valid(appeal({ subject: 'a\u0085b', text: 'a\u0085b\u009bc' }))).toMatchObject({
      subject: 'a b',
      text: 'a\nbc',
    })
  })
  test('joins letters where they are joined so', () => {
    for (const subject of ['می\u200cخواهم', '👩\u200d👧'])
      expect(valid(appeal({ subject })).subject).toBe(subject)
  })
})

describe('an IIN or a BIN', () => {
  test('has twelve digits and the right check digit', () => {
    const fault = (value: string) => faultsOf(appeal({ applicant: person({ iin: value }) }))[0]
    expect(fault(iin())).toBeUndefined()
    expect(fault(` ${iin()} `)).toBeUndefined()
    expect(fault(withWrongCheckDigit(iin()))).toMatchObject({ path: 'applicant.iin', code: 'check_digit' })
    for (const wrong of ['85032130001', '8503213000111', '85032130001a', '', '٨٥٠٣٢١٣٠٠٠١١'])
      expect(fault(wrong), wrong).toMatchObject({ path: 'applicant.iin', code: 'twelve_digits' })
  })
  test.each([
    ['in groups', (id: string) => `${id.slice(0, 4)} ${id.slice(4, 8)} ${id.slice(8)}`],
    ['with no-break spaces', (id: string) => `${id.slice(0, 6)}\u00a0${id.slice(6)}\u202f`],
    ['with hyphens of any kind', (id: string) => `${id.slice(0, 6)}-${id.slice(6, 9)}\u2011${id.slice(9)}`],
    ['as a contact list copies it', (id: string) => `\u202a${id}\u202c\u200b`],
  ])('may be written %s', (_, written) => {
    expect(valid(appeal({ applicant: person({ iin: written(iin()) }) })).applicant.iin).toBe(iin())
    expect(valid(appeal({ applicant: entity({ bin: written(bin()) }) })).applicant.bin).toBe(bin())
  })
  test('of twelve equal digits has been given to nobody', () => {
    expect(faultsOf(appeal({ applicant: person({ iin: '000000000000' }) }))).toEqual([
      { path: 'applicant.iin', code: 'never_issued' },
    ])
    expect(faultsOf(appeal({ applicant: entity({ bin: '0000 0000 0000' }) }))).toEqual([
      { path: 'applicant.bin', code: 'never_issued' },
    ])
  })
  test('is not one where the other is asked: the fifth digit tells them apart', () => {
    expect(faultsOf(appeal({ applicant: entity({ bin: iin() }) }))).toEqual([
      { path: 'applicant.bin', code: 'iin_for_bin' },
    ])
    expect(faultsOf(appeal({ applicant: person({ iin: bin() }) }))).toEqual([
      { path: 'applicant.iin', code: 'bin_for_iin' },
    ])
    const sole = { ...entity({ form: 'ИП' }), iin: bin(), bin: undefined }
    expect(faultsOf(appeal({ applicant: sole }))).toEqual([{ path: 'applicant.iin', code: 'bin_for_iin' }])
  })
  test.each([4, 5, 6])('a BIN with %i as its fifth digit is one', (kind) => {
    const id = issued(`1105${kind}`)
    expect(valid(appeal({ applicant: entity({ bin: id }) })).applicant.bin).toBe(id)
  })
  test.each([7, 8, 9])('a BIN with %i there has been given to nobody', (kind) => {
    expect(faultsOf(appeal({ applicant: entity({ bin: issued(`1105${kind}`) }) }))).toEqual([
      { path: 'applicant.bin', code: 'never_issued' },
    ])
  })
  test.each(['850230', '850399', '851301', '850000'])(
    'an IIN of a day that there is not is let pass: %s',
    (day) => {
      const id = issued(`${day}3`)
      expect(valid(appeal({ applicant: person({ iin: id }) })).applicant.iin).toBe(id)
    },
  )
  test('says in every language which of the two is meant', () => {
    const said = (applicant: AppealInput['applicant']) =>
      languages.map((lang) => fieldErrors(faultsOf(appeal({ applicant })), lang)[0]?.message)
    expect(said(entity({ bin: iin() }))).toEqual([
      'Бұл – ЖСН, ал мұнда БСН керек. Ол тіркеу туралы анықтамада көрсетілген.',
      'Это ИИН, а нужен БИН. Он указан в справке о регистрации.',
      'This is an IIN, and a BIN is needed. It stands on the certificate of registration.',
    ])
    expect(said(person({ iin: bin() }))).toEqual([
      'Бұл – БСН, ал мұнда ЖСН керек. Ол жеке куәлікте көрсетілген.',
      'Это БИН, а нужен ИИН. Он указан в удостоверении личности.',
      'This is a BIN, and an IIN is needed. It stands on the identity card.',
    ])
    expect(said(person({ iin: '000000000000' }))).toEqual([
      'Мұндай ЖСН жоқ. Нөмірді жеке куәлікпен салыстырыңыз.',
      'Такого ИИН нет. Сверьте номер с удостоверением личности.',
      'There is no such IIN. Compare it with the identity card.',
    ])
  })
  test('a person has an IIN, or says that there is none', () => {
    const { iin: _, ...rest } = person()
    expect(faultsOf({ ...appeal(), applicant: rest })).toEqual([{ path: 'applicant.iin', code: 'required' }])
    expect(valid({ ...appeal(), applicant: { ...rest, noIin: true } }).applicant.noIin).toBe(true)
    const no = { noIin: false, followByCode: false }
    expect(Object.entries(valid({ ...appeal(), applicant: { ...person(), ...no } }).applicant)).toEqual(
      expect.not.arrayContaining([[expect.anything(), false]]),
    )
    expect(faultsOf({ ...appeal(), applicant: { ...rest, ...no } })).toEqual([
      { path: 'applicant.iin', code: 'required' },
    ])
    expect(faultsOf(appeal({ applicant: person({ noIin: true }) }))).toEqual([
      { path: 'applicant.noIin', code: 'not_with_iin' },
    ])
    expect(faultsOf(appeal({ applicant: person({ bin: iin(2) }) }))).toMatchObject([
      { path: 'applicant.bin', code: 'not_with_iin' },
    ])
  })
  test('АППК art. 63: a legal entity gives its BIN where there is one', () => {
    const { bin: _, ...rest } = entity()
    expect(valid({ ...appeal(), applicant: rest }).applicant.bin).toBeUndefined()
    expect(faultsOf(appeal({ applicant: { ...rest, noIin: true } }))).toEqual([
      { path: 'applicant.noIin', code: 'not_with_iin' },
    ])
    expect(faultsOf(appeal({ applicant: entity({ iin: iin() }) }))).toMatchObject([
      { path: 'applicant.iin', code: 'not_with_bin' },
    ])
  })
  test('a sole proprietor has an IIN', () => {
    const { bin: _, ...rest } = entity({ form: 'ИП' })
    expect(valid({ ...appeal(), applicant: { ...rest, iin: iin() } }).applicant.iin).toBe(iin())
    expect(
      faultsOf(appeal({ applicant: entity({ form: 'ИП' }) })).map(({ path, code }) => [path, code]),
    ).toEqual([
      ['applicant.bin', 'not_with_iin'],
      ['applicant.iin', 'required'],
    ])
  })
  test('a person has no form of entity', () => {
    expect(faultsOf(appeal({ applicant: person({ form: 'ТОО' }) }))).toMatchObject([
      { path: 'applicant.form', code: 'not_for_person' },
    ])
  })
})

describe('a telephone number', () => {
  test.each([
    '+7 (701) 123-45-67',
    '87011234567',
    '112-00',
    '(727) 272-11-11',
    '8 (727) 272-11-11 доб. 105',
    '007 701 123 45 67',
    '8-701-123-45-67',
    '+7.701.123.45.67',
    '+7\u2011701\u2011123\u201145\u201167',
    'моб. 8 701 123 45 67',
    '272-11-11, 272-11-12 (ішкі 3)',
    '+7 701 123 45 67 / +7 702 765 43 21',
  ])('%s is kept as it was typed', (phone) => {
    expect(valid(appeal({ applicant: person({ phone }) })).applicant.phone).toBe(phone)
  })
  test('loses what nobody sees', () => {
    const copied = '\u202a+7 701\u00a0123 45 67\u202c'
    expect(valid(appeal({ applicant: person({ phone: copied }) })).applicant.phone).toBe('+7 701 123 45 67')
  })
  test.each(['', 'call me', '+7701<script>', '1', '8'.repeat(40), '+7701\n1234567'])(
    '%j is none',
    (phone) => {
      expect(faultsOf(appeal({ applicant: person({ phone }) }))).toMatchObject([
        { path: 'applicant.phone', code: 'phone' },
      ])
    },
  )
})

describe('every fault has its path', () => {
  test('all at once, each once', () => {
    const input = {
      applicant: { kind: 'person', name: '', iin: '1', email: 'x', extra: 1 },
      language: 'de',
      topic: 'Not A Slug',
      subject: ' ',
      text: 7,
      consent: false,
      unknown: true,
    }
    expect(
      faultsOf(input)
        .map(({ path, code }) => `${path}: ${code}`)
        .sort(),
    ).toEqual([
      'applicant.email: email',
      'applicant.extra: unknown_field',
      'applicant.iin: twelve_digits',
      'applicant.name: required',
      'consent: unknown_value',
      'language: unknown_value',
      'subject: required',
      'text: wrong_shape',
      'topic: unknown_value',
      'unknown: unknown_field',
    ])
  })
  test('an empty body misses everything that is required', () => {
    expect(
      faultsOf({})
        .map(({ path, code }) => `${path}: ${code}`)
        .sort(),
    ).toEqual([
      'applicant: required',
      'consent: required',
      'language: required',
      'subject: required',
      'text: required',
      'topic: required',
    ])
  })
  test.each([
    ['{"text":', [{ path: '', code: 'not_json' }]],
    ['', [{ path: '', code: 'not_json' }]],
    ['null', [{ path: '', code: 'wrong_shape' }]],
    ['[]', [{ path: '', code: 'wrong_shape' }]],
    ['"text"', [{ path: '', code: 'wrong_shape' }]],
  ])('%j is no body', (body, faults) => {
    expect(validate(appealInput, body)).toEqual({ outcome: 'invalid', faults })
  })
  test('faults never quote what was typed', () => {
    const secret = 'Иванов 850321300011 secret@'
    const faults = faultsOf({
      applicant: { kind: secret, name: [secret], email: secret },
      text: secret.repeat(1000),
    })
    expect(JSON.stringify(faults)).not.toMatch(/Иванов|850321/)
  })
  test('consent is given or the appeal is none', () => {
    for (const consent of [false, 'true', 1, null])
      expect(faultsOf({ ...appeal(), consent })[0]?.path).toBe('consent')
  })
  test('a prototype is not polluted by a body', () => {
    const body = `{"__proto__":{"consent":true},${JSON.stringify(appeal()).slice(1)}`
    expect(validate(appealInput, body)).toMatchObject({ outcome: 'invalid' })
    expect(({} as { consent?: unknown }).consent).toBeUndefined()
  })
})

describe('a message', () => {
  test('is a text', () => {
    expect(validate(messageInput, '{"text":" да \\r\\n"}')).toEqual({
      outcome: 'valid',
      value: { text: 'да' },
    })
    expect(validate(messageInput, '{"text":""}')).toMatchObject({
      faults: [{ path: 'text', code: 'required' }],
    })
    expect(validate(messageInput, '{"text":"да","to":"x"}')).toMatchObject({
      faults: [{ path: 'to', code: 'unknown_field' }],
    })
  })
})
