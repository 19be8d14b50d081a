/** The council's directory on the desk: one table of who holds which post and which bodies there are, to be searched. */
import type { Held } from '../../../events/content-parts.ts'
import type { Language, Localized } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDay, formatDayShort } from '../../text/dates.ts'
import { directoryWords } from '../../text/desk/directory/directory-words.ts'
import { addedKinds, type EntryKind, entryKinds, entryWords } from '../../text/desk/directory/entry-words.ts'
import { templateWords } from '../../text/desk/template-words.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { formControls, hidden } from '../fields.ts'
import { at, notice } from '../layout.ts'
import { type DeskFrame, deskPage } from './desk.ts'

/**
 * An entry with what it is called: the council's own posts have no name. A topic is held by nobody: it has examples, and
 * the commissions that take it. Local days.
 */
export type Line = {
  entry: string
  name?: Localized
  held?: Held
  examples?: Localized
  takenBy?: readonly Localized[]
  addedOn?: string
  endsOn?: string
  formerNames?: readonly { until: string; names: Localized }[]
  /** How the council itself is reached. */
  contacts?: ContactsShown
}

/** Hours are those of today; `next` others that hold from a day on. */
type ContactsShown = {
  address: Localized
  phone?: string
  hours: { from: string; to: string }
  next?: { from: string; to: string; since: string }
}

/** What is asked for: words, a kind, and the first line that is shown, counted from 0. */
export type Asked = { q: string; kind: EntryKind | ''; from: number }

/** What has just been done. */
export const directoryDone = ['directory', 'added', 'ended', 'goes_on', 'renamed', 'contacts'] as const

export type DirectoryModel = DeskFrame & {
  /** Those of this page, and how many were found. */
  lines: Line[]
  found: number
  asked: Asked
  today: string
  done?: (typeof directoryDone)[number]
}

/** So many lines are under 60 KB with long names; of a larger directory there are pages. */
export const linesShown = 50

export const titleOf = (
  { name, held, contacts }: Pick<Line, 'name' | 'held' | 'contacts'>,
  lang: Language,
): string => {
  const words = directoryWords(lang)
  if (contacts) return entryWords(lang).contacts.title
  if (name) return wording(name, lang)
  if (held?.of === 'acting_head') return words.actingHead
  if (held?.of === 'deputy_head' || held?.of === 'apparatus_head') return texts(lang).posts[held.of]
  return held?.of === 'head' ? words.head : words.secretariat
}

export const pathOf = (entry: string): string => `/desk/directory/${entry.replace(':', '/')}`

export const kindOf = ({ entry }: Pick<Line, 'entry'>): EntryKind =>
  addedKinds.find((kind) => entry.startsWith(`${kind}:`)) ?? 'council'

/** Where an entry comes from, what it was called before, and its end where it has one. */
export const stateOf = (
  { addedOn, endsOn, formerNames = [] }: Line,
  today: string,
  lang: Language,
): string => {
  const { state } = entryWords(lang)
  const short = (day: string) => formatDayShort(day, lang)
  const end = endsOn && (endsOn <= today ? state.ended : state.ends)(short(endsOn))
  return [
    addedOn ? state.added(short(addedOn)) : state.file,
    ...formerNames.map(({ until, names }) => state.former(wording(names, lang), short(until))),
    end,
  ]
    .filter(Boolean)
    .join('; ')
}

export const renderDirectory = (model: DirectoryModel): string => {
  const { lang, lines, found, asked, done } = model
  const words = directoryWords(lang)
  const own = entryWords(lang)
  const said = {
    ...{ directory: words.saved, added: own.added, ended: own.ended, goes_on: own.goesOn },
    ...{ renamed: own.renaming.done, contacts: own.contacts.done },
  }
  const { from } = asked
  return deskPage(model, {
    title: words.title,
    main: html`${done && notice(said[done])}<h1>${words.title}</h1>
<p>${words.lead}</p>
<p class="pages">${addedKinds.map((kind) => html`<a class="go" href="${at(`/desk/directory/${kind}`, lang)}">${own.add[kind]}</a>`)}<a class="go" href="${at('/desk/templates', lang)}">${templateWords(lang).title}</a></p>
${search(model)}${
  found === 0
    ? html`<p>${own.none}</p>\n`
    : html`<p>${own.shown(from + 1, from + lines.length, found)}</p>
${table(model)}`
}${pages(model)}`,
  })
}

