/** `/council`: who the council is, its commissions, and how it is reached. */
import type { Localized } from '../../../events/values.ts'
import type { CompositionShown } from '../../application/members/models.ts'
import { type Html, type HtmlValue, html } from '../../markup/html.ts'
import { councilWords } from '../../text/activities/words.ts'
import { formatDay } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { siteWords } from '../../text/site/words.ts'
import { page } from '../layout.ts'
import type { Frame } from '../models.ts'
import { contacts } from './contacts.ts'
import { jsonLd, organizationData } from './structured.ts'

type Member = CompositionShown['members'][number]

export type CouncilModel = Frame & {
  composition: CompositionShown
  /** The head by the configuration, where no register of members names one. */
  chairman: string
  commissions: { id: string; name: Localized; chair: string; field: Localized[] }[]
  hours: { from: string; to: string }
}

const member = ({ name, organisation }: Member): string => (organisation ? `${name}, ${organisation}` : name)

const leaders = ({ composition: { members }, chairman, lang }: CouncilModel): Html => {
  const words = siteWords(lang).council
  const heads = members.filter(({ role }) => role === 'head')
  const presidium = members.filter(({ role }) => role === 'presidium')
  return html`<h2>${words.head}</h2>
${heads.length ? heads.map((one) => html`<p>${member(one)}</p>\n`) : html`<p>${chairman}</p>\n`}${
  presidium.length > 0 &&
  html`<h2>${words.presidium}</h2>
<ul>${presidium.map((one) => html`<li>${member(one)}</li>\n`)}</ul>\n`
}`
}

const listed = ({ composition: { members }, commissions, lang }: CouncilModel): HtmlValue => {
  const words = siteWords(lang).council
  const { seats } = councilWords(lang)
  const commission = (id: string | undefined) => {
    const found = commissions.find((one) => one.id === id)
    return found ? wording(found.name, lang) : id
  }
  if (members.length === 0) return html`<p>${words.none}</p>\n`
  return html`<ul class="entries">${members.map((one) => {
    const told = [one.organisation, seats[one.seat], commission(one.commission)].filter(Boolean)
    return html`<li><strong>${one.name}</strong>\n<p class="when">${told.join('. ')}</p></li>\n`
  })}</ul>\n`
}

export const renderCouncil = (model: CouncilModel): string => {
  const { lang, composition, commissions } = model
  const words = siteWords(lang).council
  const { term, seats, members } = composition
  return page(model, {
    title: words.title,
    listed: true,
    data: jsonLd(organizationData(model)),
    main: html`<h1>${words.title}</h1>
<p>${words.lead}${term && ` ${words.term(formatDay(term.from, lang), formatDay(term.until, lang))}`}${seats !== undefined && ` ${words.seats(seats, members.length)}`}</p>
${leaders(model)}<h2>${words.commissions}</h2>
${commissions.map(
  ({ name, chair, field }) => html`<h3>${wording(name, lang)}</h3>
<p>${words.chair}: ${chair}${field.length > 0 && html`<br>${field.map((one) => wording(one, lang)).join('; ')}`}</p>\n`,
)}<h2>${words.members}</h2>
${listed(model)}${contacts(model)}`,
  })
}
