/** What the store of personal data promises. */
import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, test } from 'vitest'
import type { Content, contents } from '../../events/contents.ts'
import { dynamoPeople } from '../../shared/adapters/dynamo/people.ts'
import { entity, person } from '../builders/inputs.ts'
import { fresh, givenAws, parallel, three } from './ports.ts'

const all: { [K in keyof typeof contents]: Content } = {
  appeal: {
    kind: 'appeal',
    applicant: person({ phone: '+7 701 000 00 00' }),
    subject: 'Свалка',
    text: 'Мусор\nу дома',
  },
  draft_act: {
    kind: 'draft_act',
    reference: '03-7/112',
    title: 'Қала туралы',
    url: 'https://example.kz/1',
    contact: { name: 'Марат', email: 'm@example.kz' },
  },
  publication: { kind: 'publication', subject: 'Су', question: 'Су қашан болады?', answer: 'Ертең.' },
  note: { kind: 'note', text: 'Звонил заявитель' },
  letter: { kind: 'letter', subject: 'Вода', text: 'Нет воды' },
  activity: { kind: 'activity', title: 'Мониторинг школ', with: 'депутаты', place: 'Алматы' },
  agenda: { kind: 'agenda', items: [{ no: 1, text: 'О воде' }] },
  member: { kind: 'member', name: 'Ахметова Айгүл', organisation: 'Қоғамдық қор' },
  report: {
    kind: 'report',
    document: {
      ...{ lang: 'kk', council: 'Қоғамдық кеңес', title: 'Есеп', period: '2025 жыл', asOf: '' },
      figures: [['Хаттар', 'жіберілді 194']],
      sections: [
        {
          ...{ heading: 'Хаттар', counts: 'letters', paragraphs: ['194 хат жіберілді.'] },
          tables: [
            {
              ...{ caption: 'Органдар бойынша', columns: ['Орган', 'Саны'] },
              rows: [{ label: 'Әкімдік', values: ['3'], zero: false, bar: { all: 1 / 3, part: 1 / 3 } }],
            },
          ],
        },
      ],
    },
  },
  recommendation: {
    kind: 'recommendation',
    text: 'С замечаниями',
    remarks: [
      { no: 1, clause: 'ст. 3', quote: 'в срок', text: 'Назвать' },
      { no: 2, clause: 'ст. 7', text: 'Убрать' },
    ],
  },
  response: {
    kind: 'response',
    text: 'Принято',
    reference: 'исх. 5',
    remarks: [
      { no: 1, accepted: true },
      { no: 2, accepted: false, reason: 'Закон' },
    ],
  },
  answer: { kind: 'answer', text: 'Разъяснено' },
  message: { kind: 'message', text: 'Спасибо' },
  question: { kind: 'question', text: 'Который дом?' },
  reason: { kind: 'reason', text: 'Не наш вопрос' },
  forward: { kind: 'forward', text: 'По принадлежности', name: 'КСК «Самал»', email: 'ksk@example.kz' },
  handover: { kind: 'handover', how: 'через соседа', reference: 'RR123456789KZ' },
  contact: { kind: 'contact', email: 'new@example.kz', phone: '+7 701 000 00 01', address: 'ул. Абая, 1' },
  long_term: { kind: 'long_term', text: 'В план 2027 года', reason: 'Нужен бюджет' },
  word: { kind: 'word', caseId: 'ALM-A-2026-000001' },
  delivery: {
    kind: 'delivery',
    to: 'applicant',
    why: 'bounce',
    permanent: true,
    address: 'x@example.kz',
    at: '2026-02-02T05:00:00.000Z',
  },
  signature: { kind: 'signature', cms: 'MIIB' },
  signature_verdict: {
    kind: 'signature_verdict',
    state: 'verified',
    signer: 'ҚАСЫМОВ МАРАТ',
    signedAt: '2026-02-02T05:00:00.000Z',
    algorithm: 'SHA-256, RSA',
  },
  upload: {
    kind: 'upload',
    file: { id: 'file-abcdefghijklmnopqrst', name: 'Өтініш.pdf', kind: 'pdf', size: 12 },
    key: 'incoming/file-abcdefghijklmnopqrst/Өтініш.pdf',
  },
  file_verdict: { kind: 'file_verdict', verdict: 'rejected', why: 'content' },
  lookup: { kind: 'lookup', keys: ['lookup-0123456789abcdef'] },
  signatory: { kind: 'signatory', name: 'Ерлан Маратович Сулейменов', post: 'chair' },
  pointer: { kind: 'pointer', caseId: 'ALM-A-2026-000001' },
  directory: {
    kind: 'directory',
    held: { of: 'agency', email: 'office@example.kz', language: 'kk' },
  },
  saved_views: {
    kind: 'saved_views',
    views: [{ id: 'view-1', name: 'Тұрғын үй', query: 'list=open&late=1' }],
  },
  member_contact: { kind: 'member_contact', email: 'member@example.kz', language: 'kk' },
  template: { kind: 'template', title: 'Жауап', text: 'Құрметті {аты-жөні}!\n' },
  unsent: {
    kind: 'unsent',
    kept: 'k1',
    by: { role: 'chair', as: 'housing', name: 'Марат' },
    at: '2026-02-02T05:00:00.000Z',
    fields: { 'text.kk': 'Қоқыс', 'remarks.0.clause': 'ст. 3' },
  },
  webhook: { kind: 'webhook', body: '{"type":"x"}', receivedAt: '2026-02-02T05:00:00.000Z' },
}
const message = (text: string): Content => ({ kind: 'message', text })
const ends = 1_800_000_000

