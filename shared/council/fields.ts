/** Fields that configuration files have in common. */
import * as z from 'zod/mini'

export const text = z.string().check(z.trim(), z.minLength(1, 'is empty'))
/** A text that every reader must be able to read. */
export const threefold = z.strictObject({ kk: text, ru: text, en: text })
export const wholeFrom = (least: number) =>
  z.int().check(z.gte(least, `expected a whole number from ${least}`))
