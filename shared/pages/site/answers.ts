/** `/answers` and `/answers/{id}`: questions of applicants who agree to it, and the council's answers. */
import type { AnswerLine, AnswerShown } from '../../application/answers/models.ts'
import { html } from '../../markup/html.ts'
import { answersWords } from '../../text/answers/words.ts'
import { formatDay } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { siteWords } from '../../text/site/words.ts'
import { hidden } from '../fields.ts'
import { at, facts, inTongue, longSaid, page } from '../layout.ts'
import type { Choice, Frame } from '../models.ts'
import { choices } from './choices.ts'
import { jsonLd, questionData } from './structured.ts'

export type AnswersModel = Frame & {
  /** What was searched for; empty where nothing was. */
  q: string
  topic?: string | undefined
  topics: Choice[]
  year: string
  years: readonly string[]
  page: number
  lines: AnswerLine[]
  more: boolean
}

export const renderAnswers = (model: AnswersModel): string => {
  const { lang, q, topic, topics, year, years, lines, more } = model
  const words = answersWords(lang).page
  const { activities } = siteWords(lang)
  const address = (of: { topic?: string | undefined; year?: string; page?: number }) => {
    const asked = {
      ...(q ? { q } : { year: of.year ?? year, ...(of.topic && { topic: of.topic }) }),
      ...(of.page && { page: String(of.page) }),
    }
    return at(`/answers?${new URLSearchParams(asked)}`, lang)
  }
  const lists = html`${choices(
    words.topics,
    [{ id: undefined, name: words.allTopics }, ...topics].map(
      ({ id, name }) => [address({ topic: id }), wording(name, lang), id === topic] as const,
    ),
  )}${choices(
    activities.years,
    years.map((one) => [address({ topic, year: one }), one, one === year] as const),
  )}`
  return page(model, {
    title: words.title,
    listed: true,
    main: html`<h1>${words.title}</h1>
<p>${words.lead}</p>
<form method="get" action="/answers" role="search">${hidden('lang', lang)}
<label for="q">${words.search}</label>
<div><input type="search" name="q" id="q" value="${q}" maxlength="200"><button>${words.find}</button></div>
</form>
${q ? html`<p><a class="go" href="${at('/answers', lang)}">${words.all}</a></p>\n` : lists}${
  lines.length
    ? html`<ul class="entries">${lines.map(
        ({ id, on, title }) =>
          html`<li><a href="${at(`/answers/${id}`, lang)}">${title}</a>
<p class="when">${formatDay(on, lang)}</p></li>\n`,
      )}</ul>\n`
    : html`<p role="status">${q ? words.nothingFound : words.none}</p>\n`
}${more && html`<p><a class="go" href="${address({ topic, page: model.page + 1 })}">${activities.earlier}</a></p>\n`}`,
  })
}

export type AnswerModel = Frame & { answer: AnswerShown; topic?: string | undefined }

export const renderAnswer = (model: AnswerModel): string => {
  const { lang, answer, topic } = model
  const words = answersWords(lang).page
  return page(model, {
    title: answer.title,
    listed: true,
    data: jsonLd(questionData(model, answer)),
    main: html`<h1>${inTongue(answer.title, lang)}</h1>
${facts([
  [words.topic, topic],
  [words.published, formatDay(answer.on, lang)],
])}<h2>${words.question}</h2>
${longSaid(answer.question, lang)}<h2>${words.answer}</h2>
${longSaid(answer.answer, lang)}<p>${words.lead}</p>
<p><a class="go" href="${at('/answers', lang)}">${words.title}</a></p>\n`,
  })
}
