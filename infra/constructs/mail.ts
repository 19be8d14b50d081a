/** Sending mail: the configuration set, optionally the sender's domain, and the right to send as exactly that sender. */
import { Stack } from 'aws-cdk-lib'
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
}

export class Mail extends Construct {
  private readonly sender: string
  private readonly domain: string
  private readonly configurationSet: ConfigurationSet
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
  }

  /** Who hears of mail that came back. */
  tell(listener: ServiceFunction, alarms: Alarms): void {
    const dlq = new DeadLetterQueue(this, 'ReturnsDlq', {
      alarms,
      says: 'A bounce, refusal or complaint could not be recorded.',
      runbook: 'returns-dead-letters',
    })
    this.events.addSubscription(new LambdaSubscription(listener))
    listener.configureAsyncInvoke({ retryAttempts: 2, onFailure: new SqsDestination(dlq) })
  }

  letSend(sender: ServiceFunction): void {
    const stack = Stack.of(this)
    sender.set('SES_CONFIGURATION_SET', this.configurationSet.configurationSetName)
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
