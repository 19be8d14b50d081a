/** English, for how appeals come in. */
import { wording } from '../explanation.ts'
import type { AppealWords } from './words.ts'

export const en: AppealWords = {
  unnamed: 'Name not given',
  anonymous: 'Anonymous: nothing says who wrote it',
  oral: 'Said in person; the text is the protocol',
  labels: {
    acceptedBy: 'Accepted by',
    decidedBy: 'Decided by',
    representative: 'Representative',
    signatories: 'Signatories',
    kind: 'Form of the appeal',
  },
  acceptedBy: {
    member: (name) => `${name}, member of the secretariat of the council`,
    system: 'The information system of the council',
  },
  decidedBy: ({ name, post, commission }, lang) =>
    `${name}, ${post === 'chair' ? 'chair of the commission' : 'deputy chair of the commission'} (${wording(commission, lang)})`,
  complaint: (to, until) =>
    `A complaint of the answer goes to ${to}${until ? `, ${until}` : ''}: on this page or on paper.`,
  complaintTo: (to) => `On paper a complaint of the answer goes to ${to}.`,
  form: {
    noIin: { label: 'I have no IIN', hint: 'For example, you are a citizen of another country.' },
    followByCode: {
      label: 'I give neither e-mail nor telephone: I will follow the appeal by its number and code',
      hint: 'The answer and all notices will then be on the page of the appeal only.',
    },
    others: 'If you act for somebody else, or several people have signed',
    representative: {
      label: 'Name of the representative',
      hint: 'If the appeal is made by a representative.',
    },
    authority: {
      label: 'Authority of the representative',
      hint: 'For example: power of attorney No. 5 of 3 March 2026.',
    },
    signatories: {
      label: 'How many people have signed',
      hint: 'For a collective appeal. The applicant named above is one of them, and is written to.',
    },
    mistyped: (typed, meant) =>
      `Check the address ${typed}: you may have meant ${meant}. The receipt and the answer go to the address given.`,
    mistypedFor: (typed, meant) =>
      `Check the address ${typed}: it may have been meant as ${meant}. If it is right, press the button again.`,
    takeMeant: (meant) => `Change it to ${meant}`,
    oral: {
      label: 'Said in person: the text below is the protocol',
      hint: 'For an oral appeal, written down by who received the visitor.',
    },
    name: {
      label: 'Name',
      hint: 'Full name of the person, or name of the organisation. Leave it out if there is none or it is illegible.',
    },
  },
  fileAccess: {
    title: 'See the file',
    text: 'You may see the file of the case, while it is considered and after. The council shows it within three working days (article 75 of the Administrative Procedural and Process Code).',
    button: 'Ask to see the file',
    asked: (by) => `You have asked to see the file.${by ? ` The council shows it ${by}.` : ''}`,
    shown: (day) => `The file was opened to you on ${day}: all papers and files are below, on this page.`,
    seen: (day) => `You saw the file on ${day}.`,
    toShow: (by) => `The applicant asks to see the file${by ? `: ${by}` : ''}.`,
    ways: { page: 'Open it on the page of the appeal', in_person: 'Shown in person' },
  },
  faults: {
    contact:
      'Give an e-mail address or a telephone number, or choose to follow the appeal by its number and code.',
    signatories: 'Give a whole number of people, from 2 on.',
    onlyInPerson: 'A protocol is of an appeal made in person. Choose “In person” as how it came.',
    noIinWithIin: 'Either the IIN is given, or it is said that there is none. Leave one of the two.',
  },
  missing: {
    name: 'name of the applicant',
    iin: 'IIN',
    bin: 'BIN',
    address: 'postal address',
    contact: 'e-mail address or telephone number',
    signature: 'signature',
    authority: 'proof of the representative’s authority',
    matter: 'what is asked for',
  },
  returnGrounds: {
    not_completed: 'Not completed in time',
    repeated: 'Repeats an appeal that was answered, without new arguments',
    insulting: 'Contains obscene or insulting words',
  },
  terminationGrounds: {
    decided: 'The same matter has been decided',
    court: 'A court has decided the matter',
    withdrawn: 'The applicant does not insist on it',
    anonymous: 'Anonymous appeal',
  },
  page: {
    completion: 'Please complete your appeal',
    missing: 'What is missing',
    completeBy: (until) => `Please complete the appeal ${until}.`,
    orReturned:
      'If nothing comes, the appeal may be returned to you. You can then submit it again, complete.',
    completionLabel: 'What you add',
    completionHint: 'Those who deal with your appeal get it at once. Files can be attached.',
    completionButton: 'Send',
    returned: 'Why the appeal was returned',
    terminated: 'Why the proceedings ended',
    ground: 'Ground',
    earlier: 'Earlier appeal',
    on: 'Date of the decision',
    again: 'You can submit a new appeal with new arguments at any time.',
    returnableUntil: (until) => `The appeal was not completed in time; it may be returned ${until}.`,
    repeats: 'Earlier appeals of the same applicant in like words',
    unchanged: 'the same words',
    linked: 'Linked with earlier appeals',
    filed: (number) =>
      `This appeal says the same as appeal ${number}, which was returned. It has been put on file with that one and is not answered. You can submit a new appeal with new arguments at any time.`,
    danger: 'Marked as telling of a crime or a danger',
  },
}
