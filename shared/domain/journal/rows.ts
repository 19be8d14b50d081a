/**
 * What an old register says, as a case has it. A row loaded again replaces what its earlier wording said. Nothing of
 * it waits on anybody until `CaseActivated`.
 */
import type { CaseEvent, EventOf } from '../../../events/events.ts'
import type { LoadedRow, Row } from '../../../events/journal/registers.ts'
import type { Appeal, Base, Case, DraftAct, Initiative } from '../case.ts'
import {
  begin,
  chairOf,
  dropped,
  type Evolvers,
  endGrants,
  moveDates,
  type Opener,
  waits,
} from '../changes.ts'
import type { Letter } from '../letters/letter.ts'
import type { Party, Pending } from '../pending.ts'
import { isLetter } from '../pending.ts'

type Loaded<R extends LoadedRow['register']> = Extract<LoadedRow, { register: R }>
type RowEvent = EventOf<'RegisterRowLoaded' | 'RegisterRowCorrected'>

/** What a row says of its case; what it does not say, or no longer, is undefined. */
type Said<C extends Case> = { [K in keyof C]?: C[K] | undefined }
type Known<S> = {
  [K in keyof S as undefined extends S[K] ? never : K]: S[K]
} & { [K in keyof S as undefined extends S[K] ? K : never]?: Exclude<S[K], undefined> }
type WithSaid<C, S> = Omit<C, keyof S> & Known<S>

/** The case with what a row says of it now in the place of what it said before. */
const withSaid = <C extends object, S extends object>(c: C, said: S) =>
  Object.fromEntries(
    Object.entries({ ...c, ...said }).filter(([, value]) => value !== undefined),
  ) as WithSaid<C, S>

/** Whether something of what a row speaks of is still to come. */
export const isOpenRow = ({ register, row }: Row): boolean => {
  if (register === 'letters') return !row.answeredOn
  return register === 'appeals'
    ? row.status === 'in_review' || row.status === 'long_term'
    : !row.recommendedOn
}

/** What an appeal's row says. */
const appealFields = (content: string, l: Loaded<'appeals'>) => {
  const { row, receivedOn, registeredOn, answer, triage, control } = l
  const open = isOpenRow({ register: 'appeals', row })
  const on = row.closedOn ?? receivedOn
  const late = triage.due !== null && triage.due < on
  return {
    content,
    receivedAt: row.receivedAt,
    receivedOn,
    registeredOn,
    topic: row.topic,
    commission: row.commission,
    applicantKind: row.applicantKind,
    entityForm: row.entityForm,
    main: answer,
    forwarding: triage,
    accepted: true,
    closedOn: open ? undefined : on,
    ended: ({ out_of_competence: 'forwarded', withdrawn: 'withdrawn' } as const)[row.status as 'withdrawn'],
    answer: row.outcome && { outcome: row.outcome, on },
    first: row.outcome && { on, due: answer.due },
    dispute: l.dispute,
    forwards: row.status === 'out_of_competence' ? [{ part: false, late, on }] : [],
    longTerm: control && { on: receivedOn, controlOn: control.due ?? '' },
    dormant: open ? (true as const) : undefined,
  } satisfies Said<Appeal>
}

const draftFields = (content: string, l: Loaded<'draft-acts'>) => {
  const { row, receivedOn, registeredOn, recommendation } = l
  const { outcome, remarks = 0, recommendedOn } = row
  return {
    content,
    receivedAt: row.receivedAt,
    receivedOn,
    registeredOn,
    agency: row.agency,
    actType: row.actType,
    commission: row.commission,
    main: recommendation,
    accepted: true,
    recommendation:
      outcome && recommendedOn ? { outcome, draftVersion: 1, remarks, on: recommendedOn } : undefined,
    dormant: isOpenRow({ register: 'draft-acts', row }) ? (true as const) : undefined,
  } satisfies Said<DraftAct>
}

/** A letter has its own deadline and, from activation on, its own link. */
const withLetter = (c: Case, content: string, loaded: Loaded<'letters'>): Case => {
  const { row, response } = loaded
  const { number, sentOn, agency, about, answeredOn, decision } = row
  const known = c.letters[number]
  const letter: Letter = {
    number,
    agency,
    content,
    sentOn,
    deadline: response,
    grant: `letter-${number}`,
    ...(about !== c.kind && { about }),
    ...(answeredOn && decision
      ? {
          response: {
            decision,
            saidAt: `${answeredOn}T00:00:00.000Z`,
            arrivedAt: `${answeredOn}T00:00:00.000Z`,
            receivedOn: answeredOn,
            late: response.due !== null && response.due < answeredOn,
            firstOn: answeredOn,
            amended: false,
          },
        }
      : { dormant: true }),
    ...(known?.replaced && { replaced: known.replaced }),
    loaded: { row, revision: (known?.loaded?.revision ?? 0) + 1 },
  }
  const key = `letter:${number}`
  const { [key]: _, ...pending } = c.pending
  const next = { ...c, pending, letters: { ...c.letters, [number]: letter } }
  if (next.kind !== 'initiative' || !next.fromRegister) return next
  // The letter that is a case of its own says when that began.
  const began = number === c.caseId && { ...daysOf(loaded), originOn: sentOn }
  return withSaid({ ...next, ...began }, { closedOn: endOf(next) })
}

