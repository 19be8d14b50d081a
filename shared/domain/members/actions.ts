/** What may be done with the composition: terms of office, the reserve, admission, leaving, roles, absences. */
import type { MemberInput } from '../../../events/council/council-inputs.ts'
import { leavingGrounds, memberRoles, seats } from '../../../events/council/council-values.ts'
import { languages } from '../../../events/values.ts'
import { choice, date, type Field } from '../actions/fields.ts'
import { missedDuties } from '../activities/duties.ts'
import {
  type CouncilContext,
  type CouncilDecision,
  type CouncilEntry,
  refuse,
  staff,
} from '../activities/rule.ts'
import { addDays, addMonths } from '../terms/days.ts'
import { type Composition, isMemberOn } from './composition.ts'

type Name = MemberInput['action']
type InputOf<A extends Name> = Extract<MemberInput, { action: A }>
type Entries = { [A in Name]: CouncilEntry<Composition, InputOf<A>> }

/** A council's members serve three years (Law on Public Councils, art. 9). */
const termYears = 3
/** Forming the next one begins so many months before (art. 9). */
const formingMonths = 2

/** The same day so many months earlier, or the month's last one. */
const monthsBefore = (day: string, months: number): string => addMonths(day, -months)

const memberOf = (c: Composition, member: string) => c.members.find((m) => m.member === member)
const memberField: Field = { name: 'member', type: 'text', required: true, limit: 'line' }
const named = ({ name, organisation }: { name?: string | undefined; organisation?: string | undefined }) =>
  name === undefined ? undefined : ({ kind: 'member', name, ...(organisation && { organisation }) } as const)

const current = (c: Composition, member: string, on: string) => {
  const found = memberOf(c, member)
  if (!found) return refuse('member_unknown', 'member')
  return isMemberOn(on, found) ? undefined : refuse('member_left', 'on')
}

const commissionFault = (commission: string | undefined, { commissions }: CouncilContext) =>
  commission && !commissions.includes(commission) ? refuse('commission_unknown', 'commission') : undefined

const place = (value?: string) => [
  choice('role', memberRoles, { required: false, ...(value && { value }) }),
  choice('commission', 'commissions', { required: false }),
]

