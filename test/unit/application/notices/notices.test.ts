/** The mails of events: to whom, in which language, and how often. */
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import { type Envelope, envelopes } from '../../../../events/commit.ts'
import { dispute } from '../../../../shared/application/appeals/applicant-actions.ts'
import { registerAppeal } from '../../../../shared/application/appeals/register-appeal.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { sendNotices } from '../../../../shared/application/notices/send-notices.ts'
import { Busy } from '../../../../shared/application/ports.ts'
import { eraseCase } from '../../../../shared/application/upkeep/erase-case.ts'
import { formatDay } from '../../../../shared/text/dates.ts'
import { monday, portal, rules } from '../../../builders/council.ts'
import { appeal, draftSubmitted, entity, person, responseSubmitted } from '../../../builders/inputs.ts'
import { MemoryClaims } from '../../../fakes/memory-claims.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const chair = 'chair-ecology-transport@example.kz'
const number = 'ALM-A-2026-000001'
const letter: ActionInput = {
  action: 'letter',
  agency: 'tazalyk',
  subject: 'Вывоз мусора',
  text: 'Просим вывезти',
}
const answer: ActionInput = { action: 'answer', outcome: 'satisfied', text: 'Мусор вывезен' }

/** A world with one appeal, whose events were not yet taken up. */
const submitted = async (input = appeal()) => {
  const world = new World()
  await world.submit(input)
  return world
}
/** The events of a version of the case. */
const eventsOf = async (world: World, version: number, of = number): Promise<Envelope[]> => {
  const commit = (await world.log.load(of))[version - 1]
  return commit ? envelopes(commit, '/zhauap/almaty') : []
}
const first = async (world: World) => (await eventsOf(world, 1))[0] as Envelope

describe('who is written to', () => {
  test('on the main road of an appeal, in this order and nobody else', async () => {
    const world = await submitted()
    await world.settle()
    await world.act(world.actUrlFor(chair), letter)
    await world.settle()
    await world.webhook('tazalyk', 'msg_1', responseSubmitted('ALM-L-2026-000001'))
    await world.settle()
    await world.act(world.actUrlFor(chair), answer)
    await world.settle()
    expect(world.mails.map(({ to, subject }) => `${to} ${subject.split(':')[0]}`)).toEqual([
      `asel@example.kz ${number}`,
      `${chair} ${number}`,
      'tazalyk@example.kz ALM-L-2026-000001',
      `${chair} ALM-L-2026-000001`,
      `asel@example.kz ${number}`,
    ])
  })
  test('the applicant in the language of the appeal, others in theirs', async () => {
    const world = await submitted(appeal({ language: 'en', topic: 'urban-planning' }))
    await world.settle()
    const [receipt, assignment] = world.mails
    expect(receipt?.html).toContain('<html lang="en"')
    expect(assignment?.html).toContain('<html lang="kk"')
  })
  test('a draft’s contact in the agency’s language', async () => {
    const world = new World()
    await world.webhook('culture-department', 'msg_1', draftSubmitted({ topic: 'social' }))
    await world.settle()
    expect(world.mailsTo('ospanov@example.kz')[0]?.html).toContain('<html lang="kk"')
  })
  describe('a developer who gives the address of the agency itself', () => {
    const contact = { name: 'Кеңсе', email: 'culture-department@example.kz' }
    const submit = async (world: World) => {
      await world.webhook('culture-department', 'msg_1', draftSubmitted({ topic: 'social', contact }))
      await world.settle()
      return world
    }
    test('is told that the draft is registered', async () => {
      const world = await submit(new World())
      expect(world.mailsTo(contact.email).map(({ subject }) => subject)).toEqual([
        'ALM-N-2026-000001: НҚА жобасы тіркелді (03-7/112)',
      ])
    })
    test('is told by webhook where the agency takes them', async () => {
      const world = new World()
      world.hooks.agencies = ['culture-department']
      await submit(world)
      expect(world.hooks.posted.map(({ type }) => type)).toEqual(['draft_act.registered'])
      expect(world.mailsTo(contact.email)).toEqual([])
    })
    test('gets one mail, not two, of a draft that came back', async () => {
      const world = await submit(new World())
      await world.act(world.actUrlFor('chair-social@example.kz'), {
        action: 'incomplete',
        text: 'Нет текста.',
      })
      await world.settle()
      expect(world.mailsTo(contact.email)).toHaveLength(2)
    })
  })
  test('an agency learns nothing of the applicant', async () => {
    const applicant = person({ phone: '+7 701 000 00 00', address: 'Алматы, Достык 1' })
    const world = await submitted(appeal({ applicant }))
    await world.settle()
    await world.act(world.actUrlFor(chair), letter)
    await world.settle()
    const [mail] = world.mailsTo('tazalyk@example.kz')
    const [paper = ''] = (mail?.papers ?? []).map(({ bytes }) => Buffer.from(bytes).toString())
    expect(paper).toContain('ALM-L-2026-000001')
    for (const secret of ['Әсел', '850321', '701', 'Достык', 'За домом 14'])
      expect(JSON.stringify({ ...mail, papers: paper })).not.toContain(secret)
  })
  test('no mail but the receipt and the answer carries the way to the status page', async () => {
    const world = await submitted()
    await world.settle()
    await world.act(world.actUrlFor(chair), letter)
    await world.act(world.actUrlFor(chair), answer)
    await world.settle()
    const code = world.links.code(world.keyed(number))
    expect(world.mails.filter((mail) => JSON.stringify(mail).includes(code)).map((mail) => mail.to)).toEqual([
      'asel@example.kz',
      'asel@example.kz',
    ])
  })
})

