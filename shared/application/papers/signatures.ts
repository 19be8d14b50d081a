/** Electronic signatures of papers: taken with a look at their form, verified where the libraries for it are. */
import { createHash } from 'node:crypto'
import type { EventOf } from '../../../events/events.ts'
import { limits } from '../../../events/limits.ts'
import type { Grant } from '../../domain/case.ts'
import { maySign, paperFormats, papersOf } from '../../domain/papers/papers.ts'
import { signaturesOf } from '../../domain/papers/signatures.ts'
import { actorOf } from '../actions/grants.ts'
import type { OpenLink } from '../actions/take-action.ts'
import { type Execution, type Executor, executeCommand, orphanEnds } from '../execute-command.ts'
import { paperKey } from '../files/file-keys.ts'
import type { Files, People, VerifySignature } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import { paperName } from './paper-name.ts'

/** Where the verdict on a signature is kept, beside it. */
export const verdictOf = (content: string) => `${content}-verdict`

export type SignatureFault =
  | 'signature_missing'
  | 'signature_too_large'
  | 'signature_unreadable'
  | 'signature_many'

/** CMS SignedData (RFC 5652, 3 and 5.1): a sequence that begins with this object identifier. */
const signedData = Buffer.from('06092a864886f70d010702', 'hex')

/** A signature's DER; as it is, or in base64 with or without the lines of PEM. Nothing is done with what is too long. */
export const readSignature = (bytes: Uint8Array): { der: Buffer } | { fault: SignatureFault } => {
  if (bytes.length === 0) return { fault: 'signature_missing' }
  if (bytes.length > limits.signatureBytes) return { fault: 'signature_too_large' }
  const given = Buffer.from(bytes)
  const der = given[0] === 0x30 ? given : fromText(given.toString('latin1'))
  const place = der.indexOf(signedData)
  return der[0] === 0x30 && place > 0 && place < 16 ? { der } : { fault: 'signature_unreadable' }
}

const fromText = (text: string): Buffer =>
  Buffer.from(text.replace(/-----(BEGIN|END) [A-Z0-9 ]{1,30}-----/g, '').replace(/\s/g, ''), 'base64')

export type Signed = Execution | { outcome: 'faulty'; fault: SignatureFault } | { outcome: 'unknown' }

/**
 * The signatory of a paper attaches a signature to it. `unknown` for a paper that there is not or that is another's to
 * sign. The same file attached again is the same command. `at` is UTC.
 */
export const attachSignature = async (
  deps: Executor,
  { case: c, log, grant }: Pick<OpenLink, 'case' | 'log'> & { grant: Grant },
  id: string,
  bytes: Uint8Array,
  at: string,
): Promise<Signed> => {
  const paper = papersOf(log).find((one) => one.id === id)
  if (!paper || !maySign(grant, paper)) return { outcome: 'unknown' }
  const read = readSignature(bytes)
  if ('fault' in read) return { outcome: 'faulty', fault: read.fault }
  const content = `signature-${createHash('sha256').update(`${id}\n`).update(read.der).digest('hex').slice(0, 24)}`
  const known = signaturesOf(log)
  const isNew = !known.some((one) => one.content === content)
  if (isNew && known.filter((one) => one.paper === id).length >= limits.signatures)
    return { outcome: 'faulty', fault: 'signature_many' }
  return executeCommand(deps, {
    caseId: c.caseId,
    commandId: `sign:${content}`,
    actor: actorOf(grant),
    at,
    log,
    command: { type: 'attach_signature', paper: id, content },
    contents: { [content]: { kind: 'signature', cms: read.der.toString('base64') } },
  })
}

/**
 * Looks into an attached signature once, against the paper as it lies in the store. Throws where the paper is not there
 * (yet), to be tried again. `at` is when it was attached, UTC.
 */
export const verifyAttached = async (
  { people, files, verify }: { people: People; files: Pick<Files, 'read'>; verify: VerifySignature },
  caseId: string,
  { paper: id, content }: Pick<EventOf<'SignatureAttached'>, 'paper' | 'content'>,
  at: string,
): Promise<void> => {
  const signature = await textOf(people, caseId, content, 'signature')
  if (!signature || (await people.get(caseId, verdictOf(content)))) return
  const documents = await Promise.all(
    paperFormats.map((format) => files.read(paperKey(caseId, paperName({ id }, format)))),
  )
  const verdict = await verify(
    Buffer.from(signature.cms, 'base64'),
    documents.map(({ bytes }) => bytes),
    at,
  )
  const told = { kind: 'signature_verdict', ...verdict } as const
  await people.putNew(caseId, verdictOf(content), told, orphanEnds(at))
}
