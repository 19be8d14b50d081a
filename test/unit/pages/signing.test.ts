/** A letter that the head is to sign stands whole on the pages of who wrote it, of the head and of the desk. */
import { describe, expect, test } from 'vitest'
import { renderLink } from '../../../shared/pages/actions/link.ts'
import { stateOf } from '../../../shared/pages/actions/link-case.ts'
import { inBoth } from '../../builders/written.ts'
import { readOf } from '../text/words-of.ts'
import { Office } from './office.ts'

const letter = {
  action: 'letter',
  agency: 'almaty-su',
  subject: 'Ыстық су туралы',
  text: 'Жөндеудің қашан аяқталатынын хабарлауыңызды сұраймыз.',
} as const
const reason = 'Кестені де сұраңыз.'
const reviewed = async () => {
  const office = new Office([], 'head')
  const number = await office.appeal()
  return { office, number, chair: await office.assign(number) }
}
const read = async (office: Office, token: string, lang: 'kk' | 'ru', more: object = {}) =>
  readOf(renderLink({ ...(await office.model(token, lang)), ...more }))

describe('before it is signed', () => {
  test.each(['kk', 'ru'] as const)('whom it is to, and every word of it, on every page: %s', async (lang) => {
    const { office, number, chair } = await reviewed()
    await office.act(chair, letter)
    const waits = { kk: 'Хат қол қоюды күтіп тұр', ru: 'Письмо ждёт подписи' }[lang]
    for (const token of [chair, office.head(number), office.secretary(number)]) {
      const page = await read(office, token, lang)
      for (const words of [waits, letter.subject, letter.text]) expect(page).toContain(words)
    }
    const desk = readOf(stateOf(await office.model(office.secretary(number), lang)).toString())
    for (const words of [waits, letter.subject, letter.text]) expect(desk).toContain(words)
  })
  test('its writer is told that it waits, and that nobody has it yet', async () => {
    const { office, chair } = await reviewed()
    await office.act(chair, letter)
    const page = await read(office, chair, 'ru', { done: 'letter' })
    expect(page).toContain('Письмо представлено на подпись председателю совета.')
    expect(page).not.toContain('Письмо отправлено.')
  })
  test('a recommendation in both languages, with its remarks', async () => {
    const office = new Office([], 'head')
    const number = await office.draft()
    const chair = await office.assign(number, 'urban-planning')
    const text = inBoth('Нақты мерзімді көрсету қажет.')
    await office.act(chair, {
      action: 'recommend',
      outcome: 'with_remarks',
      text: inBoth('Кеңес жобаны қолдайды.'),
      remarks: [{ clause: '4-тармақ', text }],
    })
    const page = await read(office, office.head(number), 'kk')
    for (const words of ['4-тармақ', text.kk, text.ru]) expect(page).toContain(words)
    await office.act(office.head(number), { action: 'sign' })
    expect(office.events(number).slice(-2)).toEqual(['RecommendationGiven', 'LetterSent'])
  })
})

describe('after', () => {
  test('it was signed, it is among the letters, under the head’s name', async () => {
    const { office, number, chair } = await reviewed()
    await office.act(chair, letter)
    await office.act(office.head(number), { action: 'sign' })
    const [sent] = (await office.view(chair)).case.letters
    expect(sent).toMatchObject({ text: letter.text, signatory: { post: 'head' } })
    expect(sent?.signatory?.name).toBe(office.deps.rules.council.head.name)
    const page = await read(office, office.head(number), 'ru', { done: 'sign' })
    expect(page).toContain('Письмо подписано и отправлено.')
    expect(page).not.toContain('Письмо ждёт подписи')
  })
  test.each(['kk', 'ru'] as const)('it came back, with the reason and its words: %s', async (lang) => {
    const { office, number, chair } = await reviewed()
    await office.act(chair, letter)
    await office.act(office.head(number), { action: 'refuse_signature', reason })
    const { unsigned } = (await office.view(chair)).case
    expect(unsigned).toMatchObject({ reason, text: letter.text, decidedBy: { post: 'head' } })
    for (const token of [chair, office.secretary(number)]) {
      const page = await read(office, token, lang)
      for (const words of [reason, letter.text]) expect(page).toContain(words)
    }
  })
  test('of an initiative, the secretariat may write another', async () => {
    const office = new Office([], 'head')
    const number = await office.initiative()
    const page = await read(office, office.secretary(number), 'ru')
    expect(page).toContain('график вывоза')
    await office.act(office.head(number), { action: 'refuse_signature', reason })
    const { actions } = await office.view(office.secretary(number))
    expect(actions.map(({ name }) => name)).toContain('letter')
    await office.act(office.secretary(number), letter)
    await office.act(office.head(number), { action: 'sign' })
    expect((await office.view(office.secretary(number))).case.letters).toMatchObject([{ text: letter.text }])
  })
})
