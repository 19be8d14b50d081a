/** The form page by page, as a browser without scripts goes through it: what each post shows next, and that nothing is lost. */
import { describe, expect, test } from 'vitest'
import { privacy } from '../../../functions/site/about.ts'
import { send, show } from '../../../functions/submit-appeal/form.ts'
import { offerUpload } from '../../../shared/application/files/attachments.ts'
import type { Request } from '../../../shared/http/request.ts'
import { escapeHtml } from '../../../shared/markup/html.ts'
import { shortWays, waysWords } from '../../../shared/text/notices/short-ways.ts'
import { links, rules } from '../../builders/council.ts'
import { files } from '../../builders/files.ts'
import { bin, iin, withWrongCheckDigit } from '../../builders/identity.ts'
import { appeal } from '../../builders/inputs.ts'
import { formTo, type Page, pageOf } from '../../end-to-end/browser.ts'
import { World } from '../../fakes/world.ts'

type Values = Record<string, string>

const visitor = (given = new World()) => {
  const { deps } = given
  const request = (body: string, from: string): Request => ({
    route: '',
    path: '/appeals/new',
    params: {},
    query: { lang: 'ru' },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    raw: Buffer.from(body),
    body,
    at: given.now,
    from,
    requestId: 'request-1',
  })
  const read = async (reply: Awaited<ReturnType<typeof send>>): Promise<Page> =>
    pageOf(
      new Response(reply.body ?? null, {
        status: reply.status,
        ...(reply.headers && { headers: reply.headers }),
      }),
    )
  const post = async (values: Values, from = '192.0.2.1') =>
    read(await send(deps, request(new URLSearchParams(values).toString(), from)))
  return {
    world: given,
    post,
    open: async () => read(await show(deps, request('', '192.0.2.1'))),
    /** Fills in a page and presses its main button, or another. */
    press: (page: Page, values: Values, button: Values = mainOf(page)) =>
      post({ ...formTo(page, '/appeals/new').values, ...values, ...button }),
  }
}

const mainOf = (page: Page): Values => {
  const [, step = ''] = /<button name="step" value="(\w+)"/.exec(page.html) ?? []
  return { step }
}
const stepOf = (page: Page) => mainOf(page).step
const errorsOf = (page: Page) => [...page.html.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id)

const person = {
  'applicant.kind': 'person',
  'applicant.name': 'Әсел Нұрланқызы',
  'applicant.iin': iin(),
  'applicant.email': 'asel@example.kz',
  language: 'kk',
  topic: 'ecology-transport',
  district: 'medeu',
  subject: 'Қоқыс үйіндісі',
  text: '  Бірінші жол\n\nекінші "жол" <b>',
}
const company = {
  ...person,
  ...{ 'applicant.kind': 'entity', 'applicant.form': 'ТОО', 'applicant.iin': '', 'applicant.bin': bin() },
}
const on = {
  who: ['applicant.kind'],
  name: ['applicant.name', 'applicant.iin', 'applicant.bin', 'applicant.form'],
  contact: ['applicant.email', 'applicant.phone', 'language'],
  topic: ['topic', 'district'],
  matter: ['subject', 'text', 'file.0'],
} as const
const part = (values: Values, step: keyof typeof on): Values =>
  Object.fromEntries(
    Object.entries(values).filter(([path]) => (on[step] as readonly string[]).includes(path)),
  )

/** From the first page to the last. */
const walked = async (visit: ReturnType<typeof visitor>, values: Values) => {
  let page = await visit.open()
  const seen = [stepOf(page)]
  for (const step of Object.keys(on) as (keyof typeof on)[]) {
    page = await visit.press(page, part(values, step))
    seen.push(stepOf(page))
  }
  return { page, seen }
}

