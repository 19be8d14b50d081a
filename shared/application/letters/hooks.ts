/** What an agency with a webhook is told by it instead of by e-mail, and how long it is tried. */
import type { Envelope } from '../../../events/commit.ts'
import type { Written } from '../../../events/values.ts'
import type { Case } from '../../domain/case.ts'
import { asOneText } from '../../text/explanation.ts'
import type { MailModel } from '../../text/notices/models.ts'
import { once } from '../once.ts'
import type { Claims, Hook, Hooks } from '../ports.ts'

const dayMilliseconds = 24 * 3_600_000
const longestDelaySeconds = 900

/** Standard Webhooks' ids are kept to letters, digits and a few signs. */
const idOf = (eventId: string) => `evt_${eventId.replaceAll(':', '_')}`

/** The webhook for a letter or a draft's registration; undefined where the reader takes e-mail. */
export const hookOf = (
  { hooks }: { hooks: Hooks },
  model: MailModel,
  event: Envelope,
  c: Case,
): Hook | undefined => {
  const envelope = { id: idOf(event.id), timestamp: event.time }
  if (event.data.type === 'LetterSent' && (model.kind === 'letter' || model.kind === 'recommendation')) {
    const { agency } = event.data
    if (!hooks.takes(agency)) return undefined
    const { letter, text, response, actUrl, signatory } = model
    const { kind } = event.data
    const subject = model.kind === 'letter' ? model.subject : model.title
    const remarks = model.kind === 'recommendation' ? { remarks: model.remarks.map(inBothToo) } : {}
    const told = { ...(kind && { kind }), ...(signatory && { signatory }) }
    const data = {
      letter,
      ...told,
      subject,
      ...inBothToo({ text }),
      ...remarks,
      dueOn: response.due,
      url: actUrl,
    }
    return { ...envelope, agency, type: 'letter.sent', data }
  }
  if (model.kind === 'draft_registered' && c.kind === 'draft_act' && hooks.takes(c.agency)) {
    const { reference, number, recommendation } = model
    const data = { reference, number, dueOn: recommendation.due }
    return { ...envelope, agency: c.agency, type: 'draft_act.registered', data }
  }
  return undefined
}

/** Agencies' systems take a text as one string: Kazakh, then Russian. `inBoth` has the two apart. */
const inBothToo = <T extends { text: Written }>(said: T) => ({
  ...said,
  text: asOneText(said.text),
  ...(typeof said.text !== 'string' && { inBoth: said.text }),
})

/** How often a message has been tried, and since when. */
type Tried = { attempt?: number | undefined; firsttried?: string | undefined }

/** Whether a message has been tried for a day. `at` is when it was sent, UTC. */
export const givenUp = ({ firsttried }: Tried, at: string) =>
  firsttried !== undefined && Date.parse(at) - Date.parse(firsttried) >= dayMilliseconds

/** So long one of a message's copies may take to hand it on. */
const handingOnSeconds = 60

/**
 * Sends the message for its next try. Each try is handed on once, so that of a message that came twice one goes on. By the
 * hour of the first try, so that `relay --since` begins anew what was lost. Throws `Busy` while another copy does it.
 */
export const tryAgain = async <T extends Tried>(
  { claims }: { claims: Pick<Claims, 'lease' | 'complete'> },
  { agency, id }: Pick<Hook, 'agency' | 'id'>,
  tried: T,
  at: string,
  send: (message: T, delaySeconds: number) => Promise<void>,
): Promise<void> => {
  const { message, delaySeconds } = nextTry(tried, at)
  const hour = message.firsttried?.slice(0, '2026-02-02T05'.length)
  const key = `again#${agency}#${id}#${hour}#${message.attempt}`
  await once(claims, key, handingOnSeconds, () => send(message, delaySeconds))
}

/** The same message for later: after one minute, two, four, at most a quarter of an hour. */
const nextTry = <T extends Tried>(tried: T, at: string): { message: T; delaySeconds: number } => {
  const attempt = (tried.attempt ?? 0) + 1
  return {
    message: { ...tried, attempt, firsttried: tried.firsttried ?? at },
    delaySeconds: Math.min(60 * 2 ** (attempt - 1), longestDelaySeconds),
  }
}
