/** What a report costs: it grows with what came and went in its period, not with all that there ever was. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { countingClient, tableOf } from '../../infra/bench/views-table.ts'
import { dynamoViews } from '../../shared/adapters/dynamo/views.ts'
import { readReport } from '../../shared/application/reports/report.ts'
import { addDays } from '../../shared/domain/terms.ts'
import type { CaseView, FactView, LetterView, View } from '../../shared/domain/views.ts'
import { rules } from '../builders/council.ts'
import { givenAws } from './ports.ts'

const { client, tables } = givenAws()
const quarter = { from: '2026-01-01', to: '2026-03-31' }

/** An answered appeal with a letter that was answered, all on these days. */
const appeal = (number: string, on: string): View[] => {
  const of = { caseId: number, version: 1 }
  const view: CaseView = {
    ...{ ...of, part: 'case', kind: 'appeal', status: 'answered', topic: 'housing', commission: 'housing' },
    ...{ applicant: 'person', receivedOn: on, registeredOn: on, dueOn: addDays(on, 21) },
    ...{ firstAnswerOn: on, closedOn: on, standings: [[on, 'answered']] },
  }
  const letter: LetterView = {
    ...{ ...of, part: `L-${number}`, agency: 'almaty-su', about: 'appeal', sentOn: on },
    ...{ dueOn: addDays(on, 21), answeredOn: on },
  }
  const facts: FactView[] = [
    { ...of, part: 'answered:1', fact: 'answered', on },
    { ...of, part: `lettersAnswered:L-${number}`, fact: 'lettersAnswered', on },
  ]
  return [view, letter, ...facts]
}
/** So many in the quarter, and so many in the months around it. */
const appeals = (within: number, around: number): View[] =>
  [
    ...Array.from({ length: within }, (_, i) => appeal(`A-${i}`, addDays('2026-01-02', i % 88))),
    ...Array.from({ length: around }, (_, i) =>
      appeal(`B-${i}`, i % 2 ? addDays('2025-10-01', i % 91) : addDays('2026-04-01', i % 91)),
    ),
  ].flat()

describe('a report of a quarter', () => {
  const dynamo = new DynamoDBClient(client)
  const table = (within: number, around: number) => {
    const views = appeals(within, around)
    return tableOf(dynamo, tables.views, `report-${within}`, views.length, (n) => views[n] as View)
  }
  let [few, many, double] = ['', '', '']
  beforeAll(async () => {
    few = await table(120, 40)
    many = await table(120, 1200)
    double = await table(240, 40)
  })

  const costOf = async (name: string) => {
    const { client: counting, counted } = countingClient(client)
    const report = await readReport({ views: dynamoViews(counting, name), rules }, quarter)
    return {
      ...counted,
      received: report.appeals.received,
      sent: report.letters.sent,
      happened: report.happened,
    }
  }

  test('takes the same requests and reads the same keys, however many cases there are of other months', async () => {
    const small = await costOf(few)
    expect(small).toMatchObject({
      received: 120,
      sent: 120,
      happened: { answered: 120, lettersAnswered: 120, recommended: 0 },
    })
    expect(await costOf(many)).toEqual(small)
  })

  test('takes a question for each month and kind, and a request for each hundred views of the period', async () => {
    const [small, twice] = [await costOf(few), await costOf(double)]
    // Cases of three kinds, letters, facts of three kinds, activities; appeals and letters are then read by their keys,
    // and once the composition and the channels.
    expect(small.requests).toBe(8 * 3 + 1 + 2 * 2)
    expect(twice.requests).toBe(8 * 3 + 1 + 2 * 3)
    expect(twice.keys).toBe(2 * small.keys)
  })
})
