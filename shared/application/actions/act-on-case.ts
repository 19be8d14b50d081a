/** The holder of an e-mailed link opens it, takes an action, or asks for a link that still works. */
import type { Commit } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import type { ActionInput } from '../../../events/inputs.ts'
import { type Case, fold, type Grant } from '../../domain/case.ts'
import type { Command } from '../../domain/decide.ts'
import { canonical } from '../commits.ts'
import { type Executed, type Executor, executeCommand } from '../execute-command.ts'
import { type Attaching, attachedTo, filesIn, type Uploads } from '../files/attachments.ts'
import { asOfFirstTry, type Tried } from '../first-try.ts'
import { countOnce, mailLimits, takePlace } from '../limits.ts'
import type { Links, People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import { actorOf, readCarried, staffGrant } from './grants.ts'

export type Opened =
  | { outcome: 'open'; case: Case; log: Commit[]; grantId: string; grant: Grant }
  /** The assignment or letter that the link was for has moved on, or another person has the office. */
  | { outcome: 'ended'; caseId: string; grantId: string }
  | { outcome: 'forged' }

/** What a token opens, checked against the folded log. */
export const openGrant = async (
  deps: Pick<Executor, 'log' | 'rules'> & { links: Links },
  token: string,
): Promise<Opened> => {
  const named = deps.links.readToken(token)
  if (!named) return { outcome: 'forged' }
  const { grantId, isHeld } = readCarried(deps, named.grant)
  const log = await deps.log.load(named.caseId)
  const c = fold(log)
  const grant = c && (c.grants[grantId] ?? staffGrant(deps, grantId))
  // A link of a case that a restore took back is not one of the case that has its number now.
  if (!c || !grant || deps.links.markOf(c) !== named.mark) return { outcome: 'forged' }
  return grant.open && isHeld(grant)
    ? { outcome: 'open', case: c, log, grantId, grant }
    : { outcome: 'ended', caseId: named.caseId, grantId }
}

export type Acted = Executed | { outcome: 'reused'; case: Case }

/**
 * Takes an action under a grant. The same key under the same grant is the same click; when it comes with other words
 * (the form was gone back to), those were never sent, and whoever typed them must not be told that they were.
 */
export const act = async (
  deps: Executor & Attaching & { links: Links },
  opened: Extract<Opened, { outcome: 'open' }>,
  input: ActionInput,
  request: { key: string; at: string; tried?: Tried },
  uploads: Uploads = [],
): Promise<Acted> => {
  const { grant } = opened
  const actor = actorOf(grant)
  const caseId = opened.case.caseId
  const commandId = actId(deps, opened, request.key)
  // Other words under the same key have an id of their own: whichever is decided on, its words are the ones that stay.
  const content = `${input.action}-${deps.links.digest('content', canonical([caseId, commandId, input])).slice(0, 24)}`
  const before = input.action === 'recommend' ? await madeBefore(deps.people, opened.case) : undefined
  const commandAt = (at: string) => commandOf(input, content, grant, at, before)
  const asking = { ...request, log: opened.log }
  const asked = { caseId, commandId, actor, words: input, command: (at: string) => commandAt(at).command }
  const executed = await asOfFirstTry(deps, asking, asked, (when) => {
    const { command, contents } = commandAt(when.at)
    const text = contents?.[content]
    return executeCommand(deps, {
      caseId,
      commandId,
      actor,
      ...when,
      action: { name: input.action, letter: grant.letter },
      command,
      ...(contents && {
        contents: { ...contents, ...(text && { [content]: { ...text, ...filesIn(uploads) } as Content }) },
      }),
      ...attachedTo(deps, uploads, {
        caseId,
        content,
        holder: actHolder(deps, opened, request.key),
        at: request.at,
      }),
    })
  })
  if (executed.outcome === 'refused' || !executed.repeated || !commandAt(request.at).contents) return executed
  const events = executed.log.find((commit) => commit.commandId === commandId)?.events ?? []
  const saidThis = events.some((e) => 'content' in e && e.content === content)
  return saidThis ? executed : { outcome: 'reused', case: executed.case }
}

type Link = Extract<Opened, { outcome: 'open' }>
const actId = ({ links }: { links: Links }, { grantId }: Link, key: string) =>
  `act:${grantId}:${links.digest('action', key).slice(0, 32)}`
/** Who attaches files to an action: the same click on the same case. */
export const actHolder = (deps: { links: Links }, opened: Link, key: string) =>
  `${opened.case.caseId} ${actId(deps, opened, key)}`

/** The remarks on the version before; `content` names where they were read, and is empty where none could be. */
const madeBefore = async (people: People, c: Case) => {
  const last = c.kind === 'draft_act' ? c.recommendation : undefined
  const written = await textOf(people, c.caseId, last?.content, 'recommendation')
  return {
    content: (written && last?.content) ?? '',
    version: last?.draftVersion ?? 0,
    remarks: written?.remarks ?? [],
  }
}
type MadeBefore = Awaited<ReturnType<typeof madeBefore>>

const answered = ({
  no,
  accepted,
  reason,
}: {
  no: number
  accepted: boolean
  reason?: string | undefined
}) => ({
  no,
  accepted,
  reasoned: reason !== undefined,
})

const commandOf = (
  input: ActionInput,
  content: string,
  grant: Grant,
  at: string,
  before?: MadeBefore,
): Pick<Parameters<typeof executeCommand>[1], 'command' | 'contents'> => {
  switch (input.action) {
    case 'accept':
      return { command: { type: 'accept' } }
    case 'resume':
      return { command: { type: 'resume', ...(input.cause && { cause: input.cause }) } }
    case 'told':
      return { command: { type: 'note_extension_told' } }
    case 'pause':
      return { command: { type: 'pause', cause: input.cause } }
    case 'decline':
      return {
        command: { type: 'decline', content, ...(input.version && { read: input.version }) },
        contents: { [content]: { kind: 'reason', text: input.reason } },
      }
    case 'return':
    case 'refuse_extension':
      return {
        command: { type: input.action, content },
        contents: { [content]: { kind: 'reason', text: input.reason } },
      }
    case 'extension':
    case 'extend':
      return {
        command: { type: input.action, content, until: input.until },
        contents: { [content]: { kind: 'reason', text: input.reason } },
      }
    case 'ask':
      return {
        command: { type: 'ask', content },
        contents: { [content]: { kind: 'question', text: input.text } },
      }
    case 'incomplete':
      return {
        command: { type: 'incomplete', content, ...(input.version && { read: input.version }) },
        contents: { [content]: { kind: 'reason', text: input.text } },
      }
    case 'long_term': {
      const { text, reason, controlOn } = input
      return {
        command: { type: 'long_term', content, controlOn },
        contents: { [content]: { kind: 'long_term', text, reason } },
      }
    }
    case 'forward': {
      const { to, text, part } = input
      const body = typeof to === 'string' ? {} : { name: to.name, ...(to.email && { email: to.email }) }
      return {
        command: { type: 'forward', content, ...(typeof to === 'string' && { to }), part },
        contents: { [content]: { kind: 'forward', text, ...body } },
      }
    }
    case 'record_response': {
      const { letter, decision, text, receivedOn, remarks = [] } = input
      return {
        command: {
          type: 'respond',
          letter,
          decision,
          content,
          via: 'secretariat',
          saidAt: at,
          receivedOn,
          remarks: remarks.map(answered),
        },
        contents: { [content]: { kind: 'response', text, remarks } },
      }
    }
    case 'assign':
      return { command: { type: 'assign', commission: input.commission, by: 'secretariat' } }
    case 'letter': {
      const { agency, subject, text } = input
      return {
        command: { type: 'letter', agency, content },
        contents: { [content]: { kind: 'letter', subject, text } },
      }
    }
    case 'answer':
      return {
        command: { type: 'answer', outcome: input.outcome, content },
        contents: { [content]: { kind: 'answer', text: input.text } },
      }
    case 'recommend': {
      const { outcome, text } = input
      const made = input.remarks.map((remark, i) => ({ no: i + 1, ...remark }))
      const carried = [...new Set(input.carry)].sort((a, b) => a - b)
      const remarks = [...made, ...madeAgain(carried, made.length, before)]
      return {
        command: {
          type: 'recommend',
          outcome,
          content,
          remarks: made.length + carried.length,
          ...(carried.length && { carried: { of: before?.content ?? '', remarks: carried } }),
          ...(input.version && { read: input.version }),
        },
        contents: { [content]: { kind: 'recommendation', text, remarks } },
      }
    }
    case 'respond': {
      const { decision, text, remarks = [] } = input
      const command: Command = {
        type: 'respond',
        letter: grant.letter ?? '',
        decision,
        content,
        via: 'page',
        saidAt: at,
        remarks: remarks.map(answered),
      }
      return { command, contents: { [content]: { kind: 'response', text, remarks } } }
    }
  }
}

/** Carried over, a remark has a number of its own, and says where it was made first. */
const madeAgain = (carried: number[], after: number, before?: MadeBefore) =>
  (before?.remarks ?? [])
    .filter(({ no }) => carried.includes(no))
    .map(({ no, clause, quote, text }, i) => ({
      no: after + i + 1,
      clause,
      ...(quote !== undefined && { quote }),
      text,
      from: { version: before?.version ?? 0, no },
    }))

/**
 * The holder of an ended link asks for the current one: it goes to their address of record, never to this page. Not more
 * often than once in ten minutes: who asks again meanwhile leaves no trace in the log, and is answered the same. `from`
 * is the network address that it came from.
 */
export const requestFreshLink = async (
  deps: Executor & { links: Links },
  ended: { caseId: string; grantId: string },
  { key, at, from }: { key: string; at: string; from?: string },
): Promise<Executed | undefined> => {
  const grant = `${ended.caseId} ${ended.grantId}`
  const { freshLinkOfGrant, freshLinksOfGrantADay, freshLinksFromAddress } = mailLimits
  if (!(await takePlace(deps, freshLinkOfGrant, grant, { by: key, at }))) return undefined
  if (!(await takePlace(deps, freshLinksOfGrantADay, grant, { by: key, at }))) return undefined
  if (from !== undefined && (await countOnce(deps, [[freshLinksFromAddress, from]], at))) return undefined
  return executeCommand(deps, {
    caseId: ended.caseId,
    commandId: `fresh:${ended.grantId}:${key}`,
    actor: { role: 'system', as: 'link' },
    at,
    command: { type: 'request_fresh_link', grant: ended.grantId },
  })
}
