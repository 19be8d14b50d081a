/** What an applicant does with the appeal once it is registered. */
import type { ContentOf } from '../../../events/contents.ts'
import type { Rating } from '../../../events/values.ts'
import { canonical } from '../commits.ts'
import { rememberContact } from '../desk/lists/find-case.ts'
import { type CommandRequest, type Execution, type Executor, executeCommand } from '../execute-command.ts'
import { type Attaching, attachedTo, filesIn, type Uploads } from '../files/attachments.ts'
import { type Attempt, asOfFirstTry } from '../first-try.ts'
import { contactsOfCase, countOnce, mailLimits, messagesOfCase, TooOften, takePlace } from '../limits.ts'
import type { Links } from '../ports.ts'
import { messagePrefix } from './appeal-status.ts'

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
