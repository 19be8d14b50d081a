/** The council's own work as the secretariat's programs enter it. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../../events/values.ts'
import { Doors } from './doors.ts'

const entering = () => {
  const doors = new Doors()
  const pass = doors.deps.links.staffToken('secretary@example.kz', Date.parse(doors.world.now) + 1000)
  let keys = 0
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const { status, text } = await doors.json(`/api/desk/${path}`, body, {
      authorization: `Bearer ${pass}`,
      'idempotency-key': `key-${++keys}`,
      ...headers,
    })
    return { status, body: JSON.parse(text) }
  }
  return { doors, post }
}

const meeting = { form: 'general_meeting', title: 'О плане', on: '2026-02-02', time: '15:00' }
const admit = (member: string, more = {}) => ({
  ...{ action: 'admit', member, name: `Имя ${member}`, seat: 'ngo', on: '2026-01-05' },
  ...more,
})

describe('an activity', () => {
  test('is planned, held and decided at; what comes next is said each time', async () => {
    const { post } = entering()
    for (const member of ['m-1', 'm-2', 'm-3'])
      expect((await post('members', admit(member))).status).toBe(200)
    const planned = await post('activities', meeting)
    expect(planned).toEqual({ status: 201, body: { number: 'ALM-M-2026-000001', late: ['announcement'] } })
    const act = (body: object) => post(`activities/${planned.body.number}`, body)
    expect(await act({ action: 'set_agenda', items: 'О плане\nО письмах' })).toMatchObject({ status: 200 })
    expect(await act({ action: 'hold', on: '2026-02-02', present: 1 })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'present' }] },
    })
    expect(await act({ action: 'hold', on: '2026-02-02', present: 2 })).toEqual({
      status: 200,
      body: {
        number: 'ALM-M-2026-000001',
        status: 'held',
        waiting: [],
        actions: ['take_vote', 'document'],
      },
    })
    const task = { owner: 'secretary', due: '2026-02-16' }
    const vote = { action: 'take_vote', item: 1, text: 'Одобрить', for: 2, against: 0, abstained: 0, ...task }
    expect((await act(vote)).body.waiting).toEqual([{ key: 'task:1', dueOn: '2026-02-16' }])
    expect(await act({ action: 'cancel', text: 'О' })).toMatchObject({ status: 409 })
  })

  test('a key that comes again has no second effect', async () => {
    const { post } = entering()
    const first = await post('activities', meeting, { 'idempotency-key': 'k' })
    expect(await post('activities', meeting, { 'idempotency-key': 'k' })).toEqual(first)
    expect((await post('activities', meeting)).body.number).not.toBe(first.body.number)
  })

  test('that is none is not found; a body that is none is named by its path', async () => {
    const { post } = entering()
    expect((await post('activities/ALM-M-2026-000009', { action: 'cancel', text: 'О' })).status).toBe(404)
    expect(await post('activities', { ...meeting, form: 'party' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'form' }] },
    })
    expect(await post('activities', { ...meeting, title: '' })).toMatchObject({
      body: { errors: [{ path: 'title' }] },
    })
    expect((await post('activities', meeting, { 'idempotency-key': '' })).status).toBe(400)
  })

  test('a "no" has both numbers in every language', async () => {
    const { post } = entering()
    const { body } = await post('activities', meeting)
    const hold = { action: 'hold', on: '2026-02-02', present: 26, total: 40 }
    for (const lang of languages) {
      const { message } = (await post(`activities/${body.number}?lang=${lang}`, hold)).body.errors[0]
      expect(message).toContain('26')
      expect(message).toContain('27')
    }
  })
})

test('the composition says what the law asks of it', async () => {
  const { post } = entering()
  await post('members', admit('m-1', { seat: 'state' }))
  expect(await post('members', admit('m-2', { ethnocultural: true }))).toEqual({
    status: 200,
    body: {
      members: 2,
      civil: { there: 1, needed: 2 },
      ethnocultural: { there: 1, needed: 0 },
      oftenAbsent: [],
    },
  })
  expect(await post('members', admit('m-2'))).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'member' }] },
  })
})

test('figures of a channel stand in the statistics', async () => {
  const { doors, post } = entering()
  const site = { channel: 'site', from: '2026-01-01', to: '2026-01-31', publications: 12, views: 900 }
  expect((await post('channels', site)).status).toBe(200)
  expect((await post('channels', { ...site, to: '2025-12-31' })).status).toBe(422)
  await doors.world.settle()
  const { text } = await doors.get('/api/statistics?from=2026-01-01&to=2026-01-31')
  expect(JSON.parse(text).council.channels).toEqual([{ channel: 'site', publications: 12, views: 900 }])
})
