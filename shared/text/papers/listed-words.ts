/** What pages say of the council's papers and of the signatures attached to them. */
import type { Language } from '../../../events/values.ts'
import type { PaperKind } from '../../domain/papers/papers.ts'
import { listed as en } from './listed.en.ts'
import { listed as kk } from './listed.kk.ts'
import { listed as ru } from './listed.ru.ts'

/** `checking`: nobody has looked at it yet. */
type SignatureState =
  | 'checking'
  | 'verified'
  | 'unknown_authority'
  | 'not_verified'
  | 'mismatch'
  | 'expired'
  | 'broken'

export type ListedWords = {
  title: string
  /** What each kind is called. */
  kinds: Record<PaperKind, string>
  /** `Letter No. … of …` */
  named: (kind: string, number: string, on: string) => string
  /** Opens the PDF in the browser, which prints it. */
  print: string
  /** Of what is not drawn yet. */
  preparing: string
  signature: {
    /** Whose it is, and when it was made: by the signer's clock where they say, else when it came. */
    by: (signer: string, on: string) => string
    state: Record<SignatureState, string>
    /** Of the form, folded. */
    add: string
    hint: string
    file: string
    send: string
    done: string
    /** To the page that one came from. */
    back: string
    /** What is wrong with a file before it is taken. */
    faults: Record<
      'signature_missing' | 'signature_too_large' | 'signature_unreadable' | 'signature_many',
      string
    >
  }
}

const all: Record<Language, ListedWords> = { kk, ru, en }
export const listedWords = (lang: Language): ListedWords => all[lang]