/** An initiative of a register ends with the last response to its letters. */
const endOf = ({ letters }: Initiative): string | undefined => {
  const ends = Object.values(letters).map(({ response }) => response?.firstOn)
  return ends.every((on) => on !== undefined) ? ends.sort().at(-1) : undefined
}

/** The case that a row opens. */
const openedByRow = (base: Base, { content, loaded }: RowEvent): Case => {
  switch (loaded.register) {
    case 'appeals':
      return withSaid(
        {
          ...base,
          kind: 'appeal' as const,
          language: loaded.language,
          channel: 'import' as const,
          reachable: false,
          disputed: false,
          disputedAnswers: [],
          questions: [],
          extensions: 0,
          loaded: { row: loaded.row, revision: 1 },
        },
        appealFields(content, loaded),
      )
    case 'draft-acts':
      return withSaid(
        {
          ...base,
          kind: 'draft_act' as const,
          draftVersion: 1,
          earlier: [],
          loaded: { row: loaded.row, revision: 1 },
        },
        draftFields(content, loaded),
      )
    case 'letters': {
      const { row } = loaded
      const fromRegister = row.about === 'draft_act' ? 'draft_act' : 'initiative'
      const c: Case = { ...base, kind: 'initiative', origin: 'other', originOn: row.sentOn, fromRegister }
      return withLetter(c, content, loaded)
    }
  }
}

/** The days that a row opens its case with. */
const daysOf = (loaded: LoadedRow) =>
  loaded.register === 'letters'
    ? {
        receivedAt: `${loaded.row.sentOn}T00:00:00.000Z`,
        receivedOn: loaded.row.sentOn,
        registeredOn: loaded.row.sentOn,
      }
    : { receivedAt: loaded.row.receivedAt, receivedOn: loaded.receivedOn, registeredOn: loaded.registeredOn }

const lettersOnly = (pending: Record<string, Pending>) =>
  Object.fromEntries(Object.entries(pending).filter(([key]) => key.startsWith('letter:')))

/** The case after a row that speaks of it: a letter of it, or the corrected row it was opened by. */
export const changedByRow = (c: Case, { content, loaded }: RowEvent): Case => {
  if (loaded.register === 'letters') return withLetter(c, content, loaded)
  if (!c.loaded) return c
  const again = {
    pending: lettersOnly(c.pending),
    grants: endGrants(c.grants, 'chair'),
    loaded: { row: loaded.row, revision: c.loaded.revision + 1 },
  }
  if (c.kind === 'appeal' && loaded.register === 'appeals')
    return withSaid({ ...c, ...again }, appealFields(content, loaded))
  if (c.kind === 'draft_act' && loaded.register === 'draft-acts')
    return withSaid({ ...c, ...again }, draftFields(content, loaded))
  return c
}

/** What was loaded begins to wait: each date on its owner, agencies and the chair by their links. */
const awake = (c: Case, { waiting, grant }: EventOf<'CaseActivated'>): Case => {
  const pending = { ...c.pending }
  const grants = { ...c.grants }
  const letters = { ...c.letters }
  for (const { key, deadline } of waiting) {
    const letter = letters[key.slice('letter:'.length)]
    if (isLetter(key) && letter) {
      const agency: Party = { role: 'agency', as: letter.agency }
      pending[key] = waits(deadline, agency)
      grants[letter.grant] = { ...agency, letter: letter.number, open: true }
    } else pending[key] = waits(deadline, chairOf(c))
  }
  for (const [number, letter] of Object.entries(letters)) letters[number] = dropped(letter, 'dormant')
  if (grant) grants[grant] = { ...chairOf(c), open: true }
  const assignments = c.assignments + (grant ? 1 : 0)
  const next = moveDates({ ...dropped(c, 'dormant'), pending, grants, letters, assignments }, waiting)
  const control = pending.control?.deadline.due
  return next.kind === 'appeal' && next.longTerm && control
    ? { ...next, longTerm: { ...next.longTerm, controlOn: control } }
    : next
}

/** After these a row of the journal no longer says how the case stands. */
const work = new Set<CaseEvent['type']>([
  'CaseAssigned',
  'CaseReturned',
  'AppealForwarded',
  'ClarificationAsked',
  'ExtensionRequested',
  'ExtensionGranted',
  'LongTermSet',
  'NextControlSet',
  'AppealWithdrawn',
  'AnswerDisputed',
  'AppealAnswered',
  'ClockPaused',
  'RecommendationGiven',
  'DraftVersionReceived',
  'DraftReturned',
  'DraftNotConsidered',
  'DraftWithdrawn',
])

/** The case knows that somebody has worked on it since a row loaded it. */
export const marked = (c: Case, { type }: CaseEvent): Case =>
  c.loaded && work.has(type) ? { ...c, worked: true } : c

const opened: Opener<EventOf<'RegisterRowLoaded'>> = (caseId, e) =>
  openedByRow(begin(caseId, { content: e.content, ...daysOf(e.loaded) }), e)
export const openers = { RegisterRowLoaded: opened }

export const evolvers = {
  RegisterRowLoaded: changedByRow,
  RegisterRowCorrected: changedByRow,
  CaseActivated: awake,
} satisfies Partial<Evolvers>
