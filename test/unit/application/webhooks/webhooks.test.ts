/** Agencies' webhooks: told at once what is wrong, accepted once, recorded once. */
import { describe, expect, test } from 'vitest'
import { viewFor } from '../../../../shared/application/actions/link-view.ts'
import { submitDraft } from '../../../../shared/application/drafts/submit-draft.ts'
import { recordWebhook } from '../../../../shared/application/webhooks/webhooks.ts'
import type { Case, Grant } from '../../../../shared/domain/case.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { appeal, draftSubmitted, responseSubmitted } from '../../../builders/inputs.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World, type WorldOptions } from '../../../fakes/world.ts'

const letter = 'ALM-L-2026-000001'
const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'

/** A world in which `tazalyk` has a letter to respond to. */
const withLetter = async (options?: WorldOptions) => {
  const world = new World(options)
  await world.submit(appeal())
  await world.settle()
  await world.act(world.actUrlFor(chair), {
    action: 'letter',
    agency: 'tazalyk',
    subject: 'Вывоз',
    text: 'Просим',
  })
  await world.settle()
  return world
}
const respond = (world: World, id = 'msg_1', more: object = {}, timestamp?: string) =>
  world.webhook('tazalyk', id, responseSubmitted(letter, more, timestamp))
const responseOf = async (world: World) => (await world.caseOf(number)).letters[letter]?.response
const versions = async (world: World) => (await world.log.load(number)).length

