/** The side roads of an appeal on the real stack: each function may do what its road needs, and no road is a dead end. */
import { randomUUID } from 'node:crypto'
import { InvokeCommand } from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { currentCouncil } from '../../shared/council/current.ts'
import { isWorkingDay } from '../../shared/domain/terms.ts'
import { appeal, person } from '../builders/inputs.ts'
import { assigned } from './scenes.ts'
import { about, connect, council, givenCloud } from './system.ts'

const { calendar } = currentCouncil()
const system = connect(givenCloud())
const { eventsOf, functions, lambda, mailbox, npm, portal, submitted, v } = system

const post = (number: string, action: string, code: string, body: object = {}) =>
  v.json('POST', `/api/appeals/${number}/${action}?code=${code}`, body)
const statusOf = async (number: string, code: string) =>
  (await v.json('GET', `/api/appeals/${number}?code=${code}`)).body
const has = (words: string) => (mail: { text: string }) => mail.text.includes(words)

describe('Given an appeal in review', () => {
  test('when the chair asks, then the applicant gets the question, and the reply reaches the chair', async () => {
    const { number, code, token, email } = await assigned(system, 'housing')
    const question = `Который дом? ${randomUUID()}`
    expect((await v.act(token, { action: 'ask', text: question })).status).toBe(200)
    await v.mail(email, has(question))
    expect(await statusOf(number, code)).toMatchObject({
      status: 'awaiting_applicant',
      question: { text: question },
    })
    expect((await post(number, 'messages', code, { text: 'Дом 12.' })).body.status).toBe('in_review')
    await v.mail('chair-housing@example.kz', (mail) => about(number)(mail) && tokenIn(mail) === token)
  })

  test('when an extension is asked and granted, then the applicant is told, the head’s link ends with a way to a fresh one', async () => {
    const { number, code, token, email } = await assigned(system, 'social')
    const { body: before } = await v.read(token)
    const until = nextWorkingDay(before.case.dueOn)
    expect((await v.act(token, { action: 'extension', until, reason: 'Ждём ответа.' })).status).toBe(200)
    const request = await v.mail(council.head.email, about(number))
    const head = tokenIn(request)
    expect((await v.act(head, { action: 'extend', until, reason: 'Согласовано.' })).status).toBe(200)
    await v.mail(email, has('Согласовано.'))
    expect((await statusOf(number, code)).dueOn).toBe(until)
    const ended = await v.read(head)
    expect(ended.status).toBe(410)
    expect(ended.body.fresh).toMatchObject({ body: { action: 'fresh_link' } })
    expect((await v.act(head, { action: 'fresh_link' })).status).toBe(202)
    expect((await eventsOf(number)).map(({ type }) => type)).toContain('ExtensionTold')
  })

  test('when it is returned and assigned again, then the old link is 410 and the new chair has one', async () => {
    const { number, token } = await assigned(system, 'housing')
    expect((await v.act(token, { action: 'return', reason: 'Не наш вопрос.' })).status).toBe(200)
    expect((await v.read(token)).status).toBe(410)
    const secretary = tokenIn(await v.mail(council.secretariat.email, about(number)))
    expect((await v.act(secretary, { action: 'assign', commission: 'social' })).status).toBe(200)
    const fresh = tokenIn(await v.mail('chair-social@example.kz', about(number)))
    expect((await v.read(fresh)).body.case.commission).toBe('social')
  })

  test('when it is forwarded, then the applicant and the body are told and it is over', async () => {
    const email = `${randomUUID()}@example.kz`
    const { number, code } = await submitted({ topic: 'other', applicant: person({ email }) })
    const secretary = tokenIn(await v.mail(council.secretariat.email, about(number)))
    const text = `По компетенции. ${randomUUID()}`
    const forward = { action: 'forward', to: 'tazalyk', text }
    expect((await v.act(secretary, forward)).status).toBe(200)
    await v.mail(email, has(text))
    await v.mail('tazalyk@example.kz', has(text))
    expect((await statusOf(number, code)).status).toBe('forwarded')
  })

  test('when the answer is disputed, then it is open again with a new date, once; withdrawn is the end', async () => {
    const { number, code, token } = await assigned(system, 'housing')
    expect((await v.act(token, { action: 'answer', outcome: 'declined', text: 'Нет.' })).status).toBe(200)
    expect((await post(number, 'dispute', code, { text: 'Не согласна.' })).body.status).toBe('in_review')
    expect((await v.act(token, { action: 'answer', outcome: 'explained', text: 'Пояснение.' })).status).toBe(
      200,
    )
    expect((await post(number, 'dispute', code, { text: 'Опять.' })).status).toBe(409)
    const other = await assigned(system, 'housing')
    expect((await post(other.number, 'withdraw', other.code)).body.status).toBe('withdrawn')
    expect((await post(other.number, 'withdraw', other.code)).status).toBe(409)
  })
})

