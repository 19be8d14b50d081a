/**
 * Sending mail: the configuration set, optionally the sender's domain, the right to send as exactly that sender, and
 * alarms before the account loses its good name.
 */
import { Duration, Stack } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'
import type { ServiceFunction } from './service-function.ts'

export type MailProps = {
  /** The address that every mail comes from. */
  sender: string
  /** Makes the SES identity of the sender's domain here; otherwise the account is taken to have it. */
  createIdentity: boolean
  alarms: Alarms
}

/**
 * From these shares on SES reviews an account; at twice the bounces or five times the complaints it pauses it, and with
 * it every notice that the law wants. https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html
 */
const reviewed = { bounces: 0.05, complaints: 0.001 }

/** Almaty's council writes some five hundred in a month. */
const mailsInAnHour = 1000

export class Mail extends Construct {
  private readonly sender: string
  private readonly domain: string
  readonly configurationSet: ConfigurationSet
  private readonly alarms: Alarms
  /** Where SES says what came back or was never sent, and who complained. */
  readonly events: Topic

  constructor(scope: Construct, id: string, props: MailProps) {
    super(scope, id)
    this.sender = props.sender
    this.domain = props.sender.slice(props.sender.lastIndexOf('@') + 1)
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', { reputationMetrics: true })
    this.events = new Topic(this, 'Events', { enforceSSL: true })
    this.configurationSet.addEventDestination('Returns', {
      destination: EventDestination.snsTopic(this.events),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
    })
    if (props.createIdentity) {
      new EmailIdentity(this, 'Identity', { identity: Identity.domain(this.domain) })
    }
    this.alarms = props.alarms
  }

  /** Who hears of mail that came back; `sender` sends most of it. */
  tell(listener: ServiceFunction, sender: ServiceFunction): void {
    const returned = listener.logGroup
    const dlq = new DeadLetterQueue(this, 'ReturnsDlq', {
      alarms: this.alarms,
      says: 'A bounce, refusal or complaint could not be recorded.',
      runbook: 'returns-dead-letters',
      log: returned,
    })
    this.events.addSubscription(new LambdaSubscription(listener))
    listener.configureAsyncInvoke({ retryAttempts: 2, onFailure: new SqsDestination(dlq) })
    // The account's in this region, whichever stack sends.
    const metric = (metricName: string, statistic: string) =>
      new Metric({ namespace: 'AWS/SES', metricName, statistic, period: Duration.hours(1) })
    this.alarms.add('MailBounces', {
      metric: metric('Reputation.BounceRate', 'Maximum'),
      threshold: reviewed.bounces,
      says: 'So many mails come back that SES may stop sending.',
      runbook: 'mail-bounces',
      log: returned,
    })
    this.alarms.add('MailComplaints', {
      metric: metric('Reputation.ComplaintRate', 'Maximum'),
      threshold: reviewed.complaints,
      says: 'So many readers complain of mails that SES may stop sending.',
      runbook: 'mail-complaints',
      log: returned,
    })
    this.alarms.add('MailFlood', {
      metric: metric('Send', 'Sum'),
      threshold: mailsInAnHour,
      says: 'Far more mails went out within an hour than a council writes.',
      runbook: 'mail-flood',
      log: sender.logGroup,
    })
  }

  letSend(sender: ServiceFunction): void {
    const stack = Stack.of(this)
    sender.allow(
      ['ses:SendRawEmail'],
      [
        stack.formatArn({ service: 'ses', resource: 'identity', resourceName: this.domain }),
        stack.formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: this.configurationSet.configurationSetName,
        }),
      ],
      { StringEquals: { 'ses:FromAddress': this.sender } },
    )
  }
}
