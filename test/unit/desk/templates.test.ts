/** Templates at the desk: written, changed, ended; and taken into a form, in which nothing typed is lost. */
import { expect, test } from 'vitest'
import { templatesNow } from '../../../shared/application/desk/templates.ts'
import { templateWords } from '../../../shared/text/desk/template-words.ts'
import { appeal } from '../../builders/inputs.ts'
import { Visitor } from './visitor.ts'

const number = 'ALM-A-2026-000001'
const words = templateWords('en')

const signedIn = async () => {
  const visitor = new Visitor()
  await visitor.signIn()
  const csrf = await visitor.csrf()
  let keys = 0
  const send = async (address: string, fields: Record<string, string>) => {
    const answer = await visitor.post(address, { csrf, idempotencyKey: `key-${++keys}`, ...fields })
    await visitor.world.settle()
    return answer
  }
  return { visitor, send }
}
const forwarding = {
  purpose: 'forward',
  language: 'ru',
  title: 'В акимат',
  text: 'Направляем обращение {номер} от {дата поступления}.',
}

test('is written, listed with its words, changed and ended', async () => {
  const { visitor, send } = await signedIn()
  expect((await visitor.get('/desk/directory?lang=en')).html).toContain('href="/desk/templates?lang=en"')
  expect((await visitor.get('/desk/templates?lang=en')).html).toContain(words.none)
  const added = await send('/desk/templates?lang=en', forwarding)
  expect([added.status, added.location]).toEqual([303, '/desk/templates?lang=en&done=saved'])
  const { html } = await visitor.get(added.location)
  expect(html).toContain(words.saved)
  expect(html).toContain('<h3>В акимат</h3>')
  expect(html).toContain('Направляем обращение {номер} от {дата поступления}.')

  const one = await visitor.get('/desk/templates/t-1?lang=en')
  expect(one.html).toContain('value="В акимат"')
  expect((await send('/desk/templates/t-1?lang=en', { ...forwarding, title: 'В полицию' })).status).toBe(303)
  expect(await templatesNow(visitor.world.deps)).toMatchObject([{ template: 't-1', title: 'В полицию' }])
  expect((await send('/desk/templates/t-1?lang=en', { end: '1' })).location).toContain('done=ended')
  expect(await templatesNow(visitor.world.deps)).toEqual([])
  expect((await visitor.get('/desk/templates/t-1')).status).toBe(404)
})

test('says what is wrong at its field, and keeps what was typed', async () => {
  const { send } = await signedIn()
  const empty = await send('/desk/templates?lang=en', { title: 'В акимат' })
  expect(empty.status).toBe(422)
  expect(empty.html).toContain('value="В акимат"')
  for (const field of ['purpose', 'language', 'text']) expect(empty.html).toContain(`<a href="#${field}">`)
  const unknown = await send('/desk/templates?lang=en', { ...forwarding, text: 'На {адрес}' })
  expect(unknown.status).toBe(422)
  expect(unknown.html).toContain(words.unknownField('{адрес}'))
})

test('its words stay as long as their log names them, and are in no event', async () => {
  const { visitor, send } = await signedIn()
  await send('/desk/templates', forwarding)
  const { log, people } = visitor.world
  expect(JSON.stringify(await log.load('templates'))).not.toContain('Направляем')
  const [kept] = people.all().filter(({ caseId }) => caseId === 'templates')
  expect(kept).toMatchObject({ content: { kind: 'template', title: 'В акимат' } })
  expect(kept?.expiresAt).toBeUndefined()
})

test('fills the form that it is for, after what was typed, and nothing is done by it', async () => {
  const { visitor, send } = await signedIn()
  await send('/desk/templates', forwarding)
  await send('/desk/templates', { ...forwarding, purpose: 'answer', title: 'Ответ' })
  await visitor.world.submit(appeal())
  await visitor.world.settle()
  const address = `/desk/cases/${number}?lang=en`
  const { html } = await visitor.get(address)
  expect(html).toMatch(/<select name="template" id="forward-template"/)
  expect(html).toContain('<option value="t-1">В акимат, Русский')
  // A member gives no answers.
  expect(html).not.toContain('<option value="t-2">')
  const before = (await visitor.world.log.load(number)).length
  const typed = { action: 'forward', to: 'tazalyk', text: 'Срочно.', template: 't-1' }
  const filled = await send(address, { ...typed, change: 'template' })
  expect(filled.status).toBe(200)
  expect(filled.html).toMatch(
    /<textarea name="text" id="forward-text"[^>]*>\nСрочно\.\n\nНаправляем обращение ALM-A-2026-000001 от 2 февраля 2026 года\.<\/textarea>/,
  )
  expect(filled.html).toMatch(/<option value="tazalyk" selected>/)
  expect(await visitor.world.log.load(number)).toHaveLength(before)
  // A template that is chosen and not taken is no part of what is sent.
  const confirm = await send(address, typed)
  expect([confirm.status, confirm.html.includes('Срочно.')]).toEqual([200, true])
})

test('begins a meeting’s decision, in the row that asks and beside the other votes, and nothing is decided by it', async () => {
  const { visitor, send } = await signedIn()
  const meeting = '/desk/activities/ALM-M-2026-000001'
  await send('/desk/activities/new', { form: 'general_meeting', title: 'О планах', on: '2026-02-02' })
  await send(meeting, { action: 'set_agenda', items: 'План\nБюджет' })
  expect((await visitor.get(`${meeting}/result`)).html).not.toContain('name="template"')
  const decision = { purpose: 'take_vote', language: 'ru', title: 'Принять', text: 'Принять {сегодня}.' }
  await send('/desk/templates', decision)
  await send('/desk/templates', forwarding)

  const { html } = await visitor.get(`${meeting}/result?lang=en`)
  expect(html).toContain('<option value="t-1">Принять, Русский')
  expect(html).not.toContain('<option value="t-2">')
  const typed = { on: '2026-02-02', present: '20', 'decisions.0.text': 'План', 'decisions.1.text': 'Бюджет' }
  const before = (await visitor.world.log.load('ALM-M-2026-000001')).length
  const filled = await send(`${meeting}/result`, { ...typed, template: 't-1', change: '1' })
  expect(filled.status).toBe(200)
  expect(filled.html).toMatch(/decisions-1-text"[^>]*>\nБюджет\n\nПринять 2 февраля 2026 года\.<\/textarea>/)
  expect(filled.html).toMatch(/decisions-0-text"[^>]*>\nПлан<\/textarea>/)
  expect(await visitor.world.log.load('ALM-M-2026-000001')).toHaveLength(before)

  // A template that is chosen and not taken is no part of what is sent.
  await send(`${meeting}/result`, { ...typed, total: '20', template: 't-1' })
  const offered = await visitor.get(`${meeting}?lang=en`)
  expect(offered.html).toMatch(/<select name="template" id="take_vote-template"/)
  const vote = { action: 'take_vote', for: '20', against: '0', abstained: '0', template: 't-1' }
  const asked = await send(meeting, { ...vote, change: 'template' })
  expect(asked.html).toMatch(/take_vote-text"[^>]*>\nПринять 2 февраля 2026 года\.<\/textarea>/)
  expect(asked.html).toMatch(/id="take_vote-for" value="20"/)
  expect((await send(meeting, { ...vote, text: 'Принять.' })).status).toBe(303)
})
