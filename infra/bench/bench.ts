/** `npm run bench`: what the system costs, each figure beside a baseline of the same run. */
import { parseArgs } from 'node:util'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { addDays, isWorkingDay } from '../../shared/domain/terms.ts'
import type { CaseView } from '../../shared/domain/views.ts'
import { describeLocal } from '../deployment/deployment.ts'
import { startLocalCloud } from '../local/cloud.ts'
import { deadLetters } from '../ops/common/dead-letters.ts'
import { run } from '../ops/common/run.ts'
import { operatorStores } from '../ops/common/stores.ts'
import { until, visitor } from '../ops/common/visitor.ts'
import { deskLines } from './desk-lines.ts'
import { measureFirstRequests } from './first-request.ts'
import { measureInit, median, withBundles } from './init.ts'
import { chairToken, fullAppeal, type Receipt, submit } from './life.ts'
import { record } from './recorder.ts'
import { parsingCost } from './rows.ts'
import { type Line, tableOf } from './table.ts'
import { textbook, unitsOf } from './units.ts'
import { writeViews } from './views-table.ts'

const usage = `Usage: npm run bench -- [--json]

Starts a local cloud of its own, measures, and prints a table: each figure, the baseline of the same run, their
ratio, and what the ratio must be. Times are the emulator's and this machine's; ratios are what counts.

  --json   the same as JSON`

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const startLines = (): Promise<Line[]> =>
  withBundles(async (bundleOf, folder) => {
    const inits = (await measureInit(15, bundleOf, folder)).map(
      ({ name, milliseconds, baseline, kilobytes }): Line => ({
        measure: `start of ${name} (${kilobytes} KB) / of its AWS clients alone`,
        ...{ value: milliseconds, unit: 'ms' },
        // A page for which no client is loaded has nothing beside it.
        ...(baseline !== undefined && { baseline, atMost: 2.5 }),
      }),
    )
    const firsts = (await measureFirstRequests(7, bundleOf)).map(
      ({ name, page, first, later }): Line => ({
        measure: `first request of ${name} (${page}) / a later one`,
        ...{ value: first, baseline: later, unit: 'ms' },
        // Public figures have a hundred requests, each on a connection of its own, of which a start opened some; a page
        // that reads nothing takes a millisecond or two at any time.
        ...(name !== 'statistics' && name !== 'public-pages' && { atMost: 1.5 }),
      }),
    )
    return [...inits, ...firsts]
  })

/** Printed only: rows are not parsed. */
const parsingLines = (): Line[] => {
  const count = 50
  const { views, claims } = parsingCost(count)
  const line = (what: string, { parsing, reading }: typeof views, time: 'first' | 'median'): Line => ({
    measure: `parsing ${count} ${what} / reading them from the store’s reply${time === 'first' ? ', the first time' : ''}`,
    value: parsing[time],
    baseline: reading[time],
    unit: 'ms',
  })
  return [line('views', views, 'median'), line('views', views, 'first'), line('claims', claims, 'median')]
}

