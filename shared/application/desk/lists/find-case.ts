/**
 * Cases by what a caller can say: a number, however it is typed, or an IIN, BIN, telephone number or e-mail address. Of those only keyed
 * hashes are kept, in the store of personal data beside the texts, written before the case's first commit.
 */
import type { Commit } from '../../../../events/commit.ts'
import { number as numberShape } from '../../../../events/values.ts'
import type { Case } from '../../../domain/case.ts'
import { fold } from '../../../domain/fold.ts'
import { tidyNumber } from '../../../domain/number.ts'
import type { CouncilRules, Series } from '../../council-rules.ts'
import { readable } from '../../each-case.ts'
import { orphanEnds } from '../../execute-command.ts'
import { caseOfLetter } from '../../numbers.ts'
import type { CaseLog, Claims, Links, People } from '../../ports.ts'

type Applicant = {
  iin?: string | undefined
  bin?: string | undefined
  phone?: string | undefined
  email?: string | undefined
}

/** Under which a case's own list of its hashes is kept, so that they end with it. */
const listed = 'lookup-keys'

const idKey = (links: Links, id: string) => `lookup-${links.digest('person', id).slice(0, 32)}`
const phoneKey = (links: Links, phone: string) => `lookup-${links.digest('phone', phone).slice(0, 32)}`

const emailKey = (links: Links, email: string) =>
  `lookup-${links.digest('email', email.toLowerCase()).slice(0, 32)}`

/** `+77001234567`, however it was typed: with 8 or without a country's code it is Kazakhstan's. */
export const plainPhone = (typed: string): string => {
  const digits = typed.replace(/\D/g, '').replace(/^00/, '')
  if (digits.length === 10) return `+7${digits}`
  return digits.length === 11 && /^[78]/.test(digits) ? `+7${digits.slice(1)}` : `+${digits}`
}

