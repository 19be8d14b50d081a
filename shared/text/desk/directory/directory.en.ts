/** The council's directory: words in English. */
import type { DirectoryWords } from './directory-words.ts'

export const en: DirectoryWords = {
  title: 'The council’s directory',
  lead: 'Who holds which post, and where letters go. Changes take effect at once.',
  head: 'Head of the council',
  actingHead: 'Acting head of the council',
  nobodyActs: 'The head acts in person.',
  secretariat: 'Secretariat',
  chair: 'Chair',
  deputy: 'Deputy',
  change: 'Change',
  deputyActs: 'the deputy gets its mail',
  saved: 'The changes are saved.',
  form: {
    name: 'Full name',
    email: 'E-mail',
    language: 'Language of letters',
    acting: {
      legend: 'Who gets the commission’s mail now',
      chair: 'The chair',
      deputy: 'The deputy, while the chair is away',
    },
    deputy: { label: 'Deputy', hint: 'Where there is none, leave the fields empty.' },
    members: { label: 'Who may sign in at the desk', hint: 'Empty lines are not kept.' },
    member: (no) => `Member ${no}`,
    save: 'Save',
    handover:
      'When the address that the commission’s mail goes to changes, its earlier links end, and its open cases go to the new address.',
    actingHead: {
      label: 'Acting head of the council',
      hint: 'While away, the head names a member of the presidium. On these days they sign letters and, where an e-mail address is given, decide what the head is asked. Leave the fields empty if there is nobody.',
    },
    from: { label: 'First day' },
    until: { label: 'Last day' },
    untilBeforeFrom: 'The last day is before the first. Check the dates.',
    noDeputy: 'No deputy is named. Name one, or choose the chair.',
    yourself: 'You cannot take yourself off: ask another member to.',
  },
}
