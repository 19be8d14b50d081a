/** The page of a chair's link: news first, the text before the actions, the language of the answer, what was sent. */
import { describe, expect, it } from 'vitest'
import { actingWords } from '../../../shared/text/actions/words.ts'
import { canBeIn } from '../../../shared/text/actions/written-in.ts'
import { mailWords } from '../../../shared/text/notices/mail-words.ts'
import { readOf } from '../text/words-of.ts'
import { fieldsIn, Office } from './office.ts'
import { typed } from './scenes.ts'

const begun = async (language: 'kk' | 'ru' = 'kk') => {
  const office = new Office()
  const number = await office.appeal('housing', language)
  const token = await office.assign(number)
  return { office, number, token }
}
const accepted = async (language: 'kk' | 'ru' = 'kk') => {
  const scene = await begun(language)
  await scene.office.act(scene.token, { action: 'accept' })
  return scene
}
const shown = async (office: Office, token: string) => (await office.open(token, 'ru')).body ?? ''
const newsIn = (page: string) => /<section class="warning news".*?<\/section>/s.exec(page)?.[0] ?? ''

describe('news', () => {
  it('a case that was only assigned has none', async () => {
    const { office, token } = await begun()
    expect(newsIn(await shown(office, token))).toBe('')
  })

  it('a message since the chair acted is told before the title, with the way to it', async () => {
    const { office, number, token } = await accepted()
    await office.write(number, 'messages', { text: 'Су келді.', idempotencyKey: 'm' })
    const page = await shown(office, token)
    expect(newsIn(page)).toContain('<a href="#messages">Новое сообщение заявителя</a>')
    expect(page).toContain('<details id="messages" open>')
    expect(page.indexOf('id="news"')).toBeLessThan(page.indexOf('<h1>'))
  })

  it('a response names the body and the letter', async () => {
    const { office, number, token } = await accepted()
    await office.act(token, { action: 'letter', to: 'almaty-su', subject: 'Су', text: 'Хабарлаңыз.' })
    const letter = Object.keys((await office.caseOf(number)).letters)[0] ?? ''
    const respond = { action: 'respond', decision: 'accepted', text: 'Жөнделді.' } as const
    await office.act(office.agency(number, letter), respond)
    expect(readOf(newsIn(await shown(office, token)))).toMatch(
      new RegExp(`Получен ответ: .*Алматы Су.* \\(${letter}\\)`),
    )
    expect(newsIn(await shown(office, token))).toContain('href="#letters"')
  })

  it('a dispute stays news until another answer, whatever else the chair does', async () => {
    const { office, number, token } = await accepted()
    await office.act(token, { action: 'answer', outcome: 'declined', text: 'Жоқ.' })
    await office.dispute(number, 'Келіспеймін.')
    await office.act(token, { action: 'ask', text: 'Неге?' })
    expect(newsIn(await shown(office, token))).toContain('Заявитель не согласен с ответом')
    await office.act(token, { action: 'answer', outcome: 'satisfied', text: 'Иә, мәселе шешілді.' })
    expect(newsIn(await shown(office, token))).toBe('')
  })

  it('is over once the chair has acted', async () => {
    const { office, number, token } = await accepted()
    await office.write(number, 'messages', { text: 'Су келді.', idempotencyKey: 'm' })
    await office.act(token, { action: 'ask', text: 'Қай үй?' })
    expect(newsIn(await shown(office, token))).toBe('')
  })

  it('an agency has none', async () => {
    const { office, number, token } = await accepted()
    await office.act(token, { action: 'letter', to: 'almaty-su', subject: 'Су', text: 'Хабарлаңыз.' })
    await office.write(number, 'messages', { text: 'Су келді.', idempotencyKey: 'm' })
    const letter = Object.keys((await office.caseOf(number)).letters)[0] ?? ''
    expect(newsIn(await shown(office, office.agency(number, letter)))).toBe('')
  })
})

describe('after acceptance', () => {
  it('nothing stands open, the letter is offered before the answer, one form opens at a time', async () => {
    const { office, token } = await accepted()
    const page = await shown(office, token)
    expect(page).not.toContain('<section class="action"')
    const folded = [...page.matchAll(/<details class="action" id="do-(\w+)" name="do">/g)].map((m) => m[1])
    expect(folded.slice(0, 3)).toEqual(['letter', 'answer', 'ask'])
  })
})

