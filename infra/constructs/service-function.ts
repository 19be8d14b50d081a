/** A Lambda function of Zhauap: Node 24 on arm64, its bundle, its own log group, and a role that starts out empty. */
import { join } from 'node:path'
import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { environments, type Fragment, type FunctionName, type fragments } from '../../shared/wiring/env.ts'

/** What every function's log lines and metrics are named by (`shared/runtime`). */
export const namingVariables = ['COUNCIL', 'POWERTOOLS_SERVICE_NAME'] as const

export type ServiceFunctionProps = {
  /** The folder that `bundleFunctions` filled. */
  bundleFolder: string
  name: FunctionName
  /** The council's id, by which its metrics are told from another's. */
  council: string
  description: string
  /** MB, by which Lambda shares out its processors. */
  memory: number
  timeout: Duration
}

/** What each variable says in a deployment; undefined where it has nothing to say. */
export type Settings = { [F in Fragment]: Record<keyof (typeof fragments)[F], string | undefined> }

export class ServiceFunction extends LambdaFunction {
  private readonly fragments: readonly Fragment[]

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    super(scope, id, {
      description: props.description,
      code: Code.fromAsset(join(props.bundleFolder, props.name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memory,
      timeout: props.timeout,
      tracing: Tracing.ACTIVE,
      role,
      logGroup,
    })
    this.fragments = environments[props.name]
    // Only its own log group: the managed AWSLambdaBasicExecutionRole may write to every one of the account.
    logGroup.grantWrite(role)
    this.addEnvironment('COUNCIL', props.council)
    this.addEnvironment('POWERTOOLS_SERVICE_NAME', props.name)
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray takes traces and dynamodb:ListStreams lists streams without a resource to name.',
    })
  }

  /** Sets what the function reads, and nothing else. */
  tell(settings: Settings): void {
    for (const fragment of this.fragments)
      for (const [variable, value] of Object.entries(settings[fragment]))
        if (value !== undefined) this.addEnvironment(variable, value)
  }

  /** Lets the function do exactly these actions on exactly these resources. */
  allow(actions: string[], resources: string[], conditions?: Record<string, unknown>): void {
    if (actions.length === 0) return
    this.addToRolePolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions, resources, ...(conditions && { conditions }) }),
    )
  }
}