const bench = async (report: (line: string) => void): Promise<Line[]> => {
  report('loading bundles ...')
  const lines = [...parsingLines(), ...(await startLines())]
  report('starting a local cloud ...')
  const cloud = await startLocalCloud({ ports: 'free', quiet: true, enforcePermissions: false })
  try {
    const deployment = await describeLocal(cloud.endpoints)
    const { portal, mailbox } = cloud.endpoints
    const v = visitor({ portal, mailbox, secrets: {} })
    const { dynamo, rules } = operatorStores(deployment)
    const recorder = await record({ ...deployment, endpoint: cloud.endpoints.aws.endpoint })
    const sqs = new SQSClient(deployment.client)
    const lambda = new LambdaClient(deployment.client)

    const drained = () =>
      until(
        'empty queues',
        async () => {
          const counts = Object.values(deployment.queues).map(async (QueueUrl) => {
            const { Attributes = {} } = await sqs.send(
              new GetQueueAttributesCommand({
                QueueUrl,
                AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
              }),
            )
            return Object.values(Attributes).some((count) => Number(count) > 0)
          })
          return (await Promise.all(counts)).includes(true) ? undefined : true
        },
        240_000,
      )

    report('a full appeal ...')
    let extended = addDays(rules.dayOf(new Date().toISOString()), 40)
    while (!isWorkingDay(rules.calendar, extended)) extended = addDays(extended, 1)
    // Functions that were never called take their first requests here.
    await fullAppeal(v, rules.council.head.email, extended, 1)
    await drained()
    recorder.requests.length = 0
    await fullAppeal(v, rules.council.head.email, extended, 2)
    await drained()
    const units = unitsOf(recorder.requests, deployment.tables)
    const all = units.commits + units.views + units.indexes + units.claims
    const { views, indexes, claims } = units
    lines.push(
      {
        measure: `write units of a full appeal's ${units.transitions} transitions / state and event in one transaction`,
        value: units.commits,
        baseline: textbook(units).transitions,
        unit: 'units',
        atMost: 0.25,
      },
      {
        measure: `all write units of a full appeal (views ${views}, indexes ${indexes}, claims ${claims}) / the textbook`,
        value: all,
        baseline: textbook(units).all,
        unit: 'units',
        atMost: 0.75,
      },
    )

    report('a sweep among 1 000 and among 100 000 cases ...')
    const open: Receipt[] = []
    for (let n = 100; n < 150; n++) open.push(await submit(v, n))
    await drained()
    const day = open[0]?.dueOn ?? ''
    const sweepRequests = async () => {
      recorder.requests.length = 0
      const { Payload } = await lambda.send(
        new InvokeCommand({
          FunctionName: deployment.functions['sweep-deadlines'],
          Payload: JSON.stringify({ time: `${day}T03:30:00Z` }),
        }),
      )
      const { looked, digests } = JSON.parse(Payload?.transformToString() ?? '')
      const count = recorder.requests.length + Math.ceil(digests.length / 10)
      await drained()
      return { looked, count }
    }
    const seed = (from: number, to: number) =>
      writeViews(dynamo, deployment.tables.views, to - from, (n) => rowOf(from + n, day))
    // The first sweep writes down what was missed; the next ones find the same and write nothing.
    await sweepRequests()
    await seed(0, 1000 - open.length)
    const few = await sweepRequests()
    await seed(1000, 100_000)
    const many = await sweepRequests()
    lines.push({
      measure: `requests of a sweep with ${many.looked} due among 100 000 cases / among 1 000`,
      value: many.count,
      baseline: few.count,
      unit: 'requests',
      atMost: 1.05,
    })

    report('the desk among 100 and among 100 000 cases ...')
    lines.push(...(await deskLines(deployment, { dynamo, rules })))

    report('reads and decisions with 10 and with 100 commits ...')
    const short = open[0] as Receipt
    const long = open[1] as Receipt
    const write = ({ number, code }: Receipt) =>
      v.json('POST', `/api/appeals/${number}/messages?code=${code}`, { text: 'Ещё одно сообщение.' })
    for (let n = 0; n < 8; n++) await write(short)
    for (let n = 0; n < 98; n++) await write(long)
    await drained()
    const read = ({ number, code }: Receipt) => v.json('GET', `/api/appeals/${number}?code=${code}`)
    const tokens = { short: await chairToken(v, short), long: await chairToken(v, long) }
    // Decided and refused each time: there is nothing to withdraw from.
    const decide = (token: string) => v.act(token, { action: 'extension', until: '2020-01-01', reason: 'x' })
    const times = { readShort: [], readLong: [], decideShort: [], decideLong: [] } as Record<string, number[]>
    for (let n = 0; n < 40; n++) {
      times.readShort?.push(await timed(() => read(short)))
      times.readLong?.push(await timed(() => read(long)))
      times.decideShort?.push(await timed(() => decide(tokens.short)))
      times.decideLong?.push(await timed(() => decide(tokens.long)))
    }
    lines.push(
      {
        measure: 'a status read with 100 commits / with 10',
        value: median(times.readLong ?? []),
        baseline: median(times.readShort ?? []),
        unit: 'ms',
        atMost: 2,
      },
      {
        measure: 'a decision with 100 commits / with 10',
        value: median(times.decideLong ?? []),
        baseline: median(times.decideShort ?? []),
        unit: 'ms',
        atMost: 2,
      },
    )

    report('a burst of 200 appeals, 16 at a time ...')
    const numbers = new Set<string>()
    let next = 1000
    const burst = await timed(() =>
      Promise.all(
        Array.from({ length: 16 }, async () => {
          while (next < 1200) numbers.add((await submit(v, next++)).number)
        }),
      ),
    )
    const settled = burst + (await timed(drained))
    const dead = Object.values(await deadLetters(deployment)).reduce((sum, count) => sum + count, 0)
    lines.push(
      { measure: 'a burst of 200 appeals: not registered', value: 200 - numbers.size, unit: 'lost' },
      { measure: 'a burst of 200 appeals: messages in dead-letter queues', value: dead, unit: 'lost' },
      { measure: 'a burst of 200 appeals: all have their receipts', value: burst, unit: 'ms' },
      { measure: 'a burst of 200 appeals: the queues are empty', value: settled, unit: 'ms' },
    )
    await recorder.stop()
    return lines
  } finally {
    await cloud.stop()
  }
}

/** A case of the crowd: two of three are closed, the others are due long after the day that is swept for. */
const rowOf = (n: number, day: string): CaseView => ({
  caseId: `ALM-A-2020-${String(n).padStart(6, '0')}`,
  part: 'case',
  version: 9,
  kind: 'appeal',
  status: n % 3 ? 'answered' : 'in_review',
  topic: 'housing',
  commission: 'housing',
  applicant: 'person',
  receivedOn: addDays('2020-01-06', n % 1500),
  registeredOn: addDays('2020-01-06', n % 1500),
  dueOn: addDays(day, 60 + (n % 200)),
  ...(n % 3 ? { closedOn: '2021-01-04' } : { nextDue: addDays(day, 60 + (n % 200)) }),
})

await run(usage, async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
  const lines = await bench((line) => console.error(line))
  if (values.json) return console.log(JSON.stringify(lines, null, 2))
  for (const row of tableOf(lines)) console.log(row)
})
