/** `/api/openapi.json`: OpenAPI 3.1, made from the schemas that check what comes in. */
import * as z from 'zod/mini'
import {
  actionInput,
  appealInput,
  attachmentInput,
  deskAppealInput,
  initiativeInput,
  messageInput,
  webhookInput,
} from '../../events/inputs.ts'
import { type Operation, operations } from '../../events/routes.ts'
import { listRows } from '../../shared/application/models.ts'
import type { Front } from '../../shared/http/front.ts'
import { json, type Reply, type Request } from '../../shared/http/http.ts'

const schemaOf = (schema: z.ZodMiniType) => {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return shape
}

const body = (schema: z.ZodMiniType) => ({
  requestBody: { required: true, content: { 'application/json': { schema: schemaOf(schema) } } },
})
const parameter = (
  name: string,
  where: 'path' | 'query' | 'header',
  description: string,
  required = true,
) => ({
  name,
  in: where,
  required,
  description,
  schema: { type: 'string' },
})
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
const ok = (description: string, ...required: string[]) => ({
  description,
  content: { 'application/json': { schema: { type: 'object', required } } },
})

const number = parameter(
  'number',
  'path',
  'The number from the receipt, ALM-A-2026-000001. An old register’s may have slashes, as they are or encoded.',
)
const code = parameter('code', 'query', 'The secret code from the receipt.')
const token = parameter('token', 'path', 'The token of an e-mailed link.')
const key = (required: boolean) =>
  parameter('Idempotency-Key', 'header', 'A repeat under the same key is the same request.', required)
const lang = parameter('lang', 'query', 'kk, ru or en: the language of titles and errors.', false)
const signature = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
  parameter(name, 'header', 'Standard Webhooks, https://www.standardwebhooks.com.'),
)

const unknown = {
  404: problem('Wrong number or wrong code, not told apart.'),
  429: problem('Too many wrong codes for this number or from this address. A right one is always answered.'),
}
const noKey = { 400: problem('Idempotency-Key is missing.') }
const unread = {
  413: problem('Larger than 256 KB.'),
  415: problem('Said to be in another charset than UTF-8.'),
}
const busy = { 503: problem('Busy; try again after Retry-After seconds.') }
const notNow = { 409: problem('Not allowed now; detail says why.') }
const tooOften = { 429: problem('Too often; try again after Retry-After seconds. Nothing was done.') }
const invalid = { 422: problem('Not UTF-8, not JSON, or the wrong shape; errors name the path.') }

const staffOnly = {
  401: problem('Neither a pass of a member of the secretariat nor a session.'),
  403: problem('A session without its x-csrf-token, where something is changed.'),
}
const receipt = ok(
  'Registered: number, code, due date (null while the calendar lacks its year), status address.',
  ...['number', 'code', 'receivedAt', 'registeredOn', 'dueOn', 'statusUrl'],
)
const statusOf = (description: string) =>
  ok(
    description,
    ...['number', 'kind', 'status', 'topic', 'receivedAt', 'registeredOn', 'dueOn', 'deadline', 'letters'],
    'timeline',
  )
const ofStaff = [{ pass: [] }, { session: [] }]
const period = [
  parameter('from', 'query', 'First local day, YYYY-MM-DD (default: 1 January of the year of `to`).', false),
  parameter('to', 'query', 'Last local day (default: today). Ten years at most.', false),
]
const csv = (description: string) => ({
  description,
  content: { 'text/csv': { schema: { type: 'string' } } },
})

