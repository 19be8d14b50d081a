/** The operations of the secretariat's programs. */
import * as z from 'zod/mini'
import { receipt } from '../answers/appeals.ts'
import { deskCases, initiativeOpened } from '../answers/desk.ts'
import { deskAppealInput, initiativeInput } from '../inputs.ts'
import { limits } from '../limits.ts'
import { caseKind, deskLists, slug } from '../values.ts'
import { busy, type Description, invalid, key, lang, noKey, problemOf, query, unread } from './description.ts'

const staffOnly = { 401: problemOf('Neither a pass of a member of the secretariat nor a session.') }
const changes = {
  ...staffOnly,
  403: problemOf('A session without its x-csrf-token, where something is changed.'),
}

export const desk = {
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
} satisfies Record<string, Description>
