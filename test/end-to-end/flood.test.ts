/** What a stranger can have mailed, on the real stack: few mails, nothing refused, nothing lost. */
import { randomUUID } from 'node:crypto'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { type Envelope, envelopes } from '../../events/commit.ts'
import { mailLimits } from '../../shared/application/limits.ts'
import { iin } from '../builders/identity.ts'
import { person } from '../builders/inputs.ts'
import { assigned, emailOfChair } from './scenes.ts'
import { about, connect, givenCloud } from './system.ts'

const system = connect(givenCloud())
const { deadLetters, drained, logOf, queues, quiet, sqs, submitted, v } = system

/** A notice that waits, as its queue brings it when the hour is over. */
const hourOver = async (event: Envelope | undefined) => {
  const again = { ...event, attempt: 5, firsttried: new Date().toISOString() }
  await sqs.send(new SendMessageCommand({ QueueUrl: queues.notices, MessageBody: JSON.stringify(again) }))
}

test('Given one address in twelve appeals, when all are taken, then a few receipts come singly, and when their hour is over the others in one mail', async () => {
  const email = `${randomUUID()}@example.kz`
  const receipts = []
  for (let n = 0; n < 12; n++) receipts.push(await submitted({ applicant: person({ email, iin: iin(n) }) }))
  const registered = await Promise.all(
    receipts.map(async ({ number }) => {
      const [first] = await logOf(number)
      const [event] = first ? envelopes(first, '/zhauap/almaty') : []
      const waits = event?.data.type === 'AppealRegistered' && event.data.receipt === 'later'
      return { number, event, waits }
    }),
  )
  const waiting = registered.filter(({ waits }) => waits)
  const atOnce = registered.filter(({ waits }) => !waits)
  // An hour may have begun meanwhile.
  expect(atOnce.length).toBeLessThanOrEqual(2 * mailLimits.receiptsToRecipient.most)
  for (const { number } of atOnce) await v.mail(email, about(number))
  // Each of the others waits by then, however late the stream brought it.
  await quiet()
  const subjects = async () => (await v.mails()).filter(({ to }) => to.includes(email)).map((m) => m.subject)
  expect(await subjects()).toHaveLength(atOnce.length)

  await hourOver(waiting[0]?.event)
  const together = await v.mail(email, ({ subject }) => !subject.startsWith('ALM-'))
  const told = [...new Set(together.text.match(/ALM-A-\d{4}-\d{6}/g))].sort()
  expect(told).toEqual(waiting.map(({ number }) => number).sort())
  await drained()
  expect(await subjects()).toHaveLength(atOnce.length + 1)
  expect(await deadLetters()).toBe(0)
})

test('Given a case, when its applicant writes thirty times, then its chair has a few mails, and each message is kept', async () => {
  const { number, code } = await assigned(system, 'urban-planning')
  for (let n = 0; n < 30; n++) {
    const { status } = await v.json('POST', `/api/appeals/${number}/messages?code=${code}`, {
      text: `Сообщение ${n}`,
    })
    expect(status).toBe(200)
  }
  await drained()
  const chair = emailOfChair('urban-planning')
  const mails = async () =>
    (await v.mails()).filter((mail) => mail.to.includes(chair) && about(number)(mail)).length - 1
  // An hour's limit, or two hours'.
  const singly = await mails()
  expect(singly).toBeGreaterThanOrEqual(mailLimits.messagesOfCase.most)
  expect(singly).toBeLessThanOrEqual(2 * mailLimits.messagesOfCase.most)

  const log = await logOf(number)
  const events = log.flatMap((commit) => envelopes(commit, '/zhauap/almaty'))
  expect(events.filter(({ data }) => data.type === 'MessageReceived')).toHaveLength(30)
  await hourOver(events.at(-1))
  await v.mail(chair, (mail) => about(number)(mail) && /тағы \d+ хабарлама|ещё \d+ сообщени/.test(mail.text))
  await drained()
  expect(await mails()).toBe(singly + 1)
  expect(await deadLetters()).toBe(0)
})
