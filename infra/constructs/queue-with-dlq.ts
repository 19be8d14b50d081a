/** A work queue, its dead letters, and the alarms on both: messages given up, and messages that nobody takes. */
import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'
import type { ServiceFunction } from './service-function.ts'

export type QueueWithDlqProps = {
  alarms: Alarms
  /** The queue's name in the event catalogue. */
  name: string
  consumer: ServiceFunction
  /** What stays undone while messages lie in the dead letters. */
  undone: string
}

export class QueueWithDlq extends Construct {
  readonly queue: Queue
  readonly dlq: Queue

  constructor(scope: Construct, id: string, props: QueueWithDlqProps) {
    super(scope, id)
    const { alarms, name, consumer } = props
    this.dlq = new DeadLetterQueue(this, 'Dlq', {
      alarms,
      says: `The ${name} queue gave up on a message: ${props.undone}`,
      runbook: `${name}-dead-letters`,
    })
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the consumer's timeout: while Lambda is throttled it takes a message again and again without
      // calling the function, and a shorter time would spend the five receives on that.
      visibilityTimeout: Duration.seconds(6 * (consumer.timeout?.toSeconds() ?? 3)),
      deadLetterQueue: { queue: this.dlq, maxReceiveCount: 5 },
      // This queue is nobody's dead-letter queue. Its own one allows moving messages back (the default).
      redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
    })
    consumer.addEventSource(new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true }))
    alarms.add(`${id}Stuck`, {
      metric: this.queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      // Longer than five attempts take, so a single failing message rings as a dead letter, not here.
      threshold: Duration.hours(1).toSeconds(),
      says: `A message has waited an hour in the ${name} queue: its consumer does not keep up, or does not run.`,
      runbook: 'queue-stuck',
    })
  }
}
