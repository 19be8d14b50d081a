/** How far an appeal is: what has happened, and what is still to come, each with its date where that holds. */
import { type Html, html } from '../../markup/html.ts'
import { byEndOf, formatInstant } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import type { StatusModel } from '../models.ts'
import { isOver } from './standing.ts'

export const progress = (model: StatusModel): Html => {
  const { lang, head, status } = model
  const words = pageWords(lang).status
  const coming = stepsToCome(model)
  return html`<h2>${words.timeline}</h2>
<ol class="timeline">${status.timeline.map(
    ({ at, title }) =>
      html`<li><time datetime="${at}">${formatInstant(at, lang, head.timeZone)}</time>${title}</li>\n`,
  )}</ol>
${
  coming.length > 0 &&
  html`<h3>${words.coming.title}</h3>
<ol class="timeline coming">${coming.map(
    ({ what, by }) =>
      html`<li>${by && html`<time datetime="${by}">${byEndOf(by, lang)}</time>`}${what}</li>\n`,
  )}</ol>\n`
}`
}

type Step = { what: string; by?: string | null | undefined }

/** In the order of their days. What has no day is done before all that has one, but an answer after it. */
const stepsToCome = (model: StatusModel): Step[] => {
  const { lang, status, names, today, stopped } = model
  const words = pageWords(lang).status.coming
  const { question, completion, interim, letters, dueOn, actions } = status
  /** A day that has passed is no promise. */
  const ahead = (day: string | null | undefined) => (day && day >= today ? day : undefined)
  if (isOver(status))
    return actions.dispute ? [{ what: words.dispute, by: ahead(actions.dispute.until) }] : []
  const isNew = status.status === 'registered'
  const answerBy = interim || stopped ? undefined : ahead(dueOn)
  const before: Step[] = [
    ...(isNew ? [{ what: words.assigned }] : []),
    ...(isNew || status.status === 'assigned' ? [{ what: words.review }] : []),
    ...(question ? [{ what: words.reply, by: ahead(question.dueOn) }] : []),
    ...(completion ? [{ what: words.completion, by: ahead(completion.dueOn) }] : []),
    ...letters
      .filter((letter) => letter.status === 'sent')
      // The answer waits for no response that is due after it; what was asked stands with the letters.
      .filter((letter) => !(answerBy && letter.dueOn && letter.dueOn > answerBy))
      .map(({ agency, body, dueOn: by }) => ({
        what: words.response(wording(body ?? names.agencies[agency] ?? agency, lang)),
        by: ahead(by),
      })),
    ...(interim ? [{ what: words.control, by: ahead(interim.controlOn) }] : []),
  ]
  const answer: Step = interim ? { what: words.final } : { what: words.answer, by: answerBy }
  const dated = answer.by ? [...before, answer] : before
  return [
    ...dated.toSorted((a, b) => ((a.by ?? '') < (b.by ?? '') ? -1 : (a.by ?? '') > (b.by ?? '') ? 1 : 0)),
    ...(answer.by ? [] : [answer]),
  ]
}
