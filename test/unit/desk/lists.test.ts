/** The desk's lists: narrowed, sorted, grouped by who is late, and what is done with their rows. */
import { describe, expect, test } from 'vitest'
import { lookedAt } from '../../../shared/application/desk/lists/desk-list.ts'
import { texts } from '../../../shared/text/texts.ts'
import { appeal, draftSubmitted, person } from '../../builders/inputs.ts'
import { inBoth } from '../../builders/written.ts'
import { Visitor } from './visitor.ts'

const chair = 'chair-ecology-transport@example.kz'
const [first, second, third] = ['ALM-A-2026-000001', 'ALM-A-2026-000002', 'ALM-A-2026-000003']

const signedIn = async () => {
  const visitor = new Visitor()
  await visitor.signIn()
  return visitor
}
const numbersIn = (html: string) =>
  [...html.matchAll(/scope="row"><a href="\/desk\/cases\/[^"]*">([^<]+)</g)].map(([, found]) => found)
const decoded = (address = '') => address.replaceAll('&amp;', '&')

/** Two appeals without a commission, one with one and a letter, and a draft. */
const busy = async () => {
  const visitor = await signedIn()
  const { world } = visitor
  await world.submit(
    appeal({ topic: 'other', language: 'kk', applicant: person({ name: 'Болат Ә.' }) }),
    'one',
  )
  await world.submit(
    appeal({ topic: 'other', subject: 'Аула', applicant: person({ name: 'Асель К.' }) }),
    'two',
  )
  await world.submit(appeal(), 'three')
  await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
  await world.settle()
  await world.act(world.actUrlFor(chair), {
    action: 'letter',
    agency: 'tazalyk',
    subject: 'Вывоз',
    text: 'Просим',
  })
  await world.settle()
  return visitor
}

describe('a list', () => {
  test('names who wrote, whose turn it is and the commission in short', async () => {
    const visitor = await busy()
    const { html } = await visitor.get('/desk?list=open&lang=ru')
    expect(html).toContain('<td role="cell">Болат Ә.<')
    expect(html).toContain('data-label="За кем">аппарат<')
    expect(html).toContain('data-label="Комиссия">Экология, транспорт<')
    expect(html).toContain('1–4 из 4')
  })
  test('says which term a date is of, where it is not the answer’s', async () => {
    const visitor = await busy()
    const { html } = await visitor.get('/desk?list=open&lang=ru')
    const rowOf = (number: string) => html.split('<tr ').find((row) => row.includes(`>${number}<`)) ?? ''
    expect(rowOf(first)).toContain('<small>поручение</small>')
    expect(rowOf(third)).not.toContain('<small>')
    const { html: letters } = await visitor.get('/desk?list=letters&lang=ru')
    expect(letters).not.toContain('<small>')
  })
  test('of letters says to whom they went and when, and offers no commission for them', async () => {
    const visitor = await busy()
    const heads = async (lang: string) => {
      const { html } = await visitor.get(`/desk?list=letters&lang=${lang}`)
      expect(html).not.toContain('value="assign"')
      expect(html).toContain('value="remind"')
      return [...html.matchAll(/<th role="columnheader"[^>]*>(?:<a[^>]*>)?([^<]+)/g)].map(([, head]) => head)
    }
    expect(await heads('ru')).toEqual(expect.arrayContaining(['Кому', 'Отправлено']))
    expect(await heads('ru')).not.toContain('Заявитель')
    expect(await heads('kk')).toEqual(expect.arrayContaining(['Кімге', 'Жіберілді']))
    expect(await heads('en')).toEqual(expect.arrayContaining(['To', 'Sent']))
    const { html } = await visitor.get('/desk?list=open&lang=en')
    expect(html).toContain('value="assign"')
  })
  test.each([
    ['list=open&commission=ecology-transport', [third]],
    ['list=open&language=kk', [first]],
    ['list=open&topic=other&status=registered', [first, second]],
    ['list=open&kind=draft_act', ['ALM-N-2026-000001']],
    ['list=open&agency=public-spaces-department', ['ALM-N-2026-000001']],
    ['list=letters&agency=tazalyk', ['ALM-L-2026-000001']],
    ['list=letters&topic=other', []],
    ['list=open&channel=paper', []],
    ['list=open&from=2026-02-03', []],
    ['list=open&to=02.02.2026&kind=appeal', [first, second, third]],
    ['list=all&language=kk', [first]],
    ['commission=ecology-transport&late=1', []],
    ['topic=other&from=2026-02-01', [first, second]],
    ['from=2025-12-01&to=2025-12-31', []],
    ['list=open&commission=', [first, second, third, 'ALM-N-2026-000001']],
  ])('narrowed by %s holds %j', async (query, numbers) => {
    const visitor = await busy()
    expect(numbersIn((await visitor.get(`/desk?${query}`)).html).sort()).toEqual(numbers)
  })
  test.each(['status=x', 'topic=x', 'language=xx', 'channel=x', 'late=x', 'sort=x'])(
    'there is none for %s',
    async (query) => {
      expect((await (await signedIn()).get(`/desk?list=open&${query}`)).status).toBe(422)
    },
  )
  test('is not narrowed by a day that there is not, which is told beside its field', async () => {
    const visitor = await busy()
    const { status, html } = await visitor.get('/desk?list=open&from=2026-02-30&kind=appeal')
    expect(status).toBe(422)
    expect(html).toContain('id="filter-from-error"')
    expect(html).toContain('value="30.02.2026"')
    expect(numbersIn(html)).toHaveLength(3)
  })
  test('is sorted by a column, and the other way by the same one', async () => {
    const visitor = await busy()
    const of = async (sort: string) => {
      const { html } = await visitor.get(`/desk?list=unassigned&sort=${sort}&lang=ru`)
      return { numbers: numbersIn(html), next: decoded(/<a href="([^"]+)">Заявитель</.exec(html)?.[1]) }
    }
    expect((await of('name')).numbers).toEqual([second, first])
    expect((await of('name')).next).toContain('sort=-name')
    expect((await of('-name')).numbers).toEqual([first, second])
    expect((await of('-name')).next).toContain('sort=name')
    expect((await of('subject')).numbers).toEqual([second, first])
  })
  test('shows first what the council itself is late with, apart from letters and long-term control', async () => {
    const visitor = await busy()
    const { world } = visitor
    await world.submit(appeal(), 'four')
    await world.settle()
    const long = {
      action: 'long_term',
      text: 'До весны.',
      controlOn: '2026-02-10',
      reason: 'Сезон.',
    } as const
    await world.act(world.actUrlFor(chair), { action: 'accept' })
    await world.act(world.actUrlFor(chair), long)
    await world.settle()
    const recommend = {
      action: 'recommend' as const,
      outcome: 'supported' as const,
      text: inBoth('Қолдаймыз.'),
      remarks: [],
    }
    await world.act(world.actUrlFor('chair-urban-planning@example.kz'), recommend)
    await world.settle()
    world.goTo('2026-03-10')
    await visitor.signIn()
    const { html } = await visitor.get('/desk?list=late&lang=en')
    const heads = [...html.matchAll(/scope="rowgroup"[^>]*>([^<]+)</g)].map(([, words]) => words)
    expect(heads).toEqual([
      'Late by the council',
      'Late by state bodies and applicants',
      'Under long-term control',
    ])
    expect(numbersIn(html).at(-1)).toBe('ALM-A-2026-000004')
    // Two without a commission, and one whose answer is due: the chip counts what the council owes.
    expect(html).toMatch(/Late <span class="count late"><span aria-hidden="true">3</)
  })
  test('goes on where its narrowed rows went on, each once', async () => {
    const visitor = await signedIn()
    const { world } = visitor
    for (let i = 0; i < lookedAt + 20; i++)
      await world.submit(appeal({ topic: 'other', language: i % 2 ? 'kk' : 'ru' }), `key-${i}`)
    await world.settle()
    const seen: unknown[] = []
    const ranges: unknown[] = []
    let path = '/desk?list=unassigned&language=ru&lang=en'
    while (path) {
      const { html } = await visitor.get(path)
      seen.push(...numbersIn(html))
      ranges.push(/<span>([^<]+)<\/span><a class="go"/.exec(html)?.[1])
      path = decoded(/href="([^"]+)" rel="next"/.exec(html)?.[1])
    }
    expect(seen).toHaveLength((lookedAt + 20) / 2)
    expect(new Set(seen).size).toBe(seen.length)
    expect(ranges).toEqual(['1–25 of at least 48', '26–48 of at least 48', '49–58 of 58'])
  })
  test('of which the first that are looked at do not fit says so, and goes on', async () => {
    const visitor = await signedIn()
    const { world } = visitor
    for (let i = 0; i < lookedAt + 2; i++)
      await world.submit(appeal({ topic: 'other', language: i < lookedAt ? 'kk' : 'ru' }), `key-${i}`)
    await world.settle()
    const { html } = await visitor.get('/desk?list=unassigned&language=ru&lang=en')
    expect(html).toContain('None of the cases that were looked at is one.')
    const next = await visitor.get(decoded(/href="([^"]+)" rel="next"/.exec(html)?.[1]))
    expect(numbersIn(next.html)).toHaveLength(2)
  })
  test('of a period is read from the period on, however much came after it', async () => {
    const visitor = await signedIn()
    const { world } = visitor
    await world.submit(appeal(), 'old')
    await world.settle()
    world.goTo('2026-02-03')
    await visitor.signIn()
    for (let i = 0; i < lookedAt + 2; i++) await world.submit(appeal(), `key-${i}`)
    await world.settle()
    for (const of of ['kind=appeal', 'commission=ecology-transport'])
      expect(numbersIn((await visitor.get(`/desk?${of}&to=2026-02-02`)).html)).toEqual([first])
  })
  test('as a file is what is shown: narrowed, sorted, with names', async () => {
    const visitor = await busy()
    const { html } = await visitor.get('/desk/cases.csv?list=open&topic=other&sort=name&lang=ru')
    const rows = html.trim().split('\r\n').slice(1)
    expect(rows.map((row) => row.split(';')[3])).toEqual(['Асель К.', 'Болат Ә.'])
    expect(rows[0]).toMatch(/;аппарат$/)
  })
})

