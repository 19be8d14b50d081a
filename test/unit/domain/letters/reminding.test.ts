/** A letter's addressee is reminded by hand. */
import { describe, expect, test } from 'vitest'
import { actions } from '../../../../shared/domain/capabilities.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { asOfNow, noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { by, rules } from '../../../builders/council.ts'
import {
  accepted,
  appealRegistered,
  assigned,
  caseOf,
  letterNumber,
  letterSent,
  responseRecorded,
} from '../../../builders/events.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given, on } from '../specification.ts'

const remind = (letter = letterNumber): Command => ({ type: 'remind', letter })
const written = [appealRegistered(), assigned(), accepted, letterSent()]
const reminded = { ...sideEvents.LetterReminded, letter: letterNumber, remindedOn: '2026-02-10' }

describe('a reminder', () => {
  test('is sent for a letter without a response, once a day', () => {
    for (const actor of [by.secretary, by.chair()]) {
      given(...written)
        .when(remind(), actor, on('2026-02-10'))
        .then({ type: 'LetterReminded', letter: letterNumber, remindedOn: '2026-02-10' })
      given(...written, reminded)
        .when(remind(), actor, on('2026-02-10'))
        .thenRefused('nothing_to_remind')
      given(...written, reminded)
        .when(remind(), actor, on('2026-02-11'))
        .then({ type: 'LetterReminded', remindedOn: '2026-02-11' })
    }
  })

  test('is sent for one of several, and chosen where there is one', () => {
    const other = 'ALM-L-2026-000002'
    const two = [...written, letterSent({ letter: other })]
    given(...two)
      .when(remind(other), by.secretary, on('2026-02-10'))
      .then({ type: 'LetterReminded', letter: other })
    const fields = (...log: Parameters<typeof caseOf>) =>
      actions.remind.fields(caseOf(...log), {
        ...rules.moment('2026-02-10'),
        latestExtension: String,
        nextWorkingDay: String,
      })
    const letter = { name: 'letter', type: 'select', required: true }
    expect(fields(...written)).toEqual([{ ...letter, options: [letterNumber], value: letterNumber }])
    expect(fields(...two)).toEqual([{ ...letter, options: [letterNumber, other] }])
    expect(fields(appealRegistered())).toEqual([{ ...letter, options: [] }])
  })

  test('is not sent where there is a response, or no such letter', () => {
    given(...written, responseRecorded())
      .when(remind(), by.secretary, on('2026-02-10'))
      .thenRefused('nothing_to_remind')
    given(...written)
      .when(remind('ALM-L-2026-999999'), by.secretary, on('2026-02-10'))
      .thenRefused('nothing_to_remind', { path: 'letter' })
  })

  test('is another commission’s as little as the applicant’s', () => {
    given(...written)
      .when(remind(), by.chair('social'), on('2026-02-10'))
      .thenRefused('not_yours')
    given(...written)
      .when(remind(), by.applicant, on('2026-02-10'))
      .thenRefused('not_yours')
  })

  test('goes to the letter’s addressee under its own link, unless a response has come', () => {
    const c = caseOf(...written, reminded)
    const [notice] = noticesOf(reminded, c)
    expect(notice).toMatchObject({ kind: 'letter_reminder', to: { role: 'agency' }, letter: letterNumber })
    expect(notice?.grant).toBe(c.letters[letterNumber]?.grant)
    expect(notice && asOfNow(notice, reminded, caseOf(...written, reminded, responseRecorded()))).toBe(
      undefined,
    )
  })
})