/** Sent by its address, so that what was looked for can be kept as a bookmark. */
const search = ({ lang, asked }: DirectoryModel): Html => {
  const words = entryWords(lang)
  const controls = formControls({
    words: pageWords(lang).frame,
    values: { q: asked.q, kind: asked.kind },
    errors: [],
    prefix: 'find-',
  })
  const kinds = entryKinds.map((value) => ({ value, label: words.kinds[value] }))
  const isNarrowed = asked.q !== '' || asked.kind !== ''
  return html`<form class="period no-print" method="get" action="/desk/directory" role="search">
${hidden('lang', lang)}${controls.text('q', { label: words.search.label }, { required: false, autocomplete: 'off' })}${controls.select(
  'kind',
  { label: words.search.kind },
  [{ value: '', label: words.search.any }, ...kinds],
  { given: true, required: false },
)}<div class="buttons"><button>${words.search.find}</button>${
    isNarrowed && html` <a class="go" href="${at('/desk/directory', lang)}">${words.search.all}</a>`
  }</div>
</form>\n`
}

const table = (model: DirectoryModel): Html => {
  const { lang, lines } = model
  const { columns } = entryWords(lang)
  const heads = ['name', 'kind', 'held', 'state', 'change'] as const
  return html`<table class="cards" role="table"><caption class="hidden">${directoryWords(lang).title}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${columns[head]}</th>`)}</tr></thead>
<tbody role="rowgroup">${lines.map((line, i) => row(model, line, i))}</tbody></table>\n`
}

/** Its cells have no end tags, and a link is named by its row's name without repeating it: names are long. */
const row = ({ lang, today }: DirectoryModel, line: Line, i: number): Html => {
  const { change } = directoryWords(lang)
  const { kinds, columns, renaming, end } = entryWords(lang)
  const path = at(pathOf(line.entry), lang)
  const link = (id: string, href: string, label: string) =>
    html`<a id="${id}${i}" aria-labelledby="${id}${i} n${i}" href="${href}">${label}</a>`
  return html`<tr role="row"><th role="rowheader" scope="row" class="words" id="n${i}">${titleOf(line, lang)}</th><td role="cell" data-label="${columns.kind}">${kinds[kindOf(line)]}<td role="cell" class="words" data-label="${columns.held}">${said(line, lang)}<td role="cell" data-label="${columns.state}">${stateOf(line, today, lang)}<td role="cell">${(line.held || line.contacts) && html`${link('c', path, change)}<br>`}${!line.held && !line.contacts && html`${link('r', `${path}#rename`, renaming.button)}<br>`}${kindOf(line) !== 'council' && link('e', `${path}#end`, end)}</tr>\n`
}

/** Who holds it, and where it is written to. */
const said = ({ held, contacts, examples, takenBy = [] }: Line, lang: Language): Html => {
  const words = directoryWords(lang)
  const { hours, since } = entryWords(lang).contacts
  const lines = (all: readonly (string | undefined)[]) =>
    html`${all.filter(Boolean).map((one, i) => html`${i > 0 && html`<br>`}${one}`)}`
  const person = ({ name, email }: { name: string; email?: string | undefined }, post?: string) =>
    `${post ? `${post}: ` : ''}${name}${email ? `, ${email}` : ''}`
  if (contacts) {
    const { address, phone, hours: now, next } = contacts
    const other = next && since(next.from, next.to, formatDayShort(next.since, lang))
    return lines([wording(address, lang), phone, hours(now.from, now.to), other])
  }
  if (!held)
    return lines([examples && wording(examples, lang), ...takenBy.map((name) => wording(name, lang))])
  switch (held.of) {
    case 'head':
    case 'deputy_head':
    case 'apparatus_head':
      return lines([person(held)])
    case 'acting_head':
      return held.acting
        ? lines([
            person(held.acting),
            `${formatDay(held.acting.from, lang)} – ${formatDay(held.acting.until, lang)}`,
          ])
        : lines([words.nobodyActs])
    case 'agency':
      return lines([held.email, held.phone])
    case 'secretariat':
      return lines([held.email, ...held.members.map((member) => person(member))])
    case 'commission':
      return lines([
        person(held.chair, words.chair),
        held.deputy && person(held.deputy, words.deputy),
        held.acting === 'deputy' ? words.deputyActs : undefined,
      ])
  }
}

const pages = ({ lang, lines, found, asked: { from, q, kind } }: DirectoryModel): Html => {
  const words = entryWords(lang)
  const to = (first: number) =>
    at(
      `/desk/directory?${new URLSearchParams({ ...(q && { q }), ...(kind && { kind }), from: String(first) })}`,
      lang,
    )
  const before =
    from > 0 && html`<a class="go" href="${to(Math.max(0, from - linesShown))}">${words.before}</a>`
  const last = from + lines.length
  const next = last < found && html`<a class="go" href="${to(last)}">${words.next}</a>`
  return before || next ? html`<p class="pages no-print">${before}${next}</p>\n` : html``
}
