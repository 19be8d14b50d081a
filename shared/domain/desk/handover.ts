/**
 * What no mail brings to its reader is handed over or posted by the secretariat: an appeal's answer, receipt and notices
 * to an applicant without an e-mail address, what is forwarded to a body without one, and whatever a mail that came back
 * was to bring, letters too (`letters.ts` has how these are handed over). The day and the way are kept.
 */
import type { CaseEvent, EventOf, EventType } from '../../../events/events.ts'
import {
  type HandoverMatter,
  type HandoverWay,
  handoverMatters,
  handoverWays,
} from '../../../events/values.ts'
import { secretary, system } from '../actions/doers.ts'
import { choice, date, type Field } from '../actions/fields.ts'
import type { Appeal, Case } from '../case.ts'
import { type Evolvers, secretariat, waits, without } from '../changes.ts'
import { handoverKey, isHandover } from '../pending.ts'
import { action, type Context, type InputOf, refuse, rule } from '../rule.ts'

/** Something that waits to be handed over; `of` tells it from others of its kind. */
export type Handover = {
  key: string
  what: HandoverMatter
  of?: string
  due: string | null
  undelivered: boolean
}

/** All that waits, in the order in which it came up. */
export const handoversOf = (c: Case): Handover[] =>
  Object.entries(c.pending)
    .filter(([key]) => isHandover(key))
    .map(([key, { deadline, undelivered = false }]) => {
      const [, name = '', of] = key.split(':')
      const what = handoverMatters.find((matter) => matter === name)
      const which = what ? { what, ...(of && { of }) } : { what: 'letter' as const, of: name }
      return { key, ...which, due: deadline.due, undelivered }
    })

/** What an appeal's event brings to its applicant. The receipt of a web form is on its last page. */
const brought: Partial<Record<EventType, Exclude<HandoverMatter, 'letter' | 'forwarding'>>> = {
  AppealRegistered: 'receipt',
  AppealAnswered: 'answer',
  AppealForwarded: 'notice',
  AppealReturned: 'notice',
  AppealTerminated: 'notice',
  ClarificationAsked: 'notice',
  CompletionAsked: 'notice',
  LongTermSet: 'notice',
  NextControlSet: 'notice',
}

type Applicant = {
  [K in 'reachable' | 'followsByCode' | 'anonymous' | 'erased' | 'channel' | 'pending']?:
    | Appeal[K]
    | undefined
}

/** Whether no mail reaches the applicant, who has not chosen to look by the number. */
export const isBroughtByHand = ({ reachable, followsByCode, anonymous, erased }: Applicant) =>
  reachable === false && !followsByCode && !anonymous && !erased

const opening = (
  context: Pick<Context, 'deadline' | 'today'>,
  what: HandoverMatter,
  more: { of?: string; undelivered?: true } = {},
): EventOf<'HandoverOpened'> => ({
  type: 'HandoverOpened',
  v: 1,
  what,
  ...more,
  handover: context.deadline('appeal.handover', context.today),
})

/** The body that an appeal was forwarded to has no e-mail address. */
export const forwardingByHand = (content: string, context: Pick<Context, 'deadline' | 'today'>) =>
  opening(context, 'forwarding', { of: content })

/** The receipt has another code, and the applicant no e-mail address. */
export const receiptByHand = (context: Pick<Context, 'deadline' | 'today'>) => opening(context, 'receipt')

/** What these events bring to an applicant whom no mail reaches, beside what waits for them already. */
export const broughtByHand = (
  applicant: Applicant,
  events: readonly CaseEvent[],
  context: Context,
): EventOf<'HandoverOpened'>[] => {
  if (!isBroughtByHand(applicant)) return []
  const matters = new Set(
    events.flatMap(({ type }) => {
      const what = brought[type]
      const waiting = what && applicant.pending?.[handoverKey({ what })]
      return !what || waiting || (what === 'receipt' && applicant.channel === 'web') ? [] : [what]
    }),
  )
  return [...matters].map((what) => opening(context, what))
}

type HandedOver = { what: HandoverMatter; on: string; how?: HandoverWay; content?: string }

/** The first day on which it can have been handed over. */
const sinceOf = (c: Case, { what, of, key }: Handover): string => {
  if (c.kind === 'appeal') {
    if (what === 'receipt') return c.receivedOn
    if (what === 'answer' && c.answer) return c.answer.on
    const forward = c.forwards.find(({ content }) => content === of)
    if (forward) return forward.on
  }
  return c.pending[key]?.deadline.from ?? c.receivedOn
}

/** Letters have an action of their own: their term begins when they are handed over. */
const toHand = (c: Case) => handoversOf(c).filter(({ what }) => what !== 'letter')

/** No letter is told by telephone. */
export const letterWays = handoverWays.filter((way) => way !== 'phone')

/** How, and by which number it can be traced. */
export const wayFields = (ways: readonly HandoverWay[], required: boolean): readonly Field[] => [
  choice('how', ways, { required }),
  { name: 'reference', type: 'text', required: false, limit: 'reference' },
]

