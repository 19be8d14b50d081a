/** The rows of a list, a line each: what is due and by whom, from whom it came, and what may be done with it at once. */
import type { Language, Localized, Role } from '../../../../events/values.ts'
import type { ListedRow, RowGroup } from '../../../application/desk/models.ts'
import { inPath } from '../../../domain/number.ts'
import { type Html, type HtmlValue, html } from '../../../markup/html.ts'
import { formatDayShort, workingDays } from '../../../text/dates.ts'
import { listWords } from '../../../text/desk/lists/list-words.ts'
import { deskWords } from '../../../text/desk/words.ts'
import { wording } from '../../../text/explanation.ts'
import { handoverWords } from '../../../text/handover.ts'
import { pageWords } from '../../../text/pages/page-words.ts'
import { texts } from '../../../text/texts.ts'
import { at } from '../../layout.ts'

type Names = Record<string, Localized>
/** `short` are the commissions' for tables, `taking` of those that take cases today. */
export type DeskNames = { topics: Names; commissions: Names; short: Names; agencies: Names; taking?: Names }

const columns = ['number', 'due', 'subject', 'name', 'owner', 'commission', 'received', 'status'] as const
export type Column = (typeof columns)[number]
/** A letter waits for whom it went to. */
const letterColumns = ['number', 'due', 'subject', 'name', 'commission', 'received', 'status'] as const
const assignColumns = ['number', 'due', 'subject', 'name', 'assign', 'received'] as const

export type Table = {
  lang: Language
  /** All of them are letters. */
  letters?: boolean
  rows: readonly ListedRow[]
  names: DeskNames
  today: string
  /** The address of a row's case; of the case alone where none is given. */
  pathTo?: (row: ListedRow, index: number) => string
  /** The address that sorts by a column, and how the list is sorted now. */
  sort?: { path: (column: Column) => string | undefined; by?: string; down?: boolean }
  /** Rows can be ticked, and each be assigned to a commission, the one of its topic first. */
  form?: { assign: boolean; preselected: (row: ListedRow) => string | undefined }
}

export const table = (model: Table): Html => {
  const { lang, rows, form, letters } = model
  const words = listWords(lang)
  const shown = form?.assign ? assignColumns : letters ? letterColumns : columns
  const width = shown.length + (form ? 1 : 0)
  let group: RowGroup | undefined
  const body = rows.map((row, i) => {
    const own = row.group
    const head =
      own && own !== group
        ? html`<tr class="group-head" role="row"><th role="rowheader" scope="rowgroup" colspan="${width}">${words.groups[own]}</th></tr>\n`
        : ''
    group = own
    return html`${head}${line(model, row, i)}`
  })
  return html`<table class="cards rows" role="table"><caption class="hidden">${deskWords(lang).list.rows}</caption>
<colgroup>${form && html`<col class="c-pick">`}${shown.map((column) => html`<col class="c-${column}">`)}</colgroup><thead role="rowgroup"><tr role="row">${form && html`<td role="cell"></td>`}${shown.map((column) => head(model, column))}</tr></thead>
<tbody role="rowgroup">${body}</tbody></table>\n`
}

const titleOf = (
  { lang, letters }: Pick<Table, 'lang' | 'letters'>,
  column: (typeof columns)[number] | 'assign',
): string => {
  const { columns: words, letters: sent } = listWords(lang)
  if (letters && (column === 'name' || column === 'received')) return sent[column]
  return column in words
    ? words[column as keyof typeof words]
    : deskWords(lang).list.columns[column as Exclude<typeof column, keyof typeof words>]
}

const head = (model: Table, column: (typeof columns)[number] | 'assign'): Html => {
  const { lang, sort } = model
  const title = titleOf(model, column)
  const path = column === 'assign' ? undefined : sort?.path(column)
  const own = sort?.by === column
  const order = own && html` aria-sort="${sort?.down ? 'descending' : 'ascending'}"`
  return html`<th role="columnheader" scope="col"${order}>${path ? html`<a href="${at(path, lang)}">${title}</a>` : title}</th>`
}

/** It and its cells have no end tags, which HTML does not ask for: a list stays under 60 KB with the longest subjects. */
const line = (model: Table, row: ListedRow, i: number): Html => {
  const { lang, names, today, form, letters, pathTo } = model
  const named = (list: Names, id: string | undefined) => (id ? wording(list[id] ?? id, lang) : '')
  const plain = (content: HtmlValue, look?: 'late') =>
    html`<td role="cell"${look && html` class="${look}"`}>${content}`
  const cell = (column: (typeof columns)[number], content: HtmlValue) =>
    html`<td role="cell" data-label="${titleOf(model, column)}">${content}`
  const number = row.letter ?? row.number
  // Where commissions are chosen, every date is of that.
  const isChoice = form?.assign && row.next?.term === 'appeal.triage'
  const { late, text } = dueOf(row, lang, today, !isChoice)
  const commission = row.commission
    ? named(names.short, row.commission)
    : row.letter || row.kind === 'initiative'
      ? ''
      : deskWords(lang).list.noCommission
  const subject = html`${marksOf(row, lang)}${cut(row.subject || texts(lang).erased.text, 60)}`
  const path = pathTo?.(row, i) ?? `/desk/cases/${inPath(row.number)}`
  const received = cell('received', dayOf(row.receivedOn, lang, today))
  return html`<tr role="row">${
    form &&
    html`<td role="cell"><input type="checkbox" name="pick.${row.number}${row.letter && `~${row.letter}`}" aria-label="${number}">`
  }<th role="rowheader" scope="row"><a href="${at(path, lang)}">${number}</a>${[
    plain(text, late ? 'late' : undefined),
    plain(subject),
    plain(cut(row.name || fromOf(row, lang) || named(names.agencies, row.agency), 30)),
    ...(form?.assign
      ? [plain(assign(model, row)), received]
      : [
          ...(letters ? [] : [cell('owner', cut(ownerIn(row, lang, names), 30))]),
          cell('commission', commission),
          received,
          cell('status', statusIn(row, lang)),
        ]),
  ]}`
}

