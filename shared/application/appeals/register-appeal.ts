/** A citizen's appeal becomes a case: resumable at every step, so that a retry finishes what a crash left. */
import type { AppealInput, DeskAppealInput, InitiativeInput } from '../../../events/appeals/appeal-inputs.ts'
import type { Commit } from '../../../events/commit.ts'
import { type Council, openOn } from '../../council/council.ts'
import type { Case } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { addressed } from '../../domain/letters/letters.ts'
import { canonical } from '../commits.ts'
import type { Series } from '../council-rules.ts'
import { rememberApplicant } from '../desk/lists/find-case.ts'
import { type CommandRequest, Contention, type Executor, executeCommand } from '../execute-command.ts'
import { type Attaching, attachedTo, filesIn, type Uploads } from '../files/attachments.ts'
import { countOnce, type Limit, mailLimits, TooOften, takePlace } from '../limits.ts'
import { freeNumber } from '../numbers.ts'
import type { Links } from '../ports.ts'
import type { Fault } from '../validate.ts'

/** The case as its registration left it, whatever became of it until the key is used again. */
export type Registered = { case: Case } | { keyReused: string }

/** What the schema cannot know: the council's own districts, and its topics of this local day. */
export const councilFaults = (
  council: Council,
  { topic, district }: Pick<AppealInput, 'topic' | 'district'>,
  today: string,
): Fault[] => [
  ...(openOn(council.topics, today).some((t) => t.id === topic)
    ? []
    : [{ path: 'topic', code: 'unknown_value' as const }]),
  ...(!district || council.districts.some((d) => d.id === district)
    ? []
    : [{ path: 'district', code: 'unknown_value' as const }]),
]

/** Completed claims outlive any repeat that a client or a relay could make. */
export const claimDays = 400

type Registering = Executor & { links: Links }
type Deps = Registering & Attaching
/** `from` is the network address that it came from; what the secretariat enters has none and is not limited. */
type RequestOf = Submission & { at: string; from?: string }

/**
 * What a client's key is a key of: the door that it came by, `desk:` with the member's id where somebody is signed in.
 * The same word from another door, or from another member, is another key. `decision`: a meeting's decision, by its event.
 */
export type Submission = { key: string; door: 'form' | 'api' | 'decision' | `desk:${string}` }

const digestOf = ({ links }: { links: Links }, { door, key }: Submission) =>
  links.digest('idempotency-key', `${door}\n${key}`)

/** `receipt`: `later` where it waits for the others to the same address. */
type Claimed = { number: string; at: string; bodyDigest: string; receipt?: string }

/**
 * The number that a key stands for, and the time of the first attempt; its log where that was just seen to be empty.
 * `taken` is how many numbers the key stood for before that turned out to be another case's.
 */
const claimNumber = async (
  deps: Registering,
  series: Series,
  bodyDigest: string,
  request: RequestOf,
  taken: number,
  begin: () => Promise<Record<string, string>>,
): Promise<Claimed & { log?: Commit[] }> => {
  const { claims } = deps
  const { at } = request
  const key = `submit#${digestOf(deps, request)}${taken ? `#${taken + 1}` : ''}`
  const known = await claims.get(key)
  if (known) return known as Claimed
  const begun = taken ? {} : await begin()
  const number = await freeNumber(deps, series, at)
  const expiresAt = Math.floor(Date.parse(at) / 1000) + claimDays * 86_400
  const held = (await claims.hold(key, { ...begun, number, bodyDigest, at }, expiresAt)) as Claimed
  return held.number === number ? { ...held, log: [] } : held
}

/** What is registered under a claimed number. */
type Opening = Pick<CommandRequest, 'actor' | 'command' | 'contents' | 'attached' | 'before'>

/**
 * Registers a case under a key: the key's claim, the number, the texts, the first commit, which alone says whose number
 * it is. Throws `Contention` where other cases were faster with every number that was tried.
 */
const registerUnder = async (
  deps: Registering,
  series: Series,
  body: object,
  request: RequestOf,
  openingOf: (claimed: Claimed, digest: string) => Opening,
  begin: () => Promise<Record<string, string>> = async () => ({}),
): Promise<Registered> => {
  const digest = digestOf(deps, request)
  const bodyDigest = deps.links.digest('body', canonical(body))
  for (let taken = 0; taken < mostTaken; taken++) {
    const claimed = await claimNumber(deps, series, bodyDigest, request, taken, begin)
    const { number, at, log } = claimed
    if (claimed.bodyDigest !== bodyDigest) return { keyReused: number }
    const opened = log ?? (await deps.log.load(number))
    const executed = await executeCommand(deps, {
      caseId: number,
      commandId: commandOf(request, digest, opened),
      at,
      log: opened,
      ...openingOf(claimed, digest.slice(0, 24)),
    })
    if (executed.outcome === 'done') return { case: fold(executed.log.slice(0, 1)) ?? executed.case }
    if (executed.refused !== 'number_taken') throw new Error(`registration refused: ${executed.refused}`)
  }
  throw new Contention(`${mostTaken} numbers were taken by other cases`)
}

/** Of who enters it at the desk the id says whose grant it was; one that opened the case before that was so stays. */
const commandOf = ({ door }: Submission, digest: string, opened: readonly Commit[]): string => {
  const plain = `submit:${digest}`
  const [, grantId] = /^desk:(secretary-[0-9a-f]{12})$/.exec(door) ?? []
  return grantId && opened[0]?.commandId !== plain ? `submit:${grantId}:${digest}` : plain
}

