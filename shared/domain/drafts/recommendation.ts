/** What the council says of a draft act (Law 383-V): recommendations, or why it gives none. */
import type { EventOf } from '../../../events/events.ts'
import { recommendationOutcomes } from '../../../events/values.ts'
import { chair } from '../actions/doers.ts'
import { bothLanguages, choice, type Field, reason, text } from '../actions/fields.ts'
import { type DraftAct, isRecommended } from '../case.ts'
import { closed, type Evolvers, onDraft, pauseOver, without } from '../changes.ts'
import { accepting, letterSent } from '../letters/letters.ts'
import { letterProposed, recommendationGiven, refusalIfProposed } from '../letters/proposals.ts'
import type { Refusal, Rejection } from '../refusals.ts'
import { action, type EarlierRemarks, type InputOf, refuse } from '../rule.ts'

export type Refusals =
  | 'already_recommended'
  | 'remarks_required'
  | 'remarks_not_expected'
  | 'remark_in_one_language'
  | 'draft_changed'

const refusalIfRecommended = (c: DraftAct): Refusal | undefined =>
  isRecommended(c) ? 'already_recommended' : undefined

const refusalIfAwaited = (c: DraftAct) => refusalIfRecommended(c) ?? refusalIfProposed(c)

/** `read`: the version of the draft that was before the chair, where they say so. */
type Read = { read?: number }
const readIn = ({ version }: { version?: number | undefined }): Read => (version ? { read: version } : {})

/** What is said of one version is not said of another that has taken its place meanwhile. */
const versionFault = (c: DraftAct, { read }: Read): Rejection | undefined =>
  read !== undefined && read !== c.draftVersion ? refuse('draft_changed') : undefined

type Recommend = Read & {
  outcome: EventOf<'RecommendationGiven'>['outcome']
  content: string
  /** How many there are, those carried over included. */
  remarks: number
  /** Numbers of remarks of the recommendation `of` this content, made on an earlier version; `inOne` language only. */
  carried?: { of: string; remarks: number[]; inOne?: number[] }
}

/** Remarks are carried over from the last recommendation only: the numbers that it has no remark for. */
const unknownCarried = (
  { recommendation: last }: DraftAct,
  { of, remarks }: NonNullable<Recommend['carried']>,
): number[] => remarks.filter((no) => last?.content !== of || no < 1 || no > last.remarks)

/** That `supported` has no remarks and `with_remarks` has some is the council's rule. */
const remarksFault = (c: DraftAct, { outcome, remarks, carried }: Recommend): Rejection | undefined => {
  const unknown = carried && unknownCarried(c, carried)
  if (unknown?.length) return refuse('remark_unknown', 'carry', unknown)
  if (carried?.inOne?.length) return refuse('remark_in_one_language', 'carry', carried.inOne)
  if (outcome === 'with_remarks' && remarks === 0) return refuse('remarks_required', 'remarks')
  return outcome === 'supported' && remarks > 0 ? refuse('remarks_not_expected', 'remarks') : undefined
}

/** Remarks on the version before, of which the chair may make some again. */
const carryField = (c: DraftAct): Field[] => {
  const earlier = isRecommended(c) ? 0 : (c.recommendation?.remarks ?? 0)
  const options = Array.from({ length: earlier }, (_, i) => String(i + 1))
  return earlier ? [{ name: 'carry', type: 'remark_choice', required: false, options }] : []
}

/** Carried over, a remark has a number of its own, and says where it was made first. */
const madeAgain = (carried: number[], after: number, earlier?: EarlierRemarks) =>
  (earlier?.remarks ?? [])
    .filter(({ no }) => carried.includes(no))
    .map(({ no, clause, quote, text }, i) => ({
      no: after + i + 1,
      clause,
      ...(quote !== undefined && { quote }),
      text,
      from: { version: earlier?.version ?? 0, no },
    }))

/** Those made before both languages were asked for (Law on Legal Acts, art. 20(2)). */
const inOneLanguage = (carried: number[], earlier?: EarlierRemarks): number[] =>
  (earlier?.remarks ?? [])
    .filter(({ no, text }) => carried.includes(no) && typeof text === 'string')
    .map(({ no }) => no)