describe('every mail', () => {
  test('threads by its case, is answered to the secretariat, and says the number in its subject', async () => {
    const world = await submitted(appeal({ applicant: entity() }))
    await world.settle()
    await world.act(world.actUrlFor(chair), letter)
    await world.settle()
    expect(world.mails).toHaveLength(3)
    for (const mail of world.mails) {
      expect(mail).toMatchObject({ thread: number, replyTo: 'secretariat@example.kz' })
      expect(mail.subject).toMatch(/^ALM-[AL]-2026-000001: /)
      expect(mail.text).not.toBe('')
      expect(mail.html).toContain('<!doctype html>')
    }
  })
  test('the chair’s about an assignment has a calendar entry for the due day, the applicant’s and an agency’s none', async () => {
    const world = await submitted()
    await world.settle()
    await world.act(world.actUrlFor(chair), letter)
    await world.settle()
    expect(world.mails.map((mail) => mail.calendar?.day)).toEqual([undefined, '2026-02-23', undefined])
    expect(world.mails[1]?.calendar).toMatchObject({ uid: number })
  })
  test('a calendar is often shared: the entry names neither applicant nor matter, and has no link', async () => {
    const world = await submitted()
    await world.settle()
    const entry = JSON.stringify(world.mails[1]?.calendar)
    for (const secret of ['/act/', 'Әсел', 'Свалка', 'мусор']) expect(entry).not.toContain(secret)
  })
  test('about a draft act carries the reference by which its agency knows it; another body’s letter does not', async () => {
    const names = { kk: 'Сараптама', ru: 'Экспертиза', en: 'Expertise' }
    const pauseCauses = [{ id: 'expertise', names }]
    const world = new World({ rules: councilRules({ ...rules.council, pauseCauses }, rules.calendar) })
    const drafts = 'chair-urban-planning@example.kz'
    const byStaff = (input: ActionInput) => world.act(world.staffUrl('ALM-N-2026-000001'), input)
    await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
    await world.settle()
    const chairUrl = world.actUrlFor(drafts)
    await world.act(chairUrl, letter)
    await byStaff({ action: 'pause', cause: 'expertise' })
    world.goTo('2026-02-04')
    await byStaff({ action: 'resume' })
    await world.webhook('tazalyk', 'msg_2', responseSubmitted('ALM-L-2026-000001'))
    await world.settle()
    await world.act(chairUrl, { action: 'return', reason: 'Не наше' })
    await world.settle()
    await byStaff({ action: 'assign', commission: 'urban-planning' })
    const timestamp = '2026-02-04T05:00:00Z'
    const data = { reference: '03-7/112' }
    await world.webhook('public-spaces-department', 'msg_3', { type: 'draft_act.withdrawn', timestamp, data })
    await world.settle()
    const told = world.mails.filter(({ to }) => to !== 'tazalyk@example.kz')
    expect(told).toHaveLength(9)
    for (const mail of told) expect(mail.text, mail.subject).toContain('03-7/112')
    expect(world.mailsTo('tazalyk@example.kz').map(({ text }) => text.includes('03-7/112'))).toEqual([false])
  })
  test('shows markup as text', async () => {
    const markup = '<img src=x onerror=alert(1)>'
    const input = appeal({ subject: markup, text: markup, applicant: person({ name: markup }) })
    const world = await submitted(input)
    await world.settle()
    await world.act(world.actUrlFor(chair), { ...letter, subject: markup, text: markup })
    await world.act(world.actUrlFor(chair), { ...answer, text: markup })
    await world.settle()
    for (const mail of world.mails) expect(mail.html).not.toContain('<img')
    expect(world.mails.at(-1)?.text).toContain(markup)
  })
})

