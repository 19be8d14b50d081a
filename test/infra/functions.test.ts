import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../events/events.ts'
import { queues } from '../../events/queues.ts'
import { httpFunctions } from '../../events/routes.ts'
import { access, functionNames } from '../../infra/constructs/access.ts'
import { namingVariables } from '../../infra/constructs/service-function.ts'
import { type FunctionName, schemaOf } from '../../shared/wiring/env.ts'
import { queueUrls } from '../../shared/wiring/queues.ts'
import { council, makeStack, Resources, target } from './stacks.ts'

const functionsFolder = join(import.meta.dirname, '../../functions')
const { stack } = makeStack({
  council: {
    ...council,
    people: { endpoint: 'https://people.example', filesEndpoint: 'https://files.example' },
    sms: { sender: 'KENES' },
    telegram: { chat: '-1001234567890', endpoint: 'https://api.telegram.org' },
  },
})
const resources = new Resources(stack)
const table = (name: string) => resources.one('AWS::DynamoDB::Table', `Tables${name}`).id

describe('every function', () => {
  test('of the folder is deployed, and no other', () => {
    expect([...functionNames].sort()).toEqual(readdirSync(functionsFolder).sort())
    expect(resources.ofType('AWS::Lambda::Function')).toHaveLength(functionNames.length)
  })

  test.each(functionNames)(
    '%s runs on Node 24 and arm64, traced, with a log of its own kept for a year',
    (name) => {
      const { properties } = resources.function(name)
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
      })
      const log = resources.all[properties.LoggingConfig.LogGroup.Ref]
      expect(log?.Properties.RetentionInDays).toBe(365)
    },
  )

  test.each(functionNames)('%s is given exactly the environment that it reads', (name) => {
    const read = [...Object.keys(schemaOf(name).shape), ...namingVariables]
    expect(Object.keys(resources.environmentOf(name)).sort()).toEqual(read.sort())
    expect(resources.environmentOf(name)).toMatchObject({ COUNCIL: 'test', POWERTOOLS_SERVICE_NAME: name })
  })

  test.each(httpFunctions)('%s gives up before the API does (30 s)', (name) => {
    expect(resources.function(name).properties.Timeout).toBeLessThan(30)
  })
})

test('exactly those that somebody waits for have a whole processor', () => {
  const whole = functionNames.filter((name) => resources.function(name).properties.MemorySize >= 1769)
  expect(whole.sort()).toEqual(httpFunctions.toSorted())
})

