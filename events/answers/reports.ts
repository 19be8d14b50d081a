/** The report of a period and the description of the open data. What the report's figures mean: docs/report.md. */
import * as z from 'zod/mini'
import { leavingGrounds } from '../council/council-values.ts'
import {
  appealStandings,
  applicants,
  caseKinds,
  day,
  facts,
  originKinds,
  ratings,
  recommendationOutcomes,
} from '../values.ts'

const each = <K extends string, S extends z.ZodMiniType>(keys: readonly K[], schema: S) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, schema])) as Record<K, S>)

const counts = <K extends string>(...keys: readonly K[]) => each(keys, z.int())

/** By ids of the council's configuration: all that it has, and whatever else occurred. */
const byId = <S extends z.ZodMiniType>(schema: S) => z.record(z.string(), schema)

/** `share` is null where there is nothing to divide by; `unknown` are those without a due date. */
const onTime = z.strictObject({ count: z.int(), share: z.nullable(z.number()), unknown: z.int() })
export type OnTime = z.infer<typeof onTime>

/** In working days; null for none. */
const spread = z.strictObject({ median: z.nullable(z.number()), p90: z.nullable(z.number()) })
export type Spread = z.infer<typeof spread>

/** Local days, both included. */
const period = z.strictObject({ from: day, to: day })
export type Period = z.infer<typeof period>

const timely = counts('of', 'inTime')

/**
 * What the council itself did: activities that were held, or begun, in the period. `announcedInTime`: meetings and hearings
 * that are to be announced. Figures of a channel are null where nobody counted them.
 */
const council = z.strictObject({
  meetings: z.strictObject({
    general: z.int(),
    presidium: z.int(),
    byCommission: byId(z.int()),
    quorate: z.int(),
    announcedInTime: timely,
  }),
  members: z.strictObject({
    ...counts('seats', 'start', 'end', 'left', 'admitted', 'fromReserve').shape,
    byGround: counts(...leavingGrounds),
  }),
  heard: z.strictObject({ reports: z.int(), bodies: z.array(z.string()) }),
  control: z.strictObject({
    byForm: counts('monitoring', 'hearing', 'hearing_report', 'expertise'),
    ongoing: z.int(),
    objects: z.int(),
    documentsInTime: timely,
    published: z.int(),
    recommendations: counts('made', 'accepted', 'partly', 'declined', 'open', 'carriedOut'),
  }),
  events: z.strictObject({
    ...counts('dialogue', 'round_table', 'meeting', 'visit').shape,
    byDistrict: byId(z.int()),
  }),
  channels: z.array(
    z.strictObject({
      channel: z.string(),
      publications: z.nullable(z.int()),
      views: z.nullable(z.int()),
    }),
  ),
})
export type CouncilReport = z.infer<typeof council>

/** `GET /api/statistics`. */
export const report = z.strictObject({
  period,
  appeals: z.strictObject({
    received: z.int(),
    answered: z.int(),
    open: z.int(),
    byStatus: counts(...appealStandings),
    byCommission: byId(counts('received', 'answered')),
    byTopic: byId(counts('received', 'answered')),
    byApplicant: counts(...applicants),
    onTime,
    workingDays: spread,
    extended: z.int(),
    /** What applicants made of the answers to them. */
    rated: counts(...ratings),
  }),
  letters: z.strictObject({
    sent: z.int(),
    answered: z.int(),
    open: z.int(),
    overdue: z.int(),
    byAgency: byId(
      z.strictObject({
        ...counts('sent', 'answered', 'overdue').shape,
        medianWorkingDays: z.nullable(z.number()),
      }),
    ),
    byAbout: each(caseKinds, counts('sent', 'answered')),
    onTime,
    workingDays: spread,
  }),
  draftActs: z.strictObject({
    received: z.int(),
    recommended: z.int(),
    inReview: z.int(),
    byOutcome: counts(...recommendationOutcomes),
    byAgency: byId(counts('received', 'recommended')),
    remarks: counts('made', 'accepted', 'declined'),
    workingDays: spread,
    /** Their day passed without recommendations: they count as agreed without remarks. */
    countedAsAgreed: z.int(),
  }),
  initiatives: z.strictObject({ opened: z.int(), byOrigin: counts(...originKinds) }),
  happened: counts(...facts),
  council,
})
export type Report = z.infer<typeof report>

/** `GET /api/open-data/datapackage.json`. https://specs.frictionlessdata.io/data-package/ */
export const dataPackage = z.strictObject({
  profile: z.literal('tabular-data-package'),
  name: z.string(),
  title: z.string(),
  homepage: z.string(),
  resources: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      path: z.string(),
      profile: z.literal('tabular-data-resource'),
      format: z.literal('csv'),
      mediatype: z.literal('text/csv'),
      encoding: z.literal('utf-8'),
      schema: z.strictObject({
        fields: z.array(
          z.strictObject({
            name: z.string(),
            type: z.enum(['string', 'date', 'integer']),
            description: z.string(),
          }),
        ),
        primaryKey: z.array(z.string()),
        missingValues: z.array(z.string()),
      }),
    }),
  ),
})
