/** What is wrong with a configuration file, for the person who edits it: one line per mistake, with the value's path. */
import type * as z from 'zod/mini'

type Path = readonly PropertyKey[]

/** `commissions[2].chair.email` */
const pathText = (path: Path): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

const valueAt = (json: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], json)

const problem = (issue: z.core.$ZodIssue, json: unknown): string => {
  if (issue.code !== 'invalid_key' && valueAt(json, issue.path) === undefined) return 'missing'
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`
    case 'invalid_value':
      return `expected one of ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      return 'expected a text, or one each for kk, ru and en'
    case 'invalid_format':
      return issue.message === 'Invalid input' ? `does not match ${issue.pattern}` : issue.message
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message
    default:
      return issue.message
  }
}

/** Lines for what zod found. `json` is what it looked at. */
export const mistakesOf = (error: z.core.$ZodError, json: unknown): string[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${pathText([...issue.path, key])}: unknown key`)
      : [`${pathText(issue.path) || 'file'}: ${problem(issue, json)}`],
  )

/** Throws one Error of these lines, if there are any. */
export const refuseMistakes = (lines: readonly string[]): void => {
  if (lines.length > 0) throw new Error(lines.join('\n'))
}

/** A line for each value that stands twice in a list. */
export const repeated = (
  values: readonly string[],
  path: (index: number) => string,
  what: string,
): string[] =>
  values.flatMap((value, i) =>
    values.indexOf(value) < i ? [`${path(i)}: ${what} ${value} is given twice`] : [],
  )