describe('page by page', () => {
  test.each([
    ['a person', person],
    ['a sole proprietor', { ...person, 'applicant.kind': 'sole' }],
    ['an organisation', company],
  ])('%s comes to the end, sees everything again and sends it', async (_, values) => {
    const visit = visitor()
    const { page, seen } = await walked(visit, values)
    expect(seen).toEqual(['who', 'name', 'contact', 'topic', 'matter', 'check'])
    for (const shown of [values['applicant.name'], values['applicant.email'], values.subject])
      expect(page.text).toContain(shown)
    expect(formTo(page, '/appeals/new').values.text).toBe(values.text)

    const sent = await visit.press(page, { consent: 'true' })
    expect(sent.status).toBe(303)
    expect(sent.headers.get('location')).toBe(
      `${links.statusUrl(visit.world.keyed('ALM-A-2026-000001'), 'ru')}&registered=1`,
    )
    const [stored] = (await visit.world.people.list('ALM-A-2026-000001', 'appeal-')).values()
    expect(stored).toMatchObject({
      applicant: { name: values['applicant.name'] },
      subject: values.subject,
      text: values.text.trim(),
    })
  })

  test('АППК art. 63: who has no IIN and no e-mail says so, and is taken; the choice is on the last page', async () => {
    const visit = visitor()
    const name = await visit.press(await visit.open(), { 'applicant.kind': 'person' })
    const asked = await visit.press(name, { 'applicant.name': 'Ли Вэй' })
    expect([asked.status, errorsOf(asked)]).toEqual([422, ['applicant-iin']])
    const contact = await visit.press(asked, { 'applicant.name': 'Ли Вэй', 'applicant.noIin': 'true' })
    const unreached = await visit.press(contact, { language: 'ru' })
    expect([unreached.status, errorsOf(unreached)]).toEqual([422, ['applicant-email']])
    const topic = await visit.press(unreached, { language: 'ru', 'applicant.followByCode': 'true' })
    const matter = await visit.press(topic, part(person, 'topic'))
    const check = await visit.press(matter, part(person, 'matter'))
    expect(check.text).toContain('У меня нет ИИН')
    expect((await visit.press(check, { consent: 'true' })).status).toBe(303)
    const [stored] = (await visit.world.people.list('ALM-A-2026-000001', 'appeal-')).values()
    expect(stored).toMatchObject({ applicant: { name: 'Ли Вэй', noIin: true, followByCode: true } })
    expect(await visit.world.caseOf('ALM-A-2026-000001')).toMatchObject({ followsByCode: true })
  })

  test('АППК art. 68: a representative and signatories go along; half of one is asked for', async () => {
    const visit = visitor()
    const others = { 'representative.name': 'Дана Ким', 'collective.signatories': '12' }
    const name = await visit.press(await visit.open(), { 'applicant.kind': 'person' })
    const half = await visit.press(name, { ...part(person, 'name'), ...others })
    expect([half.status, errorsOf(half)]).toEqual([422, ['representative-authority']])
    expect(half.html).toContain('<details open>')
    let page = await visit.press(half, { ...others, 'representative.authority': 'Доверенность № 5' })
    for (const step of ['contact', 'topic', 'matter'] as const)
      page = await visit.press(page, part(person, step))
    expect(page.text).toContain('Доверенность № 5')
    expect((await visit.press(page, { consent: 'true' })).status).toBe(303)
    const [stored] = (await visit.world.people.list('ALM-A-2026-000001', 'appeal-')).values()
    expect(stored).toMatchObject({
      representative: { name: 'Дана Ким', authority: 'Доверенность № 5' },
    })
    expect(await visit.world.caseOf('ALM-A-2026-000001')).toMatchObject({
      represented: true,
      signatories: 12,
    })
  })

  test('what is wrong on a page is told there, and only that; what was typed stays', async () => {
    const visit = visitor()
    const { press } = visit
    const name = await press(await visit.open(), { 'applicant.kind': 'person' })
    const wrong = { 'applicant.name': '', 'applicant.iin': withWrongCheckDigit(iin()) }
    const again = await press(name, wrong)
    expect([again.status, stepOf(again), errorsOf(again)]).toEqual([
      422,
      'name',
      ['applicant-name', 'applicant-iin'],
    ])
    expect(again.html).toMatch(/<title>Ошибка: Имя и ИИН \(шаг 2 из 6\)/)
    expect(formTo(again, '/appeals/new').values).toMatchObject({ ...wrong, 'applicant.kind': 'person' })
  })

  test('back, and to any page from the last, nothing is checked and nothing lost', async () => {
    const visit = visitor()
    const { page } = await walked(visit, person)
    const half = await visit.press(page, {}, { go: 'name' })
    expect([half.status, stepOf(half)]).toEqual([200, 'name'])
    const back = await visit.press(half, { 'applicant.name': '' }, { go: 'who' })
    expect([back.status, stepOf(back), errorsOf(back)]).toEqual([200, 'who', []])
    expect(formTo(back, '/appeals/new').values).toMatchObject({
      text: person.text,
      subject: person.subject,
      district: 'medeu',
    })
  })

  test('after a change one is back where one came from, unless the change asks for more', async () => {
    const visit = visitor()
    const { page } = await walked(visit, company)
    const contact = await visit.press(page, {}, { go: 'contact' })
    expect(stepOf(await visit.press(contact, { 'applicant.phone': '+7 701 000 00 00' }))).toBe('check')
    const who = await visit.press(page, {}, { go: 'who' })
    const asksMore = await visit.press(who, { 'applicant.kind': 'person' })
    expect(stepOf(asksMore)).toBe('name')
    expect(formTo(asksMore, '/appeals/new').values).toHaveProperty('applicant.iin')
  })

  test('without the consent nothing is sent', async () => {
    const visit = visitor()
    const { page } = await walked(visit, person)
    const again = await visit.press(page, {})
    expect([again.status, stepOf(again), errorsOf(again)]).toEqual([422, 'check', ['consent']])
    expect(visit.world.log.ids()).toEqual([])
  })

  test('a second click is the same appeal', async () => {
    const visit = visitor()
    const { page } = await walked(visit, person)
    const clicks = [
      await visit.press(page, { consent: 'true' }),
      await visit.press(page, { consent: 'true' }),
    ]
    expect(clicks[1]?.headers.get('location')).toBe(clicks[0]?.headers.get('location'))
    expect(visit.world.log.ids()).toHaveLength(1)
  })

  test('a page asked for out of order leads to the first that lacks something', async () => {
    expect(stepOf(await visitor().post({ step: 'matter', subject: 'Тема', text: 'Текст' }))).toBe('who')
    expect(stepOf(await visitor().post({ step: 'check' }))).toBe('who')
  })

  test('the switch of languages takes along what was typed', async () => {
    const visit = visitor()
    const { page } = await walked(visit, person)
    expect(page.html).toContain('form="appeal" formaction="/appeals/new?lang=kk" name="go" value="check"')
    expect((await visit.open()).html).toContain('<a href="/appeals/new?lang=kk"')
  })
})

