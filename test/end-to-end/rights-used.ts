/**
 * Whether functions have the rights that they use, and use those that they have: their calls as a whole run of the tests saw
 * them, held against the policies that were deployed.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import type { TestProject } from 'vitest/node'
import { functionNames } from '../../infra/constructs/access.ts'
import type { Endpoints } from '../../infra/deployment/endpoints.ts'
import { credentials, projectFolder } from '../../infra/deployment/settings.ts'
import { callsLogName } from '../../infra/local/run-folder.ts'
import type { FunctionName } from '../../shared/wiring/env.ts'
import { chromiumPath } from '../browser/chromium.ts'
import { type Json, Resources } from '../infra/stacks.ts'

/** One action of a function on a thing of the stack, by its logical id; `rest` is the part of it: `/index/due`, `/cases/…`. */
type Use = { name: FunctionName; action: string; on: string; rest: string }
export type Seen = { rights: readonly Use[]; calls: readonly (Use & { allowed: boolean })[] }

/**
 * Whether all of the tests that use the whole system ran, and held: of fewer nobody can say what a function never does.
 * Some of them need a browser.
 */
export const isWhole = ({ vitest: { state, config } }: TestProject): boolean => {
  const all = globSync(['test/end-to-end/*.test.ts', 'test/browser/*.test.ts'], { cwd: projectFolder })
  const ran = new Set(state.getPaths())
  return (
    config.testNamePattern === undefined &&
    config.shard === undefined &&
    state.getCountOfFailedTests() === 0 &&
    chromiumPath !== undefined &&
    all.every((file) => ran.has(join(projectFolder, file)))
  )
}

type Lane = { endpoints: Endpoints; dir: string }

/** What the lanes' clouds saw, while they run; undefined for an emulator that is not ours, which tells nothing. */
export const seenBy = (lanes: readonly Lane[]): Promise<Seen[]> | undefined =>
  lanes.every(({ dir }) => existsSync(join(dir, callsLogName))) ? Promise.all(lanes.map(seenIn)) : undefined

const seenIn = async ({ endpoints, dir }: Lane): Promise<Seen> => {
  const { stack, aws } = endpoints
  const resources = new Resources(
    JSON.parse(readFileSync(join(dir, 'work/cdk.out', `${stack}.template.json`), 'utf8')),
  )
  const cloud = new CloudFormationClient({ endpoint: aws.endpoint, region: aws.region, credentials })
  const { StackResources = [] } = await cloud.send(new DescribeStackResourcesCommand({ StackName: stack }))
  const named = StackResources.flatMap(
    ({ LogicalResourceId: id = '', PhysicalResourceId: physical = '', ResourceType: type = '' }) => [
      { id, type, name: physical.split(/[:/]/).at(-1) ?? '' },
    ],
  )
  const known = named
    .filter(({ type, name }) => name && things.test(type))
    .sort((a, b) => b.name.length - a.name.length)
  const roleOf = new Map(
    functionNames.map((name) => {
      const role = JSON.stringify(resources.function(name).properties.Role)
      const found = named.find(({ id, type }) => type === 'AWS::IAM::Role' && role.includes(`"${id}"`))
      return [found?.name ?? '', name]
    }),
  )
  const lines = readFileSync(join(dir, callsLogName), 'utf8').split('\n').filter(Boolean)
  const calls = lines.flatMap((line) => {
    const { role, action, resource, allowed } = JSON.parse(line)
    const name = roleOf.get(role)
    if (!name) return []
    const thing = known.find((one) => resource.includes(one.name))
    const rest = thing ? resource.slice(resource.indexOf(thing.name) + thing.name.length) : ''
    // A secret's ARN ends in six characters that are drawn.
    return [
      { name, action: single(action), on: thing?.id ?? '', rest: rest.replace(/^-\w{6}$/, ''), allowed },
    ]
  })
  return { rights: rightsIn(resources), calls }
}

const things = /^AWS::(DynamoDB::Table|SQS::Queue|S3::Bucket|SecretsManager::Secret)$/

/** What a template gives its functions, each action on each thing. */
export const rightsIn = (resources: Resources): Use[] =>
  functionNames.flatMap((name) =>
    resources.rightsOf(name).map(({ action, on, arn }) => ({
      ...{ name, action: single(action) },
      ...(things.test(resources.all[on]?.Type ?? '') ? { on, rest: restOf(arn) } : { on: '', rest: '' }),
    })),
  )

/** AWS knows no right of its own for a batch, which the emulator does. */
const single = (action: string): string => action.replace(/^(sqs:.*)Batch$/, '$1')

/** What an ARN says after the thing that it refers to. */
const restOf = (arn: Json): string => {
  const parts: Json[] = arn['Fn::Join']?.[1] ?? []
  return parts.length && typeof parts.at(-1) === 'string' ? parts.at(-1) : ''
}

