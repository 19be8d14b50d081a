/** What a link or a code opens, and what it does not. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { tokenIn } from '../../infra/ops/common/visitor.ts'
import { person } from '../builders/inputs.ts'
import { inBoth } from '../builders/written.ts'
import { formFor, formTo } from './browser.ts'
import { assigned, drafted, lettered, openToSecretary } from './scenes.ts'
import { about, connect, council, givenCloud } from './system.ts'

const system = connect(givenCloud())
const { drained, eventsOf, everything, logOf, open, quiet, send, submitted, v } = system

/** The same with another letter in the middle of its last part. */
const changed = (text: string) => {
  const at = text.length - 8
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
}

describe('Given the links of two chairs', () => {
  test('when a link is forged or mixed from two, then it is a 404 for reading and for acting, on pages and in the API, and nothing is written', async () => {
    const mine = await assigned(system, 'housing')
    const other = await assigned(system, 'social')
    const [payload, signature] = mine.token.split('.')
    const [otherPayload, otherSignature] = other.token.split('.')
    const wanted = Buffer.from(`${other.number}\nchair-1`).toString('base64url')
    const forged = [
      changed(mine.token),
      `${otherPayload}.${signature}`,
      `${payload}.${otherSignature}`,
      `${wanted}.`,
      `${wanted}`,
      `${mine.token}.${signature}`,
      changed(`${payload}`) + mine.token.slice(`${payload}`.length),
      'x',
      '%00',
      '%F0%9F%98%80',
      'A'.repeat(4000),
    ]
    await quiet()
    const before = await everything()
    for (const token of forged) {
      const { status, body } = await v.read(token)
      expect([token, status]).toEqual([token, 404])
      expect(body).toMatchObject({ type: 'urn:zhauap:problem:link_forged', status: 404, errors: [] })
      expect((await v.act(token, { action: 'accept' })).status).toBe(404)
      const page = await open(`/act/${token}?lang=ru`)
      expect(page.status).toBe(404)
      expect(page.text).toContain('Эта ссылка недействительна')
    }
    const form = { method: 'post', action: `/act/${forged[1]}?lang=ru`, values: {}, choices: {} }
    expect((await send(form, { action: 'accept' })).status).toBe(404)
    expect((await send(form, { action: 'fresh_link' })).status).toBe(404)
    expect(await everything()).toEqual(before)
  })

  test('when each opens its own, then it sees its own case alone', async () => {
    const mine = await assigned(system, 'housing', { subject: 'Лифт в доме 5', text: 'Лифт стоит.' })
    const other = await assigned(system, 'social', { subject: 'Секция для детей', text: 'Секции нет.' })
    const seen = (await v.read(mine.token)).text
    expect(seen).toContain('Лифт')
    for (const foreign of ['Секци', other.number]) expect(seen).not.toContain(foreign)
    // The least that a chair needs: a name, no number of a person, no contacts.
    for (const hidden of [person().iin ?? '', mine.email, mine.code]) expect(seen).not.toContain(hidden)
  })

  test('when a link’s holder takes another role’s action, then it is refused with a reason and nothing is written', async () => {
    const { number, token } = await assigned(system, 'housing')
    const agency = await lettered(system, token, 'almaty-su')
    const before = await logOf(number)
    const tries: [string, object][] = [
      [token, { action: 'assign', commission: 'social' }],
      [token, { action: 'respond', decision: 'accepted', text: 'Ответ' }],
      [token, { action: 'recommend', outcome: 'supported', text: inBoth('Поддерживаем') }],
      [agency.token, { action: 'accept' }],
      [agency.token, { action: 'answer', outcome: 'satisfied', text: 'Ответ' }],
      [agency.token, { action: 'assign', commission: 'social' }],
    ]
    for (const [link, action] of tries) {
      const { status, body } = await v.act(link, { ...action })
      expect([action, [409, 422].includes(status)]).toEqual([action, true])
      expect(body.detail ?? body.errors[0].message).toEqual(expect.any(String))
    }
    expect(await logOf(number)).toEqual(before)
  })

  test('when an agency opens its letter, then it sees the letter and nothing of the case behind it', async () => {
    const { token } = await assigned(system, 'housing', { subject: 'Лифт', text: 'Личные обстоятельства' })
    const agency = await lettered(system, token, 'almaty-su')
    const { body, text } = await v.read(agency.token)
    expect(body.role).toBe('agency')
    expect(body.case.letter).toMatchObject({ number: agency.letter, subject: 'Запрос сведений' })
    const page = await open(`/act/${agency.token}?lang=kk`)
    for (const hidden of ['Лифт', 'Личные обстоятельства', person().name, person().iin ?? '']) {
      expect(text).not.toContain(hidden)
      expect(page.html).not.toContain(hidden)
    }
  })
})

