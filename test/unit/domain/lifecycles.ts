/** Every transition there may be, with its rule and its test. `lifecycles.test.ts` holds it against the domain. */
import type { CaseKind, Role, Status } from '../../../events/values.ts'
import type { Action } from './explored.ts'

export type Road = {
  action: Action
  from: readonly (Status | 'none')[]
  /** Each of these from each of those; `stays`: the status shown is what it was. */
  to: readonly Status[] | 'stays'
  by: readonly Role[]
  /** The article of law, or the council's own rule. */
  rule: string
  /** A file of this folder, and a test in it. */
  test: readonly [file: string, title: string]
}

const chair = ['chair'] as const
const secretary = ['secretary'] as const
const applicant = ['applicant'] as const
const head = ['head'] as const
const system = ['system'] as const

const article = (n: string) => `АППК art. ${n}`
const law = 'Law 383-V'
const council = 'set by the council'

const main = (title: string) => ['appeals/appeal.test.ts', title] as const
const side = (title: string) => ['appeals/appeal-side-roads.test.ts', title] as const
const completion = (title: string) => ['appeals/completion.test.ts', title] as const
const repeated = (title: string) => ['appeals/repeats.test.ts', title] as const
const ending = (title: string) => ['appeals/ending.test.ts', title] as const
const draft = (title: string) => ['drafts/draft-act.test.ts', title] as const
const draftSide = (title: string) => ['drafts/draft-act-side-roads.test.ts', title] as const
const response = (title: string) => ['letters/responses.test.ts', title] as const
const letters = (title: string) => ['letters/letters.test.ts', title] as const
const byHand = (title: string) => ['desk/handover.test.ts', title] as const
const contact = (title: string) => ['appeals/contact.test.ts', title] as const
const state = (title: string) => ['case.test.ts', title] as const
const paper = (title: string) => ['appeals/paper.test.ts', title] as const
const rating = (title: string) => ['appeals/rating.test.ts', title] as const
const any = (title: string) => ['every-kind.test.ts', title] as const

/** Whatever is open, and shows something else than that it waits for the applicant. */
const appealAtWork = ['registered', 'assigned', 'in_review', 'awaiting_agency', 'long_term'] as const
const appealOpen = [...appealAtWork, 'awaiting_applicant'] as const
const appealEnded = ['answered', 'forwarded', 'withdrawn', 'returned', 'terminated'] as const
/** The chair has it. */
const appealAssigned = [
  'assigned',
  'in_review',
  'awaiting_applicant',
  'awaiting_agency',
  'long_term',
] as const
const draftAssigned = ['assigned', 'in_review', 'awaiting_agency'] as const
const draftOpen = ['registered', ...draftAssigned] as const
const draftEnded = ['responded', 'returned', 'not_considered', 'withdrawn'] as const

