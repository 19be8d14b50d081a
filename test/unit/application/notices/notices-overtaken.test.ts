/**
 * A mail may be composed long after its event: the queue was behind, the mailer away. Whatever has happened to the case by
 * then, each reader is told what the event said, unless it is listed here why there is nothing left to say.
 */
import { describe, expect, test } from 'vitest'
import { type Envelope, envelopes } from '../../../../events/commit.ts'
import type { Content } from '../../../../events/contents.ts'
import type { CaseEvent } from '../../../../events/events.ts'
import type { Actor } from '../../../../events/values.ts'
import { registerAppeal } from '../../../../shared/application/appeals/register-appeal.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { executeCommand } from '../../../../shared/application/execute-command.ts'
import { sendNotices } from '../../../../shared/application/notices/send-notices.ts'
import type { Claims } from '../../../../shared/application/ports.ts'
import { eraseCase } from '../../../../shared/application/upkeep/erase-case.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { by, rules } from '../../../builders/council.ts'
import { appeal, draftSubmitted } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const draftNumber = 'ALM-N-2026-000001'
const chair = by.chair('ecology-transport')
const letterNumber = 'ALM-L-2026-000001'

/** What somebody does to the case; a command that is refused does nothing. */
type Doing = (world: World) => Promise<unknown>
let count = 0
const does =
  (actor: Actor, command: Command, text?: Content, of = number): Doing =>
  (world) => {
    const content = 'content' in command ? command.content : undefined
    return executeCommand(world.deps, {
      caseId: of,
      commandId: `command-${++count}`,
      actor,
      at: world.now,
      command,
      ...(content && text && { contents: { [content]: text } }),
    })
  }
const inTurn =
  (...doings: Doing[]): Doing =>
  async (world) => {
    for (const doing of doings) await doing(world)
  }
const onDay =
  (day: string): Doing =>
  async (world) =>
    world.goTo(day)

const message = (text: string): Content => ({ kind: 'message', text })
const reason = (text: string): Content => ({ kind: 'reason', text })
const answer = does(
  chair,
  { type: 'answer', outcome: 'explained', content: 'answer-1-content' },
  { kind: 'answer', text: 'Мусор вывезут в марте' },
)
const answerAgain = does(
  chair,
  { type: 'answer', outcome: 'satisfied', content: 'answer-2-content' },
  { kind: 'answer', text: 'Вывезли' },
)
const dispute = does(by.applicant, { type: 'dispute', content: 'dispute-content' }, message('Не согласна'))
const ask = does(
  chair,
  { type: 'ask', content: 'question-content' },
  { kind: 'question', text: 'Какой это двор?' },
)
const reply = does(by.applicant, { type: 'add_message', content: 'message-content' }, message('Двор дома 14'))
const returned = does(chair, { type: 'return', content: 'return-content' }, reason('Не наше дело'))
const assignOther = does(by.secretary, { type: 'assign', commission: 'housing', by: 'secretariat' })
const request = does(
  chair,
  { type: 'extension', content: 'request-content', until: '2026-03-12' },
  reason('Нужна экспертиза'),
)
const extend = does(
  by.head,
  { type: 'extend', content: 'extension-content', until: '2026-03-12' },
  reason('Экспертиза назначена'),
)
const refuse = does(by.head, { type: 'refuse_extension', content: 'refusal-content' }, reason('Успеете'))
const control = (content: string, controlOn: string) =>
  does(
    chair,
    { type: 'long_term', content, controlOn },
    { kind: 'long_term', text: `Под контролем: ${controlOn}`, reason: 'Ремонт' },
  )
const forward = (part: boolean) =>
  does(
    by.secretary,
    { type: 'forward', content: 'forward-content', to: 'tazalyk', part },
    { kind: 'forward', text: 'Направлено по принадлежности' },
  )
const letter = does(
  chair,
  { type: 'letter', agency: 'tazalyk', content: 'letter-content' },
  { kind: 'letter', subject: 'Вывоз мусора', text: 'Просим вывезти' },
)
const respond = (content: string, saidAt: string, of = number, agency = 'tazalyk') =>
  does(
    by.agency(agency),
    { type: 'respond', letter: letterNumber, decision: 'accepted', content, via: 'webhook', saidAt },
    { kind: 'response', text: `Вывезено (${content})`, remarks: [] },
    of,
  )
