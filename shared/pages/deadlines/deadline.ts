/** `/deadline`: anyone may count a due date and see how it was counted. */
import { html } from '../../markup/html.ts'
import { calendarDays, workingDays } from '../../text/dates.ts'
import { explain, wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { formControls, hidden } from '../fields.ts'
import { page } from '../layout.ts'
import type { DeadlineModel } from '../models.ts'
import { explanation } from './explanation.ts'

export const renderDeadline = (model: DeadlineModel): string => {
  const { lang, values, terms, errors, result } = model
  const { frame, deadline: words } = pageWords(lang)
  const names: Record<string, string> = texts(lang).terms
  const { text, select, radios, summary } = formControls({
    words: frame,
    values: { ...values, mode: values.mode || 'working' },
    errors,
  })
  const fields = [
    text('from', words.from, { type: 'date', size: 14 }),
    select(
      'term',
      words.term,
      terms.map(({ key, days, mode, basis }) => ({
        value: key,
        label: `${names[key] ?? key}: ${(mode === 'working' ? workingDays : calendarDays)(days, lang)} (${wording(basis, lang)})`,
      })),
      { given: true },
    ),
    text('days', words.days, { numeric: true, size: 6, optional: true }),
    radios(
      'mode',
      { label: words.mode.legend },
      [
        { value: 'working', label: words.mode.working },
        { value: 'calendar', label: words.mode.calendar },
      ],
      { group: 'in-line' },
    ),
  ]
  return page(model, {
    title: words.title,
    listed: true,
    hasErrors: errors.length > 0,
    main: html`${summary(frame.errors)}<h1>${words.title}</h1>
<p>${words.lead}</p>
${
  result &&
  html`<h2>${words.result}</h2>
<div class="due" role="status"><p>${explain(result, lang, 'given').due}</p></div>
${explanation(result, lang, 'given')}`
}<form method="get" action="/deadline" novalidate>
${hidden('lang', lang)}
${fields}<button>${words.submit}</button>
</form>`,
  })
}
