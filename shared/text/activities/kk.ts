/** What an activity's log, the composition's and the channels' say, in a line each. */
import type { CouncilEventType } from '../../../events/council-events.ts'

export const councilEventsKk: Record<CouncilEventType, string> = {
  ActivityPlanned: 'Іс-шара жоспарланды',
  ActivityAnnounced: 'Іс-шара туралы хабарланды',
  ActivityMoved: 'Іс-шара басқа күнге ауыстырылды',
  ActivityCancelled: 'Іс-шара өткізілмейтін болды',
  ActivityBegun: 'Іс-шара басталды',
  AgendaSet: 'Күн тәртібі белгіленді',
  ActivityHeld: 'Іс-шара өткізілді',
  MeetingDecided: 'Дауыс берілді',
  DecisionCarriedOut: 'Шешім орындалды',
  ActivityApproved: 'Жоспардың бөлігі ретінде бекітілді',
  TaskDone: 'Шешім бойынша тапсырма орындалды',
  ActivityDocumented: 'Құжат жасалды',
  ActivityPublished: 'Құжат жарияланды',
  ActivityFollowedUp: 'Ұсынымның орындалуы тексерілді',
  ActivityLoaded: 'Журналдан жүктелді',
  TermOfOfficeBegun: 'Өкілеттік мерзімі басталды',
  MemberAdmitted: 'Мүше қабылданды',
  MemberReserved: 'Резервке енгізілді',
  MemberLeft: 'Мүше кеңес құрамынан шықты',
  MemberPlaced: 'Мүшенің міндеті немесе комиссиясы өзгерді',
  MemberAbsent: 'Мүше қатыспады',
  MemberLoaded: 'Мүше журналдан жүктелді',
  ChannelCounted: 'Арнаның көрсеткіштері енгізілді',
  ReportPublished: 'Есеп жарияланды',
}
