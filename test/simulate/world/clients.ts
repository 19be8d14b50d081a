/** The SDK's clients send to the world that the process is in. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { Services } from './services.ts'
import { currentWorld } from './world.ts'

type Service = Parameters<Services['send']>[0]
type Client = { config: { maxAttempts: () => Promise<number> } }
type Sent = Parameters<Services['send']>[1]

const clients: [Service, { prototype: object }][] = [
  ['dynamo', DynamoDBClient],
  ['sqs', SQSClient],
  ['ses', SESClient],
  ['s3', S3Client],
  ['secrets', SecretsManagerClient],
]

for (const [service, { prototype }] of clients)
  Object.defineProperty(prototype, 'send', {
    value: async function (this: Client, command: Sent) {
      return currentWorld().services.send(service, command, await this.config.maxAttempts())
    },
  })
