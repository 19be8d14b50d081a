/** Every action on the page of a link: its form, what it posts, its errors, and the step before what is final. */
import { describe, expect, it } from 'vitest'
import { type ActionInput, actionInput, actionInputs } from '../../../events/action-inputs.ts'
import { type Language, languages } from '../../../events/values.ts'
import { inputOf } from '../../../shared/application/actions/form-input.ts'
import { validate } from '../../../shared/application/validate.ts'
import { type ActionName, actionNames } from '../../../shared/domain/capabilities.ts'
import { escapeHtml } from '../../../shared/markup/html.ts'
import { renderConfirm } from '../../../shared/pages/actions/confirm.ts'
import { renderLink } from '../../../shared/pages/actions/link.ts'
import { isFinal } from '../../../shared/pages/actions/manners.ts'
import type { LinkModel } from '../../../shared/pages/models.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { texts } from '../../../shared/text/texts.ts'
import { inBoth } from '../../builders/written.ts'
import { readOf, spaced } from '../text/words-of.ts'
import { fieldsIn } from './office.ts'
import { type Scene, scenes, typed } from './scenes.ts'

/** The first scene in which each action is offered. */
const places = new Map<ActionName, { name: string; scene: Scene }>()
for (const [name, make] of Object.entries(scenes)) {
  const scene = await make()
  for (const action of (await scene.office.view(scene.token)).actions)
    if (!places.has(action.name)) places.set(action.name, { name, scene })
}
const placeOf = (action: ActionName) => {
  const place = places.get(action)
  if (!place) throw new Error(`no scene offers ${action}`)
  return place
}
/** A model before anything has happened but that the action was chosen; tests that do something make their own scene. */
const modelOf = async (action: ActionName, lang: Language = 'ru'): Promise<LinkModel> => {
  const { office, token } = placeOf(action).scene
  return { ...(await office.model(token, lang)), chosen: action }
}
const fresh = (name: string): Promise<Scene> => {
  const make = scenes[name]
  if (!make) throw new Error(`no such scene: ${name}`)
  return make()
}

/** What the form for an action would post once a person has typed into it. */
const filled = (model: LinkModel, action: ActionName): Record<string, string> => ({
  ...fieldsIn(renderLink({ ...model, chosen: action }), action),
  ...typed[action],
})
const checked = (fields: Record<string, string>) => validate(actionInput, inputOf(fields))

it('scenes offer every action', () => {
  expect([...places.keys()].sort()).toEqual([...actionNames].sort())
})

describe.each(actionNames.flatMap((action) => languages.map((lang) => ({ action, lang }))))(
  '$action in $lang',
  ({ action, lang }) => {
    it('calls every field by its name in that language', async () => {
      const model = await modelOf(action, lang)
      const { fields = [] } = model.view.actions.find(({ name }) => name === action) ?? {}
      const words = pageWords(lang).link.fields
      for (const { name } of fields) expect(words[`${action}.${name}`] ?? words[name], name).toBeDefined()
      expect(renderLink(model)).toContain(`<button>${texts(lang).actions[action].button}</button>`)
    })

    it('keeps what was typed, whatever it was', async () => {
      const model = await modelOf(action, lang)
      const hostile = `<b>"'&\nкөп`
      const { fields = [] } = model.view.actions.find(({ name }) => name === action) ?? {}
      const free = fields.filter(({ type }) => type === 'text' || type === 'textarea' || type === 'email')
      const values = Object.fromEntries(free.map(({ name }) => [name, hostile]))
      const page = renderLink({ ...model, failed: action, values })
      expect(page.split(escapeHtml(hostile)).length - 1).toBe(free.length)
      expect(page).not.toContain('<b>"')
      expect(fieldsIn(page, action)).toMatchObject(values)
    })
  },
)

