/** A deployment's stores with the operator's own credentials. */
import { readFileSync } from 'node:fs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import { dynamoCaseLog } from '../../../shared/adapters/dynamo/case-log.ts'
import { dynamoClaims } from '../../../shared/adapters/dynamo/claims.ts'
import { connection } from '../../../shared/adapters/dynamo/client.ts'
import { storedClaims, storedPeople, storedViews } from '../../../shared/adapters/dynamo/operator.ts'
import { dynamoPeople } from '../../../shared/adapters/dynamo/people.ts'
import { dynamoViews } from '../../../shared/adapters/dynamo/views.ts'
import { loginBy } from '../../../shared/adapters/login.ts'
import { s3Anchors } from '../../../shared/adapters/s3/anchors.ts'
import { s3Files } from '../../../shared/adapters/s3/files.ts'
import { sqsQueues } from '../../../shared/adapters/sqs/queues.ts'
import { councilRules } from '../../../shared/application/council-rules.ts'
import type { Links } from '../../../shared/application/ports.ts'
import { loadCalendar } from '../../../shared/council/calendar.ts'
import { linkSecrets, linksWith } from '../../../shared/runtime/links.ts'
import { readCouncil } from '../../constructs/council.ts'
import type { Deployment } from '../../deployment/deployment.ts'

const secretOf = async ({ client }: Pick<Deployment, 'client'>, arn: string): Promise<string> => {
  const { SecretString } = await new SecretsManagerClient(client).send(
    new GetSecretValueCommand({ SecretId: arn }),
  )
  return SecretString ?? ''
}

/** Codes and links, made with the deployment's secrets. */
export const linksOf = async (deployment: Deployment): Promise<Links> => {
  const read = linkSecrets.map(async (name) => [name, await secretOf(deployment, deployment.secrets[name])])
  const secrets = Object.fromEntries(await Promise.all(read))
  return linksWith(() => secrets)
}

/** A line from anywhere is slower than one within a region. */
const requestHandler = {
  ...connection.requestHandler,
  connectionTimeout: 5000,
  requestTimeout: 20_000,
  socketTimeout: 20_000,
}

export const operatorStores = (deployment: Deployment) => {
  const { client: settings, council, tables, queues, files, anchors, secrets } = deployment
  const client = { ...settings, requestHandler }
  const dynamo = new DynamoDBClient(client)
  const { council: configured, calendarFile } = readCouncil(council)
  const calendar = loadCalendar(JSON.parse(readFileSync(calendarFile, 'utf8')))
  const { endpoint: elsewhere, filesEndpoint, region = 'us-east-1' } = configured.people ?? {}
  const { stores } = secrets
  const login = stores && loginBy(() => secretOf(deployment, stores), region)
  const peopleClient = elsewhere ? new DynamoDBClient({ ...client, endpoint: elsewhere, ...login }) : dynamo
  const filesAt = filesEndpoint ?? client.endpoint
  const s3 = new S3Client({
    ...client,
    ...(filesAt && { endpoint: filesAt, forcePathStyle: true }),
    ...(filesEndpoint && login),
  })
  return {
    dynamo,
    rules: councilRules(configured, calendar),
    log: dynamoCaseLog(dynamo, tables.cases),
    views: dynamoViews(dynamo, tables.views),
    claims: dynamoClaims(dynamo, tables.claims),
    storedClaims: storedClaims(dynamo, tables.claims),
    storedViews: storedViews(dynamo, tables.views),
    people: dynamoPeople(peopleClient, tables.people),
    storedPeople: storedPeople(peopleClient, tables.people),
    files: s3Files(s3, files),
    anchors: s3Anchors(new S3Client({ ...client, forcePathStyle: true }), anchors),
    queues: sqsQueues(new SQSClient(client), queues),
  }
}
