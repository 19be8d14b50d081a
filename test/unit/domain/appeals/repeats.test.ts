/** Appeals that repeat earlier ones: how alike words are, and what may be done then (АППК, art. 64). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alike, isUnchanged, likeness } from '../../../../shared/domain/appeals/likeness.ts'
import { statusOf } from '../../../../shared/domain/case.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { by } from '../../../builders/council.ts'
import { accepted, appealNumber, appealRegistered, assigned, caseOf } from '../../../builders/events.ts'
import { lived } from '../../../builders/life.ts'
import { given } from '../specification.ts'

const inReview = [appealRegistered(), assigned(), accepted]
const earlier = 'ALM-A-2025-000007'
const link = (file: boolean, repeat = { known: true, decided: false, unchanged: file }): Command => ({
  type: 'link_repeat',
  of: earlier,
  file,
  repeat,
})

describe('linking', () => {
  test('linked with an earlier one, each once; it goes on', () => {
    given(...inReview)
      .when(link(false), by.secretary)
      .then({ type: 'RepeatLinked', of: earlier, filed: false, linkedOn: '2026-02-02' })
    const life = lived(inReview, [link(false), by.secretary])
    expect(caseOf(...life)).toMatchObject({ repeats: [earlier] })
    expect(statusOf(caseOf(...life))).toBe('in_review')
    given(...life)
      .when(link(false), by.secretary)
      .thenRefused('already_linked', { path: 'of' })
  })
  test('with an appeal of the council, and another one', () => {
    const unknown = { known: false, decided: false, unchanged: false }
    given(...inReview)
      .when(link(false, unknown), by.secretary)
      .thenRefused('repeat_unknown', { path: 'of' })
    given(...inReview)
      .when({ ...link(false), of: appealNumber } as Command, by.secretary)
      .thenRefused('repeat_unknown', { path: 'of' })
  })
  test('by the secretariat', () => {
    given(...inReview)
      .when(link(false), by.chair())
      .thenRefused('not_yours')
  })
})

describe('filing', () => {
  test('АППК art. 64: a returned one that is sent again unchanged is filed without an answer', () => {
    const c = caseOf(...lived(inReview, [link(true), by.secretary]))
    expect(c).toMatchObject({ filedWith: earlier, closedOn: '2026-02-02' })
    expect(statusOf(c)).toBe('terminated')
  })
  test('also one that was linked before', () => {
    given(...lived(inReview, [link(false), by.secretary]))
      .when(link(true), by.secretary)
      .then({ type: 'RepeatLinked', filed: true })
  })
  test('any other is answered', () => {
    given(...inReview)
      .when(link(true, { known: true, decided: true, unchanged: false }), by.secretary)
      .thenRefused('repeat_changed', { path: 'file' })
  })
  test('nor is word of a danger filed', () => {
    const marked = lived(inReview, [
      { type: 'crime_or_danger', content: 'some-content', part: true },
      by.chair(),
    ])
    given(...marked)
      .when(link(true), by.secretary)
      .thenRefused('tells_of_danger')
    given(...marked)
      .when(link(false), by.secretary)
      .then({ type: 'RepeatLinked' })
  })
})

describe('likeness', () => {
  test('is that of stems: endings in Kazakh and Russian make no difference', () => {
    expect(likeness('Свалка у дома, вывезите свалку', 'Свалку у домов вывезти')).toBeGreaterThanOrEqual(alike)
    expect(likeness('Қоқыс үйіндісі ауланың ішінде', 'Ауладағы қоқыстың үйіндісін')).toBeGreaterThanOrEqual(
      0.4,
    )
  })
  test('takes words of three letters and more, in whatever case and form of a letter', () => {
    expect(likeness('су жоқ', 'ЖОҚ')).toBe(1)
    expect(likeness('дом и двор', 'двор')).toBe(0.5)
    expect(likeness('ёлка', 'е\u0308лка')).toBe(1)
  })
  test('of other matters is small', () => {
    expect(likeness('Нет горячей воды в доме', 'Просим поставить светофор на перекрёстке')).toBeLessThan(0.2)
  })
  test('of nothing is none', () => {
    const nothing = [likeness('', ''), likeness('дом', ''), likeness('', 'дом'), likeness('а и у', 'а и у')]
    expect(nothing).toEqual([0, 0, 0, 0])
  })
  test('is symmetric, from 0 to 1, and 1 of what has words with itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a))
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0)
        expect(likeness(a, b)).toBeLessThanOrEqual(1)
        if (likeness(a, a) > 0) expect(likeness(a, a)).toBe(1)
      }),
    )
  })
  test('unchanged is what has the same words, however they are set', () => {
    expect(isUnchanged('Свалка,  у ДОМА!', 'свалка у дома')).toBe(true)
    expect(isUnchanged('Свалка у дома', 'Свалка у дома 14')).toBe(false)
    expect(isUnchanged('...', '!')).toBe(false)
  })
})
