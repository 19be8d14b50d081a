/** Whoever takes a connection and says nothing, or begins and goes silent, is given up after so many tries. */
import { readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { dynamoClaims } from '../../shared/adapters/dynamo/claims.ts'
import { connection, dynamoClient } from '../../shared/adapters/dynamo/client.ts'
import { agencyHooks } from '../../shared/adapters/notices/agency-hooks.ts'
import { sesMailer } from '../../shared/adapters/notices/ses-mailer.ts'
import { s3Store } from '../../shared/adapters/s3/store.ts'
import { readSecret } from '../../shared/adapters/secrets.ts'
import { sqsQueues } from '../../shared/adapters/sqs/queues.ts'
import { rules } from '../builders/council.ts'
import { letterHook } from '../builders/webhooks.ts'

type Tarpit = { address: string; connections: () => number; close: () => Promise<void> }

/** Says this to whoever asks, and nothing more. */
const tarpit = async (says = ''): Promise<Tarpit> => {
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer((socket) => {
    connections++
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    socket.once('data', () => says && socket.write(says))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    connections: () => connections,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
/** A table's answer, of which the body does not come. */
const half =
  'HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: 400\r\n\r\n{"Item":'

const mail = {
  ...{ to: 'a@example.kz', subject: 'x', text: 'x', html: '<p>x</p>', replyTo: 'b@example.kz' },
  ...{ kind: 'receipt', thread: 'A-1', tags: { to: 'applicant' } },
}

/** One request of each kind to this address, by the clients as functions make them. */
const requests: Record<string, { tries: number; ask: (endpoint: string) => Promise<unknown> }> = {
  'a table': { tries: 4, ask: (endpoint) => dynamoClaims(dynamoClient(endpoint), 'Claims').get('x') },
  'the store of files': { tries: 2, ask: (endpoint) => s3Store('files', endpoint).sizeOf('x') },
  'a secret': { tries: 4, ask: () => readSecret('arn:aws:secretsmanager:eu-central-1:0:secret:links') },
  'a queue': {
    tries: 4,
    ask: (endpoint) =>
      sqsQueues(new SQSClient({ ...connection, endpoint }), { notices: `${endpoint}/0/notices` }).send(
        'notices',
        [{}],
      ),
  },
  mail: {
    tries: 4,
    ask: (endpoint) =>
      sesMailer(new SESClient({ ...connection, endpoint }), { address: 'c@example.kz', name: 'x' }).send(
        mail,
      ),
  },
}

/** What each came to, and how often it was tried. All wait at once: it takes as long as the slowest. */
const outcomes = new Map<string, { error: unknown; tries: number }>()

const askAll = async (kind: string, says: string, names: readonly string[]) => {
  const asked = names.map(async (name) => {
    const pit = await tarpit(says)
    if (name === 'a secret') vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', pit.address)
    const error = await requests[name]?.ask(pit.address).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    outcomes.set(`${kind} ${name}`, { error, tries: pit.connections() })
    await pit.close()
  })
  await Promise.all(asked)
}

beforeAll(async () => {
  for (const [name, value] of Object.entries({
    ACCESS_KEY_ID: 'x',
    SECRET_ACCESS_KEY: 'x',
    REGION: 'eu-central-1',
  }))
    vi.stubEnv(`AWS_${name}`, value)
  await Promise.all([askAll('silent', '', Object.keys(requests)), askAll('half', half, ['a table'])])
  vi.unstubAllEnvs()
}, 120_000)

describe.each(Object.entries(requests))('%s that takes a connection and says nothing', (name, { tries }) => {
  test(`is given up after ${tries} tries, with an error`, () => {
    const { error, tries: made } = outcomes.get(`silent ${name}`) ?? {}
    expect(error).toMatchObject({ name: 'TimeoutError' })
    expect(made).toBe(tries)
  })
})
test('a table that begins to answer and goes silent is given up too', () => {
  const { error, tries } = outcomes.get('half a table') ?? {}
  expect(error).toBeInstanceOf(Error)
  expect(tries).toBe(4)
})

test('the tries end before a function of somebody who waits does', () => {
  const longest = ({ maxAttempts, requestHandler }: typeof connection) =>
    maxAttempts * requestHandler.requestTimeout
  expect(longest(connection)).toBeLessThanOrEqual(12_000)
})

test('every client of a function has these deadlines', () => {
  const root = join(import.meta.dirname, '../..')
  const files = ['shared', 'functions'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  )
  const made = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/new \w+Client\(([^)]*)/g)].map(
      ([call]) => `${file}: ${call}`,
    ),
  )
  expect(made.length).toBeGreaterThan(5)
  for (const call of made) expect(call).toMatch(/connection|sending/)
})

describe('an agency', () => {
  let pit: Tarpit
  beforeAll(async () => {
    pit = await tarpit()
  })
  afterEach(() => vi.restoreAllMocks())
  afterAll(() => pit.close())

  test('that takes a webhook and says nothing has failed after ten seconds', async () => {
    const asked: number[] = []
    const timeout = AbortSignal.timeout.bind(AbortSignal)
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      asked.push(milliseconds)
      return timeout(milliseconds / 50)
    })
    const [agency] = rules.council.agencies
    if (!agency) throw new Error('no agency')
    const council = { ...rules.council, agencies: [{ ...agency, webhook: { url: pit.address } }] }
    expect(
      await agencyHooks(
        council,
        () => 'master',
        () => new Date(),
      ).post(letterHook(agency.id)),
    ).toBe('failed')
    expect(asked).toEqual([10_000])
    expect(pit.connections()).toBe(1)
  })
})
