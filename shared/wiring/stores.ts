/** The stores of a deployment from a function's environment; one that it was not given refuses every use. */

import { dynamoCaseLog } from '../adapters/dynamo/case-log.ts'
import { dynamoClaims } from '../adapters/dynamo/claims.ts'
import { dynamoClient } from '../adapters/dynamo/client.ts'
import { dynamoPeople } from '../adapters/dynamo/people.ts'
import { dynamoViews } from '../adapters/dynamo/views.ts'
import { councilRules } from '../application/council-rules.ts'
import type { Claims, People, Views } from '../application/ports.ts'
import { currentCouncil } from '../council/current.ts'
import { loginOf } from './elsewhere.ts'
import type { Env } from './env.ts'
import { followedLog } from './followed.ts'

export type StoresEnv = Env<'cases'> & Partial<Env<'views' | 'people' | 'claims'>>

const withheld = <T extends object>(name: string): T =>
  new Proxy({} as T, {
    get: () => {
      throw new Error(`this function has no access to ${name}`)
    },
  })

export const currentRules = () => {
  const { council, calendar } = currentCouncil()
  return councilRules(council, calendar)
}

/** Where personal data stand, maybe in another country's data centre. */
const peopleStore = (env: StoresEnv, client: ReturnType<typeof dynamoClient>): People => {
  const { PEOPLE_TABLE: table, PEOPLE_ENDPOINT: endpoint } = env
  if (!table) return withheld<People>('People')
  return dynamoPeople(endpoint ? dynamoClient(endpoint, loginOf(env)) : client, table)
}

export const stores = (env: StoresEnv) => {
  const client = dynamoClient()
  return {
    rules: currentRules(),
    log: followedLog(dynamoCaseLog(client, env.CASES_TABLE)),
    views: env.VIEWS_TABLE ? dynamoViews(client, env.VIEWS_TABLE) : withheld<Views>('Views'),
    people: peopleStore(env, client),
    claims: env.CLAIMS_TABLE ? dynamoClaims(client, env.CLAIMS_TABLE) : withheld<Claims>('Claims'),
  }
}
