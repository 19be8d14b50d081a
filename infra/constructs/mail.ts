/** Sending mail: the configuration set, optionally the sender's domain, and the right to send as exactly that sender. */
import { Stack } from 'aws-cdk-lib'
import { ConfigurationSet, EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
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

  constructor(scope: Construct, id: string, props: MailProps) {
    super(scope, id)
    this.sender = props.sender
    this.domain = props.sender.slice(props.sender.lastIndexOf('@') + 1)
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', { reputationMetrics: true })
    if (props.createIdentity) {
      new EmailIdentity(this, 'Identity', { identity: Identity.domain(this.domain) })
    }
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
