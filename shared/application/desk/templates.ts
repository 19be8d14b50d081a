/** Templates of answers, letters and decisions, offered with the forms that they fill. */
import type { LinkView } from '../../../events/answers/links.ts'
import { type TemplatePurpose, templatePurposes } from '../../../events/council/council-values.ts'
import type { Language } from '../../../events/values.ts'
import type { Case } from '../../domain/case.ts'
import { templatesId, templatesOf } from '../../domain/desk/templates.ts'
import { filled } from '../../text/desk/filled.ts'
import type { CaseLog, People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import type { OfferedTemplate } from './models.ts'

type Reading = { log: CaseLog; people: People }

/** All that are offered, in the order of their first writing: a query of their log, and where it has any, one of their words. */
export const templatesNow = async ({ log, people }: Reading): Promise<OfferedTemplate[]> => {
  const all = templatesOf(await log.load(templatesId))
  if (all.length === 0) return []
  const words = await people.list(templatesId, '')
  return all.flatMap((template) => {
    const said = words.get(template.content)
    return said?.kind === 'template' ? [{ ...template, title: said.title, text: said.text }] : []
  })
}

/** What suits a case: those of its topic or of any, those in the applicant's language first. */
export const templatesFor = async (
  deps: Reading,
  { topic, language }: { topic?: string | undefined; language?: Language | undefined },
): Promise<OfferedTemplate[]> => {
  const foreign = (one: OfferedTemplate) => Number(language !== undefined && one.language !== language)
  return (await templatesNow(deps))
    .filter((one) => one.topic === undefined || one.topic === topic)
    .sort((a, b) => foreign(a) - foreign(b))
}

type Fields = Record<string, string>

/** Those of one purpose, where there is no case: a letter that opens one, a meeting's decision. */
export const templatesOfPurpose = async (
  deps: Reading,
  purpose: TemplatePurpose,
): Promise<OfferedTemplate[]> => (await templatesNow(deps)).filter((one) => one.purpose === purpose)

/**
 * A form's fields with the text of the template that was chosen in it, after whatever was typed; its outcome where none
 * was chosen. Without a case what only a case has stays to be filled in. `today` is the local day.
 */
export const withTemplate = async (
  deps: Reading,
  c: Case | undefined,
  { template: chosen = '', ...fields }: Fields,
  today: string,
): Promise<Fields> => {
  const template = templatesOf(await deps.log.load(templatesId)).find((one) => one.template === chosen)
  const said = await textOf(deps.people, templatesId, template?.content, 'template')
  if (!template || !said) return fields
  const appeal = c && (await textOf(deps.people, c.caseId, c.content, 'appeal'))
  const text = filled(said.text, template.language, {
    name: appeal?.applicant.name,
    number: c?.caseId,
    received: c?.receivedOn,
    due: !c || c.kind === 'initiative' ? undefined : (c.main.due ?? undefined),
    today,
  })
  const typed = fields.text?.trimEnd() ?? ''
  const { outcome } = template
  return {
    ...fields,
    text: typed.includes(text) ? typed : [typed, text].filter(Boolean).join('\n\n'),
    ...(outcome && !fields.outcome && { outcome }),
  }
}

/** Whether a form of these actions can be filled by one. */
export const takesTemplate = ({ actions }: Pick<LinkView, 'actions'>): boolean =>
  actions.some(({ name }) => (templatePurposes as readonly string[]).includes(name))
