/** A citizen's appeal becomes a case: resumable at every step, so that a retry finishes what a crash left. */
import type { AppealInput, DeskAppealInput, InitiativeInput } from '../../events/inputs.ts'
import type { Council } from '../council/council.ts'
import type { Case } from '../domain/case.ts'
import { type Attaching, attachedTo, filesIn, type Uploads } from './attachments.ts'
import type { Series } from './council-rules.ts'
import { canonical, type Executed, type Executor, executeCommand } from './execute-command.ts'
import { rememberApplicant } from './find-case.ts'
import { countOnce, type Limit, mailLimits, TooOften, takePlace } from './limits.ts'
import type { Links } from './ports.ts'
import type { Fault } from './validate.ts'

export type Registered = { case: Case } | { keyReused: string }

/** What the schema cannot know: the council's own topics and districts. */
export const councilFaults = (
  council: Council,
  { topic, district }: Pick<AppealInput, 'topic' | 'district'>,
): Fault[] => [
  ...(council.topics.some((t) => t.id === topic) ? [] : [{ path: 'topic', code: 'unknown_value' as const }]),
  ...(!district || council.districts.some((d) => d.id === district)
    ? []
    : [{ path: 'district', code: 'unknown_value' as const }]),
]

/** Completed claims outlive any repeat that a client or a relay could make. */
export const claimDays = 400

type Deps = Executor & Attaching & { links: Links }
/** `from` is the network address that it came from; what the secretariat enters has none and is not limited. */
type RequestOf = { key: string; at: string; from?: string }

/**
 * What a client's idempotency key stands for: a number and the time of the first attempt, and what `begin` found then.
 * The same key with another body is `keyReused`.
 */
const claimNumber = async (
  deps: Deps,
  series: Series,
  body: object,
  { key, at }: RequestOf,
  begin: () => Promise<Record<string, string>> = async () => ({}),
) => {
  const { claims, links, rules } = deps
  const keyDigest = links.digest('idempotency-key', key)
  const bodyDigest = links.digest('body', canonical(body))
  const claimKey = `submit#${keyDigest}`
  const expiresAt = Math.floor(Date.parse(at) / 1000) + claimDays * 86_400
  let held = await claims.get(claimKey)
  if (!held) {
    const begun = await begin()
    const number = await rules.nextNumber(claims, series, at)
    held = await claims.hold(claimKey, { ...begun, number, bodyDigest, at }, expiresAt)
  }
  const claimed = held as { number: string; at: string; bodyDigest: string; receipt?: string }
  return { ...claimed, keyDigest, reused: claimed.bodyDigest !== bodyDigest }
}

/** Throws `TooOften` when this applicant or this address has submitted as many as the council takes in a while. */
const withinLimits = async (
  deps: Deps,
  { iin, bin }: DeskAppealInput['applicant'],
  { at, from }: RequestOf,
): Promise<void> => {
  if (from === undefined) return
  const { appeals, appealsFromOneAddress, hours } = deps.rules.council.submissionLimit
  const limit = (what: string, most: number): Limit => ({ what, most, seconds: hours * 3600 })
  const seconds = await countOnce(
    deps,
    [
      [limit('appeals-of-applicant', appeals), iin ?? bin ?? ''],
      [limit('appeals-from-address', appealsFromOneAddress), from],
    ],
    at,
  )
  if (seconds) throw new TooOften(seconds)
}

/** Whether the receipt to this address waits for the others of its hour: anybody can have them sent to anybody. */
const receiptOf = async (
  deps: Deps,
  email: string | undefined,
  { key: by, at }: RequestOf,
): Promise<Record<string, string>> => {
  if (!email) return {}
  const now = await takePlace(deps, mailLimits.receiptsToRecipient, email.toLowerCase(), { by, at })
  return now ? {} : { receipt: 'later' }
}

/** Who attaches files to a new appeal: the same submission, however often it is tried. */
export const submitHolder = ({ links }: { links: Links }, key: string) =>
  `submit:${links.digest('idempotency-key', key)}`

/** How an appeal came, where it did not come through the form. */
export type OnPaper = Pick<DeskAppealInput, 'channel' | 'receivedAt'>

/**
 * Registers an appeal under the client's idempotency key. The same key with the same body gives the same case; with
 * another body `keyReused` names the case that the key already made. Steps: the key's claim, the number, the texts,
 * the first commit; the time is that of the first attempt. What came on paper counts from the day it came.
 * Throws `TooOften` before anything is written; a repeat of a key is never too often.
 */
export const registerAppeal = async (
  deps: Deps,
  input: Omit<AppealInput, 'consent' | 'applicant'> & { applicant: DeskAppealInput['applicant'] },
  request: RequestOf,
  onPaper?: OnPaper,
  uploads: Uploads = [],
): Promise<Registered> => {
  const body = { ...input, ...onPaper }
  const begin = async () => {
    await withinLimits(deps, input.applicant, request)
    return onPaper ? {} : receiptOf(deps, input.applicant.email, request)
  }
  const { number, at, keyDigest, reused, receipt } = await claimNumber(deps, 'A', body, request, begin)
  if (reused) return { keyReused: number }

  const { applicant, subject, text, language, topic, district } = input
  const content = `appeal-${keyDigest.slice(0, 24)}`
  await rememberApplicant(deps, number, applicant, at)
  return registered(
    await executeCommand(deps, {
      caseId: number,
      commandId: `submit:${keyDigest}`,
      actor: { role: onPaper ? 'secretary' : 'applicant' },
      at,
      contents: { [content]: { kind: 'appeal', applicant, subject, text, ...filesIn(uploads) } },
      ...attachedTo(deps, uploads, { caseId: number, content, holder: submitHolder(deps, request.key), at }),
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
        ...(receipt === 'later' && { receipt }),
        receivedAt: onPaper ? new Date(onPaper.receivedAt).toISOString() : at,
      },
    }),
  )
}

/** The council opens a case itself: its letter to the agency leaves with it. */
export const openInitiative = async (
  deps: Deps,
  input: InitiativeInput,
  request: RequestOf,
): Promise<Registered> => {
  const { number, at, keyDigest, reused } = await claimNumber(deps, 'I', input, request)
  if (reused) return { keyReused: number }
  const { agency, subject, text, origin } = input
  const content = `letter-${keyDigest.slice(0, 24)}`
  return registered(
    await executeCommand(deps, {
      caseId: number,
      commandId: `submit:${keyDigest}`,
      actor: { role: 'secretary' },
      at,
      contents: { [content]: { kind: 'letter', subject, text, origin: origin.title } },
      command: {
        type: 'open_initiative',
        agency,
        content,
        origin: origin.kind,
        originOn: origin.on,
        receivedAt: at,
      },
    }),
  )
}

const registered = (executed: Executed): Registered => {
  if (executed.outcome === 'done') return { case: executed.case }
  throw new Error(`registration refused: ${executed.refused}`)
}
