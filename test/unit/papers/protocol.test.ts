/** A meeting's protocol: everything that the law names, in both languages, read back from the DOCX. */
import { expect, test } from 'vitest'
import { paperDocx } from '../../../shared/papers/docx.ts'
import { type ProtocolModel, protocolSheet } from '../../../shared/text/papers/protocol.ts'
import { rules } from '../../builders/council.ts'
import { flat, readDocx } from './read-back.ts'

const { council } = rules

const model: ProtocolModel = {
  language: 'ru',
  head: {
    ...{ name: council.names, address: council.address, email: 'kenes@example.kz' },
    ...{ portal: 'https://council.example', timeZone: 'Asia/Almaty' },
  },
  at: '2026-02-02T10:00:00.000Z',
  number: 'ALM-M-2026-000001',
  form: 'general_meeting',
  title: 'О планах совета',
  heldOn: '2026-02-02',
  place: 'Алматы, площадь Республики, 4',
  invited: 'депутаты маслихата',
  attendance: { present: 27, total: 40, needed: 27 },
  chair: { name: 'Болат Әлиев', post: 'Председатель совета' },
  secretary: 'Дана Омарова',
  agenda: [
    { no: 1, text: 'О вывозе мусора' },
    { no: 2, text: 'О плане' },
  ],
  decisions: [
    {
      no: 1,
      item: 1,
      text: 'Просить акимат убрать свалку',
      votes: { for: 20, against: 3, abstained: 4 },
      adopted: true,
      task: { owner: 'chair', of: 'Комиссия ЖКХ', due: '2026-02-20' },
    },
    { no: 2, item: 2, text: 'Отложить план', votes: { for: 10, against: 17, abstained: 0 }, adopted: false },
  ],
}

const read = async (given: ProtocolModel) => flat(await readDocx(await paperDocx(protocolSheet(given))))

test.each([
  [
    'ru',
    '2 февраля 2026 года',
    'Голосование: за – 20, против – 3, воздержались – 4.',
    'Председатель комиссии: Комиссия ЖКХ',
  ],
  [
    'kk',
    '2026 жылғы 2 ақпан',
    'жақтағаны – 20, қарсы болғаны – 3, қалыс қалғаны – 4.',
    'Комиссия төрағасы: Комиссия ЖКХ',
  ],
] as const)(
  'in %s it names date, place, attendance, quorum, agenda, decisions, tasks, signatories',
  async (language, date, votes, owner) => {
    const text = await read({ ...model, language })
    for (const said of [date, votes, owner]) expect(text).toContain(said)
    for (const said of ['ALM-M-2026-000001', 'площадь Республики', 'депутаты маслихата', 'О вывозе мусора'])
      expect(text).toContain(said)
    expect(text).toMatch(/27.*40|40.*27/)
    expect(text).toContain('Просить акимат убрать свалку')
    expect(text).toContain('____________________ Болат Әлиев')
    expect(text).toContain('____________________ Дана Омарова')
    expect(text).toMatch(/13-бабының 2-тармағы|пункт 2 статьи 13/)
  },
)

test('drawn again it is the same, byte for byte', async () => {
  const [one, other] = [await paperDocx(protocolSheet(model)), await paperDocx(protocolSheet(model))]
  expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(0)
})

test('without a quorum, an agenda or a decision it says so', async () => {
  const { attendance: _, secretary: __, ...bare } = model
  const text = await read({ ...bare, form: 'hearing', agenda: [], decisions: [] })
  expect(text).toContain('Повестка дня заранее не определялась.')
  expect(text).toContain('Решений не принято.')
  expect(text).not.toContain('правомочно')
})