describe('a response', () => {
  test('is accepted, then recorded, and the chair told', async () => {
    const world = await withLetter()
    world.goTo('2026-02-10')
    expect(await respond(world)).toEqual({ outcome: 'accepted' })
    expect(await responseOf(world)).toBeUndefined()
    await world.settle()
    expect(await responseOf(world)).toMatchObject({
      decision: 'accepted',
      firstOn: '2026-02-10',
      late: false,
    })
    expect(world.mailsTo(chair).at(-1)?.text).toContain('Мусор вывезен.')
  })
  test('is received when it came in, not when it was recorded', async () => {
    const world = await withLetter()
    world.goTo('2026-02-23', '23:59')
    await respond(world)
    world.goTo('2026-02-24')
    await world.settle()
    expect(await responseOf(world)).toMatchObject({ receivedOn: '2026-02-23', late: false })
  })
  test('repeated: the same yes, one effect', async () => {
    const world = await withLetter()
    for (let i = 0; i < 3; i++) expect(await respond(world)).toEqual({ outcome: 'accepted' })
    await world.settle()
    expect(await respond(world)).toEqual({ outcome: 'accepted' })
    await world.settle()
    expect(await versions(world)).toBe(4)
    expect(world.mailsTo(chair)).toHaveLength(2)
  })
  test('with another body under the same id: the first body counts, even if this one is no JSON', async () => {
    const world = await withLetter()
    await respond(world)
    expect(await respond(world, 'msg_1', { decision: 'declined', text: 'Нет' })).toEqual({
      outcome: 'accepted',
    })
    expect(await world.webhook('tazalyk', 'msg_1', 'not JSON')).toEqual({ outcome: 'accepted' })
    await world.settle()
    expect(await responseOf(world)).toMatchObject({ decision: 'accepted', amended: false })
  })
  test('the same id from two agencies is two webhooks', async () => {
    const world = await withLetter()
    await respond(world, 'msg_1')
    expect(await world.webhook('almaty-su', 'msg_1', responseSubmitted(letter))).toMatchObject({
      refused: 'letter_unknown',
    })
  })
  test('a newer timestamp amends it, whichever way it came; the first one’s date stays', async () => {
    const world = await withLetter()
    world.goTo('2026-02-10')
    await respond(world)
    await world.settle()
    world.goTo('2026-02-12')
    await respond(
      world,
      'msg_2',
      { decision: 'declined', text: 'Не наш участок' },
      '2026-02-12T10:00:00+05:00',
    )
    await world.settle()
    expect(await responseOf(world)).toMatchObject({
      decision: 'declined',
      amended: true,
      firstOn: '2026-02-10',
    })
  })
  test('an older timestamp is recorded and told, and changes nothing', async () => {
    const world = await withLetter()
    world.goTo('2026-02-12')
    await respond(world, 'msg_2', { decision: 'declined', text: 'Нет' }, '2026-02-12T05:00:00Z')
    await respond(world, 'msg_1', {}, '2026-02-11T05:00:00Z')
    await world.settle()
    expect(await responseOf(world)).toMatchObject({ decision: 'declined', amended: false })
    expect((await world.log.load(number)).at(-1)?.events).toMatchObject([{ effect: 'superseded' }])
    const mails = world.mailsTo(chair)
    expect(mails).toHaveLength(3)
    expect(mails[2]?.text).toContain('Мусор вывезен.')
    expect(mails[2]?.text).toContain('Отклонено')
  })
  describe('of the same second as another', () => {
    const second = '2026-02-12T05:00:00Z'
    const lettersSeenBy = async ({ deps }: World, grant: Grant) =>
      (await viewFor(deps, await responded(deps), grant, '2026-02-12')).case.letters
    const responded = async ({ log }: World['deps']) => fold(await log.load(number)) as Case
    test('amends it where it arrived later, and the words of both are shown and told once', async () => {
      const world = await withLetter()
      world.goTo('2026-02-12')
      await respond(world, 'msg_1', { decision: 'information', text: 'Принято в работу' }, second)
      await world.settle()
      world.goTo('2026-02-12', '10:01')
      await respond(world, 'msg_2', { decision: 'accepted', text: 'Замечания устранены' }, second)
      await world.settle()
      expect(await responseOf(world)).toMatchObject({ decision: 'accepted', amended: true })
      for (const role of ['chair', 'secretary'] as const)
        expect(await lettersSeenBy(world, { role, open: true })).toMatchObject([
          {
            decision: 'accepted',
            response: { text: 'Замечания устранены' },
            replaced: [{ decision: 'information', text: 'Принято в работу', on: '2026-02-12' }],
          },
        ])
      const mails = world.mailsTo(chair).map(({ text }) => text)
      for (const words of ['Принято в работу', 'Замечания устранены'])
        expect(mails.filter((text) => text.includes(words))).toHaveLength(1)
    })
    test('does so in whatever order the two are taken from the queue', async () => {
      const world = await withLetter()
      world.goTo('2026-02-12')
      await respond(world, 'msg_1', { decision: 'information', text: 'Принято в работу' }, second)
      world.goTo('2026-02-12', '10:01')
      await respond(world, 'msg_2', { decision: 'accepted', text: 'Замечания устранены' }, second)
      for (const id of ['msg_2', 'msg_1']) await recordWebhook(world.deps, { agency: 'tazalyk', id })
      await world.settle()
      expect(await responseOf(world)).toMatchObject({ decision: 'accepted' })
      const mails = world.mailsTo(chair).map(({ text }) => text)
      for (const words of ['Принято в работу', 'Замечания устранены'])
        expect(mails.filter((text) => text.includes(words))).toHaveLength(1)
    })
  })
  test('a timestamp ahead of the clock is refused, so that nothing later is taken for older', async () => {
    const world = await withLetter()
    const before = world.people.all()
    const said = (id: string, timestamp: string) => respond(world, id, { text: 'Нет' }, timestamp)
    const refused = { outcome: 'invalid', faults: [{ path: 'timestamp', code: 'in_future' }] }
    expect(await said('msg_1', '2026-02-02T05:05:00.001Z')).toEqual(refused)
    expect(await said('msg_2', '2099-01-01T00:00:00Z')).toEqual(refused)
    expect(
      await world.webhook('public-spaces-department', 'msg_3', draftSubmitted({}, '2026-02-03T05:00:00Z')),
    ).toEqual(refused)
    expect(world.people.all()).toEqual(before)
    // A clock that is five minutes fast is still a clock, and what was said long ago is not refused.
    expect(await said('msg_4', '2026-02-02T05:05:00Z')).toEqual({ outcome: 'accepted' })
    expect(await said('msg_5', '2020-01-01T00:00:00Z')).toEqual({ outcome: 'accepted' })
    await world.settle()
    world.goTo('2026-02-03')
    await respond(world, 'msg_6', { decision: 'declined', text: 'Нет' }, world.now)
    await world.settle()
    expect(await responseOf(world)).toMatchObject({ decision: 'declined', amended: true })
  })
  test('its text and reference are with the personal data, not in the log or on the queue', async () => {
    const world = await withLetter()
    const formally = {
      reference: 'исх. 12/7',
      dated: '2026-02-01',
      signedBy: { name: 'Б. Ахметов', post: 'руководитель управления' },
    }
    await respond(world, 'msg_1', formally)
    await world.settle()
    const told = JSON.stringify([await world.log.load(number), world.queues.sent])
    expect(told).not.toContain('Мусор')
    expect(told).not.toContain('Ахметов')
    const contents = world.people.all().map(({ content }) => content)
    expect(contents).toContainEqual({
      kind: 'response',
      text: 'Мусор вывезен.',
      ...formally,
      remarks: [],
    })
  })
})

