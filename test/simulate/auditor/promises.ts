/** What somebody was told is so: whatever was acknowledged is in the log, under no number and no code of another. */
import type { Finding } from './audit.ts'
import type { Commit, Event, Facts } from './logs.ts'
import type { Replied } from './observed.ts'

type Receipt = { number: string; code?: string; letters?: string[]; dueOn?: string | null }

const marksIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\bzq[0-9a-z]{6}\b/g)].map(([mark]) => mark)),
]

export const promiseFindings = (facts: Facts): Finding[] => {
  const { replied, logs, peopleWritten, marks } = facts
  const findings: Finding[] = []
  const say = (kind: string, text: string) => findings.push({ kind, text })
  /** Whether these words were ever put beside this case. */
  const isIn = (mark: string, number: string) =>
    [...(peopleWritten.get(mark) ?? [])].some((place) => place.startsWith(`${number}\n`))

  const numbers = new Map<string, string>()
  const codes = new Map<string, string>()
  for (const { path, key, sent, status, body } of replied) {
    const opens = ['/api/appeals', '/api/desk/appeals', '/api/desk/initiatives'].includes(path)
    if (!opens || status !== 201) continue
    const { number, code, letters, dueOn }: Receipt = JSON.parse(body)
    const log = logs.get(number)
    if (!log) {
      say('receipt for nothing', number)
      continue
    }
    const lacking = marksIn(sent).find((mark) => marks.get(mark)?.kind !== 'file' && !isIn(mark, number))
    if (lacking) say('receipt of another case', `${number} without ${lacking}`)
    const earlier = numbers.get(key)
    if (earlier && earlier !== number) say('one key, two numbers', `${earlier} and ${number}`)
    numbers.set(key, number)
    for (const [other, of] of numbers)
      if (of === number && other !== key) say('one number, two receipts', number)
    if (code) {
      const before = codes.get(code)
      if (before && before !== number) say('one code, two cases', `${before} and ${number}`)
      codes.set(code, number)
    }
    for (const letter of letters ?? [])
      if (!log.some(({ events }) => events.some((e) => e.type === 'LetterSent' && e.letter === letter)))
        say('letter never sent', `${letter} of ${number}`)
    const first = log[0]?.events.find(({ type }) => type === 'AppealRegistered')
    if (first && path !== '/api/desk/initiatives')
      for (const kind of otherwise(first, JSON.parse(sent))) say(kind, number)
    const due = (first?.answer as { due: string | null } | undefined)?.due
    if (first && due !== dueOn) say('receipt with another date', `${number}: ${dueOn}, not ${due}`)
  }

  for (const one of replied) {
    const number = /^\/api\/appeals\/([^/]+)/.exec(one.path)?.[1]
    const code = new URLSearchParams(one.query).get('code') ?? ''
    // Its code is another one once its receipt has gone to another address.
    if (number && one.status === 404 && codes.get(code) === number && !hasAnotherCode(logs.get(number)))
      say('a receipt opens nothing', `${number} ${one.path}`)
    if (number && one.status === 200 && codes.get(code) !== number && !isTheirs(one, code, facts))
      say('opened by a code of another', `${number} ${code}`)
  }

  for (const one of replied) {
    if (one.method !== 'POST') continue
    const events = eventsFor(one)
    const number = numberOf(one)
    if (!events || !number) continue
    const log = logs.get(number) ?? []
    const words = marksIn(one.sent).filter((mark) => marks.get(mark)?.kind === 'text')
    if (words.length && !words.every((mark) => isIn(mark, number)))
      say('acknowledged words are nowhere', `${number} ${one.path} ${words}`)
    const found = log.filter(
      (commit) => commit.events.some(({ type }) => events.includes(type)) && says(facts, commit, words),
    )
    if (found.length === 0) say('acknowledged and not done', `${number} ${one.path} ${events[0]}`)
    const first = found[0]
    if (words.length && first && found.length > 1)
      say('done twice', `${number} ${events[0]} at ${found.map(({ version }) => version)}`)
  }
  for (const { path, status, sent } of replied) {
    if (path !== '/desk/cases' || status !== 303) continue
    const fields = new URLSearchParams(sent)
    for (const name of fields.keys()) {
      const number = /^pick\.(.+)$/.exec(name)?.[1]
      const isDone = ({ events }: Commit) =>
        events.some((e) => e.type === 'CaseAssigned' && e.commission === fields.get('commission'))
      if (number && !logs.get(number)?.some(isDone)) say('acknowledged and not done', `${number} ${path}`)
    }
  }
  return [...findings, ...webhookFindings(facts)]
}

type Sent = {
  applicant: Record<string, unknown>
  oral?: boolean
  representative?: object
  collective?: { signatories: number }
}

const hasAnotherCode = (log: readonly Commit[] = []) =>
  log.some(({ events }) => events.some(({ type, code }) => type === 'ContactCorrected' && code === true))

/** An appeal is registered as it came: by whom, and how whoever wrote it is told. */
const otherwise = (e: Event, { applicant, oral, representative, collective }: Sent): string[] => {
  const has = (...fields: string[]) => fields.some((field) => applicant[field] !== undefined)
  const isRight =
    e.reachable === has('email') &&
    Boolean(e.followsByCode) === (applicant.followByCode === true && !has('email', 'phone')) &&
    Boolean(e.anonymous) === !has('name', 'iin', 'bin', 'email', 'phone', 'address') &&
    Boolean(e.oral) === (oral === true) &&
    Boolean(e.represented) === (representative !== undefined) &&
    e.signatories === collective?.signatories
  return isRight ? [] : ['registered otherwise than it came']
}