const mostTaken = 5

/** An applicant as the form, the API or the desk takes one in. */
type Applicant = DeskAppealInput['applicant']

/** Nothing says who wrote it (АППК, art. 88). */
const isAnonymous = ({ name, iin, bin, email, phone, address }: Applicant) =>
  [name, iin, bin, email, phone, address].every((known) => known === undefined)

/** Throws `TooOften` when this applicant or this address has submitted as many as the council takes in a while. */
const withinLimits = async (
  deps: Deps,
  { iin, bin, email, phone }: Applicant,
  { at, from }: RequestOf,
): Promise<void> => {
  if (from === undefined) return
  const { appeals, appealsFromOneAddress, hours } = deps.rules.council.submissionLimit
  const limit = (what: string, most: number): Limit => ({ what, most, seconds: hours * 3600 })
  // Who gives none of these is one of those behind the address.
  const applicant = iin ?? bin ?? email?.toLowerCase() ?? phone
  const seconds = await countOnce(
    deps,
    [
      ...(applicant ? [[limit('appeals-of-applicant', appeals), applicant] as const] : []),
      [limit('appeals-from-address', appealsFromOneAddress), from] as const,
    ],
    at,
  )
  if (seconds) throw new TooOften(seconds)
}

/** Whether the receipt to this address waits for the others of its hour: anybody can have them sent to anybody. */
const receiptOf = async (
  deps: Deps,
  email: string | undefined,
  request: RequestOf,
): Promise<Record<string, string>> => {
  if (!email) return {}
  const { at } = request
  const by = digestOf(deps, request)
  const now = await takePlace(deps, mailLimits.receiptsToRecipient, email.toLowerCase(), { by, at })
  return now ? {} : { receipt: 'later' }
}

/** Who attaches files to a new appeal: the same submission, however often it is tried. */
export const submitHolder = (deps: { links: Links }, submission: Submission) =>
  `submit:${digestOf(deps, submission)}`

/** How an appeal came, where it did not come through the form, and who of the secretariat took it in. */
export type OnPaper = Pick<DeskAppealInput, 'channel' | 'receivedAt' | 'oral'> & { acceptedBy?: string }

/**
 * Registers an appeal under the client's idempotency key. The same key with the same body gives the same case; with
 * another body `keyReused` names the case that the key already made. The time is that of the first attempt. What came
 * on paper counts from the day it came.
 * Throws `TooOften` before anything is written; a repeat of a key is never too often.
 */
export const registerAppeal = async (
  deps: Deps,
  input: Omit<AppealInput, 'consent' | 'applicant'> & { applicant: Applicant },
  request: RequestOf,
  onPaper?: OnPaper,
  uploads: Uploads = [],
): Promise<Registered> => {
  const { acceptedBy, ...came } = onPaper ?? {}
  const body = { ...input, ...came }
  const begin = async () => {
    await withinLimits(deps, input.applicant, request)
    return onPaper ? {} : receiptOf(deps, input.applicant.email, request)
  }
  const { applicant, subject, text, language, topic, district, representative, collective } = input
  const words = {
    applicant,
    subject,
    text,
    ...(representative && { representative }),
    ...(acceptedBy && { acceptedBy: { name: acceptedBy } }),
    ...filesIn(uploads),
  }
  const opening = ({ number, at, receipt }: Claimed, digest: string): Opening => {
    const content = `appeal-${digest}`
    return {
      actor: { role: onPaper ? 'secretary' : 'applicant' },
      contents: { [content]: { kind: 'appeal', ...words } },
      ...attachedTo(deps, uploads, { caseId: number, content, holder: submitHolder(deps, request), at }),
      before: () => rememberApplicant(deps, number, applicant, at),
      command: {
        type: 'register_appeal',
        content,
        channel: onPaper?.channel ?? 'web',
        language,
        topic,
        ...(district && { district }),
        applicantKind: applicant.kind,
        ...(applicant.form && { entityForm: applicant.form }),
        reachable: applicant.email !== undefined,
        ...(applicant.followByCode && !applicant.email && !applicant.phone && { followsByCode: true }),
        ...(isAnonymous(applicant) && { anonymous: true }),
        ...(onPaper?.oral && { oral: true }),
        ...(representative && { represented: true }),
        ...(input.publish && { publish: true }),
        ...(collective && { signatories: collective.signatories }),
        ...(receipt === 'later' && { receipt }),
        receivedAt: onPaper ? new Date(onPaper.receivedAt).toISOString() : at,
      },
    }
  }
  return registerUnder(deps, 'A', body, request, opening, begin)
}

/** The council opens a case itself: its letter to the agency leaves with it. `activity`: the one whose letter it is. */
export const openInitiative = async (
  deps: Registering,
  input: InitiativeInput,
  request: RequestOf,
  activity?: string,
): Promise<Registered> => {
  const { kind, subject, text, origin } = input
  const { command, words } = addressed(input)
  return registerUnder(deps, 'I', input, request, ({ at }, digest) => {
    const content = `letter-${digest}`
    return {
      actor: { role: 'secretary' },
      contents: { [content]: { kind: 'letter', subject, text, origin: origin.title, ...words } },
      command: {
        type: 'open_initiative',
        ...command,
        ...(kind && { kind }),
        content,
        origin: origin.kind,
        originOn: origin.on,
        ...(activity && { activity }),
        receivedAt: at,
      },
    }
  })
}
