import type { DraftPageWords } from './words.ts'

export const en: DraftPageWords = {
  labels: { portalUrl: 'On the open legal acts portal', urgent: 'Urgent' },
  yes: 'yes',
  tooEarly: (asked, due) =>
    `The developer asks for recommendations by ${asked}, earlier than the law allows.${due ? ` The lawful date holds: ${due}.` : ''}`,
  agreed: (due) =>
    `Recommendations were due on ${due}: the draft counts as agreed without remarks. They can still be given, and will be marked as late.`,
  late: 'late',
}
