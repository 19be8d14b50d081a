/** The applicant's operations. */
import { appealStatus, receipt, uploadOffer } from '../answers/appeals.ts'
import { accepted } from '../answers/problem.ts'
import { appealInput, attachmentInput, messageInput, ratingInput } from '../appeals/appeal-inputs.ts'
import { rates } from '../limits.ts'
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
  tooOften,
  unread,
} from './description.ts'

const number = parameter(
  'number',
  'path',
  'The number from the receipt, ALM-A-2026-000001. An old register’s may have slashes, as they are or encoded.',
)
const code = parameter('code', 'query', 'The secret code from the receipt.')

const { wrongCodesForNumber, wrongCodesFromAddress, messagesOfCase, uploadsFromAddress } = rates
const wrongCodes = `${wrongCodesForNumber.most} wrong codes for this number, or ${wrongCodesFromAddress.most} from this address, in ${wrongCodesForNumber.seconds / 60} minutes. A right one is always answered.`
const unknown = {
  404: problemOf('Wrong number or wrong code, not told apart.'),
  429: problemOf(wrongCodes),
}
const ofAppeal = [number, code, key(false), lang]
const status = { 200: { description: 'The new status.', json: appealStatus } }

export const appeals = {
  submitAppeal: {
    summary: 'Submit an appeal',
    parameters: [key(true), lang],
    body: appealInput,
    answers: {
      201: {
        description:
          'Registered: number, code, due date (null while the calendar lacks its year), status address.',
        json: receipt,
      },
      ...noKey,
      ...unread,
      ...invalid,
      ...tooOften('As many appeals as the council takes from one applicant or one address.'),
      ...busy,
    },
  },
  offerFile: {
    summary:
      'Offer a file: the answer has the id to attach it by, and a form (url, fields) to post it with, in a field `file` after the others, within an hour',
    parameters: [lang],
    body: attachmentInput,
    answers: {
      201: { description: 'The id, and the form to upload it with.', json: uploadOffer },
      ...unread,
      ...invalid,
      ...tooOften(`More than ${uploadsFromAddress.most} files from one address in an hour.`),
    },
  },
  readAppeal: {
    summary: 'Status of an appeal',
    parameters: [number, code, lang],
    answers: {
      200: {
        description: 'The status, the due date explained, letters, answer, timeline.',
        json: appealStatus,
      },
      ...unknown,
    },
  },
  readAppealPaper: {
    summary: 'A paper of an appeal: its receipt, the last answer, the last forwarding',
    parameters: [
      number,
      parameter('file', 'path', 'receipt.pdf, answer.pdf, forwarding.pdf; each as .docx too.'),
      code,
      lang,
    ],
    answers: paperAnswers(unknown),
  },
  addMessage: {
    summary: 'Add information, or reply to a question',
    parameters: ofAppeal,
    body: messageInput,
    answers: {
      ...status,
      ...unknown,
      429: problemOf(`${wrongCodes} Or ${messagesOfCase.most} messages to this appeal in a day.`),
      ...notNow,
      ...unread,
      ...invalid,
      ...busy,
    },
  },
  withdrawAppeal: {
    summary: 'Withdraw the appeal',
    parameters: ofAppeal,
    answers: { ...status, ...unknown, ...notNow, ...unread, ...invalid, ...busy },
  },
  askFile: {
    summary: 'Ask to see the file: it is shown within three working days',
    parameters: ofAppeal,
    answers: { ...status, ...unknown, ...notNow, ...unread, ...invalid, ...busy },
  },
  withdrawConsent: {
    summary: 'Take back the consent to publish the answer',
    parameters: ofAppeal,
    answers: { ...status, ...unknown, ...notNow, ...unread, ...invalid, ...busy },
  },
  rateAnswer: {
    summary: 'Say whether the answer helped, once for each answer',
    parameters: ofAppeal,
    body: ratingInput,
    answers: { ...status, ...unknown, ...notNow, ...unread, ...invalid, ...busy },
  },
  disputeAnswer: {
    summary: 'Dispute the answer, once, within the term for it',
    parameters: ofAppeal,
    body: messageInput,
    answers: { ...status, ...unknown, ...notNow, ...unread, ...invalid, ...busy },
  },
  requestStatusLink: {
    summary: 'Send the status link again, to the address on file',
    parameters: [number, key(false), query('lang', 'The language of errors.')],
    answers: {
      202: { description: 'Whether there is such an appeal or not.', json: accepted },
      ...unread,
      ...invalid,
      ...tooOften(`More than ${rates.linksFromAddress.most} requests from one address in ten minutes.`),
      ...busy,
    },
  },
} satisfies Record<string, Description>
