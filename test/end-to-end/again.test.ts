/**
 * What an operator may do again, and the sweep of other days than today. In a cloud of its own: a sweep for a day to
 * come moves every case there is.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { marshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Commit } from '../../events/commit.ts'
import { localFolder } from '../../infra/deployment/settings.ts'
import { type LocalCloud, startLocalCloud } from '../../infra/local/cloud.ts'
import { type Mail, tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { itemOf } from '../../shared/adapters/dynamo/commit-item.ts'
import { hashOf } from '../../shared/application/commits.ts'
import { digestOrder } from '../../shared/application/reminders/sweep.ts'
import { addDays, isWorkingDay } from '../../shared/domain/terms.ts'
import { rules } from '../builders/council.ts'
import { person } from '../builders/inputs.ts'
import { inBoth } from '../builders/written.ts'
import { assigned, drafted, emailOfChair, lettered, response } from './scenes.ts'
import { about, connect, council, type System } from './system.ts'

const dir = join(localFolder, `test-${process.pid}-again`)
let cloud: LocalCloud
let s: System
/** Left open: accepted by the chair of `social`, with a letter that waits; and one that nobody has assigned. */
let open: { number: string; code: string; letter: string; dueOn: string }
let unassigned: { number: string }
let answered: { number: string }

beforeAll(async () => {
  cloud = await startLocalCloud({ ports: 'free', quiet: true, dir })
  s = connect({ endpoints: cloud.endpoints, dir })
  ;[open, unassigned, answered] = await Promise.all([
    anOpenAppeal(),
    anUnassignedAppeal(),
    anAnsweredAppeal(),
    anAppealAssignedLate(),
    aDraft(),
  ])
  await s.quiet()
})