/** As it was said: a way of the list, or others' words, which are kept apart. */
export const sayWay = (
  { how, reference }: { how?: string | undefined; reference?: string | undefined },
  content: string,
) => {
  const known = handoverWays.find((way) => way === how)
  const words = { ...(how && !known && { how }), ...(reference && { reference }) }
  const said = Object.keys(words).length > 0
  return {
    command: { ...(how && { how: known ?? ('other' as const) }), ...(said && { content }) },
    ...(said && { words: { kind: 'handover' as const, ...words } }),
  }
}

export const actions = {
  handed_over: action('appeal', {
    by: secretary,
    needsActivation: false,
    refusalOf: (c) => (toHand(c).length ? undefined : 'nothing_to_hand_over'),
    decide: (c, { what, on, how = 'other', content }: HandedOver, { today }) => {
      const found = toHand(c).find((one) => one.what === what)
      if (!found) return refuse('nothing_to_hand_over', 'what')
      if (on > today) return refuse('handed_over_in_future', 'on')
      if (on < sinceOf(c, found)) return refuse('handed_over_before_sent', 'on')
      const { of } = found
      return [
        {
          type: 'HandedOver',
          v: 1,
          what,
          ...(of && { of }),
          handedOn: on,
          how,
          ...(content && { content }),
        },
      ]
    },
    /** What is entered later is as late as the day that it was handed over on. */
    overlooks: ({ what, on }, key, { deadline: { due } }) =>
      key.startsWith(`handover:${what}`) && due !== null && on <= due,
    fields: (c, { today }) => {
      const waiting = toHand(c)
      const matters = handoverMatters.filter((matter) => waiting.some(({ what }) => what === matter))
      const [only, other] = matters
      return [
        choice('what', matters, only && !other ? { value: only } : {}),
        date('on', {
          min: waiting.map((one) => sinceOf(c, one)).sort()[0] ?? today,
          max: today,
          value: today,
        }),
        ...wayFields(handoverWays, true),
      ]
    },
    say: ({ what, on, how, reference }: InputOf<'handed_over'>, { content }) => {
      const { command, words } = sayWay({ how, reference }, content)
      return { command: { what, on, ...command }, ...(words && { words }) }
    },
    manner: { rank: 143, foremost: true },
  }),
}

export const rules = {
  /** A mail came back or was refused: what it was to bring is to be handed over. */
  open_handover: rule('any', {
    by: system,
    decide: (c, { what, of }: { what: HandoverMatter; of?: string }, context) => {
      const which = { what, ...(of && { of }) }
      return isOwed(c, which) && !c.pending[handoverKey(which)]
        ? [opening(context, what, { ...(of && { of }), undelivered: true })]
        : []
    },
  }),
}

/** What a mail says of itself may be anything. */
const letterOf = (c: Case, number: string | undefined) =>
  number !== undefined && Object.hasOwn(c.letters, number) ? c.letters[number] : undefined

/** Whether its reader still lacks it. */
const isOwed = (c: Case, { what, of }: { what: HandoverMatter; of?: string }): boolean => {
  if (c.erased) return false
  const letter = letterOf(c, of)
  if (what === 'letter') return letter !== undefined && !letter.response
  if (c.kind !== 'appeal') return false
  if (what === 'answer') return c.answer !== undefined
  return what !== 'forwarding' || c.forwards.some(({ content }) => content === of)
}

/** Who disputes an answer has it. */
export const readAnswer = (c: Appeal, on: string): Pick<Appeal, 'pending' | 'handing'> => ({
  pending: without(c.pending, handoverKey({ what: 'answer' })),
  ...(c.handing && { handing: { on, ...c.handing } }),
})

const toHandOver = (c: Case, number: string | undefined): Pick<Case, 'letters' | 'pending'> => {
  const letter = letterOf(c, number)
  if (!letter) return c
  const deadline = { ...letter.deadline, due: null }
  return {
    letters: { ...c.letters, [letter.number]: { ...letter, deadline, toHandOver: true } },
    pending: without(c.pending, `letter:${letter.number}`),
  }
}

export const evolvers = {
  HandoverOpened: (c, { what, of, undelivered, handover }) => {
    const { letters, pending } = what === 'letter' ? toHandOver(c, of) : c
    const waiting = { ...waits(handover, secretariat), ...(undelivered && { undelivered }) }
    const next = { ...c, letters, pending: { ...pending, [handoverKey({ what, of })]: waiting } }
    const isFirst = next.kind === 'appeal' && what === 'answer' && next.disputedAnswers.length === 0
    return isFirst ? { ...next, handing: { since: handover.from } } : next
  },
  HandedOver: (c, { what, of, handedOn }) => {
    const next = { ...c, pending: without(c.pending, handoverKey({ what, of })) }
    return next.kind === 'appeal' && what === 'answer' && next.handing
      ? { ...next, handing: { on: handedOn, ...next.handing } }
      : next
  },
} satisfies Partial<Evolvers>
