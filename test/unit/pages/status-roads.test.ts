/** What the applicant sees and does beside the main road: a question, an interim answer, forwarding, going back. */
import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../../events/values.ts'
import type { Appeal } from '../../../shared/domain/case.ts'
import { renderStatus } from '../../../shared/pages/appeals/status.ts'
import { byEndOf, formatDay } from '../../../shared/text/dates.ts'
import { handoverWords } from '../../../shared/text/handover.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { local } from '../../builders/council.ts'
import { readOf } from '../text/words-of.ts'
import { Office } from './office.ts'
import { disputable, disputed, sideRoads, status } from './page-samples.ts'

const formsIn = (page: string) => [...page.matchAll(/action="\/appeals\/[^/]+\/(\w+)\?/g)].map((m) => m[1])

describe.each(languages)('in %s', (lang) => {
  const words = pageWords(lang).status

  it('a question stands at the top, with by when and what silence means, and the box for the reply', () => {
    const page = renderStatus(sideRoads(lang))
    const places = [
      words.question.title,
      'әлде бүкіл үйде ме?',
      words.question.silence,
      'id="messages-text"',
      words.facts,
    ]
    const found = places.map((text) => page.indexOf(text))
    expect(found).not.toContain(-1)
    expect(found).toEqual([...found].sort((a, b) => a - b))
    expect(page).toContain(words.question.replyBy(byEndOf('2026-04-03', lang)))
    expect(formsIn(page)).toEqual(['messages', 'contact', 'withdraw'])
    expect(page).not.toContain(words.add.title)
  })

  it('whoever gave an address reads where the receipt went, just after the registration only', async () => {
    const office = new Office()
    const number = await office.appeal()
    const pageOf = async (more: Record<string, string>) =>
      readOf((await office.status(number, lang, more)).body ?? '')
    expect(await pageOf({ registered: '1' })).toContain(words.receiptTo('aigul@example.kz'))
    expect(await pageOf({})).not.toContain('aigul@example.kz')
  })

  it('whose mail came back reads it with the address, until another one is given', async () => {
    const office = new Office()
    const number = await office.appeal()
    const came = { kind: 'delivery', to: 'applicant', permanent: true, at: office.now } as const
    const put = (id: string, more: { why: 'bounce' | 'auto_reply'; address: string }) =>
      office.deps.people.put(number, `delivery-${id}`, { ...came, ...more })
    const page = async () => readOf((await office.status(number, lang)).body ?? '')
    await put('1', { why: 'bounce', address: 'other@example.kz' })
    await put('2', { why: 'auto_reply', address: 'aigul@example.kz' })
    expect(await page()).not.toContain('aigul@example.kz')
    await put('3', { why: 'bounce', address: 'aigul@example.kz' })
    expect(await page()).toContain(handoverWords(lang).contact.lost('aigul@example.kz'))
  })

  it('an extension tells the new date and why', () => {
    const page = renderStatus(sideRoads(lang))
    const read = readOf(page)
    expect(read).toContain(words.extended.title)
    expect(read).toMatch(new RegExp(`${words.extended.until}\\s+${formatDay('2026-04-13', lang)}`))
    expect(read).toContain(words.extended.reason)
    expect(page).toContain('Мердігер кестені әлі &lt;бекітпеді&gt;.')
    expect(readOf(renderStatus(status(lang)))).not.toContain(words.extended.reason)
  })

  it('an interim answer tells why, and until when the council keeps the matter', () => {
    const page = renderStatus(sideRoads(lang))
    expect(page).toContain(words.interim.control('2026-07-01'))
    expect(page).toContain('Құбыр жаз айларында ауыстырылады.')
    expect(page).toContain('Құбырды жылыту маусымы')
  })

  it('a part forwarded is named with where it went', () => {
    expect(renderStatus(sideRoads(lang))).toContain(words.forwarded.part)
  })

  it('after the answer one may disagree, by when is said; what is done cannot be taken back', () => {
    const page = renderStatus(disputable(lang))
    expect(formsIn(page)).toEqual(['dispute', 'rating', 'messages', 'contact'])
    expect(page).toContain(words.dispute.text(byEndOf('2026-04-24', lang)))
    expect(page).toContain(words.dispute.button)
  })

  it('once disagreed, the earlier answer is still there and called so', () => {
    const page = renderStatus(disputed(lang))
    expect(page).toContain(words.disputed.title)
    expect(page).toContain(`<h2>${words.earlier.title}</h2>`)
    expect(page).toContain('Жөндеу 9 сәуірде аяқталды.')
    expect(formsIn(page)).toEqual(['messages', 'contact', 'withdraw'])
  })

  it('taking the appeal back is folded, and takes a tick and a click', () => {
    const page = renderStatus(status(lang))
    expect(page).toMatch(/<details class="action no-print"><summary>/)
    const form = /<form[^>]*\/withdraw\?.*?<\/form>/s.exec(page)?.[0] ?? ''
    expect(form).toMatch(/<input type="checkbox" name="sure"[^>]* required/)
  })
})

describe('the date of the answer', () => {
  const cause = { kk: 'сараптама', ru: 'экспертиза', en: 'expertise' }
  const stopped = async () => {
    const office = new Office([{ id: 'expertise', names: cause }])
    const number = await office.appeal()
    office.now = local('2026-03-26')
    await office.act(office.secretary(number), { action: 'pause', cause: 'expertise' })
    return { office, number }
  }
  const statusOf = async ({ office, number }: Awaited<ReturnType<typeof stopped>>, lang: Language) =>
    readOf((await office.status(number, lang)).body ?? '')

  it.each(languages)('is not promised while the clock stands still, nor called late (%s)', async (lang) => {
    const words = pageWords(lang).status
    const opened = await stopped()
    const said = words.stopped('2026-03-26', cause[lang])
    const before = await statusOf(opened, lang)
    expect(before).toContain(said)
    expect(before).not.toContain(formatDay('2026-04-14', lang))
    opened.office.now = local('2026-04-20')
    const after = await statusOf(opened, lang)
    expect(after).toContain(said)
    expect(after).not.toContain(words.overdue('2026-04-14'))
    await opened.office.act(opened.office.secretary(opened.number), { action: 'resume' })
    const due = (await opened.office.caseOf(opened.number)) as Appeal
    expect(await statusOf(opened, lang)).toContain(words.due(byEndOf(due.main.due ?? '', lang)))
  })

  it.each(languages)(
    'that passed under long-term control is said, without reminders that nobody gets (%s)',
    (lang) => {
      const words = pageWords(lang).status
      const { status: shown, ...model } = sideRoads(lang)
      const { question: _, ...interim } = shown
      const late = { ...model, status: { ...interim, status: 'long_term' as const }, today: '2026-06-01' }
      const page = readOf(renderStatus(late))
      expect(page).toContain(words.overdueUnderControl(shown.dueOn ?? ''))
      expect(page).not.toContain(words.overdue(shown.dueOn ?? ''))
    },
  )
})

describe('the explanation of the date of the answer', () => {
  it('after a dispute begins with the day of the dispute, even if that is the day of registration', async () => {
    const office = new Office()
    office.now = local('2026-03-28')
    const number = await office.appeal()
    office.now = local('2026-03-30')
    await office.act(await office.assign(number), { action: 'answer', outcome: 'explained', text: 'Жауап.' })
    await office.dispute(number, 'Келіспеймін.')
    const page = readOf((await office.status(number, 'ru')).body ?? '')
    expect(page).toContain('День заявления о несогласии (30 марта 2026 года)')
    for (const token of [await office.chair(number), office.secretary(number)])
      expect(readOf((await office.open(token)).body ?? '')).toContain(
        'День заявления о несогласии (30 марта 2026 года)',
      )
  })

  it('of a draft begins with the day on which its version came', async () => {
    const office = new Office()
    const number = await office.draft()
    const token = await office.assign(number, 'urban-planning')
    office.now = local('2026-03-26')
    await office.version(number, 2)
    const page = readOf((await office.open(token)).body ?? '')
    expect(page).toContain('День поступления новой версии (26 марта 2026 года)')
  })
})

describe('a form that failed', () => {
  const failed = (name: string, path: string) => ({
    failed: name,
    values: { text: 'Мен <келіспеймін>' },
    errors: [{ path, message: 'Нельзя.' }],
  })

  it('shows its errors and what was typed, and no other form does', () => {
    const page = renderStatus({ ...disputable('ru'), ...failed('dispute', 'text') })
    expect(page).toContain('<a href="#dispute-text">С чем Вы не согласны: Нельзя.</a>')
    expect(page).toMatch(/id="dispute-text"[^>]*>\nМен &lt;келіспеймін&gt;<\/textarea>/)
    expect(page).toMatch(/id="messages-text"[^>]*>\n<\/textarea>/)
  })

  it('is open, and tells what concerns all of it', () => {
    const page = renderStatus({ ...status('ru'), ...failed('withdraw', '') })
    expect(page).toMatch(/<details class="action no-print" open>/)
    expect(page).toMatch(/<form[^>]*\/withdraw\?[^>]*>\n<p class="error">.*Нельзя\./)
  })

  it('and is not offered any more leaves its words in the message box', () => {
    const page = renderStatus({ ...disputed('ru'), ...failed('dispute', '') })
    expect(page).toContain('<li>Нельзя.</li>')
    expect(page).toMatch(/id="messages-text"[^>]*>\nМен &lt;келіспеймін&gt;<\/textarea>/)
  })
})

describe('from page to page', () => {
  const page = async (office: Office, number: string, more = {}) =>
    (await office.status(number, 'ru', more)).body ?? ''

  it('the reply to a question ends the question', async () => {
    const office = new Office()
    const number = await office.appeal()
    const chair = await office.assign(number)
    await office.act(chair, { action: 'ask', text: 'Бүкіл үйде ме?' })
    expect(await page(office, number)).toContain('Просим ответить до конца дня 31 марта 2026 года.')
    const empty = await office.write(number, 'messages', { text: ' ', idempotencyKey: 'k' })
    expect(empty.status).toBe(422)
    expect(empty.body).toContain('<a href="#messages-text">Ваш ответ: ')
    const reply = await office.write(number, 'messages', { text: 'Иә.', idempotencyKey: 'k' })
    expect(reply.status).toBe(303)
    expect(office.events(number).at(-1)).toBe('ClarificationReceived')
    const after = await page(office, number, { added: '1' })
    expect(after).toContain('Сообщение добавлено')
    expect(after).not.toContain('Вопрос комиссии')
  })

  it('why the term was extended is read by the applicant; why it was asked for is not', async () => {
    const office = new Office()
    const number = await office.appeal()
    const chair = await office.assign(number)
    await office.act(chair, { action: 'extension', until: '2026-05-06', reason: 'Сұрау себебі.' })
    expect(await page(office, number)).not.toContain('Срок ответа продлён')
    await office.act(office.head(number), {
      action: 'extend',
      until: '2026-05-06',
      reason: 'Қосымша зерттеу керек.',
    })
    const after = readOf(await page(office, number))
    expect(after).toContain('Срок ответа продлён')
    expect(after).toContain('6 мая 2026 года')
    expect(after).toContain('Қосымша зерттеу керек.')
    expect(after).not.toContain('Сұрау себебі.')
  })

  it('an appeal taken back stays so, and says so', async () => {
    const office = new Office()
    const number = await office.appeal()
    await office.assign(number)
    const unsure = await office.write(number, 'withdraw', { idempotencyKey: 'k' })
    expect(unsure.status).toBe(422)
    expect(unsure.body).toMatch(
      /<a href="#withdraw-sure">Поставьте эту отметку.*<details class="action no-print" open>/s,
    )
    const reply = await office.write(number, 'withdraw', { sure: '1', idempotencyKey: 'k' })
    expect(reply.headers?.location).toContain('withdrawn=1')
    const after = await page(office, number, { withdrawn: '1' })
    expect(after).toContain('Обращение отозвано')
    expect(formsIn(after)).toEqual(['messages', 'file', 'contact'])
    const again = await office.write(number, 'withdraw', { sure: '1', idempotencyKey: 'other' })
    expect(again.status).toBe(409)
    expect(again.body).toContain('role="alert"')
  })

  it('who disagrees gets a new due date, counted from that day; the second answer ends it', async () => {
    const office = new Office()
    const number = await office.appeal()
    const chair = await office.assign(number)
    await office.act(chair, { action: 'answer', outcome: 'declined', text: 'Бірінші жауап.' })
    expect(await page(office, number)).toContain('до конца дня 7 апреля 2026 года')
    office.now = '2026-04-03T05:00:00.000Z'
    const reply = await office.write(number, 'dispute', { text: 'Келіспеймін.', idempotencyKey: 'k' })
    expect(reply.headers?.location).toContain('disputed=1')
    const after = readOf(await page(office, number, { disputed: '1' }))
    expect(after).toContain('Ваше несогласие с ответом зарегистрировано')
    expect(after).toContain('Прежний ответ совета')
    expect(after).toContain('Бірінші жауап.')
    expect(after).toContain('День заявления о несогласии (3 апреля 2026 года)')
    await office.act(chair, { action: 'answer', outcome: 'satisfied', text: 'Екінші жауап.' })
    const second = await page(office, number)
    expect(second).toContain('<h2>Ответ совета</h2>')
    expect(second).toContain('Екінші жауап.')
    expect(formsIn(second)).toEqual(['rating', 'messages', 'file', 'contact'])
  })

  it('an answer is rated once, with a few words; then the rating is told and no form offered', async () => {
    const office = new Office()
    const number = await office.appeal()
    const chair = await office.assign(number)
    expect(formsIn(await page(office, number))).not.toContain('rating')
    await office.act(chair, { action: 'answer', outcome: 'explained', text: 'Жауап.' })
    expect(formsIn(await page(office, number))).toEqual(['dispute', 'rating', 'messages', 'file', 'contact'])
    const empty = await office.write(number, 'rating', { comment: 'Рақмет <b>', idempotencyKey: 'k' })
    expect(empty.status).toBe(422)
    expect(empty.body).toContain('<a href="#rating-rating">Помог ли Вам ответ совета? Выберите оценку.</a>')
    expect(empty.body).toMatch(/id="rating-comment"[^>]*>\nРақмет &lt;b&gt;<\/textarea>/)
    const typed = { rating: 'partly', comment: ' Рақмет ', idempotencyKey: 'k' }
    const reply = await office.write(number, 'rating', typed)
    expect(reply.headers?.location).toContain('rated=1')
    // A second click is the same rating; another one is refused by name.
    expect((await office.write(number, 'rating', typed)).status).toBe(303)
    const second = await office.write(number, 'rating', { ...typed, idempotencyKey: 'l' })
    expect(second.status).toBe(409)
    expect(second.body).toContain('Этот ответ Вы уже оценили')
    expect(office.events(number).filter((type) => type === 'AnswerRated')).toHaveLength(1)
    const after = readOf(await page(office, number, { rated: '1' }))
    expect(after).toContain('Спасибо за оценку')
    expect(after).toMatch(/Ваша оценка\s+Помог частично/)
    expect(JSON.stringify(office.log(number))).not.toContain('Рақмет')
    const { content = '' } = ((await office.caseOf(number)) as Appeal).answer?.rated ?? {}
    expect(await office.deps.people.get(number, content)).toEqual({ kind: 'message', text: 'Рақмет' })
  })

  it('a corrected address that looks mistyped is asked about once; one button takes the other one', async () => {
    const office = new Office()
    const number = await office.appeal()
    const typed = { email: 'aigul@gmial.com', phone: '+7 701 000 00 00', idempotencyKey: 'k' }
    const asked = await office.write(number, 'contact', typed)
    expect([asked.status, office.events(number).includes('ContactCorrected')]).toEqual([200, false])
    expect(readOf(asked.body ?? '')).toContain('возможно, Вы имели в виду aigul@gmail.com')
    expect(asked.body).toMatch(/<form[^>]*\/contact\?[^>]*>\n<input[^>]*>\n<button class="hidden"/)
    expect(asked.body).toContain('name="asked" value="aigul@gmial.com"')
    expect(asked.body).toContain('name="meant" value="contact"')
    const kept = { ...typed, asked: typed.email }
    expect((await office.write(number, 'contact', { ...kept, meant: 'contact' })).status).toBe(303)
    const corrected = (await office.caseOf(number)) as Appeal
    expect(await office.deps.people.get(number, corrected.contacts?.[0] ?? '')).toMatchObject({
      email: 'aigul@gmail.com',
    })
    expect((await office.write(number, 'contact', { ...kept, idempotencyKey: 'l' })).status).toBe(303)
  })

  it('who disagrees too late keeps what they wrote', async () => {
    const office = new Office()
    const number = await office.appeal()
    const chair = await office.assign(number)
    await office.act(chair, { action: 'answer', outcome: 'declined', text: 'Жауап.' })
    office.now = '2026-05-20T05:00:00.000Z'
    expect(formsIn(await page(office, number))).toEqual(['rating', 'messages', 'file', 'contact'])
    const reply = await office.write(number, 'dispute', { text: 'Келіспеймін.', idempotencyKey: 'k' })
    expect(reply.status).toBe(409)
    expect(reply.body).toMatch(/id="messages-text"[^>]*>\nКеліспеймін\.<\/textarea>/)
  })
})
