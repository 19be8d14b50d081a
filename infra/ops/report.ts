/** `npm run -s report`: the period report, in the form that it is asked for. */
import { statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { day, type Language, languages } from '../../events/values.ts'
import { caseIds } from '../../shared/adapters/dynamo/operator.ts'
import { reportCsv } from '../../shared/adapters/reports/report-csv.ts'
import { reportDocx } from '../../shared/adapters/reports/report-docx.ts'
import type { CouncilRules } from '../../shared/application/council-rules.ts'
import { rulesNow } from '../../shared/application/desk/directory/directory.ts'
import { readCouncilLists, withPlan } from '../../shared/application/reports/council-lists.ts'
import { readReport, reportNames } from '../../shared/application/reports/report.ts'
import { differences, reportFromLogs } from '../../shared/application/reports/verify-report.ts'
import type { PlanCounts } from '../../shared/domain/activities/plan.ts'
import type { Report } from '../../shared/domain/reports/report.ts'
import { renderReportDocument } from '../../shared/pages/reports/statistics.ts'
import type { CouncilLists } from '../../shared/text/reports/council-sections.ts'
import { asOfToday, reportDocument, reportText } from '../../shared/text/reports/report.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { Trouble } from '../deployment/settings.ts'
import { run, UsageError } from './common/run.ts'
import { operatorStores } from './common/stores.ts'

const formats = ['json', 'text', 'html', 'csv', 'docx'] as const
type Format = (typeof formats)[number]

const usage = `Usage: npm run -s report -- --from YYYY-MM-DD --to YYYY-MM-DD [options]

  --from, --to DAY   the period's first and last local day
  --format FORMAT    json, csv: for programs; text, html, docx: for people (default: text)
  --lang kk|ru|en    the language of text, html and docx (default: the council's)
  --out FILE         writes to the file (needed for docx, unless the output goes on to another program)
  --verify           counts once more from the logs, past the views; exit code 1 where they differ
  --stack NAME       a deployment in AWS (default: the running local cloud)

The report says how the cases and letters of the period stood at the end of its last day: docs/report.md.`

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  lang: { type: 'string' },
  out: { type: 'string' },
  verify: { type: 'boolean' },
  stack: { type: 'string' },
} as const

const oneOf = <T extends string>(option: string, value: string, known: readonly T[]): T => {
  const found = known.find((k) => k === value)
  if (found === undefined) throw new UsageError(`--${option} ${value}: expected one of ${known.join(', ')}`)
  return found
}

const dayOf = (option: string, value: string | undefined): string => {
  if (value === undefined) throw new UsageError(`--${option} is missing: expected YYYY-MM-DD`)
  if (!/^[12]/.test(value) || !day.safeParse(value).success)
    throw new UsageError(`--${option} ${value}: expected a day that exists, YYYY-MM-DD`)
  return value
}

/** Before anything is counted. */
const mayWrite = (file: string): void => {
  const folder = dirname(file)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--out ${file}: there is no folder ${folder}`)
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--out ${file}: is a folder, expected a file`)
}

const rendered = async (
  report: Report,
  format: Format,
  lang: Language,
  rules: CouncilRules,
  today: string,
  lists: CouncilLists & { plan: PlanCounts },
): Promise<string | Buffer> => {
  const document = () =>
    asOfToday(reportDocument(report, reportNames(rules), lang, lists), report.period.to, today)
  switch (format) {
    case 'json':
      return `${JSON.stringify(withPlan(report, lists.plan), null, 2)}\n`
    case 'csv':
      return reportCsv(report)
    case 'text':
      return reportText(document())
    case 'html':
      return renderReportDocument(document())
    case 'docx':
      return reportDocx(document())
  }
}

await run(usage, async () => {
  const { values } = parseArgs({ options })
  const [from, to] = [dayOf('from', values.from), dayOf('to', values.to)]
  if (to < from) throw new UsageError(`--to ${to}: lies before --from ${from}`)
  const format = oneOf('format', values.format ?? 'text', formats)
  if (values.lang !== undefined) oneOf('lang', values.lang, languages)
  if (format === 'docx' && !values.out && process.stdout.isTTY)
    throw new UsageError('--out is missing: a document is not for the screen')

  if (values.out) mayWrite(values.out)

  const deployment = await findDeployment(values)
  const { dynamo, views, people, log, rules: ofFile } = operatorStores(deployment)
  const rules = await rulesNow({ log, people, rules: ofFile })
  const lang = values.lang === undefined ? rules.council.language : oneOf('lang', values.lang, languages)
  const report = await readReport({ views, rules }, { from, to })
  const today = rules.dayOf(new Date().toISOString())
  const lists = await readCouncilLists({ views, people }, { from, to })
  const content = await rendered(report, format, lang, rules, today, lists)
  if (values.out) {
    writeFileSync(values.out, content)
    console.error(`Written: ${values.out}`)
  } else process.stdout.write(content)

  if (!values.verify) return
  const counted = await reportFromLogs({ log, rules }, caseIds(dynamo, deployment.tables.cases), { from, to })
  const found = differences(report, counted)
  for (const { path, a, b } of found) console.error(`${path}: ${a} by the views, ${b} by the logs`)
  if (found.length > 0)
    throw new Trouble(`Differences: ${found.length}.`, 'npm run -s rebuild-views puts the views right.')
  console.error('Verified: the logs say the same.')
})