const erase =
  (of = number): Doing =>
  (world) =>
    eraseCase({ ...world.deps, storedPeople: world.people.stored }, of, 'По заявлению', world.now)
/** Another calendar: a Tuesday before every date here is a day off. */
const year = rules.calendar.years[2026] as (typeof rules.calendar.years)[number]
const swapped = councilRules(rules.council, {
  ...rules.calendar,
  hash: 'swapped',
  years: {
    ...rules.calendar.years,
    2026: { ...year, daysOff: { ...year.daysOff, '2026-02-10': 'перенос' } },
  },
})
const recompute =
  (of = number): Doing =>
  async (world) => {
    world.deps.rules = swapped
    await does(by.system, { type: 'recompute' }, undefined, of)(world)
  }

const later: Record<string, Doing> = {
  'is withdrawn': does(by.applicant, { type: 'withdraw' }),
  'is answered': answerAgain,
  'is answered and disputed': inTurn(answerAgain, dispute),
  'is disputed': dispute,
  'is disputed and answered': inTurn(dispute, answerAgain),
  'is disputed, and extended': inTurn(dispute, request, extend),
  'gets a question': ask,
  'gets a reply': reply,
  'lapses its question': inTurn(onDay('2026-02-12'), does(by.system, { type: 'note_missed' })),
  'is given back': returned,
  'goes to another commission': inTurn(returned, assignOther),
  'gets another chair': does(by.system, { type: 'hand_over', commission: 'ecology-transport' }),
  'is to be extended': request,
  'is extended': inTurn(request, extend),
  'is refused an extension': inTurn(request, refuse),
  'comes under control': control('control-2-content', '2026-05-15'),
  'is forwarded in part': forward(true),
  'is forwarded wholly': forward(false),
  'sends a letter': letter,
  'gets a response': respond('response-2', '2026-02-03T05:00:00.000Z'),
  'has another calendar': recompute(),
  'is erased': erase(),
}

type Scene = {
  /** Until the mail of this event waits. */
  before: Doing
  event: CaseEvent['type']
  /** What each reader's mail says, whatever comes. */
  says: Partial<Record<string, string>>
  /** Whom nobody tells any more after these, and why that is right. */
  silent?: Record<string, [roles: string[], why: string]>
}
const erasedWords: [string[], string] = [['applicant'], 'there is no address any more']

