/**
 * axe-core finds nothing on any page in any state, in any language, by light and in the dark, however narrow. A new
 * page is one line of its list.
 */
import { randomUUID } from 'node:crypto'
import { PurgeQueueCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Mail, tokenIn, until } from '../../infra/ops/visitor.ts'
import type { ActionName } from '../../shared/domain/capabilities.ts'
import { actingWords } from '../../shared/text/actions/words.ts'
import { workWords } from '../../shared/text/actions/work-words.ts'
import { councilDeskWords } from '../../shared/text/activities/desk-words.ts'
import { directoryWords } from '../../shared/text/desk/directory-words.ts'
import { listWords } from '../../shared/text/desk/list-words.ts'
import { deskWords } from '../../shared/text/desk/words.ts'
import { deskImportWords } from '../../shared/text/journal/desk-words.ts'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import { listedWords } from '../../shared/text/papers/listed-words.ts'
import { deskReportWords } from '../../shared/text/reports/desk-words.ts'
import { texts } from '../../shared/text/texts.ts'
import { furthest } from '../builders/council.ts'
import { files, program } from '../builders/files.ts'
import { iin } from '../builders/identity.ts'
import { appeal, person } from '../builders/inputs.ts'
import { inBoth } from '../builders/written.ts'
import { assigned, drafted, emailOfChair, lettered } from '../end-to-end/scenes.ts'
import { about, atOnce, council, type System } from '../end-to-end/system.ts'
import { violations } from './axe.ts'
import { journeys, type Visit, type Visitor } from './browser.ts'
import { atDesk, fillIn, offered } from './steps.ts'

/** A page by its address, and what is done on it before it is looked at. */
type Place = readonly [what: string, path: string, then?: (visit: Visit) => Promise<unknown>]

const longText = `${'ұзақ мәтін '.repeat(80)}\n\n`.repeat(11)
const longName = `Ә’${'ұ'.repeat(198)}`
const longSubject = 'Ж'.repeat(200)

/** A button pressed with nothing typed. */
const wrong = (action: ActionName) => async (visit: Visit) =>
  visit.press(texts(visit.lang).actions[action].button, await offered(visit, action))
const asked = (action: ActionName, values: Record<string, string>) => async (visit: Visit) => {
  await fillIn(await offered(visit, action), values)
  return wrong(action)(visit)
}
/** Not sent: there for whoever may send it. */
const kept = (action: ActionName, values: Record<string, string>) => async (visit: Visit) => {
  const form = await offered(visit, action)
  await fillIn(form, values)
  return visit.press(actingWords(visit.lang).unsent.keep, form)
}

const attached = async ({ v }: System, name: string, bytes: Uint8Array) => {
  const offer = await v.json('POST', '/api/attachments', {
    name,
    type: 'application/pdf',
    size: bytes.length,
  })
  const body = new FormData()
  for (const [field, value] of Object.entries(offer.body.upload.fields)) body.append(field, String(value))
  body.append('file', new Blob([Uint8Array.from(bytes)]), name)
  await fetch(offer.body.upload.url, { method: 'POST', body })
  return offer.body.id as string
}