afterAll(async () => {
  await cloud?.stop()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

const anOpenAppeal = async () => {
  const { token, ...receipt } = await assigned(s, 'social', { subject: 'Секция для детей' })
  await s.v.act(token, { action: 'accept' })
  const { letter } = await lettered(s, token, 'sports-department')
  return { ...receipt, letter }
}

const anUnassignedAppeal = async () => s.submitted({ topic: 'other' })

/** What its applicant added before anybody had it went to the secretariat. */
const anAppealAssignedLate = async () => {
  const { number, code } = await s.submitted({ topic: 'other' })
  const triage = await s.v.mail(council.secretariat.email, about(number))
  await s.v.json('POST', `/api/appeals/${number}/messages?code=${code}`, { text: 'Дополнение' })
  await until('the message’s mail', async () =>
    (await s.v.mails(council.secretariat.email)).filter(about(number)).length === 2 ? true : undefined,
  )
  await s.v.act(tokenIn(triage), { action: 'assign', commission: 'housing' })
}

/** With everything that the main road has: a letter answered and amended, a message, the link sent again. */
const anAnsweredAppeal = async () => {
  const { number, code, token } = await assigned(s, 'social')
  const { letter } = await lettered(s, token, 'youth-department')
  const earlier = new Date(Date.now() - 60_000).toISOString()
  await s.v.webhook('youth-department', response(letter, { decision: 'declined' }, earlier))
  await s.v.webhook('youth-department', response(letter))
  await s.v.json('POST', `/api/appeals/${number}/messages?code=${code}`, { text: 'Дополнение' })
  await s.v.json('POST', `/api/appeals/${number}/link`, {})
  await s.v.act(token, { action: 'answer', outcome: 'satisfied', text: 'Секция открыта.' })
  return { number }
}

const aDraft = async () => {
  const { token, reference } = await drafted(s)
  const remarks = [{ clause: 'пункт 1', text: inBoth('Уточнить.') }]
  const text = inBoth('Поддержан.')
  await s.v.act(token, { action: 'recommend', outcome: 'with_remarks', text, remarks })
  const mail = await s.v.mail('public-spaces-department@example.kz', (m) => m.text.includes(reference))
  const [letter = ''] = /ALM-L-\d{4}-\d{6}/.exec(mail.subject) ?? []
  const answers = [{ no: 1, accepted: false, reason: 'Нет оснований.' }]
  await s.v.webhook('public-spaces-department', response(letter, { remarks: answers }))
  await until('the draft to be responded', async () =>
    (await s.v.read(token)).body.case.status === 'responded' ? true : undefined,
  )
}

const mailIds = async () => (await s.v.mails()).map(({ id, to, subject }) => [id, to, subject])

describe('Given cases in every state of the main road', () => {
  test('when the whole log is relayed again, twice, then nothing is committed and nothing is mailed a second time', async () => {
    const before = { commits: await s.allCommits(), mails: await mailIds(), views: await s.itemsOf('views') }
    const since = rules.dayOf(before.commits.map(({ at }) => at).sort()[0] ?? '')
    for (let time = 1; time <= 2; time++) {
      const { code, out } = await s.npm('relay', '--since', since)
      expect(code).toBe(0)
      expect(out).toContain(`Published again: ${before.commits.length} commits since ${since}.`)
      await s.drained()
      expect(await s.allCommits()).toEqual(before.commits)
      expect(await mailIds()).toEqual(before.mails)
      expect(await s.itemsOf('views')).toEqual(before.views)
      expect(await s.deadLetters()).toBe(0)
    }
  })

  test('when one case is relayed, then its commits are published and no others', async () => {
    const commits = await s.allCommits()
    const number = commits[0]?.caseId ?? ''
    const own = commits.filter(({ caseId }) => caseId === number)
    const since = rules.dayOf(own.map(({ at }) => at).sort()[0] ?? '')
    const { out } = await s.npm('relay', '--since', since, number)
    expect(out).toContain(`Published again: ${own.length} commit`)
    expect(commits.length).toBeGreaterThan(own.length)
  })

  test('when relaying begins tomorrow, then there is nothing to relay; a day that does not exist is refused with exit code 2', async () => {
    const tomorrow = addDays(rules.dayOf(new Date().toISOString()), 1)
    expect((await s.npm('relay', '--since', tomorrow)).out).toContain('Published again: 0 commits')
    const { code, err } = await s.npm('relay', '--since', '2026-02-30')
    expect(code).toBe(2)
    expect(err).toContain('--since 2026-02-30')
    const old = await s.npm('relay', '--since', addDays(tomorrow, -400))
    expect(old.code).toBe(2)
    expect(old.err).toContain('mails of more than 390 days ago would go out again')
    const viewsOnly = await s.npm('relay', '--since', addDays(tomorrow, -400), '--views-only')
    expect(viewsOnly).toMatchObject({
      code: 0,
      out: expect.stringContaining('Views put right, nothing sent'),
    })
  })

  test('when all views are deleted and rebuilt, then they are equal to before, and their number is told', async () => {
    const before = await s.itemsOf('views')
    expect(before.length).toBeGreaterThan(6)
    for (const { caseId, part } of before)
      await s.dynamo.send(
        new DeleteItemCommand({ TableName: s.tables.views, Key: marshall({ caseId, part }) }),
      )
    expect(await s.itemsOf('views')).toEqual([])

    // Logs of what stands for a case, a letter's number or a draft's reference, are none.
    const ids = (await s.allCommits()).map(({ caseId }) => caseId).filter((id) => !id.includes(':'))
    const cases = new Set(ids).size
    const rebuilt = await s.npm('rebuild-views')
    expect(rebuilt.code).toBe(0)
    expect(rebuilt.out.trim()).toBe(
      `Cases: ${cases}. Views: ${before.length}, of which ${before.length} differed and were put right.`,
    )
    expect(await s.itemsOf('views')).toEqual(before)
    expect((await s.npm('rebuild-views')).out).toContain('of which 0 differed')
  })

  test('when a view is damaged and a stray one is there, then a rebuild puts both right', async () => {
    const before = await s.itemsOf('views')
    const Key = marshall({ caseId: open.number, part: 'case' })
    const damage = { UpdateExpression: 'SET #s = :s', ExpressionAttributeNames: { '#s': 'status' } }
    const ExpressionAttributeValues = marshall({ ':s': 'answered' })
    const update = { ...damage, ExpressionAttributeValues, TableName: s.tables.views }
    await s.dynamo.send(new UpdateItemCommand({ ...update, Key }))
    const stray = marshall({ caseId: open.number, part: 'ALM-L-2026-999999' })
    await s.dynamo.send(new UpdateItemCommand({ ...update, Key: stray }))
    expect(await s.itemsOf('views')).not.toEqual(before)

    expect((await s.npm('rebuild-views')).out).toContain('of which 2 differed and were put right')
    expect(await s.itemsOf('views')).toEqual(before)
  })

  test('when a message lies in a dead-letter queue, then redrive lists it without personal data, and what it was about happens', async () => {
    const email = 'waits-for-redrive@example.kz'
    const { deadLetterQueues } = await s.outputs()
    const { number } = await s.whilePaused(['notices'], async () => {
      const receipt = await s.submitted({ applicant: person({ email }), topic: 'social' })
      const QueueUrl = s.queues.notices
      const message = await until('the message', async () => {
        const { Messages = [] } = await s.sqs.send(new ReceiveMessageCommand({ QueueUrl }))
        return Messages.find(({ Body }) => Body?.includes('AppealRegistered'))
      })
      await s.sqs.send(
        new SendMessageCommand({ QueueUrl: deadLetterQueues.notices, MessageBody: message.Body }),
      )
      await s.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }))
      return receipt
    })
    expect(await s.deadLetters()).toBe(1)
    expect(await s.v.mails(email)).toEqual([])

    const listed = await s.npm('redrive', 'notices', '--dry-run')
    expect(listed.code).toBe(0)
    expect(listed.out).toContain(`kz.zhauap.AppealRegistered.v1 ${number}:1:0`)
    expect(listed.out).toContain('1 listed.')
    expect(listed.out).not.toContain(email)
    expect(await s.deadLetters()).toBe(1)

    const redriven = await s.npm('redrive', 'notices')
    expect(redriven.out).toContain('1 moved back to notices.')
    const receipt = await s.v.mail(email)
    expect(receipt.subject).toContain(number)
    expect(await s.deadLetters()).toBe(0)
    expect((await s.npm('redrive', 'notices')).out).toContain('The dead-letter queue of notices is empty.')
    expect((await s.npm('redrive', 'nowhere')).code).toBe(2)
  })
})

