import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, test } from 'vitest'
import { queues } from '../../events/queues.ts'
import { httpFunctions, operations, routesOf } from '../../events/routes.ts'
import { openapi } from '../../functions/public-pages/openapi.ts'
import type { Request } from '../../shared/http/request.ts'
import { delayAfter, mostReceives } from '../../shared/runtime/sqs-batch.ts'
import { portal, rules } from '../builders/council.ts'
import { council, type Json, makeStack, Resources, target } from './stacks.ts'

const resources = new Resources(makeStack().stack)

test.each([
  ['', {}],
  [', without a scanner', { malwareScan: false }],
  [
    ', with short messages and a chat',
    {
      council: {
        ...council,
        sms: { sender: 'KENES' },
        telegram: { chat: '-1001234567890', endpoint: 'https://api.telegram.org' },
      },
    },
  ],
])('no finding of AwsSolutions is unexplained, and CloudFormation takes the template%s', (_, more) => {
  const { app } = makeStack(more)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  expect(() => app.synth()).not.toThrow()
})

describe('queues', () => {
  const all = resources.ofType('AWS::SQS::Queue')
  const work = all.filter(({ properties }) => properties.RedrivePolicy)
  const deadLetter = all.filter(({ properties }) => !properties.RedrivePolicy)

  test('each of the catalogue has dead letters of its own after a day of attempts', () => {
    expect(work).toHaveLength(queues.length)
    for (const { properties } of work) expect(properties.RedrivePolicy.maxReceiveCount).toBe(mostReceives)
    expect(
      new Set(work.map(({ properties }) => target(properties.RedrivePolicy.deadLetterTargetArn))).size,
    ).toBe(queues.length)
  })

  test('a message is hidden for six times as long as its consumer may run', () => {
    const mappings = resources.ofType('AWS::Lambda::EventSourceMapping')
    for (const { id, properties } of work) {
      const [mapping, ...others] = mappings.filter((m) => target(m.properties.EventSourceArn) === id)
      expect(others).toEqual([])
      expect(mapping?.properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
      const consumer = resources.all[target(mapping?.properties.FunctionName)]
      expect(properties.VisibilityTimeout, id).toBe(6 * consumer?.Properties.Timeout)
    }
  })

  test('what is tried for a day is kept for longer, and a dead letter for longer still', () => {
    const patience = Array.from({ length: mostReceives }, (_, i) => delayAfter(i + 1)).reduce((a, b) => a + b)
    for (const { id, properties } of work)
      expect(properties.MessageRetentionPeriod, id).toBeGreaterThan(3 * patience)
    for (const { id, properties } of deadLetter)
      expect(properties.MessageRetentionPeriod, id).toBe(14 * 86_400)
  })

  test('who waits for an agency takes few messages at once', () => {
    const sizes = resources
      .ofType('AWS::Lambda::EventSourceMapping')
      .map(({ id, properties }) => [id, properties.BatchSize] as const)
    for (const name of ['SendLetter', 'SendReminders'])
      expect(sizes.find(([id]) => id.startsWith(name))?.[1], name).toBe(3)
  })

  test('all are encrypted, and closed to requests without TLS', () => {
    const policies = resources.ofType('AWS::SQS::QueuePolicy')
    for (const { id, properties } of all) {
      expect(properties.SqsManagedSseEnabled, id).toBe(true)
      const policy = policies.find((p) => p.properties.Queues.some((q: { Ref: string }) => q.Ref === id))
      expect(policy?.properties.PolicyDocument.Statement, id).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      )
    }
  })

  test('a message among dead letters rings, and so does one that waits in a work queue, or fails there', () => {
    const alarms = resources.ofType('AWS::CloudWatch::Alarm').map(({ properties }) => properties)
    const ringing = (id: string, metric: string) =>
      alarms.find((a) => a.MetricName === metric && target(a.Dimensions[0].Value) === id)
    for (const { id } of deadLetter) {
      expect(ringing(id, 'ApproximateNumberOfMessagesVisible')?.Threshold, id).toBe(1)
    }
    for (const { id } of work) {
      expect(ringing(id, 'ApproximateAgeOfOldestMessage')?.Threshold, id).toBe(3600)
      expect(ringing(id, 'ApproximateNumberOfMessagesNotVisible'), id).toMatchObject({
        Statistic: 'Average',
        Period: 3600,
        Threshold: 0.75,
      })
    }
  })
})

