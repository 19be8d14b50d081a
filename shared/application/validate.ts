/** Input against its schema, with errors that name the place: a dotted path and a code that every language has words for. */
import type * as z from 'zod/mini'

export type Fault = {
  path: string
  code:
    | 'not_json'
    | 'required'
    | 'text_or_url'
    | 'too_long'
    | 'too_many'
    | 'unknown_value'
    | 'unknown_field'
    | 'email'
    | 'phone'
    | 'day'
    | 'moment'
    | 'in_future'
    | 'url'
    | 'twelve_digits'
    | 'check_digit'
    | 'never_issued'
    | 'bin_for_iin'
    | 'iin_for_bin'
    | 'not_for_person'
    | 'not_with_iin'
    | 'not_with_bin'
    | 'signatories'
    | 'only_in_person'
    | 'not_urgent'
    | 'other_language'
    | 'nothing_changed'
    | 'file_unknown'
    | 'file_type'
    | 'file_empty'
    | 'file_too_large'
    | 'wrong_shape'
  max?: number
  /** How long it was, in code points. */
  length?: number | undefined
}
export type Invalid = { faults: Fault[] }
export type Validated<T> = { outcome: 'valid'; value: T } | ({ outcome: 'invalid' } & Invalid)

/** So many faults are told at once; who has made more has other worries. */
const mostFaults = 50
/** No object of a request has more keys, a form's hundreds of remarks included: one that has is looked at no further. */
const mostKeys = 1000
/** No input is nested deeper: `data.remarks.0.reason`. */
const deepest = 4

/**
 * Checks a value, or a JSON text. Never throws and never quotes what it was given, but for the first characters of the
 * names of fields that there are not. At most 50 faults, each place once.
 */
export const validate = <S extends z.ZodMiniType>(schema: S, input: unknown): Validated<z.output<S>> => {
  let value = input
  if (typeof input === 'string') {
    try {
      // A byte order mark may be ignored (RFC 8259, 8.1); some systems send one.
      value = JSON.parse(input.replace(/^\ufeff/, ''))
    } catch {
      return { outcome: 'invalid', faults: [{ path: '', code: 'not_json' }] }
    }
  }
  const crowded = crowdedIn(value, [])
  if (crowded !== undefined)
    return { outcome: 'invalid', faults: [{ path: crowded, code: 'too_many', max: mostKeys }] }
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return { outcome: 'valid', value: result.data }
  return { outcome: 'invalid', faults: firstAtEachPlace(result.error.issues) }
}

const firstAtEachPlace = (issues: readonly z.core.$ZodIssue[]): Fault[] => {
  const faults = new Map<string, Fault>()
  for (const issue of issues)
    for (const fault of faultsOf(issue)) {
      if (faults.size >= mostFaults) return [...faults.values()]
      if (!faults.has(fault.path)) faults.set(fault.path, fault)
    }
  return [...faults.values()]
}

/** The place of an object with more keys than there may be. A list of more is refused by its schema, unseen. */
const crowdedIn = (value: unknown, path: readonly string[]): string | undefined => {
  if (typeof value !== 'object' || value === null || path.length > deepest) return undefined
  if (Array.isArray(value) && value.length > mostKeys) return undefined
  const entries = Object.entries(value)
  if (entries.length > mostKeys) return path.join('.')
  for (const [key, inner] of entries) {
    const found = crowdedIn(inner, [...path, shown(key)])
    if (found !== undefined) return found
  }
  return undefined
}

const longestName = 40
/** A field's name as it may be repeated: its beginning, without what nobody can see. */
const shown = (key: string): string => {
  const name = key.slice(0, longestName).toWellFormed().replace(/\p{C}/gu, '\ufffd')
  return key.length > longestName ? `${name}…` : name
}

const codePoints = (s: string): number => {
  let pairs = 0
  for (let i = 0; i < s.length; i++) if ((s.codePointAt(i) ?? 0) > 0xffff) pairs++
  return s.length - pairs
}

/** What was given for it: where a key tells a union's members apart, what stands under that key. */
const givenTo = ({ discriminator, input }: z.core.$ZodIssueInvalidUnion): unknown =>
  discriminator === undefined ? input : (input as Record<string, unknown> | undefined)?.[discriminator]

/** What is wrong with the only member of a union that is of the kind of what was given: its parts. */
const meantBy = ({ errors }: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined => {
  const fit = errors.filter((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  )
  return fit.length === 1 ? fit[0] : undefined
}

const faultsOf = (issue: z.core.$ZodIssue): Fault[] => {
  const path = issue.path.join('.')
  const at = (key: string) => (path ? `${path}.${key}` : key)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, mostFaults)
        .map((key) => ({ path: at(shown(key)), code: 'unknown_field' as const }))
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union': {
      const given = issue.code === 'invalid_union' ? givenTo(issue) : issue.input
      if (given === undefined || given === '') return [{ path, code: 'required' }]
      const meant = issue.code === 'invalid_union' ? meantBy(issue) : undefined
      if (meant) return meant.flatMap((one) => faultsOf({ ...one, path: [...issue.path, ...one.path] }))
      return [{ path, code: issue.code === 'invalid_type' ? 'wrong_shape' : 'unknown_value' }]
    }
    case 'too_big': {
      const max = Number(issue.maximum)
      if (issue.origin === 'array') return [{ path, code: 'too_many', max }]
      if (typeof issue.input !== 'string') return [{ path, code: 'wrong_shape' }]
      return [{ path, code: 'too_long', max, length: codePoints(issue.input) }]
    }
    case 'invalid_format':
      if (issue.format === 'email') return [{ path, code: 'email' }]
      if (issue.format === 'date') return [{ path, code: 'day' }]
      if (issue.format === 'datetime') return [{ path, code: 'moment' }]
      if (issue.format === 'url') return [{ path, code: 'url' }]
      // A list in which nothing was chosen sends an empty text.
      return [{ path, code: issue.input === '' ? 'required' : 'unknown_value' }]
    case 'custom': {
      const { code, max } = (issue.params ?? {}) as { code?: Fault['code']; max?: number }
      const length = typeof issue.input === 'string' ? codePoints(issue.input) : undefined
      return [{ path, code: code ?? 'wrong_shape', ...(max && { max, length }) }]
    }
    default:
      return [{ path, code: 'wrong_shape' }]
  }
}
