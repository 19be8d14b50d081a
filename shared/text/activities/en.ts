/** What an activity's log, the composition's and the channels' say, in a line each. */
import type { CouncilEventType } from '../../../events/council-events.ts'

export const councilEventsEn: Record<CouncilEventType, string> = {
  ActivityPlanned: 'Activity planned',
  ActivityAnnounced: 'Activity announced',
  ActivityMoved: 'Activity moved to another day',
  ActivityCancelled: 'Activity cancelled',
  ActivityBegun: 'Activity began',
  AgendaSet: 'Agenda set',
  ActivityHeld: 'Activity held',
  MeetingDecided: 'Vote taken',
  DecisionCarriedOut: 'Decision carried out',
  ActivityApproved: 'Approved as part of a plan',
  TaskDone: 'Task of a decision done',
  ActivityDocumented: 'Document drawn up',
  ActivityPublished: 'Document published',
  ActivityFollowedUp: 'Recommendation followed up',
  ActivityLoaded: 'Loaded from a register',
  TermOfOfficeBegun: 'Term of office began',
  MemberAdmitted: 'Member admitted',
  MemberReserved: 'Put on the reserve list',
  MemberLeft: 'Member left',
  MemberPlaced: 'Member’s role or commission changed',
  MemberAbsent: 'Member absent',
  MemberLoaded: 'Member loaded from a register',
  ChannelCounted: 'Channel’s figures entered',
  ReportPublished: 'Report published',
}
