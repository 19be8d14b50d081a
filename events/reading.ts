/**
 * What was written is read loosely. A newer version may have added a field before it was rolled back, so what is read
 * keeps the fields that its schema does not know; what is written is checked by the schema as it is, closed.
 */
import * as z from 'zod/mini'

type Issue = z.core.$ZodIssue
type Unknown = { path: PropertyKey[]; keys: readonly string[] }

/** The fields that alone are objected to; undefined where anything else is wrong. */
const unknownOnly = (issues: readonly Issue[], under: readonly PropertyKey[] = []): Unknown[] | undefined => {
  const found: Unknown[] = []
  for (const issue of issues) {
    const path = [...under, ...issue.path]
    if (issue.code === 'unrecognized_keys') found.push({ path, keys: issue.keys })
    else {
      const options = issue.code === 'invalid_union' ? issue.errors : []
      const fits = options.map((errors) => errors.length > 0 && unknownOnly(errors, path)).find(Boolean)
      if (!fits) return undefined
      found.push(...fits)
    }
  }
  return found
}

/**
 * The schema for reading what `schema` is written by: it keeps fields that `schema` does not know, wherever they stand.
 * A type or a value of a list that it does not know is refused all the same. For schemas that change nothing.
 */
export const readingOf = <S extends z.ZodMiniType>(schema: S): z.ZodMiniType<z.output<S>> =>
  z.pipe(
    z.unknown(),
    z.transform((value, { issues }) => {
      const read = schema.safeParse(value)
      if (read.success) return read.data
      if (unknownOnly(read.error.issues)) return value as z.output<S>
      const known = read.error.issues.filter((issue) => !unknownOnly([issue]))
      issues.push(...(known as never[]))
      return z.NEVER
    }),
  )

/**
 * The same value without the fields inside it that its schema does not know: what was read and is carried over into
 * something new may hold some, and they are not ours to write. Those of the value itself are left for its check.
 */
export const withoutUnknown = <S extends z.ZodMiniType>(schema: S, value: z.output<S>): z.output<S> => {
  const read = schema.safeParse(value)
  const inside = read.success
    ? []
    : (unknownOnly(read.error.issues) ?? []).filter(({ path }) => path.length > 0)
  if (inside.length === 0) return value
  const own = structuredClone(value)
  for (const { path, keys } of inside) {
    const at = path.reduce((found, key) => found[key as never], own) as Record<string, unknown>
    for (const key of keys) delete at[key]
  }
  return withoutUnknown(schema, own)
}

/** What is stored, and this version of the system does not know: a newer one wrote it, or it is damaged. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

/** Reads what is stored. Throws `Unreadable` with `what` it is and the places that no schema knows, never a value. */
export const readStored = <S extends z.ZodMiniType>(schema: S, what: string, value: unknown): z.output<S> => {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const places = read.error.issues.map(({ path }) => path.join('.') || 'all of it')
  throw new Unreadable(`${what}: not known to this version of the system: ${places.join(', ')}`)
}
