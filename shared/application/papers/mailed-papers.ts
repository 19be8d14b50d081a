/** Papers that go with mails, as PDF. */
import type { Envelope } from '../../../events/commit.ts'
import type { Case } from '../../domain/case.ts'
import type { Notice, NoticeKind } from '../../domain/notices/notice.ts'
import { paperKey } from '../files/file-keys.ts'
import type { Mail } from '../notices/ports.ts'
import type { Files } from '../ports.ts'
import { paperName } from './paper-name.ts'

/** The mails that tell their reader what the paper of the same event says. */
const bearers = new Set<NoticeKind>(['receipt', 'letter', 'answer', 'forwarded_to'])

type Store = { files: Pick<Files, 'sizeOf' | 'read'> }

/** The paper of this event, named by what people know it by; none where it is not there. */
export const papersWith = async (
  deps: Store,
  { kind, letter }: Notice,
  event: Envelope,
  { caseId }: Pick<Case, 'caseId'>,
): Promise<NonNullable<Mail['papers']>> => {
  if (!bearers.has(kind) || !(await hasPaper(deps, event))) return []
  const found = await deps.files.read(keyOf(event)).catch(() => undefined)
  return found ? [{ name: `${(letter ?? caseId).replaceAll('/', '-')}.pdf`, bytes: found.bytes }] : []
}

/** Whether it is drawn. A store that does not answer keeps no mail back: it has none. */
export const hasPaper = async ({ files }: Store, event: Envelope): Promise<boolean> => {
  try {
    return (await files.sizeOf(keyOf(event))) !== undefined
  } catch {
    return false
  }
}

const keyOf = ({ subject, id }: Envelope) =>
  paperKey(subject, paperName({ id: id.split(':').slice(-2).join('-') }, 'pdf'))
