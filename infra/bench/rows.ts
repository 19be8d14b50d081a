/**
 * What parsing the rows of `Views` and `Claims` on their way out would cost, against reading them as it is done: the
 * store's JSON, and `unmarshall`. docs/decisions says why it is left out.
 */
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { readingOf, readStored } from '../../events/reading.ts'
import { caseKind, channel, facts, language, letterKind, post, status, termKey } from '../../events/values.ts'
import { itemOf, viewOf } from '../../shared/adapters/dynamo/view-places.ts'
import type { Course, Standing } from '../../shared/domain/history.ts'
import {
  type CaseView,
  type FactView,
  isCaseView,
  isFactView,
  type LetterView,
  type View,
} from '../../shared/domain/views.ts'

/** Days may be `unset` or no day that a calendar knows: `0000-00-00`, `9999-12-31`. */
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))
const course = <T>(value: z.ZodMiniType<T>): z.ZodMiniType<Course<T>> => z.array(z.tuple([z.string(), value]))

const standing: z.ZodMiniType<Standing> = z.enum([
  'answered',
  'long_term',
  'out_of_competence',
  'in_review',
  'withdrawn',
  'returned',
  'not_considered',
])
const remarksAnswered = z.strictObject({ accepted: z.int(), declined: z.int() })

const row = { caseId: z.string(), version: z.int() }

const caseRow: z.ZodMiniType<CaseView> = z.strictObject({
  ...row,
  part: z.literal('case'),
  kind: caseKind,
  status,
  content: z.exactOptional(z.string()),
  topic: z.exactOptional(z.string()),
  commission: z.exactOptional(z.string()),
  agency: z.exactOptional(z.string()),
  applicant: z.exactOptional(z.string()),
  language: z.exactOptional(language),
  channel: z.exactOptional(channel),
  unreachable: z.exactOptional(z.literal(true)),
  saidAt: z.exactOptional(z.string()),
  receivedOn: day,
  registeredOn: day,
  dueOn: z.nullable(day),
  nextDue: z.exactOptional(day),
  nextTerm: z.exactOptional(termKey),
  nextOwner: z.exactOptional(z.string()),
  headOwes: z.exactOptional(z.array(termKey)),
  firstAnswerOn: z.exactOptional(day),
  disputed: z.exactOptional(z.literal(true)),
  extended: z.exactOptional(z.literal(true)),
  pausedDays: z.exactOptional(z.array(z.tuple([day, day]))),
  longTermOn: z.exactOptional(day),
  origin: z.exactOptional(z.string()),
  outcome: z.exactOptional(z.string()),
  recommendedOn: z.exactOptional(day),
  remarks: z.exactOptional(z.int()),
  closedOn: z.exactOptional(day),
  standings: z.exactOptional(course(standing)),
  commissions: z.exactOptional(course(z.nullable(z.string()))),
  dues: z.exactOptional(course(z.nullable(day))),
  extendedAt: z.exactOptional(z.string()),
  recommended: z.exactOptional(course(z.strictObject({ outcome: z.string(), remarks: z.int() }))),
})

const letterRow: z.ZodMiniType<LetterView> = z.strictObject({
  ...row,
  part: z.string(),
  content: z.exactOptional(z.string()),
  letterKind: z.exactOptional(letterKind),
  signedBy: z.exactOptional(post),
  agency: z.string(),
  about: caseKind,
  commission: z.exactOptional(z.string()),
  sentOn: day,
  dueOn: z.nullable(day),
  answeredOn: z.exactOptional(day),
  decision: z.exactOptional(z.string()),
  remarks: z.exactOptional(remarksAnswered),
  dues: z.exactOptional(course(z.nullable(day))),
  remarksBy: z.exactOptional(course(remarksAnswered)),
  decisions: z.exactOptional(course(z.string())),
})

const factRow: z.ZodMiniType<FactView> = z.strictObject({
  ...row,
  part: z.string(),
  fact: z.enum(facts),
  on: z.exactOptional(day),
})

/** The schema of a view; a test holds it against all that logs amount to. */
export const rowSchema = (view: View): z.ZodMiniType => {
  if (isFactView(view)) return factRow
  return isCaseView(view) ? caseRow : letterRow
}

const readings = { case: readingOf(caseRow), letter: readingOf(letterRow) }
const claim = z.record(z.string(), z.string())

/** In milliseconds: the first time, and the median of many. */
const timesOf = (work: () => unknown): { first: number; median: number } => {
  const times = Array.from({ length: 401 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  const [first = 0, ...others] = times
  return { first, median: others.sort((a, b) => a - b)[200] ?? 0 }
}

/** So many views, every other a letter's, and as many claims. */
export const parsingCost = (count: number) => {
  const views = Array.from({ length: count }, (_, n) => (n % 2 ? letterOf(n) : caseOf(n)))
  const claims = views.map(({ caseId }) => ({ key: caseId, value: { number: caseId, at: now } }))
  const reply = (items: object[]) => JSON.stringify({ Responses: { table: items } })
  const read = (text: string): Parameters<typeof unmarshall>[0][] => JSON.parse(text).Responses.table
  const [viewsReply, claimsReply] = [reply(views.map(itemOf)), reply(claims.map((item) => marshall(item)))]
  const parse = (view: View) =>
    readStored(isCaseView(view) ? readings.case : readings.letter, `${view.caseId}: view`, view)
  return {
    views: {
      parsing: timesOf(() => views.map(parse)),
      reading: timesOf(() => read(viewsReply).map(viewOf)),
    },
    claims: {
      parsing: timesOf(() => claims.map(({ key, value }) => readStored(claim, key, value))),
      reading: timesOf(() => read(claimsReply).map((item) => unmarshall(item))),
    },
  }
}

const now = '2026-02-02T05:00:00.000Z'

const caseOf = (n: number): CaseView => ({
  ...{ caseId: `ALM-A-2026-${n}`, part: 'case', version: 9, kind: 'appeal', status: 'in_review' },
  ...{ content: 'appeal-0123456789abcdef', topic: 'housing', commission: 'housing', applicant: 'person' },
  ...{ receivedOn: '2026-02-02', registeredOn: '2026-02-02', dueOn: '2026-02-23' },
  ...{ nextDue: '2026-02-23', nextTerm: 'appeal.answer', commissions: [['', 'housing']] },
})
const letterOf = (n: number): LetterView => ({
  ...{ caseId: `ALM-A-2026-${n}`, part: `ALM-L-2026-${n}`, version: 9, content: 'letter-0123456789abcdef' },
  ...{ agency: 'tazalyk', about: 'appeal', commission: 'housing', sentOn: '2026-02-02', dueOn: '2026-02-23' },
})
