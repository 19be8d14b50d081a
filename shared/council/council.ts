/**
 * A council's configuration: one JSON file says everything that differs from council to council. It is checked
 * whole, at synth and at a function's start; every mistake is one line with the path of the value.
 */
import type { Localized, Post, RuleKey, Threefold } from '../../events/values.ts'
import type { Edition } from '../domain/terms/editions.ts'
import { contradictions } from './contradictions.ts'
import {
  type Agency as ConfiguredAgency,
  type Commission as ConfiguredCommission,
  type Topic as ConfiguredTopic,
  type CouncilFile,
  councilFile,
  type District,
  type Person,
} from './council-file.ts'
import { type Rules, termsBy } from './editions.ts'
import { lawOfKazakhstan } from './law.ts'
import { mistakesOf, refuseMistakes } from './mistakes.ts'

/** `terms` are the law's and the council's own, in all their editions; a term that nobody sets has none. */
export type Council = Omit<CouncilFile, 'terms' | 'countFrom' | 'agencies' | 'commissions' | 'topics'> & {
  /** Other hours of working days than the file's, each from a local day on, in the order of these days. */
  hoursSince?: readonly { since: string; from: string; to: string }[]
  terms: Record<RuleKey, Edition[]>
  agencies: Agency[]
  commissions: Commission[]
  topics: Topic[]
}
/**
 * Local days: when the directory took it in, where the council's file does not have it, and from when it has ended. What
 * it was called before, the first name first, each until the day from which it had the next one.
 */
export type Listed = { addedOn?: string; endsOn?: string; formerNames?: readonly FormerName[] }
export type FormerName = { until: string; names: Threefold }
export type Agency = ConfiguredAgency & Listed
export type Commission = ConfiguredCommission & Listed
export type Topic = ConfiguredTopic & Listed
export type { District, Person } from './council-file.ts'

/** Whether something new may go to it on this local day. What it has goes on, and it keeps its name. */
export const isOpenOn = ({ endsOn }: Listed, day: string): boolean => endsOn === undefined || day < endsOn

/** Those that something new may go to on this local day. */
export const openOn = <E extends Listed>(entries: readonly E[], day: string): E[] =>
  entries.filter((entry) => isOpenOn(entry, day))

/** Between when the council works on a local day that is worked. */
export const hoursOn = ({ workingHours, hoursSince = [] }: Council, day: string) => {
  const { from, to } = hoursSince.findLast(({ since }) => since <= day) ?? workingHours
  return { from, to }
}

/** The council with its bodies, commissions and topics as they were called on a local day. */
export const calledOn = (council: Council, day: string): Council => {
  const then = <E extends Listed & { names: Threefold }>(entry: E): E => {
    const former = entry.formerNames?.find(({ until }) => day < until)
    return former ? { ...entry, names: former.names } : entry
  }
  const { agencies, commissions, topics } = council
  return {
    ...council,
    ...{ agencies: agencies.map(then), commissions: commissions.map(then), topics: topics.map(then) },
  }
}

/**
 * The configuration in a file's parsed JSON, with the terms of the law.
 * @throws Error with one line per mistake, e.g. `commissions[2].chair.email: not an e-mail address`
 */
export const loadCouncil = (json: unknown, law: Rules = lawOfKazakhstan()): Council => {
  const file = councilFile.safeParse(json)
  if (!file.success) throw new Error(mistakesOf(file.error, json).join('\n'))
  const { countFrom: _, ...council } = file.data
  const { terms, mistakes } = termsBy(law, council.terms)
  refuseMistakes([...mistakes, ...contradictions(file.data)])
  return { ...council, terms }
}

/** The entry with this id, if the configuration has one. */
export const commissionOf = (council: Council, id: string): Commission | undefined =>
  council.commissions.find((c) => c.id === id)
/** Who answers for a commission now: the deputy while the chair is away. */
export const actingChair = (council: Council, id: string): Person | undefined => {
  const commission = commissionOf(council, id)
  return commission?.acting === 'deputy' && commission.deputy ? commission.deputy : commission?.chair
}
/** Who that is, and in which post: `decidedBy` of an answer given now. */
export const decidingChair = (council: Council, id: string) => {
  const person = actingChair(council, id)
  const commission = commissionOf(council, id)
  const post = commission?.acting === 'deputy' && commission.deputy ? ('deputy' as const) : ('chair' as const)
  return person && { name: person.name, post, commission: id }
}
type StandIn = { post: Post; person: Person; from?: string; until?: string }

/** Who may decide what the head is asked for: who stands in on some days, and those that `decidedBy` names. */
export const standIns = ({
  actingHead,
  deputyHead,
  apparatusHead,
  extension,
  language,
}: Council): StandIn[] => {
  const { name, email, from, until, language: own = language } = actingHead ?? {}
  const [deputy, apparatus] = (['deputy_head', 'apparatus_head'] as const).map((post) =>
    extension.decidedBy.includes(post),
  )
  return [
    ...(name && email && from && until
      ? [{ post: 'acting_head' as const, person: { name, email, language: own }, from, until }]
      : []),
    ...(deputy && deputyHead ? [{ post: 'deputy_head' as const, person: deputyHead }] : []),
    ...(apparatus && apparatusHead ? [{ post: 'apparatus_head' as const, person: apparatusHead }] : []),
  ]
}

/** Who decides in this post on a local day; undefined for nobody. */
export const standInOn = (council: Council, post: string, day: string): Person | undefined =>
  standIns(council).find(
    ({ post: own, from = day, until = day }) => own === post && from <= day && day <= until,
  )?.person

/** Where a complaint goes. */
export const complaintTo = ({ complaint, names }: Council): Localized => complaint ?? names
export const agencyOf = (council: Council, id: string): Agency | undefined =>
  council.agencies.find((a) => a.id === id)
export const topicOf = (council: Council, id: string): Topic | undefined =>
  council.topics.find((t) => t.id === id)
/** A pause with its cause as it is told; with its id where the council has it no more. */
export const pauseTold = <P extends { cause: string }>(
  council: Council,
  pause: P,
): Omit<P, 'cause'> & { cause: Localized } => ({
  ...pause,
  cause: council.pauseCauses.find(({ id }) => id === pause.cause)?.names ?? pause.cause,
})
export const districtOf = (council: Council, id: string): District | undefined =>
  council.districts.find((d) => d.id === id)
