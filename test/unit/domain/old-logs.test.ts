/**
 * Logs that version 0.1 wrote, in random lives and in a council's year, fold to what they folded to then: to the same
 * standing, owners and dates.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Commit, commit } from '../../../events/commit.ts'
import { hashOf } from '../../../shared/application/commits.ts'
import { type Case, mainOf, statusOf } from '../../../shared/domain/case.ts'
import { viewsOf } from '../../../shared/domain/case-views.ts'
import { fold } from '../../../shared/domain/fold.ts'

const linesOf = (name: string): { log: Commit[]; folded: object }[] =>
  readFileSync(new URL(`../../samples/logs-0.1/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const sorted = <T, U>(of: Record<string, T>, value: (one: T) => U) =>
  Object.fromEntries(Object.entries(of).map(([key, one]) => [key, value(one)]))

/** How a case stands, in words that no later state may change. */
const foldedOf = (c: Case) => ({
  status: statusOf(c),
  due: mainOf(c)?.due ?? null,
  ...(c.closedOn && { closedOn: c.closedOn }),
  ...(c.commission && { commission: c.commission }),
  ...(c.kind !== 'initiative' && c.ended && { ended: c.ended }),
  pending: sorted(c.pending, ({ deadline, owner }) => [deadline.due, owner.role]),
  letters: sorted(c.letters, ({ deadline, response }) => [
    deadline.due,
    response?.firstOn ?? null,
    response?.decision ?? null,
  ]),
  ...(c.kind === 'appeal' && {
    ...(c.answer && { answer: [c.answer.outcome, c.answer.on] }),
    ...(c.first && { first: [c.first.on, c.first.due] }),
    forwarding: c.forwarding.due,
    ...(c.dispute && { dispute: c.dispute.due }),
  }),
  ...(c.kind === 'draft_act' &&
    c.recommendation && {
      recommendation: [c.recommendation.outcome, c.recommendation.on, c.recommendation.remarks],
    }),
})

test.each(['walks', 'year'])('the %s of version 0.1 fold as they did', (name) => {
  const lines = linesOf(name)
  expect(lines.length).toBeGreaterThan(60)
  for (const { log, folded } of lines) {
    const commits = log.map((one) => commit.parse(one))
    const c = fold(commits) as Case
    expect(foldedOf(c), c.caseId).toEqual(folded)
    for (const [i, one] of commits.entries())
      expect(one.prev, `${c.caseId} ${one.version}`).toBe(i ? hashOf(commits[i - 1] as Commit) : '')
    expect(viewsOf(commits).length).toBeGreaterThan(0)
  }
})