describe('an address that looks mistyped', () => {
  const mistyped = { ...person, 'applicant.email': 'asel@gmial.com' }
  const [typed, meant] = ['asel@gmial.com', 'asel@gmail.com']
  const contactOf = async (visit: ReturnType<typeof visitor>) => {
    const name = await visit.press(await visit.open(), part(person, 'who'))
    return visit.press(name, part(person, 'name'))
  }
  const emailOf = (page: Page) => formTo(page, '/appeals/new').values['applicant.email']

  test('is asked about once on its own page; whoever goes on is let go on', async () => {
    const visit = visitor()
    const asked = await visit.press(await contactOf(visit), part(mistyped, 'contact'))
    expect([asked.status, stepOf(asked), errorsOf(asked)]).toEqual([200, 'contact', []])
    expect(asked.text).toContain(`возможно, Вы имели в виду ${meant}`)
    const on = await visit.press(asked, {})
    expect([on.status, stepOf(on), emailOf(on)]).toEqual([200, 'topic', typed])
  })

  test('one button takes what was probably meant, and goes on', async () => {
    const visit = visitor()
    const asked = await visit.press(await contactOf(visit), part(mistyped, 'contact'))
    const on = await visit.press(asked, {}, { meant: 'contact' })
    expect([on.status, stepOf(on), emailOf(on)]).toEqual([200, 'topic', meant])
  })

  test('another one that looks mistyped is asked about too, and what else is wrong first', async () => {
    const visit = visitor()
    const asked = await visit.press(await contactOf(visit), part(mistyped, 'contact'))
    const other = await visit.press(asked, { 'applicant.email': 'asel@mial.ru' })
    expect([stepOf(other), emailOf(other)]).toEqual(['contact', 'asel@mial.ru'])
    const wrong = await visit.press(asked, { 'applicant.phone': 'жоқ' }, { meant: 'contact' })
    expect([wrong.status, errorsOf(wrong), emailOf(wrong)]).toEqual([422, ['applicant-phone'], meant])
  })

  test('is told of at the end as well, where the button loses nothing and sends nothing', async () => {
    const visit = visitor()
    let page = await visit.press(await contactOf(visit), part(mistyped, 'contact'))
    for (const step of ['contact', 'topic', 'matter'] as const)
      page = await visit.press(page, part(mistyped, step))
    expect(stepOf(page)).toBe('check')
    const taken = await visit.press(page, { consent: 'true' }, { meant: 'check' })
    expect([taken.status, stepOf(taken), emailOf(taken)]).toEqual([200, 'check', meant])
    expect(formTo(taken, '/appeals/new').values).toMatchObject({ text: person.text, consent: 'true' })
    expect(visit.world.log.ids()).toEqual([])
    expect((await visit.press(taken, {})).status).toBe(303)
    const [stored] = (await visit.world.people.list('ALM-A-2026-000001', 'appeal-')).values()
    expect(stored).toMatchObject({ applicant: { email: meant } })
  })

  test('is no reason to refuse what is sent at once', async () => {
    expect((await visitor().post({ ...mistyped, consent: 'true', idempotencyKey: 'key-1' })).status).toBe(303)
  })
})