const expected: { [A in ActionName]: Extract<ActionInput, { action: A }> } = {
  accept: { action: 'accept' },
  told: { action: 'told' },
  resume: { action: 'resume' },
  assign: { action: 'assign', commission: 'social' },
  pause: { action: 'pause', cause: 'expertise' },
  return: { action: 'return', reason: 'Бұл басқа комиссияның мәселесі.' },
  decline: { action: 'decline', reason: 'Жоба кеңес үшін маңызды емес.', version: 1 },
  refuse_extension: { action: 'refuse_extension', reason: 'Мерзім жеткілікті.' },
  sign: { action: 'sign' },
  refuse_signature: { action: 'refuse_signature', reason: 'Кестені де сұраңыз.' },
  ask: { action: 'ask', text: typed.ask.text as string },
  complete: { action: 'complete', missing: ['iin', 'address'], text: 'Мекенжайыңызды жазыңыз.' },
  return_to_applicant: {
    action: 'return_to_applicant',
    ground: 'insulting',
    text: 'Балағат сөздерсіз қайта жазыңыз.',
  },
  link_repeat: { action: 'link_repeat', of: 'ALM-A-2026-000002', file: false },
  terminate: { action: 'terminate', ground: 'court', text: 'Мәселені сот шешкен.' },
  reply: { action: 'reply', receivedOn: '2026-03-27', text: 'Бүкіл үйде жоқ.' },
  completion: {
    action: 'completion',
    receivedOn: '2026-03-27',
    text: 'ЖСН мен мекенжайымды қоса жіберемін.',
  },
  message: { action: 'message', receivedOn: '2026-03-19', text: 'Су тағы да өшірілді.' },
  dispute: { action: 'dispute', receivedOn: '2026-03-27', text: 'Жауаппен келіспеймін.' },
  withdraw: { action: 'withdraw', receivedOn: '2026-03-19' },
  ask_file: { action: 'ask_file', receivedOn: '2026-03-19' },
  publish_answer: {
    action: 'publish_answer',
    subject: 'Ыстық су',
    question: 'Ыстық су қашан болады?',
    answer: 'Жөндеу аяқталды.',
  },
  withdraw_consent: { action: 'withdraw_consent', receivedOn: '2026-03-27' },
  show_file: { action: 'show_file', how: 'page', on: '2026-03-27' },
  crime_or_danger: {
    action: 'crime_or_danger',
    to: 'housing-inspection',
    text: 'Газ иісі шығып тұр.',
    part: false,
  },
  incomplete: { action: 'incomplete', text: 'Түсіндірме жазба жоқ.', version: 1 },
  letter: {
    action: 'letter',
    to: 'almaty-su',
    kind: 'recommendation',
    subject: 'Ыстық су туралы',
    text: typed.letter.text as string,
  },
  remind: { action: 'remind', letter: 'ALM-L-2026-000001' },
  note: { action: 'note', text: 'Заявитель звонил: кран починили.' },
  handed_over: {
    action: 'handed_over',
    what: 'forwarding',
    on: '2026-03-27',
    how: 'post',
    reference: 'RR123456789KZ',
  },
  correct_contact: { action: 'correct_contact', email: 'saule.new@example.kz', phone: '8 (727) 272-11-11' },
  letter_handed_over: { action: 'letter_handed_over', letter: 'ALM-L-2026-000001', on: '2026-03-27' },
  answer: { action: 'answer', outcome: 'partly', text: 'Жөндеу 9 сәуірде аяқталады.\n\nКешірім сұраймыз.' },
  long_term: {
    action: 'long_term',
    text: typed.long_term.text as string,
    controlOn: '2026-07-01',
    reason: typed.long_term.reason as string,
  },
  extension: { action: 'extension', until: '2026-05-06', reason: typed.extension.reason as string },
  extend: { action: 'extend', until: '2026-05-06', reason: 'Тексеру аяқталуын күту қажет.' },
  forward: {
    action: 'forward',
    to: 'housing-inspection',
    text: 'Мәселе инспекцияның құзыретіне жатады.',
    part: false,
  },
  record_response: {
    action: 'record_response',
    letter: 'ALM-L-2026-000001',
    decision: 'partly',
    text: 'Жауап қағаз түрінде келді.',
    receivedOn: '2026-03-27',
  },
  recommend: {
    action: 'recommend',
    outcome: 'with_remarks',
    text: inBoth('Қолдаймыз.'),
    remarks: [
      { clause: '4-тармақ', text: inBoth('Мерзім көрсетілсін.') },
      { clause: '7-тармақ', quote: 'ақылға қонымды', text: inBoth('Алып тасталсын.') },
    ],
    version: 1,
  },
  respond: {
    action: 'respond',
    decision: 'partly',
    text: 'Бірінші ескерту ескерілді.',
    remarks: [
      { no: 1, accepted: true },
      { no: 2, accepted: false, reason: 'Норма қажет.' },
    ],
  },
}

