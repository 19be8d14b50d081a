/** Records as Lambda hands them over; only what handlers read differs from case to case. */
import type { APIGatewayProxyEventV2, DynamoDBStreamEvent, SQSRecord } from 'aws-lambda'

export const sqsRecord = (body: string, at: string, messageId = 'message-1'): SQSRecord => ({
  messageId,
  receiptHandle: 'handle',
  body,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: String(Date.parse(at)),
    SenderId: 'AIDAEXAMPLE',
    ApproximateFirstReceiveTimestamp: String(Date.parse(at) + 1),
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-central-1:123456789012:notices',
  awsRegion: 'eu-central-1',
})

export const streamRecord = (
  caseId: string,
  version: number,
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE' = 'INSERT',
): DynamoDBStreamEvent['Records'][number] => ({
  eventID: `${caseId}:${version}`,
  eventName,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'eu-central-1',
  dynamodb: {
    Keys: { caseId: { S: caseId }, version: { S: String(version).padStart(6, '0') } },
    SequenceNumber: String(version),
    SizeBytes: 100,
    StreamViewType: 'NEW_IMAGE',
  },
})

type HttpGiven = {
  route?: string
  path?: string
  query?: string
  params?: Record<string, string>
  headers?: Record<string, string>
  body?: string
  base64?: boolean
  at?: string
  /** The network address that it comes from. */
  from?: string
}

export const httpEvent = (given: HttpGiven = {}): APIGatewayProxyEventV2 => {
  const { route = 'GET /', path = '/', query = '', headers = {}, params, body, base64 = false } = given
  return {
    version: '2.0',
    routeKey: route,
    rawPath: path,
    rawQueryString: query,
    headers,
    ...(params && { pathParameters: params }),
    ...(body !== undefined && { body }),
    isBase64Encoded: base64,
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'localhost',
      domainPrefix: 'api',
      http: {
        method: route.split(' ')[0] ?? 'GET',
        path,
        protocol: 'HTTP/1.1',
        sourceIp: given.from ?? '127.0.0.1',
        userAgent: 'test',
      },
      requestId: 'request-1',
      routeKey: route,
      stage: '$default',
      time: '02/Feb/2026:05:00:00 +0000',
      timeEpoch: Date.parse(given.at ?? '2026-02-02T05:00:00.000Z'),
    },
  }
}
