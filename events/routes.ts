/**
 * Every route of the portal, once: whose function answers it, for whom, and with what. The stack makes the API of this
 * list, each function's handlers are typed by it, and the API's description has its operations.
 */
import type { OperationId } from './api/descriptions.ts'

/** `page`: HTML; `api`: JSON, and problems by RFC 9457; `file`: bytes under a name; `feed`: Atom. */
type Answer = 'page' | 'api' | 'file' | 'feed'

/**
 * Who is answered: everybody; an applicant by number and code; the holder of an e-mailed link by its token; a member of
 * the secretariat by the session of their browser; staff by that session or a pass; an agency's clerk
 * by the session of their browser; an agency by its signature.
 */
type Audience = 'public' | 'applicant' | 'link' | 'member' | 'staff' | 'clerk' | 'agency'

export type Route = {
  answer: Answer
  audience: Audience
  /** Its id in the API's description. A route that ends in `{action}` is an operation for each action. */
  operation?: OperationId | Record<string, OperationId>
}

/** `GET /appeals/{number}`, answered to HEAD too, or `$default` for what no other route takes. */
export type RouteKey = `${'GET' | 'POST'} /${string}` | '$default'

const page = (audience: Audience): Route => ({ answer: 'page', audience })
const api = (audience: Audience, operation: Route['operation'] & {}): Route => ({
  answer: 'api',
  audience,
  operation,
})
const file = (audience: Audience): Route => ({ answer: 'file', audience })

/**
 * By function. An HTTP API takes each slash of a path, encoded or not, for one between its parts, so numbers with slashes
 * have a route of their own that ends in `{number+}`, which answers as those with `{number}` do that begin alike.
 */
