/** The operations of the API, by their ids: where each is asked, and how it is described. */
import { appeals } from './appeals.ts'
import type { Description } from './description.ts'
import { desk } from './desk.ts'
import { links } from './links.ts'
import { service } from './service.ts'

export type Operation = { id: OperationId; method: 'get' | 'post'; path: string }

export const descriptions = { ...appeals, ...links, ...desk, ...service } satisfies Record<
  string,
  Description
>
export type OperationId = keyof typeof descriptions

const places: Record<OperationId, `${'GET' | 'POST'} /${string}`> = {
  submitAppeal: 'POST /api/appeals',
  offerFile: 'POST /api/attachments',
  readAppeal: 'GET /api/appeals/{number}',
  addMessage: 'POST /api/appeals/{number}/messages',
  withdrawAppeal: 'POST /api/appeals/{number}/withdraw',
  disputeAnswer: 'POST /api/appeals/{number}/dispute',
  requestStatusLink: 'POST /api/appeals/{number}/link',
  readLink: 'GET /api/act/{token}',
  takeAction: 'POST /api/act/{token}',
  listCases: 'GET /api/desk/cases',
  registerAppeal: 'POST /api/desk/appeals',
  openInitiative: 'POST /api/desk/initiatives',
  readStatistics: 'GET /api/statistics',
  readOpenData: 'GET /api/open-data/{file}',
  readFeed: 'GET /feed.atom',
  readHealth: 'GET /health',
  readDescription: 'GET /api/openapi.json',
  receiveWebhook: 'POST /webhooks/agencies/{agencyId}',
}

export const operations = (): Operation[] =>
  (Object.entries(places) as [OperationId, string][]).map(([id, place]) => {
    const [method, path = ''] = place.split(' ')
    return { id, method: method === 'GET' ? 'get' : 'post', path }
  })