describe('Given the secretariat’s pass', () => {
  test('when an appeal came on paper and an initiative is opened, then both are cases; without the pass 401', async () => {
    const [member] = council.secretariat.members
    const { out } = await npm('staff-token', member?.email ?? '')
    const headers = () => ({ authorization: `Bearer ${out.trim()}`, 'idempotency-key': randomUUID() })
    const { consent: _, ...input } = appeal({ applicant: person() })
    const { email: __, ...applicant } = input.applicant
    const paper = { ...input, applicant, channel: 'paper', receivedAt: '2026-11-02T05:00:00Z' }
    const registered = await v.json('POST', '/api/desk/appeals', paper, headers())
    expect(registered.status).toBe(201)
    expect(registered.body.dueOn).toBe('2026-11-23')
    const initiative = {
      agency: 'almaty-su',
      subject: 'Вода',
      text: 'Просим сообщить.',
      origin: { kind: 'round_table', title: 'О воде', on: '2026-11-01' },
    }
    const opened = await v.json('POST', '/api/desk/initiatives', initiative, headers())
    expect(opened.status).toBe(201)
    await v.mail('almaty-su@example.kz', has(opened.body.letters[0]))
    expect((await v.json('POST', '/api/desk/appeals', paper)).status).toBe(401)
  })
})

describe('Given a mail that came back', () => {
  test('when SES says so, then it is kept with the case and the secretariat is told, and the applicant by a short message', async () => {
    const email = `${randomUUID()}@example.kz`
    const applicant = person({ email, phone: '8 (701) 000-11-22' })
    const { number } = await submitted({ applicant, topic: 'housing' })
    const returned = {
      eventType: 'Bounce',
      mail: {
        messageId: randomUUID(),
        tags: { case: [Buffer.from(number).toString('base64url')], to: ['applicant'] },
      },
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [{ emailAddress: email }],
        timestamp: new Date().toISOString(),
      },
    }
    const Payload = JSON.stringify({ Records: [{ Sns: { Message: JSON.stringify(returned) } }] })
    const { FunctionError } = await lambda.send(
      new InvokeCommand({ FunctionName: functions['record-delivery'], Payload }),
    )
    expect(FunctionError).toBeUndefined()
    await v.mail(council.secretariat.email, (mail) => about(number)(mail) && mail.text.includes(email))
    const short = await until('a short message', async () => {
      const found = await (await fetch(`${mailbox}/short`)).json()
      const all = found as { by: string; to: string; text: string }[]
      return all.find(({ by, text }) => by === 'SMS' && text.startsWith(number))
    })
    expect(short).toMatchObject({
      to: '+77010001122',
      text: `${number}: зарегистрировано. ${portal}/appeals`,
    })
  })
})

/** The next day that is worked by the official calendar. */
const nextWorkingDay = (day: string): string => {
  const at = new Date(`${day}T00:00:00Z`)
  const dayOf = () => at.toISOString().slice(0, 10)
  do at.setUTCDate(at.getUTCDate() + 1)
  while (!isWorkingDay(calendar, dayOf()))
  return dayOf()
}
