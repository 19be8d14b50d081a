/** The webhooks that an agency with a URL gets instead of e-mail, signed by Standard Webhooks (docs/webhooks.md). */
import * as z from 'zod/mini'
import { remark } from './answers/shared.ts'
import { day, instant, letterKind, number, post } from './values.ts'

const hook = <T extends string, S extends z.ZodMiniType>(type: T, data: S) =>
  z.strictObject({ type: z.literal(type), timestamp: instant, data })

/** What is given in Kazakh and in Russian is both in `text`, one below the other; `inBoth` has the two apart. */
const said = {
  text: z.string(),
  inBoth: z.exactOptional(z.strictObject({ kk: z.string(), ru: z.string() })),
}

/** `url` leads to the page that answers without a webhook; `dueOn` is null where the calendar lacks a year. */
export const hooks = {
  'letter.sent': hook(
    'letter.sent',
    z.strictObject({
      letter: number,
      /** What it asks, by which its term goes, and who signed it; of a letter of before these were kept neither. */
      kind: z.exactOptional(letterKind),
      signatory: z.exactOptional(z.strictObject({ name: z.string(), post })),
      subject: z.string(),
      ...said,
      /** Of a recommendation on a draft act. */
      remarks: z.exactOptional(z.array(z.strictObject({ ...remark.shape, ...said }))),
      dueOn: z.nullable(day),
      url: z.string(),
    }),
  ),
  'draft_act.registered': hook(
    'draft_act.registered',
    z.strictObject({ reference: z.string(), number, dueOn: z.nullable(day) }),
  ),
  /** One a day. `stage` is in working days; overdue is positive. */
  'reminder.due': hook(
    'reminder.due',
    z.strictObject({
      items: z.array(
        z.strictObject({ letter: number, dueOn: z.nullable(day), stage: z.int(), url: z.string() }),
      ),
    }),
  ),
} as const

export const hookBody = z.discriminatedUnion('type', [
  hooks['letter.sent'],
  hooks['draft_act.registered'],
  hooks['reminder.due'],
])
export type HookBody = z.infer<typeof hookBody>
