/** What AWS's two ways to carry a long process would do with an appeal, beside ours: decision 54's figures and reasons. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LocalDurableTestRunner, WaitingOperationStatus } from '@aws/durable-execution-sdk-js-testing'
import validate from 'asl-validator'
import { App, Duration, Stack } from 'aws-cdk-lib'
import { Code, type DurableConfig, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { almaty, carried } from '../../infra/bench/costs.ts'
import { appealFunction, type World } from '../../infra/bench/workflows/durable.ts'
import { type Act, over, stateMachine, statesEntered } from '../../infra/bench/workflows/step-functions.ts'
import { rules } from '../builders/council.ts'

/** The appeal that the bench walks: after each act, where it stands. */
const fullAppeal: Act['status'][] = [
  'registered',
  'assigned',
  'in_review',
  'awaiting_applicant',
  'in_review',
  'awaiting_agency',
  'in_review',
  // An extension asked for and decided, a message.
  'in_review',
  'in_review',
  'in_review',
  'answered',
]

const actOf = (status: Act['status'], version: number): Act => ({
  ...{ caseId: 'ALM-A-2026-000001', version, commit: '{}', status },
  secondsToNextDue: 86_400,
})

/** What is over is left alone for a second, after which nobody disputes it. */
const worldOf = (dueIn: () => number) => {
  const recorded: Act[] = []
  const world: World = {
    record: async (act) => {
      recorded.push(act)
      return over.some((status) => status === act.status) ? 1 : dueIn()
    },
    tell: async () => {},
    keep: async () => {},
    missed: async (act) => ({ ...act, version: act.version + 1 }),
  }
  return { world, recorded }
}

describe('as a state machine', () => {
  test('is one that Step Functions takes', () => {
    const { isValid, errorsText } = validate(structuredClone(stateMachine))
    expect(errorsText('\n')).toBe('')
    expect(isValid).toBe(true)
  })
  test('enters four states an act, and one at the end', () => {
    expect(statesEntered(fullAppeal)).toHaveLength(4 * fullAppeal.length + 1)
    expect(statesEntered(['registered', 'answered'])).toEqual([
      'Record',
      'Tell',
      'Standing',
      'registered',
      'Record',
      'Tell',
      'Standing',
      'answered',
      'Done',
    ])
  })
  test('takes how long it waits when it begins to wait: nothing tells it of another calendar', () => {
    const waiting = Object.values(stateMachine.States).filter(({ Resource }) =>
      String(Resource).endsWith('.waitForTaskToken'),
    )
    expect(waiting.length).toBeGreaterThan(10)
    for (const state of waiting) expect(state.TimeoutSecondsPath).toBe('$.secondsToNextDue')
  })
})

describe('as a durable function', () => {
  beforeAll(() => LocalDurableTestRunner.setupTestEnvironment())
  afterAll(() => LocalDurableTestRunner.teardownTestEnvironment())

  const live = async (statuses: readonly Act['status'][], dueIn = () => 86_400, meanwhile = () => {}) => {
    const { world, recorded } = worldOf(dueIn)
    const runner = new LocalDurableTestRunner({ handlerFunction: appealFunction(world) })
    const [first = 'registered', ...others] = statuses
    const running = runner.run({ payload: actOf(first, 1) })
    for (const [at, status] of others.entries()) {
      const waiting = runner.getOperation('await', at)
      await waiting.waitForData(WaitingOperationStatus.SUBMITTED)
      meanwhile()
      await waiting.sendCallbackSuccess(JSON.stringify(actOf(status, at + 2)))
    }
    return { result: await running, recorded }
  }

  test('takes five operations an act, and reads all that was before once more at each', async () => {
    const { result, recorded } = await live(fullAppeal)
    expect(result.getStatus()).toBe('SUCCEEDED')
    expect(recorded.map(({ status }) => status)).toEqual(fullAppeal)
    expect(result.getOperations()).toHaveLength(5 * fullAppeal.length)
    expect(result.getInvocations().length).toBeGreaterThan(fullAppeal.length)
  })
  test('waits as long as was right when it began to wait: another calendar is not heard of', async () => {
    let seconds = 86_400
    const { result } = await live(
      ['registered', 'answered'],
      () => seconds,
      () => {
        seconds = 2 * 86_400
      },
    )
    const timeouts = result
      .getHistoryEvents()
      .flatMap(({ CallbackStartedDetails: started }) => (started ? [started.Timeout] : []))
    // Registered, it waits for the day of the calendar of then, whatever the calendar has become.
    expect(timeouts).toEqual([86_400, 1])
  })
})

describe('neither', () => {
  const config = (durableConfig: DurableConfig) => () =>
    new LambdaFunction(new Stack(new App(), 'Test'), 'Durable', {
      ...{ runtime: Runtime.NODEJS_24_X, handler: 'index.handler', durableConfig },
      code: Code.fromInline('exports.handler = async () => {}'),
    })
  test('lives as long as a case may, whose papers and page are there for years after it closed', () => {
    const days = rules.council.retentionYears * 365
    expect(config({ executionTimeout: Duration.days(366) })).not.toThrow()
    expect(days).toBeGreaterThan(366)
    expect(config({ executionTimeout: Duration.days(367) })).toThrow(/31.?622.?400/)
  })
  test('keeps what happened for longer than 90 days after its end', () => {
    const year = { executionTimeout: Duration.days(366) }
    expect(config({ ...year, retentionPeriod: Duration.days(90) })).not.toThrow()
    expect(config({ ...year, retentionPeriod: Duration.days(91) })).toThrow(/90/)
  })
})

test('the decision has the figures', () => {
  const operations = { transitions: statesEntered(fullAppeal).length, durable: 5 * fullAppeal.length }
  const a = carried(almaty * 12, operations)
  const b = carried(almaty * 12 * 1000, operations)
  const row = (what: keyof typeof a) => `| ${a[what].toFixed(2)} | ${b[what].toFixed(2)} |`
  const page = readFileSync(join(import.meta.dirname, '../../docs/decisions/README.md'), 'utf8')
  expect(page).toContain(`| this system | ${row('ours').slice(2)}`)
  expect(page).toContain(
    `| Step Functions, ${operations.transitions} state transitions a case ${row('stepFunctions')}`,
  )
  expect(page).toContain(`| durable function, ${operations.durable} operations a case ${row('durable')}`)
})
