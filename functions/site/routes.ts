/** What the council tells everybody of itself and its work. */
import { later } from '../../shared/http/later.ts'
import type { Handlers } from '../../shared/http/web-function.ts'
import { control, controlled, file, meeting, meetings } from './activities.ts'
import { answer, answers } from './answers.ts'
import { calendar } from './calendar.ts'
import { council } from './council.ts'
import type { SiteDeps } from './deps.ts'
import { draft, drafts } from './drafts.ts'
import { feed } from './feed.ts'
import { home } from './home.ts'
import { news } from './news.ts'
import { report, reportFile } from './reports.ts'
import { sitemap } from './sitemap.ts'

const about = later<SiteDeps, 'accessibility' | 'privacy'>(() => import('./about.ts'))
const deadline = later<SiteDeps, 'calculator'>(() => import('./deadline.ts'))

export const handlers: Handlers<'site', SiteDeps> = {
  'GET /': home,
  'GET /council': council,
  'GET /accessibility': about('accessibility'),
  'GET /privacy': about('privacy'),
  'GET /deadline': deadline('calculator'),
  'GET /meetings': meetings,
  'GET /meetings/{number}': meeting,
  'GET /meetings/{number}/files/{id}': file,
  'GET /meetings.ics': calendar,
  'GET /control': control,
  'GET /control/{number}': controlled,
  'GET /control/{number}/files/{id}': file,
  'GET /drafts': drafts,
  'GET /drafts/{number}': draft,
  'GET /answers': answers,
  'GET /answers/{id}': answer,
  'GET /news': news,
  'GET /reports/{id}': report,
  'GET /reports/{id}/{file}': reportFile,
  'GET /feed.atom': feed,
  'GET /sitemap.xml': sitemap,
}
