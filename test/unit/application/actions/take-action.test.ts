/** What the holder of an e-mailed link sees, may do, and does. */
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import { viewFor } from '../../../../shared/application/actions/link-view.ts'
import { actionsOf } from '../../../../shared/application/actions/offered.ts'
import { openGrant, takeAction } from '../../../../shared/application/actions/take-action.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { linksWith } from '../../../../shared/runtime/links.ts'
import { actingWords } from '../../../../shared/text/actions/words.ts'
import { texts } from '../../../../shared/text/texts.ts'
import { everySecret, local, portal, rules } from '../../../builders/council.ts'
import { appeal, draftSubmitted, person, responseSubmitted } from '../../../builders/inputs.ts'
import { inBoth } from '../../../builders/written.ts'
import { tokenIn, World } from '../../../fakes/world.ts'
import { Doors } from '../../doors/doors.ts'

const chair = 'chair-ecology-transport@example.kz'
const draftsChair = 'chair-urban-planning@example.kz'
const number = 'ALM-A-2026-000001'
const draftNumber = 'ALM-N-2026-000001'
const letterNumber = 'ALM-L-2026-000001'
const letter: ActionInput = {
  action: 'letter',
  agency: 'tazalyk',
  subject: 'Вывоз мусора',
  text: 'Просим вывезти',
}
const answer: ActionInput = { action: 'answer', outcome: 'satisfied', text: 'Мусор вывезен' }
const recommend: ActionInput = {
  action: 'recommend',
  outcome: 'with_remarks',
  text: inBoth('Поддержать с замечаниями'),
  remarks: [
    { clause: 'ст. 3', quote: 'в разумный срок', text: inBoth('Назвать срок') },
    { clause: 'ст. 7', text: inBoth('Исключить') },
  ],
}

const assigned = async (input = appeal()) => {
  const world = new World()
  await world.submit(input)
  await world.settle()
  return world
}
const withDraft = async () => {
  const world = new World()
  await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
  await world.settle()
  return world
}
const viewBy = async (world: World, url: string) => {
  const opened = await world.open(url)
  if (opened.outcome !== 'open') throw new Error(opened.outcome)
  return viewFor(world.deps, opened.case, opened.grant, rules.dayOf(world.now))
}
const offered = async (world: World, url: string) =>
  (await viewBy(world, url)).actions.map(({ name }) => name)

describe('a link', () => {
  test('opens its case by its grant', async () => {
    const world = await assigned()
    expect(await world.open(world.actUrlFor(chair))).toMatchObject({
      outcome: 'open',
      grantId: 'chair-1',
      grant: { role: 'chair', as: 'ecology-transport' },
    })
  })
  test.each([
    ['nothing', () => ''],
    ['words', () => 'not-a-token'],
    ['its payload only', (token: string) => token.split('.')[0] ?? ''],
    ['cut short', (token: string) => token.slice(0, -1)],
    ['made longer', (token: string) => `${token}A`],
    [
      'with another payload',
      (token: string) => `${Buffer.from(`${number}\nchair-2`).toString('base64url')}.${token.split('.')[1]}`,
    ],
    [
      'under another secret',
      () => tokenIn(linksWith(everySecret('another'), portal).actUrl({ caseId: number }, 'chair-1')),
    ],
  ])('that is %s is forged', async (_, forge) => {
    const world = await assigned()
    const token = forge(tokenIn(world.actUrlFor(chair)))
    expect(await openGrant(world.deps, token, world.now)).toEqual({ outcome: 'forged' })
  })
  test('for a grant that the case never gave is forged, however well it is signed', async () => {
    const world = await assigned()
    await world.submit(appeal({ topic: 'other' }), 'submit-2')
    await world.settle()
    for (const url of [
      world.links.actUrl(world.keyed('ALM-A-2026-000002'), 'chair-1'),
      world.links.actUrl(world.keyed(number), 'chair-2'),
      world.links.actUrl(world.keyed(number), `letter-${letterNumber}`),
      world.links.actUrl(world.keyed('ALM-A-2026-000099'), 'chair-1'),
    ])
      expect(await world.open(url)).toEqual({ outcome: 'forged' })
  })
  test('changes nothing by being opened, any number of times', async () => {
    const world = await assigned()
    const before = await world.log.load(number)
    for (let i = 0; i < 5; i++) await viewBy(world, world.actUrlFor(chair))
    await world.settle()
    expect(await world.log.load(number)).toEqual(before)
    expect(world.mails).toHaveLength(2)
  })
})

