/** Dead letters at the desk: how many, never what they say, and their way back. */
import { expect, test } from 'vitest'
import { type QueueName, queues } from '../../../events/queues.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { readOf } from '../text/words-of.ts'
import { Visitor } from './visitor.ts'

/** Queues of dead letters that hold so many. */
const atDesk = async (held: Partial<Record<QueueName, number>>) => {
  const left = { ...held }
  const deadLetters: DeskDeps['deadLetters'] = async () =>
    Object.fromEntries(
      queues.map((queue) => {
        const count = left[queue] ?? 0
        return [queue, { count, seen: count, ...(count > 0 && { since: '2026-02-01T05:00:00.000Z' }) }]
      }),
    ) as Awaited<ReturnType<DeskDeps['deadLetters']>>
  const moveBack: DeskDeps['moveBack'] = async (queue) => {
    const count = left[queue] ?? 0
    left[queue] = 0
    return count
  }
  const visitor = new Visitor({ deadLetters, moveBack })
  await visitor.signIn()
  return { visitor, csrf: await visitor.csrf(), page: '/desk/queues?lang=ru' }
}

test('with none, all work is done', async () => {
  const { visitor, page } = await atDesk({})
  expect(readOf((await visitor.get(page)).html)).toContain('Вся работа выполнена.')
})

test('each queue that holds some has its count, its age and its button; the day leads there', async () => {
  const { visitor, page } = await atDesk({ notices: 3, papers: 1 })
  expect((await visitor.get('/desk?lang=ru')).html).toContain('href="/desk/queues?lang=ru"')
  const { html } = await visitor.get(page)
  expect(html.match(/name="queue"/g)).toHaveLength(2)
  expect(readOf(html)).toContain('Уведомления по делам 3')
  expect(html).toContain('aria-label="Вернуть в работу: Уведомления по делам"')
})

test('what is moved back is counted, and is gone; again there is nothing', async () => {
  const { visitor, csrf, page } = await atDesk({ notices: 3 })
  const moved = await visitor.post(page, { csrf, queue: 'notices' })
  const { html } = await visitor.get(moved.location)
  expect(readOf(html)).toContain('Уведомления по делам: возвращено в работу – 3.')
  expect(readOf(html)).toContain('Вся работа выполнена.')
  const again = await visitor.post(page, { csrf, queue: 'notices' })
  expect(readOf((await visitor.get(again.location)).html)).toContain('возвращать нечего')
})

test('no other queue than ours, and nothing by a form of somebody else', async () => {
  const { visitor, csrf, page } = await atDesk({ notices: 3 })
  expect((await visitor.post(page, { csrf, queue: 'all' })).status).toBe(404)
  expect((await visitor.post(page, { csrf: 'x', queue: 'notices' })).status).toBe(403)
  expect(readOf((await visitor.get(page)).html)).toContain('Уведомления по делам 3')
})
