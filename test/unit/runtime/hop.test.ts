/** What a hop tells of itself: its case, its event, its outcome and how long it took, and what is counted of it. */
import type { Context, SQSBatchResponse } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { envelopes, receivedEnvelope } from '../../../events/commit.ts'
import { AddressRefused, type Mail } from '../../../shared/application/notices/ports.ts'
import { done, doneAfter } from '../../../shared/application/outcome.ts'
import { commitRef } from '../../../shared/application/upkeep/relay.ts'
import { refused } from '../../../shared/http/front.ts'
import { httpFunction } from '../../../shared/http/http.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import { json, page } from '../../../shared/http/replies.ts'
import { hopNow, learn } from '../../../shared/runtime/hop.ts'
import { inHop } from '../../../shared/runtime/hop-line.ts'
import { type Process, sqsFunction } from '../../../shared/runtime/sqs-batch.ts'
import { streamFunction } from '../../../shared/runtime/stream-batch.ts'
import { followedLog, followedMailer } from '../../../shared/wiring/followed.ts'
import { httpEvent, sqsRecord, streamRecord } from '../../builders/aws-events.ts'
import { monday } from '../../builders/council.ts'
import { accepted, appealNumber, appealRegistered, assigned, logOf } from '../../builders/events.ts'
import { MemoryCaseLog } from '../../fakes/memory-case-log.ts'
import { type Logged, listen } from './logged.ts'

