/** What an applicant sees of the case: read from its log, so it is true at once. */
import type { Commit } from '../../events/commit.ts'
import { number as numberShape } from '../../events/values.ts'
import { type Appeal, fold, type Letter, statusOf } from '../domain/case.ts'
import type { AppealStatus, LetterView } from '../pages/models.ts'
import { canonical, type Executed, type Executor, executeCommand } from './execute-command.ts'
import type { CaseLog, Links, People } from './ports.ts'
import { textOf } from './texts-of-case.ts'

export type Followed = {
  case: Appeal
  status: AppealStatus
  subject: string
  text: string
  messages: { at: string; text: string }[]
}

/** The appeal that this number and code open; undefined for a wrong number and for a wrong code alike. */
export const openAppeal = async (
  deps: { log: CaseLog; links: Links },
  number: string,
  code: string,
): Promise<{ case: Appeal; log: Commit[] } | undefined> => {
  if (!isNumber(number)) return undefined
  const log = await deps.log.load(number)
  const state = fold(log)
  return state?.kind === 'appeal' && deps.links.isCode(number, code) ? { case: state, log } : undefined
}

/** Whether this can be a case's number at all; what cannot is not asked for. */
const isNumber = (typed: string) => numberShape.safeParse(typed).success

export const letterView = (letter: Letter): LetterView => ({
  number: letter.number,
  agency: letter.agency,
  sentOn: letter.sentOn,
  dueOn: letter.deadline.due,
  status: letter.response ? 'answered' : 'sent',
  ...(letter.response && { decision: letter.response.decision }),
})

/** Events that concern the office alone and are not shown to the applicant. */
const internal = new Set([
  'ReminderSent',
  'DeadlineMissed',
  'FreshLinkRequested',
  'LinkRequested',
  'TriageRequested',
])

/** `title` gives an event's name in the reader's language. */
export const followAppeal = async (
  { people }: { people: People },
  { case: c, log }: { case: Appeal; log: Commit[] },
  title: (type: Commit['events'][number]['type']) => string,
): Promise<Followed> => {
  const appeal = await textOf(people, c.caseId, c.content, 'appeal')
  const answer = c.answer && (await textOf(people, c.caseId, c.answer.content, 'answer'))
  const messages = await messagesOf(people, c)
  return {
    case: c,
    subject: appeal?.subject ?? '',
    text: appeal?.text ?? '',
    messages,
    status: {
      number: c.caseId,
      kind: c.kind,
      status: statusOf(c),
      ...(c.topic && { topic: c.topic }),
      ...(c.commission && { commission: c.commission }),
      receivedAt: c.receivedAt,
      registeredOn: c.registeredOn,
      dueOn: c.main.due,
      deadline: c.main,
      letters: Object.values(c.letters).map(letterView),
      ...(c.answer && { answer: { outcome: c.answer.outcome, text: answer?.text ?? '', on: c.answer.on } }),
      timeline: log.flatMap((commit) =>
        commit.events
          .filter((e) => !internal.has(e.type))
          .map((e) => ({ at: commit.at, type: e.type, title: title(e.type) })),
      ),
    },
  }
}

export const messagesOf = async (
  people: People,
  c: { caseId: string; messages: { content: string; at: string }[] },
) =>
  Promise.all(
    c.messages.map(async ({ content, at }) => ({
      at,
      text: (await textOf(people, c.caseId, content, 'message'))?.text ?? '',
    })),
  )

/** The applicant adds information; after closing it is kept too, and marked late. */
export const addMessage = (
  deps: Executor & { links: Links },
  number: string,
  text: string,
  request: { key: string; at: string },
): Promise<Executed> => {
  const { links } = deps
  const content = `message-${links.digest('message', canonical([number, request.key, text])).slice(0, 24)}`
  return executeCommand(deps, {
    caseId: number,
    commandId: `message:${links.digest('message', request.key).slice(0, 32)}`,
    actor: { role: 'applicant' },
    at: request.at,
    contents: { [content]: { kind: 'message', text } },
    command: { type: 'add_message', content },
  })
}

/** Sends the status link to the address on file, if there is one; tells nobody whether there was. */
export const requestLink = async (
  deps: Executor & { links: Links },
  number: string,
  request: { key: string; at: string },
) => {
  if (!isNumber(number)) return
  await executeCommand(deps, {
    caseId: number,
    commandId: `link:${deps.links.digest('link', request.key).slice(0, 32)}`,
    actor: { role: 'applicant' },
    at: request.at,
    command: { type: 'request_link' },
  })
}
