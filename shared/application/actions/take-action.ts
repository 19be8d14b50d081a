/** The holder of an e-mailed link opens it, takes an action, or asks for a link that still works. */
import type { ActionInput } from '../../../events/action-inputs.ts'
import type { Commit } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import { type Actor, type Post, post as postShape, type Role } from '../../../events/values.ts'
import { decidingChair, standInOn } from '../../council/council.ts'
import { isKeptUnsent } from '../../domain/actions/unsent.ts'
import type { Case, Grant } from '../../domain/case.ts'
import { sayAction } from '../../domain/decide.ts'
import { fold } from '../../domain/fold.ts'
import type { EarlierRemarks } from '../../domain/rule.ts'
import { personalIn } from '../answers/published.ts'
import { repeatedBy } from '../appeals/repeats.ts'
import { canonical } from '../commits.ts'
import { rememberContact } from '../desk/lists/find-case.ts'
import { type Execution, type Executor, executeCommand } from '../execute-command.ts'
import { type Attaching, attachedTo, filesIn, type Uploads } from '../files/attachments.ts'
import { asOfFirstTry, type FirstTry } from '../first-try.ts'
import { countOnce, mailLimits, takePlace } from '../limits.ts'
import type { Links, People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import { actorOf, readCarried, staffGrant } from './grants.ts'
import { endUnsent } from './unsent.ts'

export type LinkState =
  | { outcome: 'open'; case: Case; log: Commit[]; grantId: string; grant: Grant }
  /** The assignment or letter that the link was for has moved on, or another person has the office. */
  | ({ outcome: 'ended' } & EndedLink)
  | { outcome: 'forged' }

/** `expired`: nothing but its days are over. `as` is the post of whoever decides in the head's place. */
export type EndedLink = { caseId: string; grantId: string; role: Role; as?: Post; expired?: true }

export type OpenLink = Extract<LinkState, { outcome: 'open' }>

/** What a token opens at this instant (UTC), checked against the folded log. */
export const openGrant = async (
  deps: Pick<Executor, 'log' | 'rules'> & { links: Links },
  token: string,
  at: string,
): Promise<LinkState> => {
  const named = deps.links.readToken(token)
  if (!named) return { outcome: 'forged' }
  const { grantId, isHeld, isOver, standIn } = readCarried(deps, named.grant, deps.rules.dayOf(at))
  const log = await deps.log.load(named.caseId)
  const c = fold(log)
  const grant = c && (c.grants[grantId] ?? staffGrant(deps, grantId))
  // A link of a case that a restore took back is not one of the case that has its number now.
  if (!c || !grant || deps.links.markOf(c) !== named.mark) return { outcome: 'forged' }
  const { role } = grant
  const as = role === 'head' ? standIn : undefined
  const isOpen = grant.open && isHeld(grant)
  if (isOpen && !isOver(grant))
    return { outcome: 'open', case: c, log, grantId, grant: as ? { ...grant, as } : grant }
  return {
    outcome: 'ended',
    caseId: named.caseId,
    grantId,
    role,
    ...(as && { as }),
    ...(isOpen && { expired: true }),
  }
}

export type ActionResult = Execution | { outcome: 'reused'; case: Case }

/**
 * Takes an action under a grant. The same key under the same grant is the same click; when it comes with other words
 * (the form was gone back to), those were never sent, and whoever typed them must not be told that they were.
 */
export const takeAction = async (
  deps: Executor & Attaching & { links: Links },
  opened: OpenLink,
  input: ActionInput,
  request: { key: string; at: string; tried?: FirstTry; dry?: boolean },
  uploads: Uploads = [],
): Promise<ActionResult> => {
  const { grant } = opened
  const actor = actorOf(grant)
  if (actor.role === 'head' && !decidingHead(deps, actor, request.at))
    return { outcome: 'refused', refused: 'not_yours', case: opened.case }
  const caseId = opened.case.caseId
  const commandId = actionId(deps, opened, request.key)
  // Other words under the same key have an id of their own: whichever is decided on, its words are the ones that stay.
  const content = `${input.action}-${deps.links.digest('content', canonical([caseId, commandId, input])).slice(0, 24)}`
  const earlier = 'carry' in input ? await earlierRemarks(deps.people, opened.case) : undefined
  const repeat = 'of' in input && input.of ? await repeatedBy(deps, opened.case, input.of) : undefined
  const personal =
    input.action === 'publish_answer' ? await personalIn(deps.people, opened.case, input) : undefined
  const saidAt = (at: string) =>
    sayAction(input.action, input, { content, at, letter: grant.letter, earlier, repeat, personal })
  const asking = { ...request, log: opened.log }
  const asked = { caseId, commandId, actor, words: input, command: (at: string) => saidAt(at).command }
  const executed = await asOfFirstTry(deps, asking, asked, (when) => {
    const { command, words } = saidAt(when.at)
    return executeCommand(deps, {
      caseId,
      commandId,
      actor,
      ...when,
      dry: request.dry ?? false,
      action: { name: input.action, letter: grant.letter },
      command,
      ...(words?.kind === 'contact' && {
        before: () => rememberContact(deps, caseId, words, when.at),
      }),
      ...(words && {
        contents: { [content]: { ...decided(deps, words, actor, when.at), ...filesIn(uploads) } as Content },
      }),
      ...attachedTo(deps, uploads, {
        caseId,
        content,
        holder: actionHolder(deps, opened, request.key),
        at: request.at,
      }),
    })
  })
  if (executed.outcome !== 'refused' && !request.dry && isKeptUnsent(input.action, grant.role))
    await endUnsent(deps.people, caseId, input.action, request.at)
  if (executed.outcome === 'refused' || !executed.repeated || !saidAt(request.at).words) return executed
  const events = executed.log.find((commit) => commit.commandId === commandId)?.events ?? []
  const saidThis = events.some((e) => 'content' in e && e.content === content)
  return saidThis ? executed : { outcome: 'reused', case: executed.case }
}

/** The head, or who decides in the head's place on the day of this instant; undefined once those days are over. */
const decidingHead = ({ rules }: Pick<Executor, 'rules'>, { as }: Actor, at: string) => {
  const { council } = rules
  return as === undefined ? council.head : standInOn(council, as, rules.dayOf(at))
}

/** An answer and an extension name who decided, as the directory has them on that day. */
const decided = (deps: Pick<Executor, 'rules'>, words: Content, actor: Actor, at: string): Content => {
  const { rules } = deps
  const { role, as } = actor
  if (words.kind === 'reason' && role === 'head') {
    const post = postShape.safeParse(as ?? 'head').data
    const name = decidingHead(deps, actor, at)?.name
    return post && name ? { ...words, decidedBy: { name, post } } : words
  }
  if (words.kind !== 'answer' || role !== 'chair' || !as) return words
  const decidedBy = decidingChair(rules.council, as)
  return decidedBy ? { ...words, decidedBy } : words
}

/** One id for a click, however often it comes. */
export const actionId = ({ links }: { links: Links }, { grantId }: OpenLink, key: string) =>
  `act:${grantId}:${links.digest('action', key).slice(0, 32)}`
/** Who attaches files to an action: the same click on the same case. */
export const actionHolder = (deps: { links: Links }, opened: OpenLink, key: string) =>
  `${opened.case.caseId} ${actionId(deps, opened, key)}`

/** The remarks on the draft's version before, as far as they can be read. */
const earlierRemarks = async (people: People, c: Case): Promise<EarlierRemarks> => {
  const last = c.kind === 'draft_act' ? c.recommendation : undefined
  const written = await textOf(people, c.caseId, last?.content, 'recommendation')
  return {
    content: (written && last?.content) ?? '',
    version: last?.draftVersion ?? 0,
    remarks: written?.remarks ?? [],
  }
}

/**
 * The holder of an ended link asks for the current one: it goes to their address of record, never to this page. Not more
 * often than once in ten minutes: who asks again meanwhile leaves no trace in the log, and is answered the same. `from`
 * is the network address that it came from.
 */
export const requestFreshLink = async (
  deps: Executor & { links: Links },
  { caseId, grantId, as }: Pick<EndedLink, 'caseId' | 'grantId' | 'as'>,
  { key, at, from }: { key: string; at: string; from?: string },
): Promise<Execution | undefined> => {
  const grant = [caseId, grantId, ...(as ? [as] : [])].join(' ')
  const { freshLinkOfGrant, freshLinksOfGrantADay, freshLinksFromAddress } = mailLimits
  if (!(await takePlace(deps, freshLinkOfGrant, grant, { by: key, at }))) return undefined
  if (!(await takePlace(deps, freshLinksOfGrantADay, grant, { by: key, at }))) return undefined
  if (from !== undefined && (await countOnce(deps, [[freshLinksFromAddress, from]], at))) return undefined
  return executeCommand(deps, {
    caseId,
    commandId: `fresh:${grantId}:${key}`,
    actor: { role: 'system', as: 'link' },
    at,
    command: { type: 'request_fresh_link', grant: grantId, ...(as && { as }) },
  })
}
