/** The period report of a council: read from the views, at a cost that grows with what came and went in the period. */
import { caseKinds, facts, type Localized } from '../../../events/values.ts'
import { factsOf } from '../../domain/reports/facts.ts'
import { countReport, type Period, type Report, type ReportKeys } from '../../domain/reports/report.ts'
import type { Fact } from '../../domain/views.ts'
import type { ReportNames } from '../../text/reports/report.ts'
import type { CouncilRules } from '../council-rules.ts'
import type { PeriodViews } from '../ports.ts'

/** Those of the council that have a line in the report. */
export const reportKeys = ({ council }: CouncilRules): ReportKeys => {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  return {
    commissions: ids(council.commissions),
    topics: ids(council.topics),
    agencies: ids(council.agencies),
  }
}

/** What those that have a line in the report are called. */
export const reportNames = ({ council }: CouncilRules): ReportNames => {
  const names = (list: readonly { id: string; names: Localized }[]) =>
    Object.fromEntries(list.map((entry) => [entry.id, entry.names]))
  return {
    council: council.names,
    commissions: names(council.commissions),
    topics: names(council.topics),
    agencies: names(council.agencies),
  }
}

/** As of the end of the local day `to`. */
export const readReport = async (
  { views, rules }: { views: PeriodViews; rules: CouncilRules },
  { from, to }: Period,
): Promise<Report> => {
  const [letters, counts, ...cases] = await Promise.all([
    views.lettersOf(from, to),
    Promise.all(facts.map(async (fact) => [fact, await views.countFacts(fact, from, to)] as const)),
    ...caseKinds.map((kind) => views.casesOf(kind, from, to)),
  ])
  const happened = Object.fromEntries(counts) as Record<Fact, number>
  const asOf = { day: to, endsAt: rules.dayAfterBegins(to) }
  const known = factsOf(cases.flat(), letters, happened, asOf)
  return countReport({ from, to }, known, reportKeys(rules), rules.calendar)
}
