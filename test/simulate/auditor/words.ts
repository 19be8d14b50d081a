/** No mail holds anything of another's, and each link is its holder's. */
import type { Finding } from './audit.ts'
import type { Facts } from './logs.ts'
import type { Read } from './mails.ts'
import { storyOf } from './story.ts'

const word = /\bzq[0-9a-z]{6}\b/g

/** A mail holds words of its own case only; an agency reads nothing of the applicant, unless the appeal went there. */
export const strangerFindings = (
  { marks, peopleWritten, logs, posted, queuedWords, rows, people }: Facts,
  mails: readonly Read[],
): Finding[] => {
  const findings: Finding[] = []
  const letters = new Map<string, string>()
  for (const [id, log] of logs)
    for (const e of log.flatMap(({ events }) => events))
      if (e.type === 'LetterSent') letters.set(String(e.letter), id)
  const addresses = new Map<string, Set<string>>()
  for (const { caseId, content } of people) {
    const { applicant, email: corrected } = content as { applicant?: { email?: string }; email?: string }
    const email = content.kind === 'contact' ? corrected : applicant?.email
    if (email) addresses.set(caseId, (addresses.get(caseId) ?? new Set()).add(email))
  }
  for (const { id, mail, role, caseId, words, to } of mails) {
    const named = [...mail.text.matchAll(/[A-Z]{3}-[ANILM]-\d{4}-\d{6}|Ж\d+-И?\d+/g)].map(
      ([number]) => letters.get(number) ?? number,
    )
    const own = new Set([...(caseId ? [caseId] : []), ...named])
    for (const mark of words) {
      const { of, kind } = marks.get(mark) ?? {}
      const places = [...(peopleWritten.get(mark) ?? [])].map((place) => place.split('\n')[0] ?? '')
      if (!of || places.includes('directory')) continue
      // Of a mail about no case the secretariat is told which address it did not reach.
      if (role === 'secretary' && kind === 'email' && places.includes('deliveries')) continue
      // Members are greeted by their names, and the secretariat is told whom it is to tell itself.
      if (places.includes('members') && (role === 'member' || role === 'secretary')) continue
      if (!places.some((place) => own.has(place)))
        findings.push({
          kind: 'words of a stranger',
          text: `${id} to ${role} about ${[...own]}: ${mark} of ${places}`,
        })
      const isOutside = role === 'agency' || role === 'contact' || role === 'body'
      const wentThere = [...own].some((one) =>
        logs.get(one)?.some(({ events }) => events.some(({ type }) => type === 'AppealForwarded')),
      )
      if (of === 'applicant' && isOutside && !wentThere && kind !== 'file')
        findings.push({
          kind: 'applicant told to an agency',
          text: `${id} to ${role} about ${caseId}: ${kind} ${mark}`,
        })
    }
    const known = addresses.get(caseId)
    if (role === 'applicant' && known && !known.has(to))
      findings.push({ kind: 'sent to another', text: `${id} about ${caseId} to ${to}` })
  }
  for (const { agency, body } of posted)
    for (const mark of body.match(word) ?? [])
      if (marks.get(mark)?.of === 'applicant')
        findings.push({ kind: 'applicant told to an agency', text: `webhook to ${agency}: ${mark}` })
  for (const body of queuedWords.slice(0, 3))
    findings.push({ kind: 'words on a queue', text: body.slice(0, 200) })
  for (const table of ['Cases', 'Views', 'Claims'] as const)
    for (const row of rows[table])
      for (const mark of JSON.stringify(row).match(word) ?? [])
        if (marks.has(mark)) findings.push({ kind: 'words outside their store', text: `${table}: ${mark}` })
  return findings
}

/** Links carry rights that their case has given, to no other's address. */
export const linkFindings = ({ logs, council, peopleWritten }: Facts, mails: readonly Read[]): Finding[] => {
  const findings: Finding[] = []
  const given = new Map<string, Set<string>>()
  const loaded = new Set<string>()
  for (const [id, log] of logs)
    for (const e of log.flatMap(({ events }) => events))
      if (e.type === 'RegisterRowLoaded') loaded.add(id)
      else if (typeof e.grant === 'string') given.set(id, (given.get(id) ?? new Set()).add(e.grant))
  const chairs = new Set(
    council.commissions.flatMap(({ chair, deputy }) => [chair.email, deputy?.email ?? '']),
  )
  /** Whether the directory ever named this address: who held a post before is forgotten after a while. */
  const wasNamed = (address: string) =>
    (address.match(word) ?? []).some((mark) =>
      [...(peopleWritten.get(mark) ?? [])].some((place) => place.startsWith('directory\n')),
    )
  for (const { id, to, role, grants } of mails)
    for (const place of grants) {
      const [caseId = '', grant = ''] = place.split(' ')
      const isStaff = /^(secretary|head)-[0-9a-f]{12}$/.test(grant)
      if (!isStaff && !loaded.has(caseId) && !given.get(caseId)?.has(grant))
        findings.push({ kind: 'link to nothing', text: `${id} to ${role}: ${place}` })
      if (role === 'applicant')
        findings.push({ kind: 'link of an office to an applicant', text: `${id}: ${place}` })
      if (grant.startsWith('chair-') && role === 'chair' && !chairs.has(to) && !wasNamed(to))
        findings.push({ kind: 'link of a chair to another', text: `${id} to ${to}: ${place}` })
    }
  return findings
}

/** Whoever chairs a commission now has a link to each of its open cases. */
export const chairFindings = (
  { logs, others, people, council, erased, refused }: Facts,
  mails: readonly Read[],
): Finding[] => {
  type Held = { chair: { email: string }; deputy?: { email: string }; acting?: string }
  const held = new Map<string, Held>(council.commissions.map((one) => [`commission:${one.id}`, one]))
  for (const { events } of others.get('directory') ?? [])
    for (const { entry, content } of events) {
      const row = people.find(({ caseId, contentId }) => caseId === 'directory' && contentId === content)
      if (row) held.set(String(entry), row.content.held as Held)
    }
  const findings: Finding[] = []
  for (const [id, log] of logs) {
    const story = storyOf(log)
    if (!story?.commission || story.closedOn || erased.includes(id)) continue
    const { chair, deputy, acting } = held.get(`commission:${story.commission}`) ?? { chair: { email: '' } }
    const email = acting === 'deputy' && deputy ? deputy.email : chair.email
    const grant = `${id} chair-${story.assignments}`
    if (!refused.has(email) && !mails.some(({ to, grants }) => to === email && grants.includes(grant)))
      findings.push({ kind: 'chair without a link', text: `${id}: ${email} by chair-${story.assignments}` })
  }
  return findings
}
