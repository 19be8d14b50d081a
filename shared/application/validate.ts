/** Input against its schema, with errors that name the place: a dotted path and a code that every language has words for. */
import type * as z from 'zod/mini'

export type Fault = {
  path: string
  code:
    | 'not_json'
    | 'required'
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
    | 'not_for_person'
    | 'not_with_iin'
    | 'not_with_bin'
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

/** Checks a value, or a JSON text. Never throws and never quotes what it was given. */
export const validate = <S extends z.ZodMiniType>(schema: S, input: unknown): Validated<z.output<S>> => {
  let value = input
  if (typeof input === 'string') {
    try {
      value = JSON.parse(input)
    } catch {
      return { outcome: 'invalid', faults: [{ path: '', code: 'not_json' }] }
    }
  }
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return { outcome: 'valid', value: result.data }
  const faults = result.error.issues.flatMap(faultsOf)
  return {
    outcome: 'invalid',
    faults: faults.filter((f, i) => faults.findIndex((g) => g.path === f.path) === i),
  }
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
      return issue.keys.map((key) => ({ path: at(key), code: 'unknown_field' as const }))
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
      return [{ path, code: 'too_long', max, length: [...issue.input].length }]
    }
    case 'invalid_format':
      if (issue.format === 'email') return [{ path, code: 'email' }]
      if (issue.format === 'date') return [{ path, code: 'day' }]
      if (issue.format === 'datetime') return [{ path, code: 'moment' }]
      return [{ path, code: issue.format === 'url' ? 'url' : 'unknown_value' }]
    case 'custom': {
      const { code, max } = (issue.params ?? {}) as { code?: Fault['code']; max?: number }
      const length = typeof issue.input === 'string' ? [...issue.input].length : undefined
      return [{ path, code: code ?? 'wrong_shape', ...(max && { max, length }) }]
    }
    default:
      return [{ path, code: 'wrong_shape' }]
  }
}