describe('how a reader is greeted', () => {
  const answered = async (input: ReturnType<typeof appeal>, day = '2026-02-03') => {
    const world = await submitted(input)
    await world.settle()
    const url = world.actUrlFor(chair)
    world.goTo(day)
    await world.act(url, answer)
    await world.settle()
    return world
  }
  const answerTo = (world: World) => world.mailsTo('asel@example.kz').at(-1)?.text

  test('a person by name, a company without one', async () => {
    const company = { ...entity(), email: 'asel@example.kz' }
    expect(answerTo(await answered(appeal()))).toMatch(/^Здравствуйте, Әсел /)
    const text = answerTo(await answered(appeal({ applicant: company })))
    expect(text).toMatch(/^Здравствуйте!/)
    expect(text).not.toContain(company.name)
  })
  test('a chair by name and patronymic, as the directory has them', async () => {
    const world = await submitted()
    await world.settle()
    expect(world.mailsTo(chair)[0]?.text).toMatch(/^Уважаемый Марат Болатович!/)
  })
  test('with an apology where the answer comes after its due date, and with none on its last day', async () => {
    expect(answerTo(await answered(appeal(), '2026-02-24'))).toContain('Приносим извинения за задержку.')
    expect(answerTo(await answered(appeal(), '2026-02-23'))).not.toContain('извинения')
  })
})

describe('an applicant who gave no e-mail', () => {
  const secretariat = 'secretariat@example.kz'
  const onPaper = async () => {
    const world = new World()
    const { consent: _, ...input } = appeal()
    const { email: __, ...applicant } = person()
    const at = { door: 'desk:secretary', key: 'paper-1', at: monday } as const
    await registerAppeal(world.deps, { ...input, applicant }, at, { channel: 'paper', receivedAt: monday })
    await world.settle()
    return world
  }
  test('given an answer, is handed it by the secretariat, within three working days; nothing of them is in the mail', async () => {
    const world = await onPaper()
    await world.act(world.actUrlFor(chair), answer)
    await world.settle()
    const [mail, ...more] = world.mailsTo(secretariat)
    expect(more).toEqual([])
    expect(mail?.text).toContain(`${portal}/desk/cases/${number}?lang=`)
    expect(mail?.text).toContain(formatDay('2026-02-05', world.rules.council.secretariat.language))
    for (const secret of ['Әсел', 'Мусор вывезен', 'Свалка', world.links.code(world.keyed(number))])
      expect(mail?.text).not.toContain(secret)
  })
  test('given an answer after its due date, is handed it within three working days all the same', async () => {
    const world = await onPaper()
    world.goTo('2026-02-25')
    await world.act(world.actUrlFor(chair), answer)
    await world.settle()
    const { language } = world.rules.council.secretariat
    expect(world.mailsTo(secretariat).at(-1)?.subject).toContain(formatDay('2026-03-02', language))
  })
  test('and who disputes the answer: the secretariat is told both to hand over and to look, each once', async () => {
    const world = await onPaper()
    await world.act(world.actUrlFor(chair), answer)
    await world.settle()
    await dispute(world.deps, number, 'Не вывезен', { key: 'dispute-1', at: world.now })
    const before = world.mails.length
    await world.settle()
    const last = (await world.log.load(number)).length
    const [disputed] = await eventsOf(world, last)
    expect(await sendNotices(world.deps, disputed as Envelope, monday)).toBe(0)
    const mails = world.mails.slice(before).map(({ to }) => to)
    expect(mails.sort()).toEqual([chair, secretariat, secretariat])
  })
  test('is not spoken of any more once the case was erased', async () => {
    const world = await onPaper()
    await world.act(world.actUrlFor(chair), answer)
    const answered = await eventsOf(world, (await world.log.load(number)).length)
    const event = answered.find(({ data }) => data.type === 'AppealAnswered') as Envelope
    await eraseCase({ ...world.deps, storedPeople: world.people.stored }, number, 'Заявление', monday)
    expect(await sendNotices(world.deps, event, monday)).toBe(0)
  })
})

