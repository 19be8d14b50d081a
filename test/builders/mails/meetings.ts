import type { MeetingMails } from '../../../shared/text/notices/kinds/meetings.ts'
import { councilHead, type Examples, type Facts } from './facts.ts'

export const meetingExamples = ({ said, lang }: Facts): Examples<MeetingMails> => {
  const meeting = {
    number: 'ALM-M-2026-000004',
    change: 'announced' as const,
    form: { kk: 'Жалпы отырыс', ru: 'Общее заседание', en: 'General meeting' },
    title: said('Сумен жабдықтау туралы', 'О водоснабжении', 'On water supply'),
    on: '2026-04-17',
    time: '15:00',
    place: said('Республика алаңы, 4', 'Площадь Республики, 4', '4 Republic Square'),
  }
  const mails: Examples<MeetingMails>['mails'] = {
    meeting: {
      kind: 'meeting',
      ...meeting,
      agenda: [
        said('Су арналарының жай-күйі', 'О состоянии водопровода', 'The state of the water mains'),
        said('Жартыжылдық жоспар', 'План на полугодие', 'The plan of the half-year'),
      ],
      url: `${councilHead.portal}/meetings/ALM-M-2026-000004?lang=${lang}`,
    },
    meeting_by_hand: {
      kind: 'meeting_by_hand',
      ...meeting,
      names: [
        said('Айгүл Серікқызы Нұрланова', 'Айгуль Сериковна Нурланова', 'Aigul Nurlanova'),
        said('Сергей Викторович Ким', 'Сергей Викторович Ким', 'Sergei Kim'),
      ],
      deskUrl: `${councilHead.portal}/desk/activities/ALM-M-2026-000004?lang=${lang}`,
    },
  }
  return {
    mails,
    variants: [
      {
        kind: 'meeting',
        when: 'moved',
        model: { ...mails.meeting, change: 'moved', on: '2026-04-24' },
      },
      {
        kind: 'meeting',
        when: 'cancelled',
        model: { ...mails.meeting, change: 'cancelled', agenda: [] },
      },
      {
        kind: 'meeting_by_hand',
        when: 'cancelled',
        model: { ...mails.meeting_by_hand, change: 'cancelled' },
      },
    ],
  }
}
