/** What an action's form asks. Pages and the API put the council's names and the words on it. */
import type { limits } from '../../../events/limits.ts'

type Named = { name: string; required: boolean }

export type Options = 'agencies' | 'commissions' | 'pauseCauses' | readonly string[]

export type Field =
  /** `limit`: how long it may be. */
  | (Named & { type: 'text' | 'textarea' | 'both_languages'; limit: keyof typeof limits })
  /** The first and the last day that may be right, and the one that it starts with. */
  | (Named & { type: 'date'; min?: string; max?: string; value?: string })
  /** One of a list of the council's, or of these ids. */
  | (Named & { type: 'select' | 'remark_choice'; options: Options; value?: string })
  /** Any of a list, each by its own tick; those that are ticked already. */
  | (Named & { type: 'checks'; options: Options; ticked?: readonly string[] })
  | (Named & { type: 'checkbox' | 'email' | 'remarks' | 'remark_answers' })

/** What is asked in Kazakh and in Russian. */
export const bothLanguages = (name: string): Field => ({
  name,
  type: 'both_languages',
  required: true,
  limit: 'text',
})

export const text: Field = { name: 'text', type: 'textarea', required: true, limit: 'text' }
export const reason: Field = { ...text, name: 'reason' }

export const date = (name: string, days: { min?: string; max?: string; value?: string } = {}): Field => ({
  name,
  type: 'date',
  required: true,
  ...days,
})

export const choice = (
  name: string,
  options: Options,
  more: { required?: boolean; value?: string } = {},
): Field => ({ name, type: 'select', required: true, options, ...more })
