/**
 * `/api/open-data/{file}`: what came in and went out, a row each, without personal data; and the description of the
 * tables (Frictionless Data Package 1.0, https://specs.frictionlessdata.io/data-package/).
 */
import { workingDaysBetween } from '../../shared/domain/terms.ts'
import type { CaseView, LetterView } from '../../shared/domain/views.ts'
import { invalid, languageOf } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { json, type Reply } from '../../shared/http/replies.ts'
import { periodAsked } from '../../shared/http/report-period.ts'
import type { Request } from '../../shared/http/request.ts'
import type { StatisticsDeps } from './deps.ts'
import { public1Minute } from './statistics.ts'

type Cell = string | number | null | undefined
type Column<Row> = {
  name: string
  type: 'string' | 'date' | 'integer'
  description: string
  of: (row: Row, deps: StatisticsDeps) => Cell
}

const days = (
  { rules }: StatisticsDeps,
  after: string,
  until: string | undefined,
  paused: CaseView['pausedDays'] = [],
) =>
  until &&
  workingDaysBetween(
    rules.calendar,
    after,
    until,
    paused.map(([from, to]) => ({ from, to })),
  )

const number = 'The number in the register.'
const topic = 'The field, an id of the configuration.'
const commission = 'The commission that has the case now, an id of the configuration.'
const agency = 'The state body, an id of the configuration.'
const due = 'The due date; empty where it is not known.'
const working = 'by the official calendar, without the first day and without days when the clock was paused.'

const appeals: Column<CaseView>[] = [
  { name: 'number', type: 'string', description: number, of: (v) => v.caseId },
  { name: 'received_on', type: 'date', description: 'The local day of receipt.', of: (v) => v.receivedOn },
  {
    name: 'registered_on',
    type: 'date',
    description: 'The working day of registration.',
    of: (v) => v.registeredOn,
  },
  { name: 'topic', type: 'string', description: topic, of: (v) => v.topic },
  { name: 'commission', type: 'string', description: commission, of: (v) => v.commission },
  { name: 'status', type: 'string', description: 'The status now.', of: (v) => v.status },
  { name: 'due_on', type: 'date', description: due, of: (v) => v.dueOn },
  {
    name: 'answered_on',
    type: 'date',
    description: 'The day of the first answer.',
    of: (v) => v.firstAnswerOn,
  },
  {
    name: 'closed_on',
    type: 'date',
    description: 'The day on which the case was closed.',
    of: (v) => v.closedOn,
  },
  {
    name: 'working_days',
    type: 'integer',
    description: `Working days until the first answer, ${working}`,
    of: (v, deps) => days(deps, v.receivedOn, v.firstAnswerOn, v.pausedDays),
  },
]

const letters: Column<LetterView>[] = [
  { name: 'number', type: 'string', description: number, of: (v) => v.part },
  { name: 'sent_on', type: 'date', description: 'The local day of sending.', of: (v) => v.sentOn },
  { name: 'agency', type: 'string', description: agency, of: (v) => v.agency },
  { name: 'about', type: 'string', description: 'appeal, draft_act or initiative.', of: (v) => v.about },
  { name: 'commission', type: 'string', description: commission, of: (v) => v.commission },
  {
    name: 'status',
    type: 'string',
    description: 'sent or answered.',
    of: (v) => (v.answeredOn ? 'answered' : 'sent'),
  },
  { name: 'due_on', type: 'date', description: due, of: (v) => v.dueOn },
  {
    name: 'answered_on',
    type: 'date',
    description: 'The day of the first response.',
    of: (v) => v.answeredOn,
  },
  {
    name: 'working_days',
    type: 'integer',
    description: `Working days until the first response, ${working}`,
    of: (v, deps) => days(deps, v.sentOn, v.answeredOn),
  },
  {
    name: 'kind',
    type: 'string',
    description: 'What it asks, by which its term goes; empty for old letters.',
    of: (v) => v.letterKind,
  },
  {
    name: 'signed_by',
    type: 'string',
    description: 'The post of who signed it for the council; empty for old letters.',
    of: (v) => v.signedBy,
  },
]

