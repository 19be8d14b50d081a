/** A period's report is published as it is now, in all languages; it stays so, whatever is counted later. */
import { type Language, languages } from '../../../events/values.ts'
import { refuse } from '../../domain/activities/rule.ts'
import {
  decideReport,
  type PublishedReport,
  publishedReports,
  reportsId,
} from '../../domain/reports/published.ts'
import type { Period } from '../../domain/reports/report.ts'
import { type ReportDocument, reportDocument } from '../../text/reports/report.ts'
import type { Entering } from '../activities/activities.ts'
import { type CouncilExecution, type CouncilStores, executeCouncil } from '../activities/council-log.ts'
import { canonical } from '../commits.ts'
import type { CaseLog, People, PeriodViews } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import { readCouncilLists } from './council-lists.ts'
import { readReport, reportNames } from './report.ts'

/** The bytes of a text in one language; what stores it takes 400 KB. */
const mostBytes = 350_000

/** The report of a period in words, with the titles of its activities. */
export const wordedReport = async (
  deps: CouncilStores & { views: PeriodViews },
  period: Period,
  lang: Language,
): Promise<ReportDocument> => {
  const [report, listed] = await Promise.all([readReport(deps, period), readCouncilLists(deps, period)])
  return reportDocument(report, reportNames(deps.rules), lang, listed)
}

/**
 * Refused with `nothing_changes` where the last report of the same period says the same, with `report_too_long` where it
 * cannot be stored. A repeated command is answered, whatever is counted by now.
 */
export const publishReport = async (
  deps: CouncilStores & { views: PeriodViews },
  period: Period,
  { actor, at, commandId }: Entering,
): Promise<CouncilExecution> => {
  const log = await deps.log.load(reportsId)
  const [report, listed] = await Promise.all([readReport(deps, period), readCouncilLists(deps, period)])
  const documents = languages.map((lang) => reportDocument(report, reportNames(deps.rules), lang, listed))
  const parts = documents.map((document) => ({ kind: 'report' as const, document }))
  if (parts.some((part) => Buffer.byteLength(JSON.stringify(part)) > mostBytes))
    return { outcome: 'refused', ...refuse('report_too_long', 'to') }
  const isRepeated = log.some((commit) => commit.commandId === commandId)
  if (!isRepeated && (await isSame(deps.people, log, period, documents)))
    return { outcome: 'refused', ...refuse('nothing_changes', 'to') }
  return executeCouncil(deps, {
    logId: reportsId,
    commandId,
    actor,
    at,
    log,
    parts,
    decide: (now, context) => decideReport(publishedReports(now), period, context),
  })
}

const isSame = async (
  people: People,
  log: Awaited<ReturnType<CaseLog['load']>>,
  { from, to }: Period,
  documents: readonly ReportDocument[],
): Promise<boolean> => {
  const last = publishedReports(log).findLast((one) => one.from === from && one.to === to)
  if (!last) return false
  const published = await Promise.all(languages.map((lang) => readPublished(people, last, lang)))
  return canonical(published) === canonical(documents)
}

/** A published report as it was; undefined where there is none in this language. */
export const readPublished = async (
  people: People,
  { contents }: PublishedReport,
  lang: Language,
): Promise<ReportDocument | undefined> =>
  (await textOf(people, reportsId, contents[lang], 'report'))?.document
