/** Addresses that members write down for others: one that looks mistyped is asked about once, and is theirs to keep. */
import { describe, expect, test } from 'vitest'
import { setTemplate } from '../../../shared/application/desk/set-template.ts'
import { appealWords } from '../../../shared/text/appeals/words.ts'
import { by } from '../../builders/council.ts'
import { iin } from '../../builders/identity.ts'
import { appeal } from '../../builders/inputs.ts'
import { Visitor } from './visitor.ts'

const [wrong, right] = ['asel@gmial.com', 'asel@gmail.com']
const { mistypedFor, takeMeant } = appealWords('en').form
const question = mistypedFor(wrong, right)

const forms = {
  'an appeal on paper': {
    address: '/desk/appeals/new?lang=en',
    path: 'applicant.email',
    fields: {
      ...{ channel: 'paper', receivedOn: '30.01.2026', receivedTime: '09:05', 'applicant.kind': 'person' },
      ...{ 'applicant.name': 'Асель К.', 'applicant.iin': iin(), topic: 'other' },
      ...{ subject: 'Двор', text: 'Просим.', language: 'ru' },
    },
  },
  'a draft act': {
    address: '/desk/draft-acts/new?lang=en',
    path: 'contact.email',
    fields: {
      ...{ agency: 'public-spaces-department', reference: '05-12/345', title: 'Правила' },
      ...{ actType: 'maslikhat-decision', text: 'Текст проекта.', 'contact.name': 'Болат А.' },
      ...{ channel: 'paper', receivedOn: '01.02.2026', receivedTime: '10:00' },
    },
  },
  'an initiative': {
    address: '/desk/initiatives/new?lang=en',
    path: 'to.email',
    fields: {
      ...{ 'origin.kind': 'round_table', 'origin.title': 'Су сапасы', 'origin.on': '30.01.2026' },
      ...{ 'to.name': 'КСК «Самал»', subject: 'Вода', text: 'Сообщите.' },
    },
  },
  'a contact of the applicant': {
    address: '/desk/cases/ALM-A-2026-000001?lang=en',
    path: 'email',
    fields: { action: 'correct_contact' },
  },
  'a letter to a body that the council’s list does not have': {
    address: '/desk/cases/ALM-A-2026-000001?lang=en',
    path: 'to.email',
    fields: { action: 'forward', 'to.name': 'КСК «Самал»', text: 'По принадлежности.' },
  },
}

const signedIn = async () => {
  const visitor = new Visitor()
  await visitor.signIn()
  await visitor.world.submit(appeal({ topic: 'other' }), 'one')
  await visitor.world.settle()
  return { visitor, csrf: await visitor.csrf() }
}
const addressIn = (html: string, path: string) =>
  new RegExp(`name="${path.replace('.', '\\.')}" id="[^"]*" value="([^"]*@[^"]*)"`).exec(html)?.[1]

describe.each(Object.entries(forms))('%s', (_, { address, path, fields }) => {
  const typed = { ...fields, idempotencyKey: 'key-9' }

  test('is shown again with the question, and nothing is done yet', async () => {
    const { visitor, csrf } = await signedIn()
    const before = visitor.world.log.stream.length
    const asked = await visitor.post(address, { ...typed, csrf, [path]: wrong })
    expect(asked.status).toBe(200)
    expect(asked.html).toContain(question)
    expect(asked.html).toContain(`name="asked" value="${wrong}"`)
    expect(addressIn(asked.html, path)).toBe(wrong)
    // Enter presses a form's first button.
    expect(asked.html.indexOf('<button class="hidden" tabindex="-1"')).toBeLessThan(
      asked.html.indexOf(takeMeant(right)),
    )
    expect(visitor.world.log.stream.length).toBe(before)
  })
  test('takes the address that was meant by one button, with all else that was typed', async () => {
    const { visitor, csrf } = await signedIn()
    const changed = await visitor.post(address, { ...typed, csrf, [path]: wrong, asked: wrong, meant: path })
    expect(changed.status).toBe(200)
    expect(addressIn(changed.html, path)).toBe(right)
    expect(changed.html).not.toContain(question)
    for (const text of ['Просим.', 'Текст проекта.', 'Сообщите.', 'По принадлежности.'])
      if (Object.values<string>(fields).includes(text)) expect(changed.html).toContain(text)
  })
  test('keeps the address as it is where it was asked about already', async () => {
    const { visitor, csrf } = await signedIn()
    const kept = await visitor.post(address, { ...typed, csrf, [path]: wrong, asked: wrong })
    // A forwarding is shown once more before it leaves.
    expect([200, 303]).toContain(kept.status)
    expect(kept.html).not.toContain(question)
    const sent =
      kept.status === 303
        ? kept
        : await visitor.post(address, { ...typed, csrf, [path]: wrong, asked: wrong, confirmed: '1' })
    expect(sent.status).toBe(303)
  })
})

test('a letter of an initiative may begin with a template, after what was typed', async () => {
  const { visitor, csrf } = await signedIn()
  const address = '/desk/initiatives/new?lang=en'
  expect((await visitor.get(address)).html).not.toContain('name="template"')
  const entering = { actor: by.secretary, at: visitor.world.now }
  const template = { language: 'ru', title: 'Запрос', text: 'Просим сообщить до {сегодня}. {номер}' } as const
  await setTemplate(visitor.deps, { purpose: 'letter', ...template }, { ...entering, commandId: 't1' })
  await setTemplate(visitor.deps, { purpose: 'answer', ...template }, { ...entering, commandId: 't2' })
  const { html } = await visitor.get(address)
  expect(html.match(/<option value="t-\d+">/g)).toEqual(['<option value="t-1">'])
  const filled = await visitor.post(address, {
    ...{ csrf, change: 'template', template: 't-1', text: 'Здравствуйте!', subject: 'Вода' },
    idempotencyKey: 'key-1',
  })
  expect(filled.status).toBe(200)
  expect(filled.html).toContain('value="Вода"')
  // What only a case has stays to be filled in.
  expect(filled.html).toMatch(/Здравствуйте!\n\nПросим сообщить до 2 февраля 2026 [^<]*\{номер\}<\/textarea>/)
})
