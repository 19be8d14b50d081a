/** Which commissions a new case may go to; none where no rule covers it and the secretariat decides. */
import type { Case } from '../case.ts'

export type Routing = {
  /** Those that take new cases. */
  commissions: readonly {
    id: string
    topics: readonly string[]
    /** Takes appeals of these districts only; of all when absent. */
    districts?: readonly string[] | undefined
  }[]
  agencies: readonly { id: string; commission?: string | undefined }[]
}

export type Routed = { commissions: readonly string[]; by: 'topic' | 'agency' }

/**
 * By the council's configuration; undefined where no rule covers it (topic `other`), which is the secretariat's to
 * decide or to forward (АППК, art. 65). An agency's drafts go to its configured commission first; everything else by
 * topic, and among the commissions of a topic to those named for the district before those of all districts. Where
 * several are left, the one with the least open work takes it.
 */
export const route = (c: Case, routing: Routing): Routed | undefined => {
  const ofAgency = c.kind === 'draft_act' && routing.agencies.find((a) => a.id === c.agency)?.commission
  if (ofAgency && routing.commissions.some(({ id }) => id === ofAgency))
    return { commissions: [ofAgency], by: 'agency' }
  const district = c.kind === 'appeal' ? c.district : undefined
  const ofTopic = routing.commissions.filter(
    ({ topics }) => c.topic !== undefined && topics.includes(c.topic),
  )
  const named = ofTopic.filter(({ districts }) => district && districts?.includes(district))
  const fit = named.length ? named : ofTopic.filter(({ districts }) => !districts)
  return fit.length ? { commissions: fit.map(({ id }) => id), by: 'topic' } : undefined
}