describe.each(three)('personal data %s', (_, make) => {
  const place = () => [fresh('case'), 'content-1'] as const

  test('that are not there are undefined', async () => {
    const { people } = await make()
    expect(await people.get(...place())).toBeUndefined()
  })
  test('are named by what they begin with, the last first, no more than asked for', async () => {
    const { people } = await make()
    const key = fresh('words')
    for (const entry of ['вода#1', 'вода#2', 'водитель#1', 'врач#1'])
      await people.put(key, entry, { kind: 'word', caseId: 'x' })
    expect(await people.keysUnder(key, 'вод', 10)).toEqual(['водитель#1', 'вода#2', 'вода#1'])
    expect(await people.keysUnder(key, 'вода', 1)).toEqual(['вода#2'])
    expect(await people.keysUnder(key, 'огонь', 10)).toEqual([])
  })
  test.each(Object.entries(all))('are given back as they were put: %s', async (_, content) => {
    const { people } = await make()
    const at = place()
    await people.put(...at, content)
    expect(await people.get(...at)).toStrictEqual(content)
  })
  test('of a legal entity, with what it does not have left out', async () => {
    const { people } = await make()
    const at = place()
    const applicant = { ...entity(), phone: undefined } as never
    await people.put(...at, { kind: 'appeal', applicant, subject: 'x', text: 'y' })
    expect(await people.get(...at)).toMatchObject({ applicant: entity() })
  })
  test.each([
    ['10 000 emoji', '😀'.repeat(10_000)],
    ['10 000 Kazakh letters', 'әғқңөұүһі'.repeat(1112).slice(0, 10_000)],
    ['100 000 Kazakh letters', 'ң'.repeat(100_000)],
    ['lines, tabs and markup', 'a\tb\n<script>"\'\\\u2028</script>'],
    ['an empty text', ''],
  ])('are whole: %s', async (_, text) => {
    const { people } = await make()
    const at = place()
    await people.put(...at, message(text))
    expect(await people.get(...at)).toEqual(message(text))
  })
  test('are put over what was there', async () => {
    const { people, textEnds } = await make()
    const at = place()
    await people.put(...at, message('one'), ends)
    await people.put(...at, message('two'))
    expect(await people.get(...at)).toEqual(message('two'))
    expect(await textEnds(...at)).toBeUndefined()
  })
  test('are put only if nothing was there, and it is said which', async () => {
    const { people, textEnds } = await make()
    const at = place()
    expect(await people.putNew(...at, message('one'), ends)).toBe('done')
    expect(await people.putNew(...at, message('two'))).toBe('taken')
    expect(await people.get(...at)).toEqual(message('one'))
    expect(await textEnds(...at)).toBe(ends)
  })
  test('of sixteen at once are put by one, and that one’s are there', async () => {
    const { people } = await make()
    for (let round = 0; round < 5; round++) {
      const at = place()
      const results = await parallel(16, (i) => people.putNew(...at, message(`racer ${i}`)))
      expect(results.filter((result) => result === 'done')).toHaveLength(1)
      expect(await people.get(...at)).toEqual(message(`racer ${results.indexOf('done')}`))
    }
  })
  test('of one case are apart from another’s', async () => {
    const { people } = await make()
    const [a, b] = [fresh('case'), fresh('case')]
    await people.put(a, 'content-1', message('a'))
    await people.put(b, 'content-1', message('b'))
    expect(await people.get(a, 'content-1')).toEqual(message('a'))
    expect(await people.get(a, 'content-2')).toBeUndefined()
  })
  test('end when they are told to, or stay; their words do not change', async () => {
    const { people, textEnds } = await make()
    const at = place()
    await people.put(...at, message('one'), ends)
    expect(await textEnds(...at)).toBe(ends)
    await people.expire(...at)
    expect(await textEnds(...at)).toBeUndefined()
    await people.expire(...at, ends + 1)
    await people.expire(...at, ends + 1)
    expect(await textEnds(...at)).toBe(ends + 1)
    expect(await people.get(...at)).toEqual(message('one'))
  })
  test('are changed by what is made of them, with an end, or left as they are', async () => {
    const { people, textEnds } = await make()
    const at = place()
    const longer = (now: Content | undefined) => message(`${now?.kind === 'message' ? now.text : ''}+`)
    await people.change(...at, longer, ends)
    await people.change(...at, longer, ends + 1)
    await people.change(...at, () => undefined, ends + 2)
    expect(await people.get(...at)).toEqual(message('++'))
    expect(await textEnds(...at)).toBe(ends + 1)
  })
  test('that are not there do not come to be by an end', async () => {
    const { people } = await make()
    const at = place()
    await people.expire(...at, ends)
    expect(await people.get(...at)).toBeUndefined()
  })
})

