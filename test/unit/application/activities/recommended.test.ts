/** Recommendations of a public control through the stores: a letter to each body, its answer, the public page, the report. */
import { describe, expect, test } from 'vitest'
import { actOnActivity, enterActivity } from '../../../../shared/application/activities/activities.ts'
import { activityShown } from '../../../../shared/application/activities/shown.ts'
import { readReport } from '../../../../shared/application/reports/report.ts'
import { differences, reportFromLogs } from '../../../../shared/application/reports/verify-report.ts'
import { relay } from '../../../../shared/application/upkeep/relay.ts'
import { activityOf } from '../../../../shared/domain/activities/activity.ts'
import { by } from '../../../builders/council.ts'
import { responseSubmitted } from '../../../builders/inputs.ts'
import { failing } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const by_ = (world: World, commandId: string) => ({ actor: by.secretary, at: world.now, commandId })

/** A monitoring with a finding and a conclusion. */
const concluded = async (world = new World()) => {
  const { number } = await enterActivity(
    world.deps,
    { form: 'monitoring', title: 'Мониторинг школ', commission: 'social' },
    by_(world, 'plan-1'),
  )
  const act = (input: Parameters<typeof actOnActivity>[2], id: string) =>
    actOnActivity(world.deps, number, input, by_(world, id))
  await act({ action: 'hold', on: '2026-02-02' }, 'hold-1')
  await act({ action: 'finding', on: '2026-02-02', text: 'В трёх школах нет пандуса' }, 'find-1')
  await act({ action: 'document', on: '2026-02-02' }, 'document-1')
  await world.settle()
  return { world, number, act }
}
const bodies = ['tazalyk', 'almaty-su']
const recommend = { action: 'recommend', bodies, text: 'Установить пандусы до осени.' } as const
const stateOf = async (world: World, number: string) => activityOf(await world.log.load(number))
const openedBy = async (world: World, number: string) =>
  ((await stateOf(world, number))?.recommendations ?? []).map((one) => one.case ?? '')

describe('Given the conclusion of a monitoring, when two bodies are recommended the same,', () => {
  test('then each has a letter of its own, of the kind `recommendation`, to be answered in a month', async () => {
    const { world, number, act } = await concluded()
    await act(recommend, 'recommend-1')
    await world.settle()
    const opened = await openedBy(world, number)
    expect(opened).toEqual(['ALM-I-2026-000001', 'ALM-I-2026-000002'])
    for (const [i, id] of opened.entries()) {
      const c = await world.caseOf(id)
      expect(c).toMatchObject({ kind: 'initiative', origin: 'monitoring', activity: number })
      expect(Object.values(c.letters)).toMatchObject([
        { kind: 'recommendation', agency: bodies[i], deadline: { due: '2026-03-02', mode: 'month' } },
      ])
      expect(world.mailsTo(`${bodies[i]}@example.kz`)).toHaveLength(1)
    }
  })

  test('then each answers apart, and the page of the control shows what it said', async () => {
    const { world, number, act } = await concluded()
    await act(recommend, 'recommend-1')
    await world.settle()
    await world.act(
      world.actUrlFor('tazalyk@example.kz'),
      { action: 'respond', decision: 'partly', text: 'В двух школах до осени' },
      'respond-1',
    )
    await world.settle()
    world.goTo('2026-03-10')
    await act({ action: 'follow_up', on: '2026-03-10', recommendation: 1, result: 'carried_out' }, 'follow-1')
    await world.settle()
    expect(await activityShown(world, number)).toMatchObject({
      findings: [{ on: '2026-02-02', text: 'В трёх школах нет пандуса' }],
      recommendations: [
        {
          ...{ no: 1, agency: 'tazalyk', text: recommend.text, result: 'carried_out' },
          response: { decision: 'partly', on: '2026-02-02', text: 'В двух школах до осени' },
        },
        { no: 2, agency: 'almaty-su', dueOn: '2026-03-02' },
      ],
      followUps: [{ recommendation: 1, result: 'carried_out', on: '2026-03-10' }],
    })
  })

  test('then the report counts one monitoring, two recommendations and no initiative, by views and by logs', async () => {
    const { world, number, act } = await concluded()
    await act(recommend, 'recommend-1')
    await world.settle()
    await world.act(
      world.actUrlFor('almaty-su@example.kz'),
      { action: 'respond', decision: 'declined', text: 'Нет средств' },
      'respond-1',
    )
    await world.settle()
    world.goTo('2026-02-10')
    // What the body says later changes what it said, from that day on.
    const [, second = ''] = await openedBy(world, number)
    const letter = Object.keys((await world.caseOf(second)).letters)[0] ?? ''
    await world.webhook('almaty-su', 'msg-1', responseSubmitted(letter, { decision: 'accepted' }, world.now))
    await world.settle()
    for (const [to, answers] of [
      ['2026-02-09', { accepted: 0, partly: 0, declined: 1, open: 1 }],
      ['2026-12-31', { accepted: 1, partly: 0, declined: 0, open: 1 }],
    ] as const) {
      const period = { from: '2026-01-01', to }
      const report = await readReport(world, period)
      expect(report.council.control).toMatchObject({
        byForm: { monitoring: 1 },
        recommendations: { made: 2, ...answers, carriedOut: 0 },
      })
      expect(report.initiatives.opened).toBe(0)
      expect(report.letters.sent).toBe(2)
      const ids = async function* () {
        yield* world.log.ids()
      }
      expect(differences(report, await reportFromLogs(world, ids(), period))).toEqual([])
    }
  })

  test.each(['log.append', 'log.load', 'people.putNew', 'claims.next', 'claims.hold', 'people.get'])(
    'and %s fails while they are carried out, then each letter is there once',
    async (call) => {
      for (const when of ['before', 'after'] as const) {
        const { world, number, act } = await concluded()
        await act(recommend, 'recommend-1')
        world.hook = failing(call, when)
        await world.settle().catch(() => undefined)
        world.hook = (_, run) => run()
        for (const commit of await world.log.load(number)) await relay(world.deps, commit)
        await world.settle()
        const opened = await openedBy(world, number)
        expect(new Set(opened).size, `${call} ${when}`).toBe(2)
        expect(world.log.ids().filter((id) => id.includes('-I-')).length).toBe(2)
      }
    },
  )
})