describe('what a form posts', () => {
  it.each(actionNames)('for %s is what the API takes', async (action) => {
    expect(checked(filled(await modelOf(action), action))).toEqual({
      outcome: 'valid',
      value: expected[action],
    })
  })

  it('that names no action is an error of the action', () => {
    expect(checked({ text: 'x' })).toMatchObject({ outcome: 'invalid', faults: [{ path: 'action' }] })
  })

  it('names the body to forward to: from the list, else as typed, else as an error', async () => {
    const form = filled(await modelOf('forward'), 'forward')
    const to = (more: Record<string, string>) => {
      const input = checked({ ...form, ...more })
      return input.outcome === 'valid' ? (input.value as { to?: unknown }).to : input.faults
    }
    const body = { 'to.name': ' Еңбек инспекциясы ', 'to.email': 'inspection@example.kz' }
    expect(to({ to: '', ...body })).toEqual({ name: 'Еңбек инспекциясы', email: 'inspection@example.kz' })
    expect(to({ to: '', ...body, 'to.email': ' ' })).toEqual({ name: 'Еңбек инспекциясы' })
    expect(to({ to: 'tazalyk', ...body })).toBe('tazalyk')
    expect(to({ to: '' })).toEqual([{ path: 'to', code: 'required' }])
    expect(to({ to: '', 'to.email': 'nobody' })).toEqual([
      { path: 'to.name', code: 'required' },
      { path: 'to.email', code: 'email' },
    ])
  })

  it('forwards a part when that is ticked', async () => {
    const form = filled(await modelOf('forward'), 'forward')
    expect(checked({ ...form, part: 'true' })).toMatchObject({ value: { part: true } })
  })

  it('leaves out the remarks that a response on paper does not answer', async () => {
    const { office, token } = await fresh('the secretariat before a recommendation')
    const form = filled(await office.model(token, 'ru'), 'record_response')
    expect(form).toMatchObject({ 'remarks.0.no': '1', 'remarks.0.accepted': '', 'remarks.1.no': '2' })
    expect(checked(form)).toEqual({ outcome: 'valid', value: expected.record_response })
    expect(checked({ ...form, 'remarks.1.accepted': 'false', 'remarks.1.reason': 'Норма қажет.' })).toEqual({
      outcome: 'valid',
      value: { ...expected.record_response, remarks: [{ no: 2, accepted: false, reason: 'Норма қажет.' }] },
    })
  })

  it('tells days as calendars do and as people do', () => {
    const until = (day: string) => inputOf({ action: 'extend', until: day }).until
    expect(until('2026-05-06')).toBe('2026-05-06')
    expect(until(' 6.5.2026 ')).toBe('2026-05-06')
    expect(until('06.05.2026')).toBe('2026-05-06')
    expect(until('6 мая')).toBe('6 мая')
  })

  it('carries nothing of the form’s own mechanics', () => {
    const mechanics = { idempotencyKey: 'k', lang: 'kk', more: '1', change: '1', confirmed: '1' }
    expect(inputOf({ action: 'accept', ...mechanics })).toEqual({ action: 'accept' })
  })
})

