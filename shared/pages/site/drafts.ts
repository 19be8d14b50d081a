/** `/drafts` and `/drafts/{number}`: draft acts, the council's remarks, and the developer's answer to each. */
import type { DraftLine, DraftShown } from '../../application/drafts/models.ts'
import { inPath } from '../../domain/number.ts'
import { type Html, type HtmlValue, html, webAddress } from '../../markup/html.ts'
import { formatDay, formatDays } from '../../text/dates.ts'
import { draftWords } from '../../text/drafts/words.ts'
import { inOwnLanguage } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { siteWords } from '../../text/site/words.ts'
import { draftStatus, texts } from '../../text/texts.ts'
import { remarkWithAnswer } from '../actions/link-given.ts'
import { at, facts, longSaid, page } from '../layout.ts'
import type { Frame } from '../models.ts'
import { choices } from './choices.ts'
import { jsonLd, legislationData } from './structured.ts'

type Names = Record<string, string>

export type DraftsModel = Frame & {
  /** A year, or other days. */
  period: { from: string; to: string; year?: string; years: readonly string[]; page: number }
  agency?: string | undefined
  lines: DraftLine[]
  more: boolean
  agencies: Names
}

export const renderDrafts = (model: DraftsModel): string => {
  const { lang, period, agency, lines, more, agencies } = model
  const { drafts: words, activities } = siteWords(lang)
  const { year, years, from, to } = period
  const address = (of: { year?: string | undefined; page?: number }) => {
    const days = of.year ? [`year=${of.year}`] : [`from=${from}`, `to=${to}`]
    const query = [...days, agency && `agency=${agency}`, of.page && `page=${of.page}`].filter(Boolean)
    return at(`/drafts?${query.join('&')}`, lang)
  }
  const listed = html`<ul class="entries">${lines.map(
    ({ number, title, agency, status, receivedOn, recommendedOn, remarks }) => {
      const told = [
        agencies[agency] ?? agency,
        words.received(formatDay(receivedOn, lang)),
        recommendedOn
          ? words.recommended(formatDay(recommendedOn, lang), remarks ?? 0)
          : draftStatus(status, lang),
      ]
      return html`<li><a href="${at(`/drafts/${inPath(number)}`, lang)}">${title || number}</a>
<p class="when">${told.join('. ')}</p></li>\n`
    },
  )}</ul>\n`
  return page(model, {
    title: words.title,
    listed: true,
    main: html`<h1>${words.title}</h1>
<p>${words.lead}</p>
${choices(
  activities.years,
  years.map((one) => [address({ year: one }), one, one === year] as const),
)}${year === undefined && html`<p><strong>${formatDays(from, to, lang)}</strong></p>\n`}${agency && html`<p><strong>${agencies[agency] ?? agency}</strong></p>\n`}${
  lines.length ? listed : html`<p>${words.none}</p>\n`
}${more && html`<p><a class="go" href="${address({ year, page: period.page + 1 })}">${activities.earlier}</a></p>\n`}`,
  })
}

export type DraftModel = Frame & { draft: DraftShown; agencies: Names }

const response = ({ response, dueOn }: DraftShown['recommendations'][number], { lang }: DraftModel): Html => {
  const words = siteWords(lang).drafts
  if (!response) return html`<p>${words.noResponse(dueOn && formatDay(dueOn, lang))}</p>\n`
  const { decision, on, text } = response
  return html`<p><strong>${texts(lang).decisions[decision]}</strong>, ${formatDay(on, lang)}</p>
${text && longSaid(text, lang)}`
}

const recommendation = (given: DraftShown['recommendations'][number], model: DraftModel): Html => {
  const { lang } = model
  const { drafts: words } = siteWords(lang)
  const { recommendationOn } = pageWords(lang).link
  const { version, outcome, on, late, text, remarks } = given
  return html`<h2>${recommendationOn(version)}</h2>
<p><strong>${texts(lang).recommendationOutcomes[outcome]}</strong>, ${formatDay(on, lang)}${late && `, ${draftWords(lang).late}`}</p>
${text && longSaid(inOwnLanguage(text, lang), lang)}<h3>${words.response}</h3>
${response(given, model)}${
  remarks.length > 0 &&
  html`<h3>${words.remarks}</h3>\n${remarks.map((one) => remarkWithAnswer({ ...one, text: inOwnLanguage(one.text, lang) }, lang))}`
}`
}

export const renderDraft = (model: DraftModel): string => {
  const { lang, draft, agencies } = model
  const words = siteWords(lang).drafts
  const { labels } = words
  const to = webAddress(draft.url)
  const known: [string, HtmlValue][] = [
    [labels.agency, agencies[draft.agency] ?? draft.agency],
    [labels.type, texts(lang).actTypes[draft.actType]],
    [labels.status, draftStatus(draft.status, lang)],
    [labels.version, String(draft.version)],
    [labels.received, formatDay(draft.receivedOn, lang)],
    [labels.due, draft.dueOn && formatDay(draft.dueOn, lang)],
    [labels.agreed, draft.agreedOn && formatDay(draft.agreedOn, lang)],
    [labels.text, to && html`<a href="${to}">${to}</a>`],
    [labels.number, html`<span class="number">${draft.number}</span>`],
  ]
  const title = draft.title || draft.number
  return page(model, {
    title,
    listed: true,
    data: jsonLd(legislationData(model, draft, agencies[draft.agency] ?? draft.agency)),
    main: html`<h1>${title}</h1>
${facts(known)}${
  draft.recommendations.length
    ? draft.recommendations.map((one) => recommendation(one, model))
    : html`<p>${words.nothing}</p>\n`
}<p><a class="go" href="${at('/drafts', lang)}">${words.title}</a></p>\n`,
  })
}
