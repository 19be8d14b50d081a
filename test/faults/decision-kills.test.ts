/** What a meeting decided, interrupted at any call and brought again: each effect is there once, as if nothing had happened. */
import { describe, expect, test } from 'vitest'
import type { Commit } from '../../events/commit.ts'
import { actOnActivity, enterActivity } from '../../shared/application/activities/activities.ts'
import { changeMembers } from '../../shared/application/members/members.ts'
import { relay } from '../../shared/application/upkeep/relay.ts'
import { activityOf } from '../../shared/domain/activities/activity.ts'
import { fold } from '../../shared/domain/fold.ts'
import { compositionOf, membersId } from '../../shared/domain/members/composition.ts'
import { by } from '../builders/council.ts'
import { draftSubmitted } from '../builders/inputs.ts'
import { World } from '../fakes/world.ts'
import { manners, Strikes, struckWorld, walk } from './kills.ts'
import { type Snapshot, snapshot } from './snapshot.ts'

const by_ = (world: World, commandId: string) => ({ actor: by.secretary, at: world.now, commandId })

/** A meeting that waits, a draft with its commission, somebody on the reserve list, something planned. */
const prepared = async (world: World) => {
  const { hook } = world
  world.hook = (_, run) => run()
  await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
  await world.settle()
  const draft = world.log.ids().find((id) => id.includes('-N-') || id.includes('-D-')) ?? ''
  const enter = (form: 'general_meeting' | 'round_table', title: string, id: string) =>
    enterActivity(world.deps, { form, title, on: '2026-02-02' }, by_(world, id))
  const { number: meeting } = await enter('general_meeting', 'О планах', 'plan-1')
  const { number: planned } = await enter('round_table', 'О тарифах', 'plan-2')
  await changeMembers(
    world.deps,
    { action: 'reserve', member: 'm-41', name: 'Сергей Ким', seat: 'ngo' },
    by_(world, 'reserve-1'),
  )
  await world.settle()
  world.hook = hook
  return { meeting, planned, draft }
}

const held = (
  world: World,
  { meeting, planned, draft }: Awaited<ReturnType<typeof prepared>>,
  { present = 27, total = 40 } = {},
  at = world.now,
) =>
  actOnActivity(
    world.deps,
    meeting,
    {
      action: 'hold',
      on: '2026-02-02',
      present,
      total,
      decisions: [
        { text: 'Просим сообщить о вывозе мусора', effect: { kind: 'letter', agency: 'tazalyk' } },
        {
          text: 'Поддержать проект',
          effect: { kind: 'recommendation', draft, outcome: 'supported' },
        },
        { text: 'Провести мониторинг школ', effect: { kind: 'control', form: 'monitoring' } },
        { text: 'Утвердить план', effect: { kind: 'plan', activities: [planned] } },
        { text: 'Принять из резерва', effect: { kind: 'member', member: 'm-41' } },
        {
          text: 'Подготовить справку',
          owner: 'secretary',
          due: '2026-02-20',
        },
        { text: 'Отклонённое', for: 0, against: 1, effect: { kind: 'letter', agency: 'tazalyk' } },
      ],
    },
    { ...by_(world, 'hold-1'), at },
  )

const carried = async (world: World, meeting: string) =>
  activityOf(await world.log.load(meeting))?.votes.map((vote) => vote.carried)

