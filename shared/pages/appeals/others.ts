/** The part of an appeal's form that only few need: a representative, and how many signed. */
import { limits } from '../../../events/limits.ts'
import type { Language } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'
import { appealWords } from '../../text/appeals/words.ts'
import type { formControls } from '../fields.ts'

export const othersPaths = [
  'representative.name',
  'representative.authority',
  'collective.signatories',
] as const

export const othersControls = ({ text }: ReturnType<typeof formControls>, lang: Language): Html => {
  const words = appealWords(lang).form
  const rarely = { required: false, autocomplete: 'off' }
  return html`${text('representative.name', words.representative, { ...rarely, limit: limits.name })}${text('representative.authority', words.authority, { ...rarely, limit: limits.line })}${text('collective.signatories', words.signatories, { ...rarely, numeric: true, size: 8 })}`
}
