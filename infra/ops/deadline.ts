/** `npm run -s deadline`: the due date of a term and why it is that day, by the council's calendar. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  type Deadline,
  day,
  type Language,
  languages,
  presentTerm,
  type RuleKey,
  type TermStart,
  termKeys,
} from '../../events/values.ts'
import { type CouncilRules, councilRules } from '../../shared/application/council-rules.ts'
import { loadCalendar, mergeCalendars } from '../../shared/council/calendar.ts'
import { currentCouncil } from '../../shared/council/current.ts'
import {
  type Beginning,
  type Calendar,
  countDeadline,
  editionOn,
  type Term,
  termOf,
} from '../../shared/domain/terms.ts'
import { localDay } from '../../shared/text/dates.ts'
import { explain, reasonFor, wording } from '../../shared/text/explanation.ts'
import { registeredLater } from '../../shared/text/registration.ts'

const usage = `Usage: npm run -s deadline -- [options]

  --received MOMENT          when it came, the council's local time: 2026-11-20T19:30, or the day alone. What comes after
                             the end of the working day, or on a day off, is registered on the next working day; each
                             term counts from the one or the other, as its edition says
  --from YYYY-MM-DD          day zero itself, instead of --received (default: today, the council's local day)
  --decided YYYY-MM-DD       the day of a decision, for terms that count from one: --term extension.latest gives the
                             last day that an extension decided then may set
  --term KEY                 a term of the law or the council (default: appeal.answer), in the edition of that day
  --days N                   a term of N days, instead of --term; N months with --mode month
  --months N                 a term of N months, instead of --term
  --mode working|calendar|month  how --days counts (default: working)
  --calendar FILE            a calendar in the shape of shared/council/calendars/kz.json; its years replace the same
  --lang kk|ru|en            the language of the explanation (default: the council's)
  --json                     for programs
  --help

Terms: ${termKeys.join(', ')}
Exit code: 0 with a date, 1 where the calendar does not reach, 2 for a mistake in the options.`

class Mistake extends Error {}

const options = {
  received: { type: 'string' },
  from: { type: 'string' },
  decided: { type: 'string' },
  term: { type: 'string' },
  days: { type: 'string' },
  months: { type: 'string' },
  mode: { type: 'string' },
  calendar: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** A negative number is a value too, if a wrong one: `--days -1` is read as `--days=-1`. */
const withNegatives = (args: string[]) =>
  args.flatMap((arg, i) => {
    if (/^--[a-z]+$/.test(arg) && /^-\d/.test(args[i + 1] ?? '')) return [`${arg}=${args[i + 1]}`]
    return /^-\d/.test(arg) && /^--[a-z]+$/.test(args[i - 1] ?? '') ? [] : [arg]
  })

const optionsOf = (args: string[]) => {
  try {
    return parseArgs({ args: withNegatives(args), options }).values
  } catch (error) {
    throw new Mistake((error as Error).message.split('\n')[0])
  }
}

const oneOf = <T extends string>(option: string, value: string, known: readonly T[]): T => {
  const found = known.find((k) => k === value)
  if (found === undefined) throw new Mistake(`--${option} ${value}: expected one of ${known.join(', ')}`)
  return found
}

const dayFrom = (option: string, value: string): string => {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) throw new Mistake(`--${option} ${value}: expected YYYY-MM-DD`)
  if (!/^[12]/.test(value) || !day.safeParse(value).success)
    throw new Mistake(`--${option} ${value}: no such day`)
  return value
}

/** The local day and time of receipt; a moment with an offset is told in the council's time zone. */
const momentFrom = (value: string, { dayOf, timeOf }: CouncilRules): { on: string; time?: string } => {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(
    value,
  )
  if (!parts) throw new Mistake(`--received ${value}: expected YYYY-MM-DDTHH:MM or YYYY-MM-DD`)
  const [, on = '', time, offset] = parts
  dayFrom('received', on)
  if (time === undefined) return { on }
  const instant = `${on}T${time}${offset ?? 'Z'}`
  if (Number.isNaN(Date.parse(instant))) throw new Mistake(`--received ${value}: no such time`)
  return offset ? { on: dayOf(instant), time: timeOf(instant) } : { on, time }
}

const countFrom = (option: string, value: string): number => {
  if (!/^[1-9]\d{0,2}$/.test(value))
    throw new Mistake(`--${option} ${value}: expected a whole number from 1 to 999`)
  return Number(value)
}

const calendarFrom = (file: string): Calendar => {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Mistake(`--calendar ${file}: ${code === 'ENOENT' ? 'no such file' : message}`)
  }
  try {
    return loadCalendar(json)
  } catch (error) {
    throw new Mistake((error as Error).message.replace(/^/gm, `--calendar ${file}: `))
  }
}

type Given = ReturnType<typeof optionsOf>

const asked = { kk: 'сұралған мерзім', ru: 'срок, указанный в запросе', en: 'the term asked for' }

