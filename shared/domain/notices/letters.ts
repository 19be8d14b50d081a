/** Who is told of letters to state bodies, of their signing and of their responses. */
import { addresseeOf, type Letter } from '../letters/letter.ts'
import type { Notice } from './notice.ts'
import { actingHead, nobody, type ToldOfEach, toOwner, toSecretary } from './readers.ts'

const copyTo = (letter: Letter): Notice => ({
  kind: 'response_copy',
  to: addresseeOf(letter),
  grant: letter.grant,
  letter: letter.number,
})

export const toldOfLetters = {
  InitiativeOpened: nobody,
  LetterProposed: {
    tells: ({ grant }, c) =>
      c.proposal?.grant === grant
        ? [{}, actingHead].map((as) => ({ kind: 'letter_to_sign', to: { role: 'head', ...as }, grant }))
        : [],
    isOvertaken: ({ grant }, now) => now.proposal?.grant !== grant,
  },
  SignatureRefused: { tells: (_, c) => toOwner(c, 'signature_refused') },
  LetterSent: {
    tells: ({ agency, grant, letter, handover }) =>
      handover
        ? toSecretary('letter_by_hand', letter)
        : [{ kind: 'letter', to: addresseeOf({ agency, number: letter }), grant, letter }],
    isOvertaken: (_, now, { kind, letter }) =>
      kind === 'letter_by_hand' && !(letter && now.letters[letter]?.toHandOver),
  },
  LetterHandedOver: nobody,
  LetterReminded: {
    tells: ({ letter: number }, c) => {
      const letter = c.letters[number]
      return letter
        ? [{ kind: 'letter_reminder', to: addresseeOf(letter), grant: letter.grant, letter: number }]
        : []
    },
    isOvertaken: ({ letter }, now) => now.letters[letter]?.response !== undefined,
  },
  ResponseRecorded: {
    // Whichever counts, its words are told. After the case is over it is the secretariat's to see; a draft's or an initiative's end is its response.
    tells: ({ letter: number, via }, c) => {
      const told =
        c.kind === 'appeal' && c.closedOn !== undefined
          ? toSecretary('late_response', number)
          : toOwner(c, 'response', number)
      const letter = c.letters[number]
      // Whose system it was keeps what it sent; whoever typed it on the page has nothing else.
      return letter && via === 'page' ? [...told, copyTo(letter)] : told
    },
  },
} satisfies Partial<ToldOfEach>
