import type { DraftPageWords } from './words.ts'

export const en: DraftPageWords = {
  labels: { portalUrl: 'On the open legal acts portal', urgent: 'Urgent' },
  yes: 'yes',
  tooEarly: (asked, due) =>
    `The developer asks for recommendations by ${asked}, earlier than the law allows.${due ? ` The lawful date holds: ${due}.` : ''}`,
  agreed: (due) =>
    `Recommendations were due on ${due}: the draft counts as agreed without remarks. They can still be given, and will be marked as late.`,
  late: 'late',
  form: {
    create: {
      title: 'Enter a draft act',
      lead: 'A draft that the portal gave notice of, or that came on paper. Its developer sets the term for recommendations, not less than the law’s.',
      button: 'Register the draft',
    },
    agencyLead:
      'The council has the draft at once. Its number and the date for recommendations come by e-mail.',
    change: 'A new version, or a withdrawal',
    version: {
      title: 'New version',
      lead: 'The term for recommendations begins anew on the day that the version comes. What is left empty stays as it was.',
      button: 'Send the version',
    },
    withdrawal: {
      title: 'Withdraw the draft',
      lead: 'The council will stop considering it.',
      button: 'Withdraw the draft',
    },
    agency: { label: 'Developer' },
    reference: { label: 'Reference' },
    title: { label: 'Title of the draft' },
    actType: { label: 'Kind of act' },
    text: { label: 'Text of the draft', hint: 'Not needed where there is a link.' },
    url: { label: 'Link to the text' },
    portalUrl: { label: 'Address on the open legal acts portal' },
    dueOn: {
      label: 'Recommendations wanted by',
      hint: 'Not earlier than in 10 working days (15 for a bill, 3 for an urgent one). Without a date this least term holds.',
    },
    urgent: { label: 'Urgent (a bill or a temporary decree)' },
    topic: { label: 'Topic' },
    contactName: { label: 'Contact person' },
    contactEmail: { label: 'E-mail of the contact person' },
    channel: { label: 'How it came' },
    channels: { web: 'Notice of the portal', paper: 'On paper', person: 'In person' },
    receivedOn: { label: 'Day of receipt' },
    receivedTime: { label: 'Time of receipt' },
    badMoment: 'Give the day and the time, for example 20.04.2026 and 14:05.',
    reason: { label: 'Why it is withdrawn' },
    open: 'Open the case',
    toChange: 'Enter a new version or a withdrawal',
    done: {
      draft: 'The draft is registered.',
      version: 'The new version has been received.',
      withdrawal: 'The draft has been withdrawn.',
    },
  },
}