const digestsOf = async (email: string, on: string) =>
  (await s.v.mails(email)).filter(({ headers }) => headers.references?.includes(`digest-${on}`))

/** So many working days before a day. */
const workingDaysBefore = (due: string, n: number) => {
  let day = due
  while (rules.countWorkingDays(day, due) !== n || !isWorkingDay(rules.calendar, day)) day = addDays(day, -1)
  return day
}
const nextDay = (after: string, working: boolean) => {
  let day = addDays(after, 1)
  while (isWorkingDay(rules.calendar, day) !== working) day = addDays(day, 1)
  return day
}

describe('Given an appeal in review whose letter waits', () => {
  const { email: secretariat } = council.secretariat
  const chair = emailOfChair('social')
  const names = (number: string) => (mail: Mail) => mail.text.includes(number)

  test('when the day two working days before its due date is swept, then its chair gets one digest, the secretariat another, and nothing that is done is named', async () => {
    const on = workingDaysBefore(open.dueOn, 2)
    const orders = await s.whilePaused(['reminders'], async () => {
      const { code, out } = await s.npm('sweep', '--at', on)
      expect(code).toBe(0)
      expect(out).toContain(`Swept for ${on}.`)
      expect(out).toMatch(/^ {2}chair social: \d+$/m)
      return s.peek(s.queues.reminders)
    })
    // By reference only: the words are composed when the digest is sent.
    for (const order of orders) expect(digestOrder.safeParse(JSON.parse(order)).success).toBe(true)
    expect(orders.join()).not.toContain('Секция')

    await s.drained()
    const [digest, ...more] = await digestsOf(chair, on)
    expect(more).toEqual([])
    expect(digest).toSatisfy(names(open.number))
    expect(digest).not.toSatisfy(names(answered.number))
    expect(digest?.text).toContain('Секция для детей')
    // The body has a month to answer its letter.
    expect(await digestsOf('sports-department@example.kz', on)).toEqual([])
    const events = (await s.eventsOf(open.number)).filter((e) => e.type === 'ReminderSent')
    expect(events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ deadline: 'answer', stage: -2, to: 'chair', due: open.dueOn }),
      ]),
    )
    // What nobody has assigned is the secretariat's.
    expect((await digestsOf(secretariat, on)).map(names(unassigned.number))).toEqual([true])
  })

  test('when the same day is swept again, then no second digest goes out and nothing is committed', async () => {
    const on = workingDaysBefore(open.dueOn, 2)
    const before = { mails: await mailIds(), commits: await s.allCommits() }
    const { out } = await s.npm('sweep', '--at', on)
    expect(out).toContain('Due dates newly missed: 0.')
    expect(out).not.toMatch(/^ {2}(chair|agency)/m)
    await s.drained()
    expect(await mailIds()).toEqual(before.mails)
    expect(await s.allCommits()).toEqual(before.commits)
  })

  test('when it is not answered, then the next sweep records the missed date at local midnight, and the secretariat is copied', async () => {
    const on = nextDay(open.dueOn, true)
    const { code } = await s.npm('sweep', '--at', on)
    expect(code).toBe(0)
    await s.drained()
    const missed = (await s.eventsOf(open.number)).filter((e) => e.type === 'DeadlineMissed')
    const occurredAt = new Date(`${addDays(open.dueOn, 1)}T00:00:00+05:00`).toISOString()
    expect(missed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ deadline: 'answer', owner: 'chair', due: open.dueOn, occurredAt }),
      ]),
    )
    expect(missed.map(({ owner }) => owner)).not.toContain('agency')
    for (const email of [chair, secretariat]) {
      const digests = await digestsOf(email, on)
      expect(digests.map(names(open.number))).toEqual([true])
    }
    const head = await digestsOf(council.head.email, on)
    expect(head.filter(names(open.number))).toEqual([])
    expect((await s.eventsOf(answered.number)).filter((e) => e.type === 'DeadlineMissed')).toEqual([])
  })

  test('when a day is swept that is not worked, then nobody is reminded', async () => {
    const on = nextDay(nextDay(open.dueOn, true), false)
    const before = await mailIds()
    const { out } = await s.npm('sweep', '--at', on)
    expect(out).toContain(`Swept for ${on}, not a working day: nobody is reminded.`)
    await s.drained()
    expect(await mailIds()).toEqual(before)
  })

  test('when the last day of its letter comes near and passes, then the body gets one digest before, and only then is it said to be late', async () => {
    const { body } = await s.v.json('GET', `/api/appeals/${open.number}?code=${open.code}`)
    const [{ dueOn }] = body.letters
    const on = workingDaysBefore(dueOn, 2)
    expect((await s.npm('sweep', '--at', on)).out).toContain('  agency sports-department: 1')
    await s.drained()
    const ofAgency = await digestsOf('sports-department@example.kz', on)
    expect(ofAgency.map((mail) => mail.text.includes(open.letter))).toEqual([true])
    expect(await digestsOf('youth-department@example.kz', on)).toEqual([])
    const letter = `letter:${open.letter}`
    const events = await s.eventsOf(open.number)
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'ReminderSent', deadline: letter, stage: -2, to: 'agency' }),
    )
    const missedLetter = { type: 'DeadlineMissed', deadline: letter, owner: 'agency' }
    expect(events).not.toContainEqual(expect.objectContaining(missedLetter))
    expect((await s.npm('sweep', '--at', nextDay(dueOn, true))).code).toBe(0)
    await s.drained()
    const occurredAt = new Date(`${addDays(dueOn, 1)}T00:00:00+05:00`).toISOString()
    expect(await s.eventsOf(open.number)).toContainEqual(
      expect.objectContaining({ ...missedLetter, occurredAt }),
    )
  })

  test('when the sweeps were far ahead of today, then all views still agree with their logs', async () => {
    await s.quiet()
    expect((await s.npm('rebuild-views')).out).toContain('of which 0 differed')
    expect(await s.deadLetters()).toBe(0)
    expect((await s.npm('sweep', '--at', 'tomorrow')).code).toBe(2)
  })

  test('when the applicant looks meanwhile, then reminders and missed dates of the office are not in the timeline', async () => {
    const { body } = await s.v.json('GET', `/api/appeals/${open.number}?code=${open.code}`)
    expect(body.timeline.map(({ type }: { type: string }) => type)).toEqual([
      'AppealRegistered',
      'CaseAssigned',
      'CaseAccepted',
      'LetterSent',
    ])
  })
})

