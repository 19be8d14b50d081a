import { readFileSync } from 'node:fs'
import { SQSClient, GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
const e = JSON.parse(readFileSync('.local/endpoints.json', 'utf8'))
const c = new SQSClient({ ...e.aws, credentials: { accessKeyId: 't', secretAccessKey: 't' } })
for (const [n, q] of Object.entries(e.queues as Record<string, string>)) {
  const { Attributes: a = {} } = await c.send(new GetQueueAttributesCommand({ QueueUrl: q, AttributeNames: ['All'] }))
  console.log(n, a.ApproximateNumberOfMessages, a.ApproximateNumberOfMessagesNotVisible, a.ApproximateNumberOfMessagesDelayed)
}
