/** A template's text with its fields filled in: `{имя}`, `{номер}` and the others, as each language calls them. */
import { type Language, languages } from '../../../events/values.ts'
import { formatDay } from '../dates.ts'
import { type TemplateField, templateWords } from './template-words.ts'

const field = /\{([^{}\n]{1,40})\}/g

/** By whatever language's name. */
const fieldCalled = (name: string): TemplateField | undefined => {
  const called = name.trim().toLowerCase()
  for (const lang of languages)
    for (const [id, word] of Object.entries(templateWords(lang).fields))
      if (word === called) return id as TemplateField
  return undefined
}

/** What stands in braces and is no field. */
export const unknownFields = (text: string): string[] =>
  [...text.matchAll(field)].flatMap(([whole, name = '']) => (fieldCalled(name) ? [] : [whole]))

const days: readonly TemplateField[] = ['received', 'due', 'today']

/** Days are local and written out in the template's language. A field without a value stays, for its writer to see. */
export const filled = (
  text: string,
  lang: Language,
  values: Partial<Record<TemplateField, string | undefined>>,
): string =>
  text.replace(field, (whole, name: string) => {
    const known = fieldCalled(name)
    const value = known && values[known]
    if (!value) return whole
    return days.includes(known) ? formatDay(value, lang) : value
  })
