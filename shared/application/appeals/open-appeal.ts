/** How an applicant comes to the own appeal: by number and code, or by a link that is sent again. */
import type { Commit } from '../../../events/commit.ts'
import { number as numberShape } from '../../../events/values.ts'
import type { Appeal } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { type Executor, executeCommand } from '../execute-command.ts'
import { countOnce, linkRequests, mailLimits, TooOften, takePlace, wrongCodes } from '../limits.ts'
import { applicantReader } from '../notices/readers.ts'
import type { CaseLog, Claims, Links } from '../ports.ts'

/** The appeal that this number and code open; undefined for a wrong number and for a wrong code alike. */
export const openAppeal = async (
  deps: { log: CaseLog; links: Links },
  number: string,
  code: string,
): Promise<{ case: Appeal; log: Commit[] } | undefined> => {
  if (!isNumber(number)) return undefined
  const log = await deps.log.load(number)
  const state = fold(log)
  const isCode = deps.links.isCode(state ?? { caseId: number }, code)
  return isCode && state?.kind === 'appeal' ? { case: state, log } : undefined
}

/**
 * Counts a code that was wrong, whether there is such a number or not, and throws `TooOften` when it was one too many
 * for the number or from the address. Right codes are never counted, so nobody can lock an owner out.
 */
export const countWrongCode = async (
  deps: { claims: Claims; links: Links },
  number: string,
  { from, at }: { from: string; at: string },
): Promise<void> => {
  const numbered = isNumber(number) ? ([[wrongCodes.forNumber, number]] as const) : []
  const seconds = await countOnce(deps, [...numbered, [wrongCodes.fromAddress, from]], at)
  if (seconds) throw new TooOften(seconds)
}

/** Whether this can be a case's number at all; what cannot is not asked for. */
const isNumber = (typed: string) => numberShape.safeParse(typed).success

/** Counts a request for a link, and throws `TooOften` when its network address has made too many, for any numbers. */
export const countLinkRequest = async (
  deps: { claims: Claims; links: Links },
  { from, at }: { from: string; at: string },
): Promise<void> => {
  const seconds = await countOnce(deps, [[linkRequests, from]], at)
  if (seconds) throw new TooOften(seconds)
}

/**
 * Sends the status link to the address on file, if there is one; tells nobody whether there was. Not more often than
 * the case and the address may have it: who asks again meanwhile leaves no trace in the log.
 */
export const requestLink = async (
  deps: Executor & { links: Links },
  number: string,
  request: { key: string; at: string },
) => {
  const { at, key: by } = request
  const { linkOfCase, linksOfCaseADay, linksToRecipientADay } = mailLimits
  if (!isNumber(number) || !(await takePlace(deps, linkOfCase, number, { by, at }))) return
  const log = await deps.log.load(number)
  const c = fold(log)
  const reader = c && (await applicantReader(deps.people, c))
  if (!reader || !(await takePlace(deps, linksOfCaseADay, number, { by, at }))) return
  if (!(await takePlace(deps, linksToRecipientADay, reader.email.toLowerCase(), { by, at }))) return
  await executeCommand(deps, {
    caseId: number,
    commandId: `link:${deps.links.digest('link', request.key).slice(0, 32)}`,
    actor: { role: 'applicant' },
    at,
    log,
    command: { type: 'request_link' },
  })
}