export const routes = {
  'submit-appeal': {
    'GET /appeals/new': page('public'),
    'POST /appeals/new': page('public'),
    // Where the form was first.
    'POST /': page('public'),
    'POST /api/appeals': api('public', 'submitAppeal'),
    'POST /api/attachments': api('public', 'offerFile'),
  },
  'follow-appeal': {
    'GET /appeals': page('public'),
    'GET /appeals/{number}': page('applicant'),
    'GET /appeals/{number}/files': page('applicant'),
    'GET /appeals/{number}/files/{id}': file('applicant'),
    'GET /appeals/{number}/papers/{file}': file('applicant'),
    'GET /appeals/{number+}': page('applicant'),
    'POST /appeals/link': page('public'),
    'POST /appeals/{number}/{action}': page('applicant'),
    'POST /appeals/{number+}': page('applicant'),
    'GET /api/appeals/{number}': api('applicant', 'readAppeal'),
    'GET /api/appeals/{number}/{file}': { ...file('applicant'), operation: 'readAppealPaper' },
    'GET /api/appeals/{number+}': { answer: 'api', audience: 'applicant' },
    'POST /api/appeals/{number}/{action}': api('applicant', {
      messages: 'addMessage',
      withdraw: 'withdrawAppeal',
      dispute: 'disputeAnswer',
      file: 'askFile',
      consent: 'withdrawConsent',
      rating: 'rateAnswer',
      link: 'requestStatusLink',
    }),
    'POST /api/appeals/{number+}': { answer: 'api', audience: 'applicant' },
  },
  act: {
    'GET /act/{token}': page('link'),
    'POST /act/{token}': page('link'),
    'GET /act/{token}/files': page('link'),
    'GET /act/{token}/files/{id}': file('link'),
    'GET /act/{token}/papers/{file}': file('link'),
    'GET /act/{token}/papers/{file}/signature': page('link'),
    'POST /act/{token}/papers/{file}/signature': page('link'),
    'GET /work': page('public'),
    'POST /work': page('public'),
    'GET /work/{token}': page('link'),
    'GET /work/{token}/case': page('link'),
    'GET /work/{token}/calendar.ics': file('link'),
    'GET /api/act/{token}': api('link', 'readLink'),
    'POST /api/act/{token}': api('link', 'takeAction'),
  },
  'receive-webhook': {
    'POST /webhooks/agencies/{agencyId}': api('agency', 'receiveWebhook'),
  },
  desk: {
    'GET /desk': page('member'),
    'GET /desk/cases.csv': file('member'),
    'POST /desk/cases': page('member'),
    'POST /desk/views': page('member'),
    'POST /desk/search': page('member'),
    'GET /desk/sign-in': page('public'),
    'POST /desk/sign-in': page('public'),
    'GET /desk/sign-in/{link}': page('link'),
    'POST /desk/sign-in/{link}': page('link'),
    'POST /desk/sign-out': page('member'),
    'GET /desk/cases/{number}': page('member'),
    'POST /desk/cases/{number}': page('member'),
    'GET /desk/cases/{number}/files': page('member'),
    'GET /desk/cases/{number}/receipt': page('member'),
    'GET /desk/cases/{number+}': page('member'),
    'POST /desk/cases/{number+}': page('member'),
    'GET /desk/appeals/new': page('member'),
    'POST /desk/appeals/new': page('member'),
    'GET /desk/appeals/files': page('member'),
    'GET /desk/initiatives/new': page('member'),
    'POST /desk/initiatives/new': page('member'),
    'GET /desk/draft-acts/new': page('member'),
    'POST /desk/draft-acts/new': page('member'),
    'GET /desk/draft-acts/change': page('member'),
    'POST /desk/draft-acts/versions': page('member'),
    'POST /desk/draft-acts/withdrawals': page('member'),
    'GET /desk/templates': page('member'),
    'POST /desk/templates': page('member'),
    'GET /desk/templates/{id}': page('member'),
    'POST /desk/templates/{id}': page('member'),
    'GET /desk/directory': page('member'),
    'GET /desk/directory/{of}': page('member'),
    'POST /desk/directory/{of}': page('member'),
    'GET /desk/directory/{of}/{id}': page('member'),
    'POST /desk/directory/{of}/{id}': page('member'),
    'GET /desk/activities': page('member'),
    'GET /desk/activities/new': page('member'),
    'POST /desk/activities/new': page('member'),
    'GET /desk/activities/{number}': page('member'),
    'POST /desk/activities/{number}': page('member'),
    'GET /desk/activities/{number}/result': page('member'),
    'POST /desk/activities/{number}/result': page('member'),
    'GET /desk/activities/{number}/protocol/{file}': file('member'),
    'GET /desk/activities/{number}/files': page('member'),
    'GET /desk/activities/{number}/files/{id}': file('member'),
    'GET /desk/activities/{number+}': page('member'),
    'POST /desk/activities/{number+}': page('member'),
    'GET /desk/members': page('member'),
    'POST /desk/members': page('member'),
    'GET /desk/channels': page('member'),
    'POST /desk/channels': page('member'),
    'GET /desk/report': page('member'),
    'POST /desk/report': page('member'),
    'GET /desk/import': page('member'),
    'POST /desk/import': page('member'),
    'GET /desk/import/problems.csv': file('member'),
    'GET /desk/calendar': page('member'),
    'POST /desk/calendar': page('member'),
    'GET /desk/calendar/year': page('member'),
    'POST /desk/calendar/year': page('member'),
    'GET /desk/queues': page('member'),
    'POST /desk/queues': page('member'),
    'GET /api/desk/cases': api('staff', 'listCases'),
    'GET /api/letters/{file}': { ...file('staff'), operation: 'readLetterPaper' },
    'POST /api/desk/appeals': api('staff', 'registerAppeal'),
    'POST /api/desk/initiatives': api('staff', 'openInitiative'),
    'POST /api/desk/draft-acts': api('staff', 'registerDraft'),
    'POST /api/desk/draft-acts/{number}/versions': api('staff', 'addDraftVersion'),
    'POST /api/desk/draft-acts/{number}/withdraw': api('staff', 'withdrawDraft'),
    'POST /api/desk/activities': api('staff', 'planActivity'),
    'POST /api/desk/activities/{number}': api('staff', 'actOnActivity'),
    'GET /api/desk/activities/{number}/protocol/{file}': { ...file('staff'), operation: 'readProtocol' },
    'POST /api/desk/members': api('staff', 'changeMembers'),
    'POST /api/desk/channels': api('staff', 'enterChannelFigures'),
  },
  agency: {
    'GET /agency': page('clerk'),
    'GET /agency/sign-in': page('public'),
    'POST /agency/sign-in': page('public'),
    'GET /agency/sign-in/{link}': page('link'),
    'POST /agency/sign-in/{link}': page('link'),
    'POST /agency/sign-out': page('clerk'),
    'GET /agency/draft-acts/new': page('clerk'),
    'POST /agency/draft-acts/new': page('clerk'),
    'GET /agency/draft-acts/change': page('clerk'),
    'POST /agency/draft-acts/versions': page('clerk'),
    'POST /agency/draft-acts/withdrawals': page('clerk'),
  },
  'public-pages': {
    'GET /health': api('public', 'readHealth'),
    'GET /api/openapi.json': api('public', 'readDescription'),
    'GET /assets/{file}': file('public'),
    'GET /robots.txt': file('public'),
    'GET /.well-known/security.txt': file('public'),
    $default: page('public'),
  },
  site: {
    'GET /': page('public'),
    'GET /council': page('public'),
    'GET /accessibility': page('public'),
    'GET /privacy': page('public'),
    'GET /deadline': page('public'),
    'GET /meetings': page('public'),
    'GET /meetings/{number}': page('public'),
    'GET /meetings/{number}/files/{id}': file('public'),
    'GET /meetings/{number+}': page('public'),
    'GET /meetings.ics': file('public'),
    'GET /control': page('public'),
    'GET /control/{number}': page('public'),
    'GET /control/{number}/files/{id}': file('public'),
    'GET /control/{number+}': page('public'),
    'GET /drafts': page('public'),
    'GET /drafts/{number}': page('public'),
    'GET /drafts/{number+}': page('public'),
    'GET /answers': page('public'),
    'GET /answers/{id}': page('public'),
    'GET /news': page('public'),
    'GET /reports/{id}': page('public'),
    'GET /reports/{id}/{file}': file('public'),
    'GET /feed.atom': { answer: 'feed', audience: 'public', operation: 'readFeed' },
    'GET /sitemap.xml': file('public'),
  },
  statistics: {
    'GET /statistics': page('public'),
    'GET /open-data': file('public'),
    'GET /api/statistics': api('public', 'readStatistics'),
    'GET /api/open-data/{file}': { ...file('public'), operation: 'readOpenData' },
  },
} satisfies Record<string, Partial<Record<RouteKey, Route>>>

/** A function behind the HTTP API, by the name of its folder. */
export type HttpFunction = keyof typeof routes
export const httpFunctions = Object.keys(routes) as HttpFunction[]

/** A function's routes, by the names that the API gives them. */
export const routesOf = (name: HttpFunction): [RouteKey, Route][] =>
  Object.entries(routes[name]) as [RouteKey, Route][]

/** What programs may ask of the portal. */
export type Operation = {
  id: OperationId
  method: 'get' | 'post'
  path: string
}

/** The operations of the API's description. */
export const operations = (): Operation[] =>
  httpFunctions.flatMap(routesOf).flatMap(([key, { operation }]) => {
    const [method, path = ''] = key.split(' ')
    const operationAt = (id: OperationId, path: string): Operation => ({
      id,
      method: method === 'GET' ? 'get' : 'post',
      path,
    })
    if (operation === undefined) return []
    if (typeof operation === 'string') return operationAt(operation, path)
    return Object.entries(operation).map(([action, id]) => operationAt(id, path.replace('{action}', action)))
  })
