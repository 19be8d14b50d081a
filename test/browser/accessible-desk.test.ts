/** Pages of the desk. */
import { PurgeQueueCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll } from 'vitest'
import { limits } from '../../events/limits.ts'
import { councilDeskWords } from '../../shared/text/activities/desk-words.ts'
import { calendarYearWords } from '../../shared/text/desk/directory/calendar-year-words.ts'
import { directoryWords } from '../../shared/text/desk/directory/directory-words.ts'
import { entryWords } from '../../shared/text/desk/directory/entry-words.ts'
import { listWords } from '../../shared/text/desk/lists/list-words.ts'
import { viewWords } from '../../shared/text/desk/lists/view-words.ts'
import { deskWords } from '../../shared/text/desk/words.ts'
import { deskImportWords } from '../../shared/text/journal/desk-words.ts'
import { deskReportWords } from '../../shared/text/reports/desk-words.ts'
import { journeys, type Visit } from './browser.ts'
import { asked, looksAtEach, type Place } from './places.ts'
import { longText, type Stage, staged } from './stage.ts'
import { atDesk } from './steps.ts'

/** The list on the page, as one of the member's own. */
const savedAs = async ({ page, go, press, lang }: Visit, name: string) => {
  await go(viewWords(lang).save)
  await page.locator('#view-name').fill(name)
  await press(viewWords(lang).button)
}

const scenes = ['busy', 'answered', 'recommended', 'late', 'meetings', 'many'] as const

