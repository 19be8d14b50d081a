/** What a link's page does beside the main road, on the real stack with rights enforced: through the browser's eyes. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Mail, tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { draftSubmitted } from '../builders/inputs.ts'
import { inBoth, inBothFields } from '../builders/written.ts'
import { formFor } from './browser.ts'
import { assigned, drafted, lettered } from './scenes.ts'
import { about, connect, council, givenCloud } from './system.ts'

const system = connect(givenCloud())
const { asked, eventsOf, mailbox, open, post, send, v } = system
const developer = 'public-spaces-department'

describe('Given a draft act whose remarks were answered', () => {
  test('when a new version comes, then the chair makes some remarks again, and the agency answers them by their new numbers', async () => {
    const { reference, token, number } = await drafted(system)
    const remarks = [
      { clause: 'п. 4', quote: 'в разумный срок', text: inBoth('Назвать срок.') },
      { clause: 'п. 7', text: inBoth('Исключить.') },
    ]
    const text = inBoth('Доработать.')
    await v.act(token, { action: 'recommend', outcome: 'with_remarks', text, remarks })
    const isLetter = (m: Mail) => m.text.includes(reference) && /-L-\d/.test(m.subject)
    const first = tokenIn(await v.mail(`${developer}@example.kz`, isLetter))
    const answers = [
      { no: 1, accepted: true },
      { no: 2, accepted: false, reason: 'Противоречит закону.' },
    ]
    const responded = { action: 'respond', decision: 'partly', text: 'Учтено.', remarks: answers }
    expect((await v.act(first, responded)).status).toBe(200)
    const next = draftSubmitted({ reference, version: 2, text: 'Новая редакция.' }, new Date().toISOString())
    expect((await v.webhook(developer, next)).status).toBe(202)
    const version = async () => (await v.read(token)).body.case.draftVersion
    await until('the second version', async () => ((await version()) === 2 ? true : undefined))

    const page = await open(`/act/${token}?lang=ru`)
    expect(page.text).toContain('Противоречит закону.')
    const form = formFor(page, 'recommend')
    expect(form.choices['carry.2']).toEqual(['true'])
    const more = await send(form, {
      outcome: 'with_remarks',
      ...inBothFields('text', 'Замечание остаётся в силе.'),
      'remarks.0.clause': 'п. 9',
      ...inBothFields('remarks.0.text', 'Уточнить.'),
      'carry.2': 'true',
      more: '1',
    })
    const grown = formFor(more, 'recommend')
    expect(grown.values).toMatchObject({
      'remarks.0.clause': 'п. 9',
      'remarks.1.clause': '',
      'carry.2': 'true',
    })
    const done = await send(grown)
    expect(done.url.searchParams.get('done')).toBe('recommend')
    expect((await eventsOf(number)).filter(({ type }) => type === 'RecommendationGiven')).toMatchObject([
      { draftVersion: 1, remarks: 2 },
      { draftVersion: 2, remarks: 2, carried: [2] },
    ])
    const { case: seen } = (await v.read(token)).body
    expect(seen.remarks).toEqual([
      { no: 1, clause: 'п. 9', text: inBoth('Уточнить.') },
      { no: 2, clause: 'п. 7', text: inBoth('Исключить.'), from: { version: 1, no: 2 } },
    ])
    expect(seen.earlier).toMatchObject([{ version: 1, remarks: [{ accepted: true }, { accepted: false }] }])

    const mail = await v.mail(`${developer}@example.kz`, (m) => m.text.includes('Замечание остаётся в силе.'))
    expect(mail.text).toMatch(/п\. 7/)
    const agency = formFor(await open(`/act/${tokenIn(mail)}?lang=ru`), 'respond')
    const refused = await send(agency, {
      decision: 'partly',
      text: 'Ответ на новую редакцию.',
      'remarks.0.accepted': 'true',
      'remarks.1.accepted': 'false',
    })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('href="#respond-remarks-1-reason"')
    const kept = formFor(refused, 'respond')
    expect(kept.values['remarks.0.accepted']).toBe('true')
    const answered = await send(kept, { 'remarks.1.reason': 'Норма нужна.' })
    expect(answered.url.searchParams.get('done')).toBe('respond')
    expect((await v.read(token)).body.case).toMatchObject({
      status: 'responded',
      remarks: [{ accepted: true }, { accepted: false, reason: 'Норма нужна.' }],
    })
  })
})

describe('Given a mail in the mailbox', () => {
  test('when it is bounced, then its case shows so to the chair, and the secretariat is told where it was sent', async () => {
    const { number, token, email } = await assigned(system, 'housing')
    const receipt = await v.mail(email, about(number))
    const pressed = await fetch(`${mailbox}/mails/${receipt.id}/bounce`, {
      method: 'POST',
      redirect: 'manual',
    })
    expect(pressed.status).toBe(303)
    const isAbout = about(number)
    const told = await v.mail(council.secretariat.email, (m) => isAbout(m) && m.text.includes(email))

    const chair = await v.read(token)
    expect(chair.body.case.undelivered).toEqual([{ to: 'applicant', why: 'bounce', at: expect.any(String) }])
    expect((await open(`/act/${token}?lang=ru`)).text).toContain('Письмо не доставлено (заявитель)')
    const secretary = await v.read(tokenIn(told))
    expect(secretary.body.case.undelivered).toMatchObject([{ to: 'applicant', address: email }])
  })
})

describe('Given an appeal under long-term control', () => {
  test('when the chair sets the next control date, then it is an event of its own and the applicant is told', async () => {
    const { number, token, email } = await assigned(system, 'housing')
    const reason = `Ждём бюджета. ${randomUUID()}`
    const control = { action: 'long_term', text: 'Вопрос на контроле.', reason: 'Нужен бюджет.' }
    expect((await v.act(token, { ...control, controlOn: '2027-03-01' })).status).toBe(200)
    const again = await v.act(token, { ...control, reason, controlOn: '2027-06-01' })
    expect(again.body.case).toMatchObject({
      status: 'long_term',
      longTerm: { reason, controlOn: '2027-06-01' },
    })
    await v.mail(email, (mail) => mail.text.includes(reason))
    const types = (await eventsOf(number)).map(({ type }) => type)
    expect(types.filter((type) => /LongTerm|NextControl/.test(type))).toEqual([
      'LongTermSet',
      'NextControlSet',
    ])
  })
})

describe('Given a form that was sent', () => {
  test('when the reader goes back and changes it, then nothing is said to be sent that was not', async () => {
    const { number, token } = await assigned(system, 'social')
    const form = formFor(await open(`/act/${token}?lang=kk`), 'letter')
    const letter = { to: 'tazalyk', subject: 'Сұрау', text: 'Хабарлауыңызды сұраймыз.' }
    const sure = await asked(form, letter)
    const clicks = await Promise.all([post(sure), post(sure)])
    expect(clicks.map(({ status }) => status)).toEqual([303, 303])
    const changed = await send(form, { ...letter, to: 'akimat' })
    expect(changed.status).toBe(409)
    const letters = async () =>
      (await v.read(token)).body.case.letters.map((l: { agency: string }) => l.agency)
    expect(await letters()).toEqual(['tazalyk'])
    await send(formFor(changed, 'letter'))
    expect(await letters()).toEqual(['tazalyk', 'akimat'])
    const key = randomUUID()
    expect((await v.act(token, { action: 'letter', ...letter }, key)).status).toBe(200)
    expect((await v.act(token, { action: 'letter', ...letter, text: 'Басқа.' }, key)).status).toBe(422)
    expect((await eventsOf(number)).filter(({ type }) => type === 'LetterSent')).toHaveLength(3)
  })
})

describe('Given a response that came on paper', () => {
  test('when its date cannot be, then it is refused there; with the right one it is entered', async () => {
    const { number, token } = await assigned(system, 'housing', { topic: 'housing' })
    const { letter } = await lettered(system, token, 'almaty-su')
    await v.act(token, { action: 'return', reason: 'Проверить.' })
    const secretary = tokenIn(await v.mail(council.secretariat.email, about(number)))
    const paper = { action: 'record_response', letter, decision: 'accepted', text: 'Письмо от 5 числа.' }
    const today = (await v.read(secretary)).body.case.letters[0].sentOn
    for (const receivedOn of ['2026-01-01', '2999-01-01']) {
      const refused = await v.act(secretary, { ...paper, receivedOn })
      expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'receivedOn'])
    }
    expect((await v.act(secretary, { ...paper, receivedOn: today })).status).toBe(200)
  })
  test('when another comes to the same letter, then the page offers to enter it, and it amends the first', async () => {
    const { number, token } = await assigned(system, 'housing', { topic: 'housing' })
    const { letter } = await lettered(system, token, 'almaty-su')
    await v.act(token, { action: 'return', reason: 'Проверить.' })
    const secretary = tokenIn(await v.mail(council.secretariat.email, about(number)))
    const receivedOn = (await v.read(secretary)).body.case.letters[0].sentOn
    const paper = { action: 'record_response', letter, receivedOn, text: 'Письмо.' }
    expect((await v.act(secretary, { ...paper, decision: 'accepted' })).status).toBe(200)
    const offered = (await v.read(secretary)).body.actions.find(
      ({ name }: { name: string }) => name === 'record_response',
    )
    expect(offered.fields[0].options.map(({ value }: { value: string }) => value)).toEqual([letter])
    expect((await v.act(secretary, { ...paper, decision: 'declined' })).status).toBe(200)
    expect((await v.read(secretary)).body.case.letters[0]).toMatchObject({ decision: 'declined' })
  })
})