export const actions = {
  /** On a version of the draft; it goes to the developer as a letter. */
  recommend: action('draft_act', {
    by: chair,
    refusalOf: refusalIfAwaited,
    decide: (c, command: Recommend, context) => {
      const { outcome, content, remarks, carried } = command
      const fault = versionFault(c, command) ?? remarksFault(c, command)
      if (fault) return fault
      const recommendation = {
        outcome,
        draftVersion: c.draftVersion,
        remarks,
        ...(carried?.remarks.length && { carried: carried.remarks }),
      }
      if (context.headSigns) {
        const proposed = { kind: 'draft_act' as const, agency: c.agency, content, recommendation }
        return [...accepting(c), letterProposed(c, proposed, context)]
      }
      return [
        recommendationGiven(c, content, recommendation, context),
        letterSent('draft_act', { agency: c.agency }, content, context),
      ]
    },
    fields: (c) => [
      choice('outcome', recommendationOutcomes),
      bothLanguages('text'),
      ...carryField(c),
      { name: 'remarks', type: 'remarks', required: false },
    ],
    say: (input: InputOf<'recommend'>, { content, earlier }) => {
      const made = input.remarks.map((remark, i) => ({ no: i + 1, ...remark }))
      const carried = [...new Set(input.carry)].sort((a, b) => a - b)
      const remarks = [...made, ...madeAgain(carried, made.length, earlier)]
      const inOne = inOneLanguage(carried, earlier)
      return {
        command: {
          outcome: input.outcome,
          content,
          remarks: made.length + carried.length,
          ...(carried.length && {
            carried: { of: earlier?.content ?? '', remarks: carried, ...(inOne.length && { inOne }) },
          }),
          ...readIn(input),
        },
        words: { kind: 'recommendation', text: input.text, remarks },
      }
    },
    manner: { rank: 60, final: true },
  }),
  /** Gives the draft back: the text says what is missing. */
  incomplete: action('draft_act', {
    by: chair,
    refusalOf: refusalIfRecommended,
    decide: (c, command: Read & { content: string }, { today }) =>
      versionFault(c, command) ?? [
        { type: 'DraftReturned', v: 1, content: command.content, returnedOn: today },
      ],
    fields: () => [text],
    say: (input: InputOf<'incomplete'>, { content }) => ({
      command: { content, ...readIn(input) },
      words: { kind: 'reason', text: input.text },
    }),
    manner: { rank: 120, final: true },
  }),
  /** Which drafts to consider is the council's choice (Law 383-V). */
  decline: action('draft_act', {
    by: chair,
    refusalOf: refusalIfRecommended,
    decide: (c, command: Read & { content: string }, { today }) =>
      versionFault(c, command) ?? [
        { type: 'DraftNotConsidered', v: 1, content: command.content, decidedOn: today },
      ],
    fields: () => [reason],
    say: (input: InputOf<'decline'>, { content }) => ({
      command: { content, ...readIn(input) },
      words: { kind: 'reason', text: input.reason },
    }),
    manner: { rank: 130, final: true },
  }),
}

export const evolvers = {
  RecommendationGiven: onDraft((draft, { outcome, content, draftVersion, remarks, late, givenOn: on }) => ({
    ...pauseOver(draft, on),
    accepted: true,
    earlier: draft.recommendation ? [...draft.earlier, draft.recommendation] : draft.earlier,
    recommendation: { outcome, content, draftVersion, remarks, on, ...(late && { late }) },
    pending: without(draft.pending, 'recommendation', 'acceptance'),
  })),
  DraftReturned: onDraft((draft, { returnedOn }) => ({ ...closed(draft, returnedOn), ended: 'returned' })),
  DraftNotConsidered: onDraft((draft, { decidedOn }) => ({
    ...closed(draft, decidedOn),
    ended: 'not_considered',
  })),
} satisfies Partial<Evolvers>
