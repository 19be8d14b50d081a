/** The words of the council's own work: they end, and are erased on lawful request; the log and the figures stay. */
import { describe, expect, test } from 'vitest'
import { actOnActivity, enterActivity } from '../../../../shared/application/activities/activities.ts'
import { activityShown } from '../../../../shared/application/activities/shown.ts'
import { importCouncilRegister } from '../../../../shared/application/journal/import-council.ts'
import { changeMembers } from '../../../../shared/application/members/members.ts'
import { compositionShown } from '../../../../shared/application/members/shown.ts'
import { readReport } from '../../../../shared/application/reports/report.ts'
import { type Erasable, eraseCouncil } from '../../../../shared/application/upkeep/erase-council.ts'
import { activityOf } from '../../../../shared/domain/activities/activity.ts'
import { protocolsOf } from '../../../../shared/domain/activities/protocol.ts'
import { compositionOf, membersId } from '../../../../shared/domain/members/composition.ts'
import { by, rules } from '../../../builders/council.ts'
import { sampleLines } from '../../../builders/registers.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const by_ = (world: World, commandId: string) => ({ actor: by.secretary, at: world.now, commandId })
const erase = (world: World, what: Erasable) =>
  eraseCouncil({ ...world.deps, storedPeople: world.people.stored }, what, 'По заявлению', world.now)
const wordsOf = (world: World, of: string) =>
  world.people.all().flatMap(({ caseId, content }) => (caseId === of ? [content.kind] : []))

/** A meeting that decided something, whose protocol and letter are still to come. */
const decided = async () => {
  const world = new World({ mayRetry: (error) => error instanceof Injected })
  const { number } = await enterActivity(
    world.deps,
    { form: 'general_meeting', title: 'О жалобе Ахметовой', on: '2026-02-02' },
    by_(world, 'plan-1'),
  )
  await actOnActivity(world.deps, number, { action: 'set_agenda', items: 'Ахметова' }, by_(world, 'agenda-1'))
  await actOnActivity(
    world.deps,
    number,
    {
      ...{ action: 'hold', on: '2026-02-02', present: 27, total: 40 },
      decisions: [{ text: 'Помочь Ахметовой', effect: { kind: 'letter', agency: 'tazalyk' } }],
    },
    by_(world, 'hold-1'),
  )
  return { world, number }
}
const met = async () => {
  const { world, number } = await decided()
  await world.settle()
  return { world, number }
}