describe('Given the number and the code of an appeal', () => {
  test('when either is wrong, then the answer is the same 404', async () => {
    const { number, code } = await submitted()
    const absent = 'ALM-A-2026-999999'
    const addresses = [
      `${number}?code=${changed(code)}`,
      `${number}?code=`,
      number,
      `${absent}?code=${code}`,
      absent,
      `${encodeURIComponent('’; DROP TABLE')}?code=${code}`,
      `%00?code=${code}`,
      `%E0%A4%A?code=${code}`,
      `${'9'.repeat(5000)}?code=${code}`,
    ]
    const answers = []
    for (const address of addresses) answers.push(await v.json('GET', `/api/appeals/${address}`))
    for (const [i, { status, text }] of answers.entries())
      expect([addresses[i], status, text]).toEqual([addresses[i], 404, answers[0]?.text])

    const pages = []
    for (const address of [addresses[0], addresses[3]]) pages.push(await open(`/appeals/${address}&lang=en`))
    for (const { status, text } of pages) {
      expect(status).toBe(404)
      expect(text).toBe(pages[0]?.text)
    }
    const message = { text: 'Дополнение' }
    const wrong = await v.json('POST', `/api/appeals/${number}/messages?code=${changed(code)}`, message)
    expect(wrong.status).toBe(404)
    expect(await logOf(number)).not.toHaveLength(0)
    expect((await eventsOf(number)).map(({ type }) => type)).not.toContain('MessageReceived')
  })

  test('when codes are guessed, then guessing is slowed, and the right code works all the while', async () => {
    const { number, code } = await submitted()
    const guess = () => v.json('GET', `/api/appeals/${number}?code=${changed(code)}&lang=en`)
    let last = await guess()
    let wrong = 0
    while (last.status === 404) {
      wrong++
      last = await guess()
    }
    // Ten in a window; the clock may begin another one in between.
    expect(wrong).toBeGreaterThanOrEqual(10)
    expect(wrong).toBeLessThanOrEqual(20)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(last.body).toMatchObject({ type: 'urn:zhauap:problem:too_often', status: 429, errors: [] })
    expect((await v.json('GET', `/api/appeals/${number}?code=${code}`)).status).toBe(200)
    expect((await open(`/appeals/${number}?code=${code}`)).status).toBe(200)
  })

  test('when the code is typed as people read it out, then it opens the appeal', async () => {
    const { number, code } = await submitted()
    const spoken = [
      code.toLowerCase(),
      `${code.slice(0, 5)}-${code.slice(5)}`,
      ` ${code.split('').join(' ')} `,
    ]
    spoken.push(code.replaceAll('0', 'o').replaceAll('1', 'l'))
    for (const typed of spoken) {
      const { status } = await v.json('GET', `/api/appeals/${number}?code=${encodeURIComponent(typed)}`)
      expect([typed, status]).toEqual([typed, 200])
    }
  })

  test('when somebody looks for an appeal in the menu, then number and code, typed there, open it', async () => {
    const { number, code } = await submitted({ subject: 'Тема обращения' })
    const page = await open('/appeals?lang=ru')
    expect(page.status).toBe(200)
    const form = page.forms.find(({ method, values }) => method === 'get' && 'code' in values)
    const query = new URLSearchParams({ ...form?.values, number, code })
    const found = await open(`${form?.action}?${query}`)
    const shown = found.status === 303 ? await open(found.headers.get('location') ?? '') : found
    expect(shown.status).toBe(200)
    expect(shown.text).toContain('Тема обращения')

    const asked = await open(`/appeals/${number}?lang=ru`)
    expect(asked.status).toBe(200)
    const codeOnly = asked.forms.find(({ method }) => method === 'get')
    const opened = await open(`${codeOnly?.action}?${new URLSearchParams({ ...codeOnly?.values, code })}`)
    expect(opened.text).toContain('Тема обращения')
  })

  test('when the link is asked for again, then the answer is always the same 202, and one mail goes to the address on file', async () => {
    const email = `${randomUUID()}@example.kz`
    const { number, code } = await submitted({ applicant: person({ email }), language: 'en' })
    await v.mail(email)
    const numbers = [number, 'ALM-A-2026-999999', 'x', encodeURIComponent('’'), '9'.repeat(3000)]
    const answers = []
    for (const asked of numbers) answers.push(await v.json('POST', `/api/appeals/${asked}/link`, {}))
    for (const { status, text } of answers) expect([status, text]).toEqual([202, answers[0]?.text])

    const page = await open('/appeals/x?lang=ru')
    const form = formTo(page, '/appeals/link')
    const pages = []
    for (const asked of [number, 'ALM-A-2026-999999', '', '9'.repeat(3000)])
      pages.push(await send(form, { number: asked }))
    for (const { status, text } of pages) expect([status, text]).toEqual([202, pages[0]?.text])

    await quiet()
    const [receipt, link, ...more] = await v.mails(email)
    expect(more).toEqual([])
    expect(receipt?.subject).not.toBe(link?.subject)
    expect(link?.text).toContain(code)
    expect(link?.text).toContain(`/appeals/${number}?code=${code}`)
    expect(link?.html).toContain('<html lang="en">')
  })
})

