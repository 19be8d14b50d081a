/** What the holder of an e-mailed link sees of a case, and the actions that may be taken now. */
import type { Action, Formalities, LinkView } from '../../../events/answers/links.ts'
import type { ContentOf } from '../../../events/contents.ts'
import type { Deadline } from '../../../events/values.ts'
import { type Case, type Grant, mainOf, type Recommendation, statusOf } from '../../domain/case.ts'
import type { Letter, SaidResponse } from '../../domain/letters/letter.ts'
import { dueFirst, isMain } from '../../domain/pending.ts'
import { letterView, lostMailsOf, messagesOf, questionsOf } from '../appeals/appeal-status.ts'
import { repeatsOf } from '../appeals/repeats.ts'
import type { CouncilRules } from '../council-rules.ts'
import { filesFor } from '../files/attachments.ts'
import { signingOf } from '../letters/proposed.ts'
import { signedBy } from '../letters/signatory.ts'
import type { CaseLog, People } from '../ports.ts'
import { readingOnce, subjectOf, textOf } from '../texts-of-case.ts'
import { matterOf } from './matter.ts'
import { actionsOf } from './offered.ts'

/** An agency sees its letter and nothing of the case behind it. */
export const viewFor = async (
  { people: stored, rules, log }: { people: People; rules: CouncilRules; log: CaseLog },
  c: Case,
  grant: Grant,
  today: string,
): Promise<LinkView> => {
  const people = readingOnce(stored)
  const own = grant.letter ? c.letters[grant.letter] : undefined
  const actions = actionsOf(c, grant, rules, today)
  const deadline = own ? own.deadline : (mainOf(c) as Deadline)
  const shared = {
    number: c.caseId,
    kind: c.kind,
    status: statusOf(c),
    receivedOn: c.receivedOn,
    dueOn: deadline.due,
    deadline,
  }
  if (own) {
    const given = recommendationsOf(c).find((r) => r.letter === own.number)
    const [letter, recommended, files] = await Promise.all([
      letterWithTexts(people, c, own),
      given && recommendationView(people, c, given),
      filesFor(people, c, grant),
    ])
    const remarks = recommended?.remarks ?? []
    return {
      role: grant.role,
      actions,
      case: {
        ...shared,
        letters: [letter],
        remarks,
        subject: letter.subject,
        letter: {
          number: own.number,
          ...(own.kind && { kind: own.kind }),
          ...(letter.signatory && { signatory: letter.signatory }),
          subject: letter.subject,
          text: letter.text,
          sentOn: own.sentOn,
          dueOn: own.deadline.due,
          ...(recommended && { version: recommended.version }),
          remarks: remarks.map(({ accepted: _, reason: __, ...remark }) => remark),
        },
        messages: [],
        files,
      },
    }
  }
  const isOffice = grant.role === 'chair' || grant.role === 'secretary'
  const written = messagesOf(people, c)
  const [given, messages, repeats, questions, begin, letters, signing, subject, told, lost, files] =
    await Promise.all([
      Promise.all(recommendationsOf(c).map((r) => recommendationView(people, c, r))),
      written,
      c.kind === 'appeal' && !c.closedOn && isOffice ? repeatsOf({ people, log }, c) : [],
      c.kind === 'appeal' ? written.then((messages) => questionsOf(people, c, messages)) : [],
      begun(people, c, actions),
      Promise.all(Object.values(c.letters).map((l) => letterWithTexts(people, c, l))),
      signingOf(rules, people, c),
      subjectOf(people, c),
      matterOf(people, rules, c),
      undelivered(people, c, grant),
      filesFor(people, c, grant),
    ])
  const { remarks = [], ...recommendation } =
    (c.kind === 'draft_act' && c.recommendation && given.pop()) || {}
  return {
    role: grant.role,
    actions: begin,
    case: {
      ...shared,
      letters,
      ...signing,
      remarks,
      subject,
      ...owedBy(c, grant),
      ...(c.topic && { topic: c.topic }),
      ...(c.commission && { commission: c.commission }),
      ...(c.stopped && { stopped: c.stopped }),
      ...told,
      ...('version' in recommendation && { recommendation }),
      ...(given.length && { earlier: given.filter((r) => r !== undefined) }),
      ...lost,
      ...(questions.length && { questions }),
      ...(repeats.length && { repeats }),
      ...(c.kind === 'appeal' && c.repeats && { linked: c.repeats }),
      messages,
      files,
    },
  }
}

