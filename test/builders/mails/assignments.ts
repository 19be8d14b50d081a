import type { AssignmentMails } from '../../../shared/text/notices/kinds/assignments.ts'
import {
  acceptance,
  actUrl,
  agency,
  answer,
  commission,
  council,
  type Examples,
  type Facts,
  named,
  receivedOn,
  recommendation,
  rules,
  triage,
} from './facts.ts'

export const assignmentExamples = ({
  said,
  appeal,
  addressed,
  draft,
  ofDraft,
}: Facts): Examples<AssignmentMails> => {
  const mails: Examples<AssignmentMails>['mails'] = {
    appeal_assigned: {
      kind: 'appeal_assigned',
      ...addressed,
      commission,
      applicantKind: 'person',
      topic: named(council.topics, 'housing'),
      district: named(council.districts, 'medeu'),
      receivedOn,
      answer,
      answerIn: 'kk',
      acceptance,
      actUrl,
    },
    draft_assigned: {
      kind: 'draft_assigned',
      ...draft,
      commission,
      agency,
      actType: 'akimat-resolution',
      receivedOn,
      recommendation,
      acceptance,
      actUrl,
    },
    triage: {
      kind: 'triage',
      number: 'ALM-A-2026-000002',
      caseKind: 'appeal',
      subject: said('Түнгі шу', 'Шум по ночам', 'Noise at night'),
      triage,
      actUrl,
    },
    returned: {
      kind: 'returned',
      ...appeal,
      caseKind: 'appeal',
      commission,
      reason: said(
        'Мәселе көлік комиссиясының құзыретіне жатады.',
        'Вопрос относится к ведению комиссии по транспорту.',
        'The matter belongs to the commission on transport.',
      ),
      triage: rules.deadline('appeal.triage', '2026-03-26'),
      actUrl,
    },
    unassigned: { kind: 'unassigned', ...appeal, caseKind: 'appeal', why: 'returned' },
  }
  return {
    mails,
    variants: [
      {
        kind: 'appeal_assigned',
        when: 'to a chair whom the directory has by name and patronymic',
        model: { ...mails.appeal_assigned, reader: said('Айгүл Қайратқызы', 'Ерлан Маратович', '') },
      },
      { kind: 'triage', when: 'a draft act', model: { ...mails.triage, ...ofDraft } },
      {
        kind: 'triage',
        when: 'a draft act that a commission gave back comes anew',
        model: { ...mails.triage, ...ofDraft, cameBack: true, began: 'version' },
      },
      { kind: 'returned', when: 'a draft act', model: { ...mails.returned, ...ofDraft } },
      { kind: 'unassigned', when: 'a draft act', model: { ...mails.unassigned, ...ofDraft } },
      { kind: 'unassigned', when: 'forwarded', model: { ...mails.unassigned, why: 'forwarded' } },
    ],
  }
}