/** The links of the summary of errors, and how many errors it lists. */
const summaryIn = (page: string) => {
  const summary = /<div class="summary".*?<\/div>/s.exec(page)?.[0] ?? ''
  return { items: summary.match(/<li>/g)?.length ?? 0, links: summary.match(/<a href="#/g)?.length ?? 0 }
}

describe('errors', () => {
  it.each(actionNames)('of an empty form for %s lead to their controls', async (action) => {
    const model = await modelOf(action)
    const { fields = [] } = model.view.actions.find(({ name }) => name === action) ?? {}
    const needed = fields.filter((f) => (f.required || f.name === 'to') && (f.options?.length ?? 0) !== 1)
    const values = Object.fromEntries(Object.keys(filled(model, action)).map((name) => [name, '']))
    const kept = fieldsIn(renderLink(model), action)
    const posted = Object.entries(kept).filter(([name]) => /^(action|letter|cause)$|\.no$/.test(name))
    const input = checked({ ...values, ...Object.fromEntries(posted) })
    const faults = input.outcome === 'invalid' ? input.faults : []
    if (needed.length) expect(faults.length).toBeGreaterThanOrEqual(needed.length)
    const page = renderLink({
      ...model,
      failed: action,
      values: { ...values, ...Object.fromEntries(posted) },
      errors: faults.map(({ path }) => ({ path, message: 'wrong' })),
    })
    expect(summaryIn(page)).toEqual({ items: faults.length, links: faults.length })
  })

  it.each<[ActionName, string]>([
    ['extend', 'until'],
    ['extension', 'until'],
    ['long_term', 'controlOn'],
    ['record_response', 'receivedOn'],
    ['record_response', 'letter'],
    ['forward', 'to'],
    ['forward', 'to.name'],
    ['forward', 'to.email'],
    ['forward', 'part'],
    ['pause', 'cause'],
    ['assign', 'commission'],
    ['respond', 'remarks'],
    ['respond', 'remarks.1.reason'],
    ['respond', 'remarks.1.no'],
    ['recommend', 'remarks'],
    ['recommend', 'remarks.0.clause'],
  ])('of %s at %s are told there', async (action, path) => {
    const model = await modelOf(action)
    const page = renderLink({ ...model, failed: action, errors: [{ path, message: 'wrong' }], values: {} })
    expect(summaryIn(page)).toEqual({ items: 1, links: 1 })
    expect(page).toMatch(/<p class="error" id="[^"]*"><span class="hidden">[^<]*<\/span>wrong/)
  })

  it('of a remark answered on paper are told at that remark, however many before it were left out', async () => {
    const { office, token } = await fresh('the secretariat before a recommendation')
    const form = filled(await office.model(token, 'ru'), 'record_response')
    const page = (await office.post(token, { ...form, 'remarks.1.accepted': 'false' })).body ?? ''
    expect(page).toMatch(/<a href="#record_response-remarks-1-reason">[^<]*Укажите причину отклонения/)
    expect(page).toMatch(/name="remarks\.1\.accepted" id="[^"]*" value="false" checked/)
  })
})

describe('what stands open', () => {
  const openIn = async (name: string) => {
    const { office, token } = await fresh(name)
    const page = (await office.open(token)).body ?? ''
    const [open] = [...page.matchAll(/<section class="action" id="do-(\w+)"/g)].map((m) => m[1])
    const others = /<details class="action" id="do-(\w+)"|<p class="action"><a href="[^"]*#do-(\w+)"/g
    const folded = [...page.matchAll(others)].map(([, form, link]) => form ?? link)
    return { open, folded }
  }

  const endings: ActionName[] = ['return_to_applicant', 'terminate']
  const entered: ActionName[] = [...endings, 'correct_contact', 'message', 'note', 'withdraw', 'ask_file']
  const paper: ActionName[] = ['complete', 'forward', 'crime_or_danger']
  it.each<[string, string | undefined, ActionName[]]>([
    ['the secretariat before a new appeal', 'assign', [...paper, 'link_repeat', ...entered]],
    [
      'a chair before a new appeal',
      'accept',
      [
        'letter',
        'answer',
        'ask',
        'complete',
        'long_term',
        'extension',
        'crime_or_danger',
        'return',
        ...endings,
      ],
    ],
    ['a chair before a draft', 'accept', ['recommend', 'letter', 'incomplete', 'decline', 'return']],
    ['the head before a request', 'extend', ['refuse_extension']],
    ['the head before a letter', 'sign', ['refuse_signature']],
    [
      'the secretariat after an extension',
      'told',
      [...paper, 'record_response', 'remind', 'link_repeat', 'return', ...entered],
    ],
    [
      'the secretariat while the clock stands still',
      'resume',
      [...paper, 'record_response', 'remind', 'link_repeat', 'return', ...entered],
    ],
    [
      'the secretariat before a request for the file',
      'show_file',
      [
        ...paper,
        'link_repeat',
        'return',
        'return_to_applicant',
        'pause',
        'terminate',
        ...entered.slice(2, -1),
      ],
    ],
    // Nothing is asked of the secretariat here.
    ['the secretariat before a recommendation', undefined, ['record_response', 'remind', 'return', 'note']],
  ])('%s: %s', async (name, open, folded) => {
    expect(await openIn(name)).toEqual({ open, folded })
  })
})

describe('before what cannot be undone', () => {
  const finals = (Object.keys(actionInputs) as ActionName[]).filter((name) => isFinal(name))

  it('there is a step in between', () => {
    expect(finals).toEqual([
      'answer',
      'recommend',
      'letter',
      'ask',
      'long_term',
      'incomplete',
      'decline',
      'forward',
      'complete',
      'crime_or_danger',
      'return_to_applicant',
      'terminate',
      'dispute',
      'withdraw',
      'remind',
      'publish_answer',
      'return',
      'extend',
      'sign',
      'refuse_signature',
      'refuse_extension',
      'respond',
    ])
  })

  it.each(finals)('%s is shown as typed, confirmed, and done once', async (action) => {
    const { office, number, token } = await fresh(placeOf(action).name)
    const form = filled(await office.model(token, 'kk'), action)
    const [happened, texts] = [office.events(number), office.texts]

    const asked = await office.post(token, form, 'kk')
    expect(asked.status).toBe(200)
    expect(office.events(number)).toEqual(happened)
    expect(office.texts).toBe(texts)
    const page = asked.body ?? ''
    expect(page).toContain(pageWords('kk').link.confirm[action === 'respond' ? 'correctable' : 'final'])
    const words = Object.values(typed[action]).filter((value) => /[а-яәғқңөұүһі]/i.test(value))
    for (const value of words) expect(readOf(page)).toContain(spaced(value))

    const confirmation = fieldsIn(page, action)
    expect(confirmation).toMatchObject({ confirmed: '1', idempotencyKey: form.idempotencyKey })
    const back = (await office.post(token, { ...confirmation, change: '1' }, 'kk')).body ?? ''
    expect(office.events(number)).toEqual(happened)
    expect(back).toMatch(new RegExp(`<(section|details) class="action" id="do-${action}"`))
    expect(inputOf(fieldsIn(back, action))).toEqual(inputOf(form))
    expect(fieldsIn(back, action).idempotencyKey).toBe(form.idempotencyKey)

    const done = await office.post(token, confirmation, 'kk')
    expect(done).toMatchObject({
      status: 303,
      headers: { location: expect.stringContaining(`done=${action}`) },
    })
    const now = office.events(number)
    expect(now.length).toBeGreaterThan(happened.length)
    // A second click finds its work done, or its link ended: the case moved on.
    await office
      .post(token, confirmation, 'kk')
      .catch((error: Error) => expect(error.message).toBe('link_ended'))
    expect(office.events(number)).toEqual(now)
  })

  it.each(actionNames.filter((name) => !isFinal(name)))('%s is done at once', async (action) => {
    const { office, number, token } = await fresh(placeOf(action).name)
    const happened = office.events(number)
    const done = await office.post(token, filled(await office.model(token, 'kk'), action))
    expect(done.status).toBe(303)
    expect(office.events(number).length).toBeGreaterThan(happened.length)
  })

  it('nobody is asked to confirm what is wrong', async () => {
    const { office, number, token } = await fresh('the head before a request')
    const form = filled(await office.model(token, 'ru'), 'extend')
    const happened = office.events(number)
    for (const until of ['', '2026-04-05', '2026-04-11', '2026-06-30']) {
      const reply = await office.post(token, { ...form, until })
      expect(reply.status).toBe(422)
      expect(reply.body).toContain('<a href="#extend-until">')
      expect(fieldsIn(reply.body ?? '', 'extend').reason).toBe(form.reason)
    }
    expect(office.events(number)).toEqual(happened)
  })

  it('a refusal that comes after the confirmation shows the form with everything in it', async () => {
    const { office, number, token } = await fresh('a chair before a new appeal')
    const form = filled(await office.model(token, 'ru'), 'answer')
    const confirmation = fieldsIn((await office.post(token, form)).body ?? '', 'answer')
    await office.command(number, { role: 'applicant' }, { type: 'withdraw' })
    const reply = await office.post(token, confirmation)
    expect(reply.status).toBe(409)
    // The case is over, so there is no form any more; what was written is still there to be copied.
    expect(reply.body).toContain(pageWords('ru').link.typed)
    expect(reply.body).toContain(typed.answer.text)
    expect(office.events(number)).not.toContain('AppealAnswered')
  })

  it('says whom a letter goes to also where the form named an agency, as it did first', async () => {
    const { office, token } = await fresh('a chair before a new appeal')
    const { to, ...form } = filled(await office.model(token, 'ru'), 'letter')
    const asked = (values: Record<string, string>) => office.post(token, { ...form, ...values }, 'ru')
    const page = readOf((await asked({ agency: 'almaty-su' })).body ?? '')
    expect(page).toContain('Алматы Су')
    expect(fieldsIn((await asked({ agency: 'almaty-su' })).body ?? '', 'letter')).toMatchObject({
      to: 'almaty-su',
    })
    expect(to).toBeDefined()
  })

  it('says who gets a forwarded appeal, and whether all of it goes', async () => {
    const model = await modelOf('forward', 'ru')
    const confirm = (values: Record<string, string>) =>
      readOf(renderConfirm({ ...model, confirm: 'forward', values: { text: 'x', ...values } }))
    const chosen = confirm({ to: 'housing-inspection', 'to.name': 'Другое', 'to.email': 'a@example.kz' })
    expect(chosen).toContain('Перенаправить только часть обращения Нет')
    expect(chosen).not.toContain('Другое')
    const named = confirm({ to: '', 'to.name': 'Акимат области', part: 'true' })
    expect(named).toContain('Другой орган Акимат области')
    expect(named).toContain('Перенаправить только часть обращения Да')
  })

  it('shows days and choices in words', async () => {
    const page = renderConfirm({
      ...(await modelOf('extend', 'ru')),
      confirm: 'extend',
      values: typed.extend,
    })
    expect(readOf(page)).toContain('Новый срок ответа 6 мая 2026 года')
    const answer = renderConfirm({
      ...(await modelOf('answer', 'ru')),
      confirm: 'answer',
      values: typed.answer,
    })
    expect(readOf(answer)).toContain('Результат Удовлетворено частично')
    expect(answer).toContain('<button>Да, отправить ответ</button>')
  })
})