const appealScenes: Scene[] = [
  {
    event: 'AppealRegistered',
    before: async () => {},
    says: { applicant: number },
    silent: { 'is erased': erasedWords },
  },
  {
    event: 'CaseAssigned',
    before: async () => {},
    says: { chair: number },
    silent: {
      'is given back': [['chair'], 'it is not theirs any more, and they are told so'],
      'goes to another commission': [['chair'], 'its chair is told by the next assignment'],
      'gets another chair': [['chair'], 'told by the news of the new link'],
    },
  },
  {
    event: 'AppealAnswered',
    before: answer,
    says: { applicant: 'Мусор вывезут в марте' },
    silent: { 'is erased': erasedWords },
  },
  {
    event: 'ClarificationAsked',
    before: ask,
    says: { applicant: 'Какой это двор?' },
    silent: {
      'is withdrawn': [['applicant'], 'nobody needs the reply'],
      'is answered': [['applicant'], 'the answer is there'],
      'is answered and disputed': [['applicant'], 'the answer was there'],
      'is disputed and answered': [['applicant'], 'the answer is there'],
      'gets a reply': [['applicant'], 'it was read on the page'],
      'is forwarded wholly': [['applicant'], 'nobody needs the reply'],
      'is erased': erasedWords,
    },
  },
  { event: 'ClarificationReceived', before: inTurn(ask, reply), says: { chair: number } },
  { event: 'MessageReceived', before: reply, says: { chair: number } },
  {
    event: 'ExtensionRequested',
    before: request,
    says: { head: 'Нужна экспертиза' },
    silent: {
      'is withdrawn': [['head'], 'there is nothing to decide'],
      'is answered': [['head'], 'there is nothing to decide'],
      'is answered and disputed': [['head'], 'there is nothing to decide'],
      'is disputed and answered': [['head'], 'there is nothing to decide'],
      'is disputed, and extended': [['head'], 'it was decided'],
      'is extended': [['head'], 'it was decided'],
      'is refused an extension': [['head'], 'it was decided'],
      'is forwarded wholly': [['head'], 'there is nothing to decide'],
    },
  },
  {
    event: 'ExtensionGranted',
    before: inTurn(request, extend),
    says: { applicant: '12 марта 2026 года', chair: '12 марта 2026 года' },
    silent: { 'is erased': erasedWords },
  },
  { event: 'ExtensionRefused', before: inTurn(request, refuse), says: { chair: 'Успеете' } },
  {
    event: 'LongTermSet',
    before: control('control-1-content', '2026-04-15'),
    says: { applicant: 'Под контролем: 2026-04-15' },
    silent: { 'is erased': erasedWords },
  },
  {
    event: 'NextControlSet',
    before: inTurn(control('control-0-content', '2026-04-10'), control('control-1-content', '2026-04-15')),
    says: { applicant: 'Под контролем: 2026-04-15' },
    silent: { 'is erased': erasedWords },
  },
  {
    event: 'AppealForwarded',
    before: forward(true),
    says: { applicant: 'Направлено по принадлежности', agency: 'Направлено по принадлежности' },
    silent: { 'is erased': [['applicant', 'agency'], 'the words that were to be passed on are gone'] },
  },
  {
    event: 'CaseReturned',
    before: returned,
    says: { secretary: 'Не наше дело', chair: number },
    silent: {
      'is withdrawn': [['secretary'], 'no commission is needed'],
      'goes to another commission': [['secretary'], 'one was chosen'],
      'is forwarded wholly': [['secretary'], 'no commission is needed'],
    },
  },
  {
    event: 'AnswerDisputed',
    before: inTurn(answer, dispute),
    says: { applicant: number, chair: 'Не согласна', secretary: 'Не согласна' },
    silent: { 'is erased': erasedWords },
  },
  { event: 'AppealWithdrawn', before: does(by.applicant, { type: 'withdraw' }), says: { chair: number } },
  {
    event: 'LetterSent',
    before: letter,
    says: { agency: 'Просим вывезти' },
    silent: { 'is erased': [['agency'], 'the words that were to be sent are gone'] },
  },
  {
    event: 'ResponseRecorded',
    before: inTurn(letter, respond('response-1', '2026-02-02T05:00:00.000Z')),
    says: { chair: number },
    silent: {
      'is erased': [['chair'], 'the words that were to be read are gone'],
    },
  },
  {
    event: 'DueDatesMoved',
    before: recompute(),
    says: { applicant: number, chair: number },
    silent: {
      'is withdrawn': [['applicant', 'chair'], 'nothing is due'],
      'is answered': [['applicant', 'chair'], 'nothing is due'],
      'is disputed and answered': [['applicant', 'chair'], 'nothing is due'],
      'is forwarded wholly': [['applicant', 'chair'], 'nothing is due'],
      'is given back': [['chair'], 'it is not theirs any more'],
      'is erased': erasedWords,
    },
  },
  {
    event: 'LinkRequested',
    before: does(by.applicant, { type: 'request_link' }),
    says: { applicant: number },
    silent: { 'is erased': erasedWords },
  },
]

const settled = async () => {
  const world = new World()
  await world.submit(appeal())
  await world.settle()
  return world
}
const eventOf = async (world: World, type: CaseEvent['type'], of: string): Promise<Envelope> => {
  const all = (await world.log.load(of)).flatMap((commit) => envelopes(commit, '/zhauap/almaty'))
  const found = all.filter(({ data }) => data.type === type).at(-1)
  if (!found) throw new Error(`no ${type}`)
  return found
}
/** The mails of the event, as if nobody had been told of anything yet, by their readers' roles. */
const told = async (world: World, event: Envelope) => {
  const before = world.mails.length
  const always = { lease: async () => 'granted' as const, complete: async () => {} }
  const claims: Claims = Object.assign(Object.create(world.claims), always)
  await sendNotices({ ...world.deps, claims }, event, world.now)
  return Object.fromEntries(world.mails.slice(before).map((mail) => [mail.tags.to, mail]))
}

