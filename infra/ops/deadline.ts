/** `npm run -s deadline`: the due date of a term and why it is that day, by the council's calendar. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { day, type Language, languages, type TermKey, termKeys } from '../../events/values.ts'
import { loadCalendar, mergeCalendars } from '../../shared/council/calendar.ts'
import { currentCouncil } from '../../shared/council/current.ts'
import { type Calendar, countDeadline, type Term } from '../../shared/domain/terms.ts'
import { localDay } from '../../shared/text/dates.ts'
import { explain, reasonFor, wording } from '../../shared/text/explanation.ts'

const usage = `Usage: npm run -s deadline -- [options]

  --from YYYY-MM-DD          day zero, e.g. the day of receipt (default: today, the council's local day)
  --term KEY                 a configured term (default: appeal.answer)
  --days N                   a term of N days, instead of --term
  --mode working|calendar    how the days of --days count (default: working)
  --calendar FILE            a calendar in the shape of shared/council/calendars/kz.json; its years replace the same
  --lang kk|ru|en            the language of the explanation (default: the council's)
  --json                     for programs
  --help

Terms: ${termKeys.join(', ')}
Exit code: 0 with a date, 1 where the calendar does not reach, 2 for a mistake in the options.`

class Mistake extends Error {}

const options = {
  from: { type: 'string' },
  term: { type: 'string' },
  days: { type: 'string' },
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

const dayFrom = (value: string): string => {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) throw new Mistake(`--from ${value}: expected YYYY-MM-DD`)
  if (!/^[12]/.test(value) || !day.safeParse(value).success) throw new Mistake(`--from ${value}: no such day`)
  return value
}

const daysFrom = (value: string): number => {
  if (!/^[1-9]\d{0,2}$/.test(value))
    throw new Mistake(`--days ${value}: expected a whole number from 1 to 999`)
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

/** What to print, and the exit code. `now` is a UTC instant. */
const run = (args: string[], now: string): { text: string; exitCode: number } => {
  const given = optionsOf(args)
  if (given.help) return { text: usage, exitCode: 0 }
  if (given.days !== undefined && given.term !== undefined) {
    throw new Mistake('--term, --days: give one of them, not both')
  }
  if (given.mode !== undefined && given.days === undefined) throw new Mistake('--mode: goes with --days only')

  const { council, calendar: shipped } = currentCouncil()
  const lang: Language = given.lang === undefined ? council.language : oneOf('lang', given.lang, languages)
  const from = given.from === undefined ? localDay(now, council.timeZone) : dayFrom(given.from)
  const key: TermKey = oneOf('term', given.term ?? 'appeal.answer', termKeys)
  const term: Term =
    given.days === undefined
      ? council.terms[key]
      : {
          days: daysFrom(given.days),
          mode: oneOf('mode', given.mode ?? 'working', ['working', 'calendar']),
          basis: { kk: 'сұралған мерзім', ru: 'срок, указанный в запросе', en: 'the term asked for' },
        }
  const calendar =
    given.calendar === undefined ? shipped : mergeCalendars(shipped, calendarFrom(given.calendar))

  const deadline = countDeadline(calendar, key, term, from)
  const exitCode = deadline.due === null ? 1 : 0
  if (given.json) {
    const { days, mode, due, provisional = false, missing, skipped } = deadline
    const answer = {
      from,
      days,
      mode,
      due,
      provisional,
      ...(missing && { missing }),
      skipped: skipped.map((entry) => ({ date: entry.date, why: reasonFor(entry, lang) })),
      basis: wording(term.basis, lang),
    }
    return { text: JSON.stringify(answer), exitCode }
  }

  const told = explain(deadline, lang, given.days === undefined ? undefined : 'given')
  const lines = [
    `${deadline.due ?? '-'}  ${told.due}`,
    '',
    told.summary,
    told.rule,
    ...(told.skipped.length > 0 ? ['', ...told.skipped.map(({ date, why }) => `  ${date}: ${why}`)] : []),
    ...[told.worked, told.provisional, told.missing].flatMap((warning) => (warning ? ['', warning] : [])),
    ...(told.missing ? ['', 'Give the calendar of that year with --calendar FILE (docs/calendar.md).'] : []),
  ]
  return { text: lines.join('\n'), exitCode }
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