/** Cases in every state that a page can show. */
const staged = async (system: System) => {
  const { v, submitted, npm } = system
  const busy = async () => {
    const attachments = await Promise.all([
      attached(system, `${'ұ'.repeat(190)}.pdf`, files.pdf),
      attached(system, 'x.pdf', program),
    ])
    const contacts = { email: `${randomUUID()}@example.kz`, phone: '+7 701 000 00 01', address: longSubject }
    const applicant = person({ name: longName, ...contacts })
    const full = { applicant, subject: longSubject, text: longText, attachments }
    const given = await assigned(system, 'social', full)
    const { token: agency } = await lettered(system, given.token, 'tazalyk')
    await v.act(given.token, { action: 'ask', text: longText })
    const until = furthest(given.receivedAt)
    await v.act(given.token, { action: 'extension', until, reason: longText })
    const head = tokenIn(await v.mail(council.head.email, about(given.number)))
    return { ...given, agency, head }
  }
  const answered = async () => {
    const given = await assigned(system, 'social')
    const { token: agency } = await lettered(system, given.token, 'tazalyk')
    await v.act(agency, { action: 'respond', decision: 'partly', text: longText })
    await v.act(given.token, { action: 'answer', outcome: 'partly', text: longText })
    return { ...given, agency }
  }
  const longTerm = async () => {
    const given = await assigned(system, 'social')
    const controlOn = furthest(given.receivedAt)
    await v.act(given.token, { action: 'long_term', text: 'Мәтін', controlOn, reason: 'Себеп' })
    return given
  }
  const returned = async () => {
    const given = await assigned(system, 'social')
    await v.act(given.token, { action: 'return', reason: 'Біздікі емес.' })
    return given
  }
  const recommended = async () => {
    const given = await drafted(system)
    const remarks = [1, 2, 3].map((no) => ({
      clause: `${no}-тармақ`,
      quote: longSubject,
      text: inBoth('Нақтылау.'),
    }))
    const text = inBoth(longText)
    await v.act(given.token, { action: 'recommend', outcome: 'with_remarks', text, remarks })
    const letter = (mail: Mail) => /-L-\d/.test(mail.subject) && mail.text.includes(given.reference)
    return { ...given, agency: tokenIn(await v.mail('public-spaces-department@example.kz', letter)) }
  }
  const triage = async () => {
    const { number } = await submitted({ topic: 'other' })
    return tokenIn(await v.mail(council.secretariat.email, about(number)))
  }
  /** On paper, two months ago. */
  const late = async () => {
    const { applicant, consent: _, ...matter } = appeal({ topic: 'social' })
    const { email: __, ...named } = applicant
    const receivedAt = new Date(Date.now() - 60 * 86_400_000).toISOString()
    const pass = (await npm('staff-token', council.secretariat.email)).out.trim()
    const { body } = await v.json(
      'POST',
      '/api/desk/appeals',
      { ...matter, applicant: named, channel: 'paper', receivedAt },
      { authorization: `Bearer ${pass}`, 'idempotency-key': randomUUID() },
    )
    const number: string = body.number
    return { number, token: tokenIn(await v.mail(emailOfChair('social'), about(number))) }
  }
  /** A meeting with an agenda that waits to be held, and one that was held and decided. */
  const meetings = async () => {
    const pass = (await npm('staff-token', council.secretariat.email)).out.trim()
    const desk = (path: string, body: object) =>
      v.json('POST', `/api/desk/${path}`, body, {
        authorization: `Bearer ${pass}`,
        'idempotency-key': randomUUID(),
      })
    const on = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    const entered = async () => {
      const { body } = await desk('activities', { form: 'general_meeting', title: longSubject, on })
      await desk(`activities/${body.number}`, { action: 'set_agenda', items: 'О школах\nО дорогах' })
      return body.number as string
    }
    const [waiting, held] = [await entered(), await entered()]
    const decisions = [{ item: 1, text: longText, owner: 'secretary', due: '2099-01-12' }]
    await desk(`activities/${held}`, { action: 'hold', on, present: 27, total: 40, decisions })
    await desk('members', { action: 'reserve', member: 'm-1', name: longName, seat: 'ngo' })
    await desk('channels', { channel: 'site', from: on, to: on, views: 21_400 })
    return { waiting, held }
  }
  const many = () =>
    atOnce(4, 30, () =>
      submitted({ topic: 'other', subject: longSubject, applicant: person({ iin: iin(4200) }) }),
    )
  const [fresh, draft, ...others] = await Promise.all([
    assigned(system, 'housing'),
    drafted(system),
    ...([
      busy(),
      answered(),
      longTerm(),
      returned(),
      recommended(),
      triage(),
      late(),
      meetings(),
      many(),
    ] as const),
  ])
  const [b, a, l, r, d, t, p, m] = others
  const cases = { busy: b, answered: a, longTerm: l, returned: r, recommended: d, triage: t, late: p }
  return { fresh, draft, ...cases, meetings: m }
}
type Stage = Awaited<ReturnType<typeof staged>>

