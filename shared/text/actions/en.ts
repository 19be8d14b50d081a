import type { ActingWords } from './words.ts'

export const en: ActingWords = {
  news: {
    title: 'New in this case',
    kinds: {
      disputed: 'The applicant disagrees with the answer',
      message: 'A new message from the applicant',
      completed: 'The applicant has completed the appeal',
      response: 'A letter has been responded to',
      returned: 'The commission gave the case back',
      version: 'A new version of the draft has come',
      extended: 'The term was extended',
      extension_refused: 'The extension was refused',
      extension_asked: 'The commission asks for an extension',
      signature_refused: 'The letter was not signed',
    },
    response: (from, letter) => `Response received: ${from} (${letter})`,
  },
  whole: 'The whole text',
  answerIn: {
    label: 'Language of the answer',
    languages: { kk: 'Kazakh', ru: 'Russian', en: 'English' },
    hint: {
      kk: 'The applicant writes in Kazakh: write in Kazakh.',
      ru: 'The applicant writes in Russian: write in Russian.',
      en: 'The applicant writes in English: write in English.',
    },
  },
  wrongLanguage: {
    kk: 'The appeal is in Kazakh, and the text has no Kazakh letters. Check the language.',
    ru: 'The appeal is in Russian, and the text seems to be in another language. Check the language.',
    en: 'The appeal is in English, and the text seems to be in another language. Check the language.',
  },
  dueOn: { byLaw: 'Response due by law', ofApplicant: 'Until when the applicant can respond' },
  restored: 'The text that was not sent yet is here again.',
  unsent: {
    keep: 'Save the draft',
    kept: 'The draft is saved',
    whereKept:
      'Everybody who works on this case sees it, on any device. Nothing was sent. The draft goes when the text is sent, or 30 days after it was last saved.',
    by: (who, when) => `Draft saved: ${who}, ${when}.`,
    changed:
      'Somebody else has changed the draft meanwhile. Both texts are below: take over what you need into the form and save again.',
    theirs: (who, when) => `The text that somebody else saved: ${who}, ${when}.`,
    yours: 'Your own text, typed in this browser and not saved:',
  },
  preview: 'The mail that the addressee will get',
  notes: 'Notes of the secretariat',
  signing: {
    waits: 'A letter waits for signature',
    proposed:
      'The letter has been put before the head of the council for signature. It has not gone to its addressee yet.',
    until: (until) => `It is to be signed or given back ${until}.`,
    refused: (on) => `A letter came back unsigned on ${on}`,
    reason: 'Reason',
  },
  sent: {
    letter: (number, to, due) => `Letter ${number}: ${to}${due ? `, response due ${due}` : ''}.`,
    toHandOver: (number, to) =>
      `Letter ${number}: ${to}. The body has no e-mail: the council’s office will hand it over.`,
    question: (number, due) => `Case ${number}${due ? `: the applicant’s reply is due ${due}` : ''}.`,
  },
  byHand: {
    mark: 'no e-mail',
    applicant: 'The applicant has no e-mail: the council’s office will hand this over or post it.',
    body: 'No e-mail address of the body is given: the council’s office will hand this over or post it.',
  },
}
