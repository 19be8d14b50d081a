/** `/desk/activities/new`: an activity is entered. */
import { activityForms } from '../../../events/council/council-values.ts'
import { limits } from '../../../events/limits.ts'
import { html } from '../../markup/html.ts'
import { councilDeskWords } from '../../text/activities/desk-words.ts'
import { councilWords } from '../../text/activities/words.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { type DeskFrame, deskPage, token } from '../desk/desk.ts'
import { formControls, hidden } from '../fields.ts'
import { at } from '../layout.ts'
import type { Choice, FieldError } from '../models.ts'

export type PlanModel = DeskFrame & {
  commissions: readonly Choice[]
  districts: readonly Choice[]
  values: Record<string, string>
  errors: FieldError[]
  idempotencyKey: string
}

export const renderPlan = (model: PlanModel): string => {
  const { lang, commissions, districts, values, errors, idempotencyKey } = model
  const { plan: words, fields } = councilDeskWords(lang)
  const { frame } = pageWords(lang)
  const controls = formControls({ words: frame, values, errors })
  const label = (name: string) => fields[`plan.${name}`] ?? fields[name] ?? { label: name }
  const options = (choices: readonly Choice[]) =>
    choices.map(({ id, name }) => ({ value: id, label: wording(name, lang) }))
  const forms = activityForms.map((value) => ({ value, label: councilWords(lang).forms[value] }))
  const drawn = [
    controls.select('form', label('form'), forms),
    controls.text('title', label('title'), { limit: limits.title, autocomplete: 'off' }),
    controls.select('commission', label('commission'), options(commissions), { optional: true }),
    controls.text('on', label('on'), { type: 'date', size: 14, optional: true }),
    controls.text('time', label('time'), { optional: true, size: 8, autocomplete: 'off' }),
    controls.text('place', label('place'), { optional: true, autocomplete: 'off' }),
    controls.text('with', label('with'), { optional: true, autocomplete: 'off' }),
    controls.area('bodies', label('bodies'), { optional: true, rows: 3 }),
    controls.checks('districts', label('districts'), options(districts)),
    controls.text('origin', label('origin'), { optional: true, autocomplete: 'off' }),
  ]
  return deskPage(model, {
    title: words.title,
    hasErrors: errors.length > 0,
    main: html`${controls.summary(frame.errors)}<h1>${words.title}</h1>
<p>${words.lead}</p>
<form class="narrow" method="post" action="${at('/desk/activities/new', lang)}" accept-charset="utf-8" novalidate>
${token(model)}${hidden('idempotencyKey', idempotencyKey)}
${drawn}<button>${words.button}</button>
</form>`,
  })
}
