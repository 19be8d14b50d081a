/** Three cases out of a council's real year, and one that no rule covers: each reaches whom it must, at once. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { AppealInput } from '../../events/appeals/appeal-inputs.ts'
import { type Mail, tokenIn, until } from '../../infra/ops/common/visitor.ts'
import type { ActionName } from '../../shared/domain/capabilities.ts'
import { isRare } from '../../shared/pages/actions/manners.ts'
import { formatDay } from '../../shared/text/dates.ts'
import { iin } from '../builders/identity.ts'
import { appeal, draftSubmitted, entity, person } from '../builders/inputs.ts'
import { formTo } from './browser.ts'
import { calendarEntryOf, expectLanguage } from './mails.ts'
import { openToSecretary } from './scenes.ts'
import { about, connect, council, givenCloud, type Receipt } from './system.ts'

const { allQueues, eventsOf, mailbox, messagesIn, npm, open, send, v } = connect(givenCloud())

/** How long a chair may wait. Most of it is the first start of each function. */
const soon = 10_000

const chairOf = (commission: string) =>
  council.commissions.find(({ id }) => id === commission)?.chair ?? expect.unreachable(commission)

const dump = (email: string): AppealInput =>
  appeal({
    applicant: person({ name: 'Гульнара Сериковна Ахметова', email, phone: '+7 701 555 12 12' }),
    language: 'ru',
    topic: 'ecology-transport',
    district: 'bostandyk',
    subject: 'Свалка бытовых и строительных отходов в микрорайоне Нур-Алатау',
    text: 'За домом 12 третью неделю лежат бытовые и строительные отходы.\nПросим вывезти их.',
  })

const underpass = (email: string): AppealInput =>
  appeal({
    applicant: person({ name: 'Әйгерім Нұрғалиқызы Төлегенова', iin: iin(7), email }),
    language: 'kk',
    topic: 'urban-planning',
    district: 'almaly',
    subject: 'Жерасты өткелі жұмыс істемейді',
    text: 'Абай даңғылы мен Байтұрсынұлы көшесінің қиылысындағы жерасты өткелі бір айдан бері жабық.',
  })

type Sent = { number: string; code: string }

/** As a program sends it. */
const byApi = async (input: AppealInput): Promise<Sent> => {
  const { status, body } = await v.submit(input)
  expect(status).toBe(201)
  return body as Receipt
}

/** As a person without JavaScript sends it: the page's own form, and the status page after it. */
const byForm = async (input: AppealInput): Promise<Sent> => {
  const { applicant, consent: _, ...rest } = input
  const form = formTo(await open(`/appeals/new?lang=${input.language}`), '/appeals/new')
  const fields = Object.entries(applicant).map(([name, value]) => [`applicant.${name}`, String(value)])
  const page = await send(form, { ...Object.fromEntries(fields), ...rest, consent: 'true' })
  expect(page.status).toBe(200)
  const number = decodeURIComponent(page.url.pathname.split('/')[2] ?? '')
  const code = page.url.searchParams.get('code') ?? ''
  expect(page.url.pathname).toBe(`/appeals/${number}`)
  expect(page.html).toContain(`<html lang="${input.language}">`)
  for (const shown of [number, code, input.subject]) expect(page.text).toContain(shown)
  return { number, code }
}

const cases = [
  { what: 'the dump in Nur-Alatau', make: dump, commission: 'ecology-transport' },
  { what: 'the underpass that does not work', make: underpass, commission: 'urban-planning' },
]
const doors = [
  { door: 'the JSON API', submit: byApi },
  { door: 'the form without JavaScript', submit: byForm },
]

