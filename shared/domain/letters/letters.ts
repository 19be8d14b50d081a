/** Letters to agencies, and the council's own cases that open with one. */
import type { EventOf } from '../../../events/events.ts'
import { type HandoverWay, type LetterKind, outside, writtenKinds } from '../../../events/values.ts'
import { chair, secretary } from '../actions/doers.ts'
import { choice, date, text } from '../actions/fields.ts'
import type { Case, CaseState } from '../case.ts'
import {
  begin,
  dropped,
  type Evolvers,
  type Opener,
  secretariat,
  unchanged,
  unproposed,
  waits,
  without,
} from '../changes.ts'
import { letterWays, sayWay, wayFields } from '../desk/handover.ts'
import { startOf } from '../registration.ts'
import { action, type Context, type Decision, type Doer, type InputOf, refuse } from '../rule.ts'
import { addresseeOf, type Letter } from './letter.ts'
import { letterProposed, refusalIfProposed } from './proposals.ts'

export type Refusals =
  | 'letter_kind_of_drafts'
  | 'nothing_to_hand_over'
  | 'handed_over_in_future'
  | 'handed_over_before_sent'
  | 'signature_awaited'

/** To whom: an agency of the council's, or `outside` it; `byHand` where no mail reaches the body; in which field it was said. */
type Addressee = { agency: string; byHand?: true; field?: 'to' }

/**
 * A body considers what the council writes and answers with reasons; by when depends on what it is written. What is
 * handed over has its term from then on.
 */
export const letterSent = (
  kind: LetterKind,
  { agency, byHand }: Addressee,
  content: string,
  context: Context,
): EventOf<'LetterSent'> => ({
  type: 'LetterSent',
  v: 1,
  letter: context.letterNumber,
  kind,
  agency,
  content,
  sentOn: context.today,
  // As its text is named, by the command: another try may give the letter another number.
  signatory: `signatory-${content}`,
  grant: `letter-${context.letterNumber}`,
  response: context.deadline(`letter.${kind}`, context.today),
  ...(byHand && { handover: context.deadline('appeal.handover', context.today) }),
})

/** A letter's addressee as it was typed: an id, or a body that is in no configuration, whose words are kept. */
export const addressed = ({ agency = '', to = agency }: Pick<InputOf<'letter'>, 'agency' | 'to'>) => {
  if (typeof to === 'string')
    return { command: { agency: to, ...(to !== agency && { field: 'to' as const }) }, words: {} }
  const { name, email, address } = to
  const body = { name, ...(email && { email }), ...(address && { address }) }
  return { command: { agency: outside, ...(!email && { byHand: true as const }) }, words: { to: body } }
}

const addresseeFault = ({ agency, field }: Addressee, { agencies }: Context) =>
  agency === outside || agencies.includes(agency) ? undefined : refuse('agency_unknown', field ?? 'agency')

const isWritten = (kind: LetterKind) => writtenKinds.some((known) => known === kind)

const kindFault = (kind: LetterKind) =>
  isWritten(kind) ? undefined : refuse('letter_kind_of_drafts', 'kind')

type OpenInitiative = Addressee & { kind?: LetterKind } & Omit<
    EventOf<'InitiativeOpened'>,
    'type' | 'v' | 'receivedOn' | 'registeredOn'
  >

export const openings = {
  /** The council's own case: its letter has the same content. */
  open_initiative: {
    by: secretary,
    decide: (
      state: CaseState,
      { agency, byHand, field, kind = 'recommendation', ...given }: OpenInitiative,
      context: Context,
    ): Decision => {
      if (state) return refuse('number_taken')
      const to = { agency, ...(byHand && { byHand }), ...(field && { field }) }
      const fault = addresseeFault(to, context) ?? kindFault(kind)
      if (fault) return fault
      const { days } = startOf(context, given.receivedAt)
      return [
        { ...given, type: 'InitiativeOpened', v: 1, ...days },
        outgoing(state, kind, to, given.content, context),
      ]
    },
  },
}

/** Writing to an agency implies that the chair took the case. */
export const accepting = (c: Case): EventOf<'CaseAccepted'>[] =>
  c.accepted || c.kind === 'initiative' ? [] : [{ type: 'CaseAccepted', v: 1 }]

/**
 * What a commission writes on an appeal is a recommendation (Law on Public Councils, art. 5(2)); what it asks of others
 * while it considers a draft is the council's request: unless the writer says otherwise.
 */
const kindOn = (c: Case): LetterKind => (c.kind === 'draft_act' ? 'request' : 'recommendation')

/** Sent at once under the head's standing delegation, or to be signed by the head first. */
const outgoing = (
  c: CaseState,
  kind: LetterKind,
  { agency, byHand }: Addressee,
  content: string,
  context: Context,
) =>
  context.headSigns
    ? letterProposed(c, { kind, agency, content, ...(byHand && { byHand }) }, context)
    : letterSent(kind, { agency, ...(byHand && { byHand }) }, content, context)

type Write = Addressee & { kind?: LetterKind; content: string }
type HandedOver = { letter: string; on: string; how?: HandoverWay; content?: string }

/** The chair; of an initiative whose letter was not signed, the secretariat. */
const author: Doer = {
  roles: ['chair', 'secretary'],
  refusalOf: (c, actor) => {
    if (actor.role === 'chair') return chair.refusalOf(c, actor)
    return c.kind === 'initiative' && Object.keys(c.letters).length === 0 ? undefined : 'not_yours'
  },
}

