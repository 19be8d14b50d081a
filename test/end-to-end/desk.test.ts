/** The secretariat's desk on the real stack, rights enforced: from the e-mailed link to an erased case. */
import { randomUUID } from 'node:crypto'
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { beforeAll, describe, expect, test } from 'vitest'
import { until } from '../../infra/ops/common/visitor.ts'
import { iin } from '../builders/identity.ts'
import { person } from '../builders/inputs.ts'
import { deskOf, secretary } from './member.ts'
import { lettered } from './scenes.ts'
import { about, connect, givenCloud } from './system.ts'

const system = connect(givenCloud())
const { portal, submitted, eventsOf, peopleOf, npm, outputs, sqs, v, drained } = system
const { get, post, linkSent, signIn, page: pageFor } = deskOf(system)

let cookie = ''
let csrf = ''
let link = ''
const page = (path: string) => pageFor(path, cookie)

beforeAll(async () => {
  link = await linkSent()
  const opened = await get(link)
  expect(opened.headers.get('set-cookie')).toBeNull()
  ;({ cookie, csrf } = await signIn(link))
})

describe('signing in', () => {
  test('the link is good once; a stranger’s cookie and a form without its token are refused', async () => {
    expect((await post(link, { to: '/desk' })).status).toBe(410)
    expect((await get('/desk', 'desk=foreign')).status).toBe(303)
    expect((await get('/desk')).headers.get('location')).toContain('/desk/sign-in?')
    expect((await post('/desk/search', { q: '1' }, cookie)).status).toBe(403)
    expect((await post('/desk/search', { q: '1', csrf })).status).toBe(401)
    expect((await v.json('GET', '/api/desk/cases')).status).toBe(401)
  })
  test('an address that is nobody’s gets the same answer, and no mail', async () => {
    const email = `${randomUUID()}@example.kz`
    const answer = await post('/desk/sign-in?lang=ru', { email, to: '/desk' })
    expect(answer.status).toBe(200)
    await drained()
    expect(await v.mails(email)).toEqual([])
  })
})

describe('a case', () => {
  test('is found in the list and by IIN, assigned from its page, and its response on paper is recorded', async () => {
    const mine = iin(4101)
    const subject = `=Двор ${randomUUID()}`
    const { number } = await submitted({ topic: 'other', subject, applicant: person({ iin: mine }) })
    // The whole list, of which a page may not have the newest.
    const listed = async (list: string) => page(`/desk/cases.csv?list=${list}&lang=ru`)
    await until('the list', async () => (await listed('unassigned')).includes(number) || undefined)
    const csv = await page('/desk/cases.csv?kind=appeal&lang=ru')
    expect(csv).toContain(`'${subject}`)
    const found = await post('/desk/search', { q: mine, csrf }, cookie)
    expect(found.headers.get('location')).toContain(`/desk/cases/${number}`)

    const shown = await page(`/desk/cases/${number}?lang=en`)
    expect(shown).toContain(mine)
    const act = (action: Record<string, string>) =>
      post(`/desk/cases/${number}`, { csrf, idempotencyKey: randomUUID(), ...action }, cookie)
    const assigning = await act({ action: 'assign', commission: 'housing' })
    expect(assigning.headers.get('location')).toContain(`/desk/cases/${number}?lang=`)
    const mail = await v.mail('chair-housing@example.kz', about(number))
    const chair = /\/act\/([\w.-]+)/.exec(mail.text)?.[1] ?? ''
    const { letter } = await lettered(system, chair, 'almaty-su')
    await until('the letter', async () => (await listed('letters')).includes(letter) || undefined)
    const response = {
      action: 'record_response',
      letter,
      decision: 'accepted',
      text: 'Сделаем.',
      receivedOn: today(),
    }
    expect((await act(response)).headers.get('location')).toContain('done=record_response')
    await until('no letter', async () => !(await listed('letters')).includes(letter) || undefined)
    expect((await eventsOf(number)).map(({ type }) => type)).toContain('ResponseRecorded')
    await until('the mails', async () =>
      (await page(`/desk/cases/${number}?lang=en`)).includes('data-label="State">Sent<') ? true : undefined,
    )

    const { out } = await npm('staff-token', secretary)
    const api = await v.json('GET', '/api/desk/cases?commission=housing', undefined, {
      authorization: `Bearer ${out.trim()}`,
    })
    expect(api.body.cases.map((row: { number: string }) => row.number)).toContain(number)
  })
})

