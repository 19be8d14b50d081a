/** What the council's staff write to each other about a case. Nobody else ever sees it. */
import { secretary } from '../actions/doers.ts'
import { text } from '../actions/fields.ts'
import { type Evolvers, unchanged } from '../changes.ts'
import { action, type InputOf, type Saying } from '../rule.ts'

export const actions = {
  note: action('any', {
    by: secretary,
    needsActivation: false,
    decide: (_, { content }: { content: string }) => [{ type: 'NoteAdded', v: 1, content }],
    fields: () => [text],
    say: ({ text: said }: InputOf<'note'>, { content }: Saying) => ({
      command: { content },
      words: { kind: 'note', text: said } as const,
    }),
    manner: { rank: 200 },
  }),
}

export const evolvers = { NoteAdded: unchanged } satisfies Partial<Evolvers>
