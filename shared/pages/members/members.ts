/** `/desk/members`: who the council is, the reserve in its order, and what may be done with both. */
import type { Localized } from '../../../events/values.ts'
import type { Composition, Member, Shares } from '../../domain/members/composition.ts'
import { type Html, html } from '../../markup/html.ts'
import { councilDeskWords } from '../../text/activities/desk-words.ts'
import { councilWords } from '../../text/activities/words.ts'
import { formatDay, formatDayShort } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { confirmMain, type OffersModel, offeredForms } from '../activities/offers.ts'
import { deskPage } from '../desk/desk.ts'
import { cards, cell } from '../desk/lists/cards.ts'
import { at, notice } from '../layout.ts'

export type MembersModel = OffersModel & {
  composition: Composition
  /** Names by member. */
  people: Record<string, string>
  /** Where they are written to, by member. */
  emails: Record<string, string>
  shares: Shares
  /** Those who were absent too often, by member. */
  oftenAbsent: readonly string[]
  commissions: Record<string, Localized>
  today: string
  done?: string
}

const nameOf = ({ people }: MembersModel, member: string) => people[member] || member

export const renderMembers = (model: MembersModel): string => {
  const { lang, composition: c, today, done } = model
  const { members: words, memberActions, activity } = councilDeskWords(lang)
  const { summary, forms } = offeredForms(model, memberActions)
  const isCurrent = ({ admittedOn, leftOn }: Member) => admittedOn <= today && (!leftOn || today < leftOn)
  const current = c.members.filter(isCurrent)
  const former = c.members.filter((m) => m.leftOn !== undefined && m.leftOn <= today)
  return deskPage(model, {
    title: words.title,
    hasErrors: model.errors.length > 0,
    main: html`${summary}${done && notice(done)}<p><a href="${at('/desk/activities', lang)}">${activity.back}</a></p>
<h1>${words.title}</h1>
<p>${words.lead}</p>
<p>${c.term ? words.term(formatDay(c.term.from, lang), formatDay(c.term.until, lang), c.term.seats) : words.noTerm}</p>
${warnings(model)}<h2>${words.current(current.length)}</h2>
${table(model, current)}<h2>${words.reserve}</h2>
${reserve(model)}<h2>${activity.actions}</h2>
${forms}${former.length > 0 && html`<h2>${words.former}</h2>\n${left(model, former)}`}`,
  })
}

export const renderMembersConfirm = (model: MembersModel): string => {
  const { lang, values } = model
  const { title, main } = confirmMain(
    model,
    councilDeskWords(lang).memberActions,
    nameOf(model, values.member ?? ''),
  )
  return deskPage(model, { title, main })
}

/** What the law asks for is told, and not refused. */
const warnings = (model: MembersModel): Html => {
  const { lang, shares, oftenAbsent, composition, today } = model
  const words = councilDeskWords(lang).members
  const forming = composition.pending.forming?.deadline.due
  const said = [
    ...(shares.civil < shares.civilNeeded ? [words.fewCivil(shares.civil, shares.civilNeeded)] : []),
    ...(shares.ethnocultural < shares.ethnoculturalNeeded
      ? [words.fewEthnocultural(shares.ethnocultural, shares.ethnoculturalNeeded)]
      : []),
    ...(oftenAbsent.length
      ? [words.oftenAbsent(oftenAbsent.map((member) => nameOf(model, member)).join(', '))]
      : []),
    ...(forming && forming <= today ? [words.forming(formatDay(forming, lang))] : []),
  ]
  return html`${said.map((one) => html`<p class="warning">${one}</p>\n`)}`
}

const table = (model: MembersModel, members: readonly Member[]): Html => {
  const { lang, commissions, today, emails } = model
  const { columns, title } = councilDeskWords(lang).members
  const { seats, roles } = councilWords(lang)
  const year = today.slice(0, 4)
  return cards(
    title,
    [
      ...[columns.member, columns.seat, columns.role, columns.commission, columns.since],
      ...[columns.email, columns.absences],
    ],
    members.map(({ member, seat, role, commission, admittedOn, absences, ethnocultural }) => {
      const missed = absences.filter(({ on, excused }) => !excused && on.startsWith(year)).length
      const from = ethnocultural
        ? `${seats[seat]}, ${councilDeskWords(lang).members.ethnocultural}`
        : seats[seat]
      return html`<tr role="row"><th class="words" role="rowheader" scope="row">${nameOf(model, member)}</th>${[
        cell(columns.seat, from),
        cell(columns.role, roles[role]),
        cell(columns.commission, commission ? wording(commissions[commission] ?? commission, lang) : '–'),
        cell(columns.since, formatDayShort(admittedOn, lang)),
        cell(columns.email, emails[member] ?? '–'),
        cell(columns.absences, String(missed)),
      ]}</tr>\n`
    }),
  )
}

/** In their order: who is first takes the next seat. */
const reserve = (model: MembersModel): Html => {
  const { lang, composition } = model
  const { members: words, memberActions } = councilDeskWords(lang)
  const { seats } = councilWords(lang)
  const list = composition.reserve.toSorted((a, b) => a.place - b.place)
  if (list.length === 0) return html`<p>${words.noReserve}</p>\n`
  return html`<ol>${list.map(({ member, seat }) => {
    const path = `/desk/members?${new URLSearchParams({ do: 'admit', member })}`
    return html`<li>${nameOf(model, member)} (${seats[seat]}) <a href="${at(path, lang)}#do-admit">${memberActions.admit.button}<span class="hidden">: ${nameOf(model, member)}</span></a></li>\n`
  })}</ol>\n`
}

const left = (model: MembersModel, members: readonly Member[]): Html => {
  const { lang } = model
  const { grounds } = councilWords(lang)
  return html`<ul>${members.map(
    ({ member, leftOn = '', ground }) =>
      html`<li>${nameOf(model, member)}: ${formatDay(leftOn, lang)}${ground && `, ${grounds[ground]}`}</li>\n`,
  )}</ul>\n`
}
