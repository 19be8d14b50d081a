/** What an event of the directory's log changed: who held the entry before and who holds it now, as its readers may know it. */
import type { Commit } from '../../../../events/commit.ts'
import type { Held } from '../../../../events/content-parts.ts'
import type { CaseEvent } from '../../../../events/events.ts'
import { agencyOf, commissionOf, type Person, topicOf } from '../../../council/council.ts'
import { directoryId, type Entry } from '../../../domain/desk/directory.ts'
import type { ChangedLine, ChangedPart, DirectoryChange } from '../../../text/notices/kinds/directory.ts'
import type { CouncilRules } from '../../council-rules.ts'
import type { People } from '../../ports.ts'
import { textOf } from '../../texts-of-case.ts'
import { heldOf } from './directory.ts'

export type ChangeOfEntry = {
  entry: Entry
  before?: Held | undefined
  now?: Held | undefined
  /** What is told of it: with names and addresses for the office, else without what is not public. */
  told: (isOffice: boolean) => DirectoryChange
}

type Place = { commit: Commit; index: number }

export type ChangeReading = { people: People; rules: CouncilRules; fileRules?: CouncilRules }

/**
 * What this event changed; undefined where it moves no mail and names nobody else. Before its first event an entry is as
 * the council's file has it.
 */
export const changeBy = async (
  deps: ChangeReading,
  log: readonly Commit[],
  { commit, index }: Place,
): Promise<ChangeOfEntry | undefined> => {
  const e = commit.events[index]
  if (!isOfDirectory(e)) return undefined
  const { entry } = e
  const earlier = [
    ...log.slice(0, commit.version - 1).flatMap(({ events }) => events),
    ...commit.events.slice(0, index),
  ]
  const before = await heldAfter(deps, earlier, entry)
  const now = await heldAfter(deps, [...earlier, e], entry)
  const linesFor = (isOffice: boolean) => {
    if (e.type === 'DirectoryEntryAdded' && now) return linesOfNew(now, isOffice)
    return e.type === 'DirectoryChanged' && before && now ? linesOf(before, now, isOffice) : []
  }
  if (e.type === 'DirectoryChanged' && before && now && linesFor(true).length === 0) return undefined
  const told = (isOffice: boolean): DirectoryChange => ({
    entry: titleOf(deps.rules, entry),
    ...howOf(e),
    at: commit.at,
    by: commit.actor.role,
    lines: linesFor(isOffice),
  })
  // Nobody held it before it was there.
  return { entry, now, told, ...(e.type !== 'DirectoryEntryAdded' && { before }) }
}

type OfDirectory = Extract<
  CaseEvent,
  { type: 'DirectoryChanged' | 'DirectoryEntryAdded' | 'DirectoryEndSet' }
>

const isOfDirectory = (e: CaseEvent | undefined): e is OfDirectory =>
  e?.type === 'DirectoryChanged' || e?.type === 'DirectoryEntryAdded' || e?.type === 'DirectoryEndSet'

const howOf = (e: OfDirectory): Pick<DirectoryChange, 'how' | 'from'> => {
  if (e.type === 'DirectoryChanged') return { how: 'changed' }
  if (e.type === 'DirectoryEntryAdded') return { how: 'added' }
  return e.from === undefined ? { how: 'goes_on' } : { how: 'ended', from: e.from }
}

const heldAfter = async (
  { people, rules, fileRules = rules }: ChangeReading,
  events: readonly CaseEvent[],
  entry: Entry,
): Promise<Held | undefined> => {
  const last = events.findLast(
    (e) =>
      (e.type === 'DirectoryChanged' || e.type === 'DirectoryEntryAdded') && e.entry === entry && e.content,
  )
  if (!last || !('content' in last) || !last.content) return heldOf(fileRules.council, entry)
  return (await textOf(people, directoryId, last.content, 'directory'))?.held
}

const posts = ['head', 'acting_head', 'deputy_head', 'apparatus_head', 'secretariat'] as const

/** What it is called today; by its id where the council has it no more. */
const titleOf = ({ council }: CouncilRules, entry: Entry): DirectoryChange['entry'] => {
  const post = posts.find((one) => one === entry)
  if (post) return post
  const id = entry.slice(entry.indexOf(':') + 1)
  const of = { agency: agencyOf, commission: commissionOf, topic: topicOf }
  const found = of[entry.slice(0, entry.indexOf(':')) as keyof typeof of](council, id)
  return { names: found?.names ?? id }
}