describe('refused, and nothing written', () => {
  const cases: [string, string, object | string, object][] = [
    [
      'an unknown letter',
      'tazalyk',
      responseSubmitted('ALM-L-2026-000777'),
      { refused: 'letter_unknown', path: 'data.letter' },
    ],
    [
      'another agency’s letter',
      'almaty-su',
      responseSubmitted(letter),
      { refused: 'letter_unknown', path: 'data.letter' },
    ],
    [
      'a letter named constructor',
      'tazalyk',
      responseSubmitted('constructor'),
      { refused: 'letter_unknown' },
    ],
    ['no JSON', 'tazalyk', '{"type":', { outcome: 'invalid', faults: [{ path: '', code: 'not_json' }] }],
    ['a wrong shape', 'tazalyk', { type: 'response.submitted' }, { outcome: 'invalid' }],
    ['an unknown type', 'tazalyk', { type: 'letter.eaten' }, { outcome: 'invalid' }],
    [
      'a declined remark without a reason',
      'tazalyk',
      responseSubmitted(letter, { remarks: [{ no: 1, accepted: false }] }),
      { outcome: 'invalid', faults: [{ path: 'data.remarks.0.reason', code: 'required' }] },
    ],
    [
      'a remark that was never made',
      'tazalyk',
      responseSubmitted(letter, { remarks: [{ no: 1, accepted: true }] }),
      { refused: 'remark_unknown', path: 'data.remarks.0.no', remarks: [1] },
    ],
    [
      'a draft on an unknown topic',
      'akimat',
      draftSubmitted({ topic: 'astronomy' }),
      { refused: 'topic_unknown', path: 'data.topic' },
    ],
  ]
  test.each(cases)('%s', async (_, agency, body, expected) => {
    const world = await withLetter()
    const before = [world.people.all(), await versions(world), world.queues.sent.length]
    expect(await world.webhook(agency, 'msg_1', body)).toMatchObject(expected)
    expect([world.people.all(), await versions(world), world.queues.sent.length]).toEqual(before)
  })
  test('an id whose body was refused may come again with a better one', async () => {
    const world = await withLetter()
    expect(await world.webhook('tazalyk', 'msg_1', '{')).toMatchObject({ outcome: 'invalid' })
    expect(await respond(world)).toEqual({ outcome: 'accepted' })
  })
})

describe('cut off', () => {
  test.each([
    ['before', 'people.putNew'],
    ['after', 'people.putNew'],
    ['before', 'queues.send'],
    ['after', 'queues.send'],
  ] as const)('%s %s and sent again: one response', async (when, step) => {
    const world = await withLetter()
    world.hook = failing(step, when)
    await expect(respond(world)).rejects.toBeInstanceOf(Injected)
    expect(await respond(world)).toEqual({ outcome: 'accepted' })
    await world.settle()
    expect(await versions(world)).toBe(4)
  })
  test('what was never stored cannot be recorded: terminal, with the reason', async () => {
    const world = await withLetter()
    expect(await recordWebhook(world.deps, { agency: 'tazalyk', id: 'msg_9' })).toEqual({
      outcome: 'terminal',
      reason: 'webhook_unknown',
    })
  })
  test('what can no longer be recorded is terminal, not tried for ever', async () => {
    const world = await withLetter()
    await world.people.put('agency:tazalyk', 'msg_8', {
      kind: 'webhook',
      body: '{"type":"old"}',
      receivedAt: world.now,
    })
    expect(await recordWebhook(world.deps, { agency: 'tazalyk', id: 'msg_8' })).toMatchObject({
      outcome: 'terminal',
    })
  })
})

