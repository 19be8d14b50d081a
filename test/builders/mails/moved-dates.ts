import type { MovedDateMails } from '../../../shared/text/notices/kinds/moved-dates.ts'
import {
  actUrl,
  answer,
  dispute,
  type Examples,
  type Facts,
  letter,
  recommendation,
  response,
} from './facts.ts'

export const movedDateExamples = ({
  statusUrl,
  appeal,
  letterSubject,
  ofDraft,
}: Facts): Examples<MovedDateMails> => {
  const mails: Examples<MovedDateMails>['mails'] = {
    due_moved: {
      kind: 'due_moved',
      ...appeal,
      caseKind: 'appeal',
      why: 'calendar',
      to: 'applicant',
      due: answer,
      url: statusUrl,
    },
  }
  return {
    mails,
    variants: [
      {
        kind: 'due_moved',
        when: 'after a pause, to the chair of a draft act',
        model: {
          ...mails.due_moved,
          ...ofDraft,
          why: 'pause',
          to: 'office',
          due: recommendation,
          url: actUrl,
          entryMoved: true,
        },
      },
      {
        kind: 'due_moved',
        when: 'of a letter, to its agency',
        model: {
          ...mails.due_moved,
          number: letter,
          subject: letterSubject,
          to: 'agency',
          due: response,
          url: actUrl,
        },
      },
      {
        kind: 'due_moved',
        when: 'of disputing an answer',
        model: { ...mails.due_moved, due: dispute },
      },
    ],
  }
}