describe('the language of the answer', () => {
  it.each([
    ['kk', 'казахский'],
    ['ru', 'русский'],
  ] as const)('%s stands among the first facts and at the answer', async (language, name) => {
    const { office, token } = await accepted(language)
    const page = await shown(office, token)
    expect(readOf(page)).toContain(`Язык ответа ${name}`)
    expect(page.split(actingWords('ru').answerIn.hint[language]).length - 1).toBeGreaterThanOrEqual(3)
  })

  const confirmed = async (language: 'kk' | 'ru', text: string) => {
    const { office, token } = await accepted(language)
    const form = { ...fieldsIn(await shown(office, token), 'answer'), outcome: 'explained', text }
    return (await office.post(token, form)).body ?? ''
  }
  it('a text without its letters is warned of before it leaves', async () => {
    expect(await confirmed('kk', 'Работы завершены.')).toContain(actingWords('ru').wrongLanguage.kk)
    expect(await confirmed('kk', 'Жұмыс аяқталды.')).not.toContain(actingWords('ru').wrongLanguage.kk)
    expect(await confirmed('ru', 'Жұмыс аяқталды, көрсетілген мәселе шешілді.')).toContain(
      actingWords('ru').wrongLanguage.ru,
    )
  })

  it.each([
    ['kk', 'Работы завершены', false],
    ['kk', 'Рахмет, жауап берілді', true],
    ['kk', '12.03.2026', true],
    ['ru', 'Предприятие «Алматы Су» завершило работы на улице Қабанбай батыра', true],
    ['ru', 'The work is done', false],
    ['en', 'The work is done', true],
    ['en', 'Работы завершены', false],
  ] as const)('%s: %s', (language, text, expected) => {
    expect(canBeIn(language, text)).toBe(expected)
  })
})

describe('what leaves the council', () => {
  it('a letter is shown with its due date, and named by number after', async () => {
    const { office, number, token } = await accepted()
    const form = { ...fieldsIn(await shown(office, token), 'letter'), ...typed.letter }
    const preview = (await office.post(token, form)).body ?? ''
    expect(readOf(preview)).toContain('Срок ответа по закону до конца дня')
    // Nobody typed it: it does not stand among what was.
    expect(preview.split('<dl')[1]?.split('</dl>')[0]).not.toContain('до конца дня')
    expect(Object.keys((await office.caseOf(number)).letters)).toEqual([])
    const done = await office.post(token, { ...fieldsIn(preview, 'letter') })
    expect(done.status).toBe(303)
    const [letter] = Object.values((await office.caseOf(number)).letters)
    const after = await office.follow(done, token)
    expect(readOf(after)).toMatch(new RegExp(`Письмо ${letter?.number}: .*, ответ – до конца дня`))
  })

  it('a question is shown with the day of its reply, and named after', async () => {
    const { office, number, token } = await accepted()
    const form = { ...fieldsIn(await shown(office, token), 'ask'), text: 'Қай үй?' }
    const preview = (await office.post(token, form)).body ?? ''
    expect(readOf(preview)).toContain('Срок, в который заявитель может ответить до конца дня')
    expect(office.events(number)).not.toContain('ClarificationAsked')
    const done = await office.post(token, fieldsIn(preview, 'ask'))
    expect(readOf(await office.follow(done, token))).toContain(
      `Дело ${number}: ответ заявителя – до конца дня`,
    )
  })
})

describe('a reminder by hand', () => {
  it('is shown as its addressee will read it, before it goes out', async () => {
    const { office, number, token } = await accepted()
    await office.act(token, { action: 'letter', to: 'almaty-su', subject: 'Су туралы', text: 'Хабарлаңыз.' })
    const form = fieldsIn(await shown(office, token), 'remind')
    const preview = readOf((await office.post(token, form)).body ?? '')
    expect(preview).toContain('Су туралы')
    expect(preview).toContain(mailWords('ru').letter_reminder.intro)
    expect(office.events(number)).not.toContain('LetterReminded')
    const confirmed = fieldsIn((await office.post(token, form)).body ?? '', 'remind')
    expect((await office.post(token, confirmed)).status).toBe(303)
    expect(office.events(number)).toContain('LetterReminded')
    expect(await shown(office, token)).not.toContain('id="do-remind"')
  })
})

describe('a note of the staff', () => {
  it('stands on no page of a chair, an agency or the applicant', async () => {
    const { office, number, token } = await accepted()
    await office.act(token, { action: 'letter', to: 'almaty-su', subject: 'Су', text: 'Хабарлаңыз.' })
    const letter = Object.keys((await office.caseOf(number)).letters)[0] ?? ''
    await office.act(office.secretary(number), { action: 'note', text: 'Құпия ескертпе' })
    const pages = [
      await shown(office, token),
      await shown(office, office.agency(number, letter)),
      await shown(office, office.head(number)),
      (await office.status(number)).body ?? '',
      JSON.stringify(await office.view(token)),
    ]
    for (const page of pages) {
      expect(page).not.toContain('Құпия ескертпе')
      expect(page).not.toContain('NoteAdded')
    }
  })
})
