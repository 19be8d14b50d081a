/** The same thing sent again is done once; what is not to be done writes nothing. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { appeal, person } from '../builders/inputs.ts'
import { formFor, formTo } from './browser.ts'
import { emailOfChair } from './scenes.ts'
import { about, atOnce, connect, givenCloud } from './system.ts'

const { asked, eventsOf, everything, itemsOf, logOf, open, post, quiet, submitted, v } = connect(givenCloud())

const chair = 'chair-education-health@example.kz'
const minutes = (n: number) => new Date(Date.now() + n * 60_000)

const appealsOf = async (email: string) =>
  (await itemsOf('people')).filter(({ content }) => {
    const { kind, applicant } = content as { kind: string; applicant?: { email: string } }
    return kind === 'appeal' && applicant?.email === email
  })

describe('Given an appeal under an idempotency key', () => {
  test('when it is submitted again, then the answer is the same and there is one case', async () => {
    const email = `${randomUUID()}@example.kz`
    const input = appeal({ applicant: person({ email }), topic: 'education-health' })
    const key = randomUUID()
    const first = await v.submit(input, key)
    const second = await v.submit(input, key)
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.text).toBe(first.text)
    await quiet()
    expect(await appealsOf(email)).toHaveLength(1)
    expect(await v.mails(email)).toHaveLength(1)
    expect((await v.mails(chair)).filter(about(first.body.number))).toHaveLength(1)
  })

  test('when eight come at the same moment, then all have the same answer and there is one case', async () => {
    const email = `${randomUUID()}@example.kz`
    const input = appeal({ applicant: person({ email }), topic: 'education-health' })
    const key = randomUUID()
    const answers = await atOnce(8, 8, () => v.submit(input, key))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    await quiet()
    expect(await appealsOf(email)).toHaveLength(1)
    expect(await logOf(answers[0]?.body.number)).toHaveLength(2)
    expect(await v.mails(email)).toHaveLength(1)
  })

  test('when the key comes with another body, then it is refused with 422, and nothing is written', async () => {
    const key = randomUUID()
    await v.submit(appeal(), key)
    await quiet()
    const before = await everything()
    const { status, body } = await v.submit(appeal({ subject: 'Другая тема' }), key)
    expect(status).toBe(422)
    expect(body.errors).toEqual([{ path: 'Idempotency-Key', message: expect.any(String) }])
    expect(await everything()).toEqual(before)
  })

  test('when there is no key, or an endless one, then it is refused with 400, and nothing is written', async () => {
    await quiet()
    const before = await everything()
    const unusable: Record<string, string>[] = [
      {},
      { 'idempotency-key': ' ' },
      { 'idempotency-key': 'k'.repeat(201) },
    ]
    for (const headers of unusable) {
      const { status, headers: answered, body } = await v.json('POST', '/api/appeals', appeal(), headers)
      expect(status).toBe(400)
      expect(answered.get('content-type')).toContain('application/problem+json')
      expect(body).toMatchObject({ type: 'urn:zhauap:problem:key_missing', status: 400, errors: [] })
    }
    expect(await everything()).toEqual(before)
  })

  test('when the form is sent twice, then both clicks lead to the same case; with other words the person decides', async () => {
    const email = `${randomUUID()}@example.kz`
    const form = formTo(await open('/appeals/new?lang=kk'), '/appeals/new')
    const {
      applicant,
      consent: _,
      ...rest
    } = appeal({
      applicant: person({ email }),
      topic: 'education-health',
      language: 'kk',
    })
    const fields = Object.entries(applicant).map(([name, value]) => [`applicant.${name}`, String(value)])
    const values = { ...Object.fromEntries(fields), ...rest, consent: 'true' }
    const clicks = await Promise.all([post(form, values), post(form, values)])
    expect(clicks.map(({ status }) => status)).toEqual([303, 303])
    const [to, other] = clicks.map(({ headers }) => headers.get('location'))
    expect(other).toBe(to)

    const changed = await post(form, { ...values, text: 'Басқа мәтін' })
    expect(changed.status).toBe(409)
    const page = await changed.text()
    expect(page).toContain(new URL(to ?? '').pathname.split('/')[2])
    expect(page).toContain('Басқа мәтін')
    await quiet()
    expect(await appealsOf(email)).toHaveLength(1)
    expect(await v.mails(email)).toHaveLength(1)
  })
})

describe('Given an appeal that is followed', () => {
  test('when messages come without a key, or with an empty one, then each is a message of its own', async () => {
    const { number, code } = await submitted()
    const path = `/api/appeals/${number}/messages?code=${code}`
    const sent = async (headers: Record<string, string>) => {
      const { body } = await v.json('POST', path, { text: 'Прошу учесть' }, headers)
      return body.timeline.filter((e: { type: string }) => e.type === 'MessageReceived').length
    }
    expect(await sent({})).toBe(1)
    expect(await sent({})).toBe(2)
    expect(await sent({ 'idempotency-key': '' })).toBe(3)
    expect(await sent({ 'idempotency-key': '' })).toBe(4)
  })

  test('when a link’s key comes with other words, then it is refused at the key', async () => {
    const { number } = await submitted({ topic: 'social' })
    const token = tokenIn(await v.mail(emailOfChair('social'), about(number)))
    const key = { 'idempotency-key': randomUUID() }
    const ask = (text: string) => v.json('POST', `/api/act/${token}`, { action: 'ask', text }, key)
    expect((await ask('Какой дом?')).status).toBe(200)
    const { status, body } = await ask('Какая улица?')
    expect(status).toBe(422)
    expect(body.errors).toEqual([{ path: 'Idempotency-Key', message: expect.any(String) }])
  })
})

describe('Given a letter to an agency', () => {
  let number = ''
  let letter = ''
  let token = ''
  beforeAll(async () => {
    ;({ number } = await submitted({ topic: 'education-health' }))
    token = tokenIn(await v.mail(chair, about(number)))
    const action = { action: 'letter', agency: 'akimat', subject: 'Мектеп', text: 'Жаңа мектеп керек.' }
    letter = (await v.act(token, action)).body.case.letters[0].number
    await v.mail('akimat@example.kz', about(letter))
  })
  const response = (more: object = {}, timestamp = minutes(0).toISOString()) => ({
    type: 'response.submitted',
    timestamp,
    data: { letter, decision: 'accepted', text: 'Келісеміз.', ...more },
  })

  test('when a webhook has a wrong signature, a stale timestamp or an unknown agency, then the answer is the same 401 and nothing is written', async () => {
    await quiet()
    const before = await everything()
    const unsigned = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(Math.floor(Date.now() / 1000)) }
    const tazalyk = await v.webhook('tazalyk', response())
    expect(tazalyk.status).toBe(422)
    const refused = [
      await v.webhook('akimat', response(), { secret: 'whsec_bm90IHRoZSByaWdodCBvbmU=' }),
      await v.webhook('akimat', response(), { at: minutes(-6) }),
      await v.webhook('akimat', response(), { at: minutes(6) }),
      await v.webhook('nobody', response()),
      await v.webhook('NOBODY%20AT%20ALL', response()),
      await v.json('POST', '/webhooks/agencies/akimat', response(), unsigned),
      await v.json('POST', '/webhooks/agencies/akimat', response()),
      await v.json('POST', '/webhooks/agencies/akimat', response(), {
        ...unsigned,
        'webhook-signature': `v1,${'A'.repeat(44)}`,
      }),
    ]
    for (const { status, text, headers } of refused) {
      expect(status).toBe(401)
      expect(text).toBe(refused[0]?.text)
      expect(headers.get('content-type')).toContain('application/problem+json')
    }
    expect(await everything()).toEqual(before)
  })

  test('when another agency answers it, or a letter that nobody sent is answered, then it is refused at data.letter with 422 and nothing is written', async () => {
    await quiet()
    const before = await everything()
    const answers = [
      await v.webhook('tazalyk', response()),
      await v.webhook('akimat', response({ letter: 'ALM-L-2026-999999' })),
      await v.webhook('akimat', response({ letter: number })),
    ]
    for (const { status, body } of answers) {
      expect(status).toBe(422)
      expect(body.errors).toEqual([{ path: 'data.letter', message: expect.any(String) }])
    }
    // Whether the letter exists is nobody else's business.
    expect(answers[0]?.text).toBe(answers[1]?.text)
    expect(await everything()).toEqual(before)
  })

  test('when the same webhook comes five times in parallel, and again later with other words, then all have the same 202 and one response is recorded', async () => {
    const id = `msg_${randomUUID()}`
    const at = minutes(-4.8)
    const body = response({}, at.toISOString())
    const answers = await atOnce(5, 5, () => v.webhook('akimat', body, { id, at }))
    const later = await v.webhook('akimat', response({ decision: 'declined' }), { id, at: minutes(4.8) })
    for (const { status, text } of [...answers, later]) {
      expect(status).toBe(202)
      expect(text).toBe(JSON.stringify({ id, status: 'accepted' }))
    }
    await until('the response in the log', async () =>
      (await eventsOf(number)).find(({ type }) => type === 'ResponseRecorded'),
    )
    await quiet()
    const recorded = (await eventsOf(number)).filter((e) => e.type === 'ResponseRecorded')
    expect(recorded).toEqual([
      expect.objectContaining({ letter, decision: 'accepted', via: 'webhook', effect: 'first' }),
    ])
    expect((await v.mails(chair)).filter(about(letter))).toHaveLength(1)
  })
})

describe('Given a draft act by webhook', () => {
  const draft = (reference: string, more: object = {}) => ({
    type: 'draft_act.submitted',
    timestamp: minutes(0).toISOString(),
    data: {
      reference,
      title: 'О бюджете города',
      actType: 'maslikhat-decision',
      text: 'Статья 1.',
      contact: { name: 'Марат Оспанов', email: `${reference.replace('/', '-')}@example.kz` },
      topic: 'education-health',
      ...more,
    },
  })

  test('when it is sent under two webhook ids, also at once, then there is one case; the same version with another text is refused with 422', async () => {
    const reference = `07/${randomUUID().slice(0, 8)}`
    const answers = await atOnce(4, 4, () => v.webhook('akimat', draft(reference)))
    expect(answers.map(({ status }) => status)).toEqual(Array(4).fill(202))
    const mail = await v.mail(chair, (m) => m.subject.includes(reference))
    await quiet()
    expect((await v.mails(chair)).filter((m) => m.subject.includes(reference))).toHaveLength(1)
    expect(await v.mails(`${reference.replace('/', '-')}@example.kz`)).toHaveLength(1)
    const { number } = (await v.read(tokenIn(mail))).body.case
    expect((await eventsOf(number)).map(({ type }) => type)).toEqual(['DraftActRegistered', 'CaseAssigned'])

    const before = await everything()
    const { status, body } = await v.webhook('akimat', draft(reference, { text: 'Статья 2.' }))
    expect(status).toBe(422)
    expect(body.errors).toEqual([{ path: 'data.version', message: expect.any(String) }])
    expect(await everything()).toEqual(before)

    // The reference is the agency's own: another agency may use the same.
    expect((await v.webhook('culture-department', draft(reference))).status).toBe(202)
    await until('a second case', async () =>
      (await v.mails(chair)).filter((m) => m.subject.includes(reference)).length === 2 ? true : undefined,
    )
  })
})

describe('Given a link by e-mail', () => {
  const opened = async () => {
    const { number } = await submitted({ topic: 'education-health' })
    return { number, token: tokenIn(await v.mail(chair, about(number))) }
  }

  test('when it is opened twenty times, by people and by mail scanners, then nothing changes', async () => {
    const { number, token } = await opened()
    await quiet()
    const before = await everything()
    const pages = await atOnce(4, 20, (n) => open(`/act/${token}${n % 2 ? '?lang=ru&done=accept' : ''}`))
    expect(pages.map(({ status }) => status)).toEqual(Array(20).fill(200))
    const reads = await atOnce(4, 8, () => v.read(token))
    expect(new Set(reads.map(({ text }) => text)).size).toBe(1)
    await v.json('HEAD', `/act/${token}`)
    expect(await everything()).toEqual(before)
    expect(await logOf(number)).toHaveLength(2)
  })

  test('when a button is clicked twice on one page, then both clicks lead on and one thing is done', async () => {
    const { number, token } = await opened()
    const page = await open(`/act/${token}?lang=ru`)
    const letter = { to: 'akimat', subject: 'Тема', text: 'Текст письма' }
    const form = await asked(formFor(page, 'letter'), letter)
    const clicks = await Promise.all([1, 2, 3].map(() => post(form)))
    expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303])
    expect((await post(form)).status).toBe(303)
    const sent = (await eventsOf(number)).filter(({ type }) => type === 'LetterSent')
    expect(sent).toHaveLength(1)
    await quiet()
    const [event] = sent
    const number_ = event?.type === 'LetterSent' ? event.letter : ''
    expect((await v.mails('akimat@example.kz')).filter(about(number_))).toHaveLength(1)
  })

  test.each([
    ['accept', {}],
    ['answer', { outcome: 'explained', text: 'Түсіндірме.' }],
  ])(
    'when %s is clicked on two open pages, then one click does it and the other is told that it is done',
    async (action, values) => {
      const { number, token } = await opened()
      const pages = [await open(`/act/${token}?lang=kk`), await open(`/act/${token}?lang=kk`)]
      const forms = await Promise.all(
        pages.map((page) => {
          const form = formFor(page, action)
          return action === 'answer' ? asked(form, values) : form
        }),
      )
      const clicks = await Promise.all(forms.map((form) => post(form, action === 'answer' ? {} : values)))
      expect(clicks.map(({ status }) => status).sort()).toEqual([303, 409])
      const lost = await clicks.find(({ status }) => status === 409)?.text()
      expect(lost).toContain('role="alert"')
      expect(await logOf(number)).toHaveLength(3)
      if (action === 'answer')
        expect((await eventsOf(number)).at(-1)).toMatchObject({ type: 'AppealAnswered' })
    },
  )

  test('when a message is sent twice from one page, then it is there once', async () => {
    const { number, code } = await submitted({ topic: 'education-health' })
    const page = await open(`/appeals/${number}?code=${code}&lang=ru`)
    const form = formTo(page, `/appeals/${number}/messages`)
    const clicks = await Promise.all([post(form, { text: 'Дополнение' }), post(form, { text: 'Дополнение' })])
    expect(clicks.map(({ status }) => status)).toEqual([303, 303])
    expect((await eventsOf(number)).filter(({ type }) => type === 'MessageReceived')).toHaveLength(1)
  })
})
