/** What an applicant sees of the case: read from its log, so it is true at once. */
import type { AppealStatus } from '../../../events/answers/appeals.ts'
import type { PastQuestion } from '../../../events/answers/links.ts'
import type { LetterView, MessageView } from '../../../events/answers/shared.ts'
import type { Commit } from '../../../events/commit.ts'
import type { ContentOf } from '../../../events/contents.ts'
import { type CaseEvent, catalogue } from '../../../events/events.ts'
import { outside } from '../../../events/values.ts'
import { agencyOf, commissionOf, complaintTo } from '../../council/council.ts'
import { mayRate } from '../../domain/appeals/rating.ts'
import { type Appeal, statusOf } from '../../domain/case.ts'
import { applicantOf } from '../../domain/files/files.ts'
import type { Letter } from '../../domain/letters/letter.ts'
import { handoverKey } from '../../domain/pending.ts'
import { timelineOf } from '../../domain/timeline.ts'
import type { CouncilRules } from '../council-rules.ts'
import { filesFor } from '../files/attachments.ts'
import { applicantReader } from '../notices/readers.ts'
import type { People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'

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

/** What is known of each mail of a case that did not arrive. */
export const lostMailsOf = async (people: People, caseId: string) =>
  [...(await people.list(caseId, 'delivery-')).values()].flatMap((content) =>
    content.kind === 'delivery' && content.why !== 'auto_reply' ? [{ ...content, why: content.why }] : [],
  )

/** Where the applicant is written to, and whether a mail came back from there. */
export const applicantsAddress = async (people: People, c: Appeal) => {
  const [reader, lost] = await Promise.all([applicantReader(people, c), lostMailsOf(people, c.caseId)])
  const address = reader?.email
  if (!address) return { isLost: false }
  return { address, isLost: lost.some((mail) => mail.to === 'applicant' && mail.address === address) }
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
  title: (event: CaseEvent) => string,
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
  const [appeal, answer, question, extended, interim, files, forwarded, letters, unanswered] =
    await Promise.all([
      // The system takes in what comes by the web.
      c.channel === 'web' ? undefined : textOf(people, number, c.content, 'appeal'),
      given && textOf(people, number, given.content, 'answer'),
      textOf(people, number, c.question?.content, 'question'),
      textOf(people, number, c.extended?.content, 'reason'),
      textOf(people, number, c.longTerm?.content, 'long_term'),
      filesFor(people, c, applicantOf(c)),
      Promise.all(forwards),
      Promise.all(Object.values(c.letters).map((letter) => letterOf(people, c, letter))),
      withoutAnswer(people, c),
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
    letters,
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
    ...unanswered,
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
      .map(({ at, event }) => ({ at, type: event.type, title: title(event) })),
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

/** Of what an applicant adds; a dispute's words have another. */
export const messagePrefix = 'message-'
