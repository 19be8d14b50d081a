/** The council's papers from the event to the store, the mail and the reader; and the signatures on them. */
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import { type Envelope, envelopes } from '../../../../events/commit.ts'
import { limits } from '../../../../events/limits.ts'
import { dispute } from '../../../../shared/application/appeals/applicant-actions.ts'
import { openPaper, papersFor } from '../../../../shared/application/papers/listed-papers.ts'
import { attachSignature, readSignature } from '../../../../shared/application/papers/signatures.ts'
import { eraseCase } from '../../../../shared/application/upkeep/erase-case.ts'
import type { Viewer } from '../../../../shared/domain/files/files.ts'
import type { Sheet } from '../../../../shared/text/papers/sheet.ts'
import { local, monday } from '../../../builders/council.ts'
import { appeal, draftSubmitted, person } from '../../../builders/inputs.ts'
import { inBoth } from '../../../builders/written.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'
const letter: ActionInput = { action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим вывезти' }
const answer: ActionInput = { action: 'answer', outcome: 'satisfied', text: 'Мусор вывезен' }
const forward: ActionInput = { action: 'forward', to: 'almaty-su', text: 'По принадлежности', part: true }

/** An appeal with a letter, a part forwarded, and an answer. */
const lived = async (input = appeal({ applicant: person({ address: 'Алматы, Достық 1' }) })) => {
  const world = new World()
  await world.submit(input)
  await world.settle()
  await world.act(world.actUrlFor(chair), letter)
  await world.act(secretaryUrl(world), forward)
  await world.settle()
  await world.act(world.actUrlFor(chair), answer)
  await world.settle()
  return world
}

const secretaryUrl = (world: World) => world.staffUrl(number)

const sheetAt = (world: World, key: string): Sheet =>
  JSON.parse(Buffer.from(world.files.objects.get(key) ?? new Uint8Array()).toString())
const papersIn = (world: World) => [...world.files.objects.keys()].filter((key) => key.startsWith('papers/'))
const listFor = async (world: World, viewer: Viewer, of = number) => {
  const log = await world.log.load(of)
  return papersFor(world.deps, { case: { caseId: of }, log }, viewer)
}
/** The paper of this kind, as its words. */
const paperOf = async (world: World, kind: string, of = number) => {
  const all = await listFor(world, { role: 'secretary' }, of)
  const id = all.find((paper) => paper.kind === kind)?.id
  return { id: id ?? '', sheet: sheetAt(world, `papers/${of}/${id}.pdf`) }
}
const eventOf = async (world: World, type: string): Promise<Envelope> => {
  const all = (await world.log.load(number)).flatMap((commit) => envelopes(commit, '/zhauap/almaty'))
  return all.find(({ data }) => data.type === type) as Envelope
}

describe('what yields a paper', () => {
  test('a receipt, a letter, a forwarding and an answer, each as PDF and DOCX', async () => {
    const world = await lived()
    const kinds = (await listFor(world, { role: 'secretary' })).map(({ kind }) => kind)
    expect(kinds).toEqual(['receipt', 'letter', 'forwarding', 'answer'])
    expect(papersIn(world)).toHaveLength(8)
  })

  test('a letter: number, day, addressee, who signs, and the page where its agency responds', async () => {
    const world = await lived()
    const { sheet } = await paperOf(world, 'letter')
    expect(sheet).toMatchObject({
      language: 'ru',
      reference: ['№\u00a0ALM-L-2026-000001', '2 февраля 2026 года'],
      addressee: ['«Алматы Тазалық»'],
      heading: 'Вывоз',
      signature: { post: ['Председатель комиссии', 'Комиссия по вопросам экологии и транспорта'] },
      executor: ['Исполнитель: Динара Ермековна Садыкова', 'Тел.: +7 (727) 000-00-00'],
    })
    expect(sheet.qr?.address).toBe(world.actUrlFor('tazalyk@example.kz').replace(/\?.*/, '?lang=ru'))
    expect(JSON.stringify(sheet)).toContain('Просим дать ответ до конца дня')
  })

  test('the letterhead is in Kazakh on the left and in Russian on the right', async () => {
    const { sheet } = await paperOf(await lived(), 'answer')
    expect(sheet.letterhead).toMatchObject({
      left: { name: 'Алматы қаласының Қоғамдық кеңесі' },
      right: { name: 'Общественный совет города Алматы' },
    })
  })

  test.each([
    ['kk', 'өтінішке жауап'],
    ['ru', 'Ответ на обращение'],
    ['en', 'Answer to appeal'],
  ] as const)('an answer is in the language of the appeal (%s)', async (language, words) => {
    const { sheet } = await paperOf(await lived(appeal({ language })), 'answer')
    expect(sheet.language).toBe(language)
    expect(sheet.heading).toContain(words)
    expect(sheet.addressee[0]).toBe('Әсел Қайратқызы Жүнісова')
    expect(sheet.qr?.address).toContain(`/appeals/${number}?code=`)
  })

  test('the receipt of an appeal from the web repeats nothing that was typed: its mail may be a stranger’s', async () => {
    const { sheet } = await paperOf(await lived(), 'receipt')
    for (const typed of ['Әсел', 'Свалка', 'Достық']) expect(JSON.stringify(sheet)).not.toContain(typed)
    expect(JSON.stringify(sheet)).toContain(number)
  })

  test('a forwarding has the appeal and its applicant, and the head signs it', async () => {
    const { sheet } = await paperOf(await lived(), 'forwarding')
    for (const said of ['Әсел', 'Достық', 'За домом 14', 'По принадлежности', 'asel@example.kz'])
      expect(JSON.stringify(sheet)).toContain(said)
    expect(sheet.signature).toMatchObject({
      post: ['Председатель совета'],
      name: 'Қанат Оразбекұлы Мұсабаев',
    })
  })

  test('a recommendation has its remarks in a table', async () => {
    const world = new World()
    await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
    await world.settle()
    const remarks = [{ clause: 'ст. 1', quote: 'Общие положения', text: inBoth('Уточнить') }]
    const url = world.actUrlFor('chair-urban-planning@example.kz')
    await world.act(url, {
      action: 'recommend',
      outcome: 'with_remarks',
      text: inBoth('Доработать'),
      remarks,
      carry: [],
    })
    await world.settle()
    const of = 'ALM-N-2026-000001'
    const { sheet } = await paperOf(world, 'recommendation', of)
    const table = sheet.blocks.find(({ is }) => is === 'table')
    expect(table).toMatchObject({
      rows: [[['1'], ['ст. 1'], ['Общие положения'], Object.values(inBoth('Уточнить'))]],
    })
    expect(JSON.stringify(sheet)).toContain('03-7/112')
    expect((await listFor(world, { role: 'secretary' }, of)).map(({ kind }) => kind)).toEqual([
      'recommendation',
    ])
  })
})

describe('in the store', () => {
  test('a paper that is there is not written over, whatever is delivered again', async () => {
    const world = await lived()
    for (const key of papersIn(world)) world.files.objects.set(key, Buffer.from(`signed ${key}`))
    await world.deliverAllAgain()
    await world.streamAgain()
    for (const key of papersIn(world)) expect(String(world.files.objects.get(key))).toBe(`signed ${key}`)
  })

  test('what was lost is drawn again from the log, the same', async () => {
    const world = await lived()
    const before = new Map(world.files.objects)
    for (const key of papersIn(world)) world.files.objects.delete(key)
    await world.streamAgain()
    expect(world.files.objects).toEqual(before)
  })

  test('papers end with their case, and stay when it opens again', async () => {
    const world = await lived()
    const days = () => new Set([...world.files.closed.values()].map(({ day }) => day))
    expect(world.files.closed.size).toBe(8)
    expect(days()).toEqual(new Set(['2026-02-02']))
    await dispute(world.deps, number, 'Не вывезен', { key: 'd', at: world.now })
    await world.settle()
    expect(days()).toEqual(new Set([undefined]))
  })

  test('erased with the case, and not drawn again; what is sent after that has a paper', async () => {
    const world = await lived()
    world.goTo('2026-02-03')
    const erase = () =>
      eraseCase({ ...world.deps, storedPeople: world.people.stored }, number, 'По заявлению', world.now)
    await erase()
    await world.deliverAllAgain()
    expect(papersIn(world)).toEqual([])
    expect(await listFor(world, { role: 'secretary' })).toEqual([])
  })

  test('erased while it was drawn, nothing of it is left', async () => {
    const world = new World()
    await world.submit(appeal())
    let erased = false
    world.hook = async (call, run) => {
      const done = await run()
      if (!erased && call.name === 'files.put') {
        erased = true
        world.hook = undefined
        await eraseCase(
          { ...world.deps, storedPeople: world.people.stored },
          number,
          'По заявлению',
          world.now,
        )
      }
      return done
    }
    await world.settle()
    expect(erased).toBe(true)
    expect(papersIn(world)).toEqual([])
  })

  test('erased while it was drawn by a function that dies of it, nothing of it is left by the next try', async () => {
    const world = new World({ mayRetry: (error) => error instanceof Injected })
    await world.submit(appeal())
    let puts = 0
    world.hook = async (call, run) => {
      const done = await run()
      if (call.name !== 'files.put') return done
      if (++puts === 1)
        await eraseCase(
          { ...world.deps, storedPeople: world.people.stored },
          number,
          'По заявлению',
          world.now,
        )
      if (puts === 2) throw new Injected('killed')
      return done
    }
    await world.settle()
    expect(puts).toBe(2)
    expect(papersIn(world)).toEqual([])
  })
})

describe('with mails', () => {
  const names = (world: World, to: string) =>
    world.mailsTo(to).map(({ papers = [] }) => papers.map(({ name }) => name))

  test('each goes with the mail that tells of it, and with no other', async () => {
    const world = await lived()
    expect(names(world, 'asel@example.kz')).toEqual([[`${number}.pdf`], [], [`${number}.pdf`]])
    expect(names(world, 'tazalyk@example.kz')).toEqual([['ALM-L-2026-000001.pdf']])
    expect(names(world, 'almaty-su@example.kz')).toEqual([[`${number}.pdf`]])
    expect(names(world, chair)).toEqual([[]])
  })

  test('a mail waits a minute for its paper, then goes without; none is lost', async () => {
    const world = new World({ mayRetry: () => true, waitsForPapers: true })
    world.hook = failing('files.put', 'before', Number.POSITIVE_INFINITY)
    await world.submit(appeal())
    await world.settle()
    expect(world.mailsTo('asel@example.kz')).toEqual([])
    world.now = new Date(Date.parse(monday) + 59_000).toISOString()
    await world.settleQueue('notices')
    expect(world.mailsTo('asel@example.kz')).toEqual([])
    world.now = new Date(Date.parse(monday) + 70_000).toISOString()
    await world.settle()
    expect(names(world, 'asel@example.kz')).toEqual([[]])
  })
})

describe('who opens one', () => {
  test.each<[string, Viewer, string[]]>([
    ['the applicant', { role: 'applicant' }, ['receipt', 'forwarding', 'answer']],
    ['the chair', { role: 'chair' }, ['letter', 'forwarding', 'answer']],
    ['the secretariat', { role: 'secretary' }, ['receipt', 'letter', 'forwarding', 'answer']],
    ['the agency of the letter', { role: 'agency', letter: 'ALM-L-2026-000001' }, ['letter']],
    ['another agency', { role: 'agency', letter: 'ALM-L-2026-000009' }, []],
    ['the system', { role: 'system' }, []],
  ])('%s: those of what they may see', async (_, viewer, kinds) => {
    const world = await lived()
    const all = await listFor(world, { role: 'secretary' })
    expect((await listFor(world, viewer)).map(({ kind }) => kind)).toEqual(kinds)
    const read = { case: { caseId: number }, log: await world.log.load(number) }
    for (const { id, kind } of all) {
      const opened = await openPaper(world.deps, read, viewer, `${id}.pdf`, { at: world.now })
      expect(opened !== undefined, kind).toBe(kinds.includes(kind))
    }
  })

  test('saved under its number, shown where it is to be printed; being drawn for a day, then not found', async () => {
    const world = await lived()
    const read = { case: { caseId: number }, log: await world.log.load(number) }
    const open = (name: string, at = world.now, shown = false) =>
      openPaper(world.deps, read, { role: 'secretary' }, name, { at, shown })
    const { id } = await paperOf(world, 'letter')
    const saved = await open(`${id}.docx`)
    expect(saved).toMatchObject({ url: expect.stringContaining('name=ALM-L-2026-000001.docx') })
    expect(await open(`${id}.pdf`, world.now, true)).toMatchObject({ url: expect.stringContaining('shown') })
    for (const name of ['', `${id}.exe`, `${id}`, '99-0.pdf', '../1-0.pdf'])
      expect(await open(name)).toBeUndefined()
    world.files.objects.clear()
    expect(await open(`${id}.pdf`)).toBe('preparing')
    expect(await open(`${id}.pdf`, local('2026-02-04'))).toBeUndefined()
  })
})

describe('a signature', () => {
  const header = Buffer.from('3080' + '06092a864886f70d010702', 'hex')
  /** One that the world's verifier finds to fit this paper. */
  const fitting = (world: World, id: string) =>
    Buffer.concat([header, world.files.objects.get(`papers/${number}/${id}.pdf`) ?? Buffer.alloc(0)])
  const sign = async (world: World, id: string, bytes: Uint8Array, url = world.actUrlFor(chair)) => {
    const link = await world.open(url)
    if (link.outcome !== 'open') throw new Error(`link ${link.outcome}`)
    const signed = await attachSignature(world.deps, link, id, bytes, world.now)
    await world.settle()
    return signed
  }

  test('of the chair on their letter is in the log, looked into, and named with its signer', async () => {
    const world = await lived()
    const { id } = await paperOf(world, 'letter')
    expect(await sign(world, id, fitting(world, id))).toMatchObject({ outcome: 'done' })
    const [paper] = await listFor(world, { role: 'agency', letter: 'ALM-L-2026-000001' })
    expect(paper?.signatures).toEqual([{ state: 'verified', signer: 'МАРАТ ҚАСЫМОВ', at: world.now }])
    expect((await eventOf(world, 'SignatureAttached')).data).toMatchObject({ paper: id })
  })

  test('of another paper is told as one that does not fit', async () => {
    const world = await lived()
    const [letterId, answerId] = [(await paperOf(world, 'letter')).id, (await paperOf(world, 'answer')).id]
    await sign(world, letterId, fitting(world, answerId))
    const [paper] = await listFor(world, { role: 'agency', letter: 'ALM-L-2026-000001' })
    expect(paper?.signatures).toMatchObject([{ state: 'mismatch' }])
  })

  test('until it has been looked into, is being checked; a paper that is drawn later is waited for', async () => {
    const world = await lived()
    const { id } = await paperOf(world, 'letter')
    const bytes = fitting(world, id)
    const link = await world.open(world.actUrlFor(chair))
    if (link.outcome !== 'open') throw new Error('no link')
    await attachSignature(world.deps, link, id, bytes, world.now)
    const list = async () =>
      (await listFor(world, { role: 'secretary' })).find((one) => one.id === id)?.signatures
    expect(await list()).toMatchObject([{ state: 'checking' }])
    await world.settle()
    expect(await list()).toMatchObject([{ state: 'verified' }])
  })

  test('on a paper that is not drawn, for what it tells was erased before it was given, is not waited for', async () => {
    const world = new World()
    await world.submit(appeal())
    await world.settle()
    await eraseCase({ ...world.deps, storedPeople: world.people.stored }, number, 'По заявлению', world.now)
    await world.act(world.actUrlFor(chair), answer)
    await world.settle()
    const { id } = (await listFor(world, { role: 'secretary' })).find(({ kind }) => kind === 'answer') ?? {}
    expect(world.files.objects.has(`papers/${number}/${id}.pdf`)).toBe(false)
    expect(await sign(world, id ?? '', header)).toMatchObject({ outcome: 'done' })
    expect(world.deadLetters).toEqual([])
  })

  test('attached twice is one', async () => {
    const world = await lived()
    const { id } = await paperOf(world, 'letter')
    for (let i = 0; i < 2; i++) await sign(world, id, fitting(world, id))
    const log = await world.log.load(number)
    expect(log.flatMap(({ events }) => events).filter((e) => e.type === 'SignatureAttached')).toHaveLength(1)
  })

  test('is its signatory’s alone to attach: the chair’s on what they gave, the secretariat’s on what it sent', async () => {
    const world = await lived()
    const all = await listFor(world, { role: 'secretary' })
    const may = async (kind: string, url: string) => {
      const { id = '' } = all.find((paper) => paper.kind === kind) ?? {}
      return (await sign(world, id, header, url)).outcome !== 'unknown'
    }
    for (const kind of ['letter', 'answer']) {
      expect(await may(kind, world.actUrlFor(chair)), kind).toBe(true)
      expect(await may(kind, secretaryUrl(world)), kind).toBe(false)
    }
    expect(await may('forwarding', secretaryUrl(world))).toBe(true)
    expect(await may('forwarding', world.actUrlFor(chair))).toBe(false)
    expect(await may('receipt', secretaryUrl(world))).toBe(false)
    expect(await may('letter', world.actUrlFor('tazalyk@example.kz'))).toBe(false)
  })

  test('no paper has more of them than it may', async () => {
    const world = await lived()
    const { id } = await paperOf(world, 'letter')
    const nth = (n: number) => Buffer.concat([header, Buffer.from([n])])
    for (let n = 0; n < limits.signatures; n++)
      expect(await sign(world, id, nth(n))).toMatchObject({ outcome: 'done' })
    expect(await sign(world, id, nth(99))).toEqual({ outcome: 'faulty', fault: 'signature_many' })
    expect(await sign(world, id, nth(0))).toMatchObject({ outcome: 'done', repeated: true })
  })

  test('ends with its case’s texts, and is erased with them', async () => {
    const world = await lived()
    const { id } = await paperOf(world, 'letter')
    await sign(world, id, fitting(world, id))
    world.goTo('2026-02-03')
    await eraseCase({ ...world.deps, storedPeople: world.people.stored }, number, 'По заявлению', world.now)
    await world.deliverAllAgain()
    expect(JSON.stringify(world.people.all())).not.toContain('МАРАТ')
  })

  describe('as a file', () => {
    const pem = (label: string) =>
      `-----BEGIN ${label}-----\n${header.toString('base64')}\n-----END ${label}-----\n`

    test.each([
      ['DER', header],
      ['PEM', Buffer.from(pem('CMS'))],
      ['PEM of PKCS #7', Buffer.from(pem('PKCS7'))],
      ['base64 alone', Buffer.from(header.toString('base64'))],
    ])('%s is taken', (_, bytes) => {
      expect(readSignature(bytes)).toEqual({ der: header })
    })

    test.each([
      ['nothing', Buffer.alloc(0), 'signature_missing'],
      ['too much', Buffer.alloc(limits.signatureBytes + 1, 0x30), 'signature_too_large'],
      ['a PDF', Buffer.from('%PDF-1.7'), 'signature_unreadable'],
      ['another sequence', Buffer.from('3003020101', 'hex'), 'signature_unreadable'],
      ['text', Buffer.from('қолтаңба'), 'signature_unreadable'],
    ])('%s is not', (_, bytes, fault) => {
      expect(readSignature(bytes)).toEqual({ fault })
    })
  })
})
