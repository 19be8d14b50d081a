/**
 * What follows from a meeting's decision by itself, once: each thing that it makes has an id made of the decision's event,
 * so that a message that comes again finds it there; then the meeting's log says that it was done, and what came of it.
 */
import type { Envelope } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import type { CouncilEventOf } from '../../../events/council-events.ts'
import type { Effect } from '../../../events/council-values.ts'
import { limits } from '../../../events/limits.ts'
import { type Activity, activityOf } from '../../domain/activities/activity.ts'
import { fold } from '../../domain/fold.ts'
import { openInitiative } from '../appeals/register-appeal.ts'
import { type Executor, executeCommand } from '../execute-command.ts'
import { changeMembers } from '../members/members.ts'
import type { Links } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import { enterActivity } from './activities.ts'
import { executeCouncil } from './council-log.ts'

type Deps = Executor & { links: Links }

type Vote = Activity['votes'][number]
type Carried = Pick<CouncilEventOf<'DecisionCarriedOut'>, 'results' | 'refused'>

/** Which decision is carried out: its event's id is the root of every id that it makes. */
type Matter = { id: string; at: string; meeting: Activity; vote: Vote; words: string }

const secretary = { role: 'secretary' } as const
const system = { role: 'system', as: 'decisions' } as const

/** Carries out the decision that this event is; nothing for one without an effect, or one that was carried out before. */
export const carryOut = async (deps: Deps, event: Envelope): Promise<void> => {
  const { data, subject, id, time: at } = event
  if (data.type !== 'MeetingDecided') return
  const meeting = activityOf(await deps.log.load(subject))
  const vote = meeting?.votes.find(({ no }) => no === data.no)
  if (!meeting || !vote?.effect || vote.carried) return
  const words = (await textOf(deps.people, subject, vote.content, 'message'))?.text ?? ''
  const matter = { id, at, meeting, vote, words }
  const carried = words ? await does(deps, vote.effect, matter) : { refused: 'text_erased' }
  await executeCouncil(deps, {
    logId: subject,
    commandId: `carried:${id}`,
    actor: system,
    at,
    decide: (log) =>
      activityOf(log)?.votes.find(({ no }) => no === vote.no)?.carried
        ? []
        : [{ type: 'DecisionCarriedOut', v: 1, no: vote.no, ...carried }],
  })
}

const does = (deps: Deps, effect: Effect, matter: Matter): Promise<Carried> => {
  switch (effect.kind) {
    case 'letter':
      return writeLetter(deps, effect, matter)
    case 'recommendation':
      return recommend(deps, effect, matter)
    case 'control':
      return openControl(deps, effect, matter)
    case 'plan':
      return approve(deps, effect, matter)
    case 'member':
      return admit(deps, effect, matter)
  }
}

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>

const firstLine = (words: string, most: number) => [...(words.split('\n')[0] ?? '')].slice(0, most).join('')

const commandOf = ({ id }: Matter) => `decision:${id}`

/** A case of the council's own, whose letter it is. */
const writeLetter = async (deps: Deps, { agency }: Of<'letter'>, matter: Matter): Promise<Carried> => {
  const { id, at, meeting, words } = matter
  const title = (await textOf(deps.people, meeting.number, meeting.content, 'activity'))?.title
  const opened = await openInitiative(
    deps,
    {
      agency,
      subject: firstLine(words, limits.subject),
      text: words,
      origin: {
        kind: 'meeting',
        title: firstLine(title ?? meeting.number, limits.subject),
        on: meeting.heldOn ?? deps.rules.dayOf(at),
      },
    },
    { door: 'decision', key: id, at },
  )
  return { results: ['case' in opened ? opened.case.caseId : opened.keyReused] }
}

/** In the name of the commission that has the draft, as its chair would give it. */
const recommend = async (
  deps: Deps,
  { draft, outcome }: Of<'recommendation'>,
  matter: Matter,
): Promise<Carried> => {
  const { at, words } = matter
  const commandId = commandOf(matter)
  const c = fold(await deps.log.load(draft))
  if (c?.kind !== 'draft_act') return { refused: 'case_unknown' }
  const content = `recommend-${deps.links.digest('content', commandId).slice(0, 24)}`
  const text: Content = { kind: 'recommendation', text: words, remarks: [] }
  const executed = await executeCommand(deps, {
    caseId: draft,
    commandId,
    actor: { role: 'chair', ...(c.commission && { as: c.commission }) },
    at,
    command: { type: 'recommend', outcome, content, remarks: 0 },
    contents: { [content]: text },
  })
  return executed.outcome === 'refused' ? { refused: executed.refused } : { results: [draft] }
}

/** Its day is open: the secretariat chooses one. */
const openControl = async (deps: Deps, { form }: Of<'control'>, matter: Matter): Promise<Carried> => {
  const title = firstLine(matter.words, limits.title)
  const { at, meeting } = matter
  const planned = await enterActivity(
    deps,
    { form, title, origin: meeting.number },
    { actor: secretary, at, commandId: commandOf(matter) },
  )
  return planned.outcome === 'refused' ? { refused: planned.refused } : { results: [planned.number] }
}

const approve = async (deps: Deps, { activities }: Of<'plan'>, matter: Matter): Promise<Carried> => {
  const { at, meeting, vote } = matter
  for (const number of activities)
    await executeCouncil(deps, {
      logId: number,
      commandId: commandOf(matter),
      actor: system,
      at,
      decide: (log) => {
        const a = activityOf(log)
        if (!a || a.approved) return []
        const approvedOn = meeting.heldOn ?? deps.rules.dayOf(at)
        return [{ type: 'ActivityApproved', v: 1, decision: meeting.number, no: vote.no, approvedOn }]
      },
    })
  return { results: [...activities] }
}

/** Who is next on the reserve list, by name; from the day of the meeting on. */
const admit = async (deps: Deps, { member }: Of<'member'>, matter: Matter): Promise<Carried> => {
  const { at, meeting } = matter
  const on = meeting.heldOn ?? deps.rules.dayOf(at)
  const changed = await changeMembers(
    deps,
    { action: 'admit', member, role: 'member', on, decision: meeting.number },
    { actor: secretary, at, commandId: commandOf(matter) },
  )
  return changed.outcome === 'refused' ? { refused: changed.refused } : {}
}
