/** A meeting's protocol in Kazakh and Russian: a fold of its log, drawn whenever what it says has changed. */
import type { Commit } from '../../../events/commit.ts'
import { actingChair, calledOn, commissionOf } from '../../council/council.ts'
import { type Activity, activityOf } from '../../domain/activities/activity.ts'
import {
  type Protocol,
  type ProtocolLanguage,
  protocolLanguages,
  protocolOfEvent,
  protocolsOf,
} from '../../domain/activities/protocol.ts'
import { type PaperFormat, paperFormats } from '../../domain/papers/papers.ts'
import { wording } from '../../text/explanation.ts'
import { type ProtocolModel, protocolSheet } from '../../text/papers/protocol.ts'
import { texts } from '../../text/texts.ts'
import { activityTexts } from '../activities/said.ts'
import { paperKey } from '../files/file-keys.ts'
import type { CaseLog, DrawPaper, Files } from '../ports.ts'
import { protocolName } from './open-protocol.ts'
import type { PaperDeps } from './paper-model.ts'

type Drawer = PaperDeps & {
  log: CaseLog
  files: Pick<Files, 'sizeOf' | 'put' | 'removeAll'>
  draw: DrawPaper
}

/** Draws the protocol that this event completes, unless it is there. Nothing is left of what was erased meanwhile. */
export const drawProtocol = async (deps: Drawer, log: readonly Commit[], eventId: string): Promise<void> => {
  const protocol = protocolOfEvent(log, eventId)
  const a = protocol && activityOf(log.slice(0, protocol.version))
  if (!a) return
  const stands = (now: readonly Commit[]) => protocolsOf(now).some(({ id }) => id === protocol.id)
  if (stands(log)) await drawMissing(deps, a, protocol)
  // An earlier try may have drawn it, and died before it could look again.
  if (stands(await deps.log.load(a.number))) return
  for (const lang of protocolLanguages)
    for (const format of paperFormats)
      await deps.files.removeAll(paperKey(a.number, protocolName(protocol, lang, format)))
}

const drawMissing = async (deps: Drawer, a: Activity, protocol: Protocol): Promise<void> => {
  for (const lang of protocolLanguages) {
    const keyOf = (format: PaperFormat) => paperKey(a.number, protocolName(protocol, lang, format))
    const sizes = await Promise.all(paperFormats.map((format) => deps.files.sizeOf(keyOf(format))))
    const missing = paperFormats.filter((_, i) => sizes[i] === undefined)
    if (missing.length === 0) continue
    const drawn = await deps.draw(protocolSheet(await protocolModel(deps, a, protocol.at, lang)))
    for (const format of missing) await deps.files.put(keyOf(format), drawn[format])
  }
}

/** The protocol as it stands; commissions are called as they were on its day. `at` is when its last event was, UTC. */
const protocolModel = async (
  { people, rules, portal }: PaperDeps,
  a: Activity,
  at: string,
  lang: ProtocolLanguage,
): Promise<ProtocolModel> => {
  const council = calledOn(rules.council, a.heldOn ?? rules.dayOf(at))
  const said = await activityTexts(people, a)
  const erased = texts(lang).erased.text
  const nameIn = (commission: string | undefined) => {
    const names = commission ? commissionOf(council, commission)?.names : undefined
    return names && wording(names, lang)
  }
  const ofCommission = a.form === 'commission_meeting' && a.commission
  const chair = ofCommission ? actingChair(council, ofCommission) : undefined
  const { posts } = texts(lang)
  const { names: name, address, phone, secretariat, replyTo, timeZone } = council
  return {
    language: lang,
    head: { ...{ name, address, phone, portal, timeZone }, email: replyTo ?? secretariat.email },
    at,
    number: a.number,
    form: a.form,
    of: ofCommission ? nameIn(ofCommission) : undefined,
    title: said.title || erased,
    heldOn: a.heldOn ?? '',
    heldUntil: a.heldUntil,
    place: said.place ?? wording(address, lang),
    invited: said.with,
    attendance: a.attendance && { needed: 0, ...a.attendance },
    chair: chair ? { name: chair.name, post: posts.chair } : { name: council.head.name, post: posts.head },
    secretary: secretariat.members[0]?.name,
    agenda: (a.agenda?.items ?? []).map(({ no }) => ({ no, text: said.points[no] ?? erased })),
    decisions: a.votes.map(({ no, item, votes, adopted, task }) => ({
      ...{ no, item, votes, adopted },
      text: said.decisions[no] ?? erased,
      task: task && {
        owner: task.owner as 'secretary' | 'head' | 'chair',
        of: nameIn(task.as),
        due: task.deadline.due,
      },
    })),
  }
}
