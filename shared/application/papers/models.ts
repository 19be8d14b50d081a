/** The council's papers as their readers may open them. */
import type { ContentOf } from '../../../events/contents.ts'
import type { PaperKind } from '../../domain/papers/papers.ts'

/** A paper of the council, as its reader may open it. */
export type ListedPaper = {
  id: string
  kind: PaperKind
  /** What people know it by: the letter's number or the case's. */
  number: string
  /** A local day. */
  on: string
  signatures: ListedSignature[]
  /** Whether its reader may attach a signature to it. */
  signable: boolean
}

/** `at` is when it was attached, UTC; `signer` is unknown until it has been looked into. */
export type ListedSignature = {
  state: ContentOf<'signature_verdict'>['state'] | 'checking'
  at: string
  signer?: string | undefined
  signedAt?: string | undefined
  algorithm?: string | undefined
}