/** Chosen and given in the row itself. */
const assign = ({ lang, names, form }: Table, row: ListedRow): Html => {
  const words = listWords(lang).assign
  const chosen = form?.preselected(row)
  return html`<select name="commission.${row.number}" aria-label="${words.commission(row.number)}"><option value="">${words.choose}${Object.entries(
    names.taking ?? names.short,
  ).map(
    ([id, name]) =>
      // The next option closes one that no tag does (HTML, 13.1.2.4): they are two hundred on a page.
      html`<option value="${id}"${id === chosen && html` selected`}>${wording(name, lang)}`,
  )}</select><button name="do" value="assign.${row.number}">${words.button}</button>`
}

/** What a row should not be passed by for: in words for who hears it read, as a sign for who looks. */
export const marksOf = (
  { disputed, unreachable, saidAt, closedOn, byHand = [], undelivered }: ListedRow,
  lang: Language,
): Html => {
  const { marks } = listWords(lang)
  const hand = handoverWords(lang)
  const shown = [
    disputed && !closedOn && (['!', marks.disputed] as const),
    saidAt && !closedOn && (['✉', marks.said] as const),
    unreachable && (['✆', marks.unreachable] as const),
    undelivered && (['↩', hand.marks.undelivered] as const),
    byHand.length > 0 &&
      (['☞', `${hand.marks.byHand} (${byHand.map((what) => hand.matters[what]).join(', ')})`] as const),
  ]
  return html`${shown.map(
    (mark) =>
      mark &&
      html`<span class="mark" title="${mark[1]}"><span aria-hidden="true">${mark[0]}</span><span class="hidden">${mark[1]}: </span></span>`,
  )}`
}

/** Of agencies and applicants by name; of the council's own the part that they play. */
export const ownerIn = ({ owner, commission }: ListedRow, lang: Language, names: DeskNames): string => {
  if (!owner) return ''
  const [role = '', as] = owner.split(':')
  if (role === 'agency' && as) return wording(names.agencies[as] ?? as, lang)
  if (role === 'chair') {
    const id = as ?? commission
    return id ? wording(names.short[id] ?? id, lang) : listWords(lang).owners.chair
  }
  return listWords(lang).owners[role as Role] ?? role
}

/** A person, or an entity's form in words. */
export const fromOf = ({ applicant }: Pick<ListedRow, 'applicant'>, lang: Language): string => {
  const names = texts(lang)
  const forms: Record<string, string> = names.entityForms
  const kinds: Record<string, string> = names.applicantKinds
  return applicant ? (forms[applicant] ?? kinds[applicant] ?? applicant) : ''
}

export const statusIn = (
  { letter, kind, status }: Pick<ListedRow, 'letter' | 'kind' | 'status'>,
  lang: Language,
): string => {
  const { letter: sent } = pageWords(lang).status
  if (letter) return status === 'sent' ? sent.sent : sent.answered
  if (kind === 'initiative' && status === 'responded') return pageWords(lang).link.initiativeResponded
  const { statuses, draftStatuses } = texts(lang)
  const words: Record<string, string> = kind === 'draft_act' ? { ...statuses, ...draftStatuses } : statuses
  return words[status] ?? status
}

/** How long there is, in words: `3 working days left`. */
export const leftIn = (
  { dueOn, workingDaysLeft: days }: NonNullable<ListedRow['next']>,
  lang: Language,
  today: string,
): string => {
  const words = deskWords(lang).due
  if (dueOn === null) return words.none
  if (dueOn < today) return days ? words.late(workingDays(Math.abs(days), lang)) : words.passed
  if (dueOn === today) return words.today
  return days === null ? formatDayShort(dueOn, lang) : words.left(workingDays(days, lang))
}

/** The day, how far it is in few words, and what is due then where that is not the case's own answer. */
export const dueOf = (
  row: ListedRow,
  lang: Language,
  today: string,
  isNamed = true,
): { late: boolean; text: Html } => {
  const { next, closedOn } = row
  const { due: words, terms } = listWords(lang)
  if (!next) return { late: false, text: html`${closedOn && words.closed(dayOf(closedOn, lang, today))}` }
  const { dueOn, workingDaysLeft: days } = next
  const late = dueOn !== null && dueOn < today
  const counted = (n: number) => html`${late && '−'}${n}<i> ${words.days(n)}</i>`
  const short = () => {
    if (dueOn === null) return words.none
    if (dueOn === today) return words.today
    if (late) return days ? counted(-days) : words.passed
    return days === null ? '' : counted(days)
  }
  const day = dueOn && html`${dayOf(dueOn, lang, today)}\t`
  const what = isNamed && !row.letter && terms[next.term]
  const text = html`${day}<strong>${short()}</strong>${what && html` <small>${what}</small>`}`
  return { late, text: late ? html`<span>${text}</span>` : text }
}

/** Without its year where it is this one. */
const dayOf = (day: string, lang: Language, today: string): string => {
  const written = formatDayShort(day, lang)
  return day.slice(0, 4) === today.slice(0, 4) ? written.slice(0, -5) : written
}

/** As much as a line may show; the case has the whole. */
const cut = (text: string, most: number): string => {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most).join('').trimEnd()}…` : text
}
