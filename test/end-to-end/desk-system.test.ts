/** What the desk does in place of a terminal, on the real stack, rights enforced: report, register, dates, dead letters. */
import { randomUUID } from 'node:crypto'
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { beforeAll, expect, test } from 'vitest'
import { until } from '../../infra/ops/common/visitor.ts'
import { linesOf, open } from '../builders/registers.ts'
import { deskOf } from './member.ts'
import { connect, givenCloud } from './system.ts'

const system = connect(givenCloud())
const { portal, outputs, sqs, eventsOf } = system
const { get, post, signedIn, page: pageFor } = deskOf(system)

let cookie = ''
let csrf = ''
const page = (path: string) => pageFor(path, cookie)

beforeAll(async () => {
  ;({ cookie, csrf } = await signedIn())
})

/** What a zip begins with. */
const isZip = async (response: Response) =>
  Buffer.from(await response.arrayBuffer())
    .subarray(0, 2)
    .toString() === 'PK'

test('the report is downloaded as it is, and published for everybody', async () => {
  const period = { from: '01.01.2025', to: '31.12.2025', language: 'ru', csrf }
  const document = await post('/desk/report', { ...period, do: 'docx' }, cookie)
  expect(document.headers.get('content-type')).toContain('wordprocessingml')
  expect(await isZip(document)).toBe(true)
  const publish = { ...period, do: 'publish', confirmed: 'yes', idempotencyKey: randomUUID() }
  const done = await post('/desk/report', publish, cookie)
  expect(done.status).toBe(303)
  const no = /done=(\d+)/.exec(done.headers.get('location') ?? '')?.[1]
  for (const lang of ['kk', 'ru', 'en']) {
    expect((await get(`/reports/${no}?lang=${lang}`)).status).toBe(200)
    expect(await isZip(await get(`/reports/${no}/${lang}.docx`))).toBe(true)
  }
  // The site keeps its news for a minute.
  await until(
    'news',
    async () => (await (await get('/news?lang=ru')).text()).includes(`/reports/${no}?`) || undefined,
  )
})

test('a register is checked, loaded and activated', async () => {
  const name = `D${randomUUID().slice(0, 4)}`
  const rows = [1, 2, 3].map((n) => ({
    number: `${name}-${n}`,
    received_at: '2026-01-20',
    ...(n === 3 && open),
    ...(n < 3 && { closed_on: '2026-02-02' }),
  }))
  const csv = linesOf('appeals', ...rows)
    .map(({ cells }) => cells.join(';'))
    .join('\r\n')
  const form = new FormData()
  for (const [field, value] of Object.entries({ csrf, do: 'check', kind: 'appeals' })) form.set(field, value)
  form.set('file', new Blob([`\uFEFF${csv}`], { type: 'text/csv' }), 'журнал.csv')
  const sent = { method: 'POST', body: form, headers: { cookie } }
  const checked = await (await fetch(new URL('/desk/import?lang=en', portal), sent)).text()
  expect(checked).toContain('New: 3, corrected: 0, unchanged: 0.')
  const stored = /name="stored" value="([^"]+)"/.exec(checked)?.[1] ?? ''
  const load = { csrf, do: 'load', kind: 'appeals', stored, name: 'x' }
  const loaded = await (await post('/desk/import?lang=en', load, cookie)).text()
  expect(loaded).toContain('The register is loaded: ')
  expect((await eventsOf(`${name}-3`)).map(({ type }) => type)).toEqual(['RegisterRowLoaded'])
  // The relay makes the views by which it is found.
  await until('activation', async () => {
    await post('/desk/import', { csrf, do: 'activate', confirmed: 'yes' }, cookie)
    return (await eventsOf(`${name}-3`)).some(({ type }) => type === 'CaseActivated') || undefined
  })
})

test('the calendar of the deployment moves nothing', async () => {
  expect(await page('/desk/calendar?lang=en')).toContain('2026')
  const counted = await post('/desk/calendar?lang=en', { csrf }, cookie)
  expect(counted.headers.get('location')).toContain('done=0')
})

test('a dead letter goes back to its queue', async () => {
  const { notices } = (await outputs()).deadLetterQueues
  const body = JSON.stringify({ test: randomUUID() })
  await sqs.send(new SendMessageCommand({ QueueUrl: notices, MessageBody: body }))
  expect(await page('/desk/queues?lang=en')).toContain('Notices about cases')
  const moved = await post('/desk/queues?lang=en', { csrf, queue: 'notices' }, cookie)
  expect(moved.headers.get('location')).toMatch(/moved=notices&count=[1-9]/)
  // Its consumer knows no such message and gives it up anew, this time with the reason.
  await until('given up', async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: notices,
        MessageAttributeNames: ['reason'],
        VisibilityTimeout: 5,
        WaitTimeSeconds: 1,
      }),
    )
    const [again] = Messages.filter(
      ({ Body, MessageAttributes }) => Body === body && MessageAttributes?.reason,
    )
    if (!again) return undefined
    await sqs.send(new DeleteMessageCommand({ QueueUrl: notices, ReceiptHandle: again.ReceiptHandle }))
    return true
  })
})
