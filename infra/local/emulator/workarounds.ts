/**
 * Where the emulator differs from AWS in a way that the deployment would feel. AWS is right, so it is mended here and
 * never in the app. Each has a test in test/local/workarounds.test.ts that fails once the emulator needs it no more.
 */
import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import {
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  type TimeToLiveSpecification,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'

type Resource = { Type: string; Properties?: Record<string, unknown> }
type Template = { Resources: Record<string, Resource> }
type Client = {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
}

/** The template with all that must be otherwise before MiniStack takes it. */
export function forMiniStack(template: Template, endpoint: string): Template {
  return forAnyEmulator(mailUnconditionally(batchesByName(secretsByArn(template))), endpoint)
}

/** Without TLS, and without names of hosts, is every emulator. */
export function forAnyEmulator(template: Template, endpoint: string): Template {
  return filesByPath(plainHttp(template), endpoint)
}

/**
 * `Ref` of a secret is its name in MiniStack, its ARN in AWS, and policies are written for the ARN. `Id` is the ARN
 * in both.
 */
export function secretsByArn(template: Template): Template {
  const isSecret = (id: unknown) =>
    typeof id === 'string' && template.Resources[id]?.Type === 'AWS::SecretsManager::Secret'
  return JSON.parse(JSON.stringify(template), (_key, value) =>
    isSecret(value?.Ref) ? { 'Fn::GetAtt': [value.Ref, 'Id'] } : value,
  )
}

/**
 * Takes out the policies that refuse requests without TLS: the emulator speaks plain HTTP, on this machine only, and
 * keeps to policies.
 */
export function plainHttp(template: Template): Template {
  const { Resources } = structuredClone(template)
  for (const [id, { Type, Properties }] of Object.entries(Resources)) {
    if (!/^AWS::(SQS::Queue|SNS::Topic|S3::Bucket)Policy$/.test(Type)) continue
    const policy = Properties?.PolicyDocument as { Statement: { Condition?: { Bool?: object } }[] }
    policy.Statement = policy.Statement.filter(
      (statement) => !('aws:SecureTransport' in (statement.Condition?.Bool ?? {})),
    )
    if (policy.Statement.length === 0) delete Resources[id]
  }
  return { ...template, Resources }
}

/** MiniStack asks for the right to `sqs:SendMessageBatch`, which AWS has no such right for: it is `sqs:SendMessage`. */
export function batchesByName(template: Template): Template {
  return JSON.parse(JSON.stringify(template), (key, value) =>
    key === 'Action' && [value].flat().includes('sqs:SendMessage')
      ? [value, 'sqs:SendMessageBatch'].flat()
      : value,
  )
}

/**
 * The emulator's buckets have no host names that browsers and Node resolve: functions take it for a file store elsewhere,
 * which is addressed by path.
 */
export function filesByPath(template: Template, endpoint: string): Template {
  const { Resources } = structuredClone(template)
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type !== 'AWS::Lambda::Function') continue
    const variables = (Properties?.Environment as { Variables?: Record<string, unknown> })?.Variables
    if (variables?.FILES_BUCKET) variables.FILES_ENDPOINT ??= endpoint
  }
  return { ...template, Resources }
}

/** MiniStack knows neither the resources nor the conditions of sending mail by SES's first API. */
export function mailUnconditionally(template: Template): Template {
  return JSON.parse(JSON.stringify(template), (_key, value) =>
    value?.Action === 'ses:SendRawEmail' ? { Effect: 'Allow', Action: value.Action, Resource: '*' } : value,
  )
}

/** MiniStack's CloudFormation passes over the tables' time to live; the API knows it. */
export async function switchOnTimeToLive(client: Client, template: Template, stack: string): Promise<void> {
  const cloudFormation = new CloudFormationClient(client)
  const { StackResources } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stack }),
  )
  const dynamodb = new DynamoDBClient(client)
  for (const { LogicalResourceId = '', PhysicalResourceId: TableName } of StackResources ?? []) {
    const wanted = template.Resources[LogicalResourceId]?.Properties?.TimeToLiveSpecification
    if (!wanted || !TableName) continue
    const now = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName }))
    if (now.TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') continue
    const TimeToLiveSpecification = wanted as TimeToLiveSpecification
    await dynamodb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
  }
}