describe('Given an activity, when its words are erased,', () => {
  test('then texts and protocol are gone, log, dates and figures stay, its letters are named', async () => {
    const { world, number } = await met()
    const before = await readReport(world, { from: '2026-01-01', to: '2026-12-31' })
    const erased = await erase(world, { activity: number })
    expect(erased).toMatchObject({ outcome: 'erased', on: '2026-02-02', letters: ['ALM-I-2026-000001'] })
    await world.settle()
    expect(wordsOf(world, number)).toEqual(['reason'])
    expect(await world.files.keysUnder(`cases/${encodeURIComponent(number)}/`)).toEqual([])
    const log = await world.log.load(number)
    expect(log.at(-1)?.events).toMatchObject([{ type: 'PersonalDataErased' }])
    expect(protocolsOf(log)).toEqual([])
    expect(await activityShown(world, number)).toMatchObject({
      ...{ title: '', erasedOn: '2026-02-02', heldOn: '2026-02-02' },
      agenda: [{ no: 1, text: '' }],
      decisions: [{ no: 1, text: '', adopted: true }],
    })
    expect(await readReport(world, { from: '2026-01-01', to: '2026-12-31' })).toEqual(before)
  })

  test.each([
    ['and its drawer goes on', Number.POSITIVE_INFINITY],
    ['and its drawer dies at the next file', 2],
    ['and its drawer dies at the last one', 4],
  ])('while its protocol is drawn, %s, then nothing of it is left', async (_, last) => {
    const { world, number } = await decided()
    const papers = () => world.files.keysUnder(`papers/${encodeURIComponent(number)}/`)
    let puts = 0
    world.hook = async (call, run) => {
      const done = await run()
      if (call.name !== 'files.put') return done
      if (++puts === 1) await erase(world, { activity: number })
      if (puts === last) throw new Injected('killed')
      return done
    }
    await world.settle()
    expect(puts).toBeGreaterThan(1)
    expect(await papers()).toEqual([])
  })

  test('then again changes nothing, and what came since goes by an erasure of its own', async () => {
    const { world, number } = await met()
    await erase(world, { activity: number })
    expect(await erase(world, { activity: number })).toMatchObject({ outcome: 'erased', texts: 0, files: 0 })
    expect((await world.log.load(number)).at(-1)?.version).toBe((await world.log.load(number)).length)
    const erasures = async () =>
      (await world.log.load(number)).filter(({ events }) => events[0]?.type === 'PersonalDataErased').length
    expect(await erasures()).toBe(1)
    world.goTo('2026-02-03')
    const vote = { action: 'take_vote', text: 'Ещё', for: 27, against: 0, abstained: 0 } as const
    await actOnActivity(world.deps, number, vote, by_(world, 'vote-2'))
    await world.settle()
    expect((await activityShown(world, number))?.decisions[1]?.text).toBe('Ещё')
    expect(await erase(world, { activity: number })).toMatchObject({ on: '2026-02-03', texts: 1 })
    expect(await erasures()).toBe(2)
  })

  test.each(['log.append', 'people.putNew', 'files.removeAll', 'files.keysUnder'])(
    'and %s fails, then another run finishes it',
    async (call) => {
      for (const when of ['before', 'after'] as const) {
        const { world, number } = await met()
        world.hook = failing(call, when)
        await erase(world, { activity: number }).catch(() => undefined)
        world.hook = undefined
        world.goTo('2026-02-03')
        await erase(world, { activity: number })
        await world.settle()
        expect(new Set(wordsOf(world, number)), `${call} ${when}`).toEqual(new Set(['reason']))
      }
    },
  )

  test('then there is one of that number', async () => {
    expect(await erase(new World(), { activity: 'ALM-M-2026-000009' })).toEqual({
      ...{ outcome: 'refused', refused: 'activity_unknown' },
    })
  })
})

const admit = (world: World, member: string) =>
  changeMembers(
    world.deps,
    { action: 'admit', member, name: `Имя ${member}`, seat: 'ngo', role: 'member', on: '2026-01-12' },
    by_(world, `admit-${member}`),
  )
const leave = (world: World, member: string) =>
  changeMembers(
    world.deps,
    { action: 'leave', member, on: '2026-02-02', ground: 'own_request' },
    by_(world, `leave-${member}`),
  )

describe('Given somebody who has left the council, when their name is erased,', () => {
  test('then it is gone, and nobody else’s is; how many left is counted as before', async () => {
    const world = new World()
    for (const member of ['m-1', 'm-2']) await admit(world, member)
    await leave(world, 'm-1')
    await world.settle()
    expect(await erase(world, { member: 'm-1' })).toMatchObject({ outcome: 'erased', texts: 1, files: 0 })
    await world.settle()
    expect(wordsOf(world, membersId).sort()).toEqual(['member', 'reason'])
    expect((await compositionShown(world, '2026-02-02')).members.map(({ name }) => name)).toEqual(['Имя m-2'])
    const { council } = await readReport(world, { from: '2026-01-01', to: '2026-12-31' })
    expect(council.members).toMatchObject({ admitted: 2, left: 1, byGround: { own_request: 1 } })
    expect(await erase(world, { member: 'm-1' })).toMatchObject({ outcome: 'erased', texts: 0 })
  })

  test('then they are no member now: the composition is public by law (Law on Public Councils, art. 14)', async () => {
    const world = new World()
    await admit(world, 'm-1')
    expect(await erase(world, { member: 'm-1' })).toEqual({ outcome: 'refused', refused: 'member_there' })
    expect(await erase(world, { member: 'm-9' })).toEqual({ outcome: 'refused', refused: 'member_unknown' })
  })

  test('of the reserve they are on the list no more', async () => {
    const world = new World()
    const reserve = { action: 'reserve', member: 'm-41', name: 'Сергей Ким', seat: 'ngo' } as const
    await changeMembers(world.deps, reserve, by_(world, 'reserve-1'))
    await world.settle()
    expect(await erase(world, { member: 'm-41' })).toMatchObject({ texts: 1 })
    expect(compositionOf(await world.log.load(membersId)).reserve).toEqual([])
    expect(await erase(world, { member: 'm-41' })).toMatchObject({ texts: 0 })
  })

  test('then loading the register again as it was does not bring it back', async () => {
    const world = new World()
    const lines = sampleLines('members')
    await importCouncilRegister(world.deps, 'members', lines, { at: world.now })
    const left = compositionOf(await world.log.load(membersId)).members.find(({ leftOn }) => leftOn)
    const member = left?.member ?? ''
    expect(await erase(world, { member })).toMatchObject({ outcome: 'erased', texts: 1 })
    await importCouncilRegister(world.deps, 'members', lines, { at: world.now })
    await world.settle()
    expect(await world.people.get(membersId, left?.content ?? '')).toBeUndefined()
  })
})

