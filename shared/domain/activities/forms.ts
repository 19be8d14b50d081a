/** Which duties each form of activity has, as data: a new form is a row here, beside its words. */
import type { ActivityForm } from '../../../events/council/council-values.ts'
import type { Deadline, RuleKey } from '../../../events/values.ts'
import type { Circle } from '../members/composition.ts'
import type { Context } from '../rule.ts'
import type { Beginning } from '../terms/editions.ts'

type FormDuties = {
  /** In whose number it meets: all members, the presidium, a commission. It is valid with two thirds of them there. */
  meets?: 'council' | 'presidium' | 'commission'
  /** Announced so long before: by law, or as the council itself does by the same number of days. */
  announced?: 'law' | 'council'
  /** What is drawn up of it, and by when. */
  document?: { term: RuleKey; kind: 'minutes' | 'conclusion' | 'resolution' }
  /** It may go on over days. */
  lasts?: true
  /** One of the forms of public control (Law on Public Councils, art. 17-18). */
  control?: true
  /** Somebody goes there: photographs and documents are kept with it. */
  takesFiles?: true
}

const minutes = { term: 'activity.protocol', kind: 'minutes' } as const

/** Hearings by art. 21 of the Law on Public Councils, control documents by art. 13 of the Law on Public Control. */
export const formDuties: Record<ActivityForm, FormDuties> = {
  general_meeting: { meets: 'council', announced: 'council', document: minutes },
  presidium_meeting: { meets: 'presidium', document: minutes },
  commission_meeting: { meets: 'commission', document: minutes },
  hearing: {
    announced: 'law',
    document: { term: 'activity.final_document', kind: 'minutes' },
    control: true,
  },
  hearing_report: {
    announced: 'council',
    document: { term: 'activity.final_document', kind: 'resolution' },
    control: true,
  },
  expertise: {
    document: { term: 'activity.final_document', kind: 'conclusion' },
    lasts: true,
    control: true,
    takesFiles: true,
  },
  monitoring: {
    document: { term: 'activity.final_document', kind: 'conclusion' },
    lasts: true,
    control: true,
    takesFiles: true,
  },
  dialogue: {},
  round_table: {},
  meeting: {},
  visit: { takesFiles: true },
}

/** Whose meeting it is; undefined for a form that is none. */
export const circleOf = ({
  form,
  commission = '',
}: {
  form: ActivityForm
  commission?: string
}): Circle | undefined => {
  const { meets } = formDuties[form]
  return meets === 'commission' ? { commission } : meets
}

/** A term by its rule; undefined where the council has none. */
const termOf = (
  { deadline }: Pick<Context, 'deadline'>,
  term: RuleKey,
  begins: Beginning,
): Deadline | undefined => {
  const counted = deadline(term, begins)
  return counted.edition ? counted : undefined
}

/** By when an activity of this form on this day is to be announced; undefined where no rule says. */
export const announcementOf = (
  context: Pick<Context, 'deadline'>,
  form: ActivityForm,
  on: string | undefined,
): Deadline | undefined => {
  const { announced } = formDuties[form]
  const counted = announced && on ? termOf(context, 'activity.announcement', on) : undefined
  if (!counted || announced === 'law') return counted
  const { basis: _, edition: __, start: ___, ...own } = counted
  return own
}

/** By when the document of what ended on this day is due; undefined for a form that has none. */
export const documentOf = (
  context: Pick<Context, 'deadline'>,
  form: ActivityForm,
  endedOn: string,
): Deadline | undefined => {
  const { document } = formDuties[form]
  return document && termOf(context, document.term, endedOn)
}

/** By when a document of this day is to be published, where the council has a rule. */
export const publicationOf = (
  context: Pick<Context, 'deadline'>,
  form: ActivityForm,
  documentOn: string,
): Deadline | undefined => formDuties[form].document && termOf(context, 'activity.publication', documentOn)

/** At least two thirds of all members (Law on Public Councils, art. 13(2)): of 40 they are 27. */
export const quorumOf = (total: number): number => Math.ceil((total * 2) / 3)
