/** Who is told of a meeting: each member of those who meet, once, with an entry for the calendar; or the secretariat. */
import { describe, expect, test } from 'vitest'
import type { ActivityInput } from '../../../../events/council/council-inputs.ts'
import { actOnActivity, enterActivity } from '../../../../shared/application/activities/activities.ts'
import {
  dutiesDue,
  tellingsCount,
  tellingsDue,
} from '../../../../shared/application/activities/desk-activities.ts'
import { changeMembers } from '../../../../shared/application/members/members.ts'
import { relay } from '../../../../shared/application/upkeep/relay.ts'
import { activityOf } from '../../../../shared/domain/activities/activity.ts'
import { portal } from '../../../builders/council.ts'
import { bySecretary, enterMember, fourMembers } from '../../../builders/members.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const council = () => fourMembers(new World({ mayRetry: (error) => error instanceof Injected }))

const planned = async (world: World, more: object = {}) => {
  const meeting = {
    form: 'general_meeting',
    title: 'О воде',
    place: 'Акимат',
    on: '2026-02-20',
    time: '15:00',
  }
  const { number } = await enterActivity(
    world.deps,
    { ...meeting, ...more } as Parameters<typeof enterActivity>[1],
    bySecretary(world, 'plan-1'),
  )
  let n = 0
  const act = async (input: ActivityInput) => {
    await actOnActivity(world.deps, number, input, bySecretary(world, `act-${n++}`))
    await world.settle()
  }
  return { number, act }
}
const announce = { action: 'announce', on: '2026-02-02' } as const
const sentOf = (world: World) => world.mailer.mails.splice(0)
const toWhom = (world: World) =>
  sentOf(world)
    .map(({ to }) => to)
    .sort()
const secretariat = 'secretariat@example.kz'

describe('Given a meeting that is announced,', () => {
  test('then each member is told once, with an entry for the calendar; who has no e-mail by hand', async () => {
    const world = await council()
    const { number, act } = await planned(world)
    await act({ action: 'set_agenda', items: 'О воде\nО плане' })
    await act(announce)
    const mails = sentOf(world)
    expect(mails.map(({ to }) => to).sort()).toEqual([
      ...['m-1@example.kz', 'm-2@example.kz', 'm-3@example.kz', secretariat],
    ])
    const mail = mails.find(({ to }) => to === 'm-1@example.kz')
    for (const part of ['Общее заседание', 'О воде', '20 февраля 2026', '15:00', 'Акимат', '2. О плане'])
      expect(mail?.text).toContain(part)
    expect(mail?.text).toContain(`${portal}/meetings/${number}?lang=ru`)
    expect(mail?.calendar).toMatchObject({
      uid: `${number}@${new URL(portal).hostname}`,
      day: '2026-02-20',
      summary: 'Общее заседание: О воде',
      meeting: { start: '2026-02-20T10:00:00.000Z', place: 'Акимат', cancelled: false },
    })
    const byHand = mails.find(({ to }) => to === secretariat)
    expect(byHand?.text).toContain('Член Номер 4')
    expect(byHand?.text).not.toContain('Член Номер 3')
    // The stream brings it again.
    for (const { version } of await world.log.load(number))
      await relay(world.deps, { caseId: number, version })
    await world.settle()
    expect(toWhom(world)).toEqual([])
  })

  test('then who has no e-mail is a task of the secretariat once, until it says that they were told', async () => {
    const world = await council()
    const { number, act } = await planned(world)
    await act(announce)
    const waits = async () => {
      const { toTell = [], pending = {} } = activityOf(await world.log.load(number)) ?? {}
      return [toTell, pending.telling?.deadline.due]
    }
    expect(await waits()).toEqual([['m-4'], '2026-02-19'])
    await world.deliverAllAgain()
    const opened = (await world.log.load(number)).flatMap(({ events }) => events)
    expect(opened.filter(({ type }) => type === 'TellingOpened')).toHaveLength(1)
    expect((await dutiesDue(world)).map(({ number: of, due, term }) => [of, due, term])).toContainEqual([
      ...[number, '2026-02-19', 'activity.telling'],
    ])
    expect(await tellingsDue(world)).toMatchObject([{ number, members: 1, until: '2026-02-19' }])
    await act({ action: 'told', members: ['m-4'], on: '2026-02-02', how: 'phone' })
    expect(await waits()).toEqual([[], undefined])
    expect(await tellingsDue(world)).toEqual([])
    await act({ action: 'move', to: '2026-02-27', text: 'Болезнь' })
    expect(await waits()).toEqual([['m-4'], '2026-02-26'])
    await act({ action: 'cancel', text: 'Болезнь' })
    expect((await waits())[0]).toEqual(['m-4'])
  })

  test('then it is among those to tell of, however much the council owes before its day', async () => {
    const world = await council()
    const { act, number } = await planned(world)
    await act(announce)
    for (let n = 0; n < 55; n++) {
      const title = `Мониторинг ${n}`
      const given = bySecretary(world, `monitoring-${n}`)
      const owing = await enterActivity(world.deps, { form: 'monitoring', title, on: '2026-01-12' }, given)
      const held = { action: 'hold', on: '2026-01-12' } as const
      await actOnActivity(world.deps, owing.number, held, bySecretary(world, `held-${n}`))
    }
    await world.settle()
    expect(await dutiesDue(world)).toHaveLength(50)
    expect((await tellingsDue(world)).map((telling) => telling.number)).toEqual([number])
    expect(await tellingsCount(world)).toBe(1)
  })

  test.each([
    ['presidium_meeting', ['m-1@example.kz', 'm-2@example.kz']],
    ['commission_meeting', ['m-1@example.kz', 'm-3@example.kz', secretariat]],
    ['hearing', []],
  ])('then of a %s only those who meet', async (form, readers) => {
    const world = await council()
    const { act } = await planned(world, { form, commission: 'housing' })
    await act(announce)
    expect(toWhom(world)).toEqual(readers)
  })

  test('and announced again, then they are told again only of another agenda', async () => {
    const world = await council()
    const { act } = await planned(world)
    await act(announce)
    expect(toWhom(world)).toHaveLength(4)
    await act(announce)
    expect(toWhom(world)).toEqual([])
    await act({ action: 'set_agenda', items: 'О плане' })
    await act(announce)
    expect(toWhom(world)).toHaveLength(4)
  })

  test('then nobody who has left by its day', async () => {
    const world = await council()
    await enterMember(world, { action: 'leave', member: 'm-2', on: '2026-02-02', ground: 'own_request' })
    const { act } = await planned(world)
    await act(announce)
    expect(toWhom(world)).toEqual(['m-1@example.kz', 'm-3@example.kz', secretariat])
  })

  test('when a mail fails, then the others go out, and it goes out later, once', async () => {
    const world = await council()
    const { act } = await planned(world)
    world.hook = failing('mailer.send', 'before')
    await act(announce)
    expect(toWhom(world)).toEqual(['m-1@example.kz', 'm-2@example.kz', 'm-3@example.kz', secretariat])
  })
})

