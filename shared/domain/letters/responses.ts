/** What agencies say to letters: by their page or system, or on paper that the secretariat enters. */
import type { EventOf } from '../../../events/events.ts'
import { decisions } from '../../../events/values.ts'
import { secretary } from '../actions/doers.ts'
import { choice, date, type Field, text } from '../actions/fields.ts'
import { type Case, isRecommended } from '../case.ts'
import { closed, dropped, type Evolvers, without } from '../changes.ts'
import { isPast } from '../pending.ts'
import type { Rejection } from '../refusals.ts'
import { action, type Context, type Decision, type Doer, type InputOf, refuse } from '../rule.ts'
import { addresseeOf, type Letter, type Response, type SaidResponse } from './letter.ts'

export type Refusals =
  | 'letter_answered'
  | 'remarks_missing'
  | 'remark_twice'
  | 'remark_reason_missing'
  | 'received_in_future'
  | 'received_before_sent'

type RemarkAnswer = { no: number; accepted: boolean; reasoned: boolean }

type Said = Pick<EventOf<'ResponseRecorded'>, 'decision' | 'content'> & {
  letter: string
  /** When the agency spoke; of paper, when it is entered. UTC. */
  saidAt: string
  remarks?: RemarkAnswer[]
}
/** `amends`: by the page, of a response that there is, so that two who answer at once do not overwrite each other. */
type Respond = Said & { via: 'webhook' | 'page'; amends?: true }
/** `receivedOn`: the local day that paper came on, where it is entered later. */
type RecordResponse = Said & { receivedOn?: string }

/** Of the agency that the letter went to. */
const addressee: Doer = {
  roles: ['agency'],
  refusalOf: (c, actor, { letter: number }) => {
    const letter = number ? letterOf(c, number) : undefined
    return letter && actor.as === addresseeOf(letter).as ? undefined : 'letter_unknown'
  },
}

const letterOf = (c: Case, number: string): Letter | undefined =>
  Object.hasOwn(c.letters, number) ? c.letters[number] : undefined

/** Each remark is answered exactly once: accepted, or declined with a reason. */
const remarksFault = (letter: Letter, answers: RemarkAnswer[]): Rejection | undefined => {
  const expected = letter.remarks ?? 0
  const seen = new Set<number>()
  for (const [index, { no, accepted, reasoned }] of answers.entries()) {
    if (no < 1 || no > expected) return refuse('remark_unknown', `remarks.${index}.no`, [no])
    if (seen.has(no)) return refuse('remark_twice', `remarks.${index}.no`, [no])
    if (!accepted && !reasoned) return refuse('remark_reason_missing', `remarks.${index}.reason`, [no])
    seen.add(no)
  }
  const missing = Array.from({ length: expected }, (_, i) => i + 1).filter((no) => !seen.has(no))
  return missing.length ? refuse('remarks_missing', 'remarks', missing) : undefined
}

/**
 * By the sender's time; a tie, for its clock may be coarse and paper tells no hour, by the order of arrival, whatever
 * the order in which they are worked on.
 */
const isLater = (saidAt: string, arrivedAt: string, known: Response): boolean =>
  saidAt > known.saidAt || (saidAt === known.saidAt && arrivedAt >= known.arrivedAt)

/** Paper tells no hour: it was said by the end of the local day that it came on, and before it was entered. */
const saidOnPaper = (enteredAt: string, receivedOn: string, { dayAfterBegins }: Context): string => {
  const lastOfDay = new Date(Date.parse(dayAfterBegins(receivedOn)) - 1).toISOString()
  return lastOfDay < enteredAt ? lastOfDay : enteredAt
}

/**
 * An agency's response to one letter. A later one amends the decision, the first one's date stays; one that the
 * agency said earlier than what is known already is kept, shown and told, and changes nothing. Never refused for being late.
 */
const recorded = (
  letter: Letter,
  { decision, content, saidAt, remarks }: Said,
  via: EventOf<'ResponseRecorded'>['via'],
  receivedOn: string,
  { at }: Context,
): EventOf<'ResponseRecorded'>[] => {
  const known = letter.response
  return [
    {
      type: 'ResponseRecorded',
      v: 1,
      letter: letter.number,
      decision,
      content,
      via,
      effect: !known ? 'first' : isLater(saidAt, at, known) ? 'amended' : 'superseded',
      saidAt,
      receivedOn,
      late: isPast(letter.deadline.due, receivedOn),
      ...(remarks?.length && { remarks: remarks.map(({ no, accepted }) => ({ no, accepted })) }),
    },
  ]
}

const respond = (c: Case, command: Respond, context: Context): Decision => {
  const letter = letterOf(c, command.letter)
  if (!letter) return refuse('letter_unknown', 'letter')
  const fault = remarksFault(letter, command.remarks ?? [])
  if (fault) return fault
  if (letter.response && command.via === 'page' && !command.amends) return refuse('letter_answered', 'letter')
  return recorded(letter, command, command.via, context.today, context)
}

const recordResponse = (c: Case, command: RecordResponse, context: Context): Decision => {
  const letter = letterOf(c, command.letter)
  if (!letter) return refuse('letter_unknown', 'letter')
  const fault = remarksFault(letter, command.remarks ?? [])
  if (fault) return fault
  const { receivedOn } = command
  if (!receivedOn) return recorded(letter, command, 'secretariat', context.today, context)
  if (receivedOn > context.today) return refuse('received_in_future', 'receivedOn')
  if (receivedOn < letter.sentOn) return refuse('received_before_sent', 'receivedOn')
  const saidAt = saidOnPaper(command.saidAt, receivedOn, context)
  return recorded(letter, { ...command, saidAt }, 'secretariat', receivedOn, context)
}