const draftActs: Column<CaseView>[] = [
  { name: 'number', type: 'string', description: number, of: (v) => v.caseId },
  { name: 'received_on', type: 'date', description: 'The local day of receipt.', of: (v) => v.receivedOn },
  { name: 'agency', type: 'string', description: agency, of: (v) => v.agency },
  { name: 'commission', type: 'string', description: commission, of: (v) => v.commission },
  { name: 'status', type: 'string', description: 'The status now.', of: (v) => v.status },
  { name: 'due_on', type: 'date', description: due, of: (v) => v.dueOn },
  {
    name: 'recommended_on',
    type: 'date',
    description: 'The day of the recommendation on the version in hand, or on the last that had any.',
    of: (v) => v.recommendedOn,
  },
  {
    name: 'working_days',
    type: 'integer',
    description: `Working days until the first recommendation, ${working}`,
    of: (v, deps) => days(deps, v.receivedOn, v.recommended?.[0]?.[0] ?? v.recommendedOn, v.pausedDays),
  },
]

const csv = async <Row>(deps: StatisticsDeps, columns: Column<Row>[], rows: Row[]): Promise<Reply> => {
  // Only who asks for a table waits for what writes it.
  const { stringify } = await import('csv-stringify/sync')
  return {
    status: 200,
    headers: { 'content-type': 'text/csv; charset=utf-8', ...public1Minute },
    body: stringify(
      [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ of }) => of(row, deps)))],
      {
        escape_formulas: true,
      },
    ),
  }
}

/** What there is, by the names of the files. */
export const tables = {
  appeals: 'Appeals received in the period of ?from= and ?to= (default: this year)',
  letters: 'Letters sent in the period',
  'draft-acts': 'Draft legal acts received in the period',
}

const dataPackage = ({ rules, portal }: StatisticsDeps): Reply => {
  const resource = <Row>(name: string, title: string, columns: Column<Row>[]) => ({
    name,
    title,
    path: `${portal}/api/open-data/${name}.csv`,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      fields: columns.map(({ name, type, description }) => ({ name, type, description })),
      primaryKey: ['number'],
      missingValues: [''],
    },
  })
  return json(
    200,
    {
      profile: 'tabular-data-package',
      name: `zhauap-${rules.council.id}`,
      title: rules.council.names.en,
      homepage: `${portal}/statistics`,
      resources: [
        resource('appeals', tables.appeals, appeals),
        resource('letters', tables.letters, letters),
        resource('draft-acts', tables['draft-acts'], draftActs),
      ],
    },
    public1Minute,
  )
}

const byNumber = <Row>(rows: Row[], numberOf: (row: Row) => string) =>
  rows.toSorted((a, b) => (numberOf(a) < numberOf(b) ? -1 : 1))

export const openData = async (deps: StatisticsDeps, request: Request): Promise<Reply> => {
  const { file } = request.params
  if (file === 'datapackage.json') return dataPackage(deps)
  const { period, errors } = periodAsked(
    request.query,
    deps.rules.dayOf(request.at),
    languageOf(deps, request),
  )
  const { from, to } = period
  const wellAsked = () => {
    if (errors.length) throw invalid(errors)
  }
  switch (file) {
    case 'appeals.csv':
      wellAsked()
      return csv(
        deps,
        appeals,
        byNumber(await deps.views.casesOf('appeal', from, to), (v) => v.caseId),
      )
    case 'letters.csv':
      wellAsked()
      return csv(
        deps,
        letters,
        byNumber(await deps.views.lettersOf(from, to), (v) => v.part),
      )
    case 'draft-acts.csv':
      wellAsked()
      return csv(
        deps,
        draftActs,
        byNumber(await deps.views.casesOf('draft_act', from, to), (v) => v.caseId),
      )
    default:
      throw new HttpProblem(404, 'not_found')
  }
}
