/** The desk's routes: lists and cases, signing in, what is entered by hand, the directory. */
import { later } from '../../shared/http/later.ts'
import type { Handlers } from '../../shared/http/web-function.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'
import * as cases from './cases/cases.ts'
import * as drafts from './cases/drafts.ts'
import * as forms from './cases/forms.ts'
import { readLetter } from './cases/papers.ts'
import { open, register } from './cases/register.ts'
import { show } from './lists/day.ts'
import { file, list } from './lists/list-file.ts'
import { act } from './lists/rows.ts'
import { search } from './lists/search.ts'
import * as signIn from './sign-in.ts'
import { forMembers } from './staff.ts'

/** The council's own work is loaded when somebody goes to it: most days nobody does. */
const activities = later<DeskDeps, 'show' | 'showNew' | 'sendNew'>(() => import('./activities/activities.ts'))
const activity = later<DeskDeps, 'showOne' | 'sendOne' | 'showFiles' | 'openFile'>(
  () => import('./activities/activity.ts'),
)
const result = later<DeskDeps, 'showResult' | 'sendResult'>(() => import('./activities/activity-result.ts'))
const members = later<DeskDeps, 'showMembers' | 'sendMembers' | 'showChannels' | 'sendChannels'>(
  () => import('./members/members.ts'),
)
const views = later<DeskDeps, 'change'>(() => import('./lists/views.ts'))
const templates = later<DeskDeps, 'showTemplates' | 'addTemplate' | 'showTemplate' | 'changeTemplate'>(
  () => import('./directory/templates.ts'),
)
const directory = later<DeskDeps, 'showDirectory' | 'showEntry' | 'changeEntry'>(
  () => import('./directory/directory.ts'),
)
const protocol = later<DeskDeps, 'showProtocol' | 'readProtocol'>(() => import('./activities/protocol.ts'))
const report = later<DeskDeps, 'show' | 'send'>(() => import('./report.ts'))
const registers = later<DeskDeps, 'show' | 'send' | 'problems'>(() => import('./import.ts'))
const calendar = later<DeskDeps, 'show' | 'send'>(() => import('./directory/calendar.ts'))
const calendarYear = later<DeskDeps, 'show' | 'send'>(() => import('./directory/calendar-year.ts'))
const queues = later<DeskDeps, 'show' | 'send'>(() => import('./queues.ts'))
const council = later<DeskDeps, 'plan' | 'act' | 'changeComposition' | 'enterChannel'>(
  () => import('./activities/council.ts'),
)

export const handlers: Handlers<'desk', DeskDeps> = {
  'GET /desk': show,
  'GET /desk/cases.csv': file,
  'POST /desk/cases': act,
  'POST /desk/views': views('change'),
  'POST /desk/search': search,
  'GET /desk/sign-in': signIn.show,
  'POST /desk/sign-in': signIn.send,
  'GET /desk/sign-in/{link}': signIn.open,
  'POST /desk/sign-in/{link}': signIn.confirm,
  'POST /desk/sign-out': forMembers(signIn.signOut),
  'GET /desk/cases/{number}': cases.show,
  'POST /desk/cases/{number}': cases.send,
  'GET /desk/cases/{number}/files': cases.showFiles,
  'GET /desk/cases/{number}/receipt': cases.receipt,
  'GET /desk/appeals/new': forms.showAppeal,
  'POST /desk/appeals/new': forms.sendAppeal,
  'GET /desk/appeals/files': forms.showFiles,
  'GET /desk/initiatives/new': forms.showInitiative,
  'POST /desk/initiatives/new': forms.sendInitiative,
  'GET /desk/draft-acts/new': drafts.showNew,
  'POST /desk/draft-acts/new': drafts.sendNew,
  'GET /desk/draft-acts/change': drafts.showChange,
  'POST /desk/draft-acts/versions': drafts.sendVersion,
  'POST /desk/draft-acts/withdrawals': drafts.sendWithdrawal,
  'GET /desk/templates': templates('showTemplates'),
  'POST /desk/templates': templates('addTemplate'),
  'GET /desk/templates/{id}': templates('showTemplate'),
  'POST /desk/templates/{id}': templates('changeTemplate'),
  'GET /desk/directory': directory('showDirectory'),
  'GET /desk/directory/{of}': directory('showEntry'),
  'POST /desk/directory/{of}': directory('changeEntry'),
  'GET /desk/directory/{of}/{id}': directory('showEntry'),
  'POST /desk/directory/{of}/{id}': directory('changeEntry'),
  'GET /desk/activities': activities('show'),
  'GET /desk/activities/new': activities('showNew'),
  'POST /desk/activities/new': activities('sendNew'),
  'GET /desk/activities/{number}': activity('showOne'),
  'POST /desk/activities/{number}': activity('sendOne'),
  'GET /desk/activities/{number}/result': result('showResult'),
  'POST /desk/activities/{number}/result': result('sendResult'),
  'GET /desk/activities/{number}/protocol/{file}': protocol('showProtocol'),
  'GET /desk/activities/{number}/files': activity('showFiles'),
  'GET /desk/activities/{number}/files/{id}': activity('openFile'),
  'GET /desk/members': members('showMembers'),
  'POST /desk/members': members('sendMembers'),
  'GET /desk/channels': members('showChannels'),
  'POST /desk/channels': members('sendChannels'),
  'GET /desk/report': report('show'),
  'POST /desk/report': report('send'),
  'GET /desk/import': registers('show'),
  'POST /desk/import': registers('send'),
  'GET /desk/import/problems.csv': registers('problems'),
  'GET /desk/calendar': calendar('show'),
  'POST /desk/calendar': calendar('send'),
  'GET /desk/calendar/year': calendarYear('show'),
  'POST /desk/calendar/year': calendarYear('send'),
  'GET /desk/queues': queues('show'),
  'POST /desk/queues': queues('send'),
  'GET /api/desk/cases': list,
  'GET /api/letters/{file}': readLetter,
  'POST /api/desk/appeals': register,
  'POST /api/desk/initiatives': open,
  'POST /api/desk/draft-acts': drafts.create,
  'POST /api/desk/draft-acts/{number}/versions': drafts.addVersion,
  'POST /api/desk/draft-acts/{number}/withdraw': drafts.withdraw,
  'POST /api/desk/activities': council('plan'),
  'POST /api/desk/activities/{number}': council('act'),
  'GET /api/desk/activities/{number}/protocol/{file}': protocol('readProtocol'),
  'POST /api/desk/members': council('changeComposition'),
  'POST /api/desk/channels': council('enterChannel'),
}
