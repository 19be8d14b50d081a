/** What no other road wakes, on the real stack, rights enforced: the morning's sweep, the page of an agency, that of a chair's cases. */
import { randomUUID } from 'node:crypto'
import { InvokeCommand } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { until } from '../../infra/ops/common/visitor.ts'
import { agencyOf } from '../../shared/council/council.ts'
import { currentCouncil } from '../../shared/council/current.ts'
import { isWorkingDay } from '../../shared/domain/terms.ts'
import { rules } from '../builders/council.ts'
import { appeal, person } from '../builders/inputs.ts'
import { assigned } from './scenes.ts'
import { about, connect, council, givenCloud } from './system.ts'

const { calendar } = currentCouncil()
const system = connect(givenCloud())
const { drained, eventsOf, functions, lambda, npm, portal, v } = system

/** The nearest working day, today or later, and the day of receipt of an appeal whose answer is due on it. */
const dueSoon = () => {
  const dayFrom = (days: number) => rules.dayOf(new Date(Date.now() + days * 86_400_000).toISOString())
  const days = Array.from({ length: 60 }, (_, back) => dayFrom(-back))
  const day = Array.from({ length: 15 }, (_, ahead) => dayFrom(ahead)).find((one) =>
    isWorkingDay(calendar, one),
  )
  return { day, receivedOn: days.find((one) => rules.deadline('appeal.answer', one).due === day) }
}

test('Given an appeal that is to be answered, when the sweep comes by its schedule that day, then its chair is reminded', async () => {
  const { day, receivedOn } = dueSoon()
  const [member] = council.secretariat.members
  const pass = (await npm('staff-token', member?.email ?? '')).out.trim()
  const { consent: _, ...input } = appeal({ applicant: person(), topic: 'social' })
  const { email: __, ...applicant } = input.applicant
  const registered = await v.json(
    'POST',
    '/api/desk/appeals',
    { ...input, applicant, channel: 'paper', receivedAt: `${receivedOn}T05:00:00Z` },
    { authorization: `Bearer ${pass}`, 'idempotency-key': randomUUID() },
  )
  expect([registered.status, registered.body.dueOn]).toEqual([201, day])
  const { number } = registered.body
  await v.mail('chair-social@example.kz', about(number))
  await drained()
  const Payload = JSON.stringify({ time: `${day}T03:30:00.000Z` })
  const swept = await lambda.send(new InvokeCommand({ FunctionName: functions['sweep-deadlines'], Payload }))
  expect(swept.FunctionError).toBeUndefined()
  await until('the reminder in the log', async () =>
    (await eventsOf(number)).find(({ type }) => type === 'ReminderSent'),
  )
  await drained()
}, 240_000)

test('Given an agency’s clerk, when they sign in and send a draft, then it is a case, on their page, until they sign out', async () => {
  const id = 'public-spaces-department'
  const email = agencyOf(council, id)?.email ?? ''
  const seen = new Set((await v.mails(email)).map((mail) => mail.id))
  let cookie = ''
  const ask = async (path: string, fields?: Record<string, string>) => {
    const answer = await fetch(new URL(path, portal), {
      redirect: 'manual',
      headers: { ...(cookie && { cookie }) },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
    const [set = ''] = answer.headers.get('set-cookie')?.split(';') ?? []
    if (set) cookie = set
    return { status: answer.status, headers: answer.headers, html: await answer.text() }
  }
  expect((await ask('/agency/sign-in?lang=ru', { email })).status).toBe(200)
  const mail = await v.mail(email, (one) => !seen.has(one.id) && one.text.includes('/agency/sign-in/'))
  const link = /\/agency\/sign-in\/[\w.-]+/.exec(mail.text)?.[0] ?? ''
  expect((await ask(link, {})).status).toBe(303)
  const csrf = /name="csrf" value="([^"]+)"/.exec((await ask('/agency?lang=ru')).html)?.[1] ?? ''
  const title = `Правила благоустройства ${randomUUID()}`
  const sent = await ask('/agency/draft-acts/new?lang=ru', {
    ...{ csrf, title, reference: randomUUID().slice(0, 8), actType: 'maslikhat-decision', text: 'Текст.' },
    ...{
      'contact.name': 'Болат Ахметов',
      'contact.email': 'akhmetov@example.kz',
      idempotencyKey: randomUUID(),
    },
  })
  expect(sent.status).toBe(303)
  const number = new URL(sent.headers.get('location') ?? '', portal).searchParams.get('number') ?? ''
  expect((await eventsOf(number)).map(({ type }) => type)).toContain('DraftActRegistered')
  await drained()
  // Its view is a moment behind.
  await until('the draft on the page', async () => {
    const { html } = await ask('/agency?lang=ru')
    return html.includes(title) || undefined
  })
  expect((await ask('/agency/sign-out?lang=ru', { csrf })).headers.get('clear-site-data')).toBe('"storage"')
  expect((await ask('/agency?lang=ru')).status).toBe(303)
}, 240_000)

test('Given a chair, when they ask for the page of their cases, then it is mailed, and has the open ones', async () => {
  const { number } = await assigned(system, 'social')
  await drained()
  const chair = 'chair-social@example.kz'
  const seen = new Set((await v.mails(chair)).map((mail) => mail.id))
  const body = new URLSearchParams({ email: chair })
  expect((await fetch(new URL('/work?lang=ru', portal), { method: 'POST', body })).status).toBe(202)
  const mail = await v.mail(chair, (one) => !seen.has(one.id) && one.text.includes('/work/'))
  const page = /\/work\/[\w.~-]+/.exec(mail.text)?.[0] ?? ''
  await until('the case on the page', async () => {
    const html = await (await fetch(new URL(page, portal))).text()
    return html.includes(number) || undefined
  })
}, 240_000)