describe('staff', () => {
  test('have a standing link to every case', async () => {
    const world = await assigned()
    for (const role of ['secretary', 'head'] as const) {
      const url = world.staffUrl(number, role)
      expect(await world.open(url)).toMatchObject({ outcome: 'open', grant: { role } })
    }
  })
  test('when the configuration names another address, the old link ends', async () => {
    const world = await assigned(appeal({ topic: 'other' }))
    const url = world.actUrlFor('secretariat@example.kz')
    const secretariat = { ...rules.council.secretariat, email: 'new@example.kz' }
    const changed = { ...world.deps, rules: councilRules({ ...rules.council, secretariat }, rules.calendar) }
    expect(await openGrant(changed, tokenIn(url), world.now)).toMatchObject({ outcome: 'ended' })
  })
  test('an invented staff grant is not open', async () => {
    const world = await assigned()
    expect(await world.open(world.links.actUrl(world.keyed(number), 'secretary-000000000000'))).toMatchObject(
      {
        outcome: 'ended',
      },
    )
  })
})

describe('what is offered', () => {
  const endings = ['crime_or_danger', 'return_to_applicant', 'terminate']
  const onPaper = ['message', 'withdraw', 'ask_file']
  const staffEndings = ['crime_or_danger', 'return_to_applicant', 'link_repeat', 'terminate']
  test('to a chair before and after acceptance, and after the answer', async () => {
    const world = await assigned()
    const url = world.actUrlFor(chair)
    expect(await offered(world, url)).toEqual([
      'accept',
      'answer',
      'letter',
      'ask',
      'long_term',
      'extension',
      'complete',
      ...endings,
      'return',
    ])
    await world.act(url, { action: 'accept' })
    expect(await offered(world, url)).toEqual([
      'answer',
      'letter',
      'ask',
      'long_term',
      'extension',
      'complete',
      ...endings,
      'return',
    ])
    await world.act(url, answer)
    expect(await offered(world, url)).toEqual([])
  })
  test('says what its holder is to do first, by the day that the mail asked for', async () => {
    const world = await assigned()
    const owed = async (email: string) => (await viewBy(world, world.actUrlFor(email))).case.owed
    expect(await owed(chair)).toEqual({ term: 'appeal.acceptance', dueOn: '2026-02-04' })
    const shown = await new Doors(world).ask('GET', `/act/${tokenIn(world.actUrlFor(chair))}?lang=ru`)
    expect(shown.text).toContain(`${texts('ru').terms['appeal.acceptance']}: <strong>`)
    await world.act(world.actUrlFor(chair), { action: 'accept' })
    await world.act(world.actUrlFor(chair), {
      action: 'extension',
      until: '2026-03-12',
      reason: 'Нужен акт.',
    })
    await world.settle()
    expect(await owed(chair)).toBeUndefined()
    expect(await owed(rules.council.head.email)).toMatchObject({ term: 'extension.decision' })
  })
  test('says what was decided last on a later due date, and why', async () => {
    const world = await assigned()
    const request: ActionInput = { action: 'extension', until: '2026-03-12', reason: 'Нужен акт.' }
    const byHead = async (body: ActionInput, key: string) => {
      await world.act(world.actUrlFor(chair), request, `ask-${key}`)
      await world.settle()
      await world.act(world.actUrlFor(rules.council.head.email), body, key)
      await world.settle()
    }
    const decided = async () => (await viewBy(world, world.actUrlFor(chair))).case.extensionDecided
    expect(await decided()).toBeUndefined()
    await byHead({ action: 'refuse_extension', reason: 'Акт уже есть.' }, 'refuse')
    expect(await decided()).toEqual({ granted: false, reason: 'Акт уже есть.' })
    await world.act(world.actUrlFor(chair), request, 'again')
    expect(await decided()).toBeUndefined()
    await world.settle()
    const granted: ActionInput = {
      action: 'extend',
      until: '2026-03-12',
      reason: 'Осмотр после таяния снега.',
    }
    await world.act(world.actUrlFor(rules.council.head.email), granted)
    expect(await decided()).toEqual({ granted: true, reason: 'Осмотр после таяния снега.' })
    for (const lang of ['kk', 'ru'] as const) {
      const page = await new Doors(world).ask('GET', `/act/${tokenIn(world.actUrlFor(chair))}?lang=${lang}`)
      expect(page.text).toContain(`<h2>${actingWords(lang).news.kinds.extended}</h2>`)
      expect(page.text).toContain('Осмотр после таяния снега.')
    }
  })
  test('names the field that a refusal is about', async () => {
    const world = await assigned(appeal({ topic: 'other' }))
    const paused = await world.act(world.actUrlFor('secretariat@example.kz'), { action: 'pause', cause: 'x' })
    expect(paused).toMatchObject({ outcome: 'refused', refused: 'pause_cause_unknown', path: 'cause' })
  })
  test('to the secretariat: assignment, once', async () => {
    const world = await assigned(appeal({ topic: 'other' }))
    const url = world.actUrlFor('secretariat@example.kz')
    expect(await offered(world, url)).toEqual([
      'assign',
      'forward',
      'complete',
      ...staffEndings,
      'correct_contact',
      ...onPaper,
      'note',
    ])
    await world.act(url, { action: 'assign', commission: 'social' })
    expect(await offered(world, url)).toEqual([
      'forward',
      'complete',
      ...staffEndings,
      'correct_contact',
      ...onPaper,
      'return',
      'note',
    ])
  })
  test('to an agency: its response, and then its correction', async () => {
    const world = await assigned()
    await world.act(world.actUrlFor(chair), letter)
    await world.settle()
    const url = world.actUrlFor('tazalyk@example.kz')
    expect(await offered(world, url)).toEqual(['respond'])
    await world.act(url, { action: 'respond', decision: 'accepted', text: 'Вывезем' })
    expect(await offered(world, url)).toEqual(['respond'])
  })
  test('to the chair of a draft act: a recommendation instead of an answer', async () => {
    const world = await withDraft()
    const url = world.actUrlFor(draftsChair)
    expect(await offered(world, url)).toEqual([
      'accept',
      'recommend',
      'letter',
      'incomplete',
      'decline',
      'return',
    ])
  })
  test('fields are those of the action’s input; remarks are asked for only where there are some', async () => {
    const world = await withDraft()
    await world.act(world.actUrlFor(draftsChair), recommend)
    await world.settle()
    const view = await viewBy(world, world.actUrlFor('public-spaces-department@example.kz'))
    expect(view.actions[0]?.fields.map(({ name, required }) => [name, required])).toEqual([
      ['decision', true],
      ['text', true],
      ['reference', false],
      ['dated', false],
      ['signedBy.name', false],
      ['signedBy.post', false],
      ['remarks', true],
    ])
  })
  test('the first day for an extension is one that is worked: a term that ends on a Friday, from the Monday on', async () => {
    const world = new World()
    world.goTo('2026-01-30')
    await world.submit(appeal())
    await world.settle()
    const url = world.actUrlFor(chair)
    const firstDay = async (by: string, action: string) => {
      const { actions } = await viewBy(world, by)
      return actions.find(({ name }) => name === action)?.fields.find(({ name }) => name === 'until')?.min
    }
    expect((await world.caseOf(number)).pending.answer?.deadline.due).toBe('2026-02-20')
    expect(await firstDay(url, 'extension')).toBe('2026-02-23')
    const asked = await world.act(url, { action: 'extension', until: '2026-02-23', reason: 'Экспертиза' })
    expect(asked).toMatchObject({ outcome: 'done' })
    await world.settle()
    expect(await firstDay(world.actUrlFor('head@example.kz'), 'extend')).toBe('2026-02-23')
  })
  test('nothing to a party that has nothing to do', async () => {
    const world = await assigned()
    const c = await world.caseOf(number)
    expect(actionsOf(c, { role: 'head', open: true }, rules, '2026-02-02')).toEqual([])
    expect(actionsOf(c, { role: 'applicant', open: true }, rules, '2026-02-02')).toEqual([])
  })
})

