/** Which commission a new case goes to; undefined where no rule covers it and the secretariat decides. */
import type { Case } from './case.ts'

export type Routing = {
  commissions: readonly { id: string; topics: readonly string[] }[]
  agencies: readonly { id: string; commission?: string | undefined }[]
}

/** An agency's drafts go to its configured commission first; everything else by topic. */
export const route = (
  c: Case,
  routing: Routing,
): { commission: string; by: 'topic' | 'agency' } | undefined => {
  const ofAgency = c.kind === 'draft_act' && routing.agencies.find((a) => a.id === c.agency)?.commission
  if (ofAgency) return { commission: ofAgency, by: 'agency' }
  const topic = c.topic
  const ofTopic = topic && routing.commissions.find((commission) => commission.topics.includes(topic))
  return ofTopic ? { commission: ofTopic.id, by: 'topic' } : undefined
}
