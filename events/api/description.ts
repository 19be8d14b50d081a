/** How an operation of the API is described: what it takes, and every answer that it can give. */
import * as z from 'zod/mini'
import { problem } from '../answers/problem.ts'
import { limits } from '../limits.ts'
import { day } from '../values.ts'

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  description: string
  required: boolean
  schema: z.ZodMiniType
}

/** `json` is a schema of one of the answers; other types are named. Neither: there is nothing to read. */
export type Answer = { description: string; json?: z.ZodMiniType; type?: string }

export type Description = {
  summary: string
  /** Only for the secretariat, by a pass or the session of a browser. */
  staff?: true
  parameters: readonly Parameter[]
  body?: z.ZodMiniType
  /** The body is taken as a form with parts too. */
  inParts?: true
  answers: Record<number, Answer>
}

export const parameter = (
  name: string,
  where: Parameter['in'],
  description: string,
  {
    required = true,
    schema = z.string() as z.ZodMiniType,
  }: Partial<Pick<Parameter, 'required' | 'schema'>> = {},
): Parameter => ({ name, in: where, description, required, schema })

const optional = (schema: z.ZodMiniType = z.string()) => ({ required: false, schema })

/** A part of the query that need not be there; left empty, as a form sends it, it is not. */
export const query = (name: string, description: string, schema?: z.ZodMiniType): Parameter =>
  parameter(name, 'query', description, optional(schema && z.union([schema, z.literal('')])))

export const problemOf = (description: string): Answer => ({ description, json: problem })

/** Of a paper of the council. */
export const paperAnswers = (more: Record<number, Answer>): Record<number, Answer> => ({
  303: { description: 'To the document, at an address that is good for five minutes.', type: 'text/plain' },
  409: problemOf('Not drawn yet: try again in a minute.'),
  ...more,
})

/** No enumeration: a language that there is not is no mistake. */
export const lang = query(
  'lang',
  'The language of titles and errors: kk, ru or en. Anything else is as nothing.',
)

/** `needed`: without one, or with one that is too long, a program’s request is refused. */
export const key = (needed: boolean): Parameter =>
  parameter('Idempotency-Key', 'header', 'A repeat under the same key is the same request.', {
    required: needed,
    ...(needed && { schema: z.string().check(z.minLength(1), z.maxLength(limits.key)) }),
  })

export const period: readonly Parameter[] = [
  query('from', 'First local day (default: 1 January of the year of `to`).', day),
  query('to', `Last local day (default: today). ${limits.periodYears} years at most.`, day),
]

/** Of requests with a body. */
export const unread = {
  413: problemOf(`Larger than ${limits.bodyBytes / 1024} KB.`),
  415: problemOf('Said to be in another charset than UTF-8.'),
}
export const noKey = { 400: problemOf('Idempotency-Key is missing.') }
export const busy = { 503: problemOf('Busy; try again after Retry-After seconds.') }
export const notNow = { 409: problemOf('Not allowed now; detail says why.') }
export const invalid = { 422: problemOf('Not UTF-8, not JSON, or the wrong shape; errors name the path.') }
export const tooOften = (what: string) => ({
  429: problemOf(`${what} Try again after Retry-After seconds; nothing was done.`),
})
