/** The operations of the secretariat's programs. */
import * as z from 'zod/mini'
import { receipt } from '../answers/appeals.ts'
import { activityChanged, activityPlanned, figuresEntered, membersChanged } from '../answers/council.ts'
import { deskCases, draftEntered, initiativeOpened } from '../answers/desk.ts'
import { deskAppealInput, initiativeInput } from '../appeals/appeal-inputs.ts'
import { activityInput, channelInput, memberInput, planInput } from '../council/council-inputs.ts'
import { deskDraftInput, deskDraftVersionInput, draftWithdrawalInput } from '../drafts/draft-inputs.ts'
import { limits } from '../limits.ts'
import { caseKind, deskLists, slug } from '../values.ts'
import {
  busy,
  type Description,
  invalid,
  key,
  lang,
  noKey,
  notNow,
  paperAnswers,
  parameter,
  problemOf,
  query,
  unread,
} from './description.ts'

const staffOnly = { 401: problemOf('Neither a pass of a member of the secretariat nor a session.') }
const changes = {
  ...staffOnly,
  403: problemOf('A session without its x-csrf-token, where something is changed.'),
}

const draftNumber = parameter('number', 'path', 'The number of the draft act, ALM-N-2026-000001.')
const noDraft = problemOf('No such draft act.')

/** Whatever is entered of the council's own work. */
const entering = { ...noKey, ...changes, ...unread, ...notNow, ...invalid, ...busy }

export const desk = {
  readLetterPaper: {
    summary: 'A letter on the council’s letterhead',
    parameters: [
      parameter('file', 'path', 'The number of the letter, as a document: ALM-L-2026-000001.pdf or .docx.'),
      parameter('token', 'query', 'The token of the letter’s link, for who has no session or pass.', {
        required: false,
      }),
      lang,
    ],
    answers: { ...paperAnswers({ 404: problemOf('No such letter for this reader.') }), ...staffOnly },
  },
  listCases: {
    summary: `Cases of one of the secretariat’s lists, ${limits.listRows} at a time`,
    staff: true,
    parameters: [
      query('list', 'Which list of work (default: open).', z.enum(deskLists)),
      query('commission', 'Instead of list: a commission’s cases, newest first.', slug),
      query('agency', 'Instead of list: an agency’s drafts, and letters to it.', slug),
      query('kind', 'Instead of list: the cases of a kind, of a year.', caseKind),
      query('year', 'With kind; the current one unless given.', z.string().check(z.regex(/^\d{4}$/))),
      query('after', 'From the answer before: the list goes on there.'),
      lang,
    ],
    answers: {
      200: { description: 'Cases, and after for the next page (null on the last).', json: deskCases },
      ...staffOnly,
      ...invalid,
    },
  },
  registerAppeal: {
    summary: 'Register an appeal that came on paper or in person',
    staff: true,
    parameters: [key(true), lang],
    body: deskAppealInput,
    answers: {
      201: { description: 'Registered, as an appeal of its applicant’s own.', json: receipt },
      ...noKey,
      ...changes,
      ...unread,
      ...invalid,
      ...busy,
    },
  },
  openInitiative: {
    summary: 'Open a case of the council’s own; its letter leaves at once',
    staff: true,
    parameters: [key(true), lang],
    body: initiativeInput,
    answers: {
      201: { description: 'Opened: number, letters, due date.', json: initiativeOpened },
      ...noKey,
      ...changes,
      ...unread,
      ...invalid,
      ...busy,
    },
  },
  registerDraft: {
    summary: 'Register a draft act that came on paper or by a notice of the portal',
    staff: true,
    parameters: [key(true), lang],
    body: deskDraftInput,
    inParts: true,
    answers: {
      201: { description: 'Registered: number, and by when recommendations are due.', json: draftEntered },
      ...noKey,
      ...changes,
      ...unread,
      ...invalid,
      ...busy,
    },
  },
  addDraftVersion: {
    summary: 'Enter a new version of a draft act',
    staff: true,
    parameters: [draftNumber, key(true), lang],
    body: deskDraftVersionInput,
    inParts: true,
    answers: {
      201: { description: 'Received, with a term of its own.', json: draftEntered },
      404: noDraft,
      ...noKey,
      ...changes,
      ...unread,
      ...invalid,
      ...busy,
    },
  },
  withdrawDraft: {
    summary: 'Enter that a draft act was withdrawn',
    staff: true,
    parameters: [draftNumber, key(true), lang],
    body: draftWithdrawalInput,
    inParts: true,
    answers: {
      201: { description: 'Withdrawn.', json: draftEntered },
      404: noDraft,
      409: problemOf('It is closed already.'),
      ...noKey,
      ...changes,
      ...unread,
      ...invalid,
      ...busy,
    },
  },
  planActivity: {
    summary: 'Plan an activity of the council: a meeting, a hearing, a monitoring, a round table',
    staff: true,
    parameters: [key(true), lang],
    body: planInput,
    answers: {
      201: { description: 'Planned: its number, and what it is late for already.', json: activityPlanned },
      ...entering,
    },
  },
  readProtocol: {
    summary: 'The protocol of a meeting, in Kazakh or in Russian',
    staff: true,
    parameters: [
      parameter('number', 'path', 'The number of the activity.'),
      parameter('file', 'path', 'Language and format: kk.docx, ru.docx, kk.pdf or ru.pdf.'),
      lang,
    ],
    answers: { ...paperAnswers({ 404: problemOf('No such protocol.') }), ...staffOnly },
  },
  actOnActivity: {
    summary: 'Announce, move, hold, decide, write down, publish or follow up an activity',
    staff: true,
    parameters: [parameter('number', 'path', 'The number of the activity.'), key(true), lang],
    body: activityInput,
    answers: {
      200: { description: 'Done: what waits now, and what may be done next.', json: activityChanged },
      404: problemOf('No such activity.'),
      ...entering,
    },
  },
  changeMembers: {
    summary: 'A term of office, the reserve, or a member: admitted, left, placed, absent',
    staff: true,
    parameters: [key(true), lang],
    body: memberInput,
    answers: {
      200: { description: 'Done, with the shares that the law asks for.', json: membersChanged },
      ...entering,
    },
  },
  enterChannelFigures: {
    summary: 'Figures of a channel for a period',
    staff: true,
    parameters: [key(true), lang],
    body: channelInput,
    answers: { 200: { description: 'Entered.', json: figuresEntered }, ...entering },
  },
} satisfies Record<string, Description>
