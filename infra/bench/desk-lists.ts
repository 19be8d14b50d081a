/** What a page of the desk asks of the store, and the crowd of cases that it is asked among. */
import type { DynamoDBClient, DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { limits } from '../../events/limits.ts'
import { deskLists } from '../../events/values.ts'
import { dynamoPeople } from '../../shared/adapters/dynamo/people.ts'
import { dynamoViews } from '../../shared/adapters/dynamo/views.ts'
import type { CouncilRules } from '../../shared/application/council-rules.ts'
import { casesWith } from '../../shared/application/desk/lists/case-words.ts'
import { countsOf, type Filter, pageOf } from '../../shared/application/desk/lists/desk-list.ts'
import { listedPage, listedRows } from '../../shared/application/desk/lists/list-page.ts'
import type { Asked } from '../../shared/application/desk/lists/list-query.ts'
import { addDays } from '../../shared/domain/terms.ts'
import type { View } from '../../shared/domain/views.ts'
import { contentsOf, countingClient, tableOf } from './views-table.ts'

/** One of each kind of list. */
export const filters: readonly Filter[] = [
  ...deskLists.map((list) => ({ by: 'list' as const, list })),
  { by: 'commission', id: 'housing' },
  { by: 'agency', id: 'almaty-su' },
  { by: 'kind', kind: 'appeal', year: '2026' },
]

/** The same lists as members narrow and sort them. */
export const askedFor: readonly Asked[] = [
  ...filters.map((filter) => ({ filter, narrow: {} })),
  { filter: { by: 'list', list: 'open' }, narrow: { topic: 'housing', late: '1' } },
  { filter: { by: 'list', list: 'open' }, narrow: { topic: 'housing' }, sort: { by: 'name', down: true } },
  { filter: { by: 'kind', kind: 'appeal', year: '2026' }, narrow: { from: '2026-01-10', to: '2026-01-20' } },
]

/** The day on which the crowd is looked at: some of it late, some due this week. */
export const lookedAtOn = '2026-02-05'

const caseOf = (n: number) => `ALM-A-2026-${String(n).padStart(6, '0')}`

/** What waits to be handed over of a case; `undelivered` where a mail came back. */
const toHandOver = (n: number, undelivered?: true): View => ({
  ...{ caseId: caseOf(n), part: 'handover:answer', version: 1, handover: 'answer', since: '2026-02-02' },
  ...{ dueOn: addDays('2026-02-01', n % 8), ...(undelivered && { undelivered }) },
})

/** Of each five a letter that waits, two open cases, one of these without a commission, and what waits of each by hand. */
const oneOfCrowd = (n: number): View => {
  const serial = String(n).padStart(6, '0')
  const caseId = caseOf(n)
  if (n % 5 === 3) return toHandOver(n - 1)
  if (n % 5 === 4) return toHandOver(n - 3, true)
  if (n % 5 === 0)
    return {
      ...{ caseId, part: `ALM-L-2026-${serial}`, version: 3, agency: 'almaty-su', about: 'appeal' },
      ...{ sentOn: '2026-02-02', dueOn: '2026-02-23' },
    }
  return {
    ...{ caseId, part: 'case', version: 1, kind: 'appeal', status: 'registered', topic: 'housing' },
    ...{ content: 'appeal-0123456789abcdef', applicant: 'person' },
    ...{ receivedOn: addDays('2026-01-01', n % 28), registeredOn: '2026-02-02', dueOn: '2026-02-23' },
    ...{ nextDue: addDays('2026-02-01', n % 8), nextTerm: 'appeal.triage' },
    ...(n % 2 && { commission: 'housing' }),
  }
}

/** A table like this one with a crowd of so many. */
export const crowded = (client: DynamoDBClient, like: string, count: number): Promise<string> =>
  tableOf(client, like, 'crowd', count, oneOfCrowd)

type Store = { client: DynamoDBClientConfig; views: string; people: string; rules: CouncilRules }

/** The first page of a list. */
export const pageCost = async ({ client: config, views, people, rules }: Store, filter: Filter) => {
  const { client, counted } = countingClient(config)
  const deps = { rules, views: dynamoViews(client, views), people: dynamoPeople(client, people) }
  return { page: await pageOf(deps, filter, lookedAtOn, limits.listRows), ...counted }
}

/** The first page of a list as members see it, narrowed and sorted. */
export const listedCost = async ({ client: config, views, people, rules }: Store, asked: Asked) => {
  const { client, counted } = countingClient(config)
  const deps = { rules, views: dynamoViews(client, views), people: dynamoPeople(client, people) }
  const first = { limit: limits.listRows, place: { skip: 0, before: 0 } }
  return { page: await listedPage(deps, asked, lookedAtOn, first), ...counted }
}

/** A table like that of personal data, with the words of so many cases: each one's own, and two that all have. */
export const wordy = async (client: DynamoDBClient, like: string, count: number): Promise<string> =>
  contentsOf(client, like, count, (n) => {
    const caseId = `ALM-A-2026-${String(n).padStart(6, '0')}`
    const on = addDays('2026-01-01', n % 28)
    return ['вода', 'улица', `дом${n}`].map((word) => ({
      caseId: `words:${word.slice(0, 2)}`,
      contentId: `${word}#${on}#${caseId}`,
      content: { kind: 'word', caseId },
    }))
  })

/** A search by two words that every case has, from the question to the rows. */
export const searchCost = async ({ client: config, views, people, rules }: Store) => {
  const { client, counted } = countingClient(config)
  const deps = { rules, views: dynamoViews(client, views), people: dynamoPeople(client, people) }
  const { caseIds } = await casesWith(deps.people, 'воды улицы')
  const shown = caseIds.slice(0, 40).map((caseId) => ({ caseId, part: 'case' }))
  const rows = await listedRows(deps, await deps.views.many(shown), lookedAtOn)
  return { rows, found: caseIds.length, ...counted }
}

/** The counts that stand beside every list. */
export const countsCost = async ({ client: config, views }: Pick<Store, 'client' | 'views'>) => {
  const { client, counted } = countingClient(config)
  await countsOf({ views: dynamoViews(client, views) }, lookedAtOn)
  return counted
}