describe('a row', () => {
  const form = (visitor: Visitor) => visitor.get('/desk?list=unassigned&lang=en')
  const send = async (visitor: Visitor, fields: Record<string, string>) =>
    visitor.post('/desk/cases?list=unassigned&lang=en', {
      csrf: await visitor.csrf(),
      idempotencyKey: 'key-1',
      ...fields,
    })
  test('is given to a commission where it stands, and is gone from the list at once', async () => {
    const visitor = await busy()
    const done = await send(visitor, { do: `assign.${first}`, [`commission.${first}`]: 'housing' })
    expect(done.status).toBe(303)
    expect((await visitor.world.caseOf(first)).commission).toBe('housing')
    // The list follows the log by a moment.
    const { html } = await visitor.get(done.location)
    expect(html).toContain(`Case ${first} is assigned. Commission: Commission on Housing and Utilities.`)
    expect(numbersIn(html)).toEqual([second])
    expect((await send(visitor, { do: `assign.${first}`, [`commission.${first}`]: 'housing' })).status).toBe(
      303,
    )
  })
  test('has the commission of its topic chosen', async () => {
    const visitor = await busy()
    const { world } = visitor
    await world.act(world.actUrlFor(chair), { action: 'return', reason: 'Не наше' })
    await world.settle()
    const { html } = await form(visitor)
    expect(html.match(/<option value="ecology-transport" selected>/g)).toHaveLength(1)
  })
  test('and several that are ticked; what is refused is named, and the rest is done', async () => {
    const visitor = await busy()
    const ticked = { do: 'assign', [`pick.${first}`]: '1', [`pick.${second}`]: '1', [`pick.${third}`]: '1' }
    const none = await send(visitor, { ...ticked, commission: '' })
    expect([none.status, none.html.includes('Choose a commission.')]).toEqual([422, true])
    const done = await send(visitor, { ...ticked, commission: 'social' })
    expect(done.status).toBe(422)
    expect(done.html).toContain(`${third}: `)
    expect(done.html).toContain('Cases assigned: 2. Commission: Commission on Social Affairs')
    for (const number of [first, second])
      expect((await visitor.world.caseOf(number)).commission).toBe('social')
    expect((await visitor.world.caseOf(third)).commission).toBe('ecology-transport')
  })
  test('that is not ticked is not meant', async () => {
    const visitor = await busy()
    const done = await send(visitor, { do: 'assign', commission: 'social' })
    expect(done.html).toContain('Nothing is ticked.')
    expect((await visitor.world.caseOf(first)).commission).toBeUndefined()
  })
  test('of a case or of a letter is reminded of, each letter once a day; who cannot be is named', async () => {
    const visitor = await busy()
    const { world } = visitor
    const second = { action: 'letter', agency: 'tazalyk', subject: 'Уборка', text: 'Просим' } as const
    await world.act(world.actUrlFor(chair), second, 'another letter')
    await world.settle()
    const letters = Object.keys((await world.caseOf(third)).letters)
    const [one = ''] = letters
    const list = await visitor.get('/desk?list=letters&lang=en')
    expect(list.html).toContain(`name="pick.${third}~${one}"`)
    const single = await send(visitor, { do: 'remind', [`pick.${third}~${one}`]: '1' })
    expect(single.html).toContain('Letters reminded of: 1.')
    const all = await send(visitor, { do: 'remind', [`pick.${third}`]: '1', [`pick.${first}`]: '1' })
    expect(all.html).toContain('Letters reminded of: 1.')
    expect(all.html).toContain(`${first}: `)
    await world.settle()
    for (const number of letters) {
      expect((await world.caseOf(third)).letters[number]?.remindedOn).toBe(world.rules.dayOf(world.now))
      const mails = world.mails.filter(({ to, text }) => to.startsWith('tazalyk') && text.includes(number))
      expect(mails).toHaveLength(2)
    }
  })
  test('is printed with what a meeting needs, and no IIN', async () => {
    const visitor = await busy()
    const { html } = await send(visitor, { do: 'print', [`pick.${first}`]: '1' })
    expect(html).toContain('Болат Ә.')
    expect(html).not.toContain('Асель К.')
    expect(html).not.toContain(person().iin)
    for (const term of ['appeal.triage', 'appeal.answer'] as const)
      expect(html).toContain(`<dt>${texts('en').terms[term]}</dt>`)
  })
  test('is no one’s to give without the session’s own token', async () => {
    const visitor = await busy()
    const done = await send(visitor, { do: `assign.${first}`, [`commission.${first}`]: 'housing', csrf: 'x' })
    expect(done.status).toBe(403)
    expect((await visitor.world.caseOf(first)).commission).toBeUndefined()
  })
})
