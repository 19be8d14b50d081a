/**
 * Templates of answers and letters, as the log `templates` tells them: for which form, topic, outcome and language. Their
 * words are in the store of personal data, for whoever writes them may name somebody.
 */
import type { Commit } from '../../../events/commit.ts'
import type { EventOf } from '../../../events/events.ts'
import { limits } from '../../../events/limits.ts'
import { type CouncilContext, type CouncilDecision, refuse, staff } from '../activities/rule.ts'

/** The log's id. */
export const templatesId = 'templates'

export type Template = Omit<EventOf<'TemplateSet'>, 'type' | 'v'>

/** Those that are offered, in the order of their first writing. */
export const templatesOf = (log: readonly Commit[]): Template[] => {
  const offered = new Map<string, Template>()
  for (const { events } of log)
    for (const e of events) {
      if (e.type === 'TemplateEnded') offered.delete(e.template)
      if (e.type !== 'TemplateSet') continue
      const { type: _, v: __, ...template } = e
      offered.set(e.template, template)
    }
  return [...offered.values()]
}

/** How many were ever written, which is the number of the last. */
const writtenIn = (log: readonly Commit[]): number =>
  new Set(log.flatMap(({ events }) => events.flatMap((e) => (e.type === 'TemplateSet' ? [e.template] : []))))
    .size

type Given = Omit<Template, 'template' | 'content'> & { template?: string | undefined }
type Context = Pick<CouncilContext, 'actor' | 'content' | 'today'> & { topics: readonly string[] }

export const decideTemplate = (
  log: readonly Commit[],
  { template, purpose, language, topic, outcome }: Given,
  { actor, content, topics }: Context,
): CouncilDecision => {
  if (!staff.includes(actor.role)) return refuse('not_yours')
  const known = templatesOf(log)
  if (template !== undefined && !known.some((one) => one.template === template))
    return refuse('template_unknown')
  if (template === undefined && known.length >= limits.templates) return refuse('templates_full')
  if (topic !== undefined && !topics.includes(topic)) return refuse('topic_unknown', 'topic')
  return [
    {
      type: 'TemplateSet',
      v: 1,
      template: template ?? `t-${writtenIn(log) + 1}`,
      content,
      purpose,
      language,
      ...(topic !== undefined && { topic }),
      ...(outcome !== undefined && purpose === 'answer' && { outcome }),
    },
  ]
}

/** One that is offered no more ends once. */
export const decideEnd = (
  log: readonly Commit[],
  template: string,
  { actor, today }: Pick<Context, 'actor' | 'today'>,
): CouncilDecision => {
  if (!staff.includes(actor.role)) return refuse('not_yours')
  const isOffered = templatesOf(log).some((one) => one.template === template)
  return isOffered ? [{ type: 'TemplateEnded', v: 1, template, endedOn: today }] : refuse('template_unknown')
}