export const roads: Record<CaseKind, readonly Road[]> = {
  appeal: [
    {
      action: 'register_appeal',
      from: ['none'],
      to: ['registered'],
      by: ['applicant', 'secretary'],
      rule: `${article('63, 64, 76')}: never refused; 15 working days from registration`,
      test: main('АППК art. 76: due is the 15th working day after the day of receipt'),
    },
    {
      action: 'request_triage',
      from: ['registered', 'awaiting_applicant'],
      to: 'stays',
      by: system,
      rule: 'no topic’s commission: the secretariat decides',
      test: main('what no rule covers waits for the secretariat'),
    },
    {
      action: 'assign',
      from: ['registered'],
      to: ['assigned'],
      by: ['system', 'secretary'],
      rule: `${council}: by topic and district, or by the secretariat`,
      test: main('by topic: the commission has it, its chair a grant and 2 working days to accept'),
    },
    {
      action: 'assign',
      from: ['awaiting_applicant', 'awaiting_agency', 'long_term'],
      to: 'stays',
      by: ['system', 'secretary'],
      rule: 'a case that was returned; what it waits for goes on',
      test: side('then it is assigned again, by a new link; the old one stays ended'),
    },
    {
      action: 'accept',
      from: ['assigned'],
      to: ['in_review'],
      by: chair,
      rule: council,
      test: main('by the chair of its commission'),
    },
    {
      action: 'accept',
      from: ['awaiting_applicant', 'awaiting_agency', 'long_term'],
      to: 'stays',
      by: chair,
      rule: 'a case that was assigned again',
      test: any('a case that was returned while a letter waited is accepted by its new chair'),
    },
    {
      action: 'return',
      from: ['assigned', 'in_review'],
      to: ['registered'],
      by: ['chair', 'secretary'],
      rule: `${council}: with a reason; triage begins anew`,
      test: side('the chair gives the case back with a reason; triage begins anew, the link ends'),
    },
    {
      action: 'return',
      from: ['awaiting_applicant', 'awaiting_agency', 'long_term'],
      to: 'stays',
      by: ['chair', 'secretary'],
      rule: 'what it waits for goes on',
      test: side(
        'the control date goes along with the case: to the secretariat when it is returned, to the next chair',
      ),
    },
    {
      action: 'forward wholly',
      from: appealOpen,
      to: ['forwarded'],
      by: secretary,
      rule: `${article('65')}: within 3 working days; later it is marked late`,
      test: side('wholly: the case ends, within three working days in time'),
    },
    {
      action: 'forward in part',
      from: appealOpen,
      to: 'stays',
      by: secretary,
      rule: `${article('65')}: the rest goes on`,
      test: side('in part: the rest goes on'),
    },
    {
      action: 'ask',
      from: ['assigned', 'in_review', 'awaiting_agency'],
      to: ['awaiting_applicant'],
      by: chair,
      rule: council,
      test: side('the applicant has five working days to reply'),
    },
    {
      action: 'ask',
      from: ['long_term'],
      to: 'stays',
      by: chair,
      rule: council,
      test: side('a question, a letter and an extension leave it under long-term control'),
    },
    {
      action: 'complete',
      from: ['registered'],
      to: ['awaiting_applicant'],
      by: secretary,
      rule: `${article('64')}: what art. 63 asks for and is missing; 5 working days, the answer’s date stays`,
      test: completion('АППК art. 64: what is missing is asked for, with five working days'),
    },
    {
      action: 'complete',
      from: ['assigned', 'in_review', 'awaiting_agency'],
      to: ['awaiting_applicant'],
      by: ['chair', 'secretary'],
      rule: `${article('64')}: what art. 63 asks for and is missing; 5 working days, the answer’s date stays`,
      test: completion('by the chair of its commission too'),
    },
    {
      action: 'complete',
      from: ['long_term'],
      to: 'stays',
      by: ['chair', 'secretary'],
      rule: `${article('64')}: what art. 63 asks for and is missing`,
      test: completion('by the chair of its commission too'),
    },
    {
      action: 'return_to_applicant',
      from: appealAssigned,
      to: ['returned'],
      by: ['chair', 'secretary'],
      rule: `${article('64')}: not completed, repeated, or insulting; within 3 working days, never a crime or danger`,
      test: ending('АППК art. 64: insulting words, within three working days of the registration'),
    },
    {
      action: 'return_to_applicant',
      from: ['registered'],
      to: ['returned'],
      by: secretary,
      rule: `${article('64')}: not completed, repeated, or insulting; within 3 working days, never a crime or danger`,
      test: ending('АППК art. 64: insulting words, within three working days of the registration'),
    },
    {
      action: 'terminate',
      from: appealAssigned,
      to: ['terminated'],
      by: ['chair', 'secretary'],
      rule: `${article('70')}: on its grounds; told within 3 working days`,
      test: ending('АППК art. 70: on its grounds, with reasons'),
    },
    {
      action: 'terminate',
      from: ['registered'],
      to: ['terminated'],
      by: secretary,
      rule: `${article('70, 88')}: on their grounds; told within 3 working days`,
      test: ending('АППК art. 88: an anonymous one, by the secretariat'),
    },
    {
      action: 'link',
      from: appealOpen,
      to: 'stays',
      by: secretary,
      rule: 'it repeats an earlier one; both go on',
      test: repeated('linked with an earlier one, each once; it goes on'),
    },
    {
      action: 'file',
      from: appealOpen,
      to: ['terminated'],
      by: secretary,
      rule: `${article('64')}: returned before, and sent again unchanged: filed without an answer`,
      test: repeated('АППК art. 64: a returned one that is sent again unchanged is filed without an answer'),
    },
    {
      action: 'crime_or_danger',
      from: appealAssigned,
      to: ['forwarded'],
      by: ['chair', 'secretary'],
      rule: `${article('64, 65')}: at once, wholly`,
      test: ending('АППК art. 64: what tells of a crime or a danger goes on at once'),
    },
    {
      action: 'crime_or_danger',
      from: appealAssigned,
      to: 'stays',
      by: ['chair', 'secretary'],
      rule: `${article('64, 65')}: at once, in part; the rest goes on`,
      test: ending('in part: the rest goes on, and is neither returned nor terminated'),
    },
    {
      action: 'crime_or_danger',
      from: ['registered'],
      to: ['forwarded', 'registered'],
      by: secretary,
      rule: `${article('64, 65')}: at once`,
      test: ending('АППК art. 64: what tells of a crime or a danger goes on at once'),
    },
    {
      action: 'reply',
      from: ['awaiting_applicant'],
      to: ['registered', 'assigned', 'in_review', 'awaiting_agency'],
      by: applicant,
      rule: 'the case goes on where it stood',
      test: side('the reply returns the case to review'),
    },
    {
      action: 'reply',
      from: ['awaiting_applicant'],
      to: ['registered', 'assigned', 'in_review', 'awaiting_agency'],
      by: secretary,
      rule: `${article('63, 64')}: on paper, by the day that it came`,
      test: paper('АППК art. 64: a reply on paper is a reply; the case goes on where it stood'),
    },
    {
      action: 'reply',
      from: appealOpen,
      to: 'stays',
      by: secretary,
      rule: `${article('64')}: what came in time is in time, though its question or request has lapsed`,
      test: paper('what came in time is a reply, though the question has lapsed since'),
    },
    {
      action: 'message',
      from: [...appealOpen, ...appealEnded],
      to: 'stays',
      by: secretary,
      rule: 'on paper; never refused, after the end marked late',
      test: paper('a message on paper tells its day; after the end it is marked late'),
    },
    {
      action: 'withdraw',
      from: appealOpen,
      to: ['withdrawn'],
      by: secretary,
      rule: `${article('64')}: in writing, until the decision`,
      test: paper('АППК art. 64: withdrawn in writing, on the day that the paper came'),
    },
    {
      action: 'dispute',
      from: ['answered'],
      to: ['in_review', 'awaiting_agency'],
      by: secretary,
      rule: `${council}: once, on paper that came within 10 working days of the answer`,
      test: paper(
        'what came in time disputes the answer, though it is entered later; its term begins that day',
      ),
    },
    {
      action: 'lapse',
      from: ['awaiting_applicant'],
      to: ['registered', 'assigned', 'in_review', 'awaiting_agency'],
      by: system,
      rule: 'no reply never closes a case',
      test: side('no reply is an event that returns it to review; it never closes the case'),
    },
    {
      action: 'reply',
      from: ['long_term'],
      to: 'stays',
      by: applicant,
      rule: 'the case goes on where it stood',
      test: side('under long-term control a question is replied to, or lapses, and the control goes on'),
    },
    {
      action: 'lapse',
      from: ['long_term'],
      to: 'stays',
      by: system,
      rule: 'no reply never closes a case',
      test: side('under long-term control a question is replied to, or lapses, and the control goes on'),
    },
    {
      action: 'letter',
      from: ['assigned', 'in_review'],
      to: ['awaiting_agency'],
      by: chair,
      rule: `${law}: answered with reasons; writing implies acceptance`,
      test: main('a letter has its number, its grant and a month'),
    },
    {
      action: 'letter',
      from: ['awaiting_agency'],
      to: 'stays',
      by: chair,
      rule: 'each letter has its own date',
      test: main('a case can have several'),
    },
    {
      action: 'letter',
      from: ['awaiting_applicant', 'long_term'],
      to: 'stays',
      by: chair,
      rule: 'each letter has its own date',
      test: side('a question, a letter and an extension leave it under long-term control'),
    },
    {
      action: 'respond',
      from: ['awaiting_agency'],
      to: ['in_review'],
      by: ['agency', 'secretary'],
      rule: `${law}; the chair still answers the applicant`,
      test: response('the first one'),
    },
    {
      action: 'respond',
      from: ['awaiting_agency'],
      to: ['registered', 'assigned'],
      by: ['agency', 'secretary'],
      rule: `${law}; a case that was returned meanwhile`,
      test: any('a response leaves a returned case where it is'),
    },
    {
      action: 'respond',
      from: appealOpen,
      to: 'stays',
      by: ['agency', 'secretary'],
      rule: 'one said as late or later amends, an earlier one is kept and told; another letter may wait still',
      test: response('one with a newer timestamp amends it'),
    },
    {
      action: 'respond',
      from: appealEnded,
      to: 'stays',
      by: ['agency', 'secretary'],
      rule: 'never refused for being late',
      test: response('after the case is closed it is recorded'),
    },
    {
      action: 'extension',
      from: appealAssigned,
      to: 'stays',
      by: chair,
      rule: `${article('76')}: asked before the date has passed, with a reason`,
      test: side('the chair asks, the head decides within two working days by a link of its own'),
    },
    {
      action: 'extend',
      from: appealOpen,
      to: 'stays',
      by: head,
      rule: `${article('76')}: at most two months after the decision; the applicant is told in 3 working days`,
      test: side(
        'granted: the new date holds, the applicant is to be told in three working days, the link ends',
      ),
    },
    {
      action: 'refuse_extension',
      from: appealOpen,
      to: 'stays',
      by: head,
      rule: `${article('76')}: with a reason`,
      test: side('refused with a reason: the date stays, and may be asked for again'),
    },
    {
      action: 'told',
      from: appealOpen,
      to: 'stays',
      by: ['system', 'secretary'],
      rule: `${article('76')}: the mail was accepted for sending, or the secretariat told the applicant`,
      test: side('told: the notice is done'),
    },
    {
      action: 'long_term',
      from: ['assigned', 'in_review', 'awaiting_applicant', 'awaiting_agency'],
      to: ['long_term'],
      by: chair,
      rule: `${council}: an interim answer; the answer’s date stays what it was`,
      test: side('an interim answer; the case stays open, the answer keeps its due date'),
    },
    {
      action: 'long_term',
      from: ['long_term'],
      to: 'stays',
      by: chair,
      rule: 'another control date',
      test: side('another control date takes the place of the first'),
    },
    {
      action: 'answer',
      from: appealAssigned,
      to: ['answered'],
      by: chair,
      rule: `${article('76')}; late too; answering implies acceptance`,
      test: main('by the chair, with its outcome'),
    },
    {
      action: 'dispute',
      from: ['answered'],
      to: ['in_review'],
      by: applicant,
      rule: `${council}: once, within 10 working days of the answer`,
      test: side('once within ten working days of the answer: open again, with a new term from that day'),
    },
    {
      action: 'dispute',
      from: ['answered'],
      to: ['awaiting_agency'],
      by: applicant,
      rule: 'a letter waits still',
      test: side('with a letter that waits still, it waits for the agency again'),
    },
    {
      action: 'rate_answer',
      from: ['answered'],
      to: 'stays',
      by: applicant,
      rule: `${council}: once for each answer`,
      test: rating('once for each answer, by the applicant, whatever it says'),
    },
    {
      action: 'recompute',
      from: ['answered'],
      to: 'stays',
      by: system,
      rule: 'the calendar changed: letters’ dates, and until when the answer may be disputed',
      test: side('moves the day until which an answer may be disputed, while it may be'),
    },
    {
      action: 'withdraw',
      from: appealOpen,
      to: ['withdrawn'],
      by: applicant,
      rule: 'the applicant’s right; a letter on its way keeps its date',
      test: side('the case ends; a letter on its way keeps its clock'),
    },
    {
      action: 'message',
      from: [...appealAtWork, ...appealEnded],
      to: 'stays',
      by: applicant,
      rule: 'never refused; after the end marked late',
      test: main('after closing too: never refused, marked late'),
    },
    {
      action: 'request_link',
      from: [...appealOpen, ...appealEnded],
      to: 'stays',
      by: applicant,
      rule: 'to the address on file, every ten minutes at most',
      test: main('may have the link sent again'),
    },
    {
      action: 'hand_over',
      from: appealAssigned,
      to: 'stays',
      by: system,
      rule: 'another person holds the post; the work and its dates stay',
      test: any('goes on with its commission’s new chair'),
    },
    {
      action: 'erase',
      from: [...appealOpen, ...appealEnded],
      to: 'stays',
      by: system,
      rule: 'Law 94-V: on lawful request; the log and the figures stay. What came since goes by another one',
      test: any('personal data are erased, once'),
    },
    {
      action: 'request_fresh_link',
      from: [...appealOpen, ...appealEnded],
      to: 'stays',
      by: system,
      rule: 'the holder of an ended link gets the current one, at the address of record',
      test: main('for the holder of any grant that was ever given'),
    },
    handedOver(['awaiting_agency', 'awaiting_applicant', 'long_term', ...appealEnded]),
    remindedBy(secretary, ['awaiting_agency', 'awaiting_applicant', 'long_term', ...appealEnded]),
    remindedBy(chair, ['awaiting_agency', 'awaiting_applicant', 'long_term']),
    noted([...appealOpen, ...appealEnded]),
    {
      action: 'open_handover',
      from: ['answered'],
      to: 'stays',
      by: system,
      rule: `${council}: what a mail did not bring is handed over within 3 working days`,
      test: byHand('a mail that came back: what it was to bring waits for the secretariat'),
    },
    {
      action: 'handed_over',
      from: ['answered'],
      to: 'stays',
      by: secretary,
      rule: `${council}: when and how it was handed over is kept; until then the answer is not one in time`,
      test: byHand('handed over: when, how and by which number'),
    },
    {
      action: 'correct_contact',
      from: [...appealOpen, ...appealEnded],
      to: 'stays',
      by: ['applicant', 'secretary'],
      rule: `${council}: the code went to the wrong address, so there is another one`,
      test: contact('another e-mail address: another code, and the receipt goes out again'),
    },
    ...clock(appealOpen, [...appealOpen, ...appealEnded]),
  ],
  draft_act: [
    {
      action: 'register_draft_act',
      from: ['none'],
      to: ['registered'],
      by: ['agency', 'secretary'],
      rule: law,
      test: draft('the recommendation is due on the 10th working day after receipt'),
    },
    {
      action: 'request_triage',
      from: ['registered'],
      to: 'stays',
      by: system,
      rule: 'neither the agency’s commission nor a topic’s: the secretariat decides',
      test: any('what no rule covers waits for the secretariat'),
    },
    {
      action: 'request_triage',
      from: ['awaiting_agency'],
      to: 'stays',
      by: system,
      rule: 'a new version of a draft that had ended without a commission; a letter waits still',
      test: draftSide('that opens again what no commission has begins triage anew, from the day it came'),
    },
    {
      action: 'assign',
      from: ['registered'],
      to: ['assigned'],
      by: ['system', 'secretary'],
      rule: `${council}: the agency’s commission, else by topic, or by the secretariat`,
      test: any('is assigned to a commission'),
    },
    {
      action: 'assign',
      from: ['awaiting_agency'],
      to: 'stays',
      by: ['system', 'secretary'],
      rule: 'a draft that was returned; a letter waits still',
      test: any('a case that was returned while a letter waited is accepted by its new chair'),
    },
    {
      action: 'accept',
      from: ['assigned'],
      to: ['in_review'],
      by: chair,
      rule: council,
      test: any('is accepted by its chair'),
    },
    {
      action: 'accept',
      from: ['awaiting_agency'],
      to: 'stays',
      by: chair,
      rule: 'a draft that was assigned again',
      test: any('a case that was returned while a letter waited is accepted by its new chair'),
    },
    {
      action: 'return',
      from: ['assigned', 'in_review'],
      to: ['registered'],
      by: ['chair', 'secretary'],
      rule: `${council}: with a reason; triage begins anew`,
      test: any('is returned to the secretariat'),
    },
    {
      action: 'return',
      from: ['awaiting_agency'],
      to: 'stays',
      by: ['chair', 'secretary'],
      rule: 'a letter waits still',
      test: any('a case that was returned while a letter waited is accepted by its new chair'),
    },
    {
      action: 'letter',
      from: ['assigned', 'in_review'],
      to: ['awaiting_agency'],
      by: chair,
      rule: law,
      test: draft('the chair may ask another agency first'),
    },
    {
      action: 'letter',
      from: ['awaiting_agency'],
      to: 'stays',
      by: chair,
      rule: 'each letter has its own date',
      test: any('has letters, each with its own date'),
    },
    {
      action: 'recommend',
      from: ['assigned', 'in_review'],
      to: ['awaiting_agency'],
      by: chair,
      rule: `${law}: to be considered and answered with reasons`,
      test: draft('goes to the agency as a letter, in the same decision, and implies acceptance'),
    },
    {
      action: 'recommend',
      from: ['awaiting_agency'],
      to: 'stays',
      by: chair,
      rule: `${law}; another letter waits, or the one on an earlier version`,
      test: draftSide(
        'remarks stay tied to the version they were made on; the new one wants a recommendation of its own',
      ),
    },
    {
      action: 'respond',
      from: ['awaiting_agency'],
      to: ['responded'],
      by: ['agency', 'secretary'],
      rule: `${law}: each remark answered once, a declined one with a reason`,
      test: response('all of them, in any order'),
    },
    {
      action: 'respond',
      from: ['awaiting_agency'],
      to: ['in_review'],
      by: ['agency', 'secretary'],
      rule: 'to another letter, or to an earlier version’s',
      test: state(
        'a draft act is closed by the response to its recommendation, not by another’s, and not again',
      ),
    },
    {
      action: 'respond',
      from: ['awaiting_agency'],
      to: ['registered', 'assigned'],
      by: ['agency', 'secretary'],
      rule: 'a draft that was returned meanwhile',
      test: any('a response leaves a returned case where it is'),
    },
    {
      action: 'respond',
      from: draftOpen,
      to: 'stays',
      by: ['agency', 'secretary'],
      rule: 'one said as late or later amends, an earlier one is kept and told; another letter may wait still',
      test: draftSide('a response to the old version’s letter does not end the new one'),
    },
    {
      action: 'respond',
      from: draftEnded,
      to: 'stays',
      by: ['agency', 'secretary'],
      rule: 'never refused for being late',
      test: draftSide('a response that comes after its end is recorded, and the end stays'),
    },
    {
      action: 'incomplete',
      from: draftAssigned,
      to: ['returned'],
      by: chair,
      rule: `${council}: with what is missing`,
      test: draftSide('incomplete: returned with what is missing'),
    },
    {
      action: 'decline',
      from: draftAssigned,
      to: ['not_considered'],
      by: chair,
      rule: `${law}: the council chooses by importance; with a reason`,
      test: draftSide('Law on Public Councils: the council may choose not to consider it, with a reason'),
    },
    {
      action: 'withdraw_draft',
      from: draftOpen,
      to: ['withdrawn'],
      by: ['agency', 'secretary'],
      rule: 'its own agency’s right; the secretariat enters what came on paper',
      test: draftSide('withdrawn by its own agency only'),
    },
    {
      action: 'receive_version',
      from: draftOpen,
      to: 'stays',
      by: ['agency', 'secretary'],
      rule: `${council}: a higher version has a term of its own; a commission that has the draft keeps it; while none has had it, the version’s topic finds one`,
      test: draftSide('takes the place of the old one, with a term of its own'),
    },
    {
      action: 'receive_version',
      from: draftEnded,
      to: ['assigned', 'in_review', 'awaiting_agency'],
      by: ['agency', 'secretary'],
      rule: 'a higher version opens it again, where it stood; what its chair had not taken is to be accepted anew',
      test: draftSide('opens a draft again that was returned, or responded to'),
    },
    {
      action: 'receive_version',
      from: ['responded', 'withdrawn'],
      to: ['registered'],
      by: ['agency', 'secretary'],
      rule: 'a higher version opens it again; no commission has it, so triage begins anew',
      test: draftSide('that opens again what no commission has begins triage anew, from the day it came'),
    },
    {
      action: 'message',
      from: [...draftOpen, ...draftEnded],
      to: 'stays',
      by: applicant,
      rule: 'never refused; after the end marked late',
      test: any('a message is kept'),
    },
    {
      action: 'hand_over',
      from: draftAssigned,
      to: 'stays',
      by: system,
      rule: 'another person holds the post; the work and its dates stay',
      test: any('goes on with its commission’s new chair'),
    },
    {
      action: 'erase',
      from: [...draftOpen, ...draftEnded],
      to: 'stays',
      by: system,
      rule: 'Law 94-V: on lawful request; the log and the figures stay. What came since goes by another one',
      test: any('personal data are erased, once'),
    },
    {
      action: 'request_fresh_link',
      from: [...draftOpen, ...draftEnded],
      to: 'stays',
      by: system,
      rule: 'the holder of an ended link gets the current one, at the address of record',
      test: any('a fresh link is asked for'),
    },
    handedOver(['awaiting_agency', ...draftEnded]),
    remindedBy(secretary, ['awaiting_agency', ...draftEnded]),
    remindedBy(chair, ['awaiting_agency']),
    noted([...draftOpen, ...draftEnded]),
    ...clock(draftOpen, [...draftOpen, ...draftEnded]),
  ],
  initiative: [
    {
      action: 'open_initiative',
      from: ['none'],
      to: ['awaiting_agency'],
      by: secretary,
      rule: `${law}; its letter leaves with it`,
      test: draftSide('opens with its letter, whose term is the agency’s'),
    },
    {
      action: 'respond',
      from: ['awaiting_agency'],
      to: ['responded'],
      by: ['agency', 'secretary'],
      rule: `${law}; it ends with its letter’s response`,
      test: draftSide('waits for the agency, and ends with its response'),
    },
    {
      action: 'respond',
      from: ['responded'],
      to: 'stays',
      by: ['agency', 'secretary'],
      rule: 'one said as late or later amends, an earlier one is kept and told',
      test: any('an initiative’s response may be amended, and its end stays'),
    },
    {
      action: 'message',
      from: ['awaiting_agency', 'responded'],
      to: 'stays',
      by: applicant,
      rule: 'never refused; after the end marked late',
      test: any('a message is kept'),
    },
    {
      action: 'erase',
      from: ['awaiting_agency', 'responded'],
      to: 'stays',
      by: system,
      rule: 'Law 94-V: on lawful request; the log and the figures stay. What came since goes by another one',
      test: any('personal data are erased, once'),
    },
    {
      action: 'request_fresh_link',
      from: ['awaiting_agency', 'responded'],
      to: 'stays',
      by: system,
      rule: 'the holder of an ended link gets the current one, at the address of record',
      test: any('a fresh link is asked for'),
    },
    handedOver(['awaiting_agency']),
    remindedBy(secretary, ['awaiting_agency']),
    noted(['awaiting_agency', 'responded']),
    ...waits(['awaiting_agency']),
  ],
}