describe('what is seen', () => {
  test('by the chair: the appeal and its applicant’s name, nothing else of the person', async () => {
    const applicant = person({ phone: '+7 701 000 00 00', address: 'Алматы, Достык 1' })
    const world = await assigned(appeal({ applicant }))
    const view = await viewBy(world, world.actUrlFor(chair))
    expect(view.case).toMatchObject({
      number,
      status: 'assigned',
      subject: 'Свалка в микрорайоне Нур-Алатау',
      applicant: { kind: 'person', name: 'Әсел Қайратқызы Жүнісова' },
      dueOn: '2026-02-23',
    })
    for (const secret of ['850321', 'asel@', '701', 'Достык'])
      expect(JSON.stringify(view)).not.toContain(secret)
  })
  test('by an agency: its own letter, not the case behind it, not the others’', async () => {
    const world = await assigned()
    const url = world.actUrlFor(chair)
    await world.act(url, letter)
    await world.act(url, { ...letter, agency: 'akimat', subject: 'Другое письмо' }, 'letter-2')
    await world.addMessage(number, 'Личное письмо')
    await world.settle()
    const view = await viewBy(world, world.actUrlFor('tazalyk@example.kz'))
    expect(view.case.letter).toMatchObject({ number: letterNumber, subject: 'Вывоз мусора', remarks: [] })
    expect(view.case.letters).toHaveLength(1)
    for (const secret of ['Әсел', 'Свалка', 'За домом', 'Другое письмо', 'Личное'])
      expect(JSON.stringify(view)).not.toContain(secret)
  })
  test('by both sides of a draft act: the table of remarks, with what the agency said to each', async () => {
    const world = await withDraft()
    await world.act(world.actUrlFor(draftsChair), recommend)
    await world.settle()
    const agency = world.actUrlFor('public-spaces-department@example.kz')
    expect((await viewBy(world, agency)).case.letter?.remarks.map(({ no, clause }) => [no, clause])).toEqual([
      [1, 'ст. 3'],
      [2, 'ст. 7'],
    ])
    await world.act(agency, {
      action: 'respond',
      decision: 'partly',
      text: 'Учтено частично',
      remarks: [
        { no: 2, accepted: false, reason: 'Противоречит закону' },
        { no: 1, accepted: true },
      ],
    })
    await world.settle()
    const table = [
      expect.objectContaining({ no: 1, clause: 'ст. 3', accepted: true }),
      expect.objectContaining({ no: 2, clause: 'ст. 7', accepted: false, reason: 'Противоречит закону' }),
    ]
    expect((await viewBy(world, agency)).case.remarks).toEqual(table)
    const chairs = await viewBy(world, world.actUrlFor(draftsChair))
    expect(chairs.case).toMatchObject({ status: 'responded', remarks: table, reference: '03-7/112' })
    expect(world.mailsTo(draftsChair).at(-1)?.text).toContain('Противоречит закону')
  })
  test('an erased text is an empty one', async () => {
    const world = await assigned()
    for (const { caseId, contentId } of world.people.all()) world.people.erase(caseId, contentId)
    const view = await viewBy(world, world.actUrlFor(chair))
    expect(view.case.subject).toBe('')
    expect(view.case).not.toHaveProperty('applicant')
  })
})

