/** `/answers` over HTTP: from the applicant's consent to the page, away with the consent, and what never stands there. */
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../events/action-inputs.ts'
import { languages } from '../../../events/values.ts'
import { eraseCase } from '../../../shared/application/upkeep/erase-case.ts'
import { appeal, person } from '../../builders/inputs.ts'
import { Doors } from '../doors/doors.ts'
import { readOf } from '../text/words-of.ts'

const secrets = {
  ...{
    name: 'Құпиябаев Айдос',
    email: 'secret@example.kz',
    phone: '+7 701 555 44 33',
    address: 'Құпия көше 7',
  },
}
const words = {
  action: 'publish_answer' as const,
  subject: 'Мусор у домов',
  question: 'Когда вывезут мусор из двора?',
  answer: 'Площадку очистили, вывоз идёт каждый день.',
}

/** An answered appeal whose applicant agrees, and what the secretariat and the site have. */
const answered = async (more: Partial<ReturnType<typeof appeal>> = { publish: true }) => {
  const doors = new Doors()
  const { world } = doors
  const given = { applicant: person(secrets), subject: 'Құпия тақырып', text: 'Құпия мәтін', ...more }
  const number = await world.submit(appeal(given))
  await world.settle()
  await world.act(world.actUrlFor('chair-ecology-transport@example.kz'), {
    action: 'answer',
    outcome: 'explained',
    text: 'Құпия жауап',
  })
  await world.settle()
  const link = world.staffUrl(number)
  const publish = async (body: Partial<ActionInput> = {}, key = 'publish-1') => {
    const done = await world.act(link, { ...words, ...body } as ActionInput, key)
    await world.settle()
    return done
  }
  const show = async (path: string, status = 200) => {
    const answer = await doors.get(path)
    expect([path, answer.status]).toEqual([path, status])
    return answer.text
  }
  const code = world.deps.links.code(world.keyed(number))
  const ids = async (query = '') =>
    [...(await show(`/answers?lang=ru${query}`)).matchAll(/href="\/answers\/([\w-]+)\?lang=ru"/g)].map(
      ([, id = '']) => id,
    )
  return { doors, world, number, link, publish, show, code, ids }
}

describe('a published answer', () => {
  test('is listed by year and topic, found by its words, and has a page under its own id', async () => {
    const { publish, show, ids, number } = await answered()
    expect(await ids()).toEqual([])
    expect(await publish()).toMatchObject({ outcome: 'done' })
    const [id = ''] = await ids()
    expect(id).toMatch(/^[\w-]{12}$/)
    expect(number).not.toContain(id)
    for (const query of ['&topic=ecology-transport', '&year=2026', '&q=вывоз+мусора', '&q=ДВОР'])
      expect([query, await ids(query)]).toEqual([query, [id]])
    for (const query of ['&topic=housing', '&year=2025', '&q=вывоз+самолёта', '&q=құпия', '&page=2'])
      expect([query, await ids(query)]).toEqual([query, []])
    const page = await show(`/answers/${id}?lang=ru`)
    for (const said of [words.subject, words.question, words.answer]) expect(readOf(page)).toContain(said)
    expect(page).toContain('"@type":"QAPage"')
  })

  test('has nothing of who asked, in any language', async () => {
    const { publish, show, ids, number } = await answered()
    await publish()
    const [id = ''] = await ids()
    for (const lang of languages)
      for (const path of [
        '/answers?',
        `/answers/${id}?`,
        '/answers?q=мусор&',
        '/?',
        '/sitemap.xml?',
        '/feed.atom?',
      ])
        expect(await show(`${path}lang=${lang}`)).not.toMatch(new RegExp(`Құпия|secret@|555 44 33|${number}`))
  })

  test('is published in other words under the same address, and those before are gone', async () => {
    const { publish, show, ids } = await answered()
    await publish()
    const [id = ''] = await ids()
    await publish({ subject: 'Свалка', question: 'Когда уберут?', answer: 'Уже.' }, 'publish-2')
    expect(await ids()).toEqual([id])
    expect(readOf(await show(`/answers/${id}?lang=ru`))).not.toContain(words.answer)
    expect(await ids('&q=площадку')).toEqual([])
  })

  test('goes with the consent, which the applicant takes back on the page of the appeal', async () => {
    const { doors, world, publish, show, ids, number, code } = await answered()
    await publish()
    const [id = ''] = await ids()
    const page = `/appeals/${number}?code=${code}&lang=ru`
    expect(await show(page)).toContain(`/appeals/${number}/consent?`)
    const sent = await doors.form(`/appeals/${number}/consent?code=${code}&lang=ru`, {
      idempotencyKey: 'consent-1',
    })
    expect(sent.status).toBe(303)
    // At once, whatever the index still has.
    await show(`/answers/${id}?lang=ru`, 404)
    await world.settle()
    expect(await ids()).toEqual([])
    expect(await ids('&q=мусор')).toEqual([])
    expect(await show(page)).not.toContain('/consent?')
  })

  test('goes with an erasure, and leaves no word', async () => {
    const { world, publish, show, ids, number } = await answered()
    await publish()
    const [id = ''] = await ids()
    const storedPeople = world.people.stored
    await eraseCase({ ...world.deps, storedPeople }, number, 'Запрос заявителя', world.now)
    await world.settle()
    await show(`/answers/${id}?lang=ru`, 404)
    expect(await ids()).toEqual([])
    expect(await world.people.keysUnder('published:', '2', 9)).toEqual([])
    expect(await world.people.keysUnder('published-words:му', 'му', 9)).toEqual([])
  })
})

describe('nothing is published', () => {
  test('without consent', async () => {
    const { publish, ids } = await answered({})
    expect(await publish()).toMatchObject({ outcome: 'refused', refused: 'no_consent' })
    expect(await ids()).toEqual([])
  })

  test.each([
    ['name_in_text', { question: 'Құпиябаевқа жауап' }],
    ['phone_in_text', { question: 'Телефон 87015554433' }],
    ['email_in_text', { subject: 'secret@example.kz' }],
    ['iin_in_text', { answer: 'ЖСН 880101300123' }],
  ])('with personal data in it: %s', async (refused, body) => {
    const { publish, ids } = await answered()
    expect(await publish(body)).toMatchObject({ outcome: 'refused', refused, path: Object.keys(body)[0] })
    expect(await ids()).toEqual([])
  })

  test('under an address that is none', async () => {
    const { show } = await answered()
    for (const id of ['0123456789ab', 'a%20b', 'x'.repeat(90)]) await show(`/answers/${id}`, 404)
  })
})

test('the secretariat’s form begins with the applicant’s words and the answer', async () => {
  const { link, show } = await answered()
  const text = await show(`${new URL(link).pathname}?lang=ru&do=publish_answer`)
  const form = text.slice(text.indexOf('id="do-publish_answer"'))
  for (const said of ['Құпия тақырып', 'Құпия мәтін', 'Құпия жауап']) expect(form).toContain(said)
  expect(readOf(text)).toContain('Заявитель согласен')
})