let logged: Logged
const log = followedLog(new MemoryCaseLog())
const [registered, given] = logOf([appealRegistered(), [assigned(), accepted]])
if (!registered || !given) throw new Error('two commits')
beforeEach(() => {
  logged = listen()
  vi.stubEnv('COUNCIL', 'almaty')
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const lines = (message: string) => logged.lines().filter((line) => line.message === message)
const context = { awsRequestId: 'lambda-1' } as Context
const queue = { hide: async () => {}, giveUp: async () => {} }
const [envelope] = envelopes(registered, '/zhauap/almaty')
const consume = (process: Process<unknown>, value: unknown = envelope, schema = receivedEnvelope) =>
  sqsFunction(
    schema,
    process,
    queue,
  )(
    { Records: [sqsRecord(JSON.stringify(value), monday, 'm-1')] },
    context,
  ) as unknown as Promise<SQSBatchResponse>

/** What CloudWatch reads out of a line: the metric, and the fields that it is told apart by with their values. */
const counted = (line: Record<string, unknown> | undefined) => {
  const { _aws } = line as {
    _aws?: { CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[] }
  }
  return _aws?.CloudWatchMetrics.map(({ Namespace, Dimensions, Metrics }) => [
    `${Namespace} ${Metrics.map(({ Name }) => `${Name} ${line?.[Name]}`)}`,
    ...Dimensions.flat().map((field) => line?.[field]),
  ])
}

describe('Given a message with an event', () => {
  const about = {
    case: appealNumber,
    eventId: `${appealNumber}:1:0`,
    eventType: 'AppealRegistered',
    messageId: 'm-1',
    requestId: 'lambda-1',
    ms: expect.any(Number),
    waited: expect.any(Number),
  }
  test('when it is done, then one line says whose it was', async () => {
    await consume(async () => done)
    expect(lines('consumed')).toMatchObject([{ ...about, outcome: 'done' }])
    expect(counted(lines('consumed')[0])).toBeUndefined()
  })
  test('when it fails, then the line says that it comes again, and the failure is of the same hop', async () => {
    await consume(async () => {
      throw new Error('Иванов')
    })
    expect(lines('consumed')).toMatchObject([{ ...about, outcome: 'retry' }])
    const [{ hop } = {}] = lines('consumed')
    expect(lines('message failed')).toMatchObject([
      { hop, case: appealNumber, eventType: 'AppealRegistered' },
    ])
    expect(logged.text()).not.toContain('Иванов')
  })
  test('when no retry can mend it, then the line says why, and it is counted', async () => {
    await consume(async () => ({ outcome: 'terminal', reason: 'webhook_unknown' }))
    expect(lines('consumed')).toMatchObject([{ ...about, outcome: 'terminal', reason: 'webhook_unknown' }])
    expect(counted(lines('consumed')[0])?.[0]).toEqual(['Zhauap Terminal 1', 'almaty', expect.any(String)])
  })
  test('when it is refused, then the outcome says by which code, and it is counted', async () => {
    await consume(async () => {
      learn({ outcome: 'refused:already_closed' })
      return done
    })
    expect(lines('consumed')).toMatchObject([{ ...about, outcome: 'refused:already_closed' }])
    expect(counted(lines('consumed')[0])?.[0]).toEqual(['Zhauap Refusals 1', 'almaty', expect.any(String)])
  })
  test('when no schema knows it, then it is terminal, and nothing of it is told', async () => {
    await consume(async () => done, { name: 'Иванов' })
    expect(lines('consumed')).toMatchObject([{ messageId: 'm-1', outcome: 'terminal', reason: 'broken' }])
    expect(logged.text()).not.toContain('Иванов')
  })
})

describe('Given a log that is followed', () => {
  test('when a message is decided on, then each event of the commit has a line, and is counted', async () => {
    await log.append(registered)
    await consume(() => doneAfter(log.append(given)))
    expect(lines('committed')).toMatchObject([
      { case: appealNumber, version: 2, eventId: `${appealNumber}:2:0`, eventType: 'CaseAssigned' },
      { case: appealNumber, version: 2, eventId: `${appealNumber}:2:1`, eventType: 'CaseAccepted' },
    ])
    expect(lines('committed').map(counted)).toEqual([
      [['Zhauap Events 1', 'almaty', 'CaseAssigned']],
      [['Zhauap Events 1', 'almaty', 'CaseAccepted']],
    ])
    const [{ hop } = {}] = lines('consumed')
    expect(lines('committed').map((line) => line.hop)).toEqual([hop, hop])
  })
  test('when the race is lost, then nothing was committed', async () => {
    await consume(() => doneAfter(log.append(given)))
    expect(lines('committed')).toEqual([])
  })
  test.each([
    [
      'a record of the stream',
      () =>
        streamFunction(
          ({ caseId }) => doneAfter(log.load(caseId)),
          async () => {},
        )({ Records: [streamRecord(appealNumber, 2)] }, context),
      'relayed',
    ],
    [
      'a message about a commit',
      () =>
        consume(
          () => doneAfter(log.load(appealNumber)),
          { caseId: appealNumber, version: 2 },
          commitRef as never,
        ),
      'consumed',
    ],
  ])('when %s says where a commit stands, then its line has the events', async (_, run, message) => {
    await run()
    expect(lines(message)).toMatchObject([
      {
        ...{ case: appealNumber, version: 2, requestId: 'lambda-1', outcome: 'done' },
        eventId: `${appealNumber}:2:0 ${appealNumber}:2:1`,
        eventType: 'CaseAssigned CaseAccepted',
      },
    ])
  })
  test('when an operator’s command appends, then there is no hop, and no line', async () => {
    await log.load(appealNumber)
    await log.append({ ...given, caseId: 'ALM-A-2026-000009' })
    expect(logged.text()).toBe('')
  })
})

describe('Given a request', () => {
  const ask = (answer: Parameters<typeof httpFunction>[0]) =>
    httpFunction(answer, async (_, problem) => json(problem.status, {}))(
      httpEvent({ route: 'GET /appeals/{number}', path: '/appeals/Иванов', params: { number: 'Иванов' } }),
      context,
    )
  test('when it reads a case, then its line names the case', async () => {
    await ask(async () => {
      await log.load(appealNumber)
      return page(200, '')
    })
    expect(lines('answered')).toMatchObject([
      {
        route: 'GET /appeals/{number}',
        requestId: 'request-1',
        case: appealNumber,
        status: 200,
        outcome: '200',
      },
    ])
  })
  test('when there is no such case, then what was typed for its number is not told', async () => {
    await ask(async ({ params }) => {
      await log.load(params.number ?? '')
      throw new HttpProblem(404, 'not_found')
    })
    expect(lines('answered')).toMatchObject([{ status: 404, outcome: '404' }])
    expect(lines('answered')[0]).not.toHaveProperty('case')
    expect(logged.text()).not.toContain('Иванов')
  })
  test('when it read several cases and wrote to one, then that is its case', async () => {
    const other = { ...registered, caseId: 'ALM-A-2026-000002' }
    await ask(async () => {
      await log.load(appealNumber)
      await log.append(other)
      return page(200, '')
    })
    expect(lines('answered')).toMatchObject([{ case: other.caseId, eventType: 'AppealRegistered' }])
  })
  test('when the rules refuse it, then the line has the refusal, and it is counted', async () => {
    await ask(async () => {
      throw refused({ refused: 'already_closed' }, 'ru')
    })
    expect(lines('answered')).toMatchObject([{ status: 409, outcome: 'refused:already_closed' }])
    expect(lines('answered').map(counted)).toEqual([
      [['Zhauap Refusals 1', 'almaty', 'refused:already_closed']],
    ])
  })
})

describe('Given a mailer that is followed', () => {
  const mail: Mail = {
    ...{ to: 'asel@example.kz', kind: 'receipt', subject: 'тема', text: 'текст', html: '<p>текст</p>' },
    ...{ replyTo: 'secretariat@example.kz', thread: 'A-1', tags: { case: appealNumber, to: 'applicant' } },
  }
  const send = (answer: () => Promise<void>) =>
    inHop('consumed', {}, () => followedMailer({ send: answer }).send(mail)).catch((error: unknown) => error)

  test('when a mail is sent, then its kind and its reader’s role are told and counted, and never the address', async () => {
    await send(async () => {})
    expect(lines('mail')).toMatchObject([
      { case: appealNumber, kind: 'receipt', to: 'applicant', outcome: 'sent' },
    ])
    expect(lines('mail').map(counted)).toEqual([[['Zhauap Mails 1', 'almaty', 'receipt']]])
    expect(logged.text()).not.toMatch(/asel|тема|текст/)
  })
  test('when its address is refused, then that is told, and thrown on', async () => {
    expect(await send(() => Promise.reject(new AddressRefused()))).toBeInstanceOf(AddressRefused)
    expect(lines('mail')).toMatchObject([{ kind: 'receipt', outcome: 'refused' }])
  })
  test('when sending fails, then no mail is told of', async () => {
    await send(() => Promise.reject(new Error('throttled')))
    expect(lines('mail')).toEqual([])
    expect(lines('consumed')).toMatchObject([{ outcome: 'retry' }])
  })
})

test('Given hops that run at once, then each has its own case', async () => {
  const other = 'ALM-A-2026-000002'
  await Promise.all([
    inHop('swept', {}, async () => void (await log.load(appealNumber))),
    inHop('swept', {}, async () => void (await log.load(other))),
  ])
  expect(
    lines('swept')
      .map((line) => line.case)
      .sort(),
  ).toEqual([appealNumber, other])
  expect(new Set(lines('swept').map(({ hop }) => hop)).size).toBe(2)
  expect(hopNow()).toBeUndefined()
})