/** Every scene, followed by everything that its case then allows. */
const followed = async (
  make: () => Promise<World>,
  scene: Scene,
  happens: Doing,
  of: string,
): Promise<{ came: boolean; mails: Awaited<ReturnType<typeof told>> }> => {
  const world = await make()
  await scene.before(world)
  const event = await eventOf(world, scene.event, of)
  const length = (await world.log.load(of)).length
  await happens(world)
  return { came: (await world.log.load(of)).length > length, mails: await told(world, event) }
}

const tellsAll = (make: () => Promise<World>, scenes: Scene[], after: Record<string, Doing>, of: string) => {
  describe.each(scenes)('$event', (scene) => {
    const readers = Object.keys(scene.says).sort()
    test('is told of at once', async () => {
      const { mails } = await followed(make, scene, async () => {}, of)
      expect(Object.keys(mails).sort()).toEqual(readers)
    })
    test.each(Object.entries(after))('is told of when the case %s before', async (name, happens) => {
      const { came, mails } = await followed(make, scene, happens, of)
      const [silent = []] = (came && scene.silent?.[name]) || []
      expect(Object.keys(mails).sort()).toEqual(readers.filter((role) => !silent.includes(role)))
      if (name === 'is erased') return
      for (const [role, mail] of Object.entries(mails))
        expect(mail.text.replace(/\s+/g, ' '), role).toContain(scene.says[role])
    })
    test('has no exception that does not happen', async () => {
      for (const [name, [silent]] of Object.entries(scene.silent ?? {})) {
        const { came, mails } = await followed(make, scene, after[name] as Doing, of)
        expect([came, Object.keys(mails).filter((role) => silent.includes(role))], name).toEqual([true, []])
      }
    })
  })
}

describe('an appeal', () => tellsAll(settled, appealScenes, later, number))

const planners = by.chair('urban-planning')
const developer = by.agency('public-spaces-department')
const version = (n: number, contact = 'ospanov@example.kz') =>
  does(
    developer,
    { type: 'receive_version', content: `draft-version-${n}`, draftVersion: n },
    {
      kind: 'draft_act',
      reference: '03-7/112',
      title: `Правила, версия ${n}`,
      text: 'Статья 1.',
      contact: { name: 'Другой', email: contact },
    },
    draftNumber,
  )
const recommend = (content: string) =>
  does(
    planners,
    { type: 'recommend', outcome: 'supported', content, remarks: 0 },
    { kind: 'recommendation', text: 'Поддерживаем', remarks: [] },
    draftNumber,
  )
