/** What the applicant was asked stays on every page of the case, with the reply or that none came. */
import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../../events/values.ts'
import { renderLink } from '../../../shared/pages/actions/link.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { readOf } from '../text/words-of.ts'
import { Office } from './office.ts'

const first = 'Қай үйде су жоқ?'
const reply = 'Достық, 5-үйде.'
const second = 'Қай күннен бері?'
const third = 'Бүгін су бар ма?'

/** Asked thrice: replied to, lapsed, and waiting; then given to another chair. */
const asked = async () => {
  const office = new Office()
  const number = await office.appeal()
  const chair = await office.assign(number)
  await office.act(chair, { action: 'ask', text: first })
  office.now = '2026-03-20T05:00:00.000Z'
  await office.command(
    number,
    { role: 'applicant' },
    { type: 'add_message', content: 'message-reply' },
    { 'message-reply': { kind: 'message', text: reply } },
  )
  await office.act(chair, { action: 'ask', text: second })
  office.now = '2026-04-20T05:00:00.000Z'
  await office.command(number, { role: 'system' }, { type: 'note_missed' })
  await office.act(chair, { action: 'ask', text: third })
  await office.act(chair, { action: 'return', reason: 'Басқа комиссияға.' })
  return { office, number, chair: await office.assign(number, 'social') }
}
const inOrder = (page: string, ...words: string[]) => {
  const places = words.map((word) => page.indexOf(word))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
}
const times = (page: string, word: string) => page.split(word).length - 1

describe('given questions that were replied to, lapsed, and wait', () => {
  it.each(languages)(
    'a new chair and the secretariat see each with its reply, or that none came (%s)',
    async (lang) => {
      const { office, number, chair } = await asked()
      const words = pageWords(lang).questions
      for (const token of [chair, office.secretary(number)]) {
        const page = readOf(renderLink(await office.model(token, lang)))
        inOrder(page, words.title, first, reply, second, words.lapsed)
        expect(times(page, reply)).toBe(1)
        expect(times(page, third)).toBe(1)
      }
    },
  )

  it.each(languages)(
    'the applicant does too, the one that waits above its form (%s)',
    async (lang: Language) => {
      const { office, number } = await asked()
      const page = readOf((await office.status(number, lang)).body ?? '')
      const words = pageWords(lang).questions
      inOrder(page, third, words.yours, first, reply, second, words.lapsed)
      expect(times(page, reply)).toBe(1)
    },
  )

  it('the API tells them beside the messages, where each reply stays', async () => {
    const { office, number } = await asked()
    const { case: c } = await office.view(office.secretary(number))
    expect(c.questions).toEqual([
      { on: '2026-03-19T04:05:00.000Z', text: first, reply: { at: '2026-03-20T05:00:00.000Z', text: reply } },
      { on: '2026-03-20T05:00:00.000Z', text: second, lapsed: true },
    ])
    expect(c.messages).toEqual([{ at: '2026-03-20T05:00:00.000Z', text: reply }])
    expect(c.question?.text).toBe(third)
  })
})

it('given a message of the same moment as a reply, or of its words, then both are shown', async () => {
  const office = new Office()
  const number = await office.appeal()
  await office.act(await office.assign(number), { action: 'ask', text: first })
  for (const [id, text] of [
    ['a', reply],
    ['b', second],
    ['c', reply],
  ] as const)
    await office.command(
      number,
      { role: 'applicant' },
      { type: 'add_message', content: `message-${id}` },
      { [`message-${id}`]: { kind: 'message', text } },
    )
  const page = readOf((await office.status(number)).body ?? '')
  expect([times(page, reply), times(page, second)]).toEqual([2, 1])
})

it('given a question that waited when the case was answered, then no reply came', async () => {
  const office = new Office()
  const number = await office.appeal()
  const chair = await office.assign(number)
  await office.act(chair, { action: 'ask', text: first })
  await office.act(chair, { action: 'answer', outcome: 'explained', text: 'Су берілді.' })
  const words = pageWords('ru').questions
  inOrder(readOf((await office.status(number)).body ?? ''), words.yours, first, words.none)
})
