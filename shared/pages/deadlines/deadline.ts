/** `/deadline`: anyone may count a due date and see how it was counted. */
import { html } from '../../markup/html.ts'
import { explain, lengthOf, wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { registeredLater } from '../../text/registration.ts'
import { texts } from '../../text/texts.ts'
import { formControls, hidden } from '../fields.ts'
import { page } from '../layout.ts'
import type { DeadlineModel } from '../models.ts'
import { explanation } from './explanation.ts'

export const renderDeadline = (model: DeadlineModel): string => {
  const { lang, values, terms, errors, result, registration } = model
  const { frame, deadline: words } = pageWords(lang)
  const names = texts(lang).terms
  // Where the term was asked for from a receipt, its edition says what day zero is.
  const start = values.from === undefined && !values.days.trim() ? undefined : 'given'
  const later = registration && registeredLater(registration, lang)
  const { text, select, radios, summary } = formControls({
    words: frame,
    values: { ...values, mode: values.mode || 'working' },
    errors,
  })
  const fields = [
    ...(values.from === undefined
      ? [
          text('received', words.received, { type: 'date', size: 14 }),
          text('time', words.time, { type: 'time', size: 6, optional: true }),
        ]
      : [text('from', words.from, { type: 'date', size: 14 })]),
    select(
      'term',
      words.term,
      terms.map(({ key, basis, ...term }) => ({
        value: key,
        label: `${names[key]}: ${lengthOf(term, lang)} (${wording(basis, lang)})`,
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
        { value: 'month', label: words.mode.month },
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
<div class="due" role="status"><p>${explain(result, lang, start).due}</p></div>
${later && html`<p>${later}</p>\n`}${explanation(result, lang, start)}`
}<form method="get" action="/deadline" novalidate>
${hidden('lang', lang)}
${fields}<button>${words.submit}</button>
</form>`,
  })
}
