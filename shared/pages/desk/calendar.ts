/** `/desk/calendar`: the years that the calendar has, and the due dates that it moves. */
import type { TermKey } from '../../../events/values.ts'
import { inPath } from '../../domain/number.ts'
import type { Calendar } from '../../domain/terms.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDayShort } from '../../text/dates.ts'
import { calendarWords } from '../../text/desk/directory/calendar-words.ts'
import { calendarYearWords } from '../../text/desk/directory/calendar-year-words.ts'
import { texts } from '../../text/texts.ts'
import { hidden } from '../fields.ts'
import { at, notice } from '../layout.ts'
import { type DeskFrame, deskPage, token } from './desk.ts'
import { cards, cell } from './lists/cards.ts'
import { systemNav } from './system-nav.ts'

/** `number` of a case or an activity; absent for the composition. */
export type ShownMove = {
  number?: string | undefined
  isActivity: boolean
  term: TermKey
  from: string | null
  to: string | null
}

export type CalendarModel = DeskFrame & {
  calendar: Calendar
  /** The first year that may be entered. */
  enterableFrom: number
  /** How many moved just now. */
  done?: number
  /** Why nothing was counted, or not all of it. */
  wrong?: string
}

export const renderCalendar = (model: CalendarModel): string => {
  const { lang, calendar, enterableFrom, done, wrong } = model
  const words = calendarWords(lang)
  const { columns } = words
  const years = Object.entries(calendar.years).map(
    ([year, { status, daysOff, workingWeekendDays }]) =>
      html`<tr role="row"><th role="rowheader" scope="row">${Number(year) < enterableFrom ? year : html`<a href="${at(`/desk/calendar/year?year=${year}`, lang)}">${year}</a>`}</th>${[
        cell(columns.status, words.statuses[status]),
        cell(columns.off, Object.keys(daysOff).length),
        cell(columns.worked, Object.keys(workingWeekendDays).length),
      ]}</tr>\n`,
  )
  return deskPage(model, {
    title: words.title,
    hasErrors: wrong !== undefined,
    main: html`${wrong && html`<div class="summary" role="alert" tabindex="-1" id="errors" autofocus><p>${wrong}</p></div>\n`}${
      done !== undefined && notice(done > 0 ? words.done(done) : words.nothing)
    }<h1>${words.title}</h1>
${systemNav('/desk/calendar', lang)}<p>${words.lead}</p>
${cards(words.title, [columns.year, columns.status, columns.off, columns.worked], years)}<p>${words.change}</p>
<p><a class="go" href="${at('/desk/calendar/year', lang)}">${calendarYearWords(lang).title}</a></p>
<h2>${words.recount.title}</h2>
<p>${words.recount.lead}</p>
<form method="post" action="${at('/desk/calendar', lang)}">${token(model)}<button>${words.recount.check}</button></form>`,
  })
}

/** Of many the first are enough to see what happens. */
const shown = 60

export const renderMoves = (model: DeskFrame & { moves: readonly ShownMove[]; wrong?: string }): string => {
  const { lang, moves, wrong } = model
  const words = calendarWords(lang)
  const { confirm } = words
  return deskPage(model, {
    title: confirm.title,
    hasErrors: wrong !== undefined,
    main: html`${wrong && html`<div class="summary" role="alert" tabindex="-1" id="errors" autofocus><p>${wrong}</p></div>\n`}<h1>${confirm.title}</h1>
<p>${words.moves(moves.length)} ${confirm.lead}</p>
${movesTable(model)}<form method="post" action="${at('/desk/calendar', lang)}">${token(model)}${hidden('confirmed', 'yes')}<button>${confirm.button}</button></form>
<p><a class="go" href="${at('/desk/calendar', lang)}">${confirm.back}</a></p>`,
  })
}

/** The first of what would move, and how many more. */
export const movesTable = ({
  lang,
  moves,
}: Pick<DeskFrame, 'lang'> & { moves: readonly ShownMove[] }): Html => {
  const words = calendarWords(lang)
  const { columnsOfMoves: columns } = words
  const day = (on: string | null) => (on ? formatDayShort(on, lang) : words.none)
  const pathOf = ({ number, isActivity }: ShownMove) => {
    if (number === undefined) return '/desk/members'
    return `/desk/${isActivity ? 'activities' : 'cases'}/${inPath(number)}`
  }
  return html`${cards(
    words.recount.title,
    [columns.number, columns.term, columns.from, columns.to],
    moves
      .slice(0, shown)
      .map(
        (move) =>
          html`<tr role="row"><th role="rowheader" scope="row"><a href="${at(pathOf(move), lang)}">${move.number ?? words.own}</a></th>${[
            cell(columns.term, texts(lang).terms[move.term]),
            cell(columns.from, day(move.from)),
            cell(columns.to, day(move.to)),
          ]}</tr>\n`,
      ),
  )}${moves.length > shown && html`<p>${words.more(moves.length - shown)}</p>\n`}`
}
