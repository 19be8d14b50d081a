/** SES says through SNS what became of a mail: bounces and complaints are kept and told. */
import middy from '@middy/core'
import type { SNSEvent } from 'aws-lambda'
import { recordDelivery, sesEvent } from '../../shared/application/record-delivery.ts'
import { deps } from './deps.ts'

export const handler = middy<SNSEvent, void>().handler(async (event) => {
  for (const { Sns } of event.Records)
    await recordDelivery(await deps(), sesEvent.parse(JSON.parse(Sns.Message)))
})
