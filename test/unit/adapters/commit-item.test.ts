/** How a commit is stored: an item that stays small, and that is read whether it was written short or in full. */
import { createHash } from 'node:crypto'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, test } from 'vitest'
import calendarFile from '#calendar' with { type: 'json' }
import councilFile from '#council' with { type: 'json' }
import type { Commit } from '../../../events/commit.ts'
import type { EventOf } from '../../../events/events.ts'
import type { Deadline } from '../../../events/values.ts'
import { unitsOfPut } from '../../../infra/bench/size-model.ts'
import { commitOf, itemOf, versionKey } from '../../../shared/adapters/dynamo/commit-item.ts'
import storedPhrases from '../../../shared/adapters/dynamo/stored-phrases.json' with { type: 'json' }
import { canonical } from '../../../shared/application/commits.ts'
import lawsFile from '../../../shared/council/laws/kz.json' with { type: 'json' }
import { startOf } from '../../../shared/domain/registration.ts'
import { addDays } from '../../../shared/domain/terms/days.ts'
import { by, context, local } from '../../builders/council.ts'
import { appeal } from '../../builders/inputs.ts'
import { World } from '../../fakes/world.ts'

type Day = Deadline['skipped'][number]

/** The commit that registers an appeal received on this day, by the shipped calendar. */
const registered = async (day: string) => {
  const world = new World()
  world.goTo(day)
  await world.submit(appeal({ topic: 'housing', language: 'kk' }))
  const [first] = await world.log.load(`ALM-A-${day.slice(0, 4)}-000001`)
  return first as Commit
}

/** An appeal's answer, as the first event of its log has it. */
const answerOf = (commit: Commit) => (commit.events[0] as EventOf<'AppealRegistered'>).answer
const storedAnswer = (commit: Commit) => unmarshall(itemOf(commit)).events[0].answer

describe('the item of a commit', () => {
  test('has days passed over as numbers from day zero, reasons and a basis by their names', async () => {
    const commit = await registered('2026-12-10')
    expect(storedAnswer(commit)).toMatchObject({
      skipped: [
        ...[2, 3],
        { after: 6, known: 'independence-day' },
        ...[9, 10, 16, 17],
        { after: 22, known: 'new-year' },
        ...[23, 24],
        { after: 25, known: 'new-year-for-saturday-2-january' },
      ],
      basis: { known: 'appc-article-76' },
      edition: '2026-01-01',
    })
    const { skipped, basis, edition } = answerOf(commitOf(itemOf(commit)))
    expect(skipped.slice(1, 3)).toEqual([
      { date: '2026-12-13', why: 'weekend' },
      {
        date: '2026-12-16',
        why: { kk: 'Тәуелсіздік күні', ru: 'День Независимости', en: 'Independence Day' },
      },
    ])
    expect(basis).toMatchObject({ ru: 'статья 76 АППК РК' })
    expect(edition).toEqual({ from: '2026-01-01' })
    expect(commitOf(itemOf(commit))).toStrictEqual(commit)
  })
  test('has a reason and a basis of the council’s own as they are', async () => {
    const own = { kk: 'Қала күні', ru: 'День города', en: 'City Day' }
    const commit: Commit = JSON.parse(JSON.stringify(await registered('2026-12-10')), (_, value) =>
      value?.en === 'Independence Day' || value?.en === 'APPC, article 76' ? own : value,
    )
    expect(storedAnswer(commit)).toMatchObject({ basis: own })
    expect(storedAnswer(commit).skipped[2]).toEqual({ date: '2026-12-16', why: own })
    expect(commitOf(itemOf(commit))).toStrictEqual(commit)
  })
  test.each([
    ['each weekend day as its date', ({ why, date }: Day) => (why === 'weekend' ? date : { date, why })],
    ['each weekend day with its word', (day: Day) => day],
  ])('that has %s, and texts in full, is read the same', async (_, storedAs) => {
    const commit = await registered('2026-12-10')
    const before = JSON.parse(JSON.stringify(commit), (key, value) =>
      key === 'skipped' ? value.map(storedAs) : value,
    )
    expect(commitOf(marshall({ ...before, version: versionKey(commit.version) }))).toStrictEqual(commit)
  })
  test('with a name that this version does not know is unreadable, and its place is named', async () => {
    const stored = unmarshall(itemOf(await registered('2026-12-10')))
    const renamed = (from: string) => marshall(JSON.parse(JSON.stringify(stored).replaceAll(from, 'newer')))
    expect(() => commitOf(renamed('independence-day'))).toThrow(/events\.0\.answer\.skipped\.2\.why/)
    expect(() => commitOf(renamed('appc-article-76'))).toThrow(/events\.0\.answer\.basis/)
  })
  test('takes one write unit, whatever holidays its terms pass over', async () => {
    const commit = await registered('2026-12-10')
    const over: string[] = []
    for (let day = '2025-01-01'; day < '2027-12-01'; day = addDays(day, 1)) {
      const now = context(by.applicant, local(day))
      const { begins, days } = startOf(now, local(day))
      const terms = {
        answer: now.deadline('appeal.answer', begins),
        triage: now.deadline('appeal.triage', begins),
      }
      const events = [{ ...(commit.events[0] as EventOf<'AppealRegistered'>), ...days, ...terms }]
      if (unitsOfPut(itemOf({ ...commit, events })) > 1) over.push(day)
    }
    expect(over).toEqual([])
  })
})

describe('texts that are stored by name', () => {
  test('are each reason of the shipped calendar and each basis of the shipped laws and council', () => {
    const texts = Object.values(storedPhrases)
    const reasons = Object.values(calendarFile.years).flatMap(({ daysOff }) => daysOff.map(({ why }) => why))
    const bases = [lawsFile, councilFile].flatMap(({ terms }) =>
      Object.values(terms).flatMap((editions) => (editions as { basis: object }[]).map(({ basis }) => basis)),
    )
    for (const text of [...reasons, ...bases]) expect(texts).toContainEqual(text)
  })
  test('stay as they were, for logs hold their names: new ones stand behind them', () => {
    const first = Object.entries(storedPhrases).slice(0, 42)
    const digest = createHash('sha256').update(canonical(first)).digest('hex')
    expect(digest).toBe('6b958f7ed3c0427993de7bc04c7c5f4f8fba365fddb3b69188774a8bff6bdec6')
  })
})
