/** What a deployment's functions have logged of a case, from CloudWatch Logs. */
import {
  CloudWatchLogsClient,
  paginateFilterLogEvents,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs'
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda'
import type { Deployment } from '../../deployment/deployment.ts'
import { isEnding, type Line } from './case-way.ts'

/** Longer than a function may run: so far apart the lines of one hop may be. */
const longestHop = 15 * 60_000

type Group = { client: CloudWatchLogsClient; logGroupName: string }

/**
 * The lines about a case since an instant (UTC milliseconds), in no promised order; and of a hop about several cases,
 * such as a digest, those that name none. Function after function: the API takes few requests a second.
 */
export const linesAbout = async (
  { client: settings, functions }: Pick<Deployment, 'client' | 'functions'>,
  caseId: string,
  since: number,
): Promise<Line[]> => {
  const lambda = new LambdaClient(settings)
  const client = new CloudWatchLogsClient(settings)
  const found: Line[] = []
  for (const FunctionName of Object.values(functions)) {
    const { LoggingConfig } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
    const group = { client, logGroupName: LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}` }
    const own = (await linesWith(group, caseId, since)).filter((line) => line.case === caseId)
    found.push(...own, ...(await endingsOf(group, own)))
  }
  return found
}

/** The lines without a case of those hops whose end is not among these. */
const endingsOf = async (group: Group, lines: readonly Line[]): Promise<Line[]> => {
  const more: Line[] = []
  for (const [hop, own] of Map.groupBy(lines, (line) => line.hop)) {
    if (hop === undefined || own.some(isEnding)) continue
    const at = Date.parse(own[0]?.timestamp ?? '')
    const all = await linesWith(group, hop, at - longestHop, at + longestHop)
    more.push(...all.filter((line) => line.hop === hop && line.case === undefined))
  }
  return more
}

/** Every line that has this word in it. */
const linesWith = async (
  { client, logGroupName }: Group,
  word: string,
  startTime: number,
  endTime?: number,
): Promise<Line[]> => {
  const lines: Line[] = []
  const search = { logGroupName, filterPattern: `"${word}"`, startTime, ...(endTime && { endTime }) }
  try {
    for await (const { events = [] } of paginateFilterLogEvents({ client }, search))
      lines.push(...events.flatMap(({ message = '' }) => lineOf(message)))
  } catch (error) {
    // An emulator makes it with the first line.
    if (!(error instanceof ResourceNotFoundException)) throw error
  }
  return lines
}

/** Lambda's own lines are no JSON, or other JSON. */
const lineOf = (text: string): Line[] => {
  try {
    const line = JSON.parse(text) as Line
    return line.timestamp && line.service && line.message ? [line] : []
  } catch {
    return []
  }
}
