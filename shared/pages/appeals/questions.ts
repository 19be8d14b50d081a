/** What the applicant was asked, each question with its date and the reply, or that none came. */
import type { PastQuestion } from '../../../events/answers/links.ts'
import type { MessageView } from '../../../events/answers/shared.ts'
import type { Language } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDay, formatInstant } from '../../text/dates.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { said } from '../layout.ts'

export const questionsAndReplies = (
  questions: readonly PastQuestion[],
  lang: Language,
  timeZone: string,
): Html => {
  const words = pageWords(lang).questions
  const when = (at: string) => html`<time datetime="${at}">${formatInstant(at, lang, timeZone)}</time>`
  return html`${questions.map(
    ({ on, text, reply, lapsed }) => html`<div class="remark">
<p class="when">${when(on)}</p>
${text && said(text, lang)}${
  reply
    ? html`<p>${words.reply}, ${when(reply.at)}${onPaper(reply, lang)}:</p>\n${reply.text && said(reply.text, lang)}`
    : html`<p>${lapsed ? words.lapsed : words.none}</p>\n`
}</div>\n`,
  )}`
}

/** When paper came that the secretariat entered at the time shown. */
export const onPaper = ({ receivedOn }: MessageView, lang: Language): Html =>
  html`${receivedOn && ` (${pageWords(lang).questions.onPaper(formatDay(receivedOn, lang))})`}`

/** The messages that no question was asked for: each reply stands with its question. */
export const unasked = (
  messages: readonly MessageView[],
  questions: readonly PastQuestion[] = [],
): MessageView[] => {
  const rest = [...messages]
  for (const { reply } of questions) {
    const place = rest.findIndex(({ at, text }) => at === reply?.at && text === reply.text)
    if (place >= 0) rest.splice(place, 1)
  }
  return rest
}
