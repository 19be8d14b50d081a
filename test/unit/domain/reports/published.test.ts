/** Reports of a period that the council publishes. */
import { describe, expect, test } from 'vitest'
import { decideReport, publishedReports, reportsId } from '../../../../shared/domain/reports/published.ts'
import { by } from '../../../builders/council.ts'
import { logOf } from '../activities/given.ts'

const year = { from: '2025-01-01', to: '2025-12-31' }
const moment = { actor: by.secretary, today: '2026-01-12', content: 'words-x' }

const published = (...periods: { from: string; to: string }[]) =>
  publishedReports(
    periods.reduce<ReturnType<typeof logOf>>((log, period) => {
      const events = decideReport(publishedReports(log), period, moment)
      if ('refused' in events) throw new Error(events.refused)
      return logOf(reportsId, [...log.flatMap((commit) => commit.events), ...events])
    }, []),
  )

describe('Given no report, when one is published', () => {
  test('then it is there in all languages, each with its own text', () => {
    expect(published(year)).toEqual([
      {
        ...{ ...year, no: 1, publishedOn: '2026-01-12' },
        contents: { kk: 'words-x-1', ru: 'words-x-2', en: 'words-x-3' },
      },
    ])
  })
  test('of a period that ends today, then it is taken', () => {
    expect(decideReport([], { from: '2026-01-01', to: '2026-01-12' }, moment)).toHaveLength(3)
    expect(decideReport([], { from: '2026-01-12', to: '2026-01-12' }, moment)).toHaveLength(3)
  })
  test('of a period that is not over, then it is refused at its end', () => {
    const refused = decideReport([], { from: '2026-01-01', to: '2026-01-13' }, moment)
    expect(refused).toEqual({ refused: 'in_future', path: 'to' })
  })
  test('of a period that ends before it begins, then it is refused at its end', () => {
    const refused = decideReport([], { from: '2026-01-02', to: '2026-01-01' }, moment)
    expect(refused).toEqual({ refused: 'period_backwards', path: 'to' })
  })
  test('by somebody else than the secretariat or the head, then it is refused', () => {
    expect(decideReport([], year, { ...moment, actor: by.head })).toHaveLength(3)
    for (const actor of [by.applicant, by.chair('housing'), by.agency('almaty-su')])
      expect(decideReport([], year, { ...moment, actor })).toEqual({ refused: 'not_yours' })
  })
})

test('Given a report, when another is published, then it is the next one, and the first stays', () => {
  const quarter = { from: '2025-10-01', to: '2025-12-31' }
  expect(published(year, quarter).map(({ no, from }) => [no, from])).toEqual([
    [1, '2025-01-01'],
    [2, '2025-10-01'],
  ])
})

test('Given something else in the log, when it is read, then it is no report', () => {
  const other = { type: 'TemplateEnded', v: 1, template: 't-1', endedOn: '2026-01-12' } as const
  expect(publishedReports(logOf(reportsId, [other]))).toEqual([])
})
