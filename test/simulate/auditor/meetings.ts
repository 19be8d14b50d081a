/** Members are told of a meeting that was announced, moved or cancelled, where they gave an address. */
import type { Finding } from './audit.ts'
import { circleOn, compositionOf } from './composition.ts'
import { doingOf } from './council.ts'
import type { Commit, Facts } from './logs.ts'
import type { Read } from './mails.ts'

const meetings = ['general_meeting', 'presidium_meeting', 'commission_meeting']
/** How long before an announcement somebody must have been there with an address, in milliseconds. */
const settled = 180_000

const has = (log: readonly Commit[], ...types: string[]) =>
  log.some(({ events }) => events.some(({ type }) => types.includes(type)))

const sinceMoved = (log: readonly Commit[]) =>
  log.slice(log.findLastIndex((commit) => has([commit], 'ActivityMoved')) + 1)

/** Which commits of a meeting its members are told of, with the day that it is on then. */
const toldOf = (log: readonly Commit[]): { commit: Commit; on: string }[] =>
  log.flatMap((commit) => {
    const [before, later] = [log.slice(0, commit.version - 1), log.slice(commit.version)]
    const on = doingOf(log.slice(0, commit.version))?.on
    const isOver = has(later, 'ActivityMoved', 'ActivityCancelled', 'ActivityHeld')
    // What was said already need not be said again.
    const isAgain = has(sinceMoved(before), 'ActivityAnnounced')
    const isTold =
      (has([commit], 'ActivityAnnounced') && !isOver && !isAgain) ||
      (has([commit], 'ActivityMoved') && has(before, 'ActivityAnnounced') && !isOver) ||
      (has([commit], 'ActivityCancelled') && has(before, 'ActivityAnnounced'))
    return on && isTold ? [{ commit, on }] : []
  })

export const meetingFindings = (facts: Facts, mails: readonly Read[]): Finding[] => {
  const { works, others, people, refused, erased } = facts
  const c = compositionOf(others.get('members') ?? [])
  const emailOf = (content: string) =>
    people.find(({ caseId, contentId }) => caseId === 'members' && contentId === content)?.content.email
  const findings: Finding[] = []
  for (const [id, log] of works) {
    const a = doingOf(log)
    if (!a || !meetings.includes(a.form) || erased.includes(id)) continue
    for (const { commit, on } of toldOf(log)) {
      const before = (at: string | undefined) =>
        at !== undefined && Date.parse(at) + settled < Date.parse(commit.at)
      for (const member of circleOn(c, on, a.form, a.commission)) {
        const contact = c.contacts.get(member)
        const email = contact && emailOf(contact.content)
        if (contact && typeof email !== 'string' && before(contact.at) && before(c.since.get(member))) {
          const isAsked = log
            .slice(commit.version)
            .some(({ events }) =>
              events.some((e) => e.type === 'TellingOpened' && (e.members as string[]).includes(member)),
            )
          const isOver = has(log.slice(commit.version), 'ActivityMoved', 'ActivityCancelled', 'ActivityHeld')
          if (!isAsked && !isOver)
            findings.push({ kind: 'nobody told', text: `${id} at ${commit.version}: ${member} by hand` })
        }
        if (typeof email !== 'string' || !before(contact?.at) || !before(c.since.get(member))) continue
        const isTold = mails.some(
          ({ to, role, caseId, at }) =>
            to === email && role === 'member' && caseId === id && at >= Date.parse(commit.at) - 60_000,
        )
        if (!isTold && !refused.has(email))
          findings.push({ kind: 'nobody told', text: `${id} at ${commit.version}: ${member}` })
      }
    }
  }
  return findings
}
