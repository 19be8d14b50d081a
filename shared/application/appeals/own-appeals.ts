/** All appeals of one e-mail address: a mail to it has the link of each, so that no account is needed to see one's own. */
import type { Appeal } from '../../domain/case.ts'
import { casesOfAddress } from '../desk/lists/find-case.ts'
import { type Executor, executeCommand } from '../execute-command.ts'
import { mailLimits, takePlace } from '../limits.ts'
import { applicantReader } from '../notices/readers.ts'
import type { CaseLog, Links, People } from '../ports.ts'

type Deps = { log: CaseLog; people: People; links: Links }

/** As many as a mail may list, the latest. */
const most = 30

/** The latest first; those whose applicant is reached elsewhere by now are not among them. */
export const appealsOf = async (deps: Deps, address: string): Promise<Appeal[]> => {
  const cases = await casesOfAddress(deps, address)
  const readers = await Promise.all(cases.map((c) => applicantReader(deps.people, c)))
  const isTheirs = (i: number) => readers[i]?.email.toLowerCase() === address.toLowerCase()
  return cases.filter((c, i): c is Appeal => c.kind === 'appeal' && isTheirs(i)).slice(0, most)
}

/**
 * Has the links of an address's appeals sent there, where there are any; tells nobody whether there were. The latest
 * appeal's log keeps that they were asked for. Not more often than the address may have links.
 */
export const requestOwnAppeals = async (
  deps: Executor & { links: Links },
  address: string,
  { key: by, at }: { key: string; at: string },
): Promise<void> => {
  const [latest] = await appealsOf(deps, address)
  if (!latest || !(await takePlace(deps, mailLimits.linksToRecipientADay, address.toLowerCase(), { by, at })))
    return
  await executeCommand(deps, {
    caseId: latest.caseId,
    commandId: `link:${deps.links.digest('link', by).slice(0, 32)}`,
    actor: { role: 'applicant' },
    at,
    command: { type: 'request_link', all: true },
  })
}
