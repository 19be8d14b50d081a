/** An appeal in the hands of its commission, the council's head, an agency and the secretariat: by their mailed links. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { currentCouncil } from '../../shared/council/current.ts'
import { nextWorkingDay } from '../../shared/domain/terms.ts'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import { texts } from '../../shared/text/texts.ts'
import { furthest } from '../builders/council.ts'
import { person } from '../builders/inputs.ts'
import { emailOfChair } from '../end-to-end/scenes.ts'
import { council, type System } from '../end-to-end/system.ts'
import { type As, crosswise, journeys, twice } from './browser.ts'
import { fillIn, mailOf, offered, take } from './steps.ts'

const head = council.head.email
const secretariat = council.secretariat.email

/** An appeal, and the mail about it. */
const begun = async (system: System, { lang }: As, topic: string) => {
  const email = `${randomUUID()}@example.kz`
  const receipt = await system.submitted({ topic, language: lang, applicant: person({ email }) })
  const next = mailOf(system)
  return {
    ...receipt,
    email,
    chair: emailOfChair(topic),
    next: (to: string, ...words: string[]) => next(to, receipt.number, ...words),
  }
}

journeys('An appeal with its commission', ({ system, visiting }) => {
  test.each(twice)(
    '%o: accepted, asked about, extended, written about, answered, disputed, answered anew',
    async (as) => {
      const { statusUrl, receivedAt, email, chair, next } = await begun(system, as, 'housing')
      const words = pageWords(as.lang)
      await visiting(as, async (visit) => {
        const { page, follow, open, press, main } = visit
        const assignment = await next(chair)
        await follow(assignment)
        await take(visit, 'accept')

        await take(visit, 'ask', { text: 'Қай үй?\n\nКакой дом?' })
        await follow(await next(email, 'Қай үй?'))
        await page.getByLabel(words.status.question.label).fill('Абай көшесі, 14-үй')
        await press(words.status.question.button)
        expect(await main()).toContain('Абай көшесі, 14-үй')

        await follow(await next(chair))
        expect(await main()).toContain('Абай көшесі, 14-үй')
        const until = furthest(receivedAt)
        await take(visit, 'extension', { until, reason: 'Сараптама керек' })
        await follow(await next(head))
        expect(await main()).toContain('Сараптама керек')
        await take(visit, 'refuse_extension', { reason: 'Себебі жеткіліксіз' })
        await follow(await next(chair))
        await take(visit, 'extension', { until, reason: 'Сараптама екі айға созылады' })
        await follow(await next(head))
        expect(await main()).toContain('Сараптама екі айға созылады')
        await take(visit, 'extend', { until, reason: 'Күрделі мәселе' })
        await next(email, 'Күрделі мәселе')

        await follow(assignment)
        const subject = `Су құбыры ${randomUUID()}`
        await take(visit, 'letter', { to: 'almaty-su', subject, text: 'Хабарлаңыз.\nПросим сообщить.' })
        const letter = await system.v.mail('almaty-su@example.kz', (mail) => mail.subject.includes(subject))
        await follow(letter)
        expect(await main()).toContain('Просим сообщить.')
        await take(visit, 'respond', { decision: 'partly', text: 'Құбыр ауыстырылады.' })

        await follow(assignment)
        expect(await main()).toContain('Құбыр ауыстырылады.')
        await take(visit, 'answer', { outcome: 'declined', text: 'Бірінші жауап.' })
        expect(await main()).toContain(words.link.due.closed)

        await follow(await next(email, 'Бірінші жауап.'))
        await page.getByLabel(words.status.dispute.label).fill('Келіспеймін: құбыр ескі.')
        await press(words.status.dispute.button)
        expect(await main()).toContain(words.status.disputed.title)

        await follow(assignment)
        expect(await main()).toContain('Келіспеймін: құбыр ескі.')
        await take(visit, 'answer', { outcome: 'satisfied', text: 'Екінші жауап.' })
        await open(`${statusUrl}&lang=${as.lang}`)
        expect(await main()).toContain('Екінші жауап.')
        expect(await page.getByLabel(words.status.dispute.label).count()).toBe(0)
      })
    },
  )

  test.each(crosswise)(
    '%o: sent back to the secretariat, assigned again; the old link says so and sends the new one',
    async (as) => {
      const { chair, next } = await begun(system, as, 'social')
      await visiting(as, async (visit) => {
        const { page, follow, press, heading } = visit
        const assignment = await next(chair)
        await follow(assignment)
        await take(visit, 'return', { reason: 'Біздің сала емес' })

        await follow(await next(secretariat, 'Біздің сала емес'))
        await take(visit, 'assign', { commission: 'social' })
        await next(chair)
        const answered = page.waitForResponse((response) => response.url().includes('/act/'))
        await follow(assignment)
        expect((await answered).status()).toBe(410)
        expect(await heading()).toBe(texts(as.lang).problems.link_ended)
        await press(pageWords(as.lang).message.freshLink)
        expect(await heading()).toBe(texts(as.lang).problems.fresh_link_sent)
        await follow(await next(chair))
        await take(visit, 'accept')
      })
    },
  )

  test.each(crosswise)(
    '%o: kept under long-term control from one date to the next, then answered',
    async (as) => {
      const { chair, email, next, statusUrl } = await begun(system, as, 'education-health')
      const { calendar } = currentCouncil()
      const [first, second] = [30, 60].map((days) => {
        const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
        return nextWorkingDay(calendar, day)
      }) as [string, string]
      await visiting(as, async (visit) => {
        const { follow, main, open, press } = visit
        const assignment = await next(chair)
        await follow(assignment)
        await take(visit, 'long_term', {
          text: 'Мектеп салынады.',
          controlOn: first,
          reason: 'Құрылыс жүріп жатыр.',
        })
        await follow(await next(email, 'Мектеп салынады.'))
        expect(await main()).toContain('Құрылыс жүріп жатыр.')

        await follow(assignment)
        const again = await offered(visit, 'long_term')
        await fillIn(again, { text: 'Құрылыс созылды.', controlOn: second, reason: 'Мердігер ауысты.' })
        const { nextControl, confirm } = pageWords(as.lang).link
        await press(nextControl.button, again)
        await press(confirm.yes(nextControl.button))
        expect(await main()).toContain('Құрылыс созылды.')
        await take(visit, 'answer', { outcome: 'explained', text: 'Мектеп ашылды.' })
        await open(`${statusUrl}&lang=${as.lang}`)
        expect(await main()).toContain('Мектеп ашылды.')
      })
    },
  )
})

