/** Templates of answers and letters: whose they are, what they are for, and that one that ended is offered no more. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import { limits } from '../../../../events/limits.ts'
import {
  decideEnd,
  decideTemplate,
  templatesId,
  templatesOf,
} from '../../../../shared/domain/desk/templates.ts'
import { filled, unknownFields } from '../../../../shared/text/desk/filled.ts'
import { by } from '../../../builders/council.ts'
import { councilEvents } from '../../../builders/council-events.ts'
import { logOf } from '../activities/given.ts'

const { TemplateSet: set, TemplateEnded: ended } = councilEvents
const log = (...events: CaseEvent[]) => logOf(templatesId, events)
const context = { actor: by.secretary, content: 'words-1', today: '2026-02-02', topics: ['housing'] }
const given = { purpose: 'answer', language: 'ru' } as const

describe('a template', () => {
  test('is written by the secretariat or the head, each under the next number', () => {
    for (const actor of [by.secretary, by.head])
      expect(decideTemplate(log(set), { ...given, topic: 'housing' }, { ...context, actor })).toEqual([
        { type: 'TemplateSet', v: 1, template: 't-2', content: 'words-1', ...given, topic: 'housing' },
      ])
    for (const actor of [by.applicant, by.chair(), by.system, by.agency('almaty-su')]) {
      expect(decideTemplate(log(), given, { ...context, actor })).toEqual({ refused: 'not_yours' })
      expect(decideEnd(log(set), 't-1', { ...context, actor })).toEqual({ refused: 'not_yours' })
    }
  })
  test('keeps its id where it is changed; the latest words count', () => {
    const changed = decideTemplate(log(set), { ...given, template: 't-1' }, context)
    expect(changed).toMatchObject([{ template: 't-1', content: 'words-1' }])
    const all = templatesOf(log(set, ...(changed as CaseEvent[])))
    expect(all).toEqual([{ template: 't-1', content: 'words-1', ...given }])
  })
  test('has an outcome where it is an answer, and only a topic of the council', () => {
    const letter = { ...given, purpose: 'letter', outcome: 'explained' } as const
    expect(decideTemplate(log(), letter, context)).toMatchObject([{ purpose: 'letter' }])
    expect(decideTemplate(log(), letter, context)).not.toMatchObject([{ outcome: 'explained' }])
    expect(decideTemplate(log(), { ...given, topic: 'weather' }, context)).toEqual({
      refused: 'topic_unknown',
      path: 'topic',
    })
  })
  test('that ended is offered no more, cannot be changed, and leaves its number to nobody', () => {
    expect(decideEnd(log(set), 't-1', context)).toEqual([
      { type: 'TemplateEnded', v: 1, template: 't-1', endedOn: '2026-02-02' },
    ])
    expect(templatesOf(log(set, ended))).toEqual([])
    expect(decideEnd(log(set, ended), 't-1', context)).toEqual({ refused: 'template_unknown' })
    expect(decideTemplate(log(set, ended), { ...given, template: 't-1' }, context)).toEqual({
      refused: 'template_unknown',
    })
    expect(decideTemplate(log(set, ended), given, context)).toMatchObject([{ template: 't-2' }])
  })
  test('is one of so many at most', () => {
    const many = Array.from({ length: limits.templates }, (_, i) => ({ ...set, template: `t-${i + 1}` }))
    expect(decideTemplate(log(...many), given, context)).toEqual({ refused: 'templates_full' })
    expect(decideTemplate(log(...many, ended), given, context)).toMatchObject([{ template: 't-101' }])
  })
})

describe('its fields', () => {
  const values = { name: 'Әсел Нұрланқызы', number: 'ALM-A-2026-000001', received: '2026-02-02' }
  test('are filled in, by the names of any language, days in that of the text', () => {
    expect(filled('{Имя}, {номер} от {дата поступления}', 'ru', values)).toBe(
      'Әсел Нұрланқызы, ALM-A-2026-000001 от 2 февраля 2026 года',
    )
    expect(filled('{аты-жөні}, {number} ({түскен күні})', 'kk', values)).toBe(
      'Әсел Нұрланқызы, ALM-A-2026-000001 (2026 жылғы 2 ақпан)',
    )
  })
  test('stay where there is no value, and are told where there is no such field', () => {
    expect(filled('{имя}: {срок}', 'ru', { name: undefined })).toBe('{имя}: {срок}')
    expect(unknownFields('{имя} {адрес} { номер }')).toEqual(['{адрес}'])
  })
})
