/** An appeal that repeats an earlier one: linked with it, or filed with it where that one was returned (АППК, art. 64). */
import { refusalIfClosed, secretary } from '../actions/doers.ts'
import { closed, type Evolvers, onAppeal, settled } from '../changes.ts'
import { action, type InputOf, refuse } from '../rule.ts'
import type { Repeat } from './ending.ts'

export type Refusals = 'already_linked' | 'repeat_changed'

type Link = { of: string; file: boolean; repeat?: Repeat | undefined }

export const actions = {
  link_repeat: action('appeal', {
    by: secretary,
    refusalOf: refusalIfClosed,
    decide: (c, { of, file, repeat }: Link, { today }) => {
      if (of === c.caseId || !repeat?.known) return refuse('repeat_unknown', 'of')
      if (!file && c.repeats?.includes(of)) return refuse('already_linked', 'of')
      if (file && c.danger) return refuse('tells_of_danger')
      if (file && !repeat.unchanged) return refuse('repeat_changed', 'file')
      return [{ type: 'RepeatLinked', v: 1, of, filed: file, linkedOn: today }]
    },
    fields: () => [
      { name: 'of', type: 'text', required: true, limit: 'line' },
      { name: 'file', type: 'checkbox', required: false },
    ],
    say: ({ of, file }: InputOf<'link_repeat'>, { repeat }) => ({
      command: { of, file, ...(repeat && { repeat }) },
    }),
    manner: { rank: 155, rare: true, final: 'file' },
  }),
}

export const evolvers = {
  RepeatLinked: onAppeal((appeal, { of, filed, linkedOn }) => {
    const linked = { ...appeal, repeats: [...new Set([...(appeal.repeats ?? []), of])] }
    return filed ? { ...closed(settled(linked), linkedOn), filedWith: of, ended: 'terminated' } : linked
  }),
} satisfies Partial<Evolvers>
