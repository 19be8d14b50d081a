/** Photographs and documents of a visit, a monitoring, an expertise: who may see them, and until when. */
import { describe, expect, test } from 'vitest'
import type { ActivityInput } from '../../../../events/council/council-inputs.ts'
import { type ActivityForm, activityForms } from '../../../../events/council/council-values.ts'
import type { CaseEvent } from '../../../../events/events.ts'
import { limits } from '../../../../events/limits.ts'
import { activityActions } from '../../../../shared/domain/activities/actions.ts'
import { isCouncilRejection } from '../../../../shared/domain/activities/rule.ts'
import { by } from '../../../builders/council.ts'
import { activity, content, contextOn, doing, lived, plan } from './given.ts'

const day = '2026-02-20'
const id = (letter: string) => `file-${letter.repeat(24)}`
const [a, b, c] = [id('a'), id('b'), id('c')]
const begun = lived(plan({ form: 'monitoring', title: 'О' }), [day, { action: 'begin', on: day }])
const heldAs = (form: ActivityForm) =>
  lived(plan({ form, title: 'О', commission: 'housing' }), [
    day,
    { action: 'hold', on: day, present: 27, total: 40 },
  ])
const withFiles = (...attachments: string[]) => lived(begun, [day, { action: 'add_files', attachments }])
const filesOf = (events: readonly CaseEvent[]) => activity(...events).files
const many = (n: number): CaseEvent[] =>
  Array.from({ length: n }, (_, i) => ({
    ...{ type: 'ActivityFileAdded', v: 1, content: `c-${i}` },
    file: `file-${String(i).padStart(24, '0')}`,
  }))

describe('adding photographs', () => {
  test('given it goes on or was held, when photographs are added, then each is kept, for the secretariat alone', () => {
    for (const events of [begun, heldAs('visit'), heldAs('expertise')]) {
      const decided = doing(events, { action: 'add_files', attachments: [a, b], text: 'Вход' }, day)
      expect(decided).toEqual([
        { type: 'ActivityFileAdded', v: 1, content: `${content}-1`, file: a },
        { type: 'ActivityFileAdded', v: 1, content: `${content}-2`, file: b },
      ])
      expect(filesOf([...events, ...(decided as CaseEvent[])])).toEqual([
        { file: a, content: `${content}-1` },
        { file: b, content: `${content}-2` },
      ])
    }
  })
  test('given nobody was there yet, when photographs are added, then it has not been held', () => {
    const add: ActivityInput = { action: 'add_files', attachments: [a] }
    for (const events of [
      plan({ form: 'visit', title: 'О' }),
      lived(plan({ form: 'visit', title: 'О' }), [day, { action: 'cancel', text: 'Болезнь' }]),
    ])
      expect(doing(events, add, day)).toEqual({ refused: 'activity_not_held' })
  })
  test('given a form that nobody goes to see, when photographs are added, then it takes none', () => {
    const taking = activityForms.filter((form) => {
      const decided = doing(heldAs(form), { action: 'add_files', attachments: [a] }, day)
      if (!isCouncilRejection(decided)) return true
      expect(decided).toEqual({ refused: 'no_files' })
      return false
    })
    expect(taking).toEqual(['expertise', 'monitoring', 'visit'])
  })
  test('given as many as one may have, when another is added, then they are full', () => {
    const most = limits.activityFiles
    const add: ActivityInput = { action: 'add_files', attachments: [a, b] }
    expect(doing([...begun, ...many(most)], add, day)).toEqual({ refused: 'files_full' })
    expect(doing([...begun, ...many(most - 1)], add, day)).toEqual({
      ...{ refused: 'files_full', path: 'attachments' },
    })
    expect(doing([...begun, ...many(most - 2)], add, day)).toHaveLength(2)
  })
  test('given a stranger, when they add one, then it is not theirs to do', () => {
    const add: ActivityInput = { action: 'add_files', attachments: [a] }
    expect(doing(begun, add, day, contextOn(day, by.chair('housing')))).toEqual({ refused: 'not_yours' })
  })
})