describe.each(cases)('Given $what', ({ make, commission }) => {
  test.each(doors)(
    `when it comes through $door, then the chair of ${commission} has it within 10 s, with a working link and a calendar entry on the due day, and the applicant has a receipt`,
    async ({ submit }) => {
      const chair = chairOf(commission)
      const email = `${randomUUID()}@example.kz`
      const input = make(email)
      const { number, code } = await submit(input)

      const assigned = await v.mail(chair.email, about(number), soon)
      const { body: status } = await v.json('GET', `/api/appeals/${number}?code=${code}`)
      expect(status).toMatchObject({ status: 'assigned', commission, topic: input.topic })
      await expectChairMail(assigned, chair.language, number, status.dueOn)
      expect(assigned.text).toContain(input.subject)
      expect(assigned.text).toContain(input.applicant.name)
      await expectWorkingLink(assigned, input.subject, [
        'accept',
        'answer',
        'ask',
        'complete',
        'crime_or_danger',
        'extension',
        'letter',
        'long_term',
        'return',
        'return_to_applicant',
        'terminate',
      ])

      const receipt = await v.mail(email, about(number), soon)
      expectLanguage(receipt, input.language)
      for (const shown of [number, code, formatDay(status.dueOn, input.language)])
        expect(receipt.text).toContain(shown)
      // Nobody has confirmed the address: what was typed is on the page that the link opens.
      for (const typed of [input.applicant.name, input.subject]) expect(receipt.text).not.toContain(typed)
      const [address = ''] = /http:\S+\/appeals\/\S+/.exec(receipt.text) ?? []
      const page = await open(address)
      expect(page.status).toBe(200)
      expect(page.html).toContain(`<html lang="${input.language}">`)
      expect(page.text).toContain(input.subject)
    },
  )
})

describe('Given a draft maslikhat decision from public-spaces-department', () => {
  test('when its webhook names no topic, then the chair of urban-planning has it within 10 s by the rule of the agency, with its reference, and its developer hears that it is registered', async () => {
    const chair = chairOf('urban-planning')
    const reference = `14-05/${randomUUID().slice(0, 8)}`
    const contact = { name: 'Ерлан Сәрсенов', email: `${randomUUID()}@example.kz` }
    const title = 'О проекте решения маслихата «О правилах содержания общественных пространств»'

    const { status } = await v.webhook(
      'public-spaces-department',
      draftSubmitted({ reference, title, contact }, new Date().toISOString()),
    )
    expect(status).toBe(202)

    const assigned = await v.mail(chair.email, (mail) => mail.text.includes(reference), soon)
    expect(assigned.subject).toContain(reference)
    const { body: view } = await v.read(tokenIn(assigned))
    const { number, receivedOn, dueOn } = view.case
    expect(number).toMatch(/^ALM-N-\d{4}-\d{6}$/)
    expect(view.case).toMatchObject({
      kind: 'draft_act',
      status: 'assigned',
      commission: 'urban-planning',
      agency: 'public-spaces-department',
      actType: 'maslikhat-decision',
      reference,
    })
    const command = await npm(
      'deadline',
      '--from',
      receivedOn,
      '--term',
      'draft_act.recommendation',
      '--json',
    )
    expect(dueOn).toBe(JSON.parse(command.out).due)
    await expectChairMail(assigned, chair.language, number, dueOn)
    expect(assigned.text.replace(/\s+/g, ' ')).toContain(title)
    await expectWorkingLink(assigned, title, [
      'accept',
      'decline',
      'incomplete',
      'letter',
      'recommend',
      'return',
    ])
    expect((await eventsOf(number)).find((e) => e.type === 'CaseAssigned')).toMatchObject({ by: 'agency' })

    const registered = await v.mail(contact.email, about(number), soon)
    expectLanguage(registered, 'ru')
    expect(registered.subject).toContain(reference)
    expect(registered.text).toContain(contact.name)
  })

  test('when another agency without a rule names a topic, then the commission of that topic has it', async () => {
    const reference = `03/${randomUUID().slice(0, 8)}`
    const draft = draftSubmitted({ reference, topic: 'social' }, new Date().toISOString())
    expect((await v.webhook('culture-department', draft)).status).toBe(202)

    const assigned = await v.mail(chairOf('social').email, (mail) => mail.subject.includes(reference), soon)
    const { number } = (await v.read(tokenIn(assigned))).body.case
    expect((await eventsOf(number)).find((e) => e.type === 'CaseAssigned')).toMatchObject({ by: 'topic' })
  })
})

