/** What mails say of dates on side roads: with which day a term began, and whom a moved date reaches. */
import { describe, expect, test } from 'vitest'
import { dispute } from '../../../../shared/application/appeals/applicant-actions.ts'
import { registerAppeal } from '../../../../shared/application/appeals/register-appeal.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { recompute } from '../../../../shared/application/upkeep/recompute.ts'
import { fromRegistration, rules } from '../../../builders/council.ts'
import { appeal, draftSubmitted, responseSubmitted } from '../../../builders/inputs.ts'
import { inBoth } from '../../../builders/written.ts'
import { World } from '../../../fakes/world.ts'

const applicant = 'asel@example.kz'
const chair = 'chair-ecology-transport@example.kz'
const letter = {
  action: 'letter',
  agency: 'tazalyk',
  subject: 'Вывоз мусора',
  text: 'Просим вывезти',
} as const

/** One line, as a reader takes it. */
const said = (world: World, to: string) => world.mailsTo(to).at(-1)?.text.replace(/\s+/g, ' ')

const submitted = async (world = new World()) => {
  await world.submit(appeal())
  await world.settle()
  return world
}

describe('a date that could not be given, as the calendar had no such year', () => {
  const { 2027: _, ...years } = rules.calendar.years
  const lacking = councilRules(rules.council, { ...rules.calendar, hash: 'lacking', years })
  const comes = async (world: World) => {
    const before = world.mails.length
    world.deps.rules = rules
    world.goTo('2026-12-30')
    await world.sweep()
    await world.settle()
    return world.mails.slice(before).map(({ to, subject }) => `${to} ${subject}`)
  }

  test('is told, when it comes, to everybody who was told that it would be: the applicant both in one mail', async () => {
    const world = new World({ rules: lacking })
    world.goTo('2026-12-29')
    await submitted(world)
    const url = world.actUrlFor(chair)
    await world.act(url, { action: 'ask', text: 'Какой дом?' })
    await world.act(url, letter, 'first')
    await world.act(url, letter, 'second')
    await world.settle()
    expect(said(world, 'tazalyk@example.kz')).toContain('Об установленной дате Вам сообщат.')
    expect(await comes(world)).toEqual([
      'asel@example.kz ALM-A-2026-000001: установлен срок ответа – 22 января 2027 года',
      'chair-ecology-transport@example.kz ALM-A-2026-000001: установлен срок ответа – 22 января 2027 года',
      'tazalyk@example.kz ALM-L-2026-000001: установлен срок ответа – 29 января 2027 года',
      'tazalyk@example.kz ALM-L-2026-000002: установлен срок ответа – 29 января 2027 года',
    ])
    expect(said(world, applicant)).toContain('Просим ответить до конца дня 8 января 2027 года.')
    expect(said(world, 'tazalyk@example.kz')).toContain('Просим дать ответ до конца дня 29 января 2027 года.')
  })

  test('to a draft’s developer and to whoever is to choose its commission', async () => {
    const world = new World({ rules: lacking })
    world.goTo('2026-12-29')
    await world.webhook('almaty-su', 'msg_1', draftSubmitted({}, world.now))
    await world.settle()
    expect(await comes(world)).toEqual([
      'secretariat@example.kz ALM-N-2026-000001: установлен срок представления рекомендаций – 15 января 2027 года',
      'ospanov@example.kz ALM-N-2026-000001: установлен срок представления рекомендаций – 15 января 2027 года',
    ])
    expect(said(world, 'secretariat@example.kz')).toContain('Просим выбрать комиссию до конца дня')
    expect(said(world, 'ospanov@example.kz')).toContain('Совет направит рекомендации до конца дня 15 января')
  })
})

