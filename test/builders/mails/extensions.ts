import type { ExtensionMails } from '../../../shared/text/notices/kinds/extensions.ts'
import { actUrl, answer, commission, type Examples, extended, type Facts, rules } from './facts.ts'

export const extensionExamples = ({
  said,
  statusUrl,
  appeal,
  addressed,
  reason,
}: Facts): Examples<ExtensionMails> => {
  const decidedBy = {
    name: said('Г. Т. Нұрланова', 'Г. Т. Нурланова', 'G. T. Nurlanova'),
    post: 'deputy_head' as const,
  }
  const mails: Examples<ExtensionMails>['mails'] = {
    extension_request: {
      kind: 'extension_request',
      ...appeal,
      commission,
      until: '2026-05-18',
      reason,
      answer,
      decision: rules.deadline('extension.decision', '2026-04-08'),
      actUrl,
    },
    extension_decided: {
      kind: 'extension_decided',
      ...appeal,
      granted: true,
      reason,
      decidedBy,
      answer: extended,
      actUrl,
    },
    extended: { kind: 'extended', ...addressed, reason, decidedBy, answer: extended, statusUrl },
  }
  return {
    mails,
    variants: [
      {
        kind: 'extension_decided',
        when: 'refused',
        model: {
          ...mails.extension_decided,
          granted: false,
          answer,
          reason: said(
            'Мемлекеттік органның жауабы мерзім өткенге дейін келеді.',
            'Ответ государственного органа поступит до истечения срока.',
            'The state body will respond before the term is over.',
          ),
        },
      },
    ],
  }
}