export const memberActions: Entries = {
  begin_term: {
    by: staff,
    decide: (c, { from, seats }, { today, chosenDeadline }) => {
      if (c.term && from <= c.term.from) return refuse('day_before', 'from')
      const until = addDays(addMonths(from, termYears * 12), -1)
      const due = monthsBefore(addDays(until, 1), formingMonths)
      // One whose day has passed is of an earlier council.
      const start = from < today ? from : today
      return [
        {
          type: 'TermOfOfficeBegun',
          v: 1,
          from,
          until,
          seats,
          forming: chosenDeadline('control', start, due),
        },
      ]
    },
    fields: (_, { today }) => [
      date('from', { value: today }),
      { name: 'seats', type: 'text', required: true, limit: 'digits' },
    ],
  },
  reserve: {
    by: staff,
    decide: (c, { member, seat, ethnocultural }, { content, today }) => {
      const found = memberOf(c, member)
      if (found && isMemberOn(today, found)) return refuse('member_there', 'member')
      if (c.reserve.some((one) => one.member === member)) return refuse('member_there', 'member')
      const last = Math.max(0, ...c.reserve.map((one) => one.place))
      return [
        {
          type: 'MemberReserved',
          v: 1,
          member,
          content,
          seat,
          ...(ethnocultural && { ethnocultural }),
          place: last + 1,
        },
      ]
    },
    words: named,
    fields: () => [
      memberField,
      { name: 'name', type: 'text', required: true, limit: 'name' },
      { name: 'organisation', type: 'text', required: false, limit: 'name' },
      choice('seat', seats),
      { name: 'ethnocultural', type: 'checkbox', required: false },
    ],
  },
  /** Places are filled from the reserve by decision, for the rest of the term (art. 9). */
  admit: {
    by: staff,
    decide: (c, input, context) => {
      const { member, commission, role, on, decision } = input
      const found = memberOf(c, member)
      if (found && isMemberOn(on, found)) return refuse('member_there', 'member')
      const reserved = c.reserve.find((one) => one.member === member)
      const seat = input.seat ?? reserved?.seat
      if (!reserved && input.name === undefined) return refuse('name_needed', 'name')
      if (!seat) return refuse('name_needed', 'seat')
      const there = c.members.filter((m) => isMemberOn(on, m)).length
      if (c.term && there >= c.term.seats)
        return refuse('seats_taken', 'member', { given: there, needed: c.term.seats })
      const ethnocultural = input.ethnocultural ?? reserved?.ethnocultural
      return (
        commissionFault(commission, context) ?? [
          {
            type: 'MemberAdmitted',
            v: 1,
            member,
            content: input.name === undefined && reserved ? reserved.content : context.content,
            seat,
            ...(ethnocultural && { ethnocultural: true as const }),
            ...(commission && { commission }),
            role,
            admittedOn: on,
            ...(reserved && { fromReserve: true as const }),
            ...(decision && { decision }),
          },
        ]
      )
    },
    words: named,
    fields: (c, { today }) => [
      memberField,
      { name: 'name', type: 'text', required: c.reserve.length === 0, limit: 'name' },
      { name: 'organisation', type: 'text', required: false, limit: 'name' },
      choice('seat', seats, { required: false }),
      ...place('member'),
      date('on', { value: today }),
      { name: 'decision', type: 'text', required: false, limit: 'line' },
    ],
  },
  leave: {
    by: staff,
    decide: (c, { member, on, ground, decision }) =>
      current(c, member, on) ?? [
        { type: 'MemberLeft', v: 1, member, leftOn: on, ground, ...(decision && { decision }) },
      ],
    fields: (_, { today }) => [
      memberField,
      date('on', { value: today }),
      choice('ground', leavingGrounds),
      { name: 'decision', type: 'text', required: false, limit: 'line' },
    ],
    final: true,
  },
  place: {
    by: staff,
    decide: (c, { member, role, commission, on }, context) => {
      const fault = current(c, member, on) ?? commissionFault(commission, context)
      if (fault) return fault
      const found = memberOf(c, member)
      if ((role ?? found?.role) === found?.role && (commission ?? found?.commission) === found?.commission)
        return refuse('nothing_changes', 'role')
      return [
        {
          type: 'MemberPlaced',
          v: 1,
          member,
          ...(role && { role }),
          ...(commission && { commission }),
          from: on,
        },
      ]
    },
    fields: (_, { today }) => [memberField, ...place(), date('on', { value: today })],
  },
  /** Nobody is told of the address but the secretariat; who has none is told by hand. */
  set_email: {
    by: staff,
    decide: (c, { member }, { content, today }) =>
      current(c, member, today) ?? [{ type: 'MemberContactSet', v: 1, member, content }],
    words: ({ email, language = 'kk' }) => ({ kind: 'member_contact', ...(email && { email }), language }),
    fields: () => [
      memberField,
      { name: 'email', type: 'email', required: false },
      choice('language', languages, { required: false }),
    ],
  },
  absent: {
    by: staff,
    decide: (c, { member, on, excused }, { today }): CouncilDecision => {
      const fault = current(c, member, on)
      if (fault) return fault
      if (on > today) return refuse('in_future', 'on')
      const known = memberOf(c, member)?.absences.some((one) => one.on === on && one.excused === excused)
      return known ? [] : [{ type: 'MemberAbsent', v: 1, member, on, excused }]
    },
    fields: (_, { today }) => [
      memberField,
      date('on', { max: today, value: today }),
      { name: 'excused', type: 'checkbox', required: false },
    ],
  },
}

/** The events that follow, or why not. */
export const decideMembers = (
  c: Composition,
  input: MemberInput,
  context: CouncilContext,
): CouncilDecision => {
  const { by, decide } = memberActions[input.action] as CouncilEntry<Composition, MemberInput>
  if (!by.includes(context.actor.role)) return refuse('not_yours')
  const decision = decide(c, input, context)
  return 'refused' in decision || decision.length === 0
    ? decision
    : [...missedDuties(c, context), ...decision]
}
