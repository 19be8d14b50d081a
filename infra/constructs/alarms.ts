/** Alarms that reach a person: one topic, and on each alarm the way to the runbook's heading and to the log. */
import { Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
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
  /** Where the cause shows. */
  log: ILogGroup
  /** Rings below the threshold instead, and when there is no data at all. */
  below?: boolean
}

export type AlarmsProps = {
  /** Who gets them. */
  email?: string
  /** Where this code is read, on GitHub or a server with the same addresses: `https://github.com/OWNER/NAME`. */
  repository?: string
}

export class Alarms extends Construct {
  readonly topic: Topic
  private readonly folder: string

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    this.folder = props.repository ? `${props.repository.replace(/\/$/, '')}/blob/HEAD/` : ''
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
      alarmDescription: `${props.says} ${this.folder}docs/runbook.md#${props.runbook} ${consoleOf(props.log)}`,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
  }
}

/** A log group's page in the console of its region. Its name has no letter that an address would need spelled. */
const consoleOf = (log: ILogGroup): string => {
  const { region } = Stack.of(log)
  return `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${log.logGroupName}`
}