describe('Given the conclusion of a monitoring, when a body of no list is recommended something too,', () => {
  const to = { name: 'ТОО «Пандус»', email: 'pandus@example.kz', address: 'Улица Тайная, 1' }

  test.each([
    [to, 1],
    [{ name: to.name }, 0],
  ])('then it has a letter of its own by its name: %j', async (body, mails) => {
    const { world, number, act } = await concluded()
    await act({ ...recommend, bodies: ['tazalyk'], to: body }, 'recommend-1')
    await world.settle()
    const [, own = ''] = await openedBy(world, number)
    const c = await world.caseOf(own)
    const [letter] = Object.values(c.letters)
    expect(letter).toMatchObject({ kind: 'recommendation', agency: 'outside' })
    expect(letter?.toHandOver ?? false).toBe(mails === 0)
    expect(world.mailsTo('pandus@example.kz')).toHaveLength(mails)
    const shown = await activityShown(world, number)
    expect(shown?.recommendations).toMatchObject([
      { no: 1, agency: 'tazalyk', text: recommend.text },
      { no: 2, agency: 'outside', body: to.name, text: recommend.text },
    ])
    expect(JSON.stringify(shown)).not.toContain('Тайная')
    expect(JSON.stringify([world.log.stream, world.views.all(), world.queues.sent])).not.toContain('Пандус')
  })

  test('then it may be the only one', async () => {
    const { world, number, act } = await concluded()
    await act({ ...recommend, bodies: [], to }, 'recommend-1')
    await world.settle()
    expect(await openedBy(world, number)).toEqual(['ALM-I-2026-000001'])
  })
})

test('findings are shown with the document, and not before', async () => {
  const world = new World()
  const { number } = await enterActivity(
    world.deps,
    { form: 'monitoring', title: 'Аптеки' },
    by_(world, 'plan-1'),
  )
  await actOnActivity(world.deps, number, { action: 'hold', on: '2026-02-02' }, by_(world, 'hold-1'))
  const finding = { action: 'finding', on: '2026-02-02', text: 'Очередь' } as const
  await actOnActivity(world.deps, number, finding, by_(world, 'find-1'))
  await world.settle()
  expect((await activityShown(world, number))?.findings).toEqual([])
})
