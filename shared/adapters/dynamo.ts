/** One DynamoDB client per process, and the few words that the adapters over it share. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** Connects within seconds or throws, so that SDK's tries end before a function's time does. */
export const connection = {
  maxAttempts: 4,
  requestHandler: { requestTimeout: 3000, connectionTimeout: 1000 },
}

export const dynamoClient = (endpoint?: string) =>
  new DynamoDBClient({ ...connection, ...(endpoint && { endpoint }) })

/** Whether a conditional write lost. */
export const isConditionFailed = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException'
