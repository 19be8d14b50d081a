/** The rows of each journal: which columns they need, and what the columns have to do with each other. */
import type { Row } from '../../../events/journal/registers.ts'
import type { RowReader, RowRules } from './row-reader.ts'
import { type Names, values } from './row-values.ts'

/** What the council has, by all its names. */
export type RowNames = RowRules & {
  names: Record<'topics' | 'commissions' | 'agencies' | 'districts', Names>
}

/** Optional values that are absent are left out, so that rows compare by what they say. */
const given = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== '')) as never

const appealRow = (r: RowReader, { names }: RowNames): Row => {
  const status = r.required('status', r.value('status', values.status))
  const received = r.required('received_at', r.moment('received_at'))
  const applicantKind = r.required('applicant_kind', r.value('applicant_kind', values.applicantKind))
  // A control date lies ahead, as a rule.
  const closedOn = r.day('closed_on', { future: status === 'long_term' })
  if (applicantKind === 'person') r.when(false, 'entity_form', 'person')
  if (status && status !== 'long_term') r.when(status !== 'in_review', 'closed_on', status)
  if (status) r.when(status === 'answered', 'outcome', status)
  r.order(received?.day, 'closed_on', closedOn)
  return {
    register: 'appeals',
    row: given({
      number: r.required('number', r.number('number')),
      receivedAt: received?.at,
      applicantKind,
      entityForm: r.value('entity_form', values.entityForm),
      topic: r.required('topic', r.value('topic', names.topics)),
      commission: r.value('commission', names.commissions),
      status,
      closedOn,
      outcome: r.value('outcome', values.answerOutcome),
    }),
  }
}

const letterRow = (r: RowReader, { names }: RowNames): Row => {
  const about = r.required('about', r.value('about', values.about))
  const sentOn = r.required('sent_on', r.day('sent_on'))
  const [dueOn, answeredOn] = [r.day('due_on', { future: true }), r.day('answered_on')]
  const caseNumber = r.number('case_number')
  if (about === 'appeal') r.when(true, 'case_number', about)
  r.together('answered_on', 'decision')
  r.order(sentOn, 'due_on', dueOn)
  r.order(sentOn, 'answered_on', answeredOn)
  return {
    register: 'letters',
    row: given({
      number: r.required('number', r.number('number')),
      sentOn,
      agency: r.required('agency', r.value('agency', names.agencies)),
      about,
      caseNumber,
      dueOn,
      answeredOn,
      decision: r.value('decision', values.decision),
    }),
  }
}

const draftActRow = (r: RowReader, { names }: RowNames): Row => {
  const received = r.required('received_at', r.moment('received_at'))
  const recommendedOn = r.day('recommended_on')
  const outcome = r.value<'supported'>('outcome', values.recommendationOutcome)
  const typed = r.text('remarks')
  if (typed && !/^\d{1,3}$/.test(typed)) r.fault('remarks', { code: 'count' })
  const remarks = Number(typed || 0)
  const done = r.text('recommended_on') !== ''
  r.together('recommended_on', 'outcome')
  if (outcome === 'supported' && remarks > 0) r.fault('remarks', { code: 'not_expected', because: outcome })
  if (outcome === ('with_remarks' as string) && remarks === 0)
    r.fault('remarks', { code: 'needed', because: 'with_remarks' })
  if (!done && remarks > 0) r.fault('remarks', { code: 'without', column: 'recommended_on' })
  r.order(received?.day, 'recommended_on', recommendedOn)
  return {
    register: 'draft-acts',
    row: given({
      number: r.required('number', r.number('number')),
      receivedAt: received?.at,
      agency: r.required('agency', r.value('agency', names.agencies)),
      actType: r.required('act_type', r.value('act_type', values.actType)),
      commission: r.value('commission', names.commissions),
      recommendedOn,
      outcome,
      ...(done && { remarks }),
    }),
  }
}

export const rowOf = { appeals: appealRow, letters: letterRow, 'draft-acts': draftActRow }
