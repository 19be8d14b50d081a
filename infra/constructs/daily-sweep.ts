/** Calls the deadline sweep once a day, and says so loudly when a day went by without it. */
import { Duration, Stack, type TimeZone } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import {
  ContextAttribute,
  type IScheduleTarget,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'
import type { ServiceFunction } from './service-function.ts'

export type DailySweepProps = {
  alarms: Alarms
  sweep: ServiceFunction
  /** The council's; the sweep comes at 08:30 there, before the working day. */
  timeZone: TimeZone
}

export class DailySweep extends Construct {
  constructor(scope: Construct, id: string, props: DailySweepProps) {
    super(scope, id)
    const { alarms, sweep } = props
    const dlq = new DeadLetterQueue(this, 'Dlq', {
      alarms,
      says: 'A day’s deadline sweep failed for good: its reminders wait for the next one.',
      runbook: 'sweep-dead-letters',
      log: sweep.logGroup,
    })
    // The scheduler only hands the call over and retries just that; Lambda retries a run that failed.
    // A sweep is harmless twice, so both may try again. Either way the last word is the same queue.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    })
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [sweep.functionArn] }),
    )
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [dlq.queueArn] }))
    // Written out, because the ready-made LambdaInvoke also allows every version of the function.
    const target: IScheduleTarget = {
      bind: () => ({
        arn: sweep.functionArn,
        role,
        input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: Duration.hours(2).toSeconds() },
        deadLetterConfig: { arn: dlq.queueArn },
      }),
    }
    sweep.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(2),
      onFailure: new SqsDestination(dlq),
    })
    new Schedule(this, 'Schedule', {
      description: 'The daily deadline sweep',
      schedule: ScheduleExpression.cron({ hour: '8', minute: '30', timeZone: props.timeZone }),
      target,
    })
    alarms.add('SweepSilent', {
      metric: sweep.metricInvocations({ period: Duration.days(1), statistic: 'Sum' }),
      threshold: 1,
      below: true,
      says: 'No deadline sweep ran for a day: nobody is reminded of anything.',
      runbook: 'sweep-silent',
      log: sweep.logGroup,
    })
  }
}
