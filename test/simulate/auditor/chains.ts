/** Each log is whole: in order, each commit naming the one before, no command twice, no date counted wrong. */
import type { Finding } from './audit.ts'
import { dayAfter, dayEnds, daysOf, localDay } from './calendar.ts'
import { type Commit, type Deadline, deadlinesIn, type Event, type Facts } from './logs.ts'
import { storyOf } from './story.ts'

export const chainFindings = ({ logs, others }: Facts): Finding[] => {
  const findings: Finding[] = []
  const letters = new Map<string, string>()
  for (const [id, log] of [...logs, ...others]) {
    for (const [i, { version, prev }] of log.entries())
      if (version !== i + 1)
        findings.push({ kind: 'log with a gap', text: `${id} has ${version} at ${i + 1}` })
      else if (prev !== (log[i - 1]?.hash ?? ''))
        findings.push({ kind: 'chain broken', text: `${id} at ${version}` })
    const commands = log.map(({ commandId }) => commandId)
    if (new Set(commands).size < commands.length)
      findings.push({
        kind: 'command done twice',
        text: `${id}: ${commands.find((one, i) => commands.indexOf(one) !== i)}`,
      })
  }
  for (const [id, log] of logs)
    for (const { events } of log)
      for (const e of events) {
        if (e.type !== 'LetterSent') continue
        const letter = String(e.letter)
        const other = letters.get(letter)
        if (other) findings.push({ kind: 'letter number twice', text: `${letter}: ${other} and ${id}` })
        letters.set(letter, id)
        const pointer = others.get(`letter:${letter}`)?.at(-1)?.events[0]
        if (pointer?.case !== id || pointer.agency !== e.agency)
          findings.push({ kind: 'letter leads elsewhere', text: `${letter} of ${id}: ${pointer?.case}` })
      }
  return findings
}

/** Nobody does what was no longer theirs to do. */
export const rightsFindings = ({ logs }: Facts): Finding[] => {
  const findings: Finding[] = []
  for (const [id, log] of logs) {
    if (!storyOf(log)) continue
    for (const { version, commandId, at, events } of log) {
      const before = storyOf(log.slice(0, version - 1))
      const grant = /^act:(chair-\d+):/.exec(commandId)?.[1]
      if (grant && (grant !== `chair-${before?.assignments}` || !before?.commission))
        findings.push({ kind: 'done by an ended link', text: `${id} at ${version}: ${grant}` })
      for (const e of events) {
        if (e.type === 'AnswerDisputed' && before?.dispute?.due && before.dispute.due < localDay(at))
          findings.push({ kind: 'disputed too late', text: `${id} at ${version}: ${before.dispute.due}` })
        const due = e.type === 'ResponseRecorded' ? before?.letters.get(String(e.letter))?.due : undefined
        if (due !== undefined && e.late !== (due !== null && due < String(e.receivedOn)))
          findings.push({ kind: 'lateness is wrong', text: `${id} at ${version}: ${due} on ${e.receivedOn}` })
      }
    }
  }
  return findings
}

/** From which day a term runs, and which it is; undefined where another check knows. */
const termOf = (field: string, e: Event, at: string): { term: string; from: unknown } | undefined => {
  const today = localDay(at)
  const fixed: Record<string, [term: string, from: unknown]> = {
    'AppealRegistered answer': ['appeal.answer', e.receivedOn],
    'AppealRegistered triage': ['appeal.triage', e.receivedOn],
    'DraftActRegistered recommendation': ['draft_act.recommendation', e.receivedOn],
    'DraftActRegistered triage': ['appeal.triage', e.receivedOn],
    'CaseAssigned acceptance': ['appeal.acceptance', today],
    'CaseReturned triage': ['appeal.triage', today],
    'ClarificationAsked clarification': ['appeal.clarification', today],
    'ExtensionRequested decision': ['extension.decision', today],
    'ExtensionGranted notice': ['extension.notice', today],
    'AnswerDisputed answer': ['appeal.answer', today],
    'AppealAnswered dispute': ['appeal.dispute', e.answeredOn],
    'LetterSent response': ['letter.response', e.sentOn],
    'DraftVersionReceived recommendation': ['draft_act.recommendation', e.receivedOn],
    'DraftVersionReceived triage': ['appeal.triage', e.receivedOn],
    'DraftVersionReceived acceptance': ['appeal.acceptance', today],
  }
  const found = fixed[`${e.type} ${field}`]
  return found && { term: found[0], from: found[1] }
}

/** Days that an event says something was done on are local days of its commit. */
const daysDone = [
  'answeredOn',
  'sentOn',
  'givenOn',
  'withdrawnOn',
  'disputedOn',
  'returnedOn',
  'decidedOn',
  'forwardedOn',
  'setOn',
  'erasedOn',
]