describe('how often', () => {
  test('an event delivered again sends nothing', async () => {
    const world = await submitted()
    const event = await first(world)
    expect(await sendNotices(world.deps, event, monday)).toBe(1)
    expect(await sendNotices(world.deps, event, monday)).toBe(0)
    expect(world.mails).toHaveLength(1)
  })
  test('while another holds the claim: busy, to be tried again', async () => {
    const world = await submitted()
    const event = await first(world)
    world.hook = async (call, run) => {
      if (call.name !== 'mailer.send') return run()
      world.hook = undefined
      await expect(sendNotices(world.deps, event, monday)).rejects.toBeInstanceOf(Busy)
      return run()
    }
    await sendNotices(world.deps, event, monday)
    expect(world.mails).toHaveLength(1)
  })
  test('cut off before sending: sent once the claim is free again', async () => {
    const world = await submitted()
    const event = await first(world)
    world.hook = failing('mailer.send', 'before')
    await expect(sendNotices(world.deps, event, monday)).rejects.toBeInstanceOf(Injected)
    await expect(sendNotices(world.deps, event, monday)).rejects.toBeInstanceOf(Busy)
    world.now = new Date(Date.parse(monday) + 61_000).toISOString()
    expect(await sendNotices(world.deps, event, monday)).toBe(1)
    expect(world.mails).toHaveLength(1)
  })
  test('cut off exactly between sending and completing: a statutory notice may come twice, and not again', async () => {
    const world = await submitted()
    const event = await first(world)
    world.hook = failing('mailer.send', 'after')
    await expect(sendNotices(world.deps, event, monday)).rejects.toBeInstanceOf(Injected)
    world.now = new Date(Date.parse(monday) + 61_000).toISOString()
    expect(await sendNotices(world.deps, event, monday)).toBe(1)
    expect(await sendNotices(world.deps, event, monday)).toBe(0)
    expect(world.mails).toHaveLength(2)
  })
  test('cut off after completing: not sent again', async () => {
    const world = await submitted()
    const event = await first(world)
    world.hook = failing('claims.complete', 'after')
    await expect(sendNotices(world.deps, event, monday)).rejects.toBeInstanceOf(Injected)
    expect(await sendNotices(world.deps, event, monday)).toBe(0)
    expect(world.mails).toHaveLength(1)
  })
})

describe('the case as it is now', () => {
  test('is not in the log yet: tried again', async () => {
    const world = await submitted()
    const event = { ...(await first(world)), subject: 'ALM-A-2026-000099' }
    await expect(sendNotices(world.deps, event, monday)).rejects.toThrow('not in the log')
  })
  test('its text was erased: no mail, and the matter is closed', async () => {
    const world = await submitted()
    const event = await first(world)
    for (const { caseId, contentId } of world.people.all()) world.people.erase(caseId, contentId)
    expect(await sendNotices(world.deps, event, monday)).toBe(0)
    expect(world.claims.completed()).toEqual([`mail#${event.id}#applicant`])
    expect(world.mails).toEqual([])
  })
  test('was assigned before the secretariat was asked: it is not asked', async () => {
    const world = await submitted(appeal({ topic: 'other' }))
    await world.settle()
    const [asked] = await eventsOf(world, 2)
    expect(asked?.data.type).toBe('TriageRequested')
    await world.act(world.actUrlFor('secretariat@example.kz'), { action: 'assign', commission: 'housing' })
    // As if nobody had been asked yet.
    const deps = { ...world.deps, claims: new MemoryClaims(() => Date.parse(monday)) }
    expect(await sendNotices(deps, asked as Envelope, monday)).toBe(0)
  })
})

describe('a message of the applicant', () => {
  test('reaches the chair', async () => {
    const world = await submitted()
    await world.settle()
    await world.addMessage(number, 'Мусора стало больше')
    await world.settle()
    expect(world.mailsTo(chair)).toHaveLength(2)
  })
  test('before there is one, the secretariat, with a link that works', async () => {
    const world = await submitted(appeal({ topic: 'other' }))
    await world.settle()
    await world.addMessage(number, 'Мусора стало больше')
    await world.settle()
    expect(world.mailsTo('secretariat@example.kz')).toHaveLength(2)
    expect(await world.open(world.actUrlFor('secretariat@example.kz'))).toMatchObject({ outcome: 'open' })
  })
  test('sent twice by a click too many is one', async () => {
    const world = await submitted()
    await world.settle()
    await world.addMessage(number, 'Мусора стало больше')
    await world.addMessage(number, 'Мусора стало больше')
    await world.settle()
    expect((await world.caseOf(number)).messages).toHaveLength(1)
    expect(world.mailsTo(chair)).toHaveLength(2)
  })
})