describe('all at once', () => {
  const whole = { ...person, consent: 'true', idempotencyKey: 'key-1' }

  test('is registered', async () => {
    expect((await visitor().post(whole)).status).toBe(303)
  })

  test('with the name of a page too, for who copies every field', async () => {
    expect((await visitor().post({ ...whole, step: 'who' })).status).toBe(303)
  })

  test('a sole proprietor may be said as the API says it, and is kept when something is wrong', async () => {
    const sole = { ...whole, 'applicant.kind': 'entity', 'applicant.form': 'ИП' }
    expect((await visitor().post(sole)).status).toBe(303)
    const again = await visitor().post({ ...sole, subject: '' })
    expect(errorsOf(again)).toEqual(['subject'])
    expect(formTo(again, '/appeals/new').values['applicant.kind']).toBe('sole')
  })

  test('an unknown topic is told together with what is missing', async () => {
    expect(errorsOf(await visitor().post({ ...whole, topic: 'weather', subject: '' }))).toEqual([
      'topic',
      'subject',
    ])
  })
})

describe('a key that another client has used', () => {
  test('of the API is another key on the form: what is sent is a case of its own', async () => {
    const visit = visitor()
    const first = await visit.world.submit(appeal({ subject: 'Чужое' }), '2026-11-28-1')
    const sent = await visit.post({ ...person, consent: 'true', idempotencyKey: '2026-11-28-1' })
    expect(sent.status).toBe(303)
    expect(sent.headers.get('location')).not.toContain(first)
    expect(visit.world.log.ids()).toHaveLength(2)
  })
  test('on the form, with other words: nothing is sent, all that was typed is there, and nothing opens the other', async () => {
    const visit = visitor()
    const typed = { ...person, consent: 'true', idempotencyKey: 'key-1' }
    await visit.post({ ...typed, subject: 'Чужое' })
    const [first = ''] = visit.world.log.ids()
    const again = await visit.post(typed)
    expect(again.status).toBe(409)
    expect(formTo(again, '/appeals/new').values).toMatchObject({ subject: person.subject, text: person.text })
    expect(again.html).not.toContain('code=')
    expect(again.html).not.toContain(links.code(visit.world.keyed(first)))
    expect(again.html).not.toContain('Чужое')
    expect(visit.world.log.ids()).toEqual([first])
    const { idempotencyKey } = formTo(again, '/appeals/new').values
    expect((await visit.post({ ...typed, idempotencyKey: idempotencyKey ?? '' })).status).toBe(303)
  })
})

describe('the field that people do not see', () => {
  test('filled in: nothing is sent or lost, and the next press sends', async () => {
    const visit = visitor()
    const { page } = await walked(visit, person)
    const again = await visit.press(page, { consent: 'true', website: 'https://spam.example' })
    expect([again.status, stepOf(again)]).toEqual([422, 'check'])
    expect(again.text).toContain('Обращение ещё не отправлено')
    expect(visit.world.log.ids()).toEqual([])
    const values = formTo(again, '/appeals/new').values
    expect(values).toMatchObject({ website: '', consent: 'true', text: person.text })
    expect((await visit.press(again, {})).status).toBe(303)
  })
})

describe('the limit of submissions', () => {
  const { council } = rules
  const limited = (most: object) => {
    const submissionLimit = { ...council.submissionLimit, ...most }
    return visitor(new World({ rules: { ...rules, council: { ...council, submissionLimit } } }))
  }
  const appealOf = (n: number, more: Values = {}) => ({
    ...person,
    consent: 'true',
    idempotencyKey: `key-${n}`,
    ...more,
  })

  test('of one applicant, from wherever', async () => {
    const { post, world } = limited({ appeals: 2 })
    expect([(await post(appealOf(1))).status, (await post(appealOf(2), '192.0.2.2')).status]).toEqual([
      303, 303,
    ])
    const late = await post(appealOf(3), '192.0.2.3')
    expect(late.status).toBe(429)
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(late.text).toMatch(/на бумаге или лично/)
    expect(formTo(late, '/appeals/new').values).toMatchObject({
      text: person.text,
      idempotencyKey: 'key-3',
      consent: 'true',
    })
    expect((await post(appealOf(4, { 'applicant.iin': iin(2) }))).status).toBe(303)
    expect(world.log.ids()).toHaveLength(3)
    expect((await post(appealOf(2))).status).toBe(303)
  })

  test('of one address, whoever they are; the same press goes through later', async () => {
    const { post, world } = limited({ appealsFromOneAddress: 1, hours: 1 })
    await post(appealOf(1))
    expect((await post(appealOf(2, { 'applicant.iin': iin(2) }))).status).toBe(429)
    expect((await post(appealOf(3), '192.0.2.2')).status).toBe(303)
    world.now = new Date(Date.parse(world.now) + 3_600_000).toISOString()
    expect((await post(appealOf(2, { 'applicant.iin': iin(2) }))).status).toBe(303)
  })

  test('is counted under names that tell nobody, and the counters end', async () => {
    const { post, world } = limited({})
    await post(appealOf(1))
    const counters = world.claims.counting()
    expect(counters).toHaveLength(2)
    for (const key of counters) {
      expect(key).not.toContain('192.0.2.1')
      expect(key).not.toContain(person['applicant.email'])
      expect(key).not.toContain(person['applicant.iin'])
      expect(world.claims.expiryOf(key)).toBe(Math.ceil(Date.parse(world.now) / 3_600_000 + 1e-9) * 3600)
    }
  })
})