describe('an action', () => {
  test('clicked twice with one key is done once', async () => {
    const world = await assigned()
    const url = world.actUrlFor(chair)
    expect(await world.act(url, letter, 'click')).toMatchObject({ outcome: 'done', repeated: false })
    expect(await world.act(url, letter, 'click')).toMatchObject({ outcome: 'done', repeated: true })
    await world.settle()
    expect(Object.keys((await world.caseOf(number)).letters)).toEqual([letterNumber])
    expect(world.mailsTo('tazalyk@example.kz')).toHaveLength(1)
  })
  test('with one key and other words: the first words stay, and nobody is told otherwise', async () => {
    const world = await assigned()
    const url = world.actUrlFor(chair)
    await world.act(url, letter, 'click')
    const again = await world.act(url, { ...letter, text: 'Иначе' }, 'click')
    expect(again.outcome).toBe('reused')
    expect(await world.act(url, letter, 'click')).toMatchObject({ outcome: 'done', repeated: true })
    const view = await viewBy(world, url)
    expect(view.case.letters.map(({ text }) => text)).toEqual(['Просим вывезти'])
  })
  test('with two keys is two actions', async () => {
    const world = await assigned()
    const url = world.actUrlFor(chair)
    await world.act(url, letter, 'click-1')
    await world.act(url, letter, 'click-2')
    expect(Object.keys((await world.caseOf(number)).letters)).toHaveLength(2)
    expect(await world.act(url, answer, 'click-3')).toMatchObject({ outcome: 'done' })
    expect(await world.act(url, answer, 'click-4')).toMatchObject({ refused: 'already_closed' })
  })
  test('one key under two links is two actions', async () => {
    const world = await assigned()
    const url = world.actUrlFor(chair)
    await world.act(url, letter)
    await world.act(url, { ...letter, agency: 'akimat' }, 'letter-2')
    await world.settle()
    for (const agency of ['tazalyk', 'akimat'])
      await world.act(
        world.actUrlFor(`${agency}@example.kz`),
        { action: 'respond', decision: 'accepted', text: agency },
        'same',
      )
    const letters = Object.values((await world.caseOf(number)).letters)
    expect(letters.map((l) => l.response?.decision)).toEqual(['accepted', 'accepted'])
    const texts = await Promise.all(letters.map((l) => world.people.get(number, l.response?.content ?? '')))
    expect(texts).toMatchObject([{ text: 'tazalyk' }, { text: 'akimat' }])
  })
  test('is dated by the request', async () => {
    const world = await assigned()
    world.now = local('2026-02-20', '23:59')
    await world.act(world.actUrlFor(chair), answer)
    expect(await world.caseOf(number)).toMatchObject({ answer: { on: '2026-02-20' } })
  })
  test('that is not allowed now is refused with the case as it is', async () => {
    const world = await assigned()
    const opened = await world.open(world.actUrlFor(chair))
    if (opened.outcome !== 'open') throw new Error(opened.outcome)
    const refused = await takeAction(
      world.deps,
      opened,
      { action: 'assign', commission: 'social' },
      { key: 'k', at: world.now },
    )
    expect(refused).toMatchObject({ outcome: 'refused', refused: 'not_yours', case: { caseId: number } })
  })
})

