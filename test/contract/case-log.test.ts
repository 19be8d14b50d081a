/** What the case log promises. */
import { describe, expect, test } from 'vitest'
import type { Commit } from '../../events/commit.ts'
import { AlteredLog, hashOf } from '../../shared/application/commits.ts'
import {
  accepted,
  answered,
  appealRegistered,
  assigned,
  letterSent,
  logOf,
  messageReceived,
  responseRecorded,
} from '../builders/events.ts'
import { fresh, parallel, three } from './ports.ts'

const road = [appealRegistered(), assigned(), [accepted, letterSent()], responseRecorded(), answered()]

describe.each(three)('the case log %s', (_, make) => {
  const commitsOf = (decisions: Parameters<typeof logOf>[0] = road) =>
    logOf(decisions, { caseId: fresh('case') })

  test('of an unknown case is empty', async () => {
    const { log } = await make()
    expect(await log.load(fresh('nothing'))).toEqual([])
  })
  test.each(['', 'x'.repeat(2049), 'ә'.repeat(1025), ' '])(
    'of an id that no case can have is empty: %#',
    async (id) => {
      const { log } = await make()
      expect(await log.load(id)).toEqual([])
    },
  )
  test('gives back every commit as it was written, with the same hash', async () => {
    const { log } = await make()
    const commits = commitsOf()
    for (const commit of commits) expect(await log.append(commit)).toBe('done')
    const loaded = await log.load(commits[0]?.caseId ?? '')
    expect(loaded).toStrictEqual(commits)
    expect(loaded.map(hashOf)).toEqual(commits.map(hashOf))
  })
  test('is in the order of versions, whatever the order of writing', async () => {
    const { log } = await make()
    const commits = commitsOf([appealRegistered(), ...Array(120).fill(messageReceived())])
    for (const commit of commits.toReversed()) await log.append(commit)
    expect((await log.load(commits[0]?.caseId ?? '')).map(({ version }) => version)).toEqual(
      commits.map(({ version }) => version),
    )
  })
  test('never overwrites a version', async () => {
    const { log } = await make()
    const [first] = commitsOf() as [Commit]
    expect(await log.append(first)).toBe('done')
    expect(await log.append({ ...first, commandId: 'another' })).toBe('taken')
    expect(await log.append(first)).toBe('taken')
    expect(await log.load(first.caseId)).toEqual([first])
  })
  test('of sixteen appends at once takes one, and that one is what it has', async () => {
    const { log } = await make()
    for (let round = 0; round < 10; round++) {
      const [first] = commitsOf() as [Commit]
      const results = await parallel(16, (i) => log.append({ ...first, commandId: `racer-${i}` }))
      expect(results.filter((result) => result === 'done')).toHaveLength(1)
      expect(results.filter((result) => result === 'taken')).toHaveLength(15)
      expect((await log.load(first.caseId)).map(({ commandId }) => commandId)).toEqual([
        `racer-${results.indexOf('done')}`,
      ])
    }
  })
  test('keeps cases apart whose ids begin alike', async () => {
    const { log } = await make()
    const caseId = fresh('case')
    for (const id of [caseId, `${caseId}1`, `${caseId}-1`])
      await log.append(logOf([appealRegistered()], { caseId: id })[0] as Commit)
    expect((await log.load(caseId)).map((c) => c.caseId)).toEqual([caseId])
  })
  test('of more than a megabyte is whole', async () => {
    const { log } = await make()
    const why = { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы', en: 'Nauryz' }
    const skipped = Array.from({ length: 200 }, () => ({ date: '2026-03-23', why }))
    const long = letterSent({ response: { ...letterSent().response, skipped } })
    const commits = commitsOf([appealRegistered(), ...Array(60).fill(long)])
    expect(JSON.stringify(commits).length).toBeGreaterThan(1_000_000)
    await Promise.all(commits.map((commit) => log.append(commit)))
    expect(await log.load(commits[0]?.caseId ?? '')).toEqual(commits)
  })
  test('is read by its schema: what it does not know is an error, not a case', async () => {
    const { log } = await make()
    const [first] = commitsOf() as [Commit]
    await log.append({ ...first, events: [{ type: 'CaseEaten', v: 1 }] as never })
    await expect(log.load(first.caseId)).rejects.toThrow()
  })
  test('drops what is undefined', async () => {
    const { log } = await make()
    const [first] = commitsOf() as [Commit]
    await log.append({ ...first, actor: { role: 'system', as: undefined } as never })
    expect(await log.load(first.caseId)).toStrictEqual([{ ...first, actor: { role: 'system' } }])
  })
  test.each<[string, (commits: Commit[]) => Commit[]]>([
    ['a commit was changed', ([one, ...rest]) => [{ ...(one as Commit), commandId: 'another' }, ...rest]],
    ['a commit is missing', ([one, , ...rest]) => [one as Commit, ...rest]],
    ['the first commit is missing', ([, ...rest]) => rest],
  ])('of which %s is not loaded', async (_, spoil) => {
    const { log } = await make()
    const commits = commitsOf()
    for (const commit of spoil(commits)) await log.append(commit)
    await expect(log.load(commits[0]?.caseId ?? '')).rejects.toThrow(AlteredLog)
  })
  test('that is marked is not loaded, though it holds; the mark is no version of it', async () => {
    const { log } = await make()
    const [first, second] = commitsOf() as [Commit, Commit]
    await log.append(first)
    for (const version of [1, 2]) await log.markAltered(first.caseId, { version, at: first.at })
    await expect(log.load(first.caseId)).rejects.toThrow('changed or removed')
    expect(await log.append(second)).toBe('done')
  })
  test('of a number in Kazakh or Russian letters', async () => {
    const { log } = await make()
    const caseId = `ЖТ-Ә/${fresh('12')}`
    const [first] = logOf([appealRegistered()], { caseId }) as [Commit]
    await log.append(first)
    expect(await log.load(caseId)).toEqual([first])
  })
})
