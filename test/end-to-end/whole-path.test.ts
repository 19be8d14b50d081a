/** From submission to the end, through the API and through the pages, with every status on the way. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { letterIn, type Mail, tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { person } from '../builders/inputs.ts'
import { inBoth, inBothFields } from '../builders/written.ts'
import { formFor, formTo } from './browser.ts'
import { expectLanguage } from './mails.ts'
import { about, connect, council, givenCloud, type Receipt } from './system.ts'

const { eventsOf, npm, open, quiet, send, submitted, v } = connect(givenCloud())

const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/)
const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

/** A due date that explains itself; one in a year without an official calendar also says that it is provisional. */
const deadline = (term: string, from: unknown, due: unknown, days = 15) =>
  expect.objectContaining({
    term,
    mode: 'working',
    from,
    days,
    due,
    skipped: expect.arrayContaining([{ date: day, why: 'weekend' }]),
    basis: { kk: expect.any(String), ru: expect.any(String), en: expect.any(String) },
    calendar: expect.stringMatching(/^[0-9a-f]{12}$/),
  })

const now = () => new Date().toISOString()
const statusOf = async ({ number, code }: Pick<Receipt, 'number' | 'code'>, lang = 'ru') =>
  (await v.json('GET', `/api/appeals/${number}?code=${code}&lang=${lang}`)).body
const responseTo = (letter: string, more: object = {}, timestamp = now()) => ({
  type: 'response.submitted',
  timestamp,
  data: { letter, decision: 'accepted', text: 'Отходы вывезены.', ...more },
})