describe('Given a meeting that was announced,', () => {
  test('when it is moved, and announced and cancelled, then each entry takes the place of the one before', async () => {
    const world = await council()
    const { act } = await planned(world)
    await act(announce)
    const [first] = sentOf(world)
    await act({ action: 'move', to: '2026-02-27', time: '11:00', text: 'Тайна' })
    const moved = sentOf(world)
    expect(moved).toHaveLength(4)
    expect(moved[0]?.subject).toContain('перенесено на 27 февраля')
    expect(JSON.stringify(moved)).not.toContain('Тайна')
    await act({ action: 'cancel', text: 'Тайна' })
    const cancelled = sentOf(world)
    expect(cancelled).toHaveLength(4)
    expect(cancelled[0]?.calendar).toMatchObject({ uid: first?.calendar?.uid, meeting: { cancelled: true } })
    const sequences = [first, moved[0], cancelled[0]].map((mail) => mail?.calendar?.sequence ?? 0)
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b))
    expect(new Set(sequences).size).toBe(3)
  })

  test('when it is cancelled before its mails went out, then they are told only of that', async () => {
    const world = await council()
    const { number } = await planned(world)
    await actOnActivity(world.deps, number, announce, bySecretary(world, 'announce-1'))
    await actOnActivity(world.deps, number, { action: 'cancel', text: 'О' }, bySecretary(world, 'cancel-1'))
    await world.settle()
    expect(new Set(sentOf(world).map(({ calendar }) => calendar?.meeting?.cancelled))).toEqual(
      new Set([true, undefined]),
    )
  })
})

describe('Given a meeting that was never announced,', () => {
  test.each([
    { action: 'move', to: '2026-02-27', text: 'О' },
    { action: 'cancel', text: 'О' },
  ] as const)('when it goes ($action), then nobody is told', async (input) => {
    const world = await council()
    const { act } = await planned(world)
    await act(input)
    expect(toWhom(world)).toEqual([])
  })
})

test('an address that is taken away is written to no more; it is in the store of personal data alone', async () => {
  const world = await council()
  await changeMembers(world.deps, { action: 'set_email', member: 'm-1' }, bySecretary(world, 'set-again'))
  const { act } = await planned(world)
  await act(announce)
  expect(toWhom(world)).not.toContain('m-1@example.kz')
  expect(JSON.stringify([world.log.stream, world.views.all(), world.queues.sent])).not.toContain(
    '@example.kz',
  )
})
