import type { ReminderMails } from '../../../shared/text/notices/kinds/reminders.ts'
import type { MailOf } from '../../../shared/text/notices/models.ts'
import { rules } from '../council.ts'
import { actUrl, draftNumber, type Examples, type Facts, letter, number } from './facts.ts'

export const reminderExamples = ({ said, statusUrl, appeal }: Facts): Examples<ReminderMails> => {
  const mails: Examples<ReminderMails>['mails'] = {
    digest: {
      kind: 'digest',
      on: '2026-04-14',
      items: [
        { ...appeal, caseKind: 'appeal', term: 'appeal.answer', due: '2026-04-13', stage: 1, actUrl },
        {
          number: 'ALM-N-2026-000003',
          caseKind: 'draft_act',
          subject: said('Автотұрақ ақысы туралы', 'О плате за парковку', 'Parking fees'),
          term: 'draft_act.recommendation',
          due: '2026-04-16',
          stage: -2,
          actUrl,
        },
        {
          number: 'ALM-A-2026-000007',
          caseKind: 'appeal',
          subject: said('Ауладағы ойын алаңы', 'Детская площадка во дворе', 'The playground in the yard'),
          term: 'control',
          due: '2026-04-16',
          stage: -2,
          actUrl,
        },
      ],
    },
  }
  const [first] = mails.digest.items
  const item = { ...(first as (typeof mails.digest.items)[0]), due: '2026-04-16', stage: -2 }
  const digest = (...items: Partial<typeof item>[]): MailOf<'digest'> => ({
    ...mails.digest,
    items: items.map((differs) => ({ ...item, ...differs })),
  })
  return {
    mails,
    variants: [
      {
        kind: 'digest',
        when: 'to the secretariat',
        model: {
          ...digest(
            {
              term: 'appeal.acceptance',
              due: '2026-04-08',
              stage: 4,
              owes: rules.council.commissions[0]?.names ?? '',
            },
            {
              number: letter,
              term: 'letter.response',
              due: '2026-04-13',
              stage: 1,
              owes: rules.council.agencies[0]?.names ?? '',
            },
            { term: 'appeal.triage', due: '2026-04-14', stage: 0 },
            {
              number: draftNumber,
              caseKind: 'draft_act',
              term: 'appeal.triage',
              due: '2026-04-14',
              stage: 0,
            },
            { term: 'extension.notice' },
            { term: 'appeal.clarification', byHand: true },
          ),
          missing: [2028],
        },
      },
      {
        kind: 'digest',
        when: 'to the head',
        model: digest({ term: 'extension.decision', due: '2026-04-14', stage: 0 }),
      },
      { kind: 'digest', when: 'to an agency', model: digest({ number: letter, term: 'letter.response' }) },
      {
        kind: 'digest',
        when: 'to the applicant',
        model: digest({ term: 'appeal.clarification', actUrl: statusUrl }),
      },
      {
        kind: 'digest',
        when: 'only the calendar is missing',
        model: { ...mails.digest, items: [], missing: [2028] },
      },
      {
        kind: 'digest',
        when: 'the calendar of the year is provisional',
        model: { ...mails.digest, items: [], provisional: 2027 },
      },
      {
        kind: 'digest',
        when: 'cases could not be checked',
        model: {
          ...digest({ term: 'appeal.triage', due: '2026-04-14', stage: 0 }),
          failed: [number, draftNumber],
        },
      },
      {
        kind: 'digest',
        when: 'a case could not be checked, and nothing else',
        model: { ...mails.digest, items: [], failed: [number] },
      },
    ],
  }
}