describe('what came by hand', () => {
  test('an appeal on paper has a receipt; an initiative’s letter reaches its agency', async () => {
    const fields = {
      ...{ csrf, channel: 'paper', receivedOn: '2026-11-02', receivedTime: '10:00', language: 'kk' },
      ...{ 'applicant.kind': 'person', 'applicant.name': 'Болат', 'applicant.iin': iin(), topic: 'social' },
      ...{ subject: 'Аула', text: 'Сұраймын.', idempotencyKey: randomUUID() },
    }
    const wrong = await post('/desk/appeals/new', { ...fields, 'applicant.iin': '1' }, cookie)
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Сұраймын.')
    const done = await post('/desk/appeals/new', fields, cookie)
    expect(done.status).toBe(303)
    const receipt = await page(done.headers.get('location') ?? '')
    expect(receipt).toMatch(/class="code">[0-9A-Z]{10}</)

    const letter = {
      csrf,
      agency: 'almaty-su',
      subject: 'Су',
      text: 'Хабарлаңыз.',
      idempotencyKey: randomUUID(),
    }
    const origin = { 'origin.kind': 'meeting', 'origin.title': 'Су туралы', 'origin.on': '2026-11-01' }
    const opened = await post('/desk/initiatives/new', { ...letter, ...origin }, cookie)
    const number = /ALM-I-\d{4}-\d{6}/.exec(opened.headers.get('location') ?? '')?.[0] ?? ''
    const sent = /ALM-L-\d{4}-\d{6}/.exec(await page(`/desk/cases/${number}`))?.[0] ?? 'no letter'
    await v.mail('almaty-su@example.kz', about(sent))
  })
})

describe('erasing', () => {
  test('leaves the log and the reason; pages say so; again changes nothing', async () => {
    // Nobody else's, in all of these tests.
    const mine = iin(4102)
    const name = `Ерлан ${randomUUID()}`
    const { number, code } = await submitted({ applicant: person({ name, iin: mine }) })
    await drained()
    expect((await npm('erase', number)).code).toBe(2)
    const erased = await npm('erase', number, '--reason', 'Запрос заявителя')
    expect(erased).toMatchObject({ code: 0, out: expect.stringContaining(number) })
    expect(await peopleOf(number)).toEqual([{ kind: 'reason', text: 'Запрос заявителя' }])
    const again = await npm('erase', number, '--reason', 'Ещё раз')
    expect(again.out).toContain('nothing left to erase')
    expect(await peopleOf(number)).toHaveLength(1)
    const types = (await eventsOf(number)).map(({ type }) => type)
    expect(types.filter((type) => type === 'PersonalDataErased')).toHaveLength(1)

    const shown = await page(`/desk/cases/${number}?lang=en`)
    expect(shown).toContain('Personal data of this case were erased')
    expect(shown).not.toContain(name)
    const status = await fetch(new URL(`/appeals/${number}?code=${code}&lang=en`, portal))
    expect(status.status).toBe(200)
    expect(await status.text()).toContain('Personal data of this case were erased')
    const found = await post('/desk/search?lang=en', { q: mine, csrf }, cookie)
    expect(await found.text()).toContain('Nothing was found.')
    expect((await npm('erase', 'ALM-A-2020-000001', '--reason', 'x')).code).toBe(1)
  })
})

/** The local day in Almaty. */
const today = () => new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10)

test('what was given up is on the desk, since when, and looking takes nothing of it away', async () => {
  const { notices } = (await outputs()).deadLetterQueues
  await sqs.send(new SendMessageCommand({ QueueUrl: notices, MessageBody: '{}' }))
  try {
    for (let times = 0; times < 2; times++) {
      const html = await page('/desk?lang=en')
      expect(html).toMatch(/Messages: 1\. The oldest has waited since \d{1,2} \w+ \d{4}, \d\d:\d\d\./)
      expect(html).toContain('Some notices of what happened to a case were not sent.')
      expect(html).toContain('Tell the operator of the system.')
    }
  } finally {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: notices }))
    for (const { ReceiptHandle } of Messages)
      await sqs.send(new DeleteMessageCommand({ QueueUrl: notices, ReceiptHandle }))
    expect(Messages).toHaveLength(1)
  }
})
