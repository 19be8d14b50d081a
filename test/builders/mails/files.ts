import type { FileMails } from '../../../shared/text/notices/kinds/files.ts'
import { actUrl, councilHead, type Examples, type Facts, number } from './facts.ts'

export const fileExamples = ({ said, subject, statusUrl }: Facts): Examples<FileMails> => {
  const mails: Examples<FileMails>['mails'] = {
    files_refused: {
      kind: 'files_refused',
      number,
      subject,
      to: 'applicant',
      files: [
        { name: said('Аула.pdf', 'Двор.pdf', 'Yard.pdf'), why: 'content' },
        { name: said('Өтініш.docx', 'Заявление.docx', 'Statement.docx'), why: 'protected' },
      ],
      url: statusUrl,
    },
  }
  return {
    mails,
    variants: [
      {
        kind: 'files_refused',
        when: 'one file, of an applicant without e-mail',
        model: { ...mails.files_refused, to: 'for_applicant', files: [{ why: 'malware' }], url: actUrl },
      },
      {
        kind: 'files_refused',
        when: 'of a chair',
        model: { ...mails.files_refused, to: 'office', url: actUrl },
      },
      {
        kind: 'files_refused',
        when: 'of an agency',
        model: { ...mails.files_refused, to: 'agency', url: actUrl },
      },
      {
        kind: 'files_refused',
        when: 'of the secretariat, to an activity',
        model: {
          ...mails.files_refused,
          ...{ number: 'ALM-M-2026-000001', to: 'activity' },
          url: `${councilHead.portal}/desk/activities/ALM-M-2026-000001`,
          subject: said('Мектептердің қолжетімділігі', 'Доступность школ', 'Access to schools'),
        },
      },
    ],
  }
}