const pagesOfDesk = (s: Stage<(typeof scenes)[number]>): Place[] => [
  ['the day', '/desk'],
  ['a list of many', '/desk?list=open'],
  ['late', '/desk?list=late'],
  ['this week', '/desk?list=week'],
  ['without a commission', '/desk?list=unassigned'],
  ['the next page', '/desk?list=unassigned', ({ go, lang }) => go(deskWords(lang).list.next)],
  ['letters', '/desk?list=letters'],
  ['of a commission', '/desk?commission=social'],
  ['of an agency', '/desk?agency=tazalyk'],
  ['an empty list', '/desk?kind=initiative&year=2025'],
  ['a filter', '/desk?list=open&commission=social&filter=1'],
  ['a wrong filter', '/desk?list=open&from=x'],
  ['a sorted list', '/desk?list=open&sort=-name'],
  ['a list saved under no name', '/desk?list=late', (visit) => savedAs(visit, '')],
  [
    'a list of one’s own',
    '/desk?list=late&sort=-name',
    (visit) => savedAs(visit, `${visit.lang} ${'Ж'.repeat(limits.viewName)}`.slice(0, limits.viewName)),
  ],
  ['a list to delete', '/desk?list=late&save=1'],
  [
    'nothing ticked',
    '/desk?list=unassigned',
    ({ page, press, lang }) => press(listWords(lang).picked.assign, page.locator('.picked')),
  ],
  [
    'sheets',
    '/desk?list=unassigned',
    async ({ page, press, lang }) => {
      await page.locator('.rows [type=checkbox]').first().check()
      await press(listWords(lang).picked.print)
    },
  ],
  [
    'nothing found',
    '/desk',
    async ({ page, press, lang }) => {
      await page.locator('#q').fill('ALM-A-2020-999999')
      await press(deskWords(lang).search.button)
    },
  ],
  ['no such case', '/desk/cases/ALM-A-2020-999999'],
  ['a case', `/desk/cases/${s.busy.number}`],
  ['a case of a list', `/desk/cases/${s.busy.number}?in=list%3Dopen&i=0&done=assign`],
  ['an action refused', `/desk/cases/${s.recommended.number}`, asked('record_response', { text: longText })],
  ['a case that is answered', `/desk/cases/${s.answered.number}`],
  ['a draft', `/desk/cases/${s.recommended.number}`],
  ['a late case', `/desk/cases/${s.late.number}`],
  ['a receipt', `/desk/cases/${s.busy.number}/receipt?registered`],
  ['an appeal on paper', '/desk/appeals/new'],
  ['the scan of one', '/desk/appeals/files'],
  ['nothing registered', '/desk/appeals/new', ({ press, lang }) => press(deskWords(lang).form.appeal.button)],
  ['an initiative', '/desk/initiatives/new'],
  [
    'nothing opened',
    '/desk/initiatives/new',
    ({ press, lang }) => press(deskWords(lang).form.initiative.button),
  ],
  ['the council’s half-year', '/desk/activities'],
  ['an activity', '/desk/activities/new'],
  ['no activity', '/desk/activities/new', ({ press, lang }) => press(councilDeskWords(lang).plan.button)],
  ['a meeting', `/desk/activities/${s.meetings.waiting}`],
  ['a meeting’s result', `/desk/activities/${s.meetings.waiting}/result`],
  [
    'no result',
    `/desk/activities/${s.meetings.waiting}/result`,
    ({ press, lang }) => press(councilDeskWords(lang).result.button),
  ],
  ['a meeting that was held', `/desk/activities/${s.meetings.held}?done=result`],
  ['the composition', '/desk/members'],
  ['somebody of the reserve', '/desk/members?do=admit&member=m-1'],
  ['the channels', '/desk/channels?done=channels'],
  ['the templates', '/desk/templates?done=saved'],
  ['a period’s report', '/desk/report'],
  ['no period', '/desk/report?from=x', ({ press, lang }) => press(deskReportWords(lang).publish)],
  [
    'a report to publish',
    '/desk/report?from=2025-01-01&to=2025-12-31',
    ({ press, lang }) => press(deskReportWords(lang).publish),
  ],
  [
    'a published report',
    '/desk/report?from=2024-01-01&to=2024-12-31',
    async ({ page, press, leave, lang }) => {
      const words = deskReportWords(lang)
      await press(words.publish)
      await press(words.confirm.button)
      // The same report is not published again: the next visitor reads the one that there is.
      await leave(() => page.locator('main a[href^="/reports/"]').first().click())
    },
  ],
  ['a register to load', '/desk/import'],
  ['no register', '/desk/import', ({ press, lang }) => press(deskImportWords(lang).check)],
  [
    'nothing to activate',
    '/desk/import',
    ({ press, lang }) => press(deskImportWords(lang).activation.button),
  ],
  ['the calendar', '/desk/calendar?done=0'],
  ['a year of the calendar', '/desk/calendar/year'],
  ['no year', '/desk/calendar/year', ({ press, lang }) => press(calendarYearWords(lang).check)],
  [
    'a year that is checked',
    '/desk/calendar/year?year=2027',
    ({ press, lang }) => press(calendarYearWords(lang).check),
  ],
  ['dead letters', '/desk/queues?moved=notices&count=2'],
  ['the directory', '/desk/directory?done=directory'],
  ['nothing found in the directory', '/desk/directory?q=zzz&kind=agency'],
  ['adding a body', '/desk/directory/agency'],
  ['no body', '/desk/directory/agency', ({ press, lang }) => press(entryWords(lang).form.button)],
  ['adding a commission', '/desk/directory/commission'],
  ['adding a topic', '/desk/directory/topic'],
  ['a topic', '/desk/directory/topic/other'],
  ['a commission', '/desk/directory/commission/social'],
  [
    'no chair',
    '/desk/directory/commission/social',
    async ({ page, press, lang }) => {
      await page.locator('[name="chair.email"]').fill('-')
      await press(directoryWords(lang).form.save)
    },
  ],
  ['the secretariat', '/desk/directory/secretariat'],
  ['the head', '/desk/directory/head'],
  ['who stands in for the head', '/desk/directory/acting_head'],
  ['an agency', '/desk/directory/agency/tazalyk'],
  [
    'no day of its end',
    '/desk/directory/agency/tazalyk',
    ({ press, lang }) => press(entryWords(lang).ending.button),
  ],
  ['signing in', '/desk/sign-in?out'],
  ['no address', '/desk/sign-in', ({ press, lang }) => press(deskWords(lang).signIn.button)],
  [
    'a link sent',
    '/desk/sign-in',
    async ({ page, press, lang }) => {
      await page.locator('[name=email]').fill('nobody@example.kz')
      await press(deskWords(lang).signIn.button)
    },
  ],
  ['a link that is used', '/desk/sign-in/used'],
]

journeys('Pages of the desk: every one in every state', ({ system, visiting }) => {
  let stage: Stage<(typeof scenes)[number]>
  let dead = ''
  beforeAll(async () => {
    stage = await staged(system, scenes)
    // A message that nobody could deal with.
    const queues = (await system.allQueues()).dead.filter((url) => /notice/i.test(url))
    dead = queues[0] ?? ''
    await system.sqs.send(new SendMessageCommand({ QueueUrl: dead, MessageBody: '{}' }))
  })
  afterAll(async () => {
    await system.sqs.send(new PurgeQueueCommand({ QueueUrl: dead }))
  })

  looksAtEach(
    visiting,
    () => pagesOfDesk(stage),
    (visit) => atDesk(system, visit),
  )
})
