/** `npm run -s import`: an old register becomes past facts; `--activate` brings alive what of it is open. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import cliProgress from 'cli-progress'
import {
  type AnyRegister,
  allRegisters,
  councilRegisters,
  type Register,
} from '../../events/journal/registers.ts'
import { type Language, languages } from '../../events/values.ts'
import { caseIdsOf } from '../../shared/adapters/dynamo/operator.ts'
import { readRegisterFile } from '../../shared/adapters/journal/register-file.ts'
import { rulesNow } from '../../shared/application/desk/directory/directory.ts'
import { allDone, CasesFailed, type Tally } from '../../shared/application/each-case.ts'
import { activateImported } from '../../shared/application/journal/activate-journal.ts'
import { importCouncilRegister } from '../../shared/application/journal/import-council.ts'
import { importRegister } from '../../shared/application/journal/import-journal.ts'
import type { Correction, Imported } from '../../shared/application/journal/import-run.ts'
import type { RowProblem } from '../../shared/application/journal/row-reader.ts'
import { faultText, type ImportWords, importWords } from '../../shared/text/journal/import.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { run, UsageError } from './common/run.ts'
import { operatorStores } from './common/stores.ts'

const usage = `Usage: npm run -s import -- --kind ${allRegisters.join('|')} FILE.csv [--prefix 2025/] [--dry-run] [options]
       npm run -s import -- --activate [--lang ${languages.join('|')}] [--stack NAME]

  --kind KIND      which register the file is; letters come after the appeals and draft acts that they are about
  --prefix 2025/   put before the numbers of the file: for registers whose numbers begin again each year
  --register 2025  the same as --prefix 2025/
  --dry-run        checks the file and names what it would correct, loads nothing
  --as-typed       letters and numbers that look misspelt or spoilt are right
  --correct-dates  days of another year than those loaded are corrections
  --correct 12,15  so is whatever the rows with these numbers say, though it looks like another matter
  --activate       brings alive what is open of everything loaded: due dates, reminders, mails to the chairs
  --lang LANG      the language of what is said (default: the council's)
  --stack NAME     a deployment in AWS (default: the running local cloud)

The file: CSV with , or ; in UTF-8 or another code page of Cyrillic (docs/import.md). Every problem is named with its line and column,
and nothing of the file is loaded then. Loading a file again changes nothing; a corrected one corrects.
Until --activate no mail and no reminder goes out.`

const options = {
  kind: { type: 'string' },
  prefix: { type: 'string' },
  register: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'as-typed': { type: 'boolean' },
  'correct-dates': { type: 'boolean' },
  correct: { type: 'string' },
  activate: { type: 'boolean' },
  lang: { type: 'string' },
  stack: { type: 'string' },
} as const

const orList = new Intl.ListFormat('en', { type: 'disjunction', style: 'long' })

const oneOf = <T extends string>(option: string, value: string | undefined, known: readonly T[]): T => {
  if (value === undefined) throw new UsageError(`--${option} is missing: expected ${orList.format(known)}`)
  const found = known.find((k) => k === value)
  if (found === undefined) throw new UsageError(`--${option} ${value}: expected ${orList.format(known)}`)
  return found
}

/** What stands before the numbers of a register; a name of its own ends where the number begins. */
const prefixOf = ({ prefix, register }: { prefix?: string; register?: string }): string => {
  if (prefix !== undefined && register !== undefined)
    throw new UsageError('--prefix, --register: one of them is enough')
  const given = (prefix ?? (register === undefined ? '' : `${register}/`)).normalize('NFC')
  if (given && !/^[\p{L}\p{N}][\p{L}\p{N}./-]{0,30}[./-]$/u.test(given))
    throw new UsageError(
      register === undefined
        ? `--prefix ${prefix}: expected letters or digits that end in /, . or -, as 2025/`
        : `--register ${register}: expected letters or digits, as 2025`,
    )
  return given
}

/** Undefined for what cannot be read, when that has been said. */
const bytesOf = (file: string, { said }: ImportWords): Uint8Array | undefined => {
  try {
    return readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    console.error(code === 'ENOENT' ? said.noFile(file) : said.noPlainFile(file))
    process.exitCode = 2
    return undefined
  }
}

/** A bar on a terminal; elsewhere a line for every tenth, where there is enough to wait for. */
const progress = (title: string) => {
  const bar = process.stderr.isTTY
    ? new cliProgress.SingleBar({ format: `${title} {bar} {value}/{total}, {eta_formatted}` })
    : undefined
  let tenths = 0
  return {
    at: (done: number, total: number) => {
      if (bar) return bar.isActive ? bar.update(done) : bar.start(total, done)
      const now = Math.floor((done * 10) / total)
      if (total >= 1000 && now > tenths) console.error(`${title}: ${now * 10} %`)
      tenths = now
    },
    end: () => bar?.stop(),
  }
}