/** Whether this code was mailed, or printed, for this case: then it is its applicant's. */
const isTheirs = ({ path }: Replied, code: string, { replied }: Facts): boolean =>
  replied.some(
    ({ status, body, path: other }) =>
      status === 201 &&
      other.includes('appeals') &&
      body.includes(`"${code}"`) &&
      body.includes(path.split('/')[3] ?? ''),
  )

/** The number that a request is about, and says in its answer. */
const numberOf = ({ path, body }: Replied): string | undefined => {
  const atDesk = /^\/desk\/cases\/([^/]+)$/.exec(path)?.[1]
  if (atDesk) return decodeURIComponent(atDesk)
  const signed = /^\/act\/([\w-]+)\..*\/signature$/.exec(path)?.[1]
  if (signed) return Buffer.from(signed, 'base64url').toString().split('\n')[0]
  try {
    const said = JSON.parse(body) as { number?: string; case?: { number: string } }
    return said.number ?? said.case?.number
  } catch {
    return undefined
  }
}

const byAction: Record<string, string[]> = {
  accept: ['CaseAccepted'],
  answer: ['AppealAnswered'],
  recommend: ['RecommendationGiven'],
  letter: ['LetterSent'],
  ask: ['ClarificationAsked'],
  complete: ['CompletionAsked'],
  long_term: ['LongTermSet', 'NextControlSet'],
  extension: ['ExtensionRequested'],
  incomplete: ['DraftReturned'],
  decline: ['DraftNotConsidered'],
  assign: ['CaseAssigned'],
  forward: ['AppealForwarded'],
  crime_or_danger: ['DangerMarked'],
  return_to_applicant: ['AppealReturned'],
  link_repeat: ['RepeatLinked'],
  terminate: ['AppealTerminated'],
  record_response: ['ResponseRecorded'],
  letter_handed_over: ['LetterHandedOver'],
  return: ['CaseReturned'],
  told: ['ExtensionTold'],
  pause: ['ClockPaused'],
  resume: ['ClockResumed'],
  extend: ['ExtensionGranted'],
  refuse_extension: ['ExtensionRefused'],
  respond: ['ResponseRecorded'],
  handed_over: ['HandedOver'],
  correct_contact: ['ContactCorrected'],
  reply: ['ClarificationReceived'],
  completion: ['CompletionReceived'],
  message: ['MessageReceived'],
  dispute: ['AnswerDisputed'],
  withdraw: ['AppealWithdrawn'],
  ask_file: ['FileAccessAsked'],
  publish_answer: ['AnswerPublished'],
  withdraw_consent: ['ConsentWithdrawn'],
  show_file: ['FileAccessGranted'],
  remind: ['LetterReminded'],
  note: ['NoteAdded'],
}

/** The events of which one must be in the log when this was acknowledged. */
const eventsFor = ({ path, status, sent }: Replied): string[] | undefined => {
  if (status === 303 && path.endsWith('/signature')) return ['SignatureAttached']
  if (status === 303 && path.startsWith('/desk/cases/'))
    return byAction[new URLSearchParams(sent).get('action') ?? '']
  if (status !== 200) return undefined
  const ofApplicant = /^\/api\/appeals\/[^/]+\/(messages|withdraw|dispute)$/.exec(path)?.[1]
  if (ofApplicant)
    return {
      messages: ['MessageReceived', 'ClarificationReceived', 'CompletionReceived'],
      withdraw: ['AppealWithdrawn'],
      dispute: ['AnswerDisputed'],
    }[ofApplicant]
  if (!path.startsWith('/api/act/')) return undefined
  return byAction[(JSON.parse(sent || '{}') as { action?: string }).action ?? '']
}

/** Whether a commit is the one that these words came with. */
const says = ({ peopleWritten }: Facts, { caseId, events }: Commit, words: readonly string[]): boolean => {
  if (words.length === 0) return true
  const contents = events.map(({ content }) => `${caseId}\n${content}`)
  return words.every((mark) => contents.some((place) => peopleWritten.get(mark)?.has(place)))
}

/** A webhook that was accepted has had its effect, or none for a reason that its case shows. */
const webhookFindings = ({ replied, logs, peopleWritten, dead }: Facts): Finding[] => {
  const findings: Finding[] = []
  const accepted = replied.filter(({ path, status }) => path.startsWith('/webhooks/') && status === 202)
  const done = new Set([...logs.values()].flat().map(({ commandId }) => commandId))
  for (const { path, key, sent } of accepted) {
    const agency = path.split('/').at(-1)
    if (done.has(`webhook:${agency}:${key}`)) continue
    const { type, data } = JSON.parse(sent) as { type: string; data: Record<string, unknown> }
    const words = marksIn(sent)
    const isSomewhere = words.some((mark) =>
      [...(peopleWritten.get(mark) ?? [])].some((place) => !place.startsWith('agency:')),
    )
    // A version that another webhook brought, a withdrawal of what is over: accepted, and rightly nothing.
    const isOvertaken = type !== 'response.submitted'
    if (!isSomewhere && !isOvertaken && !dead.responses?.length)
      findings.push({
        kind: 'webhook accepted and lost',
        text: `${agency} ${key} ${type} ${String(data.letter ?? data.reference)}`,
      })
  }
  // A draft of which no version ever came to anything.
  const drafts = new Map<string, boolean>()
  for (const { path, key, sent } of accepted) {
    const { type, data } = JSON.parse(sent) as { type: string; data: { reference?: string } }
    if (type !== 'draft_act.submitted') continue
    const agency = path.split('/').at(-1)
    const draft = `${agency} ${data.reference}`
    drafts.set(draft, drafts.get(draft) || done.has(`webhook:${agency}:${key}`))
  }
  for (const [draft, isThere] of drafts)
    if (!isThere) findings.push({ kind: 'draft accepted and lost', text: draft })
  return findings
}
