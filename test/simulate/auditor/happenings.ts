/** What each event changes in the story of its case. */
import { localDay } from './calendar.ts'
import type { Deadline } from './logs.ts'
import {
  bodyOf,
  closes,
  type E,
  follow,
  handoverOf,
  handsOver,
  hasAnswer,
  matterOf,
  moves,
  owns,
  runsAgain,
  type Story,
  waits,
} from './story-parts.ts'

export const told: Record<string, (s: Story, e: E, at: string) => void> = {
  TriageRequested: (s) => {
    s.hasBeenAsked = true
  },
  CaseAssigned: (s, e) => {
    s.commission = e.commission
    s.accepted = false
    s.assignments++
    s.waiting.delete('triage')
    handsOver(s, 'chair', e.commission)
    waits(s, 'acceptance', e.acceptance, 'chair', e.commission)
  },
  ChairReplaced: (s) => {
    s.assignments++
  },
  CaseAccepted: (s) => {
    s.accepted = true
    s.waiting.delete('acceptance')
  },
  CaseReturned: (s, e) => {
    delete s.commission
    s.accepted = false
    s.hasBeenAsked = true
    s.waiting.delete('acceptance')
    handsOver(s, 'secretary')
    waits(s, 'triage', e.triage, 'secretary')
  },
  AppealForwarded: (s, e) => {
    if (!e.part) closes(s, e.forwardedOn, 'forwarded')
  },
  ClarificationAsked: (s, e) => {
    s.accepted = true
    s.question = e.content
    s.questions.push({ content: e.content })
    s.waiting.delete('acceptance')
    waits(s, 'clarification', e.clarification, 'applicant')
  },
  ClarificationReceived: (s, _, at) => {
    overWith(s, 'replied')
    s.saidAt = at
  },
  ClarificationLapsed: (s) => overWith(s, 'lapsed'),
  CompletionAsked: (s, e) => {
    s.completion = e.content
    s.returnable = false
    s.waiting.delete('returning')
    waits(s, 'completion', e.completion, 'applicant')
  },
  CompletionReceived: (s, _, at) => {
    delete s.completion
    s.returnable = false
    s.waiting.delete('completion')
    s.waiting.delete('returning')
    s.saidAt = at
  },
  CompletionLapsed: (s, e) => {
    delete s.completion
    s.returnable = true
    s.waiting.delete('completion')
    waits(s, 'returning', e.returning, 'secretary')
  },
  DangerMarked: (s) => {
    s.danger = true
  },
  AppealReturned: (s, e) => closes(s, e.returnedOn, 'returned'),
  AppealTerminated: (s, e) => closes(s, e.terminatedOn, 'terminated'),
  RepeatLinked: (s, e) => {
    s.linked.push(e.of)
    if (e.filed) closes(s, e.linkedOn, 'terminated')
  },
  MessageReceived: (s, _, at) => {
    s.saidAt = at
  },
  ExtensionRequested: (s, e) => {
    s.extension = e.grant
    waits(s, 'extension', e.decision as unknown as Deadline, 'head')
  },
  ExtensionGranted: (s, e) => {
    delete s.extension
    s.waiting.delete('extension')
    s.main = e.answer
    s.extensions++
    waits(s, 'answer', e.answer, ...owns(s))
    if (!s.followsByCode) waits(s, 'extension_notice', e.notice, 'secretary')
  },
  ExtensionRefused: (s) => {
    delete s.extension
    s.waiting.delete('extension')
  },
  ExtensionTold: (s) => {
    s.waiting.delete('extension_notice')
  },
  LongTermSet: (s, e) => underControl(s, e),
  NextControlSet: (s, e) => underControl(s, e),
  AppealWithdrawn: (s, e) => closes(s, e.withdrawnOn, 'withdrawn'),
  AppealAnswered: (s, e) => {
    const { due = null } = s.main ?? {}
    closes(s, e.answeredOn)
    s.accepted = true
    s.answered = true
    s.answers.push({ content: e.content, on: e.answeredOn, outcome: e.outcome })
    s.firstAnswer ??= { on: e.answeredOn, due }
    if (e.dispute) s.dispute = e.dispute
  },
  AnswerDisputed: (s, e, at) => {
    s.saidAt = at
    delete s.closedOn
    delete s.dispute
    s.answered = false
    s.disputed = true
    s.disputedOn = e.disputedOn
    s.main = e.answer
    // Who disputes an answer has it.
    s.waiting.delete('handover:answer')
    hasAnswer(s, e.receivedOn ?? localDay(at))
    waits(s, 'answer', e.answer, ...owns(s))
  },
  FileAccessAsked: (s, e) => waits(s, 'file_access', e.access, 'secretary'),
  FileAccessGranted: (s) => {
    s.waiting.delete('file_access')
  },
  ContactCorrected: (s, e, at) => {
    s.reachable = Boolean(e.reachable)
    if (!e.code || !s.reachable) return
    s.followsByCode = false
    // The receipt goes out again, and with it an answer that waited to be handed over.
    s.waiting.delete('handover:receipt')
    if (s.waiting.delete('handover:answer')) hasAnswer(s, localDay(at))
  },
  HandoverOpened: (s, e) => {
    const handover = e.handover as Deadline
    const letter = e.what === 'letter' ? s.letters.get(e.of) : undefined
    if (letter) {
      letter.toHandOver = true
      letter.due = null
      s.waiting.delete(`letter:${e.of}`)
    }
    const key = handoverOf(e)
    waits(s, key, handover, 'secretary')
    const waiting = s.waiting.get(key)
    if (waiting && e.undelivered) waiting.undelivered = true
    if (e.what === 'answer' && !s.disputed) s.handing = { since: handover.from }
  },
  HandedOver: (s, e) => {
    s.waiting.delete(handoverOf(e))
    if (e.what === 'answer') hasAnswer(s, e.handedOn)
  },
  DraftCountedAsAgreed: (s, _, at) => {
    s.agreedAt ??= at
  },
  ClockPaused: (s, e) => {
    s.stoppedOn = e.on
  },
  ClockResumed: (s, e) => {
    runsAgain(s, e.on)
    moves(s, e.moved)
  },
  DueDatesMoved: (s, e) => moves(s, e.moved),
  DraftVersionReceived: (s, e) => {
    delete s.closedOn
    delete s.ended
    s.content = e.content
    s.draftVersion = e.draftVersion
    s.versionOn = e.receivedOn
    if (e.topic) s.topic = e.topic
    s.main = e.recommendation
    waits(s, 'recommendation', e.recommendation, ...owns(s))
    if (e.triage) {
      s.hasBeenAsked = false
      waits(s, 'triage', e.triage, 'secretary')
    }
    if (e.acceptance) waits(s, 'acceptance', e.acceptance, ...owns(s))
  },
  DraftReturned: (s, e) => closes(s, e.returnedOn, 'returned'),
  DraftNotConsidered: (s, e) => closes(s, e.decidedOn, 'not_considered'),
  DraftWithdrawn: (s, e) => closes(s, e.withdrawnOn, 'withdrawn'),
  RecommendationGiven: (s, e) => {
    runsAgain(s, e.givenOn)
    s.accepted = true
    s.recommendations.push({
      on: e.givenOn,
      outcome: e.outcome,
      remarks: e.remarks,
      version: e.draftVersion,
      content: e.content,
    })
    s.waiting.delete('recommendation')
    s.waiting.delete('acceptance')
  },
  LetterSent: (s, e) => {
    const given = s.recommendations.at(-1)
    const carries = given && given.letter === undefined && given.content === e.content ? given : undefined
    if (carries) carries.letter = e.letter
    s.letters.set(e.letter, {
      number: e.letter,
      agency: e.agency,
      ...(e.kind && { kind: e.kind }),
      ...(e.signedBy !== undefined && { signedBy: String(e.signedBy) }),
      grant: e.grant,
      toHandOver: e.handover !== undefined,
      content: e.content,
      sentOn: e.sentOn,
      due: e.handover ? null : e.response.due,
      dues: [],
      ...(carries && { remarks: carries.remarks }),
      decisions: [],
      answeredBy: [],
    })
    if (e.handover) waits(s, `handover:${e.letter}`, e.handover, 'secretary')
    else waitsForBody(s, e.letter, e.response)
  },
  LetterHandedOver: (s, e) => {
    const letter = s.letters.get(e.letter)
    if (!letter) return
    letter.toHandOver = false
    letter.due = e.response.due
    s.waiting.delete(`handover:${e.letter}`)
    if (!letter.first) waitsForBody(s, e.letter, e.response)
  },
  ResponseRecorded: (s, e) => {
    const letter = s.letters.get(e.letter)
    if (!letter || e.effect === 'superseded') return
    letter.first ??= e.receivedOn
    letter.decision = e.decision
    follow(letter.decisions, e.receivedOn, e.decision)
    const remarks = e.remarks as unknown as { accepted: boolean }[] | undefined
    if (remarks) {
      const accepted = remarks.filter((one) => one.accepted).length
      letter.answered = { accepted, declined: remarks.length - accepted }
    } else delete letter.answered
    // Whoever answers a letter has it.
    letter.toHandOver = false
    s.waiting.delete(`letter:${e.letter}`)
    s.waiting.delete(`handover:${e.letter}`)
    const given = s.recommendations.at(-1)
    const isLast =
      s.kind === 'draft_act'
        ? given?.letter === e.letter && given.version === s.draftVersion
        : s.kind === 'initiative' && [...s.letters.values()].every(({ first }) => first)
    if (isLast && !s.closedOn) closes(s, e.receivedOn)
    // Its day is the day of the response that counts.
    if (letter.answered) follow(letter.answeredBy, e.receivedOn, letter.answered)
  },
  PersonalDataErased: (s) => {
    s.erased = true
    s.reachable = false
    // No words are left to hand over; a letter is its body's.
    for (const key of [...s.waiting.keys()])
      if (s.kind === 'appeal' && key.startsWith('handover:') && matterOf(key) !== 'letter')
        s.waiting.delete(key)
  },
  ReminderSent: (s, e) => {
    s.waiting.get(e.deadline)?.told.set(e.to, e.stage)
  },
  DeadlineMissed: (s, e) => {
    // A right that was not used in time is over.
    if (e.deadline === 'returning') return void s.waiting.delete('returning')
    const one = s.waiting.get(e.deadline)
    if (one) one.missed = true
  },
}

const waitsForBody = (s: Story, number: string, response: Deadline) => {
  const letter = s.letters.get(number)
  if (letter) waits(s, `letter:${number}`, response, 'agency', bodyOf(letter))
}

const overWith = (s: Story, how: 'replied' | 'lapsed') => {
  // A reply on paper that was in time may be entered when its question has lapsed.
  const asked = s.question
    ? s.questions.find(({ content }) => content === s.question)
    : s.questions.findLast(({ over }) => over === 'lapsed')
  if (asked) asked.over = how
  delete s.question
  s.waiting.delete('clarification')
}
const underControl = (s: Story, e: E) => {
  s.accepted = true
  s.longTermOn ??= e.setOn
  s.waiting.delete('acceptance')
  waits(s, 'control', e.control, ...owns(s))
}