test('the account’s good name with SES is watched, and how much it sends', () => {
  const alarms = resources.ofType('AWS::CloudWatch::Alarm').map(({ properties }) => properties)
  const ofSes = alarms.filter(({ Namespace }) => Namespace === 'AWS/SES')
  expect(
    ofSes.map(({ MetricName, Statistic, Threshold, Period }) => [MetricName, Statistic, Threshold, Period]),
  ).toEqual([
    ['Reputation.BounceRate', 'Maximum', 0.05, 3600],
    ['Reputation.ComplaintRate', 'Maximum', 0.001, 3600],
    ['Send', 'Sum', 1000, 3600],
  ])
  for (const alarm of ofSes) {
    // By configuration set or not at all: SES has the account's under no dimension.
    expect(alarm.Dimensions).toBeUndefined()
    expect(alarm.ComparisonOperator).toBe('GreaterThanOrEqualToThreshold')
    // A quiet night is no alarm.
    expect(alarm.TreatMissingData).toBe('notBreaching')
  }
})

test('many requests that are denied within five minutes ring, whoever denied them', () => {
  const filter = resources.one('AWS::Logs::MetricFilter', 'ApiAccessLogsDenied').properties
  expect(target(filter.LogGroupName)).toContain('AccessLogs')
  for (const status of ['401', '403', '429']) expect(filter.FilterPattern).toContain(`$.status = "${status}"`)
  const [{ MetricName, MetricNamespace }] = filter.MetricTransformations
  const alarms = resources.ofType('AWS::CloudWatch::Alarm').map(({ properties }) => properties)
  expect(alarms.filter((alarm) => alarm.MetricName === MetricName)).toMatchObject([
    { Namespace: MetricNamespace, Statistic: 'Sum', Period: 300, Threshold: 100 },
  ])
})

describe('tables', () => {
  const table = (name: string) => resources.one('AWS::DynamoDB::Table', `Tables${name}`)
  const keys = (name: string) =>
    table(name).properties.KeySchema.map((key: { AttributeName: string }) => key.AttributeName)

  test('have the keys that the adapters use', () => {
    expect(keys('Cases')).toEqual(['caseId', 'version'])
    expect(keys('Views')).toEqual(['caseId', 'part'])
    expect(keys('People')).toEqual(['caseId', 'contentId'])
    expect(keys('Claims')).toEqual(['key'])
  })

  test.each(['Cases', 'People', 'Claims'])('%s survives the stack, and can be restored', (name) => {
    const { resource, properties } = table(name)
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
    expect(properties.DeletionProtectionEnabled).toBe(true)
    expect(properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true })
  })

  test('the log’s stream carries new images to the relay, which tries five times, in ever smaller batches', () => {
    expect(table('Cases').properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_IMAGE' })
    const [mapping] = resources
      .ofType('AWS::Lambda::EventSourceMapping')
      .filter(({ properties }) => target(properties.EventSourceArn) === table('Cases').id)
    expect(mapping?.properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      StartingPosition: 'TRIM_HORIZON',
      MaximumRecordAgeInSeconds: 23 * 3600,
    })
    expect(mapping?.properties.MaximumRetryAttempts).toBe(5)
    expect(target(mapping?.properties.DestinationConfig.OnFailure.Destination)).toContain('GivenUp')
  })

  test('views are found by keys alone', () => {
    const indexes = table('Views').properties.GlobalSecondaryIndexes
    expect(indexes.map((i: { IndexName: string }) => i.IndexName)).toEqual([
      'due',
      'commission',
      'agency',
      'month',
    ])
    for (const { Projection } of indexes) expect(Projection).toEqual({ ProjectionType: 'KEYS_ONLY' })
  })

  test('people are under a key of the council’s own, which rotates, and expire', () => {
    const { properties } = table('People')
    const key = resources.all[target(properties.SSESpecification.KMSMasterKeyId)]
    expect(key).toMatchObject({ Type: 'AWS::KMS::Key', DeletionPolicy: 'Retain' })
    expect(key?.Properties.EnableKeyRotation).toBe(true)
    expect(properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true })
    expect(table('Claims').properties.TimeToLiveSpecification).toMatchObject({ AttributeName: 'expiresAt' })
  })
})

