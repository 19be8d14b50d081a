/**
 * Whether functions may do what they were seen to do in a run of the whole system, and no more: what the emulator wrote
 * down of each role (`infra/local/launcher.py`).
 */
import { access, functionNames } from '../../infra/constructs/access.ts'
import type { FunctionName } from '../../shared/wiring/env.ts'

/** A right that a role has, a call that it was let make, or one that it was refused. */
export type Noted = { role: string; action: string; granted?: string; used?: string; denied?: string }

/** What is granted and no run on the emulator can show, by the reason. */
export const unseen: Record<string, RegExp> = {
  'Lambda itself asks for it: logs, traces, what it polls':
    /^(logs|xray):|^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams) |^sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes|GetQueueUrl) \w+Queue$/,
  'Lambda itself puts there what a function gave up': /^sqs:\w+ \w*(GivenUp|DailySweepDlq|MailReturnsDlq)/,
  'DynamoDB and S3 ask KMS themselves': /^kms:/,
  'S3 looks at it on the way, and the emulator does not: to say what is not there, and for what has tags':
    /^s3:(ListBucket filestorebucket|GetObjectTagging )/,
}

/** `table/TablesPeople`, `filestorebucket/cases/*`: as the stack calls it, whatever its lane made of the name. */
const plain = (arn: string): string =>
  arn.replace(/^arn:aws:[^:]*:[^:]*:[^:]*:/, '').replace(/[a-z]+-\w+-(\w+?)[0-9a-f]{8}-\w{6,13}/i, '$1')

/** AWS has one right for both, the emulator one for each. */
const rightOf = (action: string): string => action.replace('SendMessageBatch', 'SendMessage')

const named = new Map<string, FunctionName>(
  functionNames.map((name) => [
    name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase()),
    name,
  ]),
)

/** `Zhauap-almaty-SendLetterRole5A3F…` is `send-letter`'s; undefined for a role that is no function's. */
const functionOf = (role: string): FunctionName | undefined =>
  named.get(/-([A-Z]\w*?)Role[\w-]*$/.exec(role)?.[1] ?? '')

const literally = (part: string) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

const covers = (granted: string, used: string): boolean =>
  new RegExp(`^${granted.split('*').map(literally).join('.*')}$`).test(used)

/** `lacking` was refused, `idle` was never used, and of a `silent` function nothing was seen at all; each once, sorted. */
export const differences = (noted: readonly Noted[]) => {
  const of = noted.flatMap((line) => {
    const name = functionOf(line.role)
    const { granted, used, denied } = line
    const named = { ...(granted && { granted: plain(granted) }), ...(used && { used: plain(used) }) }
    return name
      ? [{ name, action: rightOf(line.action), ...named, ...(denied && { denied: plain(denied) }) }]
      : []
  })
  const used = of.filter((line) => line.used !== undefined)
  const isUsed = ({ name, action, granted = '' }: (typeof of)[number]) =>
    used.some((one) => one.name === name && one.action === action && covers(granted, one.used ?? ''))
  const isUnseen = (right: string) => Object.values(unseen).some((pattern) => pattern.test(right))
  const told = (lines: readonly string[]) => [...new Set(lines)].sort()
  return {
    lacking: told(
      of.flatMap(({ name, action, denied }) =>
        denied === undefined ? [] : [`${name}: ${action} ${denied}`],
      ),
    ),
    idle: told(
      of
        .filter((line) => line.granted !== undefined && !isUnseen(`${line.action} ${line.granted}`))
        .filter((line) => !isUsed(line))
        .map(({ name, action, granted }) => `${name}: ${action} ${granted}`),
    ),
    silent: functionNames.filter(
      (name) => Object.keys(access[name]).length > 0 && !of.some((line) => line.name === name),
    ),
  }
}
