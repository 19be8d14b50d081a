/** The applicant's page in an order for people: what next, how far it is, the answer; one date that holds; the rest folded. */
import { describe, expect, it } from 'vitest'
import { languages } from '../../../events/values.ts'
import { renderStatus } from '../../../shared/pages/appeals/status.ts'
import type { StatusModel } from '../../../shared/pages/models.ts'
import { appealWords } from '../../../shared/text/appeals/words.ts'
import { byEndOf, formatDay } from '../../../shared/text/dates.ts'
import { wording } from '../../../shared/text/explanation.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { readOf } from '../text/words-of.ts'
import { disputable, sideRoads, status } from './page-samples.ts'

const inOrder = (page: string, texts: readonly string[]) => {
  const places = texts.map((text) => page.indexOf(text))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
}
const coming = (page: string) => /<ol class="timeline coming">(.*?)<\/ol>/s.exec(page)?.[1] ?? ''
const as = (model: StatusModel, more: Partial<StatusModel['status']>): StatusModel => ({
  ...model,
  status: { ...model.status, ...more },
})
const forwarded = (model: StatusModel) =>
  as(model, {
    status: 'forwarded',
    forwarded: [{ to: 'Полиция департаменті', part: false, on: '2026-03-20' }],
    actions: { messages: true },
  })

describe.each(languages)('in %s', (lang) => {
  const words = pageWords(lang).status

  it('what is next comes first, then progress, the answer, the letters; receipt and words are folded', () => {
    const page = renderStatus(disputable(lang))
    inOrder(page, [
      words.now,
      `<h2>${words.timeline}</h2>`,
      `<h2>${words.answer}</h2>`,
      `<h2>${words.dispute.title}</h2>`,
      `<summary>${words.facts}</summary>`,
      `<summary>${words.yourText}</summary>`,
      `<summary>${words.add.title}</summary>`,
    ])
    expect(page).toContain('<details class="receipt">')
  })

  it('a receipt that has just been given is open, before all else', () => {
    const page = renderStatus({ ...status(lang), notice: 'registered' })
    expect(page).not.toContain('<details class="receipt">')
    inOrder(page, ['<section class="receipt">', words.now])
  })

  it('steps that are to come have the dates that hold', () => {
    const page = coming(renderStatus(as(status(lang), { status: 'registered' })))
    inOrder(page, [words.coming.assigned, words.coming.review, words.coming.answer])
    expect(page).toContain(byEndOf('2026-04-13', lang))
    const late = coming(renderStatus({ ...status(lang), today: '2026-05-01' }))
    expect(late).toContain(words.coming.answer)
    expect(late).not.toContain(byEndOf('2026-04-13', lang))
    const shown = status(lang)
    const [letter] = shown.status.letters
    if (!letter) throw new Error('no letter')
    const waiting = (dueOn: string) =>
      coming(renderStatus(as(shown, { letters: [{ ...letter, status: 'sent', dueOn }] })))
    const response = words.coming.response(wording(shown.names.agencies[letter.agency] ?? '', lang))
    inOrder(waiting('2026-04-12'), [byEndOf('2026-04-12', lang), response, byEndOf('2026-04-13', lang)])
    // The answer does not wait for it.
    expect(waiting('2026-04-14')).not.toContain(response)
    const asked = as(shown, {
      letters: [{ ...letter, status: 'sent', dueOn: '2026-04-05' }],
      question: { text: 'Қай үй?', dueOn: '2026-04-10' },
    } as Partial<StatusModel['status']>)
    inOrder(coming(renderStatus(asked)), [response, words.coming.reply, words.coming.answer])
    const told = coming(renderStatus(disputable(lang)))
    expect(told).toContain(words.coming.dispute)
    expect(told).toContain(byEndOf('2026-04-24', lang))
  })

  it('under long-term control the date of the answer is history: the control date holds', () => {
    const { status: shown, ...model } = sideRoads(lang)
    const { question: _, extended: __, ...interim } = shown
    const page = readOf(renderStatus({ ...model, status: interim }))
    expect(page).toContain(words.interim.control('2026-07-01'))
    expect(page).not.toContain(words.due(byEndOf(shown.dueOn ?? '', lang)))
    expect(page).toContain(words.labels.wasDue)
    expect(page).not.toMatch(new RegExp(`${words.labels.due}\\s+${formatDay(shown.dueOn ?? '', lang)}`))
  })

  it('forwarded: no date of an answer that the council does not give; in which time the body answers', () => {
    const page = readOf(renderStatus(forwarded(status(lang))))
    expect(page).toContain(words.forwarded.term)
    expect(page).not.toContain(words.labels.due)
    expect(page).not.toContain(formatDay('2026-04-13', lang))
    expect(page).toContain(words.addAfter.hint)
    expect(page).not.toContain(words.add.hint)
  })

  it('taken back: nothing is to come, and nobody is invited to add', () => {
    const page = renderStatus(as(status(lang), { status: 'withdrawn', actions: { messages: true } }))
    expect(coming(page)).toBe('')
    expect(page).toContain(words.addAfter.title)
    expect(page).not.toContain(`<summary>${words.add.title}</summary>`)
  })

  it('what lacks is a step of the applicant', () => {
    const completion = { missing: ['address' as const], text: 'Мекенжай?', dueOn: '2026-04-03' }
    const page = renderStatus(as(status(lang), { status: 'awaiting_applicant', completion }))
    expect(coming(page)).toContain(words.coming.completion)
    inOrder(page, [appealWords(lang).page.completion, `<h2>${words.timeline}</h2>`])
  })
})

describe('words in another language than the page', () => {
  it('are marked for who hears them, title and text; those of the page are not', () => {
    const given = { subject: 'Ауладағы шамдар жанбайды', text: 'Шамдар екі аптадан бері жанбайды.' }
    const russian = renderStatus({ ...status('ru'), ...given })
    expect(russian).toContain('<span lang="kk">Ауладағы шамдар жанбайды</span>')
    expect(russian).toContain('<div class="said" lang="kk">Шамдар екі аптадан')
    const kazakh = renderStatus({ ...status('kk'), ...given })
    expect(kazakh).not.toContain('<span lang="kk">')
    const other = renderStatus({ ...status('kk'), text: 'Фонари во дворе не горят уже две недели.' })
    expect(other).toContain('<div class="said" lang="ru">Фонари')
  })
})