journeys('An appeal with the secretariat', ({ system, visiting }) => {
  test.each(twice)('%o: forwarded wholly, which ends it', async (as) => {
    const { email, next } = await begun(system, as, 'other')
    await visiting(as, async (visit) => {
      const { follow, main } = visit
      await follow(await next(secretariat))
      await take(visit, 'forward', { to: 'akimat', text: 'Әкімдіктің құзыретінде.' })
      expect(await main()).toContain(pageWords(as.lang).link.due.closed)
      await follow(await next(email, 'Әкімдіктің құзыретінде.'))
      expect(await main()).toContain(pageWords(as.lang).status.forwarded.whole)
    })
  })

  test.each(crosswise)(
    '%o: forwarded in part to a body that is not on the list; the rest goes to a commission',
    async (as) => {
      const { email, next, statusUrl } = await begun(system, as, 'other')
      const body = `${randomUUID()}@example.kz`
      await visiting(as, async (visit) => {
        const { follow, open, main } = visit
        const triage = await next(secretariat)
        await follow(triage)
        const to = { 'to.name': 'Полиция департаменті', 'to.email': body }
        await take(visit, 'forward', { ...to, part: 'true', text: 'Түнгі шу туралы бөлігі.' })
        await next(body, 'Түнгі шу туралы бөлігі.')
        await follow(await next(email, 'Түнгі шу туралы бөлігі.'))
        const shown = await main()
        for (const said of ['Полиция департаменті', pageWords(as.lang).status.forwarded.part])
          expect(shown).toContain(said)
        await follow(triage)
        await take(visit, 'assign', { commission: 'social' })
        await follow(await next(emailOfChair('social')))
        await take(visit, 'accept')
        await open(`${statusUrl}&lang=${as.lang}`)
        expect(await main()).toContain(pageWords(as.lang).status.next.in_review)
      })
    },
  )
})