const pagesOfLinks = (s: Stage): Place[] => [
  ['a new case', `/act/${s.fresh.token}`],
  ['no letter written', `/act/${s.fresh.token}`, wrong('letter')],
  ['no answer written', `/act/${s.fresh.token}`, wrong('answer')],
  ['an answer to confirm', `/act/${s.fresh.token}`, asked('answer', { outcome: 'partly', text: longText })],
  ['a case with much in it', `/act/${s.busy.token}`],
  ['my cases', `/act/${s.fresh.token}`, ({ go, lang }) => go(workWords(lang).title)],
  ['a case that is answered', `/act/${s.answered.token}`],
  ['long-term control', `/act/${s.longTerm.token}`],
  ['a late case', `/act/${s.late.token}`],
  ['a draft that is kept', `/act/${s.late.token}`, kept('answer', { outcome: 'partly', text: longText })],
  ['returned', `/act/${s.returned.token}?done=return`],
  ['a link that has ended', `/act/${s.returned.token}`],
  ['a fresh link', `/act/${s.returned.token}`, ({ press, lang }) => press(pageWords(lang).message.freshLink)],
  ['a forged link', '/act/forged'],
  ['a letter', `/act/${s.busy.agency}`],
  ['no response written', `/act/${s.busy.agency}`, wrong('respond')],
  [
    'a response to confirm',
    `/act/${s.busy.agency}`,
    asked('respond', { decision: 'partly', text: longText }),
  ],
  ['a letter that is answered', `/act/${s.answered.agency}`],
  ['the head', `/act/${s.busy.head}`],
  ['no reason given', `/act/${s.busy.head}`, wrong('refuse_extension')],
  ['triage', `/act/${s.triage}`],
  ['nothing forwarded', `/act/${s.triage}`, wrong('forward')],
  ['a draft', `/act/${s.draft.token}`],
  ['no recommendation', `/act/${s.draft.token}`, wrong('recommend')],
  ['recommended', `/act/${s.recommended.token}`],
  ['remarks', `/act/${s.recommended.agency}`],
  [
    'remarks without answers',
    `/act/${s.recommended.agency}`,
    asked('respond', { text: longText, 'remarks.1.accepted': 'false' }),
  ],
  ['files of a link', `/act/${s.fresh.token}/files`],
  // Its letter is the third commit's second event, after that it was accepted.
  ['a signature', `/act/${s.answered.token}/papers/3-1.pdf/signature`],
  [
    'no signature chosen',
    `/act/${s.answered.token}/papers/3-1.pdf/signature`,
    ({ press, lang }) => press(listedWords(lang).signature.send),
  ],
]