describe('files', () => {
  const id = `file-${'a'.repeat(24)}`
  const withFile = async () => {
    const visit = visitor()
    const { deps, files: store, now } = visit.world
    const said = { name: 'Құжат.pdf', type: '', size: files.pdf.length }
    const offered = await offerUpload(deps, said, { id, at: now })
    if ('faults' in offered) throw new Error(JSON.stringify(offered.faults))
    store.upload(offered.upload, files.pdf)
    return { visit, ...(await walked(visit, { ...person, 'file.0': id })) }
  }
  const carriedOn = (page: Page) => page.html.split(`name="file.0" value="${id}"`).length - 1

  test('are listed once where they are added, named at the end, and come with the appeal', async () => {
    const { visit, page } = await withFile()
    expect(page.text).toContain('Құжат.pdf')
    const back = await visit.press(page, {}, { go: 'matter' })
    expect(back.headers.get('content-security-policy')).toContain(
      `connect-src 'self' ${visit.world.files.origin}`,
    )
    expect([page, back].map(carriedOn)).toEqual([1, 1])
    const topic = await visit.press(page, {}, { go: 'topic' })
    expect(carriedOn(topic)).toBe(1)

    expect((await visit.press(page, { consent: 'true' })).status).toBe(303)
    const [stored] = (await visit.world.people.list('ALM-A-2026-000001', 'appeal-')).values()
    expect(stored).toMatchObject({ files: [{ id, name: 'Құжат.pdf' }] })
    expect((await visit.press(page, { consent: 'true' })).status).toBe(303)
  })

  test('that are gone are told of where they are added, and nothing is lost', async () => {
    const { visit, page } = await withFile()
    visit.world.files.objects.clear()
    const told = await visit.press(page, { consent: 'true' })
    expect([told.status, stepOf(told)]).toEqual([422, 'matter'])
    expect(told.text).toContain('Такого файла нет')
    expect(formTo(told, '/appeals/new').values.text).toBe(person.text)
    expect(await visit.world.log.load('ALM-A-2026-000001')).toEqual([])
  })
})

describe('Of short messages', () => {
  const telling = (council: Partial<typeof rules.council>) => {
    const given = new World()
    const { sms: _, telegram: __, ...rest } = rules.council
    const deps = { ...given.deps, rules: { ...rules, council: { ...rest, ...council } } }
    return Object.assign(given, { deps })
  }
  const { inForm, told } = waysWords('ru')
  const sms = { sender: 'KENES' }
  const telegram = { chat: '-1001234567890', endpoint: 'https://api.telegram.org' }

  test.each([
    [{}, []],
    [{ sms }, ['sms']],
    [{ sms, telegram }, ['sms', 'telegram']],
  ] as const)('the form and the page about personal data tell where %o has them', async (more, on) => {
    const given = telling(more)
    const visit = visitor(given)
    const page = await visit.press(await visit.open(), person, { go: 'contact' })
    const request = { ...{ route: '', path: '/privacy', params: {}, query: { lang: 'ru' }, headers: {} } }
    const asked = { ...request, raw: Buffer.alloc(0), body: '', at: given.now, from: '', requestId: 'r' }
    const { body = '' } = await privacy(given.deps, asked)
    for (const way of shortWays) {
      expect(page.html.includes(escapeHtml(inForm[way]))).toBe(on.some((one) => one === way))
      for (const line of told[way])
        expect(body.includes(escapeHtml(line))).toBe(on.some((one) => one === way))
    }
  })
})
