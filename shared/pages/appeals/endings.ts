/** Why an appeal ended without an answer, as its applicant and the office read it. */
import type { AppealStatus } from '../../../events/answers/appeals.ts'
import type { Language } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { formatDay } from '../../text/dates.ts'
import { facts, longSaid } from '../layout.ts'

type Endings = {
  returned?: AppealStatus['returned'] | undefined
  terminated?: AppealStatus['terminated'] | undefined
  filedWith?: string | undefined
}

export const endedWithout = (lang: Language, { returned, terminated, filedWith }: Endings): Html => {
  const words = appealWords(lang)
  const { page } = words
  const ended = (
    title: string,
    ground: string,
    { text, on, of }: { text: string; on: string; of?: string },
  ) =>
    html`<h2>${title}</h2>
${facts(
  [
    [page.ground, html`<strong>${ground}</strong>`],
    [page.earlier, of],
    [page.on, formatDay(on, lang)],
  ],
  true,
)}${text && longSaid(text, lang)}<p>${page.again}</p>\n`
  return html`${filedWith && html`<p>${page.filed(filedWith)}</p>\n`}${returned && ended(page.returned, words.returnGrounds[returned.ground], returned)}${
    terminated && ended(page.terminated, words.terminationGrounds[terminated.ground], terminated)
  }`
}
