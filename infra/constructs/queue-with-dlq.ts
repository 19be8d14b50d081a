/**
 * A work queue, its dead letters, and the alarms on both: messages given up, messages that nobody takes, and messages that
 * fail again and again.
 */
import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { mostReceives } from '../../shared/runtime/sqs-batch.ts'
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
  /** Messages at once: as many as the consumer's time is enough for, one after the other. */
  batchSize: number
}

export class QueueWithDlq extends Construct {
  readonly queue: Queue
  readonly dlq: Queue

  constructor(scope: Construct, id: string, props: QueueWithDlqProps) {
    super(scope, id)
    const { alarms, name, consumer, batchSize } = props
    this.dlq = new DeadLetterQueue(this, 'Dlq', {
      alarms,
      says: `The ${name} queue gave up on a message: ${props.undone}`,
      runbook: `${name}-dead-letters`,
      log: consumer.logGroup,
    })
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the consumer's timeout: while Lambda is throttled it takes a message again and again without
      // calling the function, and a shorter time would spend the receives on that. What failed is hidden for as long
      // as its consumer says: 1, 2, 4 … 60 minutes, for about a day.
      visibilityTimeout: Duration.seconds(6 * (consumer.timeout?.toSeconds() ?? 3)),
      deadLetterQueue: { queue: this.dlq, maxReceiveCount: mostReceives },
      // Longer than the patience, and than a weekend without a consumer. A message brings its age along to the dead
      // letters, which keep everything for twice as long.
      retentionPeriod: Duration.days(7),
      // This queue is nobody's dead-letter queue. Its own one allows moving messages back (the default).
      redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
    })
    consumer.addEventSource(new SqsEventSource(this.queue, { batchSize, reportBatchItemFailures: true }))
    // What no schema knows is put there at once, its reason beside it.
    consumer.allow(['sqs:SendMessage'], [this.dlq.queueArn])
    alarms.add(`${id}Stuck`, {
      metric: this.queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: Duration.hours(1).toSeconds(),
      says: `A message has waited an hour in the ${name} queue: its consumer does not keep up, or does not run.`,
      runbook: 'queue-stuck',
      log: consumer.logGroup,
    })
    // SQS leaves a message out of that age once it was received three times. What waits for its next try is in flight:
    // on average nearly one, hour after hour, is one that is never done.
    alarms.add(`${id}Failing`, {
      metric: this.queue.metricApproximateNumberOfMessagesNotVisible({
        period: Duration.hours(1),
        statistic: 'Average',
      }),
      threshold: 0.75,
      says: `Messages of the ${name} queue have failed for an hour and are tried again, for a day in all.`,
      runbook: 'queue-failing',
      log: consumer.logGroup,
    })
  }
}
