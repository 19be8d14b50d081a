/** Letters to agencies, and the council's own cases that open with one. */
import type { EventOf } from '../../../events/events.ts'
import { chair, secretary } from '../actions/doers.ts'
import { choice, text } from '../actions/fields.ts'
import type { Case, CaseState, Letter, Party } from '../case.ts'
import { begin, type Evolvers, type Opener, unchanged, waits } from '../changes.ts'
import { startOf } from '../registration.ts'
import { action, type Context, type Decision, type InputOf, refuse } from '../rule.ts'

/** An agency considers what the council writes and answers with reasons; by when depends on what it is written. */
export const letterSent = (
  kind: 'recommendation' | 'draft_act' | 'request',
  agency: string,
  content: string,
  context: Context,
): EventOf<'LetterSent'> => ({
  type: 'LetterSent',
  v: 1,
  letter: context.letterNumber,
  agency,
  content,
  sentOn: context.today,
  grant: `letter-${context.letterNumber}`,
  response: context.deadline(`letter.${kind}`, context.today),
})

type OpenInitiative = { agency: string } & Omit<
  EventOf<'InitiativeOpened'>,
  'type' | 'v' | 'receivedOn' | 'registeredOn'
>

export const openings = {
  /** The council's own case: its letter leaves at once, under the same content. */
  open_initiative: {
    by: secretary,
    decide: (state: CaseState, { agency, ...given }: OpenInitiative, context: Context): Decision => {
      if (state) return refuse('number_taken')
      if (!context.agencies.includes(agency)) return refuse('agency_unknown', 'agency')
      const { days } = startOf(context, given.receivedAt)
      return [
        { ...given, type: 'InitiativeOpened', v: 1, ...days },
        letterSent('recommendation', agency, given.content, context),
      ]
    },
  },
}

/** Writing to an agency implies that the chair took the case. */
const accepting = (c: Case): EventOf<'CaseAccepted'>[] => (c.accepted ? [] : [{ type: 'CaseAccepted', v: 1 }])

/**
 * What a commission writes on an appeal is a recommendation (Law on Public Councils, art. 5(2)); what it asks of others
 * while it considers a draft is the council's request.
 */
const kindOn = (c: Case) => (c.kind === 'draft_act' ? 'request' : 'recommendation')

export const actions = {
  letter: action('any', {
    by: chair,
    decide: (c, { agency, content }: { agency: string; content: string }, context) =>
      context.agencies.includes(agency)
        ? [...accepting(c), letterSent(kindOn(c), agency, content, context)]
        : refuse('agency_unknown', 'agency'),
    fields: () => [
      choice('agency', 'agencies'),
      { name: 'subject', type: 'text', required: true, limit: 'subject' },
      text,
    ],
    say: ({ agency, subject, text }: InputOf<'letter'>, { content }) => ({
      command: { agency, content },
      words: { kind: 'letter', subject, text },
    }),
    manner: { rank: 80, foremost: true },
  }),
}

const opened: Opener<EventOf<'InitiativeOpened'>> = (caseId, e) => ({
  ...begin(caseId, e),
  kind: 'initiative',
  origin: e.origin,
  originOn: e.originOn,
})
export const openers = { InitiativeOpened: opened }

export const evolvers = {
  InitiativeOpened: unchanged,
  LetterSent: (c, e) => {
    const agency: Party = { role: 'agency', as: e.agency }
    // The letter that carries a recommendation is one text with it; an old journal's has no letter and no text.
    const recommendation =
      c.kind === 'draft_act' && !c.recommendation?.letter && c.recommendation?.content === e.content
        ? c.recommendation
        : undefined
    const letter: Letter = {
      number: e.letter,
      agency: e.agency,
      content: e.content,
      sentOn: e.sentOn,
      deadline: e.response,
      grant: e.grant,
      ...(recommendation && { remarks: recommendation.remarks }),
    }
    return {
      ...c,
      letters: { ...c.letters, [e.letter]: letter },
      pending: { ...c.pending, [`letter:${e.letter}`]: waits(e.response, agency) },
      grants: { ...c.grants, [e.grant]: { ...agency, letter: e.letter, open: true } },
      ...(recommendation && { recommendation: { ...recommendation, letter: e.letter } }),
    }
  },
} satisfies Partial<Evolvers>