describe('Given the secretariat’s link', () => {
  test('when the appeal was assigned meanwhile, then the old link refuses assign with 409 and a reason in the reader’s language', async () => {
    const { number } = await submitted({ topic: 'other' })
    const token = tokenIn(await v.mail(council.secretariat.email, about(number)))
    const page = await open(`/act/${token}?lang=kk`)
    expect((await v.act(token, { action: 'assign', commission: 'social' })).status).toBe(200)
    await drained()
    const before = await logOf(number)

    const reasons = {
      kk: 'Іс комиссияға тапсырылып қойған.',
      ru: 'Дело уже поручено комиссии.',
      en: 'The case has already been assigned to a commission.',
    }
    const again = { action: 'assign', commission: 'housing' }
    for (const [lang, reason] of Object.entries(reasons)) {
      const headers = { 'idempotency-key': randomUUID() }
      const { status, body } = await v.json('POST', `/api/act/${token}?lang=${lang}`, again, headers)
      expect(status).toBe(409)
      expect(body).toMatchObject({
        type: 'urn:zhauap:problem:refused',
        status: 409,
        detail: expect.stringContaining(reason),
      })
    }
    const [form] = page.forms
    const refused = await send(form ?? expect.unreachable('no form'), { commission: 'housing' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain(reasons.kk)
    expect(await logOf(number)).toEqual(before)
    // The link itself lives on, and offers no assignment now.
    const { body: after } = await v.read(token)
    expect(after.case.status).toBe('assigned')
    expect(after.actions.map(({ name }: { name: string }) => name)).toEqual([
      ...openToSecretary,
      'return',
      'note',
    ])
  })
})

describe('Given a draft of the answer that was saved on the case', () => {
  test('when the link is opened elsewhere, then it is there; when another was saved meanwhile, then both are; when the answer is sent, then it is gone', async () => {
    const { number, token } = await assigned(system, 'housing')
    const [ours, theirs] = ['Лифт починят до пятницы.', 'Лифт починят до вторника.']
    const page = await open(`/act/${token}?lang=ru`)
    const typed = { outcome: 'explained', text: ours }
    const saved = await send(formFor(page, 'answer'), { ...typed, change: 'keep' })
    expect(saved.text).toContain('Черновик сохранён')
    const elsewhere = formFor(await open(`/act/${token}?lang=kk`), 'answer')
    expect(elsewhere.values).toMatchObject(typed)

    const late = await send(formFor(page, 'answer'), { ...typed, text: theirs, change: 'keep' })
    expect(late.status).toBe(409)
    for (const text of [ours, theirs]) expect(late.text).toContain(text)
    expect(formFor(late, 'answer').values.text).toBe(theirs)
    expect(JSON.stringify(await logOf(number))).not.toContain('Лифт')

    const sent = await send(formFor(late, 'answer'))
    expect(sent.text).toContain(theirs)
    expect((await eventsOf(number)).map(({ type }) => type)).toContain('AppealAnswered')
    expect((await open(`/act/${token}?lang=ru`)).html).not.toContain('data-kept')
  })
})

describe('Given a closed case', () => {
  test('when its chair acts again, then it is refused with 409 and a reason; a message of the applicant is kept and goes to the secretariat', async () => {
    const { number, code, token } = await assigned(system, 'housing')
    const answer = { action: 'answer', outcome: 'declined', text: 'Отказано.' }
    expect((await v.act(token, answer)).status).toBe(200)
    const letter = { action: 'letter', agency: 'akimat', subject: 'Тема', text: 'Текст' }
    for (const action of [answer, { action: 'accept' }, letter]) {
      const { status, body } = await v.act(token, action)
      expect(status).toBe(409)
      expect(body.detail).toEqual(expect.any(String))
    }
    const { status } = await v.json('POST', `/api/appeals/${number}/messages?code=${code}`, {
      text: 'Не согласен.',
    })
    expect(status).toBe(200)
    expect((await eventsOf(number)).at(-1)).toMatchObject({ type: 'MessageReceived', late: true })
    await v.mail(council.secretariat.email, about(number))
    expect((await v.read(token)).body.case.messages).toEqual([
      { at: expect.any(String), text: 'Не согласен.' },
    ])
  })

  test('when an agency has answered by its page, then a second one is refused with 409, and a correction taken', async () => {
    const { token } = await assigned(system, 'housing')
    const agency = await lettered(system, token, 'almaty-su')
    const respond = { action: 'respond', decision: 'accepted', text: 'Сделано.' }
    expect((await v.act(agency.token, respond)).status).toBe(200)
    expect((await v.act(agency.token, respond)).status).toBe(409)
    const correction = { ...respond, amends: true, text: 'Сделано наполовину.' }
    expect((await v.act(agency.token, correction)).status).toBe(200)
  })

  test('when a draft has its recommendation, then a second one is refused with 409', async () => {
    const { token, number } = await drafted(system)
    const recommend = { action: 'recommend', outcome: 'not_supported', text: inBoth('Не поддерживаем.') }
    expect((await v.act(token, recommend)).status).toBe(200)
    expect((await v.act(token, recommend)).status).toBe(409)
    expect((await eventsOf(number)).filter(({ type }) => type === 'LetterSent')).toHaveLength(1)
  })
})
