/** Whoever attached files hears which of them were not taken, why, and how to send them again: once for each file. */
import type { Envelope } from '../../../events/commit.ts'
import type { Role } from '../../../events/values.ts'
import { type Activity, activityOf } from '../../domain/activities/activity.ts'
import type { Case } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { chairGrant } from '../../domain/notices/readers.ts'
import { inPath } from '../../domain/number.ts'
import type { Party } from '../../domain/pending.ts'
import type { MailOf } from '../../text/notices/models.ts'
import { carriedGrant, grantIdOf } from '../actions/grants.ts'
import { mailOf } from '../notices/mail.ts'
import type { Mailer } from '../notices/ports.ts'
import { applicantReader, type Composer, type Reader, staffReader } from '../notices/readers.ts'
import { leaseSeconds, sendMail } from '../notices/send-mail.ts'
import type { CaseLog, Claims, People } from '../ports.ts'
import { subjectOf, textOf } from '../texts-of-case.ts'
import { filesOfTexts } from './attachments.ts'
import { refusedOf } from './checking.ts'

type Telling = Composer & { log: CaseLog; claims: Claims; mailer: Mailer }

/** As long as an unchecked file is kept: what was attached before is no news. */
const toldDays = 15

/**
 * Tells of the files that came with this event's text; `at` is UTC. Gives the key of a claim that another holds: to be
 * tried again.
 */
export const tellOfRefused = async (
  deps: Telling,
  { subject: caseId, data }: Envelope,
  at: string,
): Promise<{ sent: number; busy?: string }> => {
  const content = 'content' in data ? data.content : undefined
  const log = await deps.log.load(caseId)
  const commit = log.find(({ events }) => events.some((e) => 'content' in e && e.content === content))
  const matter = fold(log) ?? activityOf(log)
  if (!matter || !content || !commit || ('erased' in matter && matter.erased)) return { sent: 0 }
  if (Date.parse(at) - Date.parse(commit.at) > toldDays * 86_400_000) return { sent: 0 }

  const claimed: Awaited<ReturnType<typeof refusedOf>> = []
  for (const file of await refusedOf(
    deps.people,
    caseId,
    await filesOfTexts(deps.people, caseId, [content]),
  )) {
    const lease = await deps.claims.lease(claimOf(file), leaseSeconds)
    if (lease === 'busy') return { sent: 0, busy: claimOf(file) }
    if (lease === 'granted') claimed.push(file)
  }
  const letter = 'letter' in data ? data.letter : undefined
  const found = claimed.length ? await addressed(deps, matter, commit.actor, letter, at) : undefined
  if (found) {
    const { reader, to, url, role } = found
    const subject = await aboutOf(deps.people, matter, letter)
    // Their names are the applicant's own; the desk's page has them.
    const files = claimed.map(({ name, why }) => ({ ...(to !== 'for_applicant' && { name }), why }))
    const model = { kind: 'files_refused', number: letter ?? caseId, subject, to, files, url } as const
    const [first] = claimed
    const mail = mailOf(deps, reader, model, { thread: caseId, tags: { case: caseId, to: role } })
    await sendMail(deps, mail, { id: `files#${first?.id}`, at })
  }
  for (const file of claimed) await deps.claims.complete(claimOf(file))
  return { sent: found ? 1 : 0 }
}

const claimOf = ({ id }: { id: string }) => `mail#file-${id}#sender`

/** What files came to. */
type Matter = Case | Activity

/** An agency knows its letter, and nothing of the case behind it. */
const aboutOf = async (people: People, matter: Matter, letter: string | undefined): Promise<string> =>
  matter.kind === 'activity'
    ? ((await textOf(people, matter.number, matter.content, 'activity'))?.title ?? '')
    : subjectOf(people, matter, letter && matter.letters[letter]?.content)

type Addressed = { reader: Reader; role: Role; to: MailOf<'files_refused'>['to']; url: string }

/** Who attached them, as things are now: the chair of now, and for an applicant without an address the secretariat. */
const addressed = async (
  deps: Telling,
  c: Matter,
  sender: Party,
  letter: string | undefined,
  at: string,
): Promise<Addressed | undefined> => {
  const { links, people, rules, portal } = deps
  if (c.kind === 'activity') {
    const secretariat = staffReader(rules, { role: 'secretary' })
    if (!secretariat) return undefined
    const url = `${portal}/desk/activities/${inPath(c.number)}?lang=${secretariat.language}`
    return { reader: secretariat, role: 'secretary', to: 'activity', url }
  }
  if (sender.role === 'applicant') {
    const reader = await applicantReader(people, c)
    if (reader)
      return { reader, role: 'applicant', to: 'applicant', url: links.statusUrl(c, reader.language) }
    const { secretariat } = rules.council
    const url = `${portal}/desk/cases/${inPath(c.caseId)}?lang=${secretariat.language}`
    return { reader: secretariat, role: 'secretary', to: 'for_applicant', url }
  }
  const isChair = sender.role === 'chair' && c.commission !== undefined && chairGrant(c) !== undefined
  const party: Party = isChair
    ? { role: 'chair', as: c.commission as string }
    : sender.role === 'agency'
      ? sender
      : { role: 'secretary' }
  const reader = staffReader(rules, party)
  const grant = reader && grantIdOf(deps, c, party, letter)
  if (!reader || !grant) return undefined
  const url = links.actUrl(c, carriedGrant(deps, grant, party, reader.email, at), reader.language)
  return { reader, role: party.role, to: party.role === 'agency' ? 'agency' : 'office', url }
}
