/** How a commit is stored: an item that stays small, and that is read whether it was written short or in full. */
import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, test } from 'vitest'
import type { Commit } from '../../../events/commit.ts'
import type { EventOf } from '../../../events/events.ts'
import { unitsOfPut } from '../../../infra/bench/size-model.ts'
import { commitOf, itemOf, versionKey } from '../../../shared/adapters/dynamo-case-log.ts'
import { appeal } from '../../builders/inputs.ts'
import { World } from '../../fakes/world.ts'

/** The commit that registers an appeal received on this day, by the shipped calendar. */
const registered = async (day: string) => {
  const world = new World()
  world.goTo(day)
  await world.submit(appeal({ topic: 'housing', language: 'kk' }))
  const [first] = await world.log.load(`ALM-A-${day.slice(0, 4)}-000001`)
  return first as Commit
}

describe('the item of a commit', () => {
  test('has weekend days as numbers from day zero, and holidays with their reasons', async () => {
    const commit = await registered('2026-11-26')
    const answer = itemOf(commit).events?.L?.[0]?.M?.answer?.M
    expect(answer?.skipped?.L?.slice(5)).toEqual([
      { N: '17' },
      {
        M: {
          date: { S: '2026-12-16' },
          why: { M: { kk: expect.anything(), ru: { S: 'День Независимости' }, en: expect.anything() } },
        },
      },
    ])
    const [event] = commitOf(itemOf(commit)).events as [EventOf<'AppealRegistered'>]
    expect(event.answer.skipped.slice(5)).toEqual([
      { date: '2026-12-13', why: 'weekend' },
      { date: '2026-12-16', why: expect.objectContaining({ ru: 'День Независимости' }) },
    ])
    expect(commitOf(itemOf(commit))).toStrictEqual(commit)
  })
  test('has an edition as its first day', async () => {
    const commit = await registered('2026-11-26')
    expect(itemOf(commit).events?.L?.[0]?.M?.answer?.M?.edition).toEqual({ S: '2026-01-01' })
    const [{ answer }] = commitOf(itemOf(commit)).events as [EventOf<'AppealRegistered'>]
    expect(answer.edition).toEqual({ from: '2026-01-01' })
  })
  test('that has each weekend day as its date is read the same', async () => {
    const commit = await registered('2026-11-26')
    const asDates = JSON.parse(JSON.stringify(commit), (_, value) =>
      value?.why === 'weekend' ? value.date : value,
    )
    expect(commitOf(marshall({ ...asDates, version: versionKey(commit.version) }))).toStrictEqual(commit)
  })
  test('that has each weekend day with its word is read the same', async () => {
    const commit = await registered('2026-11-26')
    const inFull = marshall(
      { ...commit, version: versionKey(commit.version) },
      { removeUndefinedValues: true },
    )
    expect(commitOf(inFull)).toStrictEqual(commit)
  })
  test.each(['2026-01-15', '2026-08-12', '2026-11-26'])('of %s takes one write unit', async (day) => {
    expect(unitsOfPut(itemOf(await registered(day)))).toBe(1)
  })
})
