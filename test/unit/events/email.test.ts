/** E-mail addresses in any script, as they are written to. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deskAppealInput } from '../../../events/appeals/appeal-inputs.ts'
import { heldInput } from '../../../events/council/held-inputs.ts'
import { webhookInput } from '../../../events/drafts/draft-inputs.ts'
import { asciiAddress, isAddress } from '../../../events/email.ts'
import { email } from '../../../events/typed.ts'
import { validate } from '../../../shared/application/validate.ts'
import { loadCouncil } from '../../../shared/council/council.ts'
import sample from '../../../shared/council/councils/almaty.json' with { type: 'json' }
import { appeal, draftSubmitted, person } from '../../builders/inputs.ts'
import { World } from '../../fakes/world.ts'

const taken = (typed: string) => {
  const result = email.safeParse(typed)
  return result.success ? result.data : undefined
}

describe('a domain', () => {
  test.each([
    ['aigul@пошта.қаз', 'aigul@xn--80a1acn3a.xn--80ao21a'],
    ['aigul@xn--80a1acn3a.xn--80ao21a', 'aigul@xn--80a1acn3a.xn--80ao21a'],
    ['Aigul@ПОШТА.ҚАЗ', 'Aigul@xn--80a1acn3a.xn--80ao21a'],
    ['info@почта.рф', 'info@xn--80a1acny.xn--p1ai'],
    ['info@почта.example.kz', 'info@xn--80a1acny.example.kz'],
    ['a@münchen.de', 'a@xn--mnchen-3ya.de'],
    ['a@例え。テスト', 'a@xn--r8jz45g.xn--zckzah'],
    ['a@xn--p1ai.xn--p1ai', 'a@xn--p1ai.xn--p1ai'],
    [' a@пошта.қаз\t', 'a@xn--80a1acn3a.xn--80ao21a'],
    ['a@и\u0306од.рф', 'a@xn--d1ajp.xn--p1ai'],
    ['Asel@Example.KZ', 'Asel@Example.KZ'],
  ])('%s is written to as %s', (typed, address) => {
    expect(taken(typed)).toBe(address)
  })
  test.each([
    'a@қаз',
    'a@.қаз',
    'a@пошта..қаз',
    'a@пошта.қаз.',
    'a@-пошта.қаз',
    'a@пошта қаз',
    'a@пошта.қаз/x',
    'a@пошта.қаз:25',
    'a@пошта.қаз?x',
    'a@user@пошта.қаз',
    'a@пошта.қаз\nBcc: b@example.kz',
    'айгүл@пошта.қаз',
    'a@\u2800.қаз',
    'a@127.0.0.1',
    'a@１.２.３.４',
    'a@[127.0.0.1]',
    'a@example.1',
    'a@example.k',
    'a@xn--.kz.xn--',
    'a@exa_mple.kz',
    'a@example-.kz',
  ])('%j is none', (typed) => {
    expect(taken(typed)).toBeUndefined()
  })
  test('in ASCII stays in ASCII: to spell it so twice is to spell it so once', () => {
    const letters = fc.stringMatching(/^[а-яәғқңөұүһі]{1,20}$/)
    fc.assert(
      fc.property(letters, letters, (name, zone) => {
        const address = taken(`a@${name}.${zone}`) ?? ''
        expect(isAddress(address)).toBe(true)
        expect(asciiAddress(address)).toBe(address)
        expect(address).toMatch(/^[\x21-\x7e]+$/)
      }),
    )
  })
})

describe('lengths', () => {
  const label = 'b'.repeat(63)
  test.each([
    [`${'a'.repeat(64)}@example.kz`, true],
    [`${'a'.repeat(65)}@example.kz`, false],
    [`${'a'.repeat(70)}@example.kz`, false],
    [`a@${label}.kz`, true],
    [`a@${label}b.kz`, false],
    [`a@example.${label}b`, false],
    [`a@${'ә'.repeat(60)}.kz`, false],
    [`${'a'.repeat(60)}@${label}.${label}.${label}.k`, false],
    [`${'a'.repeat(58)}@${label}.${label}.${label}.kz`, true],
    [`${'a'.repeat(59)}@${label}.${label}.${label}.kz`, true],
    [`${'a'.repeat(60)}@${label}.${label}.${label}.kz`, false],
  ])('%s: %s', (typed, fits) => {
    expect(taken(typed) !== undefined).toBe(fits)
  })
  test('of what is sent count, not of what was typed: at the field, wherever it is', () => {
    const long = `${'a'.repeat(70)}@example.kz`
    const at = (schema: Parameters<typeof validate>[0], body: unknown) => {
      const result = validate(schema, body)
      return result.outcome === 'invalid' ? result.faults : []
    }
    const paper = {
      ...appeal({ applicant: person({ email: long }) }),
      channel: 'paper',
      receivedAt: '2026-01-30',
    }
    expect(at(deskAppealInput, paper)).toEqual([{ path: 'applicant.email', code: 'email' }])
    const draft = draftSubmitted({ contact: { name: 'М', email: long } })
    expect(at(webhookInput, draft)).toEqual([{ path: 'data.contact.email', code: 'email' }])
    expect(at(heldInput, { of: 'agency', email: long, language: 'kk' })).toEqual([
      { path: 'email', code: 'email' },
    ])
  })
})

test('an applicant with a Kazakh address gets the receipt there', async () => {
  const world = new World()
  await world.submit(appeal({ applicant: person({ email: 'aigul@пошта.қаз' }) }))
  await world.settle()
  expect(world.mailsTo('aigul@xn--80a1acn3a.xn--80ao21a')).toHaveLength(1)
})

test('a council’s people may have such addresses too', () => {
  const head = { ...sample.head, email: 'head@кеңес.қаз' }
  expect(loadCouncil({ ...sample, head }).head.email).toBe('head@xn--e1aan4a06b.xn--80ao21a')
})
