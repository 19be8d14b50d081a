/**
 * What follows by itself from a meeting's decision, and from a recommendation of a public control, once: each thing that is
 * made has an id made of the event, so that a message that comes again finds it there; then the activity's log says that it
 * was done, and what came of it.
 */
import type { InitiativeInput } from '../../../events/appeals/appeal-inputs.ts'
import type { Envelope } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import type { CouncilEventOf } from '../../../events/council/council-events.ts'
import type { ActivityForm, Effect } from '../../../events/council/council-values.ts'
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
import { recommendedIn } from './recommended.ts'

type Deps = Executor & { links: Links }

type Vote = Activity['votes'][number]
type Carried = Pick<CouncilEventOf<'DecisionCarriedOut'>, 'results' | 'refused'>

/** Which decision is carried out: its event's id is the root of every id that it makes. */
type Matter = { id: string; at: string; meeting: Activity; vote: Vote; words: string }

const secretary = { role: 'secretary' } as const
const system = { role: 'system', as: 'decisions' } as const

/** Carries out what this event decides or recommends; nothing for one of which nothing follows, or nothing more. */
export const carryOut = async (deps: Deps, event: Envelope): Promise<void> => {
  const { data } = event
  if (data.type === 'MeetingDecided') await carryOutDecision(deps, event, data.no)
  if (data.type === 'ActivityRecommended') await carryOutRecommendation(deps, event, data.no)
}

const carryOutDecision = async (deps: Deps, event: Envelope, decided: number): Promise<void> => {
  const { subject, id, time: at } = event
  const meeting = activityOf(await deps.log.load(subject))
  const vote = meeting?.votes.find(({ no }) => no === decided)
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

/** What its letters arose from; of any other form it is a meeting. */
const originOf: Partial<Record<ActivityForm, InitiativeInput['origin']['kind']>> = {
  monitoring: 'monitoring',
  hearing: 'hearing',
  hearing_report: 'report',
  expertise: 'expertise',
}

type Saying = { id: string; at: string; activity: Activity; words: string }

/** A case of the council's own, whose letter it is. */
const openLetter = async (
  deps: Deps,
  letter: Pick<InitiativeInput, 'agency' | 'kind' | 'to'>,
  { id, at, activity, words }: Saying,
): Promise<string> => {
  const { number, form, heldOn = deps.rules.dayOf(at) } = activity
  const title = (await textOf(deps.people, number, activity.content, 'activity'))?.title
  const opened = await openInitiative(
    deps,
    {
      ...letter,
      subject: firstLine(words, limits.subject),
      text: words,
      origin: {
        kind: originOf[form] ?? 'meeting',
        title: firstLine(title || number, limits.subject),
        on: heldOn,
      },
    },
    { door: 'decision', key: id, at },
    number,
  )
  return 'case' in opened ? opened.case.caseId : opened.keyReused
}

const writeLetter = async (
  deps: Deps,
  { agency }: Of<'letter'>,
  { id, at, meeting: activity, words }: Matter,
): Promise<Carried> => ({ results: [await openLetter(deps, { agency }, { id, at, activity, words })] })

/** One month to answer it (Law on Public Councils, art. 5(2)). */
const carryOutRecommendation = async (deps: Deps, event: Envelope, recommended: number): Promise<void> => {
  const { subject, id, time: at } = event
  const activity = activityOf(await deps.log.load(subject))
  const isThis = ({ no }: { no: number }) => no === recommended
  const one = activity?.recommendations.find(isThis)
  if (!activity || !one || one.case || one.refused) return
  const { text: words, to } = (await recommendedIn(deps.people, subject, one.content)) ?? {}
  const letter = { ...(to ? { to } : { agency: one.agency }), kind: 'recommendation' as const }
  const opened = words
    ? { case: await openLetter(deps, letter, { id, at, activity, words }) }
    : { refused: 'text_erased' }
  await executeCouncil(deps, {
    logId: subject,
    commandId: `opened:${id}`,
    actor: system,
    at,
    decide: (log) =>
      activityOf(log)?.recommendations.find(isThis)?.case
        ? []
        : [{ type: 'RecommendationOpened', v: 1, no: recommended, ...opened }],
  })
}

/** In the name of the commission that has the draft, as its chair would give it; on the version that the meeting had. */
const recommend = async (
  deps: Deps,
  { draft, outcome }: Of<'recommendation'>,
  matter: Matter,
): Promise<Carried> => {
  const { at, words } = matter
  const commandId = commandOf(matter)
  const log = await deps.log.load(draft)
  const c = fold(log)
  if (c?.kind !== 'draft_act') return { refused: 'case_unknown' }
  const then = fold(log.slice(0, log.findLastIndex((commit) => commit.at <= at) + 1))
  const content = `recommend-${deps.links.digest('content', commandId).slice(0, 24)}`
  const text: Content = { kind: 'recommendation', text: words, remarks: [] }
  const executed = await executeCommand(deps, {
    caseId: draft,
    commandId,
    actor: { role: 'chair', ...(c.commission && { as: c.commission }) },
    at,
    command: {
      ...{ type: 'recommend', outcome, content, remarks: 0 },
      ...(then?.kind === 'draft_act' && { read: then.draftVersion }),
    },
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
