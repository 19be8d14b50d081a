/** `/desk/calendar/year`: a year of the calendar to be typed in, what is wrong with it, or what it would move. */
import { html } from '../../markup/html.ts'
import { calendarWords } from '../../text/desk/directory/calendar-words.ts'
import { calendarYearWords } from '../../text/desk/directory/calendar-year-words.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { formControls } from '../fields.ts'
import { at, notice } from '../layout.ts'
import type { FieldError } from '../models.ts'
import { movesTable, type ShownMove } from './calendar.ts'
import { type DeskFrame, deskPage, token } from './desk.ts'

export type CalendarYearModel = DeskFrame & {
  values: Record<string, string>
  errors: FieldError[]
  /** A year that is in order: its working days, what it would move, and why not all of that was counted. */
  checked?: { workingDays: number; moves: readonly ShownMove[]; wrong?: string }
}

export const renderCalendarYear = (model: CalendarYearModel): string => {
  const { lang, values, errors, checked } = model
  const words = calendarYearWords(lang)
  const { statuses, moves: movesOf, nothing } = calendarWords(lang)
  const { frame } = pageWords(lang)
  const controls = formControls({ words: frame, values, errors })
  const { text, area, select } = controls
  const number = { size: 6, numeric: true, autocomplete: 'off' }
  const fields = [
    text('year', words.year, number),
    select(
      'status',
      words.status,
      (['official', 'provisional'] as const).map((value) => ({ value, label: statuses[value] })),
      { given: true },
    ),
    text('workingDays', words.workingDays, number),
    area('daysOff', words.daysOff, { rows: 18 }),
    area('workingWeekendDays', words.worked, { rows: 3, optional: true }),
    area('sources', words.sources, { rows: 3 }),
  ]
  return deskPage(model, {
    title: words.title,
    hasErrors: errors.length > 0,
    main: html`${controls.summary(frame.errors)}${checked && notice(words.checked(checked.workingDays))}<h1>${words.title}</h1>
${
  checked &&
  html`<h2>${words.preview}</h2>
${checked.wrong && html`<p class="warning">${checked.wrong}</p>\n`}<p>${checked.moves.length ? movesOf(checked.moves.length) : nothing}</p>
${checked.moves.length > 0 && movesTable({ lang, moves: checked.moves })}`
}<p>${words.lead}</p>
<form class="narrow" method="post" action="${at('/desk/calendar/year', lang)}" accept-charset="utf-8" novalidate>
${token(model)}${fields}<div class="buttons"><button${checked && html` class="quiet"`} name="do" value="check">${words.check}</button>${
      checked && html`<button name="do" value="download">${words.download}</button>`
    }</div>
</form>
<h2>${words.effect.title}</h2>
${words.effect.lines.map((line) => html`<p>${line}</p>\n`)}<p><a class="go" href="${at('/desk/calendar', lang)}">${words.back}</a></p>`,
  })
}
