/** What agencies' systems may send. */
import { describe, expect, test } from 'vitest'
import { webhookInput } from '../../../events/drafts/draft-inputs.ts'
import { languages } from '../../../events/values.ts'
import { validate } from '../../../shared/application/validate.ts'
import { fieldErrors } from '../../../shared/http/front.ts'
import { texts } from '../../../shared/text/texts.ts'
import { draftSubmitted, responseSubmitted } from '../../builders/inputs.ts'

const letter = 'ALM-L-2026-000001'
const faultsOf = (input: unknown) => {
  const result = validate(webhookInput, JSON.stringify(input))
  return result.outcome === 'invalid' ? result.faults : []
}
const paths = (input: unknown) => faultsOf(input).map(({ path, code }) => `${path}: ${code}`)

describe('a response', () => {
  test('is taken, with a reference and remarks or without', () => {
    expect(faultsOf(responseSubmitted(letter))).toEqual([])
    const remarks = [
      { no: 1, accepted: true },
      { no: 2, accepted: false, reason: 'Закон' },
    ]
    expect(faultsOf(responseSubmitted(letter, { reference: 'исх. 5', remarks }))).toEqual([])
  })
  test('fields that are not known here are let pass: agencies’ systems grow', () => {
    const body = { ...responseSubmitted(letter, { signedBy: 'X' }), version: '2' }
    expect(validate(webhookInput, JSON.stringify(body))).toMatchObject({
      outcome: 'valid',
      value: { data: expect.not.objectContaining({ signedBy: 'X' }) },
    })
  })
  test('who signed it is a name and maybe a post; a system that says a name alone is understood', () => {
    const signedBy = (given: unknown) => {
      const read = validate(webhookInput, JSON.stringify(responseSubmitted(letter, { signedBy: given })))
      return read.outcome === 'valid' ? (read.value.data as { signedBy?: unknown }).signedBy : read.faults
    }
    expect(signedBy({ name: ' Б. Ахметов ', post: 'руководитель' })).toEqual({
      name: 'Б. Ахметов',
      post: 'руководитель',
    })
    expect(signedBy('Б. Ахметов')).toEqual({ name: 'Б. Ахметов' })
    expect(signedBy({ post: 'руководитель' })).toEqual([{ path: 'data.signedBy.name', code: 'required' }])
  })
  test('each fault has its path', () => {
    expect(
      paths({
        type: 'response.submitted',
        timestamp: 'today',
        data: { letter: '', decision: 'maybe', text: '' },
      }),
    ).toEqual([
      'timestamp: moment',
      'data.letter: required',
      'data.decision: unknown_value',
      'data.text: required',
    ])
  })
  test('a missing text is asked for as what it is', () => {
    const missing = (input: object) => languages.map((lang) => fieldErrors(faultsOf(input), lang)[0]?.message)
    expect(missing(responseSubmitted(letter, { text: '' }))).toEqual([
      ...['Мәтінін жазыңыз.', 'Напишите текст.', 'Write the text.'],
    ])
    expect(missing(draftSubmitted({ text: undefined }))).toEqual(
      languages.map((lang) => texts(lang).validation.textOrUrl),
    )
  })
  test('its text has the limit of all texts, its reference a shorter one', () => {
    expect(faultsOf(responseSubmitted(letter, { text: 'ң'.repeat(10_000) }))).toEqual([])
    expect(
      faultsOf(responseSubmitted(letter, { text: 'ң'.repeat(10_001), reference: 'x'.repeat(101) })),
    ).toEqual([
      { path: 'data.text', code: 'too_long', max: 10_000, length: 10_001 },
      { path: 'data.reference', code: 'too_long', max: 100, length: 101 },
    ])
  })
})

describe('a timestamp', () => {
  const at = (timestamp: string) => paths(responseSubmitted(letter, {}, timestamp))
  test.each(['2026-02-10T05:00:00Z', '2026-02-10T10:00:00+05:00', '2026-02-10T05:00:00.123456Z'])(
    '%s',
    (timestamp) => {
      expect(at(timestamp)).toEqual([])
    },
  )
  test.each([
    '2026-02-30T05:00:00Z',
    '2026-02-10',
    '10.02.2026',
    '2026-02-10T25:00:00Z',
    '2026-02-10T05:00:00',
    '',
  ])('%j is none', (timestamp) => {
    expect(at(timestamp)).toEqual(['timestamp: moment'])
  })
  test.each(['9999-12-31T23:00:00-05:00', '0000-01-01T00:00:00+05:00'])(
    '%s is one that no event can hold: refused at the door',
    (timestamp) => {
      expect(at(timestamp)).toEqual(['timestamp: moment'])
    },
  )
})

describe('a draft act', () => {
  test('is taken with a text or an address; version 1 unless it says another', () => {
    expect(validate(webhookInput, JSON.stringify(draftSubmitted()))).toMatchObject({
      value: { data: { version: 1 } },
    })
    expect(
      faultsOf(draftSubmitted({ text: undefined, url: 'https://legalacts.example.kz/1', version: 3 })),
    ).toEqual([])
  })
  test('has one of them at least', () => {
    expect(paths(draftSubmitted({ text: undefined }))).toEqual(['data.text: text_or_url'])
  })
  test('its text may be long', () => {
    expect(faultsOf(draftSubmitted({ text: 'ұ'.repeat(100_000) }))).toEqual([])
    expect(paths(draftSubmitted({ text: 'ұ'.repeat(100_001) }))).toEqual(['data.text: too_long'])
  })
  test.each(['javascript:alert(1)', 'ftp://example.kz/1', 'data:text/html,x', 'not a url', '//example.kz'])(
    '%s is no address to click on',
    (url) => {
      expect(paths(draftSubmitted({ url }))).toEqual(['data.url: url'])
    },
  )
  test('each fault has its path', () => {
    const contact = { name: '', email: 'x\ny@example.kz' }
    expect(
      paths(draftSubmitted({ reference: '', title: '', actType: 'song', contact, topic: 'A', version: 0 })),
    ).toEqual([
      'data.reference: required',
      'data.title: required',
      'data.actType: unknown_value',
      'data.topic: unknown_value',
      'data.version: wrong_shape',
      'data.contact.name: required',
      'data.contact.email: email',
    ])
  })
})

describe('its type', () => {
  test('must be one that there is', () => {
    expect(paths({ type: 'letter.eaten', timestamp: 'x' })).toEqual(['type: unknown_value'])
  })
  test('must be there', () => {
    expect(paths({})).toEqual(['type: required'])
  })
})
