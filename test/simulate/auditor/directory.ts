/** Whoever a change of the directory concerns is told of it: chairs of before and of now, the office, the commission's members. */
import type { Finding } from './audit.ts'
import { localDay } from './calendar.ts'
import { circleOn, compositionOf } from './composition.ts'
import type { Facts } from './logs.ts'
import type { Read } from './mails.ts'

/** How long before a change somebody must have been there with an address, in milliseconds. */
const settled = 180_000
const word = /\bzq[0-9a-z]{6}\b/g

type Post = { name?: string; email: string }
type Held = { chair: Post; deputy?: Post }

export const directoryFindings = (facts: Facts, mails: readonly Read[]): Finding[] => {
  const { others, people, refused, council } = facts
  const findings: Finding[] = []
  const c = compositionOf(others.get('members') ?? [])
  const contentOf = (place: string, content: string) =>
    people.find(({ caseId, contentId }) => caseId === place && contentId === content)?.content
  const current = new Map<string, Held | undefined>(
    council.commissions.map((one) => [`commission:${one.id}`, one]),
  )
  for (const { at, version, events } of others.get('directory') ?? [])
    for (const e of events) {
      const entry = String(e.entry)
      if (!entry.startsWith('commission:') || !e.content) continue
      // Who held it before is forgotten after a month.
      const [before, now] = [
        current.get(entry),
        contentOf('directory', String(e.content))?.held as Held | undefined,
      ]
      current.set(entry, now)
      if (!now) continue
      const names = now.chair.name?.match(word) ?? []
      const commission = entry.slice('commission:'.length)
      const isThere = (time: string | undefined) =>
        time !== undefined && Date.parse(time) + settled < Date.parse(at)
      const members = circleOn(c, localDay(Date.parse(at)), 'commission_meeting', commission).flatMap(
        (member) => {
          const contact = c.contacts.get(member)
          const email = contact && contentOf('members', contact.content)?.email
          return typeof email === 'string' && isThere(contact?.at) && isThere(c.since.get(member))
            ? [email]
            : []
        },
      )
      const posts = [before?.chair, before?.deputy, now.chair, now.deputy].flatMap(
        (post) => post?.email ?? [],
      )
      const office = [council.head, council.secretariat, ...council.secretariat.members].map(
        ({ email }) => email,
      )
      for (const to of new Set([...posts, ...office, ...members])) {
        const isTold = mails.some(
          (mail) =>
            mail.to === to &&
            mail.caseId === '' &&
            mail.at >= Date.parse(at) - 60_000 &&
            names.every((name) => mail.words.includes(name)),
        )
        if (!isTold && !refused.has(to))
          findings.push({ kind: 'change of the directory not told', text: `${entry} at ${version}: ${to}` })
      }
    }
  return findings
}
