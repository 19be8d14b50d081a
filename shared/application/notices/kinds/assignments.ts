/** Who gets a case, as models of mails: its chair, or the secretariat where a commission is to be chosen. */
import { agencyOf, commissionOf, districtOf, topicOf } from '../../../council/council.ts'
import { type NoticeEntries, ofAppeal, ofDraft, referenceOf, worded } from '../occasion.ts'

export const assignmentNotices: NoticeEntries<'assigned' | 'triage' | 'returned' | 'unassigned'> = {
  assigned: {
    setsTheDay: () => true,
    model: (occasion) => (occasion.c.kind === 'draft_act' ? draftAssigned : appealAssigned)(occasion),
  },

  triage: {
    model: async ({ deps: { people }, c, common }) => {
      const triage = c.pending.triage?.deadline
      const reference = await referenceOf(people, c)
      const cameBack = c.assignments > 0 && { cameBack: true }
      return triage && { kind: 'triage', ...common, caseKind: c.kind, ...reference, ...cameBack, triage }
    },
  },

  returned: {
    model: async ({ deps: { people, rules }, e, c, common }) => {
      const triage = c.pending.triage?.deadline
      if (e.type !== 'CaseReturned' || !triage) return undefined
      const commission = commissionOf(rules.council, e.commission)?.names ?? e.commission
      const reason = await worded(people, c.caseId, e.content)
      const reference = await referenceOf(people, c)
      return { kind: 'returned', ...common, caseKind: c.kind, ...reference, commission, reason, triage }
    },
  },

  unassigned: {
    model: async ({ deps: { people }, e, c, common: { number, subject } }) => {
      const why = e.type === 'CaseReturned' ? 'returned' : 'forwarded'
      const reference = await referenceOf(people, c)
      return { kind: 'unassigned', number, caseKind: c.kind, subject, ...reference, why }
    },
  },
}

const appealAssigned = ofAppeal(({ deps: { rules }, c, common, applicant, answer }) => {
  const district = districtOf(rules.council, c.district ?? '')?.names
  const acceptance = c.pending.acceptance?.deadline
  return {
    kind: 'appeal_assigned' as const,
    ...common,
    ...(applicant.name !== undefined && { applicantName: applicant.name }),
    applicantKind: c.applicantKind,
    topic: topicOf(rules.council, c.topic ?? '')?.names ?? c.topic ?? '',
    ...(district && { district }),
    receivedOn: c.receivedOn,
    answer,
    answerIn: c.language,
    ...(acceptance && { acceptance }),
  }
})

const draftAssigned = ofDraft(({ deps: { rules }, c, common, draft, recommendation, acceptance }) => ({
  kind: 'draft_assigned' as const,
  ...draft,
  commission: common.commission,
  agency: agencyOf(rules.council, c.agency)?.names ?? c.agency,
  actType: c.actType,
  receivedOn: c.receivedOn,
  recommendation,
  ...acceptance,
  actUrl: common.actUrl,
}))
