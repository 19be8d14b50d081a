/**
 * Whether functions may do what they were seen to do in a run of the whole system, and no more: what the emulator wrote
 * down of each role (`infra/local/launcher.py`).
 */
import { access, functionNames } from '../../infra/constructs/access.ts'
import type { FunctionName } from '../../shared/wiring/env.ts'

/** A right that a role has, a call that it was let make, or one that it was refused. */
export type Noted = { role: string; action: string; granted?: string; used?: string; denied?: string }

/** What is granted and no run on the emulator can show, by the reason. */
const unseen: Record<string, RegExp> = {
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

const named = new Map<string, FunctionName>(
  functionNames.map((name) => [
    name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase()),
    name,
  ]),
)

/** `Zhauap-almaty-SendLetterRole5A3F…` is `send-letter`'s; undefined for a role that is no function's. */
const functionOf = (role: string): FunctionName | undefined =>
  named.get(/-([A-Z]\w*?)Role[\w-]*$/.exec(role)?.[1] ?? '')

/** One line of code does it for every queue, whichever function runs it: seen for one, it is seen for all. */
const alike = (right: string): string =>
  right
    .replace(/^desk: (sqs:\w+) \w+(Dlq|Queue)$/, 'desk: $1 each $2')
    .replace(/^[\w-]+: (sqs:SendMessage) \w+Dlq$/, 'consumers: $1 own Dlq')
    .replace(/^[\w-]+: (sqs:ChangeMessageVisibility) \w+Queue$/, 'consumers: $1 own Queue')

/** AWS has one right for one message and for many, the emulator one for each. */
const rightOf = (name: FunctionName, action: string, arn: string): string =>
  alike(`${name}: ${action.replace('SendMessageBatch', 'SendMessage')} ${plain(arn)}`)

const covers = (granted: string, used: string): boolean =>
  granted.endsWith('*') ? used.startsWith(granted.slice(0, -1)) : granted === used

const isUnseen = (right: string): boolean =>
  Object.values(unseen).some((pattern) => pattern.test(right.slice(right.indexOf(': ') + 2)))

/** `lacking` was refused, `idle` was never used, and of a `silent` function nothing was seen at all; each once, sorted. */
export const differences = (noted: readonly Noted[]) => {
  const told = (of: 'granted' | 'used' | 'denied') =>
    [
      ...new Set(
        noted.flatMap((line) => {
          const name = functionOf(line.role)
          return name && line[of] !== undefined ? [rightOf(name, line.action, line[of])] : []
        }),
      ),
    ].sort()
  const used = told('used')
  const seen = new Set(noted.map(({ role }) => functionOf(role)))
  return {
    lacking: told('denied'),
    idle: told('granted').filter((right) => !isUnseen(right) && !used.some((one) => covers(right, one))),
    silent: functionNames.filter((name) => Object.keys(access[name]).length > 0 && !seen.has(name)),
  }
}
