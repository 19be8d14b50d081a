/** SES says through SNS what became of a mail: what did not arrive, and complaints, are kept and told. */
import middy from '@middy/core'
import type { SNSEvent } from 'aws-lambda'
import { readSesMessage, recordDelivery } from '../../shared/application/notices/record-delivery.ts'
import { recipientOf } from '../../shared/application/notices/send-mail.ts'
import { inHop } from '../../shared/runtime/hop-line.ts'
import { deps } from './deps.ts'

export const handler = middy<SNSEvent, void>().handler(async (event) => {
  for (const { Sns } of event.Records) {
    const said = readSesMessage(Sns.Message)
    if (!said) continue
    const { tags } = said.mail
    const known = { messageId: Sns.MessageId, eventType: said.eventType, to: recipientOf(tags?.to?.[0]) }
    await inHop('delivery', known, async () => recordDelivery(await deps(), said))
  }
})