const ofDraft = {
  incomplete: does(
    planners,
    { type: 'incomplete', content: 'incomplete-content' },
    reason('Нет текста'),
    draftNumber,
  ),
  decline: does(
    planners,
    { type: 'decline', content: 'decline-content' },
    reason('Не рассматриваем'),
    draftNumber,
  ),
  withdraw: does(
    developer,
    { type: 'withdraw_draft', content: 'withdrawal-1' },
    reason('Отзываем'),
    draftNumber,
  ),
  giveBack: does(planners, { type: 'return', content: 'return-content' }, reason('Не наше'), draftNumber),
  assign: does(
    by.secretary,
    { type: 'assign', commission: 'housing', by: 'secretariat' },
    undefined,
    draftNumber,
  ),
}
const anotherContact = version(2, 'another@example.kz')
const draftLater: Record<string, Doing> = {
  'has a new version': anotherContact,
  'is recommended': recommend('recommendation-2'),
  'is returned': ofDraft.incomplete,
  'is returned and comes again': inTurn(ofDraft.incomplete, anotherContact),
  'is not considered': ofDraft.decline,
  'is withdrawn': ofDraft.withdraw,
  'is withdrawn and comes again': inTurn(ofDraft.withdraw, anotherContact),
  'is given back': ofDraft.giveBack,
  'goes to another commission': inTurn(ofDraft.giveBack, ofDraft.assign),
  'has its version recommended': inTurn(anotherContact, recommend('recommendation-2')),
  'gets a response': respond(
    'response-2',
    '2026-02-03T05:00:00.000Z',
    draftNumber,
    'public-spaces-department',
  ),
  'has another calendar': recompute(draftNumber),
  'is erased': erase(draftNumber),
}
const draftScenes: Scene[] = [
  {
    event: 'DraftActRegistered',
    before: async () => {},
    says: { contact: 'О Правилах благоустройства города Алматы' },
    silent: { 'is erased': [['contact'], 'there is no address any more'] },
  },
  {
    event: 'CaseAssigned',
    before: async () => {},
    says: { chair: '03-7/112' },
    silent: {
      'is given back': [['chair'], 'it is not theirs any more, and they are told so'],
      'goes to another commission': [['chair'], 'its chair is told by the next assignment'],
    },
  },
  {
    event: 'LetterSent',
    before: recommend('recommendation-1'),
    says: { agency: 'О Правилах благоустройства города Алматы' },
    silent: { 'is erased': [['agency'], 'the words that were to be sent are gone'] },
  },
  { event: 'DraftVersionReceived', before: version(2), says: { chair: '03-7/112' } },
  {
    event: 'DraftReturned',
    before: ofDraft.incomplete,
    says: { agency: 'Нет текста', contact: 'О Правилах благоустройства города Алматы' },
    silent: { 'is erased': [['agency', 'contact'], 'the words that were to be sent are gone'] },
  },
  {
    event: 'DraftNotConsidered',
    before: ofDraft.decline,
    says: { agency: 'Не рассматриваем', contact: 'О Правилах благоустройства города Алматы' },
    silent: { 'is erased': [['agency', 'contact'], 'the words that were to be sent are gone'] },
  },
  { event: 'DraftWithdrawn', before: ofDraft.withdraw, says: { chair: 'Отзываем' } },
]
const draftSettled = async () => {
  const world = new World()
  await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
  await world.settle()
  return world
}

describe('a draft act', () => {
  tellsAll(draftSettled, draftScenes, draftLater, draftNumber)
  test('is registered to the developer who sent it, though another one sends the next version', async () => {
    const scene = draftScenes[0] as Scene
    const { mails } = await followed(draftSettled, scene, anotherContact, draftNumber)
    expect(mails.contact?.to).toBe('ospanov@example.kz')
  })
})

describe('an answer that was disputed before it was mailed', () => {
  test('is mailed as it was given, and offers no dispute, for that was the one', async () => {
    const scene = appealScenes.find(({ event }) => event === 'AppealAnswered') as Scene
    const at = (await followed(settled, scene, async () => {}, number)).mails.applicant
    const { mails } = await followed(settled, scene, dispute, number)
    expect(at?.text).toContain('16 февраля')
    expect(mails.applicant?.text).toContain('Мусор вывезут в марте')
    expect(mails.applicant?.text).not.toContain('16 февраля')
  })
  test('to hand over, it is due by its own date, not by the new answer’s', async () => {
    const world = new World()
    const { consent: _, ...input } = appeal()
    const { email: __, ...applicant } = input.applicant
    const paper = { channel: 'paper', receivedAt: world.now } as const
    await registerAppeal(world.deps, { ...input, applicant }, { door: 'api', key: 'p', at: world.now }, paper)
    await world.settle()
    await answer(world)
    const event = await eventOf(world, 'AppealAnswered', number)
    await onDay('2026-02-05')(world)
    await dispute(world)
    expect((await told(world, event)).secretary?.subject).toContain('5 февраля')
  })
})

test('a receipt that is late tells the date that a calendar has moved since, not that of a dispute', async () => {
  const scene = appealScenes[0] as Scene
  const moved = await followed(settled, scene, recompute(), number)
  expect(moved.mails.applicant?.text).toContain('24 февраля 2026 года')
  const disputed = await followed(settled, scene, inTurn(answer, onDay('2026-02-09'), dispute), number)
  expect(disputed.mails.applicant?.text).toContain('23 февраля 2026 года')
})

test('a question whose time passed before anybody was asked is asked all the same, without a day that is over', async () => {
  const scene = appealScenes.find(({ event }) => event === 'ClarificationAsked') as Scene
  const { came, mails } = await followed(settled, scene, later['lapses its question'] as Doing, number)
  expect(came).toBe(true)
  expect(mails.applicant?.text).toContain('Какой это двор?')
  expect(mails.applicant?.text).not.toContain('9 февраля')
})
