/** What pages say of the council's papers. */
import type { ListedWords } from './listed-words.ts'

export const listed: ListedWords = {
  title: 'Papers of the council',
  kinds: {
    letter: 'Letter',
    recommendation: 'Recommendations',
    answer: 'Answer to an appeal',
    forwarding: 'Letter that forwards an appeal',
    receipt: 'Receipt of an appeal',
  },
  named: (kind, number, on) => `${kind}, No. ${number}, ${on}`,
  print: 'Print',
  preparing: 'The paper is being drawn. Open it again in a minute.',
  signature: {
    by: (signer, on) => `Electronic signature: ${signer}, ${on}`,
    state: {
      checking: 'being checked',
      verified: 'verified, genuine',
      unknown_authority: 'fits the paper, but its authority is not known to the council',
      not_verified: 'this algorithm is not verified here',
      mismatch: 'does not fit this paper: the paper was changed, or another was signed',
      expired: 'the certificate was not valid when it was made',
      broken: 'the file of the signature is damaged and cannot be read',
    },
    add: 'Attach the file of an electronic signature',
    hint: 'A detached signature of the PDF (CMS), a p7s or cms file of at most 100 KB. NCALayer makes one, for instance.',
    file: 'File of the signature',
    send: 'Attach the signature',
    done: 'The signature is attached. In a minute the result of its check stands here.',
    back: 'Back to the case',
    faults: {
      signature_missing: 'Choose the file of the signature (p7s or cms).',
      signature_too_large: 'The file of the signature is too large. Choose one of at most 100 KB.',
      signature_many: 'Too many signatures are attached to this paper. No other can be added.',
      signature_unreadable:
        'This is no file of a signature, or it is damaged. Sign the PDF of the paper again and choose the p7s or cms file that you get.',
    },
  },
}
