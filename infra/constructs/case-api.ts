/** The public HTTP API: the routes of `events/routes.ts`, everything else is the 404 page. */
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  type CfnRoute,
  type CfnStage,
  HttpApi,
  type HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { type HttpFunction, routesOf } from '../../events/routes.ts'
import { namespace } from '../../shared/runtime/metrics.ts'
import type { Alarms } from './alarms.ts'
import type { ServiceFunction } from './service-function.ts'

/**
 * Requests a second, and at once, of routes that cost more than a page or send mail to whoever is named: a flood of one
 * takes nothing from the others. HEAD of a route counts by itself.
 */
const throttledApart: Record<string, { rate: number; burst: number }> = {
  'POST /api/attachments': { rate: 10, burst: 20 },
  'GET /statistics': { rate: 10, burst: 20 },
  'GET /api/statistics': { rate: 10, burst: 20 },
  'POST /desk/sign-in': { rate: 5, burst: 10 },
  'POST /agency/sign-in': { rate: 5, burst: 10 },
  'POST /work': { rate: 5, burst: 10 },
  'POST /appeals/link': { rate: 5, burst: 10 },
  'POST /webhooks/agencies/{agencyId}': { rate: 20, burst: 40 },
}

/** No session, pass or signature that holds; from another site; too often. */
const denied = ['401', '403', '429']
/** A person who mistypes a code is denied a few times, and a council gets a few appeals a day. */
const deniedInFiveMinutes = 100

export class CaseApi extends Construct {
  private readonly api: HttpApi
  private readonly stage: CfnStage
  private readonly routeSettings: Record<string, object> = {}

  constructor(scope: Construct, id: string, props: { alarms: Alarms }) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false })
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const stage = new HttpStage(this, 'Stage', {
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
    this.stage = stage.node.defaultChild as CfnStage
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
    const requestsDenied = logs.addMetricFilter('Denied', {
      filterPattern: FilterPattern.any(
        ...denied.map((status) => FilterPattern.stringValue('$.status', '=', status)),
      ),
      metricNamespace: `${namespace}/${Stack.of(this).stackName}`,
      metricName: 'RequestsDenied',
    })
    props.alarms.add('RequestsDenied', {
      metric: requestsDenied.metric({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: deniedInFiveMinutes,
      says: 'Far more requests are denied than people mistype: somebody tries codes, passes or signatures.',
      runbook: 'requests-denied',
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
        this.throttle(
          route,
          new HttpRoute(this, path ? `${answered} ${path}` : route, {
            httpApi: this.api,
            routeKey: path ? HttpRouteKey.with(path, answered as HttpMethod) : HttpRouteKey.DEFAULT,
            integration,
          }),
        )
    }
  }

  /** A stage that names a route which is not there yet is refused. */
  private throttle(route: string, made: HttpRoute): void {
    const limit = throttledApart[route]
    if (!limit) return
    const key = (made.node.defaultChild as CfnRoute).routeKey
    const settings = { ThrottlingRateLimit: limit.rate, ThrottlingBurstLimit: limit.burst }
    this.routeSettings[key] = settings
    this.stage.routeSettings = this.routeSettings
    this.stage.node.addDependency(made)
  }
}
