/** The reports that the council has published, as the log `reports` tells them. */
import type { Commit } from '../../../events/commit.ts'
import { type Language, languages } from '../../../events/values.ts'
import { type CouncilContext, type CouncilDecision, partOf, refuse, staff } from '../activities/rule.ts'
import type { Period } from './report.ts'

/** The log's id. */
export const reportsId = 'reports'

/** `publishedOn` is a local day; `contents` are the ids of its text in each language. */
export type PublishedReport = Period & {
  no: number
  publishedOn: string
  contents: Partial<Record<Language, string>>
}

/** In the order in which they were published. */
export const publishedReports = (log: readonly Commit[]): PublishedReport[] => {
  const found = new Map<number, PublishedReport>()
  for (const { events } of log)
    for (const e of events) {
      if (e.type !== 'ReportPublished') continue
      const { no, language, content, from, to, publishedOn } = e
      const { contents } = found.get(no) ?? { contents: {} }
      found.set(no, { no, from, to, publishedOn, contents: { ...contents, [language]: content } })
    }
  return [...found.values()]
}

/** A report in all languages; of a period that is over, or ends today. */
export const decideReport = (
  known: readonly PublishedReport[],
  { from, to }: Period,
  { actor, today, content }: Pick<CouncilContext, 'actor' | 'today' | 'content'>,
): CouncilDecision => {
  if (!staff.includes(actor.role)) return refuse('not_yours')
  if (to < from) return refuse('period_backwards', 'to')
  if (to > today) return refuse('in_future', 'to')
  return languages.map((language, i) => ({
    type: 'ReportPublished',
    v: 1,
    no: known.length + 1,
    language,
    content: partOf(content, i + 1),
    from,
    to,
    publishedOn: today,
  }))
}