describe('Given a case to which another version of the system has written what this one does not know', () => {
  let spoilt: string
  let commit: Commit
  const put = (stored: Commit) =>
    s.dynamo.send(new PutItemCommand({ TableName: s.tables.cases, Item: itemOf(stored) }))

  beforeAll(async () => {
    spoilt = (await s.submitted({ topic: 'other' })).number
    await s.quiet()
    const log = await s.logOf(spoilt)
    const last = log.at(-1) as Commit
    commit = {
      ...{ caseId: spoilt, version: log.length + 1, schema: 1, at: new Date().toISOString() },
      ...{ actor: { role: 'applicant' }, commandId: 'message-of-another-version', prev: hashOf(last) },
      events: [{ type: 'MessageReceived', v: 1, content: 'message-of-another-version', late: false }],
    }
    await put({ ...commit, schema: 3 } as unknown as Commit)
  })

  test('when others follow it in the stream, then they go their way', async () => {
    const email = 'after-another-version@example.kz'
    const { number } = await s.submitted({ applicant: person({ email }) })
    expect((await s.v.mail(email)).subject).toContain(number)
  })

  test('when views are rebuilt, or the log is relayed, then it is named, all others are done, and the exit code is 1', async () => {
    const rebuilt = await s.npm('rebuild-views')
    expect(rebuilt.code).toBe(1)
    expect(rebuilt.out).toMatch(/^Cases: \d+. Views: \d+, of which 0 differed/)
    expect(rebuilt.err).toContain(`cases failed: ${spoilt} (Unreadable)`)
    const relayed = await s.npm('relay', '--since', rules.dayOf(commit.at))
    expect(relayed.code).toBe(1)
    expect(relayed.err).toContain(`${spoilt}: Unreadable: ${spoilt}: version 00000`)
  })

  test('when the day is swept on which its term has passed, then it is named, and the secretariat’s digest names it', async () => {
    const on = nextDay(addDays(open.dueOn, 30), true)
    const swept = await s.npm('sweep', '--at', on)
    expect(swept.code).toBe(1)
    expect(swept.err).toContain(`cases failed: ${spoilt} (Unreadable).`)
    const digest = await s.v.mail(council.secretariat.email, ({ text }) =>
      text.includes(`по делу: ${spoilt}.`),
    )
    expect(digest.text).toContain('Сегодня не удалось проверить сроки')
  })

  test('when its commit is changed, then its log is marked, and all others hold', async () => {
    await put(commit)
    const verified = await until('its mark', async () => {
      const { code, ...said } = await s.npm('verify-log')
      return code === 1 && said.err.includes('AlteredLog') ? said : undefined
    })
    expect(verified.out).toMatch(/^As they were written: \d+ logs with \d+ commits/)
    expect(verified.err).toMatch(new RegExp(`^1 of \\d+ cases failed: ${spoilt} `))
    expect((await s.npm('verify-log', open.number)).code).toBe(0)
  })

  test('when it is released, then it goes on by itself', async () => {
    expect((await s.npm('verify-log', spoilt, '--release')).out).toContain('the log holds')
    await s.drained()
    expect(await s.deadLetters()).toBe(0)
    const told = async () => (await s.itemsOf('views')).find(({ caseId }) => caseId === spoilt)
    await until('its view', async () => ((await told())?.version ? true : undefined))
    expect((await s.npm('rebuild-views')).code).toBe(0)
    expect((await s.npm('verify-log')).out).toContain('Nothing was altered.')
  })
})
