/** The period report of a council: read from the views, at a cost that grows with what came and went in the period. */
import { caseKinds, facts } from '../../../events/values.ts'
import { councilNames } from '../../council/names.ts'
import { membersId } from '../../domain/members/composition.ts'
import { channelsId } from '../../domain/publications/channels.ts'
import { activityFacts, type CouncilFacts } from '../../domain/reports/council.ts'
import { type AsOf, decisionOf, factsOf } from '../../domain/reports/facts.ts'
import { countReport, type Period, type Report, type ReportKeys } from '../../domain/reports/report.ts'
import { type Fact, isChannelsView, isCompositionView, type LetterView } from '../../domain/views.ts'
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
    districts: ids(council.districts),
  }
}

/** What those that have a line in the report are called. */
export const reportNames = ({ council }: CouncilRules): ReportNames => {
  const { commissions, topics, agencies, districts } = councilNames(council)
  return { council: council.names, commissions, topics, agencies, districts }
}

/** As of the end of the local day `to`. */
export const readReport = async (
  { views, rules }: { views: PeriodViews; rules: CouncilRules },
  { from, to }: Period,
): Promise<Report> => {
  const asOf = { day: to, endsAt: rules.dayAfterBegins(to) }
  const sent = views.lettersOf(from, to)
  const [letters, council, counts, ...cases] = await Promise.all([
    sent,
    readCouncil(views, { from, to }, sent, asOf),
    Promise.all(facts.map(async (fact) => [fact, await views.countFacts(fact, from, to)] as const)),
    ...caseKinds.map((kind) => views.casesOf(kind, from, to)),
  ])
  const happened = Object.fromEntries(counts) as Record<Fact, number>
  const known = factsOf(cases.flat(), letters, happened, asOf)
  return countReport({ from, to }, { ...known, council }, reportKeys(rules), rules.calendar)
}

/**
 * What the council itself did: its activities of the period, and two views whatever the period. What it recommended was
 * sent after it was held, so its letters are among those of the period.
 */
const readCouncil = async (
  views: PeriodViews,
  period: Period,
  sent: Promise<readonly LetterView[]>,
  asOf: AsOf,
): Promise<CouncilFacts> => {
  const [letters, activities, standing] = await Promise.all([
    sent,
    views.activitiesOf(period.from, period.to),
    views.many([
      { caseId: membersId, part: 'members' },
      { caseId: channelsId, part: 'channels' },
    ]),
  ])
  const composition = standing.find(isCompositionView)
  const decisions = new Map(letters.map((letter) => [letter.caseId, decisionOf(letter, asOf)]))
  return {
    activities: activities.flatMap(
      ({ caseId: number, ...view }) =>
        activityFacts({ number, ...view }, period, (caseId) => decisions.get(caseId)) ?? [],
    ),
    members: composition?.members ?? [],
    seats: composition?.seats,
    channels: standing.find(isChannelsView)?.figures ?? [],
  }
}