const described = (): Record<string, Partial<Record<Operation['method'], object>>> => ({
  '/api/appeals': {
    post: {
      summary: 'Submit an appeal',
      parameters: [key(true), lang],
      ...body(appealInput),
      responses: {
        201: receipt,
        ...noKey,
        ...unread,
        ...invalid,
        ...tooOften,
        ...busy,
      },
    },
  },
  '/api/attachments': {
    post: {
      summary:
        'Offer a file: the answer has the id to attach it by, and a form (url, fields) to post it with, in a field `file` after the others, within an hour',
      parameters: [lang],
      ...body(attachmentInput),
      responses: {
        201: ok('id, upload: url and fields.', 'id', 'upload'),
        ...unread,
        ...invalid,
        ...tooOften,
      },
    },
  },
  '/api/appeals/{number}': {
    get: {
      summary: 'Status of an appeal',
      parameters: [number, code, lang],
      responses: {
        200: statusOf('The status, the due date explained, letters, answer, timeline.'),
        ...unknown,
      },
    },
  },
  '/api/appeals/{number}/messages': {
    post: {
      summary: 'Add information',
      parameters: [number, code, key(false), lang],
      ...body(messageInput),
      responses: {
        200: statusOf('The new status.'),
        ...unknown,
        429: problem('Too many wrong codes, or as many messages as one appeal takes in a day.'),
        ...unread,
        ...invalid,
        ...busy,
      },
    },
  },
  '/api/appeals/{number}/withdraw': {
    post: {
      summary: 'Withdraw the appeal',
      parameters: [number, code, key(false), lang],
      responses: { 200: statusOf('The new status.'), ...unknown, ...notNow, ...unread, ...busy },
    },
  },
  '/api/appeals/{number}/dispute': {
    post: {
      summary: 'Dispute the answer, once, within the term for it',
      parameters: [number, code, key(false), lang],
      ...body(messageInput),
      responses: {
        200: statusOf('The new status.'),
        ...unknown,
        ...notNow,
        ...unread,
        ...invalid,
        ...busy,
      },
    },
  },
  '/api/appeals/{number}/link': {
    post: {
      summary: 'Send the status link again, to the address on file',
      parameters: [number],
      responses: { 202: { description: 'Whether there is such an appeal or not.' }, ...tooOften },
    },
  },
  '/api/act/{token}': {
    get: {
      summary: 'What the holder of a link sees and may do now',
      parameters: [token, lang],
      responses: {
        200: ok('Role, case, actions with their fields.', 'role', 'case', 'actions'),
        404: problem('Forged.'),
        410: problem('Ended.'),
      },
    },
    post: {
      summary: 'Take an action',
      parameters: [token, key(true), lang],
      ...body(actionInput),
      responses: {
        200: ok('The new state.', 'role', 'case', 'actions'),
        202: { description: 'To {"action":"fresh_link"}: the current link goes to the address of record.' },
        ...noKey,
        404: problem('Forged.'),
        ...notNow,
        410: problem('Ended; fresh says how to ask for the current link.'),
        ...unread,
        ...invalid,
        ...busy,
      },
    },
  },
  '/api/desk/cases': {
    get: {
      summary: `Cases of one of the secretariat’s lists, ${listRows} at a time`,
      security: ofStaff,
      parameters: [
        parameter('list', 'query', 'open (default), late, week, unassigned or letters.', false),
        parameter('commission', 'query', 'Instead of list: a commission’s cases, newest first.', false),
        parameter('agency', 'query', 'Instead of list: an agency’s drafts, and letters to it.', false),
        parameter('kind', 'query', 'Instead of list: appeal, draft_act or initiative, of a year.', false),
        parameter('year', 'query', 'With kind; the current one unless given.', false),
        parameter('after', 'query', 'From the answer before: the list goes on there.', false),
        lang,
      ],
      responses: {
        200: ok('cases, and after for the next page (null on the last).', 'cases', 'after'),
        ...staffOnly,
        ...invalid,
      },
    },
  },
  '/api/desk/appeals': {
    post: {
      summary: 'Register an appeal that came on paper or in person',
      security: ofStaff,
      parameters: [key(true), lang],
      ...body(deskAppealInput),
      responses: { 201: receipt, ...noKey, ...staffOnly, ...unread, ...invalid, ...busy },
    },
  },
  '/api/desk/initiatives': {
    post: {
      summary: 'Open a case of the council’s own; its letter leaves at once',
      security: ofStaff,
      parameters: [key(true), lang],
      ...body(initiativeInput),
      responses: {
        201: ok('Opened: number, letters, due date.', 'number', 'letters', 'dueOn'),
        ...noKey,
        ...staffOnly,
        ...unread,
        ...invalid,
        ...busy,
      },
    },
  },
  '/api/statistics': {
    get: {
      summary: 'The report of a period',
      parameters: [...period, lang],
      responses: {
        200: ok(
          'What came or went out, as it stood at the end of `to`.',
          ...['period', 'appeals', 'letters', 'draftActs', 'initiatives', 'happened'],
        ),
        ...invalid,
      },
    },
  },
  '/api/open-data/{file}': {
    get: {
      summary: 'Open data, without personal data',
      parameters: [
        parameter(
          'file',
          'path',
          'appeals.csv, letters.csv, draft-acts.csv; datapackage.json describes them.',
        ),
        ...period,
        lang,
      ],
      responses: { 200: csv('A row each.'), 404: problem('No such file.'), ...invalid },
    },
  },
  '/health': {
    get: {
      summary: 'Whether the portal answers',
      parameters: [],
      responses: { 200: ok('It does.', 'status') },
    },
  },
  '/feed.atom': {
    get: {
      summary: 'Announcements and published reports (Atom)',
      parameters: [lang],
      responses: { 200: { description: 'The feed.', content: { 'application/atom+xml': {} } } },
    },
  },
  '/webhooks/agencies/{agencyId}': {
    post: {
      summary: 'An agency responds to a letter or sends a draft act',
      parameters: [
        parameter('agencyId', 'path', 'The id of the agency in the configuration of the council.'),
        ...signature,
      ],
      ...body(webhookInput),
      responses: {
        202: ok(
          'Accepted; a repeat of the id gets the same answer and has no second effect.',
          'id',
          'status',
        ),
        401: problem('Unknown agency, wrong signature or a timestamp more than five minutes off.'),
        413: problem('Larger than 200 KB.'),
        ...invalid,
      },
    },
  },
})

/** The list's operations, each as it is described. */
const paths = () => {
  const all = described()
  const found: typeof all = {}
  for (const { id: operationId, method, path } of operations())
    found[path] = { ...found[path], [method]: { operationId, ...all[path]?.[method] } }
  return found
}

let document: string | undefined

export const openapi = async (front: Front, _request: Request): Promise<Reply> => {
  document ??= JSON.stringify({
    openapi: '3.1.0',
    info: { title: front.rules.council.names.en, version: '1' },
    servers: [{ url: front.portal }],
    paths: paths(),
    components: {
      securitySchemes: {
        pass: { type: 'http', scheme: 'bearer', description: 'npm run -s staff-token -- EMAIL' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: front.portal.startsWith('https:') ? '__Host-desk' : 'desk',
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          description: 'RFC 9457 problem details',
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: { path: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  })
  return { ...json(200, {}), body: document }
}
