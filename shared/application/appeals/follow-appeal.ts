/** What an applicant sees of the case: read from its log, so it is true at once. */
import type { Commit } from '../../../events/commit.ts'
import type { ContentOf } from '../../../events/contents.ts'
import { catalogue } from '../../../events/events.ts'
import { number as numberShape, outside, type Rating } from '../../../events/values.ts'
import { agencyOf, commissionOf, complaintTo } from '../../council/council.ts'
import { mayRate } from '../../domain/appeals/rating.ts'
import { type Appeal, handoverKey, type Letter, statusOf } from '../../domain/case.ts'
import { applicantOf } from '../../domain/files/files.ts'
import { fold } from '../../domain/fold.ts'
import { timelineOf } from '../../domain/timeline.ts'
import { canonical } from '../commits.ts'
import type { CouncilRules } from '../council-rules.ts'
import { rememberContact } from '../desk/find-case.ts'
import { type CommandRequest, type Execution, type Executor, executeCommand } from '../execute-command.ts'
import { type Attaching, attachedTo, filesFor, filesIn, type Uploads } from '../files/attachments.ts'
import { type Attempt, asOfFirstTry } from '../first-try.ts'
import {
  contactsOfCase,
  countOnce,
  linkRequests,
  mailLimits,
  messagesOfCase,
  TooOften,
  takePlace,
  wrongCodes,
} from '../limits.ts'
import type { AppealStatus, LetterView, MessageView, PastQuestion } from '../models.ts'
import { applicantReader } from '../notices/readers.ts'
import type { CaseLog, Claims, Links, People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'

/** The appeal that this number and code open; undefined for a wrong number and for a wrong code alike. */
export const openAppeal = async (
  deps: { log: CaseLog; links: Links },
  number: string,
  code: string,
): Promise<{ case: Appeal; log: Commit[] } | undefined> => {
  if (!isNumber(number)) return undefined
  const log = await deps.log.load(number)
  const state = fold(log)
  const isCode = deps.links.isCode(state ?? { caseId: number }, code)
  return isCode && state?.kind === 'appeal' ? { case: state, log } : undefined
}

/**
 * Counts a code that was wrong, whether there is such a number or not, and throws `TooOften` when it was one too many
 * for the number or from the address. Right codes are never counted, so nobody can lock an owner out.
 */
export const countWrongCode = async (
  deps: { claims: Claims; links: Links },
  number: string,
  { from, at }: { from: string; at: string },
): Promise<void> => {
  const numbered = isNumber(number) ? ([[wrongCodes.forNumber, number]] as const) : []
  const seconds = await countOnce(deps, [...numbered, [wrongCodes.fromAddress, from]], at)
  if (seconds) throw new TooOften(seconds)
}

/** Whether this can be a case's number at all; what cannot is not asked for. */
const isNumber = (typed: string) => numberShape.safeParse(typed).success

export const letterView = (letter: Letter, body?: string): LetterView => ({
  number: letter.number,
  ...(letter.kind && { kind: letter.kind }),
  agency: letter.agency,
  ...(body && { body }),
  sentOn: letter.sentOn,
  dueOn: letter.deadline.due,
  status: letter.response ? 'answered' : 'sent',
  ...(letter.response && { decision: letter.response.decision }),
})

const letterOf = async (people: People, c: Appeal, letter: Letter): Promise<LetterView> => {
  if (letter.agency !== outside) return letterView(letter)
  return letterView(letter, (await textOf(people, c.caseId, letter.content, 'letter'))?.to?.name)
}

/** What the applicant has written, and was asked. */
export const applicantsWords = async (people: People, c: Appeal) => {
  const [appeal, messages] = await Promise.all([
    textOf(people, c.caseId, c.content, 'appeal'),
    messagesOf(people, c),
  ])
  const questions = await questionsOf(people, c, messages)
  return { subject: appeal?.subject ?? '', text: appeal?.text ?? '', messages, questions }
}

/** What the applicant was asked before, with what they replied: one of the messages. */
export const questionsOf = (
  people: People,
  c: Appeal,
  messages: readonly MessageView[],
): Promise<PastQuestion[]> =>
  Promise.all(
    c.questions
      .filter(({ content }) => content !== c.question?.content)
      .map(async ({ content, on, reply: message, lapsed }) => {
        const reply = messages[c.messages.findIndex((one) => one.content === message)]
        const text = (await textOf(people, c.caseId, content, 'question'))?.text ?? ''
        return { on, text, ...(reply && { reply }), ...(lapsed && { lapsed: true as const }) }
      }),
  )

/** How the appeal stands. `title` gives an event's name in the reader's language; `today` is the local day. */
export const statusFor = async (
  { people, rules }: { people: People; rules: CouncilRules },
  { case: c, log }: { case: Appeal; log: Commit[] },
  title: (type: Commit['events'][number]['type']) => string,
  today: string,
): Promise<AppealStatus> => {
  const number = c.caseId
  const given = c.answer ?? c.disputedAnswers.at(-1)
  const disputable = c.answer && !c.disputed && !(c.dispute?.due && c.dispute.due < today)
  const forwards = c.forwards.map(async ({ to, content, part, on }) => ({
    to:
      (to && agencyOf(rules.council, to)?.names) ??
      (await textOf(people, number, content, 'forward'))?.name ??
      to ??
      '',
    part,
    on,
    ...onItsWay(c, { what: 'forwarding', of: content }),
  }))
  const [appeal, answer, question, extended, interim, files, forwarded] = await Promise.all([
    // The system takes in what comes by the web.
    c.channel === 'web' ? undefined : textOf(people, number, c.content, 'appeal'),
    given && textOf(people, number, given.content, 'answer'),
    textOf(people, number, c.question?.content, 'question'),
    textOf(people, number, c.extended?.content, 'reason'),
    textOf(people, number, c.longTerm?.content, 'long_term'),
    filesFor(people, c, applicantOf(c)),
    Promise.all(forwards),
  ])
  return {
    number,
    kind: c.kind,
    status: statusOf(c),
    ...(c.topic && { topic: c.topic }),
    ...(c.commission && { commission: c.commission }),
    receivedAt: c.receivedAt,
    registeredOn: c.registeredOn,
    dueOn: c.main.due,
    deadline: c.main,
    letters: await Promise.all(Object.values(c.letters).map((letter) => letterOf(people, c, letter))),
    ...(given && {
      answer: {
        outcome: given.outcome,
        text: answer?.text ?? '',
        on: given.on,
        ...(answer?.decidedBy && { decidedBy: whoDecided(rules, answer.decidedBy) }),
        ...onItsWay(c, { what: 'answer' }),
        ...(given.rated && { rating: given.rated.rating }),
      },
    }),
    ...(disputable && { complaint: { to: complaintTo(rules.council), until: c.dispute?.due ?? null } }),
    ...(c.question && {
      question: { text: question?.text ?? '', dueOn: c.pending.clarification?.deadline.due ?? null },
    }),
    ...(await withoutAnswer(people, c)),
    ...(c.extended && {
      extended: {
        reason: extended?.text ?? '',
        ...(extended?.decidedBy && { decidedBy: extended.decidedBy }),
      },
    }),
    ...(c.longTerm && {
      interim: {
        text: interim?.text ?? '',
        reason: interim?.reason ?? '',
        controlOn: c.longTerm.controlOn,
      },
    }),
    ...(appeal?.acceptedBy && { acceptedBy: appeal.acceptedBy }),
    ...(c.erased && { erasedOn: c.erased.on }),
    forwarded,
    ...fileAccessOf(c),
    actions: {
      messages: true,
      ...(!c.erased && !c.pending.file_access && c.file?.how !== 'page' && { file: true }),
      ...(!c.closedOn && { withdraw: true }),
      ...(c.publish && { consent: true }),
      ...(mayRate(c) && { rating: true }),
      ...(disputable && { dispute: { until: c.dispute?.due ?? null } }),
    },
    files,
    timeline: timelineOf(log)
      .filter(({ event }) => !catalogue[event.type].internal)
      .map(({ at, event: { type } }) => ({ at, type, title: title(type) })),
  }
}

/** Whether the applicant waits to see the file, or how it was shown last. */
const fileAccessOf = ({ pending, file }: Appeal): Pick<AppealStatus, 'fileAccess'> => {
  if (pending.file_access) return { fileAccess: { dueOn: pending.file_access.deadline.due } }
  return file ? { fileAccess: file } : {}
}

/** Until when the secretariat hands over what no mail brings, while it waits. */
const onItsWay = (c: Appeal, what: Parameters<typeof handoverKey>[0]) => {
  const waiting = c.pending[handoverKey(what)]
  return waiting ? { onItsWay: waiting.deadline.due } : {}
}

/** What an appeal lacks, and why it ended without an answer, in the office's words. */
export const withoutAnswer = async (people: People, c: Appeal) => {
  const { completion, returned, terminated, filedWith } = c
  const worded = async (content: string | undefined, kind: 'question' | 'reason') =>
    (await textOf(people, c.caseId, content, kind))?.text ?? ''
  return {
    ...(filedWith && { filedWith }),
    ...(completion && {
      completion: {
        missing: completion.missing,
        text: await worded(completion.content, 'question'),
        dueOn: c.pending.completion?.deadline.due ?? null,
      },
    }),
    ...(returned && {
      returned: {
        ground: returned.ground,
        ...(returned.of && { of: returned.of }),
        text: await worded(returned.content, 'reason'),
        on: returned.on,
      },
    }),
    ...(terminated && {
      terminated: {
        ground: terminated.ground,
        text: await worded(terminated.content, 'reason'),
        on: terminated.on,
      },
    }),
  }
}

/** Who decided, with the commission by its name. */
export const whoDecided = (
  { council }: CouncilRules,
  { name, post, commission }: NonNullable<ContentOf<'answer'>['decidedBy']>,
) => ({ name, post, commission: commissionOf(council, commission)?.names ?? commission })

/** All of them by one request, however many there are; a dispute's words, of which there is one at most, by another. */
export const messagesOf = async (
  people: People,
  c: { caseId: string; messages: { content: string; at: string; receivedOn?: string }[] },
): Promise<MessageView[]> => {
  if (c.messages.length === 0) return []
  const found = await people.list(c.caseId, messagePrefix)
  return Promise.all(
    c.messages.map(async ({ content, at, receivedOn }) => {
      const message = content.startsWith(messagePrefix)
        ? found.get(content)
        : await people.get(c.caseId, content)
      const text = message?.kind === 'message' ? message.text : ''
      return { at, text, ...(receivedOn && { receivedOn }) }
    }),
  )
}

const messagePrefix = 'message-'

/** What an applicant asked for: a key that is the same for a second click, when and when first, and the log that was just read. */
type Asked = Attempt & { key: string }

/**
 * The applicant adds information; after closing it is kept too, and marked late. A second click is the same message;
 * other words under the same key (the form was gone back to) are another one, for none may be lost. Throws `TooOften`
 * where the case has taken as many as it takes in a day.
 */
export const addMessage = async (
  deps: Executor & Attaching & { links: Links },
  number: string,
  text: string,
  request: Asked,
  uploads: Uploads = [],
): Promise<Execution> => {
  const { links } = deps
  const ids = uploads.map(({ file }) => file.id)
  const words = canonical([number, request.key, text, ...ids])
  const content = `${messagePrefix}${links.digest('message', words).slice(0, 24)}`
  const log = request.log ?? (await deps.log.load(number))
  const wait = log.some(({ commandId }) => commandId === content)
    ? undefined
    : await countOnce(deps, [[messagesOfCase, number]], request.at)
  if (wait) throw new TooOften(wait)
  return askedByApplicant(
    deps,
    { ...request, log },
    {
      caseId: number,
      commandId: content,
      command: { type: 'add_message', content },
      contents: { [content]: { kind: 'message', text, ...filesIn(uploads) } },
      ...attachedTo(deps, uploads, {
        caseId: number,
        content,
        holder: messageHolder(deps, number, request.key),
        at: request.at,
      }),
    },
  )
}

/** Dated by its first try, since a right may end meanwhile. */
const askedByApplicant = (
  deps: Executor & { links: Links },
  request: Asked,
  {
    words,
    ...given
  }: Omit<CommandRequest, 'actor' | 'at' | 'log'> & {
    /** What was said, where the commandId does not tell. */
    words?: unknown
  },
): Promise<Execution> => {
  const actor = { role: 'applicant' } as const
  const asked = { ...given, actor, words, command: () => given.command }
  return asOfFirstTry(deps, request, asked, (when) => executeCommand(deps, { ...given, actor, ...when }))
}

const messageId = ({ links }: { links: Links }, key: string) =>
  `message:${links.digest('message', key).slice(0, 32)}`
/** Who attaches files to a message: the same request on the same case. */
export const messageHolder = (deps: { links: Links }, number: string, key: string) =>
  `${number} ${messageId(deps, key)}`

/** The applicant takes the appeal back. */
export const withdraw = (deps: Executor & { links: Links }, number: string, request: Asked) =>
  askedByApplicant(deps, request, {
    caseId: number,
    commandId: `withdraw:${deps.links.digest('withdraw', request.key).slice(0, 32)}`,
    command: { type: 'withdraw' },
  })

/** The applicant asks to see the file of the case. */
export const askFile = (deps: Executor & { links: Links }, number: string, request: Asked) =>
  askedByApplicant(deps, request, {
    caseId: number,
    commandId: `file:${deps.links.digest('file', request.key).slice(0, 32)}`,
    command: { type: 'ask_file' },
  })

/** The applicant takes back the consent to publish the answer. */
export const withdrawConsent = (deps: Executor & { links: Links }, number: string, request: Asked) =>
  askedByApplicant(deps, request, {
    caseId: number,
    commandId: `consent:${deps.links.digest('consent', request.key).slice(0, 32)}`,
    command: { type: 'withdraw_consent' },
  })

/** The applicant rates the answer: once for each answer. */
export const rateAnswer = (
  deps: Executor & { links: Links },
  number: string,
  { rating, comment }: { rating: Rating; comment?: string | undefined },
  request: Asked,
): Promise<Execution> => {
  const id = `rating-${deps.links.digest('rating', `${number}:${request.key}`).slice(0, 24)}`
  const content = comment ? id : undefined
  return askedByApplicant(deps, request, {
    caseId: number,
    commandId: id,
    words: [rating, comment],
    command: { type: 'rate_answer', rating, content },
    ...(comment && { contents: { [id]: { kind: 'message', text: comment } } }),
  })
}

/** The applicant disagrees with the answer: once, within the term that the answer named. */
export const dispute = (
  deps: Executor & Attaching & { links: Links },
  number: string,
  text: string,
  request: Asked,
  uploads: Uploads = [],
): Promise<Execution> => {
  const content = `dispute-${deps.links.digest('dispute', `${number}:${request.key}`).slice(0, 24)}`
  const holder = messageHolder(deps, number, request.key)
  return askedByApplicant(deps, request, {
    caseId: number,
    commandId: content,
    words: [text, ...uploads.map(({ file }) => file.id)],
    command: { type: 'dispute', content },
    contents: { [content]: { kind: 'message', text, ...filesIn(uploads) } },
    ...attachedTo(deps, uploads, { caseId: number, content, holder, at: request.at }),
  })
}

/**
 * The applicant is reached elsewhere from now on. Throws `TooOften` where the case has had others today, or the address
 * has had as many receipts as it may.
 */
export const correctContact = async (
  deps: Executor & { links: Links },
  number: string,
  contact: Omit<ContentOf<'contact'>, 'kind'>,
  request: Asked,
): Promise<Execution> => {
  const { at, key } = request
  const { email, address } = contact
  const wait = await countOnce(deps, [[contactsOfCase, number]], at)
  if (wait) throw new TooOften(wait)
  const receipts = mailLimits.receiptsToRecipient
  if (email && !(await takePlace(deps, receipts, email.toLowerCase(), { by: key, at })))
    throw new TooOften(receipts.seconds)
  const content = `contact-${deps.links.digest('contact', canonical([number, key, contact])).slice(0, 24)}`
  return askedByApplicant(deps, request, {
    caseId: number,
    commandId: content,
    words: contact,
    command: { type: 'correct_contact', content, email: !!email, address: !!address },
    contents: { [content]: { kind: 'contact', ...contact } },
    before: () => rememberContact(deps, number, contact, at),
  })
}

/** Counts a request for a link, and throws `TooOften` when its network address has made too many, for any numbers. */
export const countLinkRequest = async (
  deps: { claims: Claims; links: Links },
  { from, at }: { from: string; at: string },
): Promise<void> => {
  const seconds = await countOnce(deps, [[linkRequests, from]], at)
  if (seconds) throw new TooOften(seconds)
}

/**
 * Sends the status link to the address on file, if there is one; tells nobody whether there was. Not more often than
 * the case and the address may have it: who asks again meanwhile leaves no trace in the log.
 */
export const requestLink = async (
  deps: Executor & { links: Links },
  number: string,
  request: { key: string; at: string },
) => {
  const { at, key: by } = request
  const { linkOfCase, linksOfCaseADay, linksToRecipientADay } = mailLimits
  if (!isNumber(number) || !(await takePlace(deps, linkOfCase, number, { by, at }))) return
  const log = await deps.log.load(number)
  const c = fold(log)
  const reader = c && (await applicantReader(deps.people, c))
  if (!reader || !(await takePlace(deps, linksOfCaseADay, number, { by, at }))) return
  if (!(await takePlace(deps, linksToRecipientADay, reader.email.toLowerCase(), { by, at }))) return
  await executeCommand(deps, {
    caseId: number,
    commandId: `link:${deps.links.digest('link', request.key).slice(0, 32)}`,
    actor: { role: 'applicant' },
    at,
    log,
    command: { type: 'request_link' },
  })
}