const covers = (right: Use, call: Use): boolean => {
  if (right.name !== call.name || right.action !== call.action || right.on !== call.on) return false
  const [start = '', end] = right.rest.split('*')
  return end === undefined ? call.rest === start : call.rest.startsWith(start) && call.rest.endsWith(end)
}

const written = ({ name, action, on, rest }: Use) => `${name}: ${action}${on && ` on ${on}${rest}`}`

type Excuse = readonly [rights: RegExp, why: string]

/** What Lambda and the services use of a function's rights, and the emulator asks nobody for. */
const notAsked: readonly Excuse[] = [
  [/^[\w-]+: xray:/, 'the daemon beside each function'],
  [/^[\w-]+: logs:/, 'Lambda writes the log'],
  [/^[\w-]+: kms:/, 'DynamoDB and S3 ask for the key on the function’s behalf'],
  [
    /^(?!desk:)[\w-]+: sqs:(ReceiveMessage|DeleteMessage|GetQueue\w+) /,
    'Lambda takes from the function’s own queue',
  ],
  [/^relay: dynamodb:(ListStreams|DescribeStream|GetRecords|GetShardIterator)/, 'Lambda reads the stream'],
  [/: sqs:\w+ on (CaseStreamGivenUp|DailySweepDlq|MailReturnsDlq)/, 'Lambda puts there what was given up'],
  [/: s3:(ListBucket|ListBucketVersions) on FileStoreBucket/, 'S3 asks for it where an object is missing'],
  [/: s3:(Get|Put)ObjectTagging /, 'S3 asks for it where an object is copied with its tags'],
]

/** Rights on a road that no test takes over the whole system, each with that road. */
const unseen: readonly Excuse[] = [
  [/: sqs:ChangeMessageVisibility /, 'a message failed, and comes again later'],
  [/: sqs:SendMessage on \w+Dlq/, 'a message that no schema knows'],
  [/^[\w-]+: dynamodb:GetItem on TablesPeople/, 'an entry of the directory was changed: who holds it now'],
  [
    /^(send-letter|send-notice|send-reminders|record-delivery): dynamodb:PutItem on Tables(Cases|People)/,
    'an address was refused',
  ],
  [
    /^(send-letter|send-reminders): sqs:SendMessage on (Dispatch|Reminders)Queue/,
    'a webhook failed, and is tried again',
  ],
  [
    /^send-reminders: secretsmanager:GetSecretValue on SecretsWebhooks/,
    'an agency that takes letters by webhook is reminded',
  ],
  [/^receive-webhook: dynamodb:PutItem on TablesClaims/, 'a webhook failed, or comes in its last hours'],
  [
    /^desk: sqs:(SendMessage|ReceiveMessage|DeleteMessage) /,
    'each queue’s dead letters are moved back by the same code',
  ],
  [/^desk: dynamodb:Query on TablesViews\w+\/index\/agency/, 'a list of one agency’s'],
  [/^sweep-deadlines: dynamodb:PutItem on TablesCases/, 'a date was missed'],
  [/^sweep-deadlines: s3:PutObject on AnchorsBucket/, 'a day is over, and a run has one day'],
  [/^relay: dynamodb:PutItem on TablesCases/, 'a row of a log was altered'],
  [
    /^relay: sqs:SendMessage on CommitsQueue/,
    'a commit could not be carried on: test/unit/application/upkeep/relay.test.ts',
  ],
  [
    /^assign-commission: dynamodb:Query on TablesViews\w+\/index\/commission/,
    'several commissions take a topic, which the sample council has not',
  ],
  [/^carry-out: /, 'what a meeting decided: test/faults/decision-kills.test.ts'],
  [/^send-notice: sms-voice:/, 'a short message goes to the mailbox here'],
  [/^draw-paper: s3:DeleteObject/, 'a case is erased while its paper is drawn'],
]

/** Tests that ask for what there is not, on purpose: `privacy.test.ts` takes a table away. */
const onPurpose = new Set(['submit-appeal: dynamodb:PutItem'])

/** What does not hold, a line each; nothing, where rights and calls are the same. */
export const mistakesIn = (seen: readonly Seen[]): string[] => {
  const rights = seen[0]?.rights ?? []
  const calls = seen.flatMap((one) => one.calls)
  const without = calls
    .filter((call) => !call.allowed || !rights.some((right) => covers(right, call)))
    .map(written)
    .filter((line) => !onPurpose.has(line))
  const all = [...new Set(rights.map(written))]
  const used = new Set(rights.filter((right) => calls.some((call) => covers(right, call))).map(written))
  const idle = all.filter((line) => !used.has(line))
  const excuses = [...notAsked, ...unseen]
  return [
    ...[...new Set(without)].map((line) => `called without a right: ${line}`),
    ...idle
      .filter((line) => !excuses.some(([of]) => of.test(line)))
      .map((line) => `a right that nobody used: ${line}`),
    ...excuses
      .filter(([of]) => !all.some((line) => of.test(line)))
      .map(([of, why]) => `an excuse for no right: ${of} (${why})`),
  ]
}
