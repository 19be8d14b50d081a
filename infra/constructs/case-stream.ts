/** Carries the log's stream to the relay. */
import { Duration } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'
import type { ServiceFunction } from './service-function.ts'

export class CaseStream extends Construct {
  constructor(scope: Construct, id: string, props: { alarms: Alarms; cases: Table; relay: ServiceFunction }) {
    super(scope, id)
    const { alarms, cases, relay } = props
    const givenUp = new DeadLetterQueue(this, 'GivenUp', {
      alarms,
      says: 'The relay gave up on a part of the log’s stream: those events reached no queue and no view.',
      runbook: 'relay-given-up',
    })
    relay.addEventSource(
      new DynamoEventSource(cases, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 25,
        // The relay throws at the first record that fails; halving the batch finds it, and the rest goes on.
        bisectBatchOnError: true,
        // Tries until just before the stream forgets (24 hours). Then only pointers are lost: the log keeps all.
        maxRecordAge: Duration.hours(23),
        onFailure: new SqsDlq(givenUp),
      }),
    )
    alarms.add('RelayBehind', {
      metric: relay.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: Duration.hours(1).toMilliseconds(),
      says: 'The relay is an hour behind the log: views are old, and assignments, letters and notices wait.',
      runbook: 'relay-behind',
    })
  }
}
