/**
 * Mail that comes back, which an emulator never does by itself: what SES would publish of it, put on the topic that
 * SES publishes to.
 */
import { region } from '../../deployment/settings.ts'
import type { Mail } from './mail.ts'

/**
 * The bounce of a mail to all of its recipients, with the mail's own tags.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const bounceOf = (mail: Mail, at: string) => {
  const tags = (mail.headers['x-ses-message-tags'] ?? '').split(',').flatMap((tag) => {
    const [name = '', value] = tag.trim().split('=')
    return value ? [[name, [value]] as const] : []
  })
  return {
    eventType: 'Bounce',
    mail: {
      timestamp: mail.at,
      source: mail.from,
      messageId: `mailbox-${mail.id}-${Date.parse(mail.at)}`,
      destination: mail.to,
      tags: Object.fromEntries(tags),
    },
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'NoEmail',
      bouncedRecipients: mail.to.map((emailAddress) => ({
        emailAddress,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 user unknown',
      })),
      timestamp: at,
      feedbackId: `mailbox-${mail.id}`,
    },
  }
}

/**
 * Publishes to a topic of an emulator, which tells services apart by the credential's scope and checks no signature.
 * @throws Error with what it answered
 */
export async function publish(endpoint: string, topic: string, message: object): Promise<void> {
  const scope = `test/20260101/${region}/sns/aws4_request`
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    },
    body: new URLSearchParams({
      Action: 'Publish',
      Version: '2010-03-31',
      TopicArn: topic,
      Message: JSON.stringify(message),
    }),
  })
  if (!response.ok) throw new Error(`The topic was not told: ${response.status} ${await response.text()}`)
}
