/** A citizen's appeal becomes a case: resumable at every step, so that a retry finishes what a crash left. */
import type { AppealInput } from '../../events/inputs.ts'
import type { Council } from '../council/council.ts'
import type { Case } from '../domain/case.ts'
import { canonical, type Executor, executeCommand } from './execute-command.ts'
import type { Links } from './ports.ts'
import type { Fault } from './validate.ts'

export type Registered = { case: Case } | { keyReused: string }

/** What the schema cannot know: the council's own topics and districts. */
export const councilFaults = (council: Council, { topic, district }: AppealInput): Fault[] => [
  ...(council.topics.some((t) => t.id === topic) ? [] : [{ path: 'topic', code: 'unknown_value' as const }]),
  ...(!district || council.districts.some((d) => d.id === district)
    ? []
    : [{ path: 'district', code: 'unknown_value' as const }]),
]

/** Completed claims outlive any repeat that a client or a relay could make. */
export const claimDays = 400

/**
 * Registers an appeal under the client's idempotency key. The same key with the same body gives the same case; with
 * another body `keyReused` names the case that the key already made. Steps: the key's claim, the number, the texts,
 * the first commit; the time is that of the first attempt.
 */
export const registerAppeal = async (
  deps: Executor & { links: Links },
  input: AppealInput,
  request: { key: string; at: string },
): Promise<Registered> => {
  const { claims, links, rules } = deps
  const keyDigest = links.digest('idempotency-key', request.key)
  const bodyDigest = links.digest('body', canonical(input))
  const claimKey = `submit#${keyDigest}`
  const expiresAt = Math.floor(Date.parse(request.at) / 1000) + claimDays * 86_400
  const held =
    (await claims.get(claimKey)) ??
    (await claims.hold(
      claimKey,
      { number: await rules.nextNumber(claims, 'A', request.at), bodyDigest, at: request.at },
      expiresAt,
    ))
  const { number, at } = held as { number: string; at: string }
  if (held.bodyDigest !== bodyDigest) return { keyReused: number }

  const { applicant, subject, text, language, topic, district } = input
  const content = `appeal-${keyDigest.slice(0, 24)}`
  const executed = await executeCommand(deps, {
    caseId: number,
    commandId: `submit:${keyDigest}`,
    actor: { role: 'applicant' },
    at,
    contents: { [content]: { kind: 'appeal', applicant, subject, text } },
    command: {
      type: 'register_appeal',
      content,
      channel: 'web',
      language,
      topic,
      ...(district && { district }),
      applicantKind: applicant.kind,
      ...(applicant.form && { entityForm: applicant.form }),
      reachable: true,
      receivedAt: at,
    },
  })
  if (executed.outcome !== 'done') throw new Error(`${number}: registration refused: ${executed.refused}`)
  return { case: executed.case }
}