/** A term of the options' own; undefined where one of the law's or the council's is asked for. */
const ownTerm = ({ days, months, mode, term }: Given): Term | undefined => {
  if (days === undefined && months === undefined) {
    if (mode !== undefined) throw new Mistake('--mode: goes with --days only')
    return undefined
  }
  if (term !== undefined)
    throw new Mistake(`--term, --${days === undefined ? 'months' : 'days'}: give one of them, not both`)
  if (days !== undefined && months !== undefined)
    throw new Mistake('--days, --months: give one of them, not both')
  if (months !== undefined) {
    if (mode !== undefined && mode !== 'month')
      throw new Mistake(`--mode ${mode}: --months count in mode month`)
    return termOf('month', countFrom('months', months), asked)
  }
  const count = countFrom('days', days ?? '')
  return termOf(oneOf('mode', mode ?? 'working', ['working', 'calendar', 'month']), count, asked)
}

/** What the edition counts from and the options do not tell. */
const refuseWanting = (key: RuleKey, start: TermStart, begins: Begins) => {
  if (begins[start] !== undefined) return
  if (start === 'decision')
    throw new Mistake(`--term ${key}: counts from a decision; give its day with --decided`)
  if (begins.decision === undefined) return
  throw new Mistake(
    start === 'receipt' || start === 'registration'
      ? `--term ${key}: by the edition of ${begins.on} it counts from ${start}; give --received too`
      : `--decided: ${key} does not count from a decision; give its day zero with --from`,
  )
}

type Received = ReturnType<typeof momentFrom>
type Begins = Exclude<Beginning, string>

/** When the term begins, by whatever of --received, --from and --decided is given. */
const beginningFrom = (
  given: Given,
  received: Received | undefined,
  rules: CouncilRules,
  today: string,
): Begins => {
  if (given.from !== undefined && (given.received !== undefined || given.decided !== undefined))
    throw new Mistake('--from is day zero itself: give it without --received and --decided')
  const decision = given.decided === undefined ? undefined : dayFrom('decided', given.decided)
  const on = decision ?? (given.from === undefined ? today : dayFrom('from', given.from))
  return {
    ...(received ? rules.beginning(received.on, received.time) : { on }),
    ...(decision !== undefined && { on: decision, decision }),
  }
}

const jsonOf = (deadline: Deadline, begins: Begins, lang: Language) => {
  const {
    from,
    mode,
    days,
    months,
    due,
    provisional = false,
    missing,
    skipped,
    basis = '',
    edition,
  } = deadline
  return JSON.stringify({
    from,
    days,
    ...(months !== undefined && { months }),
    mode,
    due,
    provisional,
    ...(missing && { missing }),
    skipped: skipped.map((entry) => ({ date: entry.date, why: reasonFor(entry, lang) })),
    basis: wording(basis, lang),
    ...(edition && { edition: { from: edition.from, article: wording(basis, lang) } }),
    ...(begins.receipt !== undefined && { receivedOn: begins.receipt, registeredOn: begins.registration }),
  })
}

const linesOf = (deadline: Deadline, later: string | undefined, lang: Language, own: boolean): string => {
  const told = explain(deadline, lang, own ? 'given' : undefined)
  return [
    `${deadline.due ?? '-'}  ${told.due}`,
    '',
    ...(later ? [later] : []),
    told.summary,
    told.rule,
    ...(told.skipped.length > 0 ? ['', ...told.skipped.map(({ date, why }) => `  ${date}: ${why}`)] : []),
    ...[told.worked, told.provisional, told.missing].flatMap((warning) => (warning ? ['', warning] : [])),
    ...(told.missing ? ['', 'Give the calendar of that year with --calendar FILE (docs/calendar.md).'] : []),
  ].join('\n')
}

/** What to print, and the exit code. `now` is a UTC instant. */
const run = (args: string[], now: string): { text: string; exitCode: number } => {
  const given = optionsOf(args)
  if (given.help) return { text: usage, exitCode: 0 }
  const own = ownTerm(given)

  const { council, calendar: shipped } = currentCouncil()
  const lang: Language = given.lang === undefined ? council.language : oneOf('lang', given.lang, languages)
  const key: RuleKey = oneOf('term', presentTerm(given.term ?? 'appeal.answer'), termKeys)
  const calendar =
    given.calendar === undefined ? shipped : mergeCalendars(shipped, calendarFrom(given.calendar))
  const rules = councilRules(council, calendar)
  const received = given.received === undefined ? undefined : momentFrom(given.received, rules)
  const begins = beginningFrom(given, received, rules, localDay(now, council.timeZone))

  const { on } = begins
  const edition = editionOn(council.terms[key], on)
  if (!own && !edition) {
    const first = council.terms[key][0]
    throw new Mistake(
      first
        ? `--term ${key}: no rule before ${first.from}`
        : `--term ${key}: neither the law nor the council sets it`,
    )
  }
  // Without either, `on` is day zero whatever the edition counts from.
  if (!own && edition && (received ?? given.decided) !== undefined) refuseWanting(key, edition.start, begins)

  const deadline = own ? countDeadline(calendar, key, own, on) : rules.deadline(key, begins)
  const later =
    received && deadline.start === 'registration'
      ? registeredLater(rules.registration(received.on, received.time), lang)
      : undefined
  const text = given.json ? jsonOf(deadline, begins, lang) : linesOf(deadline, later, lang, own !== undefined)
  return { text, exitCode: deadline.due === null ? 1 : 0 }
}

try {
  const { text, exitCode } = run(process.argv.slice(2), new Date().toISOString())
  console.log(text)
  process.exitCode = exitCode
} catch (error) {
  if (!(error instanceof Mistake)) throw error
  console.error(`${error.message}\nSee: npm run -s deadline -- --help`)
  process.exitCode = 2
}
