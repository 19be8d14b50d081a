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
const hourOver = async (event: Envelope) => {
  const again = { ...event, attempt: 5, firsttried: new Date().toISOString() }
  await sqs.send(new SendMessageCommand({ QueueUrl: queues.notices, MessageBody: JSON.stringify(again) }))
}

/** By the hour in which they happened: a new one may have begun meanwhile, whose limit is its own. */
const byHour = (events: readonly Envelope[]): Map<string, Envelope> =>
  new Map(events.map((event) => [event.time.slice(0, 13), event]))

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
  const waiting = registered.flatMap(({ number, event, waits }) =>
    event && waits ? [{ number, event }] : [],
  )
  const hours = byHour(waiting.map(({ event }) => event))
  const atOnce = registered.filter(({ waits }) => !waits)
  // An hour may have begun meanwhile.
  expect(atOnce.length).toBeLessThanOrEqual(2 * mailLimits.receiptsToRecipient.most)
  for (const { number } of atOnce) await v.mail(email, about(number))
  // Each of the others waits by then, however late the stream brought it.
  await quiet()
  const mails = async () => {
    const all = (await v.mails()).filter(({ to }) => to.includes(email))
    const isSingle = ({ subject }: { subject: string }) => subject.startsWith('ALM-')
    return { singly: all.filter(isSingle), together: all.filter((mail) => !isSingle(mail)) }
  }
  const before = await mails()
  expect(before.singly).toHaveLength(atOnce.length)
  const now = new Date().toISOString().slice(0, 13)
  const over = [...hours.keys()].filter((hour) => hour < now)
  expect(before.together.length).toBeLessThanOrEqual(over.length)

  for (const event of hours.values()) await hourOver(event)
  await drained()
  const after = await mails()
  expect(after.singly).toHaveLength(atOnce.length)
  expect(after.together).toHaveLength(hours.size)
  const told = after.together.flatMap(({ text }) => [...new Set(text.match(/ALM-A-\d{4}-\d{6}/g))])
  expect(told.sort()).toEqual(waiting.map(({ number }) => number).sort())
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
  await quiet()
  const chair = emailOfChair('urban-planning')
  /** How many messages each mail tells of, but for the mail of the assignment. */
  const mails = async () => {
    const all = (await v.mails()).filter((mail) => mail.to.includes(chair) && about(number)(mail))
    const counts = all.map(({ text }) => /тағы (\d+) хабарлама|ещё (\d+) сообщени/.exec(text))
    return {
      singly: counts.filter((count) => !count).length - 1,
      together: counts.flatMap((count) => (count ? [Number(count[1] ?? count[2])] : [])),
    }
  }
  // An hour's limit, or two hours'.
  const { singly } = await mails()
  expect(singly).toBeGreaterThanOrEqual(mailLimits.messagesOfCase.most)
  expect(singly).toBeLessThanOrEqual(2 * mailLimits.messagesOfCase.most)

  const log = await logOf(number)
  const events = log.flatMap((commit) => envelopes(commit, '/zhauap/almaty'))
  const messages = events.filter(({ data }) => data.type === 'MessageReceived')
  expect(messages).toHaveLength(30)
  const told = ({ singly, together }: Awaited<ReturnType<typeof mails>>) =>
    together.reduce((sum, count) => sum + count, singly)
  // One that waits brings all of its hour.
  for (const event of messages.toReversed()) {
    if (told(await mails()) >= 30) break
    await hourOver(event)
    await drained()
  }
  const after = await mails()
  expect(after.singly).toBe(singly)
  expect(after.together.length).toBeLessThanOrEqual(byHour(messages).size)
  // None is left out, and none is told of twice.
  expect(told(after)).toBe(30)
  expect(await deadLetters()).toBe(0)
})