/** What stands between a number and its extension, or a second number. */
const apart = /[\p{L}#,;/|]+|(?=\+)/u
/** Nobody is found by more numbers than a person types. */
const mostPhones = 3

/** The numbers in what was typed for a telephone, extensions left out; all of it where it has none by itself. */
export const phonesIn = (typed: string): string[] => {
  const parts = typed.split(apart).map(plainPhone)
  const whole = parts.filter((phone) => phone.length > 5)
  return [...new Set(whole.length ? whole : [plainPhone(typed)])].slice(0, mostPhones)
}

/** Makes a case findable by its applicant. Twice is harmless; what no commit follows ends by itself. */
export const rememberApplicant = async (
  { people, links }: { people: People; links: Links },
  caseId: string,
  { iin, bin, phone, email }: Applicant,
  at: string,
): Promise<void> => {
  const id = iin ?? bin
  const keys = [...(id ? [idKey(links, id)] : []), ...contactKeys(links, { phone, email })]
  if (keys.length === 0) return
  await people.putNew(caseId, listed, { kind: 'lookup', keys }, orphanEnds(at))
  for (const key of keys) await people.putNew(key, caseId, { kind: 'pointer', caseId }, orphanEnds(at))
}

/** Makes a case findable by another telephone number or address too. Twice is harmless. */
export const rememberContact = async (
  deps: { people: People; links: Links },
  caseId: string,
  contact: Pick<Applicant, 'phone' | 'email'>,
  at: string,
): Promise<void> => {
  const { people, links } = deps
  const keys = contactKeys(links, contact)
  if (keys.length === 0) return
  const known = await lookupKeysOf(people, caseId)
  const more = keys.filter((key) => !known.includes(key))
  // The list first: whatever is there can be erased by it.
  if (more.length) await people.put(caseId, listed, { kind: 'lookup', keys: [...known, ...more] })
  for (const key of more) await people.putNew(key, caseId, { kind: 'pointer', caseId }, orphanEnds(at))
}

const contactKeys = (links: Links, { phone, email }: Pick<Applicant, 'phone' | 'email'>) => [
  ...(phone ? phonesIn(phone).map((one) => phoneKey(links, one)) : []),
  ...(email ? [emailKey(links, email)] : []),
]

/** A case's hashes: where its pointers are. */
export const lookupKeysOf = async (people: People, caseId: string): Promise<string[]> => {
  const found = await people.get(caseId, listed)
  return found?.kind === 'lookup' ? found.keys : []
}

/** The hashes end when the case's texts do; never, without a time (UTC seconds). */
export const keepLookups = async (
  people: People,
  caseId: string,
  ends: number | undefined,
): Promise<void> => {
  const keys = await lookupKeysOf(people, caseId)
  for (const key of keys) await people.expire(key, caseId, ends)
  if (keys.length) await people.expire(caseId, listed, ends)
}

/** Cyrillic letters that look like a Latin one, and those that stand for one on the other keyboard's page. */
const lookalikes: Record<string, string> = Object.fromEntries(
  [...'АAВBЕEКKМMНHОOРPСCТTХXУYІIЛLИIЅSЈJ'.matchAll(/(.)(.)/gu)].map(([, cyrillic, latin]) => [
    cyrillic,
    latin,
  ]),
)
const latin = (s: string) => s.replace(/\p{Script=Cyrillic}/gu, (letter) => lookalikes[letter] ?? letter)

const series: Record<string, Series> = { A: 'A', N: 'N', H: 'N', I: 'I', L: 'L' }

/** Longer than any number with the spaces that people put into one. */
const longestTyped = 200

/** The numbers that somebody may mean: as it was typed, as registers are loaded, and as this council writes them. `today` is the local day. */
export const numbersMeant = ({ council }: CouncilRules, typed: string, today: string): string[] => {
  if (typed.length > longestTyped) return []
  const plain = typed.normalize('NFKC').replace(/[\s\u2010-\u2015]+/gu, (s) => (/\s/u.test(s) ? '' : '-'))
  const upper = plain.toUpperCase()
  const tidy = tidyNumber(typed)
  const own = latin(upper)
  const [, letter = '', year = today.slice(0, 4), n] =
    /^(?:[A-Z]{2,8}-?)??(?:([ANHIL])-?)?(?:(\d{4})-)?(\d{1,6})$/.exec(own) ?? []
  const kinds: Series[] = letter ? [series[letter] as Series] : ['A', 'N', 'I', 'L']
  const built = n ? kinds.map((kind) => `${council.numberPrefix}-${kind}-${year}-${n.padStart(6, '0')}`) : []
  return [...new Set([plain, upper, own, tidy, tidy.toUpperCase(), ...built])].filter(
    (number) => numberShape.safeParse(number).success,
  )
}

/** A case by its log; `letter` is the one that was looked for. */
export type Found = { case: Case; log: Commit[]; letter?: string }

type Deps = { log: CaseLog; people: People; claims: Claims; links: Links; rules: CouncilRules }
/** `unreadable`: the numbers of cases that are there and that this version of the system cannot read. */
type Search = Pick<Deps, 'log'> & { unreadable: string[] }

const byNumber = async (deps: Deps & Search, number: string): Promise<Found | undefined> => {
  const found = await loaded(deps, number)
  if (found) return found
  const pointer = await caseOfLetter(deps, number)
  const of = pointer && (await loaded(deps, pointer.case))
  return of && Object.hasOwn(of.case.letters, number) ? { ...of, letter: number } : undefined
}

const loaded = async ({ log, unreadable }: Search, caseId: string): Promise<Found | undefined> => {
  const commits = await readable(() => log.load(caseId))
  if (!commits) {
    if (!unreadable.includes(caseId)) unreadable.push(caseId)
    return undefined
  }
  const c = fold(commits)
  return c && { case: c, log: commits }
}

/** At most so many cases of one person are shown, the latest. */
const most = 50

const byApplicant = async (deps: Pick<Deps, 'people'> & Search, key: string): Promise<Found[]> => {
  const pointers = [...(await deps.people.list(key, '')).values()]
  const ids = pointers.flatMap((pointer) => (pointer.kind === 'pointer' ? [pointer.caseId] : []))
  const cases = await Promise.all(ids.slice(-most).map((id) => loaded(deps, id)))
  return cases
    .flatMap((found) => found ?? [])
    .sort((a, b) => (a.case.receivedAt < b.case.receivedAt ? 1 : -1))
}

/** The cases whose applicant has, or had, this e-mail address, the latest first. */
export const casesOfAddress = async (
  deps: Pick<Deps, 'log' | 'people' | 'links'>,
  address: string,
): Promise<Case[]> => {
  const found = await byApplicant({ ...deps, unreadable: [] }, emailKey(deps.links, address))
  return found.map((one) => one.case)
}

/**
 * Twelve digits are an IIN or BIN, ten or eleven a telephone number, what has an @ an e-mail address; all else, and those of nobody, a number of a case or
 * letter. A case that cannot be read hides no other: its number is put into `unreadable`.
 */
export const findCases = async (
  deps: Deps,
  typed: string,
  today: string,
  unreadable: string[] = [],
): Promise<Found[]> => {
  if (typed.length > longestTyped) return []
  const search = { ...deps, unreadable }
  const digits = typed.replace(/[\s()+\p{Pd}\p{Cf}]/gu, '')
  const { links } = deps
  const key = /^\d{12}$/.test(digits)
    ? idKey(links, digits)
    : /^(00)?\d{10,11}$/.test(digits)
      ? phoneKey(links, plainPhone(digits))
      : typed.includes('@')
        ? emailKey(links, typed.trim())
        : undefined
  const theirs = key ? await byApplicant(search, key) : []
  if (theirs.length > 0) return theirs
  const found = await Promise.all(
    numbersMeant(deps.rules, typed, today).map((number) => byNumber(search, number)),
  )
  const cases = found.flatMap((one) => one ?? [])
  return cases.filter((one, i) => cases.findIndex((other) => other.case.caseId === one.case.caseId) === i)
}