const linesOf = (before: Held, now: Held, isOffice: boolean): ChangedLine[] => {
  if (before.of === 'secretariat' && now.of === 'secretariat')
    return [
      ...emailLine(before, now, isOffice),
      ...before.members.flatMap((one) =>
        isAmong(now.members, one) ? [] : personLine('member', one, undefined, isOffice),
      ),
      ...now.members.flatMap((one) =>
        isAmong(before.members, one) ? [] : personLine('member', undefined, one, isOffice),
      ),
    ].filter(({ of }, i, all) => isOffice || all.findIndex((line) => line.of === of) === i)
  if (before.of === 'agency' && now.of === 'agency') return emailLine(before, now, isOffice)
  if (before.of === 'commission' && now.of === 'commission')
    return [
      ...personLine('chair', before.chair, now.chair, isOffice),
      ...personLine('deputy', before.deputy, now.deputy, isOffice),
      ...(before.acting === now.acting ? [] : [{ of: 'acting' as const, post: now.acting }]),
    ]
  if (before.of === 'acting_head' && now.of === 'acting_head') {
    const { from = '', until = '' } = now.acting ?? {}
    const isSame = from === before.acting?.from && until === before.acting.until
    return [
      ...personLine('person', before.acting, now.acting, isOffice),
      ...(isSame || !from ? [] : [{ of: 'period' as const, from, until }]),
    ]
  }
  return 'name' in before && 'name' in now ? personLine('person', before, now, isOffice) : []
}

/** Where mail of an entry goes that was not there before. */
const linesOfNew = (now: Held, isOffice: boolean): ChangedLine[] => {
  if (now.of === 'agency') return isOffice ? [{ of: 'email', now: now.email }] : []
  if (now.of !== 'commission') return []
  return [
    ...personLine('chair', undefined, now.chair, isOffice),
    ...personLine('deputy', undefined, now.deputy, isOffice),
  ]
}

type Named = { name: string; email?: string | undefined }

const isAmong = (members: readonly Named[], { name, email = '' }: Named): boolean =>
  members.some((one) => one.name === name && one.email?.toLowerCase() === email.toLowerCase())

const emailLine = (before: { email: string }, now: { email: string }, isOffice: boolean): ChangedLine[] =>
  before.email === now.email
    ? []
    : [{ of: 'email', ...(isOffice && { before: before.email, now: now.email }) }]

/** Who holds a post is public; where they are written to, and who works for the secretariat, the office knows. */
const personLine = (
  of: ChangedPart,
  before: Named | undefined,
  now: Named | undefined,
  isOffice: boolean,
): ChangedLine[] => {
  if (before?.name === now?.name && before?.email === now?.email) return []
  const said = (one: Named | undefined) => {
    if (isOffice) return one && [one.name, one.email].filter(Boolean).join(', ')
    return of === 'member' ? undefined : one?.name
  }
  const [was, is] = [said(before), said(now)]
  if (was === is) return [{ of }]
  return [{ of, ...(was !== undefined && { before: was }), ...(is !== undefined && { now: is }) }]
}

/** Whom an entry names, with the language that each is written to in. */
export const personsOf = (held: Held | undefined, otherwise: Person['language']): PersonOf[] => {
  if (!held) return []
  switch (held.of) {
    case 'commission':
      return [held.chair, ...(held.deputy ? [held.deputy] : [])].map((one) => ({ ...one, to: 'chair' }))
    case 'agency':
      return [{ ...held, to: 'agency' }]
    case 'secretariat':
      return [
        { ...held, to: 'secretary' },
        ...held.members.map((one) => ({ ...one, language: held.language, to: 'secretary' as const })),
      ]
    case 'acting_head': {
      const { name, email, language = otherwise } = held.acting ?? {}
      return name && email ? [{ name, email, language, to: 'head' }] : []
    }
    default:
      return [{ ...held, to: 'head' }]
  }
}

type PersonOf = {
  email: string
  language: Person['language']
  name?: string
  to: 'chair' | 'agency' | 'secretary' | 'head'
}
