/** The operations of who holds an e-mailed link. */
import * as z from 'zod/mini'
import { actionInput, freshLinkInput, standInInput } from '../action-inputs.ts'
import { linkView } from '../answers/links.ts'
import { accepted } from '../answers/problem.ts'
import {
  busy,
  type Description,
  invalid,
  key,
  lang,
  noKey,
  notNow,
  parameter,
  problemOf,
  tooOften,
  unread,
} from './description.ts'

const token = parameter('token', 'path', 'The token of an e-mailed link.')
const forged = { 404: problemOf('Forged.') }
const ended = { 410: problemOf('Ended; fresh says how to ask for the current link.') }

/** What may be posted to a link: one of its actions, by the head who stands in, or the wish for the current link. */
export const linkInput = z.union([actionInput, standInInput, freshLinkInput])

export const links = {
  readLink: {
    summary: 'What the holder of a link sees and may do now',
    parameters: [token, lang],
    answers: {
      200: { description: 'Role, case, actions with their fields.', json: linkView },
      ...forged,
      ...ended,
    },
  },
  takeAction: {
    summary: 'Take an action',
    parameters: [token, key(true), lang],
    body: linkInput,
    answers: {
      200: { description: 'The new state.', json: linkView },
      202: {
        description:
          'To {"action":"fresh_link"}, which needs no key: the current link goes to the address of record.',
        json: accepted,
      },
      ...noKey,
      ...forged,
      ...notNow,
      ...ended,
      ...unread,
      ...invalid,
      ...tooOften('As many links as one may have sent.'),
      ...busy,
    },
  },
} satisfies Record<string, Description>