/** What waits on the link's holder beside the case's own date, due first. */
const owedBy = (c: Case, { role, as }: Grant): Pick<LinkView['case'], 'owed'> => {
  const theirs = Object.entries(c.pending).filter(
    ([key, { owner, deadline }]) =>
      !isMain(key) && deadline.due && owner.role === role && (role !== 'chair' || owner.as === as),
  )
  const { nextDue, nextTerm } = dueFirst(Object.fromEntries(theirs))
  return nextDue && nextTerm ? { owed: { term: nextTerm, dueOn: nextDue } } : {}
}

/** What is to be published begins with the words as they are, or as they were published last. */
const begun = async (people: People, c: Case, actions: Action[]): Promise<Action[]> => {
  if (c.kind !== 'appeal' || !actions.some(({ name }) => name === 'publish_answer')) return actions
  const [published, appeal, answer] = await Promise.all([
    textOf(people, c.caseId, c.published?.content, 'publication'),
    textOf(people, c.caseId, c.content, 'appeal'),
    textOf(people, c.caseId, c.answer?.content, 'answer'),
  ])
  const values: Record<string, string | undefined> = published ?? {
    subject: appeal?.subject,
    question: appeal?.text,
    answer: answer?.text,
  }
  return actions.map((action) =>
    action.name === 'publish_answer'
      ? { ...action, fields: action.fields.map((field) => ({ ...field, value: values[field.name] ?? '' })) }
      : action,
  )
}

export const recommendationsOf = (c: Case): Recommendation[] =>
  c.kind === 'draft_act' ? [...c.earlier, ...(c.recommendation ? [c.recommendation] : [])] : []

/** A recommendation with what the agency said to each remark; undefined once its words are erased. */
export const recommendationView = async (people: People, c: Case, given: Recommendation) => {
  // An old register knows of its outcome and has no words of it.
  const unwritten = { text: '', remarks: [] }
  const written = given.content ? await textOf(people, c.caseId, given.content, 'recommendation') : unwritten
  const { letter, draftVersion: version, outcome, on, late } = given
  const response = letter === undefined ? undefined : c.letters[letter]?.response
  const said = await textOf(people, c.caseId, response?.content, 'response')
  return (
    written && {
      version,
      outcome,
      text: written.text,
      on,
      ...(late && { late }),
      ...(letter !== undefined && { letter }),
      remarks: written.remarks.map((remark) => ({
        ...remark,
        ...said?.remarks.find((answer) => answer.no === remark.no),
      })),
    }
  )
}

/** Mail that did not arrive: the chair and the secretariat see whose; where it went, only who can mend it. */
const undelivered = async (people: People, c: Case, { role }: Grant): Promise<Partial<LinkView['case']>> => {
  if (role !== 'chair' && role !== 'secretary') return {}
  const records = await lostMailsOf(people, c.caseId)
  return records.length
    ? {
        undelivered: records
          .map(({ to, why, at, address }) => ({ to, why, at, ...(role === 'secretary' && { address }) }))
          .sort((a, b) => (a.at < b.at ? -1 : 1)),
      }
    : {}
}

const formalitiesOf = (said: ContentOf<'response'> | undefined): Formalities => ({
  ...(said?.reference && { reference: said.reference }),
  ...(said?.dated && { dated: said.dated }),
  ...(said?.signedBy && { signedBy: said.signedBy }),
})

const replacedView = async (people: People, c: Case, { decision, receivedOn, content }: SaidResponse) => {
  const said = await textOf(people, c.caseId, content, 'response')
  const remarks = said?.remarks.length ? { remarks: said.remarks } : {}
  return { decision, on: receivedOn, text: said?.text ?? '', ...formalitiesOf(said), ...remarks }
}

const letterWithTexts = async (people: People, c: Case, letter: Letter) => {
  const [written, said, signed, replaced] = await Promise.all([
    people.get(c.caseId, letter.content),
    textOf(people, c.caseId, letter.response?.content, 'response'),
    signedBy(people, c, letter),
    Promise.all((letter.replaced ?? []).map((one) => replacedView(people, c, one))),
  ])
  const subject = written?.kind === 'letter' ? written.subject : await subjectOf(people, c)
  const to = written?.kind === 'letter' ? written.to : undefined
  return {
    ...letterView(letter, to?.name),
    ...(to?.address && { address: to.address }),
    ...signed,
    ...(letter.toHandOver && { toHandOver: letter.toHandOver }),
    subject,
    text: written?.kind === 'letter' || written?.kind === 'recommendation' ? written.text : '',
    ...(letter.response && {
      response: { text: said?.text ?? '', on: letter.response.receivedOn, ...formalitiesOf(said) },
    }),
    ...(letter.replaced && { replaced }),
  }
}
