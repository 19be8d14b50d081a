/** SES says through SNS what became of a mail: what did not arrive, and complaints, are kept and told. */
import middy from '@middy/core'
import type { SNSEvent } from 'aws-lambda'
import { readSesMessage, recordDelivery } from '../../shared/application/notices/record-delivery.ts'
import { deps } from './deps.ts'

export const handler = middy<SNSEvent, void>().handler(async (event) => {
  for (const { Sns } of event.Records) {
    const said = readSesMessage(Sns.Message)
    if (said) await recordDelivery(await deps(), said)
  }
})