describe('showing photographs', () => {
  test('given photographs, when some are shown, then everybody may see those and no others', () => {
    const added = withFiles(a, b, c)
    const shown = lived(added, [day, { action: 'show_files', files: [a, c, a] }])
    expect(shown.at(-1)).toEqual({ type: 'ActivityFilesShown', v: 1, files: [a, c] })
    expect(filesOf(shown).map(({ shown: is }) => is)).toEqual([true, undefined, true])
    const fewer = lived(shown, [day, { action: 'show_files', files: [b] }])
    expect(filesOf(fewer).map(({ shown: is }) => is)).toEqual([undefined, true, undefined])
    const none = lived(shown, [day, { action: 'show_files', files: [] }])
    expect(filesOf(none).some(({ shown: is }) => is)).toBe(false)
  })
  test('given the same choice, when it is made again, then nothing happens', () => {
    const added = withFiles(a, b)
    expect(doing(added, { action: 'show_files', files: [] }, day)).toEqual([])
    const shown = lived(added, [day, { action: 'show_files', files: [b] }])
    expect(doing(shown, { action: 'show_files', files: [b] }, day)).toEqual([])
    expect(doing(shown, { action: 'show_files', files: [a] }, day)).toHaveLength(1)
  })
  test('given another activity’s file, when it is to be shown, then there is none such', () => {
    expect(doing(withFiles(a), { action: 'show_files', files: [a, b] }, day)).toEqual({
      ...{ refused: 'file_unknown', path: 'files' },
    })
  })
  test('given no file, when one is to be shown or removed, then there is none, or it takes none', () => {
    const inputs: ActivityInput[] = [
      { action: 'show_files', files: [] },
      { action: 'remove_file', file: a },
    ]
    for (const input of inputs) {
      expect(doing(begun, input, day)).toEqual({ refused: 'file_unknown' })
      expect(doing(heldAs('dialogue'), input, day)).toEqual({ refused: 'no_files' })
    }
  })
})

describe('removing photographs', () => {
  test('given a photograph, when it is removed, then it is its no more', () => {
    const removed = lived(withFiles(a, b), [day, { action: 'remove_file', file: a }])
    expect(removed.at(-1)).toEqual({ type: 'ActivityFileRemoved', v: 1, file: a })
    expect(filesOf(removed).map(({ file }) => file)).toEqual([b])
    expect(doing(removed, { action: 'remove_file', file: a }, day)).toEqual({
      ...{ refused: 'file_unknown', path: 'file' },
    })
  })
  test('given it is final, when it is asked for, then it is asked once more', () => {
    expect(activityActions.remove_file.final).toBe(true)
    expect(activityActions.add_files.final).toBeUndefined()
  })
  test('given an erasure, when it is told again, then there are only those that came later', () => {
    const erased = [
      ...withFiles(a),
      { type: 'PersonalDataErased', v: 1, content: 'why', erasedOn: day } as const,
    ]
    expect(filesOf(erased)).toEqual([])
    expect(filesOf(lived(erased, [day, { action: 'add_files', attachments: [b] }]))).toHaveLength(1)
  })
})

test('given photographs, when their forms are drawn, then they ask for a caption, which are shown, which goes', () => {
  const shown = activity(...lived(withFiles(a, b), [day, { action: 'show_files', files: [b] }]))
  const fields = (name: 'add_files' | 'show_files' | 'remove_file') =>
    activityActions[name].fields(shown, { today: day })
  expect(fields('add_files')).toEqual([{ name: 'text', type: 'text', required: false, limit: 'caption' }])
  expect(fields('show_files')).toEqual([
    { name: 'files', type: 'checks', required: false, options: [a, b], ticked: [b] },
  ])
  expect(fields('remove_file')).toEqual([{ name: 'file', type: 'select', required: true, options: [a, b] }])
})
