/** Stores elsewhere are logged in to by keys of their own; a role's keys and its token are shown to AWS alone. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { dynamoClient } from '../../../shared/adapters/dynamo/client.ts'
import { dynamoPeople } from '../../../shared/adapters/dynamo/people.ts'
import { loginBy } from '../../../shared/adapters/login.ts'
import { loginOf } from '../../../shared/wiring/elsewhere.ts'
import { filesOf } from '../../../shared/wiring/files.ts'
import { type Keys, StrictStore } from '../../fakes/strict-store.ts'

const keys: Keys = { accessKeyId: 'council', secretAccessKey: 'kept-in-a-data-centre-at-home' }
const region = 'kz-ala-1'
const role = {
  AWS_ACCESS_KEY_ID: 'ASIAROLE',
  AWS_SECRET_ACCESS_KEY: 'of-the-role',
  AWS_SESSION_TOKEN: 'token',
}

const tables = dynalite({ createTableMs: 0 })
/** Says that an object of three bytes is there, and gives the secret to who asks as the role. */
const objects: Server = createServer((_, response) =>
  response.writeHead(200, { 'content-length': '3' }).end(),
)
const askedForSecret: string[] = []
let secret = JSON.stringify(keys)
const secrets: Server = createServer((request, response) => {
  askedForSecret.push(String(request.headers.authorization))
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
  response.end(JSON.stringify({ SecretString: secret }))
})

const portOf = async (server: Server): Promise<number> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

let table: StrictStore
let bucket: StrictStore
let at: { table: string; bucket: string }
let env: { STORES_SECRET_ARN: string; STORES_REGION: string }

beforeAll(async () => {
  const [tablesPort, objectsPort, secretsPort] = await Promise.all([tables, objects, secrets].map(portOf))
  await new DynamoDBClient({
    endpoint: `http://127.0.0.1:${tablesPort}`,
    region,
    credentials: { ...keys },
  }).send(
    new CreateTableCommand({
      TableName: 'People',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['caseId', 'contentId'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'caseId', KeyType: 'HASH' },
        { AttributeName: 'contentId', KeyType: 'RANGE' },
      ],
    }),
  )
  table = new StrictStore(keys, region, tablesPort ?? 0)
  bucket = new StrictStore(keys, region, objectsPort ?? 0)
  at = { table: await table.listen(), bucket: await bucket.listen() }
  env = { STORES_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:1:secret:stores', STORES_REGION: region }
  secretsAt = `http://127.0.0.1:${secretsPort}`
})
let secretsAt = ''
afterAll(() => {
  for (const server of [table, bucket, tables, objects, secrets]) server.close()
})
beforeEach(() => {
  for (const [name, value] of Object.entries({ ...role, AWS_REGION: 'eu-central-1' })) vi.stubEnv(name, value)
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', secretsAt)
})
afterEach(() => {
  vi.unstubAllEnvs()
  secret = JSON.stringify(keys)
})

const text = { kind: 'message', text: 'Қоқыс' } as const

test('texts are written and read by the keys of the secret, which the role alone may see', async () => {
  const people = dynamoPeople(dynamoClient(at.table, loginOf(env)), 'People')
  await people.put('ALM-A-2026-000001', 'message-1', text)
  expect(await people.get('ALM-A-2026-000001', 'message-1')).toEqual(text)
  expect(table.refused).toEqual([])
  expect(table.admitted).toBe(2)
  expect(askedForSecret).toHaveLength(1)
  expect(askedForSecret[0]).toContain('Credential=ASIAROLE/')
})

test('a file is looked for, offered to upload and linked to by them', async () => {
  const files = filesOf({ FILES_BUCKET: 'files', FILES_ENDPOINT: at.bucket, ...env })
  expect(await files.sizeOf('cases/ALM-A-2026-000001/двор.pdf')).toBe(3)
  expect(bucket.refused).toEqual([])
  const { fields } = await files.form('incoming/x', { bytes: 10 })
  const link = await files.link('cases/x', { name: 'x.pdf', type: 'application/pdf' })
  for (const credential of [fields['X-Amz-Credential'], new URL(link).searchParams.get('X-Amz-Credential')])
    expect(credential).toMatch(new RegExp(`^council/\\d{8}/${region}/s3/aws4_request$`))
  expect(`${JSON.stringify(fields)} ${link}`).not.toMatch(/ASIAROLE|Security-Token/)
})

test('the store turns away a role, another key, another region and another secret', async () => {
  const tried = async (client: DynamoDBClient) =>
    expect(dynamoPeople(client, 'People').get('x', 'y')).rejects.toThrow()
  const other = (change: Partial<Keys>) => loginBy(async () => JSON.stringify({ ...keys, ...change }), region)
  table.refused.length = 0
  await tried(dynamoClient(at.table))
  await tried(dynamoClient(at.table, other({ accessKeyId: 'stranger' })))
  await tried(dynamoClient(at.table, { ...other({}), region: 'eu-central-1' }))
  await tried(dynamoClient(at.table, other({ secretAccessKey: 'guessed' })))
  expect(table.refused).toEqual([
    'a session token of another',
    'unknown key',
    'region eu-central-1',
    'another signature',
  ])
})

test.each(['', 'not JSON', '{"accessKeyId":"only"}', '{"accessKeyId":"","secretAccessKey":"x"}'])(
  'a secret that is %j is said to be none, without a word of it, and asked for once more the next time',
  async (wrong) => {
    secret = wrong
    const login = loginBy(async () => secret, region)
    await expect(login.credentials()).rejects.toThrow(
      /^the secret of the stores elsewhere: no accessKeyId and secretAccessKey$/,
    )
    secret = JSON.stringify(keys)
    expect(await login.credentials()).toEqual(keys)
  },
)

test('stores of AWS have no login of their own', () => {
  expect(loginOf({})).toBeUndefined()
})