test('hashes outside of the log are private, and nobody removes or writes over them for the retention period', () => {
  const { resource, properties } = resources.one('AWS::S3::Bucket', 'AnchorsBucket')
  expect(resource.DeletionPolicy).toBe('Retain')
  expect(Object.values(properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true])
  expect(properties.VersioningConfiguration).toEqual({ Status: 'Enabled' })
  expect(properties.ObjectLockEnabled).toBe(true)
  expect(properties.ObjectLockConfiguration).toEqual({
    ObjectLockEnabled: 'Enabled',
    Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1827 } },
  })
  expect(properties.LifecycleConfiguration).toBeUndefined()
})

describe('files', () => {
  const bucket = resources.one('AWS::S3::Bucket', 'FileStoreBucket')

  test('are private, under the key of personal data, and survive the stack', () => {
    const { resource, properties } = bucket
    expect(resource.DeletionPolicy).toBe('Retain')
    expect(properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    const [{ ServerSideEncryptionByDefault: by }] =
      properties.BucketEncryption.ServerSideEncryptionConfiguration
    expect(target(by.KMSMasterKeyID)).toContain('PeopleKey')
  })

  test('that were written over or removed can be brought back for as long as a table, and end then', () => {
    expect(bucket.properties.VersioningConfiguration).toEqual({ Status: 'Enabled' })
    const rules: {
      Prefix?: string
      NoncurrentVersionExpiration?: { NoncurrentDays: number }
      ExpiredObjectDeleteMarker?: boolean
    }[] = bucket.properties.LifecycleConfiguration.Rules
    const ends = rules.flatMap(({ Prefix = '', NoncurrentVersionExpiration: end }) =>
      end ? [[Prefix, end.NoncurrentDays]] : [],
    )
    expect(ends).toEqual([
      ['incoming/', 1],
      ['unchecked/', 1],
      ['', 35],
    ])
    expect(rules.filter((rule) => rule.ExpiredObjectDeleteMarker)).toHaveLength(1)
  })

  test('that nobody attached end after a day, what was attached waits longer than a dead letter', () => {
    const rules: { Prefix?: string; ExpirationInDays?: number; TagFilters?: object[] }[] =
      bucket.properties.LifecycleConfiguration.Rules.filter(
        ({ TagFilters }: { TagFilters?: object[] }) => !TagFilters,
      )
    expect(Object.fromEntries(rules.map((rule) => [rule.Prefix, rule.ExpirationInDays]))).toEqual({
      'incoming/': 1,
      'unchecked/': 15,
      undefined,
    })
  })

  test('of a closed case end with the retention period, what was removed in a day, and no others that were kept', () => {
    const rules: { Prefix?: string }[] = bucket.properties.LifecycleConfiguration.Rules
    expect(rules.filter(({ Prefix }) => Prefix === 'cases/')).toMatchObject([
      { ExpirationInDays: 1827, TagFilters: [{ Key: 'case', Value: 'closed' }], Status: 'Enabled' },
      { ExpirationInDays: 1, TagFilters: [{ Key: 'case', Value: 'removed' }], Status: 'Enabled' },
    ])
  })

  test('are uploaded from the portal’s pages only', () => {
    const given = new Resources(makeStack({ portal: 'https://kense.example' }).stack)
    const [rule] = given.one('AWS::S3::Bucket', 'FileStoreBucket').properties.CorsConfiguration.CorsRules
    expect(rule).toMatchObject({ AllowedMethods: ['POST'], AllowedOrigins: ['https://kense.example'] })
  })

  test('open after a scanner’s look unless told otherwise; its findings come to the queue of checks', () => {
    expect(resources.environmentOf('check-file').MALWARE_SCAN).toBe('awaited')
    const [plan] = resources.ofType('AWS::GuardDuty::MalwareProtectionPlan')
    expect(plan?.properties.ProtectedResource.S3Bucket.ObjectPrefixes).toEqual(['unchecked/'])
    const [rule] = resources.ofType('AWS::Events::Rule')
    expect(target(rule?.properties.Targets[0].Arn)).toContain('FilesQueue')
    const open = new Resources(makeStack({ malwareScan: false }).stack)
    expect(open.ofType('AWS::GuardDuty::MalwareProtectionPlan')).toEqual([])
    expect(open.environmentOf('check-file').MALWARE_SCAN).toBe('none')
  })

  test('wait for no scanner in a store elsewhere, and none can be asked for there', () => {
    const elsewhere = { ...council, people: { filesEndpoint: 'https://files.example' } }
    const given = new Resources(makeStack({ council: elsewhere }).stack)
    expect(given.ofType('AWS::GuardDuty::MalwareProtectionPlan')).toEqual([])
    expect(given.environmentOf('check-file').MALWARE_SCAN).toBe('none')
    expect(() => makeStack({ council: elsewhere, malwareScan: true })).toThrow('people.filesEndpoint')
  })
})

test('the secrets survive the stack: links and codes are made of them', () => {
  const secrets = resources.ofType('AWS::SecretsManager::Secret')
  expect(secrets).toHaveLength(6)
  for (const { resource } of secrets) expect(resource.DeletionPolicy).toBe('Retain')
})

describe('the API', () => {
  const routes = resources.ofType('AWS::ApiGatewayV2::Route').map(({ properties }) => properties)

  test('the API describes each of its routes, and none that is not there', async () => {
    const { body = '' } = await openapi({ rules, portal }, {} as Request)
    const described = Object.entries<object>(JSON.parse(body).paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const served = routes
      .map(({ RouteKey }) => RouteKey as string)
      .filter((route) => /^(GET|POST) \/(api|webhooks|health|feed)/.test(route))
      // The same for numbers with slashes in them.
      .filter((route) => !route.endsWith('{number+}'))
    const one = 'POST /api/appeals/{number}/{action}'
    const actions = ['messages', 'withdraw', 'dispute', 'file', 'link', 'consent', 'rating']
    expect(described.sort()).toEqual(
      served
        .flatMap((r) => (r === one ? actions.map((action) => r.replace('{action}', action)) : [r]))
        .sort(),
    )
  })

  test('describes each operation of the list, under its id', async () => {
    const { body = '' } = await openapi({ rules, portal }, {} as Request)
    const { paths } = JSON.parse(body)
    const ids = operations().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, method, path } of operations())
      expect(paths[path]?.[method]).toMatchObject({ operationId: id, summary: expect.any(String) })
  })

  test('has the routes of the list, and no other', () => {
    const listed = httpFunctions
      .flatMap(routesOf)
      .flatMap(([key]) => (key.startsWith('GET ') ? [key, key.replace('GET', 'HEAD')] : [key]))
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(listed.sort())
  })

  test.each(httpFunctions)('leads to %s exactly what its handlers answer', async (name) => {
    const { handlers } = await import(`../../functions/${name}/routes.ts`)
    const integrations = resources
      .ofType('AWS::ApiGatewayV2::Integration')
      .filter(({ properties }) => target(properties.IntegrationUri) === resources.function(name).id)
      .map(({ id }) => id)
    const led = routes
      .filter(({ Target }) => integrations.includes(target(Target)))
      .map(({ RouteKey }) => RouteKey)
    const asked = led
      .filter((route) => route !== '$default' && !route.startsWith('HEAD '))
      // Answered by the handlers of the routes that begin alike.
      .filter((route) => !route.endsWith('{number+}'))
    expect(asked.sort()).toEqual(Object.keys(handlers).sort())
    // HEAD is answered wherever GET is.
    const ofMethod = (method: string) => led.filter((route) => route.startsWith(`${method} `))
    expect(ofMethod('HEAD').map((route) => route.replace('HEAD', 'GET'))).toEqual(ofMethod('GET'))
    expect(led.includes('$default')).toBe(name === 'public-pages')
  })

  test('is throttled, and logs routes and results, not paths, queries or addresses', () => {
    const [stage] = resources.ofType('AWS::ApiGatewayV2::Stage')
    expect(stage?.properties.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 50 })
    const format = stage?.properties.AccessLogSettings.Format
    expect(format).toContain('$context.routeKey')
    expect(format).not.toMatch(/\$context\.(path|identity|domainName|http)/)
  })

  test('throttles apart what costs more than a page, each route of which is there before its stage', () => {
    const [stage] = resources.ofType('AWS::ApiGatewayV2::Stage')
    const apart = Object.entries<Json>(stage?.properties.RouteSettings)
    const keys = apart.map(([key]) => key)
    for (const costly of ['HEAD /api/statistics', 'POST /api/attachments', 'POST /desk/sign-in'])
      expect(keys).toContain(costly)
    for (const [key, { ThrottlingRateLimit, ThrottlingBurstLimit }] of apart) {
      const route = resources
        .ofType('AWS::ApiGatewayV2::Route')
        .find(({ properties }) => properties.RouteKey === key)
      expect(stage?.resource.DependsOn, key).toContain(route?.id)
      expect(ThrottlingRateLimit, key).toBeLessThan(50)
      expect(ThrottlingBurstLimit, key).toBeLessThan(100)
    }
  })

  test.each(['http://kense.example', 'kense.example', 'http://localhost.example'])(
    'its portal is not at %s',
    (portal) => {
      expect(() => makeStack({ portal })).toThrow('portal: not https')
    },
  )
  test('its address is the portal’s, unless the council has one', () => {
    const given = new Resources(makeStack({ portal: 'https://kense.example' }).stack)
    expect(resources.environmentOf('act').PORTAL_URL['Fn::GetAtt'][1]).toBe('ApiEndpoint')
    expect(given.environmentOf('act').PORTAL_URL).toBe('https://kense.example')
  })
})

