/** A webhook that failed for a day: the secretariat hears of it, so that the agency is told of the fault. */
import type { Case } from '../../domain/case.ts'
import { carriedGrant, staffGrantId } from '../actions/grants.ts'
import { mailOfCase } from './mail.ts'
import { staffReader } from './readers.ts'
import { type MailSender, sendMail } from './send-mail.ts'

/** An agency's webhook has failed for a day: what it was to tell goes by e-mail, and the secretariat is told. */
export const tellOfFailedHook = async (
  deps: MailSender,
  agency: string,
  c: Case,
  at: string,
  letter?: string,
) => {
  const party = { role: 'secretary' as const }
  const reader = staffReader(deps.rules, party)
  if (!reader) return
  const grant = carriedGrant(deps, staffGrantId(deps, 'secretary'), party, reader.email, at)
  const actUrl = deps.links.actUrl(c, grant, reader.language)
  const name = deps.rules.council.agencies.find(({ id }) => id === agency)?.names ?? agency
  const number = c.caseId
  const model = { kind: 'webhook_failed', number, agency: name, ...(letter && { letter }), actUrl } as const
  const id = `hook#${agency}#${letter ?? number}#${at}`
  await sendMail(deps, mailOfCase(deps, reader, model, c, 'secretary'), { id, at })
}
