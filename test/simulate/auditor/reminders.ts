/** Reminders come at their stages, once, to whom they belong, and in a digest that went out. */
import type { Finding } from './audit.ts'
import { type Days, daysOf } from './calendar.ts'
import type { Facts } from './logs.ts'
import { readMail } from './mime.ts'
import { type Story, storyOf } from './story.ts'

/** Working days from the due date: before it negative. */
const offsetOf = (due: string, day: string, days: Days): number | null => {
  if (day > due) return days.count(due, day)
  const left = days.count(day, due)
  return left === null ? null : -left || 0
}

const stageOf = (
  offset: number,
  { before, after, every }: Facts['council']['reminders'],
): number | undefined => {
  const last = after.at(-1) ?? 0
  if (offset > last && every > 0) return last + Math.floor((offset - last) / every) * every
  return [...before.map((n) => -n), 0, ...after].sort((a, b) => a - b).findLast((stage) => stage <= offset)
}

type Line = { key: string; to: string; stage: number }

/** Whom a day asks to be reminded, and was not. */
const owedOn = (s: Story, today: string, facts: Facts, days: Days): Line[] =>
  [...s.waiting].flatMap(([key, { deadline, role: owner, told }]): Line[] => {
    const { council } = facts
    // A body that no mail reaches is reminded by the secretariat.
    const role = owner === 'agency' && isOutOfReach(facts, s, key) ? 'secretary' : owner
    const { due, from } = deadline
    const isQuiet =
      (key === 'answer' && s.waiting.has('control')) ||
      (s.stoppedOn !== undefined && (key === 'answer' || key === 'recommendation'))
    if (!due || isQuiet) return []
    const [offset, start] = [offsetOf(due, today, days), offsetOf(due, from, days)]
    if (offset === null) return []
    const rules = council.reminders
    const ofApplicant = role === 'applicant'
    const stage = ofApplicant
      ? rules.applicant.before
          .map((n) => -n)
          .sort((a, b) => a - b)
          .findLast((one) => one <= offset)
      : stageOf(offset, rules)
    if (stage === undefined || (start !== null && stage <= start)) return []
    const readers = ofApplicant
      ? [s.reachable ? 'applicant' : 'secretary']
      : [
          role,
          ...(stage >= rules.escalate.secretary && role !== 'secretary' ? ['secretary'] : []),
          ...(stage >= rules.escalate.head && role !== 'head' ? ['head'] : []),
        ]
    return readers
      .filter((to) => (told.get(to) ?? Number.NEGATIVE_INFINITY) < stage)
      .map((to) => ({ key, to, stage }))
  })

export const reminderFindings = (facts: Facts): Finding[] => {
  const { logs, mailed, posted, quietSweeps, calendars, calendar, refused, council } = facts
  const findings: Finding[] = []
  const days = daysOf(calendar, calendars.at(-1)?.off)
  const digests = mailed.flatMap(({ raw }) => {
    const { headers, text } = readMail(raw)
    const on = /digest-(\d{4}-\d\d-\d\d)/.exec(headers.get('references') ?? '')?.[1]
    const to = /\bto=(\w+)/.exec(headers.get('x-ses-message-tags') ?? '')?.[1]
    return on ? [{ on, to, text }] : []
  })
  for (const [id, log] of logs) {
    const story = storyOf(log)
    if (!story) continue
    const said = new Map<string, string>()
    for (const { version, events } of log)
      for (const e of events) {
        if (e.type !== 'ReminderSent') continue
        const [key, to, on] = [String(e.deadline), String(e.to), String(e.on)]
        const number = key.startsWith('letter:') ? key.slice(7) : id
        const line = `${id} at ${version}: ${key} ${e.stage} to ${to} on ${on}`
        const mailedIt = digests.some(
          (digest) => digest.on === on && digest.to === to && digest.text.includes(number),
        )
        const hookedIt =
          to === 'agency' && posted.some(({ body }) => body.includes('reminder.due') && body.includes(number))
        const mayBeRefused = refused.size > 0
        if (!mailedIt && !hookedIt && !mayBeRefused)
          findings.push({ kind: 'reminder noted and not sent', text: line })
        // Moved or begun anew, a date has its stages again.
        const stage = `${key} ${e.due} ${to} ${e.stage}`
        const before = said.get(stage)
        const anew = log.some(
          ({ version: at, events: others }) =>
            before !== undefined &&
            at > Number(before) &&
            at <= version &&
            others.some(({ type }) =>
              [
                'DueDatesMoved',
                'ClockResumed',
                'CaseReturned',
                'CaseAssigned',
                'DraftVersionReceived',
                'NextControlSet',
                'AnswerDisputed',
                'ClarificationAsked',
                'ExtensionRequested',
                'LongTermSet',
                'ExtensionGranted',
                'FileAccessAsked',
              ].includes(type),
            ),
        )
        if (before !== undefined && !anew) findings.push({ kind: 'stage told twice', text: line })
        said.set(stage, String(version))
        const expected =
          e.to === 'applicant' || isOfApplicant(log.slice(0, version - 1), key)
            ? council.reminders.applicant.before.map((n) => -n)
            : undefined
        if (expected && !expected.includes(Number(e.stage)))
          findings.push({ kind: 'no such stage', text: line })
        if (!days.isWorked(on) && !calendars.length)
          findings.push({ kind: 'reminded on a day off', text: line })
      }
    const [last] = quietSweeps.slice(-1)
    if (!last) continue
    for (const { key, to, stage } of owedOn(story, last, facts, days)) {
      // An address that takes nothing, or whose case is erased, is told in no digest.
      if (to === 'applicant' && story.erased) continue
      findings.push({ kind: 'never reminded', text: `${id} ${key} ${stage} to ${to} by ${last}` })
    }
  }
  return findings
}

/** No mail reaches the letter's body: it is in no configuration, and the letter has no address, or not any more. */
const isOutOfReach = ({ people }: Facts, { caseId, letters }: Story, key: string): boolean => {
  const letter = letters.get(key.slice('letter:'.length))
  const written = people.find((row) => row.caseId === caseId && row.contentId === letter?.content)
  const to = written?.content.to as { email?: string } | undefined
  return letter?.agency === 'outside' && to?.email === undefined
}

const isOfApplicant = (log: Parameters<typeof storyOf>[0], key: string) =>
  storyOf(log)?.waiting.get(key)?.role === 'applicant'