type Words = Pick<InputOf<'respond'>, 'text' | 'reference' | 'dated' | 'signedBy' | 'remarks'>

/** What is kept of a response's words, by whichever way they came. */
export const responseWords = ({ text, reference, dated, signedBy, remarks = [] }: Words) => ({
  kind: 'response' as const,
  text,
  ...(reference && { reference }),
  ...(dated && { dated }),
  ...(signedBy && { signedBy: { name: signedBy.name, ...(signedBy.post && { post: signedBy.post }) } }),
  remarks,
})

/** The body's own number and day, and who signed: what a formal response has, and nobody is refused for lacking. */
const formalities: Field[] = [
  { name: 'reference', type: 'text', required: false, limit: 'reference' },
  { ...date('dated'), required: false },
  { name: 'signedBy.name', type: 'text', required: false, limit: 'name' },
  { name: 'signedBy.post', type: 'text', required: false, limit: 'line' },
]

const answersOf = (remarks: InputOf<'respond'>['remarks'] = []): RemarkAnswer[] =>
  remarks.map(({ no, accepted, reason }) => ({ no, accepted, reasoned: reason !== undefined }))

export const actions = {
  record_response: action('any', {
    by: secretary,
    needsActivation: false,
    paths: { not_yours: 'letter', letter_unknown: 'letter' },
    refusalOf: ({ letters }) => (Object.keys(letters).length > 0 ? undefined : 'letter_unknown'),
    decide: recordResponse,
    /** A response entered from paper is as late as the day it came. */
    overlooks: ({ letter, receivedOn }, key, { deadline: { due } }) =>
      key === `letter:${letter}` && receivedOn !== undefined && due !== null && receivedOn <= due,
    fields: (c, { today }) => {
      const letters = Object.values(c.letters)
      const waiting = letters.filter((letter) => !letter.response)
      // A later response amends the one there is.
      const ids = [...new Set([...waiting, ...letters])].map(({ number }) => number)
      const answers: Field[] = [{ name: 'remarks', type: 'remark_answers', required: false }]
      return [
        choice('letter', ids, waiting[0] && !waiting[1] ? { value: waiting[0].number } : {}),
        choice('decision', decisions),
        text,
        date('receivedOn', { min: letters.map((letter) => letter.sentOn).sort()[0] ?? today, max: today }),
        ...formalities,
        ...(letters.some((letter) => letter.remarks) ? answers : []),
      ]
    },
    say: (input: InputOf<'record_response'>, { content, at: saidAt }) => {
      const { letter, decision, receivedOn } = input
      return {
        command: { letter, decision, content, saidAt, receivedOn, remarks: answersOf(input.remarks) },
        words: responseWords(input),
      }
    },
    manner: { rank: 150 },
  }),
  respond: action('any', {
    by: addressee,
    needsActivation: false,
    paths: { not_yours: 'letter', letter_unknown: 'letter' },
    decide: respond,
    isOffered: (_, { letter }) => letter !== undefined,
    fields: (c, { letter = '' }) => {
      const answers: Field[] = [{ name: 'remarks', type: 'remark_answers', required: true }]
      return [
        choice('decision', decisions),
        text,
        ...formalities,
        ...(c.letters[letter]?.remarks ? answers : []),
      ]
    },
    say: (input: InputOf<'respond'>, { content, at: saidAt, letter = '' }) => {
      const { decision, amends } = input
      const remarks = answersOf(input.remarks)
      return {
        command: {
          letter,
          decision,
          content,
          via: 'page' as const,
          saidAt,
          remarks,
          ...(amends && { amends }),
        },
        words: responseWords(input),
      }
    },
    manner: { rank: 50, foremost: true, final: true },
  }),
}

const withReplaced = (letter: Letter, response: SaidResponse | Response | undefined): Letter => {
  if (!response) return letter
  const { firstOn: _, amended: __, ...said } = response as Response
  return { ...letter, replaced: [...(letter.replaced ?? []), said] }
}

/** Whether a response ends its case: an initiative with the last one, a draft act with the one to its recommendation. */
const isLastWord = (c: Case, letter: string): boolean => {
  if (c.kind === 'draft_act') return c.recommendation?.letter === letter && isRecommended(c)
  return c.kind === 'initiative' && Object.values(c.letters).every((l) => l.response)
}

export const evolvers = {
  ResponseRecorded: (c, e, at) => {
    const letter = c.letters[e.letter]
    if (!letter) return c
    const said: SaidResponse = {
      decision: e.decision,
      content: e.content,
      saidAt: e.saidAt,
      arrivedAt: at,
      receivedOn: e.receivedOn,
      late: e.late,
      ...(e.remarks && { remarks: e.remarks }),
    }
    if (e.effect === 'superseded')
      return { ...c, letters: { ...c.letters, [e.letter]: withReplaced(letter, said) } }
    const response: Response = {
      ...said,
      firstOn: letter.response?.firstOn ?? e.receivedOn,
      amended: e.effect === 'amended',
    }
    const answered: Case = {
      ...c,
      letters: {
        ...c.letters,
        [e.letter]: { ...dropped(withReplaced(letter, letter.response), 'toHandOver'), response },
      },
      // Whoever answers a letter has it.
      pending: without(c.pending, `letter:${e.letter}`, `handover:${e.letter}`),
    }
    return isLastWord(answered, e.letter) && !answered.closedOn ? closed(answered, e.receivedOn) : answered
  },
} satisfies Partial<Evolvers>
