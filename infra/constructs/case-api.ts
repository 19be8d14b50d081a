/** The public HTTP API: the routes of `events/routes.ts`, everything else is the 404 page. */
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  type HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { type HttpFunction, routesOf } from '../../events/routes.ts'
import type { Alarms } from './alarms.ts'
import type { ServiceFunction } from './service-function.ts'

export class CaseApi extends Construct {
  private readonly api: HttpApi

  constructor(scope: Construct, id: string, props: { alarms: Alarms }) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false })
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // A city's council gets a few appeals a day; this holds off a flood, not a busy hour.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        // The route, never the path or query: those hold numbers, codes and link tokens. No addresses either.
        format: AccessLogFormat.custom(
          JSON.stringify({
            at: '$context.requestTime',
            id: '$context.requestId',
            route: '$context.routeKey',
            status: '$context.status',
            ms: '$context.responseLatency',
            bytes: '$context.responseLength',
            error: '$context.integrationErrorMessage',
          }),
        ),
      },
    })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Pages and forms are public by law (a refusal to accept an appeal is prohibited). What is not public is ' +
        'guarded inside: a status by its code, an act by its link, a webhook by its signature.',
    })
    props.alarms.add('ApiFails', {
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 3,
      says: 'The portal answered with server errors.',
      runbook: 'portal-errors',
      log: logs,
    })
  }

  /** Where the API answers on AWS. */
  get endpoint(): string {
    return this.api.apiEndpoint
  }

  get id(): string {
    return this.api.apiId
  }

  /** Leads to a function what it answers. */
  route(name: HttpFunction, handler: ServiceFunction): void {
    // One permission a function: one for each route would be a third of what a stack may hold (500 resources).
    const integration = new HttpLambdaIntegration(`${handler.node.id}Integration`, handler, {
      scopePermissionToRoute: false,
    })
    for (const [route] of routesOf(name)) {
      const [method, path] = route.split(' ') as [string, string?]
      for (const answered of method === 'GET' ? ['GET', 'HEAD'] : [method])
        new HttpRoute(this, path ? `${answered} ${path}` : route, {
          httpApi: this.api,
          routeKey: path ? HttpRouteKey.with(path, answered as HttpMethod) : HttpRouteKey.DEFAULT,
          integration,
        })
    }
  }
}