describe('an agency may respond by its webhook or by the page', () => {
  const both = async (first: 'page' | 'webhook') => {
    const world = await assigned()
    await world.act(world.actUrlFor(chair), letter)
    await world.settle()
    const url = world.actUrlFor('tazalyk@example.kz')
    const byPage = () => world.act(url, { action: 'respond', decision: 'declined', text: 'Нет' })
    const byWebhook = async () => {
      await world.webhook('tazalyk', 'msg_1', responseSubmitted(letterNumber, {}, world.now))
      await world.settle()
    }
    world.goTo('2026-02-03')
    if (first === 'page') await byPage()
    else await byWebhook()
    world.goTo('2026-02-04')
    return { world, byPage, byWebhook }
  }
  test('a webhook amends what was said on the page', async () => {
    const { world, byWebhook } = await both('page')
    await byWebhook()
    expect((await world.caseOf(number)).letters[letterNumber]?.response).toMatchObject({
      decision: 'accepted',
      amended: true,
      firstOn: '2026-02-03',
    })
  })
  test('the page does not amend a webhook', async () => {
    const { byPage } = await both('webhook')
    expect(await byPage()).toMatchObject({ outcome: 'refused', refused: 'letter_answered' })
  })
  test('what was said on the page is corrected there, and each has its copy', async () => {
    const { world } = await both('page')
    const url = world.actUrlFor('tazalyk@example.kz')
    await world.act(
      url,
      { action: 'respond', amends: true, decision: 'partly', text: 'Вывезена половина.' },
      'correction',
    )
    await world.settle()
    expect((await world.caseOf(number)).letters[letterNumber]?.response).toMatchObject({
      decision: 'partly',
      amended: true,
      firstOn: '2026-02-03',
    })
    const copies = world.mailsTo('tazalyk@example.kz').filter(({ kind }) => kind === 'response_copy')
    expect(copies.map(({ text }) => /> (.*)/.exec(text)?.[1])).toEqual(['Нет', 'Вывезена половина.'])
    expect(copies[1]?.subject).toContain('исправленный ответ получен')
  })
})

describe('a fresh link', () => {
  test('goes to the address of record, for the current grant', async () => {
    const world = await assigned(appeal({ topic: 'other' }))
    // The old link of a secretariat whose address was changed.
    const ended = world.links.actUrl(world.keyed(number), 'secretary-000000000000')
    expect(await world.freshLink(ended)).toMatchObject({ outcome: 'done' })
    await world.settle()
    const [fresh] = world.mailsTo('secretariat@example.kz').slice(-1)
    expect(fresh?.thread).toBe(number)
    expect(await world.open(world.actUrlFor('secretariat@example.kz'))).toMatchObject({ outcome: 'open' })
  })
})

test('a draft’s case is not opened by the wrong kind of answer', async () => {
  const world = await withDraft()
  expect(await world.act(world.actUrlFor(draftsChair), answer)).toMatchObject({ refused: 'not_an_appeal' })
  expect(await world.caseOf(draftNumber)).not.toHaveProperty('answer')
})
