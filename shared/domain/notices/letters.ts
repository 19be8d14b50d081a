/** Who is told of letters to state bodies, of their signing and of their responses. */
import { addresseeOf } from '../letters/letter.ts'
import { actingHead, nobody, type ToldOfEach, toOwner, toSecretary } from './readers.ts'

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
    tells: ({ letter }, c) =>
      c.kind === 'appeal' && c.closedOn !== undefined
        ? toSecretary('late_response', letter)
        : toOwner(c, 'response', letter),
  },
} satisfies Partial<ToldOfEach>