describe('Given an appeal on a topic that no commission has', () => {
  test('when it is submitted, then the secretariat is told, assigns it by its link, and only then a chair is told', async () => {
    const email = `${randomUUID()}@example.kz`
    const subject = 'О работе общественной приёмной'
    const input = appeal({ applicant: entity({ email }), topic: 'other', subject })
    const { number, code } = await byApi(input)

    const triage = await v.mail(council.secretariat.email, about(number), soon)
    expectLanguage(triage, council.secretariat.language)
    expect(triage.text).toContain(subject)
    const token = tokenIn(triage)
    const { body: before } = await v.json('GET', `/api/appeals/${number}?code=${code}`)
    expect(before.status).toBe('registered')
    expect(before.commission).toBeUndefined()
    const { body: view } = await v.read(token)
    expect(view.role).toBe('secretary')
    expect(view.actions.map(({ name }: { name: string }) => name)).toEqual([
      'assign',
      ...openToSecretary,
      'note',
    ])
    expect(view.actions.slice(0, 1)).toEqual([
      {
        name: 'assign',
        fields: [
          expect.objectContaining({
            name: 'commission',
            type: 'select',
            required: true,
            options: council.commissions.map(({ id, names }) => ({ value: id, label: names })),
          }),
        ],
      },
    ])
    const chair = chairOf('economy-budget')
    expect((await v.mails(chair.email)).filter(about(number))).toEqual([])

    const { status, body: after } = await v.act(token, { action: 'assign', commission: 'economy-budget' })
    expect(status).toBe(200)
    expect(after.case).toMatchObject({ status: 'assigned', commission: 'economy-budget' })
    expect(after.actions.map(({ name }: { name: string }) => name)).toEqual([
      ...openToSecretary,
      'return',
      'note',
    ])

    const assigned = await v.mail(chair.email, about(number), soon)
    await expectChairMail(assigned, chair.language, number, before.dueOn)
    await expectWorkingLink(assigned, subject, [
      'accept',
      'answer',
      'ask',
      'complete',
      'crime_or_danger',
      'extension',
      'letter',
      'long_term',
      'return',
      'return_to_applicant',
      'terminate',
    ])
    const { body: told } = await v.json('GET', `/api/appeals/${number}?code=${code}`)
    expect(told).toMatchObject({ status: 'assigned', commission: 'economy-budget' })
  })

  test('when the secretariat uses the page without JavaScript, then the commission that it chose has the case', async () => {
    const { number } = await byApi(appeal({ topic: 'other' }))
    const triage = await v.mail(council.secretariat.email, about(number), soon)
    const page = await open(`/act/${tokenIn(triage)}?lang=en`)
    const [form] = page.forms
    expect(form?.choices.commission).toEqual(['', ...council.commissions.map(({ id }) => id)])

    const done = await send(form ?? expect.unreachable('no form'), { commission: 'housing' })
    expect(done.status).toBe(200)
    expect(done.html).toContain('role="status"')
    await v.mail(chairOf('housing').email, about(number), soon)
    const { work } = await allQueues()
    await until('empty queues', async () => ((await messagesIn(work)) === 0 ? true : undefined))
    expect((await eventsOf(number)).filter((e) => e.type === 'CaseAssigned')).toEqual([
      expect.objectContaining({ commission: 'housing', by: 'secretariat' }),
    ])
  })
})

const expectChairMail = async (mail: Mail, lang: 'kk' | 'ru' | 'en', number: string, due: string) => {
  expectLanguage(mail, lang)
  expect(mail.subject).toContain(formatDay(due, lang))
  expect(mail.text).toContain(formatDay(due, lang))
  expect(mail.headers['reply-to']).toContain(council.secretariat.email)
  expect(mail.headers.references).toContain(number)
  expect(mail.attachments).toEqual([
    { name: 'due-date.ics', type: 'text/calendar', size: expect.any(Number) },
  ])
  const entry = await calendarEntryOf(mailbox, mail)
  expect(entry['DTSTART;VALUE=DATE']).toBe(due.replaceAll('-', ''))
  expect(entry.UID).toBe(number)
  expect(entry.SUMMARY).toContain(number)
  // Calendars are shared: the link stays in the mail.
  expect(JSON.stringify(entry)).not.toContain(tokenIn(mail))
}

const expectWorkingLink = async (mail: Mail, subject: string, actions: string[]) => {
  const token = tokenIn(mail)
  const { status, body } = await v.read(token)
  expect(status).toBe(200)
  expect(body.role).toBe('chair')
  expect(body.case.subject).toBe(subject)
  expect(body.actions.map(({ name }: { name: string }) => name).sort()).toEqual(actions)
  const page = await open(`/act/${token}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain(subject)
  const drawn = actions.filter((name) => !isRare(name as ActionName))
  expect(page.forms.map((form) => form.values.action).sort()).toEqual(drawn)
}
