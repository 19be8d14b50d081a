import type { FileAccessMails } from '../../../shared/text/notices/kinds/file-access.ts'
import { actUrl, type Examples, type Facts, rules } from './facts.ts'

export const fileAccessExamples = ({ statusUrl, appeal, addressed }: Facts): Examples<FileAccessMails> => ({
  mails: {
    file_asked: {
      kind: 'file_asked',
      ...appeal,
      access: rules.deadline('appeal.file_access', '2026-03-31'),
      actUrl,
    },
    file_shown: { kind: 'file_shown', ...addressed, statusUrl },
  },
  variants: [],
})
