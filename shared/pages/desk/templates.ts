/** `/desk/templates`: texts of answers and letters that forms offer; each written, changed and ended here. */
import { templatePurposes } from '../../../events/council/council-values.ts'
import { limits } from '../../../events/limits.ts'
import { answerOutcomes, type Localized, languages } from '../../../events/values.ts'
import type { OfferedTemplate } from '../../application/desk/models.ts'
import { type Html, html } from '../../markup/html.ts'
import { templateWords } from '../../text/desk/template-words.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { formControls, hidden } from '../fields.ts'
import { at, facts, notice, said } from '../layout.ts'
import type { FieldError } from '../models.ts'
import { type DeskFrame, deskPage, token } from './desk.ts'

type Entering = {
  topics: Record<string, Localized>
  values: Record<string, string>
  errors: FieldError[]
  idempotencyKey: string
}

export type TemplatesModel = DeskFrame & Entering & { templates: OfferedTemplate[]; done?: 'saved' | 'ended' }
export type TemplateModel = DeskFrame & Entering & { template: string; title: string }

export const renderTemplates = (model: TemplatesModel): string => {
  const { lang, templates, topics, done, errors } = model
  const words = templateWords(lang)
  const { fields, summary } = entering(model)
  const one = (template: OfferedTemplate): Html => {
    const { purpose, language, topic, outcome, title, text } = template
    const path = `/desk/templates/${template.template}`
    return html`<section class="entry"><h3>${title}</h3>
${facts(
  [
    [words.form.purpose.label, words.purposes[purpose]],
    [words.form.language.label, texts(language).language],
    [words.form.topic.label, topic ? wording(topics[topic] ?? topic, lang) : words.any],
    [words.form.outcome.label, outcome && texts(lang).answerOutcomes[outcome]],
  ],
  true,
)}<div lang="${language}">${said(text, language)}</div>
<p><a href="${at(path, lang)}">${words.change}<span class="hidden">: ${title}</span></a></p></section>\n`
  }
  return deskPage(model, {
    title: words.title,
    hasErrors: errors.length > 0,
    main: html`${summary}${done && notice(words[done])}<h1>${words.title}</h1>
<p>${words.lead}</p>
${templates.length > 0 ? templates.map(one) : html`<p>${words.none}</p>\n`}<h2>${words.add}</h2>
<form class="narrow" method="post" action="${at('/desk/templates', lang)}" accept-charset="utf-8" novalidate>
${token(model)}${hidden('idempotencyKey', model.idempotencyKey)}
${fields}<button>${words.save}</button>
</form>`,
  })
}

export const renderTemplate = (model: TemplateModel): string => {
  const { lang, template, title, idempotencyKey, errors } = model
  const words = templateWords(lang)
  const { fields, summary } = entering(model)
  const to = at(`/desk/templates/${template}`, lang)
  return deskPage(model, {
    title: `${words.title}: ${title}`,
    hasErrors: errors.length > 0,
    main: html`${summary}<p><a href="${at('/desk/templates', lang)}">${words.back}</a></p>
<h1>${title}</h1>
<form class="narrow" method="post" action="${to}" accept-charset="utf-8" novalidate>
${token(model)}${hidden('idempotencyKey', idempotencyKey)}
${fields}<button>${words.save}</button>
</form>
<h2>${words.endTitle}</h2>
<p>${words.endText}</p>
<form method="post" action="${to}" accept-charset="utf-8">
${token(model)}${hidden('idempotencyKey', idempotencyKey)}${hidden('end', '1')}
<button class="quiet">${words.end}</button>
</form>`,
  })
}

/** What is asked of a template, and the summary of what was wrong. */
const entering = ({ lang, topics, values, errors }: DeskFrame & Entering) => {
  const { frame } = pageWords(lang)
  const words = templateWords(lang)
  const { answerOutcomes: outcomes } = texts(lang)
  const { select, radios, text, area, summary } = formControls({ words: frame, values, errors })
  const fields = [
    radios(
      'purpose',
      words.form.purpose,
      templatePurposes.map((value) => ({ value, label: words.purposes[value] })),
    ),
    radios(
      'language',
      words.form.language,
      languages.map((value) => ({ value, label: texts(value).language })),
      { group: 'in-line' },
    ),
    select(
      'topic',
      words.form.topic,
      Object.entries(topics).map(([value, name]) => ({ value, label: wording(name, lang) })),
      { optional: true },
    ),
    select(
      'outcome',
      words.form.outcome,
      answerOutcomes.map((value) => ({ value, label: outcomes[value] })),
      { optional: true },
    ),
    text('title', words.form.name, { limit: limits.subject, autocomplete: 'off' }),
    area('text', words.form.text, { rows: 10, limit: limits.text }),
  ]
  return { fields: html`${fields}`, summary: summary(frame.errors) }
}
