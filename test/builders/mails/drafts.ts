import type { DraftMails } from '../../../shared/text/notices/kinds/drafts.ts'
import { actUrl, type Examples, type Facts, recommendation, rules } from './facts.ts'

export const draftExamples = ({ said, draft }: Facts): Examples<DraftMails> => {
  const mails: Examples<DraftMails>['mails'] = {
    draft_registered: {
      kind: 'draft_registered',
      ...draft,
      contactName: said('Болат Омарұлы Ахметов', 'Болат Омарович Ахметов', 'Bolat Akhmetov'),
      recommendation,
    },
    draft_version: {
      kind: 'draft_version',
      ...draft,
      version: 2,
      recommendation: rules.deadline('draft_act.recommendation', '2026-04-06'),
      actUrl,
    },
    draft_too_early: {
      kind: 'draft_too_early',
      ...draft,
      asked: '2026-03-27',
      recommendation,
      actUrl,
    },
    draft_agreed: { kind: 'draft_agreed', ...draft, due: '2026-04-08', actUrl },
    draft_ended: {
      kind: 'draft_ended',
      ...draft,
      outcome: 'returned',
      text: said(
        'Жобаға түсіндірме жазба қоса берілмеген.',
        'К проекту не приложена пояснительная записка.',
        'The explanatory note is not attached to the draft.',
      ),
    },
  }
  return {
    mails,
    variants: [
      {
        kind: 'draft_version',
        when: 'not accepted yet',
        model: { ...mails.draft_version, acceptance: rules.deadline('appeal.acceptance', '2026-04-06') },
      },
      {
        kind: 'draft_ended',
        when: 'not considered',
        model: {
          ...mails.draft_ended,
          outcome: 'not_considered',
          text: said(
            'Жоба техникалық сипатта және азаматтардың құқықтарына әсер етпейді.',
            'Проект носит технический характер и не затрагивает прав граждан.',
            'The draft is technical and does not affect the rights of citizens.',
          ),
        },
      },
    ],
  }
}
