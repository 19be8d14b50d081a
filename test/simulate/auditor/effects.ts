/** What follows from a decision or a recommendation is there once, as it was decided, and the activity's log says so. */
import { compositionOf } from './composition.ts'
import type { Doing, Vote } from './council.ts'
import type { Commit, Event, Facts } from './logs.ts'
import { storyOf } from './story.ts'

type Say = (kind: string, text?: string) => void
type Effect = Event & { kind: string }

export const effectFindings = (facts: Facts, log: readonly Commit[], a: Doing, say: Say) => {
  const { logs } = facts
  for (const vote of a.votes) {
    const { no, effect, adopted, carried } = vote
    if (adopted && effect && carried.length === 0) say('decision not carried out', `${no}`)
    if (carried.length > 1) say('decision carried out twice', `${no}`)
    const decidedAt = log[vote.at[0] - 1]?.at ?? ''
    if (effect && carried.length) ofKind[effect.kind]?.({ facts, a, vote, effect, decidedAt, say })
  }
  for (const { no, agency, opened } of a.recommendations) {
    if (opened.length !== 1) say('recommendation opened otherwise than once', `${no}: ${opened.length}`)
    const [first] = opened
    if (first?.case) letterIs(logs, String(first.case), a.id, agency, say)
    else if (first && first.refused !== 'text_erased') say('recommendation without a letter', `${no}`)
  }
  const own = [...logs.values()].filter((log) => log[0]?.events[0]?.activity === a.id).length
  const named = [
    ...a.votes.filter(({ effect, carried }) => effect?.kind === 'letter' && carried[0]?.results),
    ...a.recommendations.filter(({ opened }) => opened[0]?.case),
  ].length
  if (own !== named) say('letter of an activity twice', `${own} cases for ${named}`)
}

type Matter = { facts: Facts; a: Doing; vote: Vote; effect: Effect; decidedAt: string; say: Say }

const resultOf = ({ carried: [first] }: Vote): string =>
  String((first?.results as string[] | undefined)?.[0] ?? '')

/** The commits that say they were made by this decision. */
const madeBy = (log: readonly Commit[] | undefined, { a, vote }: Matter): Commit[] =>
  (log ?? []).filter(({ commandId }) => commandId === `decision:${a.id}:${vote.at.join(':')}`)

/** As a log stood when the decision was taken. */
const asDecided = (log: readonly Commit[], { decidedAt }: Matter): readonly Commit[] =>
  log.slice(0, log.findLastIndex(({ at }) => at <= decidedAt) + 1)

const ofKind: Record<string, (matter: Matter) => void> = {
  letter: ({ facts, a, vote, effect, say }) => {
    const first = resultOf(vote)
    if (first) letterIs(facts.logs, first, a.id, String(effect.agency), say)
  },
  control: ({ facts, vote, say }) => {
    const first = resultOf(vote)
    if (first && !facts.works.has(first)) say('control that was never planned', first)
  },
  plan: ({ facts, effect, say }) => {
    for (const number of effect.activities as string[]) {
      const there = facts.works.get(number)
      const approved = there
        ?.flatMap(({ events }) => events)
        .filter(({ type }) => type === 'ActivityApproved')
      if (there && approved?.length !== 1)
        say('approved otherwise than once', `${number} ${approved?.length}`)
    }
  },
  /** On the version that the meeting had before it, in the words of the decision, as it was voted. */
  recommendation: (matter) => {
    const { facts, vote, effect, say } = matter
    const draft = String(effect.draft)
    const log = facts.logs.get(draft) ?? []
    const made = madeBy(log, matter)
    const isDone = resultOf(vote) === draft
    if (made.length !== (isDone ? 1 : 0))
      return say('recommended otherwise than once', `${draft}: ${made.length}, ${vote.carried[0]?.refused}`)
    const given = made[0]?.events
      .map((e) => (e.type === 'LetterProposed' ? (e.recommendation as Event) : e))
      .find((e) => e?.outcome !== undefined)
    if (!isDone) return
    if (given?.outcome !== effect.outcome)
      say('recommended otherwise than decided', `${draft}: ${given?.outcome}, not ${effect.outcome}`)
    const before = storyOf(asDecided(log, matter))
    if (before && given?.draftVersion !== before.draftVersion)
      say('recommended on another version', `${draft}: ${given?.draftVersion}, not ${before.draftVersion}`)
  },
  /** From the day of the meeting on; refused only where the reserve list did not have them. */
  member: (matter) => {
    const { facts, a, vote, effect, say } = matter
    const member = String(effect.member)
    const log = facts.others.get('members') ?? []
    const refused = vote.carried[0]?.refused
    const made = madeBy(log, matter).flatMap(({ events }) => events)
    const admitted = made.filter((e) => e.type === 'MemberAdmitted' && e.member === member)
    if (admitted.length !== (refused === undefined ? 1 : 0))
      say('admitted otherwise than once', `${member}: ${admitted.length}, ${refused}`)
    for (const { admittedOn, decision } of admitted)
      if (admittedOn !== a.heldOn || decision !== a.id)
        say('admitted otherwise than decided', `${member}: ${admittedOn} by ${decision}, not ${a.heldOn}`)
    const then = asDecided(log, matter)
    const later = log.slice(then.length).flatMap(({ events }) => events)
    const isTaken = later.some((e) => e.type === 'MemberAdmitted' && e.member === member)
    if (refused === 'name_needed' && compositionOf(then).reserve.has(member) && !isTaken)
      say('decision not carried out', `${vote.no}: ${member} is on the reserve list`)
  },
}

const letterIs = (logs: Facts['logs'], id: string, activity: string, agency: string, say: Say) => {
  const events = (logs.get(id) ?? []).flatMap((commit) => commit.events)
  const [opened] = events
  const sent = events.find(({ type }) => type === 'LetterSent' || type === 'LetterProposed')
  if (!opened || opened.activity !== activity) return say('letter of another activity', id)
  if (sent?.agency !== agency) return say('recommended to another', `${id}: ${sent?.agency}, not ${agency}`)
  if (sent.kind !== 'recommendation') say('letter of another kind', `${id}: ${sent.kind}`)
}