describe('a draft act', () => {
  const drafts = 'public-spaces-department'
  const draftNumber = 'ALM-N-2026-000001'

  test('becomes a case of its agency’s commission; contact and chair are told, with the reference', async () => {
    const world = new World()
    expect(await world.webhook(drafts, 'msg_1', draftSubmitted())).toEqual({ outcome: 'accepted' })
    await world.settle()
    expect(await world.caseOf(draftNumber)).toMatchObject({ agency: drafts, commission: 'urban-planning' })
    expect(world.mails.map((mail) => mail.to)).toEqual([
      'ospanov@example.kz',
      'chair-urban-planning@example.kz',
    ])
    for (const mail of world.mails) expect(mail.subject).toContain('03-7/112')
  })
  test('(agency, reference) is one case, under any webhook id', async () => {
    const world = new World()
    await world.webhook(drafts, 'msg_1', draftSubmitted())
    await world.webhook(drafts, 'msg_2', draftSubmitted())
    await world.settle()
    expect(await world.webhook(drafts, 'msg_3', draftSubmitted())).toEqual({ outcome: 'accepted' })
    await world.settle()
    expect(world.log.ids()).toEqual([draftNumber])
    expect(world.mails).toHaveLength(2)
  })
  describe('that another sender’s, the same, is recorded in between', () => {
    /** Before the nth call of a port, what is waiting is done; says whether there were so many. */
    const settledBefore = (world: World, nth: number) => {
      let calls = 0
      world.hook = async (_, run) => {
        if (calls++ === nth) {
          world.hook = undefined
          await world.settle()
        }
        return run()
      }
      return () => world.hook === undefined
    }

    const doors: [string, (world: World) => Promise<{ outcome: string }>, string][] = [
      ['by webhook', (world) => world.webhook(drafts, 'msg_2', draftSubmitted()), 'accepted'],
      [
        'by its agency’s clerk',
        (world) =>
          submitDraft(world.deps, {
            agency: drafts,
            actor: { role: 'agency', as: drafts },
            commandId: 'clerk-1',
            channel: 'web',
            data: { ...draftSubmitted().data, actType: 'maslikhat-decision', version: 1 },
            receivedAt: world.now,
          }),
        'done',
      ],
    ]
    test.each(doors)('%s, whenever that is: it is taken, and there is one case', async (_, send, outcome) => {
      for (let nth = 0; ; nth++) {
        const world = new World()
        await world.webhook(drafts, 'msg_1', draftSubmitted())
        const happened = settledBefore(world, nth)
        expect(await send(world), `before call ${nth}`).toMatchObject({ outcome })
        if (!happened()) return expect(nth).toBeGreaterThan(3)
        await world.settle()
        expect(world.log.ids()).toHaveLength(1)
        expect(world.mails).toHaveLength(2)
      }
    })
  })
  test('the same reference of another agency is another case', async () => {
    const world = new World()
    await world.webhook(drafts, 'msg_1', draftSubmitted())
    await world.webhook('akimat', 'msg_1', draftSubmitted())
    await world.settle()
    expect(world.log.ids()).toHaveLength(2)
  })
  test('the same version with another text is refused', async () => {
    const world = new World()
    await world.webhook(drafts, 'msg_1', draftSubmitted())
    await world.settle()
    expect(await world.webhook(drafts, 'msg_2', draftSubmitted({ text: 'Иное' }))).toEqual({
      outcome: 'refused',
      refused: 'draft_version_differs',
      path: 'data.version',
    })
  })
  test('two texts of one version in a race: one case, the other is terminal', async () => {
    const world = new World()
    await world.webhook(drafts, 'msg_1', draftSubmitted())
    await world.webhook(drafts, 'msg_2', draftSubmitted({ text: 'Иное' }))
    await world.settle()
    expect(world.log.ids()).toEqual([draftNumber])
    expect(world.deadLetters).toEqual([])
  })
  test('is received when it came in', async () => {
    const world = new World()
    world.goTo('2026-02-06', '23:50')
    await world.webhook(drafts, 'msg_1', draftSubmitted())
    world.goTo('2026-02-09')
    await world.settle()
    expect(await world.caseOf(draftNumber)).toMatchObject({ receivedOn: '2026-02-06' })
  })
  test('without a rule for it the secretariat is asked', async () => {
    const world = new World()
    await world.webhook('akimat', 'msg_1', draftSubmitted())
    await world.settle()
    expect(await world.caseOf(draftNumber)).toMatchObject({ triageRequested: true })
    const [asked, ...more] = world.mailsTo('secretariat@example.kz')
    expect(more).toEqual([])
    expect(asked?.text).toContain(draftSubmitted().data.reference)
  })
  test('in triage is given away by the topic of its new version', async () => {
    const world = new World()
    await world.webhook('akimat', 'msg_1', draftSubmitted({ topic: 'other' }))
    await world.settle()
    expect(await world.caseOf(draftNumber)).toMatchObject({ triageRequested: true })
    await world.webhook('akimat', 'msg_2', draftSubmitted({ version: 2, topic: 'social' }))
    await world.settle()
    await world.deliverAllAgain()
    expect(await world.caseOf(draftNumber)).toMatchObject({ draftVersion: 2, commission: 'social' })
    expect(world.mailsTo('chair-social@example.kz')).toHaveLength(1)
  })
  test('that has a commission stays with it, whatever the topic of its new version', async () => {
    const world = new World()
    await world.webhook('akimat', 'msg_1', draftSubmitted({ topic: 'housing' }))
    await world.settle()
    await world.webhook('akimat', 'msg_2', draftSubmitted({ version: 2, topic: 'social' }))
    await world.settle()
    expect(await world.caseOf(draftNumber)).toMatchObject({ draftVersion: 2, commission: 'housing' })
    expect(world.mailsTo('chair-social@example.kz')).toEqual([])
    expect(world.mailsTo('chair-housing@example.kz')).toHaveLength(2)
  })
  test('that its commission gave back waits for the secretariat, whatever the topic of its new version', async () => {
    const world = new World()
    await world.webhook('akimat', 'msg_1', draftSubmitted({ topic: 'housing' }))
    await world.settle()
    const url = world.actUrlFor('chair-housing@example.kz')
    await world.act(url, { action: 'return', reason: 'Не наша сфера' })
    await world.webhook('akimat', 'msg_2', draftSubmitted({ version: 2, topic: 'social' }))
    await world.settle()
    const c = await world.caseOf(draftNumber)
    expect(c).toMatchObject({ draftVersion: 2, topic: 'social' })
    expect(c).not.toHaveProperty('commission')
  })
  const withdrawnAndSentAgain = async (world: World) => {
    const { reference } = draftSubmitted().data
    const withdrawal = { type: 'draft_act.withdrawn', timestamp: '2026-02-02T05:00:00Z', data: { reference } }
    await world.webhook(drafts, 'msg_2', withdrawal)
    await world.settle()
    world.goTo('2026-02-06')
    await world.webhook(drafts, 'msg_3', draftSubmitted({ version: 2 }))
    await world.settle()
  }
  test('withdrawn before its chair took it and sent again: its chair is told by when to accept, and may', async () => {
    const world = new World()
    await world.webhook(drafts, 'msg_1', draftSubmitted())
    await world.settle()
    await withdrawnAndSentAgain(world)
    const told = world.mailsTo('chair-urban-planning@example.kz').at(-1)
    expect(told?.text).toContain('Қарауға қабылдау мерзімі: 2026 жылғы 10 ақпан')
    await world.act(world.actUrlFor('chair-urban-planning@example.kz'), { action: 'accept' })
    expect((await world.caseOf(draftNumber)).pending).not.toHaveProperty('acceptance')
  })
  test('that its commission gave back, withdrawn and sent again: the secretariat is told why it is asked', async () => {
    const world = new World()
    await world.webhook(drafts, 'msg_1', draftSubmitted())
    await world.settle()
    await world.act(world.actUrlFor('chair-urban-planning@example.kz'), { action: 'return', reason: 'Нет' })
    await withdrawnAndSentAgain(world)
    const asked = world.mailsTo('secretariat@example.kz').at(-1)
    expect(asked?.subject).toContain('нужно выбрать комиссию, срок – 11 февраля 2026 года')
    expect(asked?.text.replace(/\s+/g, ' ')).toContain(
      'новую версию проекта НПА, который комиссия ранее вернула в аппарат совета',
    )
    expect(asked?.text).not.toContain('правила распределения')
  })
  test('that its commission gave back, the secretariat is asked with the reference', async () => {
    const world = new World()
    await world.webhook(drafts, 'msg_1', draftSubmitted())
    await world.settle()
    const url = world.actUrlFor('chair-urban-planning@example.kz')
    await world.act(url, { action: 'return', reason: 'Не наша сфера' })
    await world.settle()
    const [returned, ...more] = world.mailsTo('secretariat@example.kz')
    expect(more).toEqual([])
    expect(returned?.text).toContain(draftSubmitted().data.reference)
  })
})

test('a timestamp that is a day of year 10000 somewhere is refused or recorded, never stuck', async () => {
  const world = await withLetter({ mayRetry: () => true })
  const accepted = await respond(world, 'msg_1', {}, '9999-12-31T23:00:00-05:00')
  await world.settle()
  expect(world.deadLetters).toEqual([])
  if (accepted.outcome === 'accepted') expect(await responseOf(world)).toBeDefined()
})
