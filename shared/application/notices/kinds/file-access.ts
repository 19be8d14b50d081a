/** The applicant asks to see the file, and may, as models of mails. */
import { type NoticeEntries, ofAppeal } from '../occasion.ts'

export const fileAccessNotices: NoticeEntries<'file_asked' | 'file_shown'> = {
  file_asked: {
    model: ofAppeal(({ e, common }) =>
      e.type === 'FileAccessAsked' ? { kind: 'file_asked', ...common, access: e.access } : undefined,
    ),
  },

  file_shown: {
    model: ofAppeal(({ addressed }) => ({ kind: 'file_shown', ...addressed })),
  },
}