describe('what mails say of a term', () => {
  test('an appeal’s is the day of registration, in the receipt, the assignment and its calendar entry', async () => {
    const world = new World({ rules: fromRegistration })
    world.goTo('2026-03-21')
    await submitted(world)
    const zero = 'День регистрации (26 марта 2026 года)'
    expect(said(world, applicant)).toContain('15 рабочих дней после 26 марта 2026 года')
    expect(said(world, chair)).toContain(zero)
    expect(world.mailsTo(chair)[0]?.calendar?.description).toContain(zero)
  })

  test('under a law that counts from registration: of a new version it is the day on which that was registered', async () => {
    const world = new World({ rules: fromRegistration })
    await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
    await world.settle()
    world.goTo('2026-02-07')
    await world.webhook(
      'public-spaces-department',
      'msg_2',
      draftSubmitted({ version: 2, text: 'Иной' }, world.now),
    )
    await world.settle()
    expect(said(world, 'chair-urban-planning@example.kz')).toContain(
      'Жаңа нұсқа тіркелген күн (2026 жылғы 9 ақпан)',
    )
  })

  test('after a dispute: is the day of the dispute, in what the chair reads of a response too', async () => {
    const world = await submitted()
    const url = world.actUrlFor(chair)
    await world.act(url, letter)
    await world.act(url, { action: 'answer', outcome: 'satisfied', text: 'Вывезен' })
    world.goTo('2026-02-10')
    await dispute(world.deps, 'ALM-A-2026-000001', 'Не вывезен', { key: 'dispute-1', at: world.now })
    await world.webhook('tazalyk', 'msg_1', responseSubmitted('ALM-L-2026-000001'))
    await world.settle()
    expect(said(world, chair)).toContain('День заявления о несогласии (10 февраля 2026 года)')
  })

  test('of a draft’s recommendation: the chair, to whom another agency has responded first, is told that it waits', async () => {
    const world = new World()
    const chair = 'chair-urban-planning@example.kz'
    await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
    await world.settle()
    await world.act(world.actUrlFor(chair), letter)
    await world.settle()
    await world.webhook('tazalyk', 'msg_2', responseSubmitted('ALM-L-2026-000001'))
    await world.settle()
    expect(said(world, chair)).toContain(
      'Жоба әлі қаралуда: ұсынымдар әзірлеушіге 2026 жылғы 16 ақпан күнінің соңына дейін жіберілуге тиіс.',
    )
    expect(said(world, chair)).not.toContain('Сізден ешқандай әрекет талап етілмейді')
  })

  test('that was over when the secretariat entered the paper: the receipt says the date, and promises nothing by it', async () => {
    const world = new World()
    world.goTo('2026-03-16')
    const { consent: _, ...input } = appeal()
    const given = { door: 'desk:secretary', key: 'paper-1', at: world.now } as const
    await registerAppeal(world.deps, input, given, { channel: 'paper', receivedAt: '2026-02-02T05:00:00Z' })
    await world.settle()
    expect(said(world, applicant)).toContain('Срок ответа: 23 февраля 2026 года')
    expect(said(world, applicant)).not.toContain('будет направлен Вам до')
  })

  test('while the clock stands still: the chair is not told a date that holds for nothing', async () => {
    const names = { kk: 'сараптама', ru: 'экспертиза', en: 'expertise' }
    const council = { ...rules.council, pauseCauses: [{ id: 'expertise', names }] }
    const world = await submitted(new World({ rules: councilRules(council, rules.calendar) }))
    const url = world.actUrlFor(chair)
    await world.act(url, letter)
    world.goTo('2026-02-09')
    const secretary = world.staffUrl('ALM-A-2026-000001')
    await world.act(secretary, { action: 'pause', cause: 'expertise' })
    await world.webhook('tazalyk', 'msg_1', responseSubmitted('ALM-L-2026-000001'))
    await world.settle()
    expect(said(world, chair)).toContain('Течение срока ответа приостановлено с 9 февраля 2026 года')
    expect(said(world, chair)).toContain('Срок ответа: приостановлен с 9 февраля 2026 года')
    expect(said(world, chair)).not.toContain('23 февраля')
    await world.act(url, { action: 'return', reason: 'Не наше' })
    await world.act(secretary, { action: 'assign', commission: 'housing' })
    await world.settle()
    const [assigned] = world.mailsTo('chair-housing@example.kz')
    expect(assigned).not.toHaveProperty('calendar')
    expect(`${assigned?.subject} ${assigned?.text}`).not.toMatch(
      /23 февраля|2026 жылғы 23 ақпан|для календаря/,
    )
  })

  test('of a recommendation: the version that it is about is named, the remarks are on no other', async () => {
    const world = new World()
    const developer = 'public-spaces-department'
    await world.webhook(developer, 'msg_1', draftSubmitted())
    await world.webhook(developer, 'msg_2', draftSubmitted({ version: 2, text: 'Статья 2.' }))
    await world.settle()
    const url = world.actUrlFor('chair-urban-planning@example.kz')
    const text = inBoth('Поддерживаем.')
    await world.act(url, { action: 'recommend', outcome: 'supported', text, remarks: [] })
    await world.settle()
    expect(said(world, `${developer}@example.kz`)).toContain('Версия проекта: 2')
  })

  test('of choosing a commission: is the day that the draft came, though the mail be late and a new version there', async () => {
    const world = new World()
    await world.webhook('akimat', 'msg_1', draftSubmitted({ topic: 'other' }))
    world.goTo('2026-02-03')
    await world.webhook('akimat', 'msg_2', draftSubmitted({ version: 2, topic: 'other' }, world.now))
    await world.settle()
    expect(world.mailsTo('secretariat@example.kz').at(-1)?.subject).toContain('срок – 5 февраля 2026 года')
    expect(said(world, 'secretariat@example.kz')).toContain('День поступления (2 февраля 2026 года)')
  })

  test('of choosing a commission for what one gave back: is the day of the return, when that date alone moves too', async () => {
    const world = await submitted()
    const until = '2026-03-12'
    await world.act(world.actUrlFor(chair), { action: 'extension', until, reason: 'Экспертиза' })
    await world.settle()
    await world.act(world.actUrlFor('head@example.kz'), { action: 'extend', until, reason: 'Экспертиза' })
    world.goTo('2026-02-05')
    await world.act(world.actUrlFor(chair), { action: 'return', reason: 'Не наше' })
    await world.settle()
    const year = rules.calendar.years[2026] as (typeof rules.calendar.years)[number]
    const swapped = { ...year, daysOff: { ...year.daysOff, '2026-02-09': 'swapped' } }
    const years = { ...rules.calendar.years, 2026: swapped }
    world.deps.rules = councilRules(rules.council, { ...rules.calendar, hash: 'swapped', years })
    for await (const _ of recompute(
      world.deps,
      (async function* () {
        yield* world.log.ids()
      })(),
      world.now,
    ));
    await world.settle()
    expect(said(world, 'secretariat@example.kz')).toContain('Просим выбрать комиссию до конца дня 11 февраля')
    expect(said(world, 'secretariat@example.kz')).toContain('День возврата дела (5 февраля 2026 года)')
  })

  test('of a draft’s new version: is the day that it came', async () => {
    const world = new World()
    await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
    await world.settle()
    world.goTo('2026-02-06')
    await world.webhook(
      'public-spaces-department',
      'msg_2',
      draftSubmitted({ version: 2, text: 'Статья 2.' }),
    )
    await world.settle()
    const zero = 'Жаңа нұсқа келіп түскен күн (2026 жылғы 6 ақпан)'
    expect(said(world, 'chair-urban-planning@example.kz')).toContain(zero)
  })
})