describe('Given an appeal', () => {
  test('when it is worked through by the API, then every status on the way and the answer are as the contract says', async () => {
    const chair = 'chair-ecology-transport@example.kz'
    const email = `${randomUUID()}@example.kz`
    const { status: created, body: receipt } = await v.submit({
      applicant: person({ email }),
      language: 'kk',
      topic: 'ecology-transport',
      district: 'alatau',
      subject: 'Қоқыс үйіндісі',
      text: 'Үйдің артында қоқыс жатыр.',
      consent: true,
    })
    expect(created).toBe(201)
    // Before anything has followed from it.
    const first = await statusOf(receipt)
    expect(receipt).toEqual({
      number: expect.stringMatching(/^ALM-A-\d{4}-\d{6}$/),
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/),
      receivedAt: instant,
      registeredOn: day,
      dueOn: day,
      statusUrl: expect.stringContaining(`/appeals/${receipt.number}?code=${receipt.code}`),
    })
    const { number } = receipt
    expect(['registered', 'assigned']).toContain(first.status)
    const registered = {
      number,
      kind: 'appeal',
      topic: 'ecology-transport',
      receivedAt: receipt.receivedAt,
      registeredOn: receipt.registeredOn,
      dueOn: receipt.dueOn,
      deadline: deadline('appeal.answer', day, receipt.dueOn),
      letters: [],
      forwarded: [],
      files: [],
      actions: { messages: true, withdraw: true, file: true },
    }
    expect(first).toMatchObject({ ...registered, timeline: expect.any(Array) })
    expect(first.timeline[0]).toEqual({
      at: receipt.receivedAt,
      type: 'AppealRegistered',
      title: 'Обращение зарегистрировано',
    })

    const assignment = await v.mail(chair, about(number))
    const token = tokenIn(assignment)
    const assigned = await statusOf(receipt)
    const commission = 'ecology-transport'
    expect(assigned).toEqual({
      ...registered,
      status: 'assigned',
      commission,
      timeline: [
        first.timeline[0],
        { at: expect.any(String), type: 'CaseAssigned', title: 'Поручено комиссии' },
      ],
    })

    const { status: acceptedStatus, body: accepted } = await v.act(token, { action: 'accept' })
    expect(acceptedStatus).toBe(200)
    expect(accepted).toEqual({
      role: 'chair',
      case: {
        number,
        kind: 'appeal',
        status: 'in_review',
        receivedOn: day,
        dueOn: receipt.dueOn,
        deadline: registered.deadline,
        letters: [],
        remarks: [],
        subject: 'Қоқыс үйіндісі',
        topic: 'ecology-transport',
        commission,
        district: 'alatau',
        text: 'Үйдің артында қоқыс жатыр.',
        applicant: { kind: 'person', name: person().name },
        language: 'kk',
        messages: [],
        files: [],
      },
      actions: [
        'answer',
        'letter',
        'ask',
        'long_term',
        'extension',
        'complete',
        'crime_or_danger',
        'return_to_applicant',
        'terminate',
        'return',
      ].map((name) => ({ name, fields: expect.any(Array) })),
    })
    expect((await statusOf(receipt)).status).toBe('in_review')

    const subject = 'Вывоз отходов'
    const text = 'Просим вывезти отходы и сообщить о принятых мерах.'
    const { status: sentStatus, body: sent } = await v.act(token, {
      action: 'letter',
      agency: 'tazalyk',
      subject,
      text,
    })
    expect(sentStatus).toBe(200)
    const letter = {
      number: expect.stringMatching(/^ALM-L-\d{4}-\d{6}$/),
      agency: 'tazalyk',
      sentOn: day,
      dueOn: day,
      kind: 'recommendation',
      status: 'sent',
    }
    const signatory = {
      name: council.commissions.find(({ id }) => id === commission)?.chair.name,
      post: 'chair',
    }
    expect(sent.case.letters).toEqual([{ ...letter, signatory, subject, text }])
    expect(sent.case.status).toBe('awaiting_agency')
    expect(await statusOf(receipt)).toMatchObject({ status: 'awaiting_agency', letters: [letter] })

    const mail = await v.mail('tazalyk@example.kz', about(sent.case.letters[0].number))
    const letterNumber = letterIn(mail)
    expectLanguage(mail, 'ru')
    expect(mail.text).toContain(text)
    // The letter is known the moment that its addressee reads of it.
    expect((await v.webhook('tazalyk', responseTo(letterNumber))).status).toBe(202)
    const reviewed = await until('the response on the case', async () => {
      const status = await statusOf(receipt)
      return status.letters[0].status === 'answered' ? status : undefined
    })
    const answeredLetter = { ...letter, number: letterNumber, status: 'answered', decision: 'accepted' }
    expect(reviewed).toMatchObject({ status: 'in_review', letters: [answeredLetter] })
    expect(reviewed.letters[0]).toEqual(answeredLetter)
    await v.mail(chair, about(letterNumber))

    const answer = 'Қоқыс шығарылды, екі контейнер қойылды.'
    const { status: answeredStatus, body: answered } = await v.act(token, {
      action: 'answer',
      outcome: 'satisfied',
      text: answer,
    })
    expect(answeredStatus).toBe(200)
    expect(answered.case).toMatchObject({
      status: 'answered',
      answer: { outcome: 'satisfied', text: answer, on: day },
    })
    expect(answered.actions).toEqual([])
    const last = await statusOf(receipt, 'kk')
    expect(last).toEqual({
      ...registered,
      status: 'answered',
      commission,
      letters: [answeredLetter],
      answer: {
        outcome: 'satisfied',
        text: answer,
        on: day,
        decidedBy: {
          ...signatory,
          commission: council.commissions.find(({ id }) => id === commission)?.names,
        },
      },
      complaint: { to: council.complaint, until: expect.any(String) },
      actions: { messages: true, rating: true, dispute: { until: expect.any(String) }, file: true },
      timeline: expect.any(Array),
    })
    expect(last.timeline.map(({ type }: { type: string }) => type)).toEqual([
      'AppealRegistered',
      'CaseAssigned',
      'CaseAccepted',
      'LetterSent',
      'ResponseRecorded',
      'AppealAnswered',
    ])
    expect(last.timeline.at(-1).title).toBe('Өтініш берушіге жауап берілді')
    const told = await v.mail(email, (m) => m.text.includes(answer))
    expectLanguage(told, 'kk')
    expect(told.subject).toContain(number)
  })

  test('when it is worked through by the pages without JavaScript, then the same happens, step by step', async () => {
    const email = `${randomUUID()}@example.kz`
    const receipt = await submitted({ applicant: person({ email }), topic: 'housing', language: 'en' })
    const { number } = receipt
    const token = tokenIn(await v.mail('chair-housing@example.kz', about(number)))
    const path = `/act/${token}?lang=en`

    const accepted = await send(formFor(await open(path), 'accept'))
    expect(accepted.url.searchParams.get('done')).toBe('accept')
    expect(accepted.html).toContain('class="notice" role="status"')
    expect(accepted.forms.map((form) => form.values.action).sort()).toEqual([
      'answer',
      'ask',
      'complete',
      'extension',
      'letter',
      'long_term',
      'return',
    ])
    expect((await statusOf(receipt)).status).toBe('in_review')

    const letterText = 'Please repair the lift.\n\nReport what was done.'
    const sent = await send(formFor(accepted, 'letter'), {
      to: 'almaty-su',
      subject: 'Repair of the lift',
      text: letterText,
    })
    expect(sent.url.searchParams.get('done')).toBe('letter')
    const mail = await v.mail('almaty-su@example.kz', (m) => m.text.includes('Please repair the lift.'))
    const letter = letterIn(mail)
    expect(sent.text).toContain(letter)
    expect((await statusOf(receipt)).status).toBe('awaiting_agency')

    // The agency sees its letter and nothing of the case behind it.
    const agencyPage = await open(`/act/${tokenIn(mail)}?lang=ru`)
    expect(agencyPage.text).toContain(letterText)
    expect(agencyPage.text).not.toContain(person().name)
    const responded = await send(formFor(agencyPage, 'respond'), {
      decision: 'partly',
      text: 'Лифт отремонтирован частично.',
    })
    expect(responded.url.searchParams.get('done')).toBe('respond')
    expect(responded.forms.map(({ values }) => values)).toMatchObject([{ action: 'respond', amends: 'true' }])
    expect(await statusOf(receipt)).toMatchObject({
      status: 'in_review',
      letters: [{ number: letter, status: 'answered', decision: 'partly' }],
    })
    expect((await eventsOf(number)).find((e) => e.type === 'ResponseRecorded')).toMatchObject({ via: 'page' })
    const heard = await v.mail('chair-housing@example.kz', about(letter))
    expectLanguage(heard, 'ru')
    expect(heard.text).toContain('Лифт отремонтирован частично.')

    const statusPage = await open(`/appeals/${number}?code=${receipt.code}&lang=en`)
    const words = 'One more thing: the light on the 3rd floor is out.'
    const added = await send(formTo(statusPage, `/appeals/${number}/messages`), { text: words })
    expect(added.url.searchParams.get('added')).toBe('1')
    expect(added.text).toContain(words)
    await v.mail('chair-housing@example.kz', (m) => about(number)(m) && /дополнил/.test(m.subject))

    const chairPage = await open(path)
    expect(chairPage.text).toContain(words)
    expect(chairPage.text).toContain('Лифт отремонтирован частично.')
    const answered = await send(formFor(chairPage, 'answer'), {
      outcome: 'partly',
      text: 'The lift works again.\nThe light follows.',
    })
    expect(answered.url.searchParams.get('done')).toBe('answer')
    expect(answered.forms).toEqual([])
    const told = await v.mail(email, (m) => m.text.includes('The lift works again.'))
    expectLanguage(told, 'en')
    const end = await open(`/appeals/${number}?code=${receipt.code}&lang=en`)
    expect(end.text).toContain('The lift works again.\nThe light follows.')
    expect((await statusOf(receipt)).status).toBe('answered')
  })

  test('when an agency amends its response, then the newest one counts, an older one changes nothing, and the chair hears of each', async () => {
    const receipt = await submitted({ topic: 'social' })
    const chair = 'chair-social@example.kz'
    const token = tokenIn(await v.mail(chair, about(receipt.number)))
    const { body: sent } = await v.act(token, {
      action: 'letter',
      agency: 'sports-department',
      subject: 'Спортплощадка',
      text: 'Просим открыть спортплощадку.',
    })
    const letter = sent.case.letters[0].number
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
    const decide = async (decision: string, timestamp: string, told: number) => {
      const before = (await eventsOf(receipt.number)).length
      const response = responseTo(letter, { decision, text: `Решение: ${decision}` }, timestamp)
      expect((await v.webhook('sports-department', response)).status).toBe(202)
      await until('the response in the log', async () =>
        (await eventsOf(receipt.number)).length > before ? true : undefined,
      )
      await until('the mails about it', async () =>
        (await v.mails(chair)).filter(about(letter)).length === told ? true : undefined,
      )
      return (await statusOf(receipt)).letters[0].decision
    }
    expect(await decide('declined', at(-10), 1)).toBe('declined')
    expect(await decide('accepted', at(-5), 2)).toBe('accepted')
    expect(await decide('information', at(-7), 3)).toBe('accepted')

    const events = (await eventsOf(receipt.number)).filter((e) => e.type === 'ResponseRecorded')
    expect(events.map(({ effect }) => effect)).toEqual(['first', 'amended', 'superseded'])
    await quiet()
    const heard = (await v.mails(chair)).filter(about(letter))
    expect(heard.map((mail) => /Решение: \w+/.exec(mail.text)?.[0])).toEqual([
      'Решение: declined',
      'Решение: accepted',
      'Решение: information',
    ])
    expect(heard.map((mail) => mail.subject.includes('өзгертілді'))).toEqual([false, true, false])
  })
})

