/** Our schemas as JSON Schema: what is said of an input before it is tidied, with the bounds that its checks have. */
import * as z from 'zod/mini'

type Json = Record<string, unknown>
type Options = {
  /** Fields that are not named here may come: of what we send, and a later version adds to. */
  open?: boolean
  target?: 'draft-2020-12' | 'draft-07'
}

type Told = { code?: string; max?: number }

/** The bounds that schemas tell by a code of ours, in which a character is a code point. */
const boundsOf = (schema: z.core.$ZodType): Json => {
  const checks = (schema._zod.def.checks ?? []) as { _zod: { def: { params?: Told } } }[]
  const told = checks.map(({ _zod }) => _zod.def.params ?? {})
  const longest = told.find(({ code, max }) => code === 'too_long' && max !== undefined)
  const most = told.find(({ code, max }) => code === 'file_too_large' && max !== undefined)
  return {
    ...(longest && { maxLength: longest.max }),
    ...(most && { minimum: 1, maximum: most.max }),
  }
}

const plain =
  ({ open = false }: Options) =>
  ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Json }) => {
    // The bounds of a safe integer, and the calendar as an expression, tell a reader nothing.
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    if (jsonSchema.format === 'date' || jsonSchema.format === 'date-time') delete jsonSchema.pattern
    if (open && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
    Object.assign(jsonSchema, boundsOf(zodSchema))
  }

const settings = (options: Options) =>
  ({
    io: 'input',
    unrepresentable: 'any',
    target: options.target ?? 'draft-2020-12',
    override: plain(options),
  }) as const

export const jsonSchema = (schema: z.ZodMiniType, options: Options = {}): Json => {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, settings(options)) as Json
  return shape
}

/** Each under its name; where one is a part of another it is a reference: `place` and its name. */
export const jsonSchemas = <K extends string>(
  schemas: Record<K, z.ZodMiniType>,
  place: string,
  options: Options = {},
): Record<K, Json> => {
  const registry = z.registry<{ id?: string }>()
  for (const [id, schema] of Object.entries<z.ZodMiniType>(schemas)) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, { ...settings(options), uri: (id) => place + id })
  return Object.fromEntries(
    Object.entries(made.schemas as Record<string, Json>).map(([name, { $schema: _, $id: __, ...shape }]) => [
      name,
      shape,
    ]),
  ) as Record<K, Json>
}
