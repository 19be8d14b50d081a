/** A right that is used in the last minute of its last day is used in time, though that try fails for our own fault. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../events/action-inputs.ts'
import type { CaseEvent } from '../../../events/events.ts'
import { perform } from '../../../functions/act/api.ts'
import { send } from '../../../functions/act/pages.ts'
import { act } from '../../../functions/follow-appeal/api.ts'
import { write } from '../../../functions/follow-appeal/pages.ts'
import { dispute } from '../../../shared/application/appeals/applicant-actions.ts'
import type { Appeal } from '../../../shared/domain/case.ts'
import { problemReply } from '../../../shared/http/front.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import type { Reply } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { monday } from '../../builders/council.ts'
import { appeal, draftSubmitted, responseSubmitted } from '../../builders/inputs.ts'
import { inBoth } from '../../builders/written.ts'
import { failing, Injected } from '../../fakes/watched.ts'
import { tokenIn, World } from '../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'
const head = 'head@example.kz'
const form = { 'content-type': 'application/x-www-form-urlencoded' }

const request = (world: World, more: Partial<Request>): Request => ({
  route: '',
  path: '/',
  params: {},
  query: {},
  headers: {},
  body: '',
  raw: Buffer.alloc(0),
  at: world.now,
  from: '192.0.2.1',
  requestId: `request-${world.now}`,
  ...more,
})

/** What is sent, by a program and by a page; the same each time. */
type Sent = (world: World) => Promise<unknown>
type Doors = { program: Sent; page?: Sent }

const ofApplicant = (action: string, fields: Record<string, string>): Doors => ({
  program: (world) =>
    act(
      world.deps,
      request(world, {
        path: `/api/appeals/${number}/${action}`,
        params: { number, action },
        query: { code: world.links.code(world.keyed(number)) },
        headers: { 'idempotency-key': 'key-1' },
        body: JSON.stringify(fields),
      }),
    ),
  page: (world) =>
    write(
      world.deps,
      request(world, {
        path: `/appeals/${number}/${action}`,
        params: { number, action },
        query: { code: world.links.code(world.keyed(number)) },
        headers: form,
        body: new URLSearchParams({ ...fields, sure: '1', idempotencyKey: 'key-1' }).toString(),
      }),
    ),
})

const flat = (input: object, prefix = ''): [string, string][] =>
  Object.entries(input).flatMap(([name, value]) =>
    typeof value === 'object' ? flat(value, `${prefix}${name}.`) : [[prefix + name, String(value)]],
  )
/** By the link that this reader has last been sent. */
const byLink = (reader: string, input: ActionInput): Doors => {
  const tokens = new WeakMap<World, string>()
  const tokenFor = (world: World) => {
    const token = tokens.get(world) ?? tokenIn(world.actUrlFor(reader))
    tokens.set(world, token)
    return token
  }
  return {
    program: (world) => {
      const token = tokenFor(world)
      return perform(
        world.deps,
        request(world, {
          path: `/api/act/${token}`,
          params: { token },
          headers: { 'idempotency-key': 'key-1' },
          body: JSON.stringify(input),
        }),
      )
    },
    page: (world) => {
      const token = tokenFor(world)
      const fields = { ...Object.fromEntries(flat(input)), confirmed: '1', idempotencyKey: 'key-1' }
      return send(
        world.deps,
        request(world, {
          path: `/act/${token}`,
          params: { token },
          headers: form,
          body: new URLSearchParams(fields).toString(),
        }),
      )
    },
  }
}