describe('least privilege', () => {
  test.each(functionNames)('%s neither scans nor deletes anything, and leaves the log as it is', (name) => {
    const rights = resources.rightsOf(name)
    const actions = rights.map(({ action }) => action)
    expect(actions).not.toContain('dynamodb:Scan')
    expect(actions).not.toContain('dynamodb:DeleteItem')
    expect(actions.filter((action) => action.includes('*'))).toEqual([])
    const onLog = rights.filter(({ on, action }) => on === table('Cases') && !isOfStream(action))
    for (const { action } of onLog) expect(['dynamodb:Query', 'dynamodb:PutItem']).toContain(action)
  })

  test.each(functionNames)('%s has no right on everything but the two that know no resource', (name) => {
    const everywhere = resources
      .rightsOf(name)
      .filter(({ arn }) => JSON.stringify(arn).replaceAll('/*', '').includes('*'))
    const known = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'dynamodb:ListStreams']
    expect(everywhere.map(({ action }) => action).filter((action) => !known.includes(action))).toEqual([])
  })

  test.each(functionNames)(
    '%s may hand over traces, also those that it annotates itself, and look at none',
    (name) => {
      const rights = resources.rightsOf(name).filter(({ action }) => action.startsWith('xray:'))
      expect(rights.map(({ action }) => action).sort()).toEqual([
        'xray:PutTelemetryRecords',
        'xray:PutTraceSegments',
      ])
    },
  )

  test.each(functionNames)(
    '%s has on tables, queues and secrets what the list says, and nothing more',
    (name) => {
      const may = access[name]
      const expected = [
        ...(may.cases ?? []).map((action) => `dynamodb:${action} ${table('Cases')}`),
        ...(may.views ?? []).map((action) => `dynamodb:${action} ${table('Views')}`),
        ...[may.dueIndex, may.commissionIndex, may.agencyIndex, may.monthIndex]
          .filter(Boolean)
          .map(() => `dynamodb:Query ${table('Views')}`),
        ...(may.lists ? [`dynamodb:BatchGetItem ${table('Views')}`] : []),
        ...(may.lists ? Array.from({ length: 4 }, () => `dynamodb:Query ${table('Views')}`) : []),
        ...(may.people ?? []).map((action) => `dynamodb:${action} ${table('People')}`),
        ...(may.claims ?? []).map((action) => `dynamodb:${action} ${table('Claims')}`),
        ...(may.sends ?? []).map((queue) => `sqs:SendMessage ${workQueue(queue)}`),
        ...(may.secrets ?? []).map((secret) => `secretsmanager:GetSecretValue ${secretId(secret)}`),
        // Both stores stand elsewhere here: who uses one logs in by keys of its own.
        ...(may.people || may.files ? [`secretsmanager:GetSecretValue ${secretId('stores')}`] : []),
        ...(may.short ? [`secretsmanager:GetSecretValue ${secretId('telegram')}`] : []),
        // What no schema knows is put among the dead letters of its own queue.
        ...queuesOf(name).map(({ dlq }) => `sqs:SendMessage ${dlq}`),
      ]
      const actual = resources
        .rightsOf(name)
        .filter(
          ({ action }) => /^(dynamodb|secretsmanager):|^sqs:SendMessage$/.test(action) && !isOfStream(action),
        )
        // A function whose failures go to a queue writes to it by itself.
        .filter(({ on }) => !/GivenUp|DailySweepDlq|MailReturnsDlq/.test(on))
        .map(({ action, on }) => `${action} ${on}`)
      expect(actual.sort()).toEqual(expected.sort())
    },
  )

  test.each(functionNames)(
    '%s has a right on each thing that its environment names, and on no other',
    (name) => {
      const things =
        /^AWS::(DynamoDB::Table|SQS::Queue|SecretsManager::Secret|S3::Bucket|SES::ConfigurationSet)$/
      const isThing = (id: string) => things.test(resources.all[id]?.Type ?? '')
      const ids = (value: unknown) =>
        [...JSON.stringify(value).matchAll(/"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/g)].map(([, id = '']) => id)
      const named = ids(resources.environmentOf(name)).filter(isThing)
      const touched = resources
        .rightsOf(name)
        .flatMap(({ arn }) => ids(arn))
        .filter(isThing)
        // Where Lambda itself puts what a function gave up.
        .filter((id) => !/GivenUp|DailySweepDlq|MailReturnsDlq/.test(id))
      expect([...new Set(named)].sort()).toEqual([...new Set(touched)].sort())
    },
  )

  test.each(functionNames)('%s hides messages of the queue that it works on, and of no other', (name) => {
    const hides = resources.rightsOf(name).filter(({ action }) => action === 'sqs:ChangeMessageVisibility')
    expect(hides.map(({ on }) => on)).toEqual(queuesOf(name).map(({ queue }) => queue))
    const { WORK_QUEUE_URL: url, DEAD_LETTERS_URL: dead } = resources.environmentOf(name)
    const [own] = queuesOf(name)
    expect([url, dead].map((given) => given && target(given))).toEqual([own?.queue, own?.dlq])
  })

  test('the sweep reads the index of due days, not the views', () => {
    const query = resources.rightsOf('sweep-deadlines').find(({ on }) => on === table('Views'))
    expect(JSON.stringify(query?.arn)).toContain('/index/due')
  })

  test('the router reads the index of commissions, and single views', () => {
    const query = resources
      .rightsOf('assign-commission')
      .find(({ action, on }) => action === 'dynamodb:Query' && on === table('Views'))
    expect(JSON.stringify(query?.arn)).toContain('/index/commission')
  })

  test('the desk sees how full and old the dead-letter queues are, and takes out what it moves back', () => {
    const rights = resources.rightsOf('desk').filter(({ action }) => action.startsWith('sqs:'))
    const onDeadLetters = rights.filter(({ on }) => /Dlq/.test(on))
    expect(onDeadLetters.map(({ action }) => action).sort()).toEqual(
      ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'].flatMap((action) =>
        queues.map(() => action),
      ),
    )
    const onQueues = rights.filter(({ on }) => !/Dlq/.test(on))
    expect(onQueues.map(({ action, on }) => `${action} ${on}`).sort()).toEqual(
      queues.map((queue) => `sqs:SendMessage ${workQueue(queue)}`).sort(),
    )
  })

  test('statistics read the index of months, and rows by their keys: no log, no personal data', () => {
    const rights = resources.rightsOf('statistics').filter(({ action }) => action.startsWith('dynamodb:'))
    expect(rights.map(({ action, on }) => [action, on])).toEqual([
      ['dynamodb:BatchGetItem', table('Views')],
      ['dynamodb:Query', table('Views')],
    ])
    expect(JSON.stringify(rights[1]?.arn)).toContain('/index/month')
  })

  test('the site reads what the council tells of itself, and writes nothing', () => {
    const rights = resources.rightsOf('site').filter(({ action }) => action.startsWith('dynamodb:'))
    expect(rights.filter(({ action }) => !/:(Query|GetItem|BatchGetItem)$/.test(action))).toEqual([])
    expect(rights.map(({ on }) => on)).not.toContain(table('Claims'))
    expect(access.site).not.toHaveProperty('secrets')
  })

  test.each([
    ['people', 'dynamodb.'],
    ['files', 's3.'],
  ] as const)(
    'who has %s uses the key of personal data, through %s only; nobody else does',
    (store, service) => {
      for (const name of functionNames) {
        const through = resources
          .rightsOf(name)
          .filter(({ action }) => action.startsWith('kms:'))
          .map(({ condition }) => JSON.stringify(condition.StringEquals['kms:ViaService']))
        for (const via of through) expect(via).toMatch(/"(dynamodb|s3)\./)
        expect(
          through.some((via) => via.includes(service)),
          name,
        ).toBe(access[name][store] !== undefined)
      }
    },
  )

  test('what a browser uploads is opened by the check alone, and what it kept by it and who shows it', () => {
    const { id } = resources.one('AWS::S3::Bucket', 'FileStoreBucket')
    const folders = (name: FunctionName, action: string) =>
      resources
        .rightsOf(name)
        .filter((right) => right.action === action && right.on === id)
        .map(({ arn }) => /\/(\w+)\/\*/.exec(JSON.stringify(arn))?.[1])
        .sort()
    for (const name of functionNames) {
      const may = access[name].files ?? []
      const reads = [
        ...(may.includes('open') || may.includes('check') ? ['cases'] : []),
        ...(may.includes('attach') ? ['incoming'] : []),
        ...(may.includes('draw') || may.includes('take') ? ['papers'] : []),
        ...(may.includes('check') ? ['unchecked'] : []),
      ]
      expect(folders(name, 's3:GetObject'), name).toEqual(reads)
      const writes = [
        ...(may.includes('check') ? ['cases'] : []),
        ...(may.includes('attach') ? ['incoming', 'unchecked'] : []),
        ...(may.includes('draw') ? ['papers'] : []),
      ].sort()
      expect(folders(name, 's3:PutObject'), name).toEqual(writes)
    }
  })

  test('hashes are noted by the relay alone, and anchored by the sweep; nobody reads or removes more than keys', () => {
    const { id } = resources.one('AWS::S3::Bucket', 'AnchorsBucket')
    const rights = functionNames.flatMap((name) =>
      resources
        .rightsOf(name)
        .filter(({ on, action }) => on === id && action.startsWith('s3:'))
        .map(({ action, arn }) => [name, action, /\/(\w+)\/\*/.exec(JSON.stringify(arn))?.[1]]),
    )
    expect(rights.sort()).toEqual([
      ['relay', 's3:PutObject', 'commits'],
      ['site', 's3:ListBucket', undefined],
      ['sweep-deadlines', 's3:ListBucket', undefined],
      ['sweep-deadlines', 's3:PutObject', 'anchors'],
    ])
  })

  test('papers are drawn by one function alone, which alone removes one, and no uploaded file', () => {
    const drawers = functionNames.filter((name) => access[name].files?.includes('draw'))
    expect(drawers).toEqual(['draw-paper'])
    for (const name of functionNames) {
      const removes = resources.rightsOf(name).filter(({ action }) => action.startsWith('s3:DeleteObject'))
      expect(JSON.stringify(removes.map(({ arn }) => arn)), name).toMatch(
        name === 'draw-paper' ? /papers\/\*/ : /^\[\]$/,
      )
    }
  })

  test('mail goes out as the council’s own address, and from four functions, none of which answers strangers', () => {
    const senders = functionNames.filter((name) =>
      resources.rightsOf(name).some(({ action }) => action.startsWith('ses:')),
    )
    expect(senders).toEqual(['send-letter', 'send-reminders', 'send-notice', 'record-delivery'])
    for (const name of senders) {
      const sending = resources.rightsOf(name).filter(({ action }) => action.startsWith('ses:'))
      for (const { action, condition } of sending) {
        expect(action).toBe('ses:SendRawEmail')
        expect(condition).toEqual({ StringEquals: { 'ses:FromAddress': council.sender } })
      }
    }
  })

  test('short messages go out under the council’s own name, to Kazakhstan, and from one function', () => {
    const send = (name: FunctionName) =>
      resources.rightsOf(name).filter(({ action }) => action.startsWith('sms-voice:'))
    expect(functionNames.filter((name) => send(name).length)).toEqual(['send-notice'])
    const [right, ...others] = send('send-notice')
    expect(others).toEqual([])
    expect(right?.action).toBe('sms-voice:SendTextMessage')
    expect(JSON.stringify(right?.arn)).toContain(':sender-id/KENES/KZ')
  })

  test('a council that sends none and has no chat has no right, no secret and no setting for them', () => {
    const without = new Resources(makeStack().stack)
    expect(without.ofType('AWS::SecretsManager::Secret')).toHaveLength(6)
    const settings = Object.keys(without.environmentOf('send-notice'))
    expect(settings.filter((name) => /SMS|TELEGRAM/.test(name))).toEqual([])
    const rights = without.rightsOf('send-notice').map(({ action }) => action)
    expect(rights.filter((action) => action.startsWith('sms-voice:'))).toEqual([])
    expect(rights.filter((action) => action.startsWith('secretsmanager:'))).toHaveLength(5)
  })

  test('the relay can send to every queue that the catalogue names for an event, and sets aside what fails', () => {
    const named = Object.values(catalogue).flatMap(({ queues }) => queues)
    expect(new Set(access.relay.sends)).toEqual(new Set([...named, 'commits']))
  })

  test('a function knows the addresses of exactly the queues that it may send to', () => {
    for (const name of functionNames) {
      const { WORK_QUEUE_URL: _, ...environment } = resources.environmentOf(name)
      expect(new Set(Object.keys(queueUrls(environment))), name).toEqual(new Set(access[name].sends))
    }
  })

  test('only one who uses a store elsewhere is told how to log in to it, and nobody where there is none', () => {
    const stores = (people: object) => new Resources(makeStack({ council: { ...council, people } }).stack)
    const filesOnly = stores({ filesEndpoint: 'https://files.example', region: 'kz-ala-1' })
    for (const name of functionNames) {
      const { STORES_SECRET_ARN: arn, STORES_REGION: region } = filesOnly.environmentOf(name)
      expect([Boolean(arn), region], name).toEqual(
        access[name].files ? [true, 'kz-ala-1'] : [false, undefined],
      )
    }
    expect(stores({}).ofType('AWS::SecretsManager::Secret')).toHaveLength(6)
  })

  test('personal data kept elsewhere: who reads them is told where', () => {
    for (const name of functionNames) {
      const { PEOPLE_ENDPOINT: endpoint, FILES_ENDPOINT: files } = resources.environmentOf(name)
      expect(files, name).toBe(access[name].files ? 'https://files.example' : undefined)
      expect(endpoint, name).toBe(access[name].people ? 'https://people.example' : undefined)
    }
  })
})

function workQueue(name: string): string {
  return resources.one('AWS::SQS::Queue', `${name[0]?.toUpperCase()}${name.slice(1)}Queue`).id
}

/** The queues that a function works on, at most one, each with its dead letters. */
function queuesOf(name: FunctionName): { queue: string; dlq: string }[] {
  const { id } = resources.function(name)
  return resources
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => target(properties.FunctionName) === id)
    .map(({ properties }) => target(properties.EventSourceArn))
    .filter((source) => resources.all[source]?.Type === 'AWS::SQS::Queue')
    .map((queue) => ({
      queue,
      dlq: target(resources.all[queue]?.Properties.RedrivePolicy.deadLetterTargetArn),
    }))
}

function secretId(name: string): string {
  return resources.one('AWS::SecretsManager::Secret', `Secrets${name[0]?.toUpperCase()}${name.slice(1)}`).id
}

function isOfStream(action: string): boolean {
  return /dynamodb:(ListStreams|DescribeStream|GetRecords|GetShardIterator)/.test(action)
}