const toHandOver = (c: Case): Letter[] => Object.values(c.letters).filter((letter) => letter.toHandOver)

export const actions = {
  letter: action('any', {
    by: author,
    refusalOf: refusalIfProposed,
    decide: (c, { kind = kindOn(c), content, ...to }: Write, context) => {
      const fault = addresseeFault(to, context) ?? kindFault(kind)
      return fault ?? [...accepting(c), outgoing(c, kind, to, content, context)]
    },
    fields: (c) => [
      choice('to', 'agencies', { required: false }),
      { name: 'to.name', type: 'text', required: false, limit: 'name' },
      { name: 'to.email', type: 'email', required: false },
      { name: 'to.address', type: 'text', required: false, limit: 'address' },
      choice('kind', writtenKinds, { required: false, value: kindOn(c) }),
      { name: 'subject', type: 'text', required: true, limit: 'subject' },
      text,
    ],
    say: ({ kind, subject, text, ...given }: InputOf<'letter'>, { content }) => {
      const { command, words } = addressed(given)
      return {
        command: { ...command, content, ...(kind && { kind }) },
        words: { kind: 'letter', subject, text, ...words },
      }
    },
    manner: { rank: 65, final: true },
  }),
  /** The body has it now: its term begins (Law on Public Councils, art. 5(2): from receipt). */
  letter_handed_over: action('any', {
    by: secretary,
    needsActivation: false,
    refusalOf: (c) => (toHandOver(c).length ? undefined : 'nothing_to_hand_over'),
    decide: (c, { letter: number, on, how, content }: HandedOver, context) => {
      const letter = toHandOver(c).find((one) => one.number === number)
      if (!letter) return refuse('nothing_to_hand_over', 'letter')
      if (on > context.today) return refuse('handed_over_in_future', 'on')
      if (on < letter.sentOn) return refuse('handed_over_before_sent', 'on')
      const response = context.deadline(`letter.${letter.kind ?? 'request'}`, on)
      const way = { ...(how && { how }), ...(content && { content }) }
      return [{ type: 'LetterHandedOver', v: 1, letter: number, handedOn: on, ...way, response }]
    },
    /** What is entered later is as late as the day that it was handed over on. */
    overlooks: ({ letter, on }, key, { deadline: { due } }) =>
      key === `handover:${letter}` && due !== null && on <= due,
    fields: (c, { today }) => {
      const letters = toHandOver(c)
      const [first, second] = letters
      return [
        choice(
          'letter',
          letters.map(({ number }) => number),
          first && !second ? { value: first.number } : {},
        ),
        date('on', { min: letters.map(({ sentOn }) => sentOn).sort()[0] ?? today, max: today, value: today }),
        ...wayFields(letterWays, false),
      ]
    },
    say: ({ letter, on, how, reference }: InputOf<'letter_handed_over'>, { content }) => {
      const { command, words } = sayWay({ how, reference }, content)
      return { command: { letter, on, ...command }, ...(words && { words }) }
    },
    manner: { rank: 145, foremost: true },
  }),
}

const opened: Opener<EventOf<'InitiativeOpened'>> = (caseId, e) => ({
  ...begin(caseId, e),
  kind: 'initiative',
  origin: e.origin,
  originOn: e.originOn,
  ...(e.activity && { activity: e.activity }),
})
export const openers = { InitiativeOpened: opened }

export const evolvers = {
  InitiativeOpened: unchanged,
  LetterSent: (before, e) => {
    const isAnother = before.proposal && before.proposal.content !== e.content
    const c = isAnother ? before : dropped(unproposed(before), 'unsigned')
    const body = addresseeOf({ agency: e.agency, number: e.letter })
    // The letter that carries a recommendation is one text with it; an old journal's has no letter and no text.
    const recommendation =
      c.kind === 'draft_act' && !c.recommendation?.letter && c.recommendation?.content === e.content
        ? c.recommendation
        : undefined
    const letter: Letter = {
      number: e.letter,
      ...(e.kind && { kind: e.kind }),
      agency: e.agency,
      content: e.content,
      sentOn: e.sentOn,
      ...(e.signatory && { signatory: e.signatory }),
      ...(e.signedBy && { signedBy: e.signedBy }),
      deadline: e.handover ? { ...e.response, due: null } : e.response,
      grant: e.grant,
      ...(e.handover && { toHandOver: true, byHand: true }),
      ...(recommendation && { remarks: recommendation.remarks }),
    }
    return {
      ...c,
      letters: { ...c.letters, [e.letter]: letter },
      pending: {
        ...c.pending,
        ...(e.handover
          ? { [`handover:${e.letter}`]: waits(e.handover, secretariat) }
          : { [`letter:${e.letter}`]: waits(e.response, body) }),
      },
      grants: { ...c.grants, [e.grant]: { ...body, letter: e.letter, open: true } },
      ...(recommendation && { recommendation: { ...recommendation, letter: e.letter } }),
    }
  },
  LetterHandedOver: (c, { letter: number, response }) => {
    const letter = c.letters[number]
    if (!letter) return c
    const { toHandOver: _, ...handed } = letter
    const pending = without(c.pending, `handover:${number}`)
    return {
      ...c,
      letters: { ...c.letters, [number]: { ...handed, deadline: response } },
      pending: letter.response
        ? pending
        : { ...pending, [`letter:${number}`]: waits(response, addresseeOf(letter)) },
    }
  },
} satisfies Partial<Evolvers>
