/**
 * A case's way: each hop of it, with what came of it, folded of what functions have logged and of the case's log. Pure;
 * `trace` prints it.
 */
import type { Commit } from '../../../events/commit.ts'
import type { Actor } from '../../../events/values.ts'
import { consumers } from '../../constructs/consumers.ts'

/** A line of a function's log, as far as it is needed (`shared/runtime/logger.ts` says what each field is). */
export type Line = {
  /** When it was written, UTC. */
  timestamp: string
  /** The function's folder name. */
  service: string
  message: string
  level?: string
  hop?: string
  case?: string
  version?: number
  eventType?: string
  outcome?: string
  route?: string
  requestId?: string
  kind?: string
  to?: string
  error?: string
  ms?: number
  waited?: number
  coldStart?: boolean
}

export type Step = {
  /** When it began, UTC; of a commit that no function tells of, when that was made. */
  at: string
  /** Undefined for what an operator's command did, and where the line is not kept any more. */
  function?: string
  /** What called the function: a route, `queue notices`, `stream`, `schedule`, or `SES` with what it said. */
  from?: string
  /** The events that it was called about, or that it made. */
  about?: string
  /** `done`, `retry`, `terminal`, `refused:` with its code, a request's status; undefined where it never ended. */
  outcome?: string
  /** Milliseconds that it took, and that its message had waited before. */
  ms?: number
  waited?: number
  coldStart?: boolean
  requestId?: string
  commits: { version: number; by: Actor; events: string[] }[]
  /** By the reader's role. */
  mails: { kind: string; to: string; outcome: string }[]
  /** Each with the name of its error, where it has one. */
  failures: { message: string; error?: string }[]
}

/** The line that a hop ends with, by its message: what has called the function. */
const endings: Record<string, (line: Line) => string | undefined> = {
  answered: ({ route }) => route,
  relayed: () => 'stream',
  consumed: ({ service }) =>
    `queue ${Object.entries(consumers).find(([, { consumer }]) => consumer === service)?.[0]}`,
  swept: () => 'schedule',
  delivery: ({ eventType, to }) => `SES: ${eventType} of a mail to ${to}`,
}

export const isEnding = ({ message }: Line): boolean => Object.hasOwn(endings, message)

/**
 * The steps of a case in order of their beginning. Pages and answers that were only read are counted by route instead.
 * @param lines in any order; of others' cases only where one hop was about several
 */
export const wayOf = (
  commits: readonly Commit[],
  lines: readonly Line[],
): { steps: Step[]; reads: Record<string, number> } => {
  const steps: Step[] = []
  const reads: Record<string, number> = {}
  const caseId = commits[0]?.caseId
  const inOrder = [...lines].sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1))
  const hops = Map.groupBy(
    inOrder.filter(({ hop }) => hop !== undefined),
    ({ hop }) => hop,
  )
  const made = new Set<number>()
  for (const hop of hops.values()) {
    const own = hop.filter((line) => line.case === undefined || line.case === caseId)
    const step = stepOf(own, commits)
    if (!step) continue
    for (const { version } of step.commits) made.add(version)
    if (isRead(step)) reads[step.from ?? ''] = (reads[step.from ?? ''] ?? 0) + 1
    else steps.push(step)
  }
  for (const commit of commits)
    if (!made.has(commit.version))
      steps.push({ at: commit.at, commits: [committed(commit)], mails: [], failures: [] })
  return { steps: steps.sort((a, b) => (a.at < b.at ? -1 : 1)), reads }
}

const committed = ({ version, actor, events }: Commit) => ({
  version,
  by: actor,
  events: events.map(({ type }) => type),
})

const isRead = ({ from, outcome, commits, mails, failures }: Step) =>
  from?.startsWith('GET ') === true &&
  Number(outcome) < 400 &&
  commits.length + mails.length + failures.length === 0

/** Undefined for a hop of which nothing is about the case. */
const stepOf = (lines: readonly Line[], commits: readonly Commit[]): Step | undefined => {
  const [first] = lines
  if (!first) return undefined
  const end = lines.find(isEnding)
  const versions = new Set(lines.filter(({ message }) => message === 'committed').map((line) => line.version))
  const ended = end && {
    from: endings[end.message]?.(end),
    // SES's word for what became of the mail is no event of the case.
    about: end.message === 'delivery' ? undefined : end.eventType,
    outcome: end.outcome,
    ms: end.ms,
    waited: end.waited,
    coldStart: end.coldStart,
  }
  const known = Object.entries({ ...ended, requestId: (end ?? first).requestId })
  return {
    at: end ? beginningOf(end) : first.timestamp,
    function: first.service,
    ...Object.fromEntries(known.filter(([, value]) => value !== undefined)),
    commits: commits.filter(({ version }) => versions.has(version)).map(committed),
    mails: lines
      .filter(({ message }) => message === 'mail')
      .map(({ kind = '', to = '', outcome = '' }) => ({ kind, to, outcome })),
    failures: lines
      .filter(({ level }) => level === 'ERROR' || level === 'WARN')
      .map(({ message, error }) => ({ message, ...(error && { error }) })),
  }
}

/** The line is written at the end. */
const beginningOf = ({ timestamp, ms = 0 }: Line) => new Date(Date.parse(timestamp) - ms).toISOString()

/** A step as lines for a reader. */
export const told = (step: Step): string[] => {
  const { at, from, about, outcome = 'no end in the log', ms, waited, coldStart } = step
  const cause = [from, about, waited !== undefined && `after ${waited} ms`].filter(Boolean).join(', ')
  const end = [outcome, ms !== undefined && `${ms} ms`, coldStart && 'cold start'].filter(Boolean).join(', ')
  const rest = [
    ...step.commits.map(
      ({ version, by, events }) =>
        `commit ${version} by ${by.role}${by.as ? ` ${by.as}` : ''}: ${events.join(', ')}`,
    ),
    ...step.mails.map((mail) => `mail ${mail.kind} to ${mail.to}: ${mail.outcome}`),
    ...step.failures.map(({ message, error }) => [message, error].filter(Boolean).join(': ')),
  ]
  const name = step.function ?? '(no function)'
  return [
    `${at.replace('T', ' ').replace('Z', '')}  ${name.padEnd(17)}  ${step.function ? [cause, end].filter(Boolean).join(': ') : rest.shift()}`,
    ...rest.map((line) => `${' '.repeat(44)}${line}`),
  ]
}
