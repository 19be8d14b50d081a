/** How appeals come in: whole or not, by whom, of whom. */
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../shared/domain/decide.ts'
import { noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { by, monday } from '../../../builders/council.ts'
import { answered, appealRegistered, assigned, caseOf } from '../../../builders/events.ts'
import { lived } from '../../../builders/life.ts'
import { given } from '../specification.ts'

const register = (more: object = {}) =>
  ({
    type: 'register_appeal',
    content: 'appeal-content',
    channel: 'paper',
    language: 'kk',
    topic: 'housing',
    applicantKind: 'person',
    reachable: false,
    receivedAt: monday,
    ...more,
  }) as Command
const toHousing: Command = { type: 'assign', commission: 'housing', by: 'topic' }

describe('registration', () => {
  test('АППК art. 63: what was said in person is a protocol, with the same term', () => {
    given()
      .when(register({ channel: 'person', oral: true }), by.secretary)
      .then(
        {
          type: 'AppealRegistered',
          oral: true,
          answer: expect.objectContaining({ term: 'appeal.answer', days: 15, due: '2026-02-23' }),
        },
        { type: 'HandoverOpened', what: 'receipt' },
      )
    expect(caseOf(appealRegistered({ oral: true }))).toHaveProperty('oral', true)
    expect(caseOf(appealRegistered())).not.toHaveProperty('oral')
  })

  test('whose receipt is mailed with others of the hour says so', () => {
    expect(caseOf(appealRegistered({ receipt: 'later' }))).toHaveProperty('receipt', 'later')
    expect(caseOf(appealRegistered())).not.toHaveProperty('receipt')
  })

  test('АППК art. 68: the event says that somebody acts for the applicant, and how many signed; no names', () => {
    given()
      .when(register({ represented: true, signatories: 41 }), by.secretary)
      .then(
        { type: 'AppealRegistered', represented: true, signatories: 41 },
        { type: 'HandoverOpened', what: 'receipt' },
      )
    expect(caseOf(appealRegistered({ represented: true, signatories: 41 }))).toMatchObject({
      represented: true,
      signatories: 41,
    })
  })
})

describe('an anonymous appeal', () => {
  const anonymous = appealRegistered({ anonymous: true, reachable: false })
  test('АППК art. 64: it is registered as any other', () => {
    given()
      .when(register({ anonymous: true }), by.secretary)
      .then({ type: 'AppealRegistered', anonymous: true })
  })
  test('АППК art. 88: no commission reviews it, neither by its topic nor by the secretariat’s choice', () => {
    given(anonymous).when(toHousing, by.system).thenRefused('anonymous_not_reviewed')
    given(anonymous).when(toHousing, by.secretary).thenRefused('anonymous_not_reviewed')
  })
  test('АППК art. 65: the secretariat may pass it on', () => {
    given(anonymous)
      .when({ type: 'forward', content: 'some-content', to: 'almaty-su', part: false }, by.secretary)
      .then({ type: 'AppealForwarded' })
  })
})

describe('whoever gave no contact', () => {
  const byCode = appealRegistered({ reachable: false, followsByCode: true })
  test('is told on the page: nothing is to be handed over', () => {
    const c = caseOf(byCode, assigned(), answered())
    expect(noticesOf(answered(), c)).toEqual([])
    const onPaper = caseOf(appealRegistered({ reachable: false }), assigned(), answered())
    expect(noticesOf(answered(), onPaper)).toMatchObject([{ kind: 'by_hand', matter: 'answer' }])
  })
  test('АППК art. 76: nobody has to tell of an extension what the page tells', () => {
    const life = [byCode, assigned()]
    const asked: Command = { type: 'extension', content: 'some-content', until: '2026-03-02' }
    const granted: Command = { type: 'extend', content: 'some-content', until: '2026-03-02' }
    given(...lived(life, [asked, by.chair()], [granted, by.head]))
      .when({ type: 'told' }, by.secretary)
      .thenRefused('nothing_to_tell')
  })
})
