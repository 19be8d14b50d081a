/** What an activity's log, the composition's and the channels' say, in a line each. */
import type { CouncilEventType } from '../../../events/council-events.ts'

export const councilEventsRu: Record<CouncilEventType, string> = {
  ActivityPlanned: 'Мероприятие запланировано',
  ActivityAnnounced: 'О мероприятии объявлено',
  ActivityMoved: 'Мероприятие перенесено',
  ActivityCancelled: 'Мероприятие отменено',
  ActivityBegun: 'Мероприятие начато',
  AgendaSet: 'Повестка дня определена',
  ActivityHeld: 'Мероприятие проведено',
  MeetingDecided: 'Проведено голосование',
  DecisionCarriedOut: 'Решение исполнено',
  ActivityApproved: 'Утверждено в плане',
  TaskDone: 'Поручение по решению исполнено',
  ActivityDocumented: 'Документ составлен',
  ActivityPublished: 'Документ опубликован',
  ActivityFollowedUp: 'Исполнение рекомендации проверено',
  ActivityLoaded: 'Загружено из журнала',
  TermOfOfficeBegun: 'Начался срок полномочий',
  MemberAdmitted: 'Принят член совета',
  MemberReserved: 'Включён в резервный список',
  MemberLeft: 'Член совета выбыл',
  MemberPlaced: 'Изменены обязанности или комиссия члена совета',
  MemberAbsent: 'Член совета отсутствовал',
  MemberLoaded: 'Член совета загружен из журнала',
  ChannelCounted: 'Внесены показатели канала',
  ReportPublished: 'Опубликован отчёт',
}
