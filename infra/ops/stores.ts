/** A deployment's stores with the operator's own credentials. */
import { readFileSync } from 'node:fs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import { dynamoCaseLog } from '../../shared/adapters/dynamo-case-log.ts'
import { dynamoClaims } from '../../shared/adapters/dynamo-claims.ts'
import { dynamoPeople } from '../../shared/adapters/dynamo-people.ts'
import { dynamoViews } from '../../shared/adapters/dynamo-views.ts'
import { storedPeople, storedViews } from '../../shared/adapters/operator.ts'
import { sqsQueues } from '../../shared/adapters/sqs-queues.ts'
import { councilRules } from '../../shared/application/council-rules.ts'
import { loadCalendar } from '../../shared/council/calendar.ts'
import { readCouncil } from '../constructs/council.ts'
import type { Deployment } from '../local/deployment.ts'

export const operatorStores = ({ client, council, tables, queues }: Deployment) => {
  const dynamo = new DynamoDBClient(client)
  const { council: configured, calendarFile } = readCouncil(council)
  const calendar = loadCalendar(JSON.parse(readFileSync(calendarFile, 'utf8')))
  const elsewhere = configured.people?.endpoint
  const peopleClient = elsewhere ? new DynamoDBClient({ ...client, endpoint: elsewhere }) : dynamo
  return {
    dynamo,
    rules: councilRules(configured, calendar),
    log: dynamoCaseLog(dynamo, tables.cases),
    views: dynamoViews(dynamo, tables.views),
    claims: dynamoClaims(dynamo, tables.claims),
    storedViews: storedViews(dynamo, tables.views),
    people: dynamoPeople(peopleClient, tables.people),
    storedPeople: storedPeople(peopleClient, tables.people),
    queues: sqsQueues(new SQSClient(client), queues),
  }
}
