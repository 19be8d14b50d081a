/** A queue for what could not be done, with the alarm that somebody must look at it. */
import { Duration, Validations } from 'aws-cdk-lib'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'

export type DeadLetterQueueProps = {
  alarms: Alarms
  /** What a message here means, in one sentence. */
  says: string
  /** The runbook heading, as an anchor. */
  runbook: string
  /** Of who could not do it. */
  log: ILogGroup
}

export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // The longest that SQS keeps anything: a message brings its age along when it moves here.
      retentionPeriod: Duration.days(14),
    })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is a dead-letter queue; not all are wired by a RedrivePolicy, which is what the rule looks for.',
    })
    props.alarms.add(`${this.node.path.split('/').slice(1).join('')}NotEmpty`, {
      metric: this.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
      says: props.says,
      runbook: props.runbook,
      log: props.log,
    })
  }
}
