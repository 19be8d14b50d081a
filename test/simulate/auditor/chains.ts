/** Each log is whole: in order, each commit naming the one before, no command twice, no date counted wrong. */
import type { Finding } from './audit.ts'
import { dayEnds, daysOf, localDay } from './calendar.ts'
import { type Commit, deadlinesIn, type Event, type Facts } from './logs.ts'
import { type Story, storyOf } from './story.ts'
import { handoverOf } from './story-parts.ts'
import { beginningOf, editionOn, miscount, registeredOn } from './terms.ts'

export const chainFindings = ({ logs, others, works }: Facts): Finding[] => {
  const findings: Finding[] = []
  const letters = new Map<string, string>()
  for (const [id, log] of [...logs, ...others, ...works]) {
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

/** Cases that a chair's link showed though no commission had them. */
const shownToNobody = ({ replied }: Facts): string[] =>
  replied
    .filter(({ method, path, status }) => method === 'GET' && status === 200 && path.startsWith('/api/act/'))
    .map(({ body }) => JSON.parse(body))
    .filter(({ role, case: shown }) => role === 'chair' && !shown.commission)
    .map(({ case: shown }) => shown.number)

/** Nobody does, or sees, what was no longer theirs. */
export const rightsFindings = (facts: Facts): Finding[] => {
  const { logs } = facts
  const findings: Finding[] = shownToNobody(facts).map((text) => ({ kind: 'shown by an ended link', text }))
  for (const [id, log] of logs) {
    if (!storyOf(log)) continue
    for (const { version, commandId, at, events } of log) {
      const before = storyOf(log.slice(0, version - 1))
      const grant = /^act:(chair-\d+):/.exec(commandId)?.[1]
      if (grant && (grant !== `chair-${before?.assignments}` || !before?.commission))
        findings.push({ kind: 'done by an ended link', text: `${id} at ${version}: ${grant}` })
      for (const e of events) {
        const said = String(e.receivedOn ?? localDay(at))
        if (e.type === 'AnswerDisputed' && before?.dispute?.due && before.dispute.due < said)
          findings.push({ kind: 'disputed too late', text: `${id} at ${version}: ${before.dispute.due}` })
        for (const kind of wrongEnds(facts, e, before, localDay(at)))
          findings.push({ kind, text: `${id} at ${version}: ${e.type} ${e.ground ?? ''} ${e.of ?? ''}` })
        const due = e.type === 'ResponseRecorded' ? before?.letters.get(String(e.letter))?.due : undefined
        if (due !== undefined && e.late !== (due !== null && due < String(e.receivedOn)))
          findings.push({ kind: 'lateness is wrong', text: `${id} at ${version}: ${due} on ${e.receivedOn}` })
      }
    }
  }
  return findings
}

/** What stands against an end without an answer, or against what leads there. */
const wrongEnds = (facts: Facts, e: Event, before: Story | undefined, today: string): string[] => {
  const { logs, council, law, calendar, calendars } = facts
  if (!before) return []
  const ends = ['AppealReturned', 'AppealTerminated'].includes(e.type) || e.filed === true
  const other = typeof e.of === 'string' ? storyOf(logs.get(e.of) ?? []) : undefined
  /** Deployed function by function, a calendar is one of those that there were. */
  const returnableUntil = (): string | null => {
    if (e.ground === 'not_completed') return before.waiting.get('returning')?.deadline.due ?? null
    const days = editionOn(council, law, 'appeal.return', before.registeredOn)?.days ?? 0
    const dues = [[], ...calendars.map(({ off }) => off)].map(
      (off) => daysOf(calendar, off).plus(before.registeredOn, days) ?? '9999',
    )
    return dues.sort().at(-1) ?? null
  }
  const isLate = e.type === 'AppealReturned' && (returnableUntil() ?? '9999') < today
  const broken: Record<string, boolean> = {
    'ended though it tells of a danger': ends && before.danger,
    'returned too late': isLate,
    'returned, never asked to complete': e.ground === 'not_completed' && !before.returnable,
    'terminated as nobody’s': e.ground === 'anonymous' && !before.anonymous,
    'repeats nothing':
      ['AppealReturned', 'RepeatLinked'].includes(e.type) &&
      typeof e.of === 'string' &&
      (other?.kind !== 'appeal' || e.of === before.caseId),
    'repeats what was not answered': e.ground === 'repeated' && other?.answers.length === 0,
    'filed with what was not returned': e.filed === true && other?.ended !== 'returned',
    'two things asked at once':
      (e.type === 'ClarificationAsked' && before.completion !== undefined) ||
      (e.type === 'CompletionAsked' && before.question !== undefined),
    'assigned though nobody is named': e.type === 'CaseAssigned' && before.anonymous && !before.danger,
    'handed over on another day':
      e.type === 'LetterHandedOver' &&
      (String(e.handedOn) > today ||
        String(e.handedOn) < (before.letters.get(String(e.letter))?.sentOn ?? '9')),
    'handed over what did not wait':
      e.type === 'HandedOver' &&
      !before.waiting.has(handoverOf({ what: String(e.what), ...(e.of ? { of: String(e.of) } : {}) })),
    'handed over before it was there':
      e.type === 'HandedOver' && (String(e.handedOn) > today || String(e.handedOn) < before.receivedOn),
    'waits twice to be handed over':
      e.type === 'HandoverOpened' &&
      before.waiting.has(handoverOf({ what: String(e.what), ...(e.of ? { of: String(e.of) } : {}) })),
    'the file was not asked for': e.type === 'FileAccessGranted' && !before.waiting.has('file_access'),
    'reminded of what is answered':
      e.type === 'LetterReminded' && before.letters.get(String(e.letter))?.first !== undefined,
  }
  return Object.entries(broken).flatMap(([kind, is]) => (is ? [kind] : []))
}

/** Days that an event says something was done on are local days of its commit. */
const daysDone = [
  'answeredOn',
  'sentOn',
  'givenOn',
  'returnedOn',
  'decidedOn',
  'forwardedOn',
  'setOn',
  'erasedOn',
  'terminatedOn',
  'linkedOn',
  'markedOn',
  'correctedOn',
  'remindedOn',
]

/** What the secretariat enters from paper was done on the day that the paper came: not before the case, and not to come. */
const paperDays = ['withdrawnOn', 'disputedOn', 'askedOn']

const isOwnDay = (e: Event, field: string, { actor }: Commit, { receivedOn }: Story, today: string) => {
  const day = String(e[field])
  if (actor.role !== 'secretary') return day === today
  return receivedOn <= day && day <= today && (e.receivedOn === undefined || e.receivedOn === day)
}

export const dateFindings = (facts: Facts): Finding[] => {
  const { council, law, calendar } = facts
  const findings: Finding[] = []
  const calendars = new Map(facts.calendars.map(({ hash, off }) => [hash, daysOf(calendar, off)]))
  const usual = daysOf(calendar)
  for (const [id, log] of facts.logs) {
    const story = storyOf(log)
    if (!story) continue
    const actType = String(log[0]?.events[0]?.actType ?? '')
    const say = (kind: string, { version }: Commit, text: string) =>
      findings.push({ kind, text: `${id} at ${version}: ${text}` })
    for (const commit of log) {
      const { at, events } = commit
      const today = localDay(at)
      for (const e of events) {
        for (const field of daysDone)
          if (e[field] !== undefined && e[field] !== today)
            say('day of another', commit, `${e.type} ${field} ${e[field]}, not ${today}`)
        for (const field of paperDays)
          if (e[field] !== undefined && !isOwnDay(e, field, commit, story, today))
            say('day of another', commit, `${e.type} ${field} ${e[field]}, not ${today}`)
        if (typeof e.receivedAt === 'string' && e.receivedOn !== localDay(e.receivedAt))
          say('day of another', commit, `received ${e.receivedAt}, on ${e.receivedOn}`)
        for (const [field, deadline] of deadlinesIn(e)) {
          const counted = calendars.get(deadline.calendar) ?? usual
          const registered = (instant: string) => registeredOn(council, counted, instant)
          if (typeof e.receivedAt === 'string' && e.registeredOn !== registered(e.receivedAt))
            say('registered on another day', commit, `${e.receivedAt} on ${e.registeredOn}`)
          const { kind: letterKind } = story.letters.get(String(e.letter)) ?? {}
          const begins = beginningOf(
            field,
            { ...e, letterKind },
            { events, at, kind: story.kind, actType },
            registered,
          )
          const edition = editionOn(
            council,
            law,
            deadline.term,
            begins?.on ?? deadline.edition?.from ?? deadline.from,
          )
          const from = edition?.start === 'registration' ? (begins?.registration ?? begins?.on) : begins?.on
          if (begins && (begins.term !== deadline.term || from !== deadline.from))
            say(
              'term from another day',
              commit,
              `${e.type} ${field} ${deadline.term} from ${deadline.from}, not ${begins.term} from ${from}`,
            )
          const wrong = miscount(deadline, edition, counted, pausesBefore(log, commit, e))
          if (wrong) say('date counted wrong', commit, `${e.type} ${field}: ${wrong}`)
        }
        if (['DeadlineMissed', 'ClarificationLapsed', 'CompletionLapsed'].includes(e.type)) {
          if (String(e.due) >= today)
            say('missed before its day was over', commit, `${e.deadline} ${e.due} on ${today}`)
          if (e.occurredAt !== dayEnds(String(e.due)))
            say('missed at another time', commit, `${e.due} at ${e.occurredAt}`)
          if (e.type === 'DeadlineMissed' && ['clarification', 'completion'].includes(String(e.deadline)))
            say('missed, not lapsed', commit, String(e.deadline))
        }
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
          'FileAccessAsked',
          'NextControlSet',
          'LongTermSet',
        ].includes(type),
      )
    if (again && !moves) findings.push({ kind: 'missed twice', text: `${id} ${again}` })
  }
  return findings
}
