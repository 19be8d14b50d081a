/**
 * Whether the emulator still needs what infra/local/emulator/workarounds.ts does for it. A test that fails here is good news:
 * that workaround can go.
 */
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation'
import { DescribeTimeToLiveCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmulatorOnly, startEmulator } from '../../infra/local/cloud.ts'
import {
  batchesByName,
  filesByPath,
  forAnyEmulator,
  forMiniStack,
  mailUnconditionally,
  plainHttp,
  secretsByArn,
} from '../../infra/local/emulator/workarounds.ts'

const sender = 'council@kense.example'
const open = { Resource: { 'Fn::GetAtt': ['Open', 'Arn'] } }
const identity = 'arn:aws:ses:us-east-1:000000000000:identity/kense.example'
const onlySender = { StringEquals: { 'ses:FromAddress': sender } }

/** What our stack is made of where the emulator is different, and a function that hands out its role's credentials. */
const template = {
  Resources: {
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: {} } },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    },
    Sender: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'kense.example' } },
    Open: { Type: 'AWS::SQS::Queue', Properties: {} },
    Closed: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Open', 'Arn'] }, maxReceiveCount: 5 },
      },
    },
    ClosedPolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Closed' }],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 'sqs:*',
              Resource: { 'Fn::GetAtt': ['Closed', 'Arn'] },
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
        Policies: [
          {
            PolicyName: 'rights',
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Action: 'sqs:SendMessage', ...open },
                { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': ['Closed', 'Arn'] } },
                { Effect: 'Allow', Action: 'ses:SendRawEmail', Resource: identity, Condition: onlySender },
              ],
            },
          },
        ],
      },
    },
    Lender: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Code: { ZipFile: 'exports.handler = async () => process.env' },
      },
    },
  },
  Outputs: Object.fromEntries(
    ['Secret', 'Table', 'Open', 'Closed', 'Lender'].map((id) => [id, { Value: { Ref: id } }]),
  ),
}

let emulator: EmulatorOnly
beforeAll(async () => {
  emulator = await startEmulator({ enforcePermissions: true })
})
afterAll(() => emulator?.stop())

async function deployed(StackName: string, body: object) {
  const client = new CloudFormationClient(emulator.client)
  await client.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: JSON.stringify(body),
      Capabilities: ['CAPABILITY_IAM'],
    }),
  )
  await waitUntilStackCreateComplete({ client, maxWaitTime: 30, minDelay: 0.05, maxDelay: 1 }, { StackName })
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }))
  const outputs = Stacks?.[0]?.Outputs?.map((o) => [o.OutputKey, o.OutputValue]) ?? []
  const names: Record<string, string> = Object.fromEntries(outputs)
  const lambda = new LambdaClient(emulator.client)
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: names.Lender }))
  const lent = JSON.parse(Buffer.from(Payload ?? []).toString())
  const role = {
    ...emulator.client,
    credentials: {
      accessKeyId: lent.AWS_ACCESS_KEY_ID,
      secretAccessKey: lent.AWS_SECRET_ACCESS_KEY,
      sessionToken: lent.AWS_SESSION_TOKEN,
    },
  }
  const sqs = new SQSClient(role)
  const mail = Buffer.from(`From: ${sender}\r\nTo: a@example.kz\r\nSubject: x\r\n\r\ny\r\n`)
  return {
    names,
    send: (queue: string) => sqs.send(new SendMessageCommand({ QueueUrl: names[queue], MessageBody: 'x' })),
    sendBatch: (queue: string) =>
      sqs.send(
        new SendMessageBatchCommand({ QueueUrl: names[queue], Entries: [{ Id: '1', MessageBody: 'x' }] }),
      ),
    sendMail: () =>
      new SESClient(role).send(new SendRawEmailCommand({ Source: sender, RawMessage: { Data: mail } })),
  }
}

describe('as it is for AWS', () => {
  let as: Awaited<ReturnType<typeof deployed>>
  beforeAll(async () => {
    as = await deployed('as-for-aws', template)
  })

  test('a role may do what it is allowed to', async () => {
    await expect(as.send('Open')).resolves.toMatchObject({ MessageId: expect.any(String) })
  })

  test('`Ref` of a secret is not its ARN: secretsByArn', () => {
    expect(as.names.Secret).not.toMatch(/^arn:/)
  })

  test('a table’s time to live stays off: switchOnTimeToLive', async () => {
    const dynamodb = new DynamoDBClient(emulator.client)
    const { TimeToLiveDescription } = await dynamodb.send(
      new DescribeTimeToLiveCommand({ TableName: as.names.Table }),
    )
    expect(TimeToLiveDescription?.TimeToLiveStatus).toBe('DISABLED')
  })

  test('a queue that wants TLS refuses us: plainHttp', async () => {
    await expect(as.send('Closed')).rejects.toThrow(/explicit deny/)
  })

  test('the right to send does not cover a batch: batchesByName', async () => {
    await expect(as.sendBatch('Open')).rejects.toThrow(/not authorized to perform: sqs:SendMessageBatch/)
  })

  test('the right to send mail as one address is not understood: mailUnconditionally', async () => {
    await expect(as.sendMail()).rejects.toThrow(/not authorized/)
  })
})

describe('as it is for the emulator', () => {
  test('everything goes', async () => {
    const mended = await deployed('as-for-emulator', forMiniStack(template, emulator.client.endpoint))
    await expect(mended.send('Closed')).resolves.toBeDefined()
    await expect(mended.sendBatch('Open')).resolves.toMatchObject({ Successful: [{ Id: '1' }] })
    await expect(mended.sendMail()).resolves.toMatchObject({ MessageId: expect.any(String) })
    expect(mended.names.Secret).toMatch(/^arn:/)
  })

  test('another emulator gets no more than what is without TLS and names of hosts', () => {
    const { ClosedPolicy, ...rest } = template.Resources
    expect(forAnyEmulator(template, 'http://localhost:4566')).toEqual({ ...template, Resources: rest })
  })

  test('and each workaround leaves all else as it was', () => {
    const plain = { Resources: { Open: template.Resources.Open, Table: template.Resources.Table } }
    for (const mend of [secretsByArn, plainHttp, batchesByName, mailUnconditionally]) {
      expect(mend(plain)).toEqual(plain)
    }
    expect(filesByPath(plain, 'http://localhost:4566')).toEqual(plain)
  })
})
