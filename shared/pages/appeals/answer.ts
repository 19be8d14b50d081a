/** The council's answer on the applicant's page, and what the applicant makes of it. */
import { limits } from '../../../events/limits.ts'
import { type Language, ratings } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'
import { answersWords } from '../../text/answers/words.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { byEndOf, formatDay } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import type { formControls } from '../fields.ts'
import { facts, said } from '../layout.ts'
import type { StatusModel } from '../models.ts'

export const answer = ({ lang, status }: StatusModel): Html => {
  const { labels, answer: title, earlier } = pageWords(lang).status
  const own = appealWords(lang)
  const { rating: rate } = answersWords(lang)
  const given = status.answer
  // An answer that did not close the case, or not for long: the applicant disagreed with it.
  const disputed = status.status !== 'answered'
  const outcomes: Record<string, string> = texts(lang).answerOutcomes
  return html`${
    given &&
    html`<h2>${disputed ? earlier.title : title}</h2>
${disputed && html`<p>${earlier.note}</p>\n`}${facts(
  [
    [labels.outcome, html`<strong>${outcomes[given.outcome] ?? given.outcome}</strong>`],
    [labels.answeredOn, formatDay(given.on, lang)],
    [own.labels.decidedBy, given.decidedBy && own.decidedBy(given.decidedBy, lang)],
    [rate.yours, given.rating && rate.choices[given.rating]],
  ],
  true,
)}${said(given.text, lang)}${
  status.complaint &&
  html`<p>${own.complaint(
    wording(status.complaint.to, lang),
    status.complaint.until ? byEndOf(status.complaint.until, lang) : undefined,
  )}</p>\n`
}`
  }`
}

/** Whether it helped, and whatever the applicant adds. */
export const ratingFields = ({ radios, area }: ReturnType<typeof formControls>, lang: Language): Html => {
  const { legend, choices, comment } = answersWords(lang).rating
  return html`${radios(
    'rating',
    { label: legend },
    ratings.map((value) => ({ value, label: choices[value] })),
  )}${area('comment', comment, { rows: 3, limit: limits.text, optional: true })}`
}