describe('the words of the council’s own work end', () => {
  const expiryOf = (world: World, of: string) => [
    ...new Set(world.people.all().flatMap(({ caseId, expiresAt }) => (caseId === of ? [expiresAt] : []))),
  ]
  test('of an activity the retention after it was last worked on, and not while something is owed', async () => {
    const world = new World()
    const { number } = await enterActivity(
      world.deps,
      { form: 'monitoring', title: 'Школы' },
      by_(world, 'plan-1'),
    )
    const act = (input: Parameters<typeof actOnActivity>[2], id: string) =>
      actOnActivity(world.deps, number, input, by_(world, id))
    await act({ action: 'hold', on: '2026-02-02' }, 'hold-1')
    await act({ action: 'finding', on: '2026-02-02', text: 'Нет пандуса' }, 'find-1')
    await world.settle()
    expect(expiryOf(world, number)).toEqual([undefined])
    await act({ action: 'document', on: '2026-02-02', text: 'Заключение' }, 'document-1')
    await world.settle()
    expect(Object.keys(activityOf(await world.log.load(number))?.pending ?? {})).toEqual([])
    expect(expiryOf(world, number)).toEqual([rules.retentionEnds('2026-02-02')])
    world.goTo('2026-03-10')
    await act({ action: 'follow_up', on: '2026-03-10', result: 'partly', text: 'Частично' }, 'follow-1')
    await world.settle()
    expect(expiryOf(world, number)).toEqual([rules.retentionEnds('2026-03-10')])
    await world.streamAgain()
    expect(expiryOf(world, number)).toEqual([rules.retentionEnds('2026-03-10')])
  })
  test('of a member the retention after they left, and not when they come back', async () => {
    const world = new World()
    await admit(world, 'm-1')
    await world.settle()
    expect(expiryOf(world, membersId)).toEqual([undefined])
    await leave(world, 'm-1')
    await world.settle()
    expect(expiryOf(world, membersId)).toEqual([rules.retentionEnds('2026-02-02')])
    await changeMembers(
      world.deps,
      { action: 'admit', member: 'm-1', name: 'Имя', seat: 'ngo', role: 'member', on: '2026-03-02' },
      by_(world, 'admit-again'),
    )
    await world.settle()
    expect(expiryOf(world, membersId)).toEqual([undefined])
  })
  test('of who is on the reserve list not while they wait there, though they left before', async () => {
    const world = new World()
    const reserve = { action: 'reserve', member: 'm-1', name: 'Сергей Ким', seat: 'ngo' } as const
    await changeMembers(world.deps, reserve, by_(world, 'reserve-1'))
    await world.settle()
    expect(expiryOf(world, membersId)).toEqual([undefined])
    await changeMembers(
      world.deps,
      { action: 'admit', member: 'm-1', role: 'member', on: '2026-02-02' },
      by_(world, 'admit-1'),
    )
    await leave(world, 'm-1')
    await world.settle()
    expect(expiryOf(world, membersId)).toEqual([rules.retentionEnds('2026-02-02')])
    await changeMembers(world.deps, reserve, by_(world, 'reserve-2'))
    await world.settle()
    expect(expiryOf(world, membersId)).toEqual([undefined])
  })
})
