/** A model becomes a mail: in its reader's language, under the council's letterhead, to be threaded and found again. */
import type { Case } from '../../domain/case.ts'
import type { Notice } from '../../domain/notices/notice.ts'
import { composeMail } from '../../text/notices/mails.ts'
import type { MailToCompose } from '../../text/notices/models.ts'
import type { Mail } from './ports.ts'
import { type Composer, letterhead, type Reader } from './readers.ts'

/** Whose mail it is. */
type Office = Pick<Composer, 'rules' | 'portal'>

export const mailOf = (
  { rules, portal }: Office,
  { email: to, language, name: reader }: Reader,
  model: MailToCompose,
  { thread, tags }: Pick<Mail, 'thread' | 'tags'>,
): Mail => {
  const head = letterhead(rules, portal)
  return { to, ...composeMail({ ...model, reader }, language, head), replyTo: head.replyTo, thread, tags }
}

/** A mail about one case; its reader's role goes with it, to be told from it should it not arrive. */
export const mailOfCase = (
  office: Office,
  reader: Reader,
  model: MailToCompose,
  { caseId }: Case,
  to: Notice['to']['role'],
  brings: Pick<Mail['tags'], 'what' | 'of'> = {},
): Mail => mailOf(office, reader, model, { thread: caseId, tags: { case: caseId, to, ...brings } })
