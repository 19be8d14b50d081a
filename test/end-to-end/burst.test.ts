/** A burst: nothing is lost, nothing is done twice, and what was derived agrees with the log. */
import { expect, test } from 'vitest'
import { hashOf } from '../../shared/application/commits.ts'
import { viewsOf } from '../../shared/domain/case-views.ts'
import { iin } from '../builders/identity.ts'
import { person } from '../builders/inputs.ts'
import { atOnce, connect, council, givenCloud } from './system.ts'

const { allCommits, deadLetters, itemsOf, quiet, submitted, v } = connect(givenCloud())

test('Given a council at rest, when 200 appeals are submitted, 16 at a time, then there are 200 numbers, 200 chair mails, 200 receipts, no dead letter, and each log is whole and folds to its view', async () => {
  const count = 200
  const emailOf = (n: number) => `burst-${n}@example.kz`
  const topics = council.commissions.map(({ id }) => id)
  const topicOf = (n: number) => topics[n % topics.length] ?? ''

  const receipts = await atOnce(16, count, (n) =>
    submitted({
      applicant: person({ email: emailOf(n), iin: iin(n) }),
      topic: topicOf(n),
      subject: `Вопрос ${n}`,
    }),
  )
  await quiet()

  expect(new Set(receipts.map(({ number }) => number)).size).toBe(count)
  expect(new Set(receipts.map(({ code }) => code)).size).toBe(count)

  const mails = await v.mails()
  const got = (address: string) => mails.filter(({ to }) => to.includes(address))
  for (const [n, { number }] of receipts.entries()) {
    expect(got(emailOf(n)).map(({ subject }) => subject)).toEqual([expect.stringContaining(number)])
    const chair = council.commissions.find(({ id }) => id === topicOf(n))?.chair.email ?? ''
    const told = got(chair).filter(({ subject }) => subject.includes(number))
    expect(told.map(({ text }) => text.includes(`Вопрос ${n}\n`))).toEqual([true])
  }

  expect(await deadLetters()).toBe(0)

  const logs = Map.groupBy(await allCommits(), ({ caseId }) => caseId)
  const views = Map.groupBy(await itemsOf('views'), ({ caseId }) => caseId)
  for (const { number } of receipts) {
    const log = logs.get(number) ?? []
    expect(log.map(({ events }) => events.map(({ type }) => type))).toEqual([
      ['AppealRegistered'],
      ['CaseAssigned'],
    ])
    for (const [i, { version, prev }] of log.entries()) {
      const before = log[i - 1]
      expect([version, prev]).toEqual([i + 1, before ? hashOf(before) : ''])
    }
    expect(views.get(number)).toEqual(viewsOf(log).map((view) => expect.objectContaining(view)))
  }
}, 300_000)
