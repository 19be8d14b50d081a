import { SQSClient } from '@aws-sdk/client-sqs'
import { connection } from '../../shared/adapters/dynamo.ts'
import { readSecret } from '../../shared/adapters/secrets.ts'
import { sqsQueues } from '../../shared/adapters/sqs-queues.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { webDeps } from '../../shared/wiring/web.ts'

const env = envOf('receive-webhook')
export const deps = lazily(async () => ({
  ...(await webDeps(env)),
  queues: sqsQueues(new SQSClient(connection), { responses: env.RESPONSES_QUEUE_URL }),
  webhookMaster: await readSecret(env.WEBHOOKS_SECRET_ARN),
}))