describe('an end that is set while something else happens to the text', () => {
  const { client, tables } = givenAws()
  const plain = new DynamoDBClient(client)
  const people = dynamoPeople(plain, tables.people)
  /** The same store, with something done to the text each time that `expire` has read it, so many times. */
  const meddledWith = (times: number, meddle: () => Promise<unknown>) => {
    const dynamo = new DynamoDBClient(client)
    let left = times
    dynamo.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const result = await next(args)
          if (commandName === 'GetItemCommand' && left-- > 0) await meddle()
          return result
        },
      { step: 'initialize' },
    )
    return dynamoPeople(dynamo, tables.people)
  }
  const place = () => [fresh('case'), 'content-1'] as const

  test('erased: it stays erased', async () => {
    const [caseId, contentId] = place()
    await people.put(caseId, contentId, message('one'))
    const Key = marshall({ caseId, contentId })
    const erase = () => plain.send(new DeleteItemCommand({ TableName: tables.people, Key }))
    await meddledWith(1, erase).expire(caseId, contentId, ends)
    expect(await people.get(caseId, contentId)).toBeUndefined()
  })
  test('rewritten while it is changed: what is made is made of the newer words', async () => {
    const at = place()
    await people.put(...at, message('one'))
    const rewrite = () => people.put(...at, message('two'))
    const longer = (now: Content | undefined) => message(`${now?.kind === 'message' ? now.text : ''}+`)
    await meddledWith(1, rewrite).change(...at, longer, ends)
    expect(await people.get(...at)).toEqual(message('two+'))
  })
  test('rewritten: the newer words stay, and end', async () => {
    const at = place()
    await people.put(...at, all.appeal)
    let n = 0
    const rewrite = () => people.put(...at, message(`rewritten ${++n}`))
    await meddledWith(2, rewrite).expire(...at, ends)
    expect(await people.get(...at)).toEqual(message('rewritten 2'))
    const { Item } = await plain.send(
      new GetItemCommand({ TableName: tables.people, Key: marshall({ caseId: at[0], contentId: at[1] }) }),
    )
    expect(Item?.expiresAt).toEqual({ N: String(ends) })
  })
  test('put by an earlier version, which wrote no mark beside it', async () => {
    const [caseId, contentId] = place()
    const Item = marshall({ caseId, contentId, content: all.recommendation })
    await plain.send(new PutItemCommand({ TableName: tables.people, Item }))
    await people.expire(caseId, contentId, ends)
    expect(await people.get(caseId, contentId)).toEqual(all.recommendation)
  })
  test.each(Object.entries(all))('%s is known again', async (_, content) => {
    const at = place()
    await people.put(...at, content)
    await people.expire(...at, ends)
    expect(await people.get(...at)).toStrictEqual(content)
  })
})
