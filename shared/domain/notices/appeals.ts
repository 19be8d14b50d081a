/** Who is told of what happens to an appeal. */
import type { Post } from '../../../events/values.ts'
import type { Appeal } from '../case.ts'
import { handoverKey } from '../pending.ts'
import { actingHead, nobody, type ToldOfEach, toApplicant, toChair, toOwner, toSecretary } from './readers.ts'

/**
 * By law: the receipt at once (АППК, art. 64), word of a forwarding at the same time (art. 65), of an extension within
 * three working days, which `ExtensionGranted` counts (art. 76). The rest is the council's.
 */
export const toldOfAppeals = {
  AppealRegistered: { tells: (_, c) => toApplicant(c, 'receipt') },
  AppealForwarded: {
    tells: ({ to, content, part }, c) => [
      ...toApplicant(c, 'forwarded'),
      c.pending[handoverKey({ what: 'forwarding', of: content })]
        ? ({ kind: 'by_hand', to: { role: 'secretary' }, matter: 'forwarding' } as const)
        : { kind: 'forwarded_to', to: to ? { role: 'agency', as: to } : { role: 'body', as: content } },
      ...(part ? [] : toChair(c, 'unassigned')),
    ],
  },
  ClarificationAsked: {
    tells: (_, c) => toApplicant(c, 'question'),
    isOvertaken: ({ content }, now) => now.kind !== 'appeal' || !isToBeAsked(now, content),
  },
  ClarificationReceived: { tells: (_, c) => toOwner(c, 'clarified') },
  ClarificationLapsed: {
    tells: (_, c) => toOwner(c, 'clarification_lapsed'),
    // A reply on paper that was in time may have been entered since.
    isOvertaken: (_, now) =>
      now.closedOn !== undefined || (now.kind === 'appeal' && now.questions.at(-1)?.reply !== undefined),
  },
  CompletionAsked: {
    tells: (_, c) => toApplicant(c, 'completion'),
    isOvertaken: ({ content }, now) => now.kind !== 'appeal' || now.completion?.content !== content,
  },
  CompletionReceived: { tells: (_, c) => toOwner(c, 'message') },
  CompletionLapsed: {
    tells: (_, c) => toSecretary('completion_lapsed').concat(toChair(c, 'completion_lapsed')),
    isOvertaken: (_, now) => now.kind !== 'appeal' || !now.pending.returning,
  },
  AnswerPublished: nobody,
  ConsentWithdrawn: nobody,
  AnswerRated: nobody,
  DangerMarked: nobody,
  RepeatLinked: nobody,
  AppealReturned: { tells: (_, c) => toApplicant(c, 'returned_to_applicant') },
  AppealTerminated: { tells: (_, c) => toApplicant(c, 'terminated') },
  ExtensionRequested: {
    tells: ({ grant }, c) =>
      c.grants[grant]?.open
        ? [{}, ...standIns].map((as) => ({ kind: 'extension_request', to: { role: 'head', ...as }, grant }))
        : [],
    isOvertaken: ({ grant }, now) => !now.grants[grant]?.open,
  },
  ExtensionGranted: {
    tells: (_, c) => [...toApplicant(c, 'extended'), ...toOwner(c, 'extension_decided')],
    // The secretariat may have told the applicant already.
    isOvertaken: (_, now, { kind }) => kind === 'by_hand' && !now.pending.extension_notice,
  },
  ExtensionRefused: { tells: (_, c) => toOwner(c, 'extension_decided') },
  ExtensionTold: nobody,
  FileAccessAsked: {
    tells: () => toSecretary('file_asked'),
    isOvertaken: (_, now) => !now.pending.file_access,
  },
  FileAccessGranted: {
    // Who has no address asked on paper, or by the page that the code opens.
    tells: ({ how }, c) =>
      how === 'page' && c.kind === 'appeal' && c.reachable ? toApplicant(c, 'file_shown') : [],
  },
  LongTermSet: { tells: (_, c) => toApplicant(c, 'long_term') },
  NextControlSet: { tells: (_, c) => toApplicant(c, 'long_term') },
  AppealWithdrawn: { tells: (_, c) => toOwner(c, 'withdrawn') },
  AnswerDisputed: {
    tells: (_, c) => [
      ...toApplicant(c, 'dispute_registered'),
      ...toChair(c, 'disputed'),
      ...toSecretary('disputed'),
    ],
  },
  ContactCorrected: {
    tells: ({ code, answer }, c) => [
      ...(code ? toApplicant(c, 'receipt') : []),
      ...(answer ? toApplicant(c, 'answer').map((notice) => ({ ...notice, again: true as const })) : []),
    ],
    // Corrected once more: the receipt that holds goes to the last address.
    isOvertaken: ({ content, code }, now) =>
      code === true && now.kind === 'appeal' && now.codeKey !== content,
  },
  AppealAnswered: { tells: (_, c) => toApplicant(c, 'answer') },
  MessageReceived: {
    // Never lost: without a chair, or when the case was closed already, it is the secretariat's.
    tells: ({ late }, c) => (late ? toSecretary('message') : toOwner(c, 'message')),
  },
} satisfies Partial<ToldOfEach>

/** While nothing has come of it, or its time has passed before anybody was asked: the case goes on, and so may the reply. */
const isToBeAsked = (c: Appeal, content: string): boolean => {
  const last = c.questions.at(-1)
  if (last?.content !== content || c.closedOn) return false
  return c.question?.content === content || last.lapsed !== undefined
}

/** Who may decide in the head's place; told where the council has them (АППК, art. 76). */
const standIns: { as: Post }[] = [actingHead, { as: 'deputy_head' }, { as: 'apparatus_head' }]
