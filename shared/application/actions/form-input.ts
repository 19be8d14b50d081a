/** What the form of an action posts becomes the body that the API takes. */
import type * as z from 'zod/mini'
import { actionInputs } from '../../../events/action-inputs.ts'
import { meantDay } from '../../../events/typed.ts'
import { actionNames } from '../../domain/capabilities.ts'
import { typedDay } from '../../domain/typed-day.ts'

/**
 * `remarks.0.text` is a list's item, `remarks.0.text.kk` its Kazakh words, `text.kk` a text's, `carry.3` one of a list of
 * numbers, `missing.iin` one of a list of names, `to.name` a part of `to`, `signedBy.post` of `signedBy`, and what was
 * left empty is not there.
 */
export const inputOf = (fields: Record<string, string>): Record<string, unknown> => {
  const { action } = fields
  const typed = typedFields(fields)
  const shape = fieldsOf(action)
  const input: Record<string, unknown> = {}
  const rows = new Map<number, Map<string, unknown>>()
  const parts: Record<string, Record<string, string>> = isInBoth(action) ? { text: {} } : {}
  const carry: number[] = []
  const missing: string[] = []
  for (const [name, value] of Object.entries(typed)) {
    const [, row, key, lang] = /^remarks\.(\d{1,4})\.(\w+)(?:\.(kk|ru))?$/.exec(name) ?? []
    if (value.trim() === '') continue
    if (row !== undefined && key !== undefined) {
      const remark = rows.get(Number(row)) ?? new Map(isInBoth(action) ? [['text', {}]] : [])
      rows.set(Number(row), remark)
      remark.set(key, lang ? { ...(remark.get(key) as object), [lang]: value } : cell(key, value))
    } else if (/^carry\.\d{1,4}$/.test(name)) carry.push(Number(name.slice('carry.'.length)))
    else if (/^missing\.\w{1,20}$/.test(name)) missing.push(name.slice('missing.'.length))
    else if (/^(to|signedBy)\.\w+$/.test(name)) {
      const [of = '', part = ''] = name.split('.')
      parts[of] = { name: '', ...parts[of], [part]: value }
    } else if (/^text\.(kk|ru)$/.test(name)) {
      parts.text = { ...parts.text, [name.slice('text.'.length)]: value }
    } else input[name] = single(shape[name], value)
  }
  // A body chosen from the list counts before one that was typed.
  for (const [of, given] of Object.entries(parts)) input[of] ??= given
  const remarks = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, remark]): Record<string, unknown> => {
      remark.delete('letter')
      return Object.fromEntries(remark)
    })
    // On paper an agency may have left remarks unanswered, or the letter has none: such a row is nothing but its number.
    .filter((remark) => action !== 'record_response' || Object.keys(remark).some((key) => key !== 'no'))
  return {
    ...(action !== undefined && { action }),
    ...input,
    ...(carry.length && { carry }),
    ...(missing.length && { missing }),
    ...(remarks.length && { remarks }),
  }
}

/** What a form has beside what is typed or chosen in it. */
const besides = new Set<string>([
  'action',
  'idempotencyKey',
  'lang',
  'more',
  'change',
  'confirmed',
  'csrf',
  'template',
  'asked',
  'meant',
  'unsent',
])

export const typedFields = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).filter(([name]) => !besides.has(name) && !/^file\.\d$/.test(name)),
  )

/** The fields of a form that says an addressee as `agency`, which is how it was said first. */
export const withAddressee = ({ agency, ...fields }: Record<string, string>): Record<string, string> => ({
  ...fields,
  ...(agency !== undefined && ('to' in fieldsOf(fields.action) && !fields.to ? { to: agency } : { agency })),
})

/** What is asked for in Kazakh and in Russian. */
const isInBoth = (action: string | undefined) => action === 'recommend'

/** The fields of a form that asked for one language: what was typed is in the reader's, the other one is still empty. */
export const inBothFields = (fields: Record<string, string>, lang: 'kk' | 'ru'): Record<string, string> =>
  isInBoth(fields.action)
    ? Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          /^(remarks\.\d{1,4}\.)?text$/.test(name) ? `${name}.${lang}` : name,
          value,
        ]),
      )
    : fields

const cell = (key: string, value: string): unknown => {
  if (key === 'no') return Number(value)
  return key === 'accepted' ? value === 'true' : value
}

/** As the contract has the field: a day, a tick, a number, or what was typed. */
const single = (field: z.core.$ZodType | undefined, value: string): unknown => {
  const schema = field && requiredOf(field)
  if (schema === meantDay) return typedDay(value)
  const type = schema?._zod.def.type
  if (type === 'boolean') return value === 'true'
  return type === 'number' ? Number(value) : value
}

/** What a field is when it is there. */
const requiredOf = (field: z.core.$ZodType): z.core.$ZodType => {
  const { def } = field._zod
  return 'innerType' in def ? requiredOf(def.innerType as z.core.$ZodType) : field
}

const fieldsOf = (action: string | undefined): Record<string, z.core.$ZodType> => {
  const name = actionNames.find((known) => known === action)
  return name ? actionInputs[name].shape : {}
}

/** Whether a remark was answered whose letter is not the one that the response is to. */
export const answersAnotherLetter = (fields: Record<string, string>): boolean =>
  Object.entries(fields).some(([name, letter]) => {
    const [, row] = /^remarks\.(\d{1,4})\.letter$/.exec(name) ?? []
    const answered = fields[`remarks.${row}.accepted`] || fields[`remarks.${row}.reason`]?.trim()
    return row !== undefined && answered && fields.letter && letter !== fields.letter
  })
