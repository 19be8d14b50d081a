/** What an appeal may lack, on the web and on paper (АППК, art. 63-64, 68), and what is said where it may not. */
import { describe, expect, test } from 'vitest'
import { appealInput, deskAppealInput } from '../../../events/appeals/appeal-inputs.ts'
import { languages } from '../../../events/values.ts'
import { validate } from '../../../shared/application/validate.ts'
import { fieldErrors } from '../../../shared/http/front.ts'
import { appeal, person } from '../../builders/inputs.ts'

const faultsOf = (schema: typeof appealInput | typeof deskAppealInput, input: unknown) => {
  const result = validate(schema, JSON.stringify(input))
  return result.outcome === 'invalid' ? result.faults : []
}
const without = (...keys: string[]) =>
  Object.fromEntries(Object.entries(person()).filter(([key]) => !keys.includes(key)))
const onWeb = (applicant: object, more: object = {}) =>
  faultsOf(appealInput, { ...appeal(), applicant, ...more })
const onPaper = (applicant: object, more: object = {}) => {
  const { consent: _, ...rest } = appeal()
  return faultsOf(deskAppealInput, {
    ...{ ...rest, channel: 'paper', receivedAt: '2026-01-30' },
    ...{ applicant, ...more },
  })
}

describe('on the web', () => {
  test.each([
    ['an e-mail address', person()],
    ['a telephone number', { ...without('email'), phone: '+7 701 123 45 67' }],
    ['the wish to follow it by its code', { ...without('email'), followByCode: true }],
  ])('%s is contact enough', (_, applicant) => {
    expect(onWeb(applicant)).toEqual([])
  })
  test('one of them is asked for, in the words of each language', () => {
    const faults = onWeb(without('email'))
    expect(faults).toEqual([{ path: 'applicant.email', code: 'required' }])
    const said = languages.map((lang) => fieldErrors(faults, lang)[0]?.message)
    expect(said).toEqual([
      expect.stringContaining('нөмірі мен коды арқылы'),
      expect.stringContaining('по номеру и коду'),
      expect.stringContaining('by its number and code'),
    ])
  })
  test('a name is asked for', () => {
    expect(onWeb(without('name'))).toEqual([{ path: 'applicant.name', code: 'required' }])
  })
  test('an IIN beside the word that there is none is told at that word', () => {
    const said = languages.map((lang) => fieldErrors(onWeb(person({ noIin: true })), lang)[0]?.message)
    expect(new Set(said).size).toBe(3)
    expect(said[2]).toContain('Leave one of the two')
  })
})

describe('on paper', () => {
  test('who has no IIN and no contact may say so as on the web', () => {
    expect(onPaper({ ...without('iin'), noIin: true })).toEqual([])
    expect(onPaper({ kind: 'person', noIin: true, followByCode: false })).toEqual([])
    expect(onPaper(person({ noIin: true }))).toEqual([{ path: 'applicant.noIin', code: 'not_with_iin' }])
  })
  test.each([
    ['IIN', 'iin'],
    ['e-mail address', 'email'],
    ['name', 'name'],
  ])('no %s is no reason to turn it away', (_, key) => {
    expect(onPaper(without(key))).toEqual([])
  })
  test('nor is nothing at all', () => {
    expect(onPaper({ kind: 'person' })).toEqual([])
    expect(onPaper({ kind: 'entity' })).toEqual([])
  })
  test('a protocol is of what was said in person', () => {
    expect(onPaper(person(), { channel: 'person', oral: true })).toEqual([])
    const faults = onPaper(person(), { oral: true })
    expect(faults).toEqual([{ path: 'oral', code: 'only_in_person' }])
    expect(fieldErrors(faults, 'en')[0]?.message).toContain('in person')
  })
})

describe('representatives and collective appeals', () => {
  test('a representative has a name and an authority', () => {
    expect(onWeb(person(), { representative: { name: 'Дана Ким', authority: 'Доверенность' } })).toEqual([])
    expect(onWeb(person(), { representative: { name: 'Дана Ким' } })).toEqual([
      { path: 'representative.authority', code: 'required' },
    ])
  })
  test.each([2, 1_000_000])('%i may have signed', (signatories) => {
    expect(onWeb(person(), { collective: { signatories } })).toEqual([])
  })
  test.each([0, 1, 1_000_001, 2.5, 'двое'])('%s may not', (signatories) => {
    const faults = onWeb(person(), { collective: { signatories } })
    expect(faults).toMatchObject([{ path: 'collective.signatories' }])
    expect(fieldErrors(faults, 'ru')[0]?.message).toBe('Укажите целое число человек, не меньше двух.')
  })
})
