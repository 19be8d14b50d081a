/** Files that come with a text: which event says so, what the case knows of it, and who may open them. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import { keptKey, readUncheckedKey, uncheckedKey } from '../../../../shared/application/files/file-keys.ts'
import type { Attachment } from '../../../../shared/domain/case.ts'
import { withAttachments } from '../../../../shared/domain/decide.ts'
import { maySee } from '../../../../shared/domain/files/files.ts'
import { monday } from '../../../builders/council.ts'
import {
  accepted,
  appealRegistered,
  assigned,
  caseOf,
  letterNumber,
  letterSent,
  messageReceived,
  responseRecorded,
} from '../../../builders/events.ts'

describe('the event that names the text', () => {
  const decided: CaseEvent[] = [accepted, letterSent({ content: 'letter-content' }), messageReceived()]
  test('says how many files came with it, and no other does', () => {
    expect(withAttachments(decided, 'letter-content', 2)).toEqual([
      accepted,
      { ...letterSent({ content: 'letter-content' }), attachments: 2 },
      messageReceived(),
    ])
  })
  test('says nothing where none came', () => {
    expect(withAttachments(decided, 'letter-content', 0)).toBe(decided)
  })
})

describe('the case', () => {
  test('knows the texts that files came with, in their order; of letters and responses, which', () => {
    const c = caseOf(
      appealRegistered({ attachments: 1 }),
      assigned(),
      letterSent({ attachments: 2 }),
      responseRecorded({ attachments: 1 }),
    )
    expect(c.attached).toEqual([
      { content: appealRegistered().content, from: 'AppealRegistered', at: monday },
      { content: letterSent().content, from: 'LetterSent', at: expect.any(String), letter: letterNumber },
      { content: 'response-content', from: 'ResponseRecorded', at: expect.any(String), letter: letterNumber },
    ])
  })
  test('knows of none where none came', () => {
    expect(caseOf(appealRegistered(), assigned(), letterSent(), messageReceived()).attached).toEqual([])
  })
})

describe('who may open them', () => {
  const file = (from: CaseEvent['type'], letter?: string): Attachment => ({
    ...{ content: 'some-content', from, at: monday },
    ...(letter !== undefined && { letter }),
  })
  test.each<[CaseEvent['type'], boolean]>([
    ['AppealRegistered', true],
    ['MessageReceived', true],
    ['ClarificationAsked', true],
    ['ClarificationReceived', true],
    ['AppealAnswered', true],
    ['AnswerDisputed', true],
    ['LetterSent', false],
    ['ResponseRecorded', false],
    ['CaseReturned', false],
    ['ExtensionRequested', false],
    ['AppealForwarded', false],
  ])('the applicant, what they wrote and what was written to them: %s, %s', (from, may) => {
    expect(maySee({ role: 'applicant' }, file(from, letterNumber))).toBe(may)
  })
  test('an agency, its letter and its responses to it, and nothing of the case behind', () => {
    const agency = { role: 'agency', letter: letterNumber } as const
    expect(maySee(agency, file('LetterSent', letterNumber))).toBe(true)
    expect(maySee(agency, file('ResponseRecorded', letterNumber))).toBe(true)
    expect(maySee(agency, file('LetterSent', 'ALM-L-2026-000002'))).toBe(false)
    expect(maySee(agency, file('AppealRegistered'))).toBe(false)
    expect(maySee({ role: 'agency' }, file('AppealRegistered'))).toBe(false)
    expect(maySee({ role: 'agency', letter: undefined } as never, file('AppealRegistered'))).toBe(false)
  })
  test.each(['chair', 'secretary', 'head'] as const)('the %s, all', (role) => {
    for (const from of ['AppealRegistered', 'LetterSent', 'CaseReturned'] as const)
      expect(maySee({ role }, file(from))).toBe(true)
  })
  test('nobody else', () => {
    expect(maySee({ role: 'system' }, file('AppealRegistered'))).toBe(false)
  })
})

describe('where they are', () => {
  test('unchecked and kept apart, by case and id; a number with a slash is one folder', () => {
    expect(uncheckedKey('A/7', 'file-1')).toBe('unchecked/A%2F7/file-1')
    expect(keptKey('A/7', 'file-1')).toBe('cases/A%2F7/file-1')
    expect(readUncheckedKey('unchecked/A%2F7/file-1')).toEqual({ caseId: 'A/7', id: 'file-1' })
  })
  test.each(['cases/A/file-1', 'unchecked/A', 'unchecked/A/b/c', 'x/unchecked/A/b', 'unchecked//b', ''])(
    '%j is no unchecked file',
    (key) => {
      expect(readUncheckedKey(key)).toBeUndefined()
    },
  )
})