const pagesOfDesk = (s: Stage): Place[] => [
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
  ['a register to load', '/desk/import'],
  ['no register', '/desk/import', ({ press, lang }) => press(deskImportWords(lang).check)],
  [
    'nothing to activate',
    '/desk/import',
    ({ press, lang }) => press(deskImportWords(lang).activation.button),
  ],
  ['the calendar', '/desk/calendar?done=0'],
  ['dead letters', '/desk/queues?moved=notices&count=2'],
  ['the directory', '/desk/directory?done=directory'],
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

const publicPages = (s: Stage): Place[] => [
  ['a question', ownPage(s.busy)],
  ['no reply written', ownPage(s.busy), ({ press, lang }) => press(pageWords(lang).status.question.button)],
  ['answered', ownPage(s.answered)],
  [
    'no objection written',
    ownPage(s.answered),
    ({ press, lang }) => press(pageWords(lang).status.dispute.button),
  ],
  ['long-term control', ownPage(s.longTerm)],
  ['files', `/appeals/${s.busy.number}/files?code=${s.busy.code}`],
  ['an unknown file', `/appeals/${s.busy.number}/files/file-x?code=${s.busy.code}`],
  ['no code', `/appeals/${s.busy.number}`],
  ['no number', '/appeals'],
  [
    'a link sent again',
    '/appeals',
    async ({ page, press, lang }) => {
      await page.locator('#lost-number').fill('ALM-A-2020-999999')
      await press(pageWords(lang).message.lost.button)
    },
  ],
  ['a wrong code', `/appeals/${s.busy.number}?code=WRONG`],
  ['calculator', '/deadline'],
  ['a due date', '/deadline?from=2026-12-25'],
  ['no day', '/deadline?from=soon&days=0'],
  ['statistics', '/statistics'],
  ['statistics of a year', `/statistics?from=2026-01-01&to=2026-12-31`],
  ['an empty period', '/statistics?from=2020-01-01&to=2020-01-31'],
  ['no period', '/statistics?from=2026-02-01&to=2026-01-01'],
  ['nowhere', '/nowhere'],
]
const ownPage = ({ number, code }: { number: string; code: string }) => `/appeals/${number}?code=${code}`

const ways = [
  { lang: 'kk', size: 'narrow', dark: false },
  { lang: 'ru', size: 'phone', dark: true },
  { lang: 'en', size: 'desk', dark: false },
] as const satisfies Visitor[]

const unfold = "for (const folded of document.querySelectorAll('details')) folded.open = true"

journeys('Every page in every state', ({ system, visiting }) => {
  let stage: Stage
  let dead = ''
  beforeAll(async () => {
    stage = await staged(system)
    // A message that nobody could deal with.
    const queues = (await system.allQueues()).dead.filter((url) => /notice/i.test(url))
    dead = queues[0] ?? ''
    await system.sqs.send(new SendMessageCommand({ QueueUrl: dead, MessageBody: '{}' }))
    await until('checks of files', async () => {
      const { body } = await system.v.read(stage.busy.token)
      return body.case.files.every(({ state }: { state: string }) => state !== 'checking') || undefined
    })
  })
  afterAll(async () => {
    await system.sqs.send(new PurgeQueueCommand({ QueueUrl: dead }))
  })

  const lists = { 'of links': pagesOfLinks, 'of the desk': pagesOfDesk, 'for everybody': publicPages }
  for (const [title, list] of Object.entries(lists))
    test.each(ways)(
      `${title}: %o`,
      async (as) => {
        await visiting(as, async (visit) => {
          if (list === pagesOfDesk) await atDesk(system, visit)
          const found: Record<string, string[]> = {}
          for (const [what, path, then] of list(stage)) {
            await visit.open(`${path}${path.includes('?') ? '&' : '?'}lang=${as.lang}`)
            await then?.(visit)
            await visit.page.evaluate(unfold)
            const wrongs = await violations(visit.page)
            if (wrongs.length) found[what] = wrongs
          }
          expect(found).toEqual({})
        })
      },
      300_000,
    )

  test.each(ways)('the form, its errors and the receipt: %o', async (as) => {
    await visiting(as, async ({ page, open, press }) => {
      const words = pageWords(as.lang).form
      const found: Record<string, string[]> = {}
      const look = async (what: string) => {
        found[what] = await violations(page)
      }
      /** A page as it comes, with errors, and filled in. */
      const step = async (what: string, fill: () => Promise<unknown>) => {
        await look(what)
        await press(what === 'check' ? words.submit : words.continue)
        await look(`${what}, wrong`)
        await fill()
      }
      const fill = (name: string, value: string) => page.locator(`[name="${name}"]`).fill(value)
      await open(`/appeals/new?lang=${as.lang}`)
      await step('who', () => page.locator('[value=entity]').check())
      await press(words.continue)
      await look('an organisation')
      await press(words.back)
      await page.locator('[value=person]').check()
      await press(words.continue)
      await step('name', async () => {
        await fill('applicant.name', 'Ә'.repeat(200))
        await fill('applicant.iin', '1')
        await page.locator('[name="applicant.name"]').focus()
        await look('name, while it is typed')
        await fill('applicant.iin', iin())
      })
      await press(words.continue)
      await step('contact', () => fill('applicant.email', `${randomUUID()}@example.kz`))
      await press(words.continue)
      await step('topic', () => page.locator('[value=housing]').check())
      await press(words.continue)
      await step('matter', async () => {
        await fill('subject', 'Ж'.repeat(200))
        await fill('text', `${'ұзақ'.repeat(100)}\n`.repeat(20))
      })
      await press(words.continue)
      await step('check', () => page.locator('[name=consent]').check())
      await press(words.submit)
      await look('receipt')
      await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
      await look('receipt, unfolded')
      await press(pageWords(as.lang).status.withdraw.button)
      await look('not sure')
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((what) => [what, []])))
    })
  })
})
