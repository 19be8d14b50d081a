/** Alarms that reach a person: one topic, and on each alarm the runbook heading that says what to do. */
import { Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'

export type AlarmProps = {
  metric: Metric
  /** Rings from this value on. */
  threshold: number
  /** One sentence: what is wrong. */
  says: string
  /** The heading in docs/runbook.md, as an anchor. */
  runbook: string
  /** Rings below the threshold instead, and when there is no data at all. */
  below?: boolean
}

export class Alarms extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, props: { email?: string }) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    // A topic policy of one's own replaces the default one, which let the account's alarms in.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    if (props.email) this.topic.addSubscription(new EmailSubscription(props.email))
  }

  add(id: string, props: AlarmProps): void {
    const alarm = new Alarm(this, id, {
      metric: props.metric,
      threshold: props.threshold,
      comparisonOperator: props.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: props.below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${props.says} docs/runbook.md#${props.runbook}`,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
  }
}