/** What no mail reaches is handed over, whatever has become of its case. */
function handedOver(waiting: readonly Status[]): Road {
  return {
    action: 'letter_handed_over',
    from: waiting,
    to: 'stays',
    by: secretary,
    rule: `${law}: a body without e-mail; its term runs from the day on which it got the letter`,
    test: letters(
      'Law on Public Councils, art. 5(2): its month runs from the day on which it got the letter',
    ),
  }
}

/** A letter without a response is asked after by hand, the secretariat's after the case too. */
function remindedBy(by: readonly Role[], waiting: readonly Status[]): Road {
  return {
    action: 'remind',
    from: waiting,
    to: 'stays',
    by,
    rule: `${council}: once a day for each letter that a body has by mail`,
    test: ['letters/reminding.test.ts', 'is sent for a letter without a response, once a day'],
  }
}

/** The staff write to each other at any time. */
function noted(states: readonly Status[]): Road {
  return {
    action: 'note',
    from: states,
    to: 'stays',
    by: secretary,
    rule: `${council}: between the staff`,
    test: any('a note is kept, whatever has become of the case'),
  }
}

/** A clock may be stopped where the case itself owes an answer or recommendations. */
function clock(open: readonly Status[], waiting: readonly Status[]): Road[] {
  return [
    {
      action: 'pause',
      from: open,
      to: 'stays',
      by: secretary,
      rule: 'only for a cause that the configuration lists, by default none; only a counted term that runs',
      test: side('stands still only for a configured cause, by the secretariat'),
    },
    {
      action: 'resume',
      from: open,
      to: 'stays',
      by: secretary,
      rule: 'the days it stood still do not count',
      test: side('goes on: the days it stood still do not count'),
    },
    ...waits(waiting),
  ]
}

/** What the calendar and the sweep do to a case of any kind: letters' dates go on after its end. */
function waits(waiting: readonly Status[]): Road[] {
  return [
    {
      action: 'note_reminder',
      from: waiting,
      to: 'stays',
      by: system,
      rule: 'setting `reminders`: each stage once for each reader',
      test: any('a reminder is recorded'),
    },
    {
      action: 'miss',
      from: waiting,
      to: 'stays',
      by: system,
      rule: 'overdue from the next local date',
      test: any('a missed date is recorded'),
    },
    {
      action: 'recompute',
      // An answered appeal has a road of its own.
      from: waiting.filter((status) => status !== 'answered'),
      to: 'stays',
      by: system,
      rule: 'the calendar changed; chosen dates stay',
      test: any('another calendar moves what waits'),
    },
  ]
}
