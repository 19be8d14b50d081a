/** Carries the log's stream to the relay. */
import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import { StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import { type MetricName, namespace } from '../../shared/runtime/metrics.ts'
import type { Alarms } from './alarms.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'
import type { ServiceFunction } from './service-function.ts'

export class CaseStream extends Construct {
  /** @param props.council its id, by which its metrics are told from another's */
  constructor(
    scope: Construct,
    id: string,
    props: { alarms: Alarms; cases: Table; relay: ServiceFunction; council: string },
  ) {
    super(scope, id)
    const { alarms, cases, relay, council } = props
    const givenUp = new DeadLetterQueue(this, 'GivenUp', {
      alarms,
      says: 'The relay gave up on a part of the log’s stream: those events reached no queue and no view.',
      runbook: 'relay-given-up',
      log: relay.logGroup,
    })
    relay.addEventSource(
      new DynamoEventSource(cases as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 25,
        // A record that fails is set aside on the queue `commits` and the function succeeds. So it fails only where that
        // queue takes nothing, or the process dies. A shard waits for its first record until that is given up: few tries
        // then, in ever smaller batches, and what follows goes on. Only pointers are lost, the log keeps all.
        retryAttempts: 5,
        bisectBatchOnError: true,
        maxRecordAge: Duration.hours(23),
        // One lane a shard: more would keep the order of each item only, and a case has one for each commit.
        parallelizationFactor: 1,
        onFailure: new SqsDlq(givenUp),
      }),
    )
    // Where its last resort fails with it, no queue gets what is given up: a failure is told as soon as it happens.
    alarms.add('RelayFailing', {
      metric: relay.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      says: 'The relay failed as a whole: what it gives up after five tries reaches no queue and no view.',
      runbook: 'relay-given-up',
      log: relay.logGroup,
    })
    alarms.add('RelayBehind', {
      metric: relay.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: Duration.hours(1).toMilliseconds(),
      says: 'The relay is an hour behind the log: views are old, and assignments, letters and notices wait.',
      runbook: 'relay-behind',
      log: relay.logGroup,
    })
    const altered: MetricName = 'AlteredLogs'
    alarms.add('LogAltered', {
      metric: new Metric({
        namespace,
        metricName: altered,
        dimensionsMap: { council },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      threshold: 1,
      says: 'What was written to the log has been changed or removed: that case stands still.',
      runbook: 'log-altered',
      log: relay.logGroup,
    })
  }
}