/** Of many problems the first are enough to go on with. */
const shown = 200

const tellCorrections = (corrections: readonly Correction[], lang: Language): void => {
  const words = importWords(lang)
  for (const { line, number, columns } of corrections.slice(0, shown))
    console.log(`${words.place(line)}, ${number}: ${words.said.corrects(columns)}`)
  if (corrections.length > shown) console.log('…')
}

const tellProblems = (problems: readonly RowProblem[], lang: Language): void => {
  const words = importWords(lang)
  for (const { line, column, fault } of problems.slice(0, shown))
    console.error(`${words.place(line, column)}: ${faultText(fault, lang)}`)
  if (problems.length > shown) console.error('…')
  console.error(`\n${words.said.nothingLoaded(problems.length)}`)
  process.exitCode = 1
}

await run(usage, async () => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [file, ...more] = positionals
  if (more.length) throw new UsageError(`${more.join(' ')}: one file at a time`)
  const { activate, lang: _, stack: __, ...ofFile } = values
  if (activate && (file || Object.keys(ofFile).length > 0))
    throw new UsageError('--activate: goes without a file')
  const prefix = prefixOf(values)
  const kind: AnyRegister | undefined = values.activate ? undefined : oneOf('kind', values.kind, allRegisters)
  const asked = values.lang === undefined ? undefined : oneOf('lang', values.lang, languages)
  if (kind && file === undefined) throw new UsageError('FILE.csv: missing')

  const deployment = await findDeployment(values)
  const { dynamo, ...stores } = operatorStores(deployment)
  const deps = { ...stores, rules: await rulesNow(stores) }
  const lang = asked ?? deps.rules.council.language
  const { said } = importWords(lang)
  const at = new Date().toISOString()
  process.once('SIGINT', () => {
    console.error(`\n${said.interrupted}`)
    process.exit(130)
  })

  if (!kind || file === undefined) {
    const bar = progress(said.activating)
    const ids = await caseIdsOf(dynamo, deployment.tables.cases, 'import')
    const tally: Tally = { looked: ids.length, failed: [] }
    const woken = await activateImported(deps, ids, {
      at,
      onStep: (_, done, all) => bar.at(done, all),
      onFailed: (one) => tally.failed.push(one),
    }).catch((error: unknown) => {
      allDone(tally)
      throw error
    })
    bar.end()
    console.log(woken.cases === 0 ? said.nothingAsleep : said.activated(woken))
    if (woken.chairs) console.log(said.alive)
    return allDone(tally)
  }

  const bytes = bytesOf(file, importWords(lang))
  if (!bytes) return
  const { lines, problems, codePage } = readRegisterFile(bytes)
  if (problems.length) return tellProblems(problems, lang)
  if (codePage) console.log(said.codePage(codePage))
  const bars = { check: progress(said.checking), load: progress(said.loading) }
  const how = {
    at,
    dryRun: values['dry-run'] ?? false,
    prefix,
    sure: {
      spelling: values['as-typed'] ?? false,
      years: values['correct-dates'] ?? false,
      numbers: new Set(values.correct?.split(',').map((number) => number.trim())),
    },
    onStep: (step: 'check' | 'load' | 'activate', done: number, all: number) => {
      if (step === 'load' && done === 1) bars.check.end()
      if (step !== 'activate') bars[step].at(done, all)
    },
  }
  const ofCouncil = councilRegisters.find((one) => one === kind)
  const loading = ofCouncil
    ? importCouncilRegister(deps, ofCouncil, lines, how)
    : importRegister(deps, kind as Register, lines, how)
  const imported: Imported = await loading
    .finally(() => Object.values(bars).map((bar) => bar.end()))
    .catch((error: unknown) => {
      if (error instanceof CasesFailed) console.error(said.nothingLoaded(error.failed.length))
      throw error
    })
  if (imported.outcome === 'problems') return tellProblems(imported.problems, lang)
  if (imported.passedOver) console.log(said.passedOver(imported.passedOver))
  console.log(said[imported.outcome](imported))
  if (lines.length === 1) console.log(said.noRows)
  if (imported.outcome === 'checked') return tellCorrections(imported.corrections ?? [], lang)
  if (imported.asleep) console.log(said.asleep(imported.asleep))
  if (kind !== 'letters' && !ofCouncil) console.log(said.lettersNext)
  console.log(said.viewsThere)
})