/** Which of several effects came first, and had the first letter's number, is the order of messages: a failure changes it. */
const unordered = (given: Snapshot) => {
  const { logs, views, texts, mails }: Snapshot = JSON.parse(
    JSON.stringify(given).replace(/ALM-L-#\d/g, 'ALM-L-#'),
  )
  const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort()
  return {
    logs: sorted(
      logs.map((log) =>
        sorted((log as Commit[]).map(({ commandId, actor, events }) => ({ commandId, actor, events }))),
      ),
    ),
    views: sorted(views.map((view) => String(view).replace(/"version":\d+/, ''))),
    texts: sorted(texts),
    mails: [...new Set(mails)].sort(),
  }
}

describe('Given a meeting that decided on everything that may follow,', () => {
  test('when it is over, then each effect is there, and the log names what came of it', async () => {
    const world = new World()
    const made = await prepared(world)
    await held(world, made)
    await world.settle()
    expect(await carried(world, made.meeting)).toEqual([
      { results: ['ALM-I-2026-000001'] },
      { results: [made.draft] },
      { results: ['ALM-M-2026-000003'] },
      { results: [made.planned] },
      {},
      undefined,
      undefined,
    ])
    const draft = fold(await world.log.load(made.draft))
    expect(draft?.kind === 'draft_act' && draft.recommendation?.outcome).toBe('supported')
    expect(activityOf(await world.log.load('ALM-M-2026-000003'))).toMatchObject({
      form: 'monitoring',
      status: 'planned',
      origin: made.meeting,
    })
    expect(activityOf(await world.log.load(made.planned))?.approved).toEqual({
      decision: made.meeting,
      no: 4,
      approvedOn: '2026-02-02',
    })
    const { members, reserve } = compositionOf(await world.log.load(membersId))
    expect([members.map(({ member }) => member), reserve]).toEqual([['m-41'], []])
    expect(activityOf(await world.log.load(made.meeting))?.pending['task:6']?.owner.role).toBe('secretary')
  })

  test('when its commits are published again, even after every claim has ended, then nothing changes', async () => {
    const world = new World()
    const made = await prepared(world)
    await held(world, made)
    await world.settle()
    const before = world.log.ids().length
    const log = await world.log.load(made.meeting)
    for (const { version } of log) await relay(world.deps, { caseId: made.meeting, version })
    world.goTo('2028-02-02')
    await world.settle()
    expect(world.log.ids()).toHaveLength(before)
    expect(await world.log.load(made.meeting)).toHaveLength(log.length)
  })

  test('when an effect is not possible any more, then the log says why, and the others go on', async () => {
    const world = new World()
    const made = await prepared(world)
    await changeMembers(
      world.deps,
      { action: 'admit', member: 'm-41', role: 'member', on: '2026-02-01' },
      by_(world, 'admit-1'),
    )
    // The register of members counts now: there is one.
    await held(world, { ...made, draft: made.meeting }, { present: 1 })
    await world.settle()
    const found = await carried(world, made.meeting)
    expect(found?.[1]).toEqual({ refused: 'case_unknown' })
    expect(found?.[4]).toEqual({ refused: 'member_there' })
    expect(found?.[2]).toEqual({ results: ['ALM-M-2026-000003'] })
  })

  test('when another version of the draft came since, then nothing is said of what nobody voted on', async () => {
    const world = new World()
    const made = await prepared(world)
    const voted = world.now
    world.goTo('2026-02-03')
    await world.webhook('public-spaces-department', 'msg_2', draftSubmitted({ version: 2 }))
    await world.settle()
    await held(world, made, {}, voted)
    await world.settle()
    expect((await carried(world, made.meeting))?.[1]).toEqual({ refused: 'draft_changed' })
    const draft = fold(await world.log.load(made.draft))
    expect(draft?.kind === 'draft_act' && draft.recommendation).toBeUndefined()
  })

  const walked = async (strikes: Strikes) => {
    const world = struckWorld(strikes)
    const made = await prepared(world)
    await walk(world, [(w) => held(w, made)], strikes)
    expect(world.deadLetters, strikes.place).toEqual([])
    return unordered(await snapshot(world))
  }

  test.each(manners)('when %s strikes at any call, then each effect is there once', async (manner) => {
    const undisturbed = new Strikes()
    const end = await walked(undisturbed)
    expect(undisturbed.calls).toBeGreaterThan(50)
    for (let at = 1; at <= undisturbed.calls; at++) {
      const strikes = new Strikes({ at, manner })
      expect(await walked(strikes), strikes.place).toEqual(end)
    }
  })
})