export const dateFindings = (facts: Facts): Finding[] => {
  const findings: Finding[] = []
  const calendars = new Map(facts.calendars.map(({ hash, off }) => [hash, off]))
  for (const [id, log] of facts.logs) {
    const story = storyOf(log)
    if (!story) continue
    const say = (kind: string, commit: Commit, text: string) =>
      findings.push({ kind, text: `${id} at ${commit.version}: ${text}` })
    for (const commit of log)
      for (const e of commit.events) {
        const today = localDay(commit.at)
        for (const field of daysDone)
          if (e[field] !== undefined && e[field] !== today)
            say('day of another', commit, `${e.type} ${field} ${e[field]}, not ${today}`)
        if (typeof e.receivedAt === 'string' && e.receivedOn !== localDay(e.receivedAt))
          say('day of another', commit, `received ${e.receivedAt}, on ${e.receivedOn}`)
        for (const [field, deadline] of deadlinesIn(e)) {
          const expected = termOf(field, e, commit.at)
          if (expected && (expected.term !== deadline.term || expected.from !== deadline.from))
            say(
              'term from another day',
              commit,
              `${e.type} ${field} ${deadline.term} from ${deadline.from}, not ${expected.term} from ${expected.from}`,
            )
          const wrong = wrongIn(
            deadline,
            facts,
            calendars.get(deadline.calendar) ?? [],
            pausesBefore(log, commit, e),
          )
          if (wrong) say('date counted wrong', commit, `${e.type} ${field}: ${wrong}`)
        }
        if (e.type === 'DeadlineMissed' || e.type === 'ClarificationLapsed') {
          if (String(e.due) >= today)
            say('missed before its day was over', commit, `${e.deadline} ${e.due} on ${today}`)
          if (e.occurredAt !== dayEnds(String(e.due)))
            say('missed at another time', commit, `${e.due} at ${e.occurredAt}`)
        }
      }
  }
  return findings
}

/** Days that the clock of the case itself stood still, for a date that an event moves. */
const pausesBefore = (
  log: readonly Commit[],
  { version }: Commit,
  e: Event,
): { from: string; to: string }[] => {
  if (e.type !== 'ClockResumed' && e.type !== 'DueDatesMoved') return []
  return storyOf(log.slice(0, version))?.pauses ?? []
}

const wrongIn = (
  { mode, from, due, days, term, skipped, missing, provisional }: Deadline,
  { council, calendar }: Facts,
  off: readonly string[],
  pauses: readonly { from: string; to: string }[],
): string | undefined => {
  if (mode === 'chosen') return undefined
  const known = council.terms[term]
  if (days !== known?.days || mode !== known.mode) return `${days} ${mode} days for ${term}`
  const counted = daysOf(calendar, off)
  const isMain = term === 'appeal.answer' || term === 'draft_act.recommendation'
  const isPaused = (day: string) => isMain && pauses.some((one) => one.from <= day && day < one.to)
  const right = counted.plus(from, days, isPaused)
  if (due !== (right ?? null)) return `${due}, not ${right} (${days} from ${from})`
  if (due === null) return missing?.length ? undefined : 'no date, and no year that is missing'
  const passed: string[] = []
  let seen = false
  for (let day = dayAfter(from); day <= due; day = dayAfter(day)) {
    if (!counted.isWorked(day) || isPaused(day)) passed.push(day)
    seen ||= counted.isProvisional(day)
  }
  if (passed.join() !== skipped.map(({ date }) => date).join()) return 'other days passed over than it says'
  return Boolean(provisional) === seen ? undefined : `provisional ${provisional}`
}

/** Nothing waits on nobody, and nothing that has passed is left unsaid. */
export const waitingFindings = ({ logs, quietSweeps }: Facts): Finding[] => {
  const findings: Finding[] = []
  const last = quietSweeps.at(-1) ?? ''
  for (const [id, log] of logs) {
    const story = storyOf(log)
    if (!story) continue
    if (!story.closedOn && story.waiting.size === 0) findings.push({ kind: 'waits on nobody', text: id })
    if (!story.closedOn && !story.commission && !story.hasBeenAsked && story.kind !== 'initiative')
      findings.push({ kind: 'neither assigned nor asked about', text: id })
    for (const [key, { deadline, role, missed }] of story.waiting) {
      if (!role) findings.push({ kind: 'waits on nobody', text: `${id} ${key}` })
      const stands = story.stoppedOn && (key === 'answer' || key === 'recommendation')
      if (deadline.due && deadline.due < last && !missed && !stands)
        findings.push({ kind: 'missed and unsaid', text: `${id} ${key} ${deadline.due}` })
    }
    const missed = log
      .flatMap(({ events }) => events)
      .flatMap((e) => (e.type === 'DeadlineMissed' ? [`${e.deadline} ${e.due}`] : []))
    const again = missed.find((one, i) => missed.indexOf(one) !== i)
    const moves = log
      .flatMap(({ events }) => events)
      .some(({ type }) =>
        [
          'DueDatesMoved',
          'ClockResumed',
          'CaseReturned',
          'AnswerDisputed',
          'DraftVersionReceived',
          'CaseAssigned',
          'ClarificationAsked',
          'ExtensionRequested',
          'NextControlSet',
          'LongTermSet',
        ].includes(type),
      )
    if (again && !moves) findings.push({ kind: 'missed twice', text: `${id} ${again}` })
  }
  return findings
}