test('the sweep comes at 08:30 in the council’s time zone and is told its time', () => {
  const [schedule] = resources.ofType('AWS::Scheduler::Schedule')
  expect(schedule?.properties).toMatchObject({
    ScheduleExpression: 'cron(30 8 * * ? *)',
    ScheduleExpressionTimezone: 'Asia/Almaty',
    State: 'ENABLED',
  })
  const { Target } = schedule?.properties ?? {}
  expect(JSON.parse(Target.Input)).toEqual({ time: '<aws.scheduler.scheduled-time>' })
  expect(target(Target.DeadLetterConfig.Arn)).toContain('DailySweepDlq')
})

test('what did not arrive and what was complained of is told, and nothing of mail that arrived', () => {
  const [returns, ...more] = resources.ofType('AWS::SES::ConfigurationSetEventDestination')
  expect(more).toEqual([])
  expect(returns?.properties.EventDestination.MatchingEventTypes.sort()).toEqual([
    'bounce',
    'complaint',
    'reject',
  ])
})

test('the identity of the sender’s domain is made when asked for', () => {
  expect(resources.ofType('AWS::SES::EmailIdentity')).toEqual([])
  const [identity] = new Resources(makeStack({ createIdentity: true }).stack).ofType(
    'AWS::SES::EmailIdentity',
  )
  expect(identity?.properties.EmailIdentity).toBe('kense.example')
})