describe('Given a draft act', () => {
  const agency = 'public-spaces-department'
  const chair = 'chair-urban-planning@example.kz'
  const submittedDraft = async () => {
    const reference = `14-05/${randomUUID().slice(0, 8)}`
    const data = {
      reference,
      title: 'О Правилах содержания общественных пространств',
      actType: 'maslikhat-decision',
      text: '1. Утвердить Правила.\n2. Решение вводится в действие через десять дней.',
      contact: { name: 'Ерлан Сәрсенов', email: `${randomUUID()}@example.kz` },
    }
    const body = { type: 'draft_act.submitted', timestamp: now(), data }
    expect((await v.webhook(agency, body)).status).toBe(202)
    const mail = await v.mail(chair, (m) => m.subject.includes(reference))
    return { reference, token: tokenIn(mail), data }
  }
  const remarks = [
    { clause: 'пункт 1', text: inBoth('Определить, кто отвечает за подземные переходы.') },
    { clause: 'пункт 2', quote: 'через десять дней', text: inBoth('Увеличить срок до шестидесяти дней.') },
  ]
  const recommendation = (m: Mail, reference: string) => m.text.includes(reference) && /-L-\d/.test(m.subject)

  test('when the chair recommends by the API and the agency answers each remark by webhook, then it goes from assigned to responded, with a table of remarks', async () => {
    const { reference, token, data } = await submittedDraft()
    const { body: assigned } = await v.read(token)
    const { number } = assigned.case
    const theCase = {
      number,
      kind: 'draft_act',
      receivedOn: day,
      dueOn: day,
      deadline: deadline('draft_act.recommendation', day, assigned.case.dueOn, 10),
      letters: [],
      remarks: [],
      subject: data.title,
      commission: 'urban-planning',
      agency,
      actType: 'maslikhat-decision',
      draftVersion: 1,
      reference,
      text: data.text,
      messages: [],
      files: [],
    }
    expect(assigned).toEqual({
      role: 'chair',
      case: { ...theCase, status: 'assigned', owed: { term: 'appeal.acceptance', dueOn: day } },
      actions: [
        { name: 'accept', fields: [] },
        ...['recommend', 'letter', 'incomplete', 'decline', 'return'].map((name) => ({
          name,
          fields: expect.any(Array),
        })),
      ],
    })
    expect((await v.act(token, { action: 'accept' })).body.case).toEqual({ ...theCase, status: 'in_review' })

    const text = inBoth('Комиссия поддерживает проект с замечаниями.')
    const { status, body: recommended } = await v.act(token, {
      action: 'recommend',
      outcome: 'with_remarks',
      text,
      remarks,
    })
    expect(status).toBe(200)
    expect(recommended.case).toMatchObject({
      status: 'awaiting_agency',
      recommendation: { outcome: 'with_remarks', text, on: day },
      remarks: [
        { no: 1, ...remarks[0] },
        { no: 2, ...remarks[1] },
      ],
    })
    const mail = await v.mail(`${agency}@example.kz`, (m) => recommendation(m, reference))
    const letter = letterIn(mail)
    for (const shown of ['пункт 1', 'через десять дней', text.ru]) expect(mail.text).toContain(shown)

    const refused = async (given: object[], path: string) => {
      const { status, body } = await v.webhook(agency, responseTo(letter, { remarks: given }))
      expect(status).toBe(422)
      expect(body.errors).toEqual([{ path, message: expect.any(String) }])
    }
    const reason = 'Срок установлен законом.'
    await refused([{ no: 1, accepted: true }], 'data.remarks')
    await refused([], 'data.remarks')
    await refused(
      [
        { no: 1, accepted: true },
        { no: 2, accepted: false },
      ],
      'data.remarks.1.reason',
    )
    await refused(
      [
        { no: 1, accepted: true },
        { no: 1, accepted: false, reason },
      ],
      'data.remarks.1.no',
    )
    await refused(
      [
        { no: 1, accepted: true },
        { no: 2, accepted: true },
        { no: 3, accepted: true },
      ],
      'data.remarks.2.no',
    )
    expect((await v.read(token)).body.case.status).toBe('awaiting_agency')

    const answers = [
      { no: 2, accepted: false, reason },
      { no: 1, accepted: true },
    ]
    const response = responseTo(letter, { decision: 'partly', remarks: answers, reference: '03/77' })
    expect((await v.webhook(agency, response)).status).toBe(202)
    const done = await until('the draft to be responded', async () => {
      const { body } = await v.read(token)
      return body.case.status === 'responded' ? body : undefined
    })
    expect(done.case.remarks).toEqual([
      { no: 1, ...remarks[0], accepted: true },
      { no: 2, ...remarks[1], accepted: false, reason },
    ])
    expect(done.case.letters).toEqual([
      expect.objectContaining({ number: letter, status: 'answered', decision: 'partly' }),
    ])
    expect(done.actions).toEqual([])
    const heard = await v.mail(chair, about(letter))
    expectLanguage(heard, 'kk')
    expect(heard.text.replace(/\s+/g, ' ')).toContain(reason)
  })

  test('when the chair recommends and the agency answers by the pages, then rows can be added, a declined remark needs its reason, and nothing typed is lost', async () => {
    const { reference, token } = await submittedDraft()
    const path = `/act/${token}?lang=ru`
    const form = formFor(await open(path), 'recommend')
    const row = (i: number, part: string) => `remarks.${i}.${part}`
    const typed: Record<string, string> = {
      outcome: 'with_remarks',
      ...inBothFields('text', 'Поддерживаем с замечаниями.'),
      [row(0, 'clause')]: 'пункт 1',
      ...inBothFields(row(0, 'text'), 'Первое замечание.'),
      // A row left out in between is no remark.
      [row(2, 'clause')]: 'пункт 2',
      [row(2, 'quote')]: 'через десять дней',
      ...inBothFields(row(2, 'text'), 'Второе замечание.'),
    }
    const rowsOf = (values: Record<string, string>) =>
      Object.keys(values).filter((k) => k.endsWith('.clause'))
    const more = formFor(await send(form, { ...typed, more: '1' }), 'recommend')
    expect(rowsOf(more.values).length).toBeGreaterThan(rowsOf(form.values).length)
    expect(more.values['text.kk']).toBe(typed['text.kk'])
    expect(more.values.outcome).toBe('with_remarks')
    expect(more.values.idempotencyKey).toBe(form.values.idempotencyKey)
    expect(Object.values(more.values)).toEqual(
      expect.arrayContaining(['пункт 1', 'Первое замечание.', 'пункт 2', 'Второе замечание.']),
    )

    const none = await send(form, { outcome: 'with_remarks', 'text.ru': 'Поддерживаем с замечаниями.' })
    expect(none.status).toBe(422)
    expect(none.html).toContain('role="alert"')
    expect(none.html).toContain('href="#recommend-text-kk"')
    expect(formFor(none, 'recommend').values['text.ru']).toBe('Поддерживаем с замечаниями.')

    const sent = await send(more)
    expect(sent.url.searchParams.get('done')).toBe('recommend')
    const { body: recommended } = await v.read(token)
    expect(recommended.case.remarks).toEqual([
      { no: 1, clause: 'пункт 1', text: inBoth('Первое замечание.') },
      { no: 2, clause: 'пункт 2', quote: 'через десять дней', text: inBoth('Второе замечание.') },
    ])

    const mail = await v.mail(`${agency}@example.kz`, (m) => recommendation(m, reference))
    const page = await open(`/act/${tokenIn(mail)}?lang=ru`)
    expect(page.text).toContain('Второе замечание.')
    const answer = {
      decision: 'partly',
      text: 'Первое учтено.',
      'remarks.0.accepted': 'true',
      'remarks.1.accepted': 'false',
    }
    const unreasoned = await send(formFor(page, 'respond'), answer)
    expect(unreasoned.status).toBe(422)
    expect(unreasoned.html).toContain('role="alert"')
    const again = formFor(unreasoned, 'respond')
    expect(again.values).toMatchObject(answer)

    const responded = await send(again, { 'remarks.1.reason': 'Срок установлен законом.' })
    expect(responded.url.searchParams.get('done')).toBe('respond')
    const { body: done } = await v.read(token)
    expect(done.case.status).toBe('responded')
    expect(
      done.case.remarks.map(({ accepted, reason }: Record<string, unknown>) => [accepted, reason]),
    ).toEqual([
      [true, undefined],
      [false, 'Срок установлен законом.'],
    ])
    const chairPage = await open(path)
    expect(chairPage.text).toContain('Срок установлен законом.')
  })

  test('when it is supported without a remark, then it waits for the agency all the same, and its response ends it', async () => {
    const { reference, token } = await submittedDraft()
    const { status } = await v.act(token, {
      action: 'recommend',
      outcome: 'supported',
      text: inBoth('Поддерживаем.'),
    })
    expect(status).toBe(200)
    const mail = await v.mail(`${agency}@example.kz`, (m) => recommendation(m, reference))
    expect((await v.read(token)).body.case.status).toBe('awaiting_agency')
    const { status: responded } = await v.act(tokenIn(mail), {
      action: 'respond',
      decision: 'information',
      text: 'Принято к сведению.',
    })
    expect(responded).toBe(200)
    expect((await v.read(token)).body.case.status).toBe('responded')
  })
})

describe('Given a newcomer', () => {
  test('when the demo is run, then it walks an appeal and a draft act to their ends and leaves no dead letter', async () => {
    const { code, out, err } = await npm('demo')
    expect(code, err).toBe(0)
    expect(out).toContain('status: answered')
    expect(out).toContain('status: responded')
    expect(out).toContain('remark 2: declined')
    expect(out).toContain('Nothing is left in a dead-letter queue.')
    expect(out).toContain('Done.')
  })
})