const submitted = async () => {
  const world = new World()
  await world.submit(appeal())
  await world.settle()
  return world
}
const after = async (before: () => Promise<World>, reader: string, ...inputs: ActionInput[]) => {
  const world = await before()
  for (const input of inputs) await world.act(world.actUrlFor(reader), input)
  await world.settle()
  return world
}
const answer: ActionInput = { action: 'answer', outcome: 'explained', text: 'Разъяснено' }
const letter: ActionInput = { action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим' }
const until = '2026-03-12'
const extension: ActionInput = { action: 'extension', until, reason: 'Экспертиза' }
const draft = async () => {
  const world = new World()
  await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
  await world.settle()
  return world
}
const appealOf = async (world: World) => (await world.caseOf(number)) as Appeal

type Right = {
  what: string
  prepare: () => Promise<World>
  doors: Doors
  lastDay: (world: World) => Promise<string | null | undefined>
  event: Partial<CaseEvent> & { type: CaseEvent['type'] }
  /** Whether it is refused or late on the day after. */
  ends: boolean
  caseId?: string
}
const rights: Right[] = [
  {
    what: 'a dispute',
    prepare: () => after(submitted, chair, answer),
    doors: ofApplicant('dispute', { text: 'Не согласна' }),
    lastDay: async (world) => (await appealOf(world)).dispute?.due,
    ends: true,
    event: { type: 'AnswerDisputed' },
  },
  {
    what: 'a reply to a question',
    prepare: () => after(submitted, chair, { action: 'ask', text: 'Где?' }),
    doors: ofApplicant('messages', { text: 'Во дворе' }),
    lastDay: async (world) => (await appealOf(world)).pending.clarification?.deadline.due,
    ends: false,
    event: { type: 'ClarificationReceived' },
  },
  {
    what: 'a withdrawal',
    prepare: submitted,
    doors: ofApplicant('withdraw', {}),
    lastDay: async (world) => (await appealOf(world)).main.due,
    ends: true,
    event: { type: 'AppealWithdrawn' },
  },
  {
    what: 'accepting a case',
    prepare: submitted,
    doors: byLink(chair, { action: 'accept' }),
    lastDay: async (world) => (await appealOf(world)).pending.acceptance?.deadline.due,
    ends: true,
    event: { type: 'CaseAccepted' },
  },
  {
    what: 'an answer',
    prepare: () => after(submitted, chair, { action: 'accept' }),
    doors: byLink(chair, answer),
    lastDay: async (world) => (await appealOf(world)).main.due,
    ends: true,
    event: { type: 'AppealAnswered' },
  },
  {
    what: 'a request for an extension',
    prepare: () => after(submitted, chair, { action: 'accept' }),
    doors: byLink(chair, extension),
    lastDay: async (world) => (await appealOf(world)).main.due,
    ends: true,
    event: { type: 'ExtensionRequested' },
  },
  {
    what: 'the decision on an extension',
    prepare: () => after(submitted, chair, { action: 'accept' }, extension),
    doors: byLink(head, { action: 'extend', until, reason: 'Экспертиза' }),
    lastDay: async (world) => (await appealOf(world)).main.due,
    ends: true,
    event: { type: 'ExtensionGranted' },
  },
  {
    what: 'a forwarding',
    prepare: async () => {
      const world = new World()
      await world.submit(appeal({ topic: 'other' }))
      await world.settle()
      return world
    },
    doors: byLink('secretariat@example.kz', {
      action: 'forward',
      to: 'tazalyk',
      text: 'По принадлежности',
      part: false,
    }),
    lastDay: async (world) => (await appealOf(world)).forwarding.due,
    ends: true,
    event: { type: 'AppealForwarded', late: false },
  },
  {
    what: 'an assignment',
    prepare: async () => {
      const world = new World()
      await world.submit(appeal({ topic: 'other' }))
      await world.settle()
      return world
    },
    doors: byLink('secretariat@example.kz', { action: 'assign', commission: 'housing' }),
    lastDay: async (world) => (await appealOf(world)).pending.triage?.deadline.due,
    ends: true,
    event: { type: 'CaseAssigned' },
  },
  {
    what: 'an agency’s response on its page',
    prepare: () => after(submitted, chair, letter),
    doors: byLink('tazalyk@example.kz', { action: 'respond', decision: 'accepted', text: 'Вывезено' }),
    lastDay: async (world) => Object.values((await appealOf(world)).letters)[0]?.deadline.due,
    ends: true,
    event: { type: 'ResponseRecorded', late: false },
  },
  {
    what: 'an agency’s response by webhook',
    prepare: () => after(submitted, chair, letter),
    doors: {
      program: async (world) => {
        await world.webhook('tazalyk', 'msg_1', responseSubmitted('ALM-L-2026-000001'))
        await world.settle()
      },
    },
    lastDay: async (world) => Object.values((await appealOf(world)).letters)[0]?.deadline.due,
    ends: true,
    event: { type: 'ResponseRecorded', late: false },
  },
  {
    what: 'a recommendation on a draft',
    prepare: draft,
    doors: byLink('chair-urban-planning@example.kz', {
      action: 'recommend',
      outcome: 'supported',
      text: inBoth('Поддерживаем'),
      remarks: [],
      carry: [],
    } as unknown as ActionInput),
    lastDay: async (world) => {
      const c = await world.caseOf('ALM-N-2026-000001')
      return c.kind === 'draft_act' ? c.main.due : undefined
    },
    ends: true,
    event: { type: 'RecommendationGiven' },
    caseId: 'ALM-N-2026-000001',
  },
]
const cases = rights.flatMap((right) =>
  (['program', 'page'] as const).flatMap((by) => {
    const sends = right.doors[by]
    return sends ? [{ ...right, by, sends }] : []
  }),
)

const lastMoment = async (right: Right, world: World) => {
  const day = await right.lastDay(world)
  if (!day) throw new Error('no last day')
  world.now = `${day}T18:59:50.000Z`
  return { day, first: world.now, next: `${day}T19:00:05.000Z` }
}
const lastCommit = async (world: World, caseId = number) => (await world.log.load(caseId)).at(-1)

describe.each(cases)('$what, by a $by', (right) => {
  /** The calls of one try that goes well. */
  const calls = async () => {
    const world = await right.prepare()
    await lastMoment(right, world)
    const names: string[] = []
    world.hook = async (call, run) => {
      names.push(call.name)
      return run()
    }
    await right.sends(world)
    return names
  }
  test('counts as of its first try, whatever of it failed; nothing was missed', async () => {
    const count = (await calls()).length
    expect(count).toBeGreaterThan(2)
    for (let k = 0; k < count; k++) {
      const world = await right.prepare()
      const { day, first, next } = await lastMoment(right, world)
      const before = (await world.log.load(right.caseId ?? number)).length
      let n = 0
      world.hook = async (call, run) => {
        if (n++ === k) throw new Injected(call.name)
        return run()
      }
      const failed = await right.sends(world).then(
        () => false,
        () => true,
      )
      world.hook = undefined
      world.now = next
      // What comes of a commit is carried on by queues, which try again by themselves.
      if (failed && (await world.log.load(right.caseId ?? number)).length === before) await right.sends(world)
      const commit = await lastCommit(world, right.caseId)
      expect(commit, `call ${k}`).toMatchObject({ at: first })
      expect(commit?.events, `call ${k}`).toContainEqual(expect.objectContaining(right.event))
      expect(commit?.events).not.toContainEqual(expect.objectContaining({ type: 'DeadlineMissed', due: day }))
    }
  })
  test('counts as of its first try, though the function died at it without a word', async () => {
    if (!right.ends) return expect((await calls()).filter((name) => name === 'claims.hold')).toEqual([])
    const world = await right.prepare()
    const { first, next } = await lastMoment(right, world)
    let dead = false
    world.hook = async (call, run) => {
      // The first write after its time was held, and everything after it.
      dead ||= ['people.putNew', 'log.append', 'queues.send'].includes(call.name)
      if (dead) throw new Injected(call.name)
      return run()
    }
    await right.sends(world).catch(() => {})
    world.hook = undefined
    world.now = next
    await right.sends(world)
    expect(await lastCommit(world, right.caseId)).toMatchObject({ at: first })
  })
  test('goes on where the time of its try is neither known nor to be held', async () => {
    const world = await right.prepare()
    const { first } = await lastMoment(right, world)
    world.hook = async (call, run) => {
      if (String(call.args[0]).startsWith('tried#')) throw new Injected('away')
      return run()
    }
    await right.sends(world)
    expect(await lastCommit(world, right.caseId)).toMatchObject({ at: first })
  })
  test('counts from its repeat when that comes days later', async () => {
    const world = await right.prepare()
    const { first } = await lastMoment(right, world)
    // What a queue carries on, a webhook that was accepted, is tried again by itself.
    world.hook = failing(right.doors.page ? 'log.append' : 'people.putNew', 'before')
    await expect(right.sends(world)).rejects.toBeInstanceOf(Injected)
    world.hook = undefined
    world.now = new Date(Date.parse(first) + 25 * 3_600_000).toISOString()
    await right.sends(world).catch(() => {})
    expect((await world.log.load(right.caseId ?? number)).map(({ at }) => at)).not.toContain(first)
  })
})

describe('a first try counts', () => {
  let world: World
  let first: string
  const next = () => `${first.slice(0, 10)}T19:00:05.000Z`
  const disputed = (text = 'Не согласна', key = 'k') =>
    dispute(world.deps, number, text, { key, at: world.now })
  const failed = async (text?: string, key?: string) => {
    world.hook = failing('log.append', 'before')
    await expect(disputed(text, key)).rejects.toBeInstanceOf(Injected)
    world.hook = undefined
  }
  beforeEach(async () => {
    world = await after(submitted, chair, answer)
    first = `${(await appealOf(world)).dispute?.due}T18:59:50.000Z`
    world.now = first
  })
  test('without a page or a door too', async () => {
    await failed()
    world.now = next()
    expect(await disputed()).toMatchObject({ outcome: 'done', case: { disputedOn: first.slice(0, 10) } })
  })
  test('for the same words only: others were not tried in time', async () => {
    await failed('Что угодно')
    world.now = next()
    expect(await disputed('Не согласна')).toMatchObject({ refused: 'dispute_too_late' })
  })
  test('under the same key only', async () => {
    await failed()
    world.now = next()
    expect(await disputed('Не согласна', 'another')).toMatchObject({ refused: 'dispute_too_late' })
  })
  test('once: a repeat that fails again counts from the first try still', async () => {
    await failed()
    world.now = next()
    await failed()
    world.now = `${first.slice(0, 10)}T23:00:00.000Z`
    expect(await disputed()).toMatchObject({ outcome: 'done', case: { disputedOn: first.slice(0, 10) } })
  })
  test('where it would have been done then: a rightful no is not dated back', async () => {
    const early = await submitted()
    world = early
    world.now = monday
    expect(await disputed()).toMatchObject({ refused: 'not_answered' })
    world.now = '2026-02-02T06:00:00.000Z'
    await world.act(world.actUrlFor(chair), answer, 'answer')
    world.now = '2026-02-02T09:00:00.000Z'
    expect(await disputed()).toMatchObject({ outcome: 'done' })
    expect((await lastCommit(world))?.at).toBe('2026-02-02T09:00:00.000Z')
  })
  test('no webhook either is received before its letter was sent', async () => {
    world = await submitted()
    const sent = () => world.webhook('tazalyk', 'msg_1', responseSubmitted('ALM-L-2026-000001'))
    expect(await sent()).toMatchObject({ outcome: 'refused' })
    world.now = '2026-02-02T19:30:00.000Z'
    await world.act(world.actUrlFor(chair), letter)
    world.now = '2026-02-02T20:00:00.000Z'
    expect(await sent()).toEqual({ outcome: 'accepted' })
    await world.settle()
    expect(Object.values((await appealOf(world)).letters)[0]?.response).toMatchObject({
      receivedOn: '2026-02-03',
    })
  })
  test('and its time is held for a day', async () => {
    await failed()
    const [key] = world.claims.heldKeys('tried#')
    expect(world.claims.expiryOf(key ?? '')).toBe(Date.parse(first) / 1000 + 86_400)
  })
})

describe('a page that could not be answered', () => {
  const right = rights[0] as Right
  const answered = async (
    world: World,
    asked: Request,
    door: (deps: World['deps'], r: Request) => Promise<Reply>,
  ) => {
    try {
      return await door(world.deps, asked)
    } catch (error) {
      const problem = error instanceof HttpProblem ? error : new HttpProblem(500, 'unexpected')
      return problemReply(world.deps)(asked, problem)
    }
  }
  const disputing = (world: World, body: Record<string, string>) =>
    request(world, {
      path: `/appeals/${number}/dispute`,
      params: { number, action: 'dispute' },
      query: { code: world.links.code(world.keyed(number)), lang: 'ru' },
      headers: form,
      body: new URLSearchParams(body).toString(),
    })
  /** The form on a page: where it goes, and what it carries. */
  const formOn = (html = '') => ({
    action: /<form method="post" action="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&'),
    fields: Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [
        name as string,
        (value as string).replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
      ]),
    ),
  })
  const away = (world: World) => {
    world.hook = async () => Promise.reject(new Injected('everything is away'))
  }
  const text = 'Не согласна: "двор" & әғқңөұүһі'

  test('carries what was typed and when; sent from there it counts as of then, though nothing could be held', async () => {
    const world = await right.prepare()
    const { first, day } = await lastMoment(right, world)
    away(world)
    const reply = await answered(world, disputing(world, { text, idempotencyKey: 'k' }), write)
    expect(reply.status).toBe(500)
    expect(reply.body).toContain('23:59')
    const { action, fields } = formOn(reply.body)
    expect(action).toContain(`/appeals/${number}/dispute?code=`)
    expect(fields).toMatchObject({ text, idempotencyKey: 'k' })
    world.hook = undefined
    world.now = `${day}T23:30:00.000Z`
    expect((await answered(world, disputing(world, fields), write)).status).toBe(303)
    expect(await lastCommit(world)).toMatchObject({ at: first })
  })
  test('its proof is for these words, this case and this day', async () => {
    const world = await right.prepare()
    const { day } = await lastMoment(right, world)
    away(world)
    const { fields } = formOn(
      (await answered(world, disputing(world, { text, idempotencyKey: 'k' }), write)).body,
    )
    world.hook = undefined
    world.now = `${day}T19:00:05.000Z`
    const at = fields.tried?.slice(0, 24) ?? ''
    const forged = { ...fields, tried: (fields.tried ?? '').replace(at, '2026-02-16T05:00:00.000Z') }
    for (const other of [{ ...fields, text: 'Другое' }, forged, { ...fields, tried: `${at}.` }])
      expect((await answered(world, disputing(world, other), write)).status).toBe(409)
    world.now = new Date(Date.parse(at) + 25 * 3_600_000).toISOString()
    expect((await answered(world, disputing(world, fields), write)).status).toBe(409)
  })
  test('of an action that asks before it does, it is carried on to the question', async () => {
    const extend = rights[6] as Right
    const world = await extend.prepare()
    const { first, day } = await lastMoment(extend, world)
    const token = tokenIn(world.actUrlFor(head))
    const asked = (fields: Record<string, string>) =>
      request(world, {
        path: `/act/${token}`,
        params: { token },
        headers: form,
        body: new URLSearchParams(fields).toString(),
      })
    const typed = { action: 'extend', until, reason: 'Экспертиза', idempotencyKey: 'k' }
    away(world)
    const again = formOn((await answered(world, asked(typed), send)).body)
    world.hook = undefined
    world.now = `${day}T19:00:05.000Z`
    const question = await answered(world, asked(again.fields), send)
    expect(question.status).toBe(200)
    expect((await answered(world, asked(formOn(question.body).fields), send)).status).toBe(303)
    expect(await lastCommit(world)).toMatchObject({ at: first })
    // What was asked in time and confirmed later, without any fault, is not.
    const late = await extend.prepare()
    const moment = await lastMoment(extend, late)
    const lateToken = tokenIn(late.actUrlFor(head))
    const ask = (fields: Record<string, string>) =>
      request(late, {
        path: `/act/${lateToken}`,
        params: { token: lateToken },
        headers: form,
        body: new URLSearchParams(fields).toString(),
      })
    const shown = formOn((await answered(late, ask(typed), send)).body)
    late.now = moment.next
    expect((await answered(late, ask(shown.fields), send)).status).toBe(409)
  })
  test.each([
    ['held', 'key-1', /same Idempotency-Key again within 24 hours.*23:59/],
    ['not held', 'key-1', /could not be kept/],
    ['without a key of its own', undefined, /could not be kept/],
  ])('a program is told whether the time of its try is held: %s', async (how, key, said) => {
    const world = await right.prepare()
    await lastMoment(right, world)
    world.hook = async (call, run) => {
      if (call.name === 'log.load' || how === 'not held') throw new Injected('away')
      return run()
    }
    const asked = request(world, {
      path: `/api/appeals/${number}/dispute`,
      params: { number, action: 'dispute' },
      query: { code: world.links.code(world.keyed(number)), lang: 'en' },
      headers: key ? { 'idempotency-key': key } : {},
      body: JSON.stringify({ text }),
    })
    const reply = await answered(world, asked, act)
    expect(reply.status).toBe(500)
    expect(JSON.parse(reply.body ?? '').detail).toMatch(said)
  })
  test('who has not the code, or a forged link, makes nothing be held', async () => {
    const world = await submitted()
    const wrong = { ...disputing(world, { text, idempotencyKey: 'k' }), query: { code: 'WRONG' } }
    await answered(world, wrong, write)
    await answered(
      world,
      request(world, { path: '/act/x', params: { token: 'x.y' }, headers: form, body: 'action=accept' }),
      send,
    )
    expect(world.claims.heldKeys('tried#')).toEqual([])
  })
})
