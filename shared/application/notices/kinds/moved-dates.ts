/** Due dates that a calendar or a pause moved, as the model of a mail. */
import { movedDates } from '../../../domain/notices/moved-dates.ts'
import { subjectOf } from '../../texts-of-case.ts'
import { type NoticeEntries, referenceOf } from '../occasion.ts'

export const movedDateNotices: NoticeEntries<'due_moved'> = {
  due_moved: {
    setsTheDay: (e) =>
      'moved' in e && e.moved.some(({ key }) => key === 'answer' || key === 'recommendation'),
    model: async ({ deps: { people }, notice, e, c, common, letter }) => {
      if (e.type !== 'ClockResumed' && e.type !== 'DueDatesMoved') return undefined
      const [due, ...more] = movedDates(notice, e, c)
      const { role } = notice.to
      const to = role === 'applicant' || role === 'contact' || role === 'agency' ? role : 'office'
      const why = e.type === 'ClockResumed' ? 'pause' : 'calendar'
      const url = role === 'applicant' ? common.statusUrl : common.actUrl
      const own = letter && { number: letter.number, subject: await subjectOf(people, c, letter.content) }
      // A body that the draft is not of knows it by the letter only.
      const reference = letter && letter.remarks === undefined ? {} : await referenceOf(people, c)
      const moved = {
        ...common,
        ...own,
        caseKind: c.kind,
        ...reference,
        why,
        to,
        ...(url && { url }),
      } as const
      return due && { kind: 'due_moved', ...moved, due, ...(more.length && { more }) }
    },
  },
}
