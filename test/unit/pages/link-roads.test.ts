/** The page of a link: what is said first, earlier remarks made again, dates entered by hand, and clicks gone back to. */
import { describe, expect, it } from 'vitest'
import { languages } from '../../../events/values.ts'
import { viewFor } from '../../../shared/application/actions/link-view.ts'
import { agencyOf } from '../../../shared/council/council.ts'
import { dayAsTyped } from '../../../shared/domain/typed-day.ts'
import { renderLink } from '../../../shared/pages/actions/link.ts'
import type { LinkModel } from '../../../shared/pages/models.ts'
import { byEndOf, formatDay } from '../../../shared/text/dates.ts'
import { draftWords } from '../../../shared/text/drafts/words.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { requiredWords } from '../../../shared/text/required.ts'
import { texts } from '../../../shared/text/texts.ts'
import { inBoth, inBothFields } from '../../builders/written.ts'
import { readOf } from '../text/words-of.ts'
import { fieldsIn, Office } from './office.ts'
import { scenes, typed } from './scenes.ts'

const sceneOf = async (name: string) => {
  const make = scenes[name]
  if (!make) throw new Error(`no scene ${name}`)
  return make()
}
const pageOf = async (name: string, lang: 'kk' | 'ru' | 'en' = 'ru') => {
  const { office, token } = await sceneOf(name)
  return (await office.open(token, lang)).body ?? ''
}
const due = (page: string) => /<p class="due[^>]*>([^<]*)/.exec(page)?.[1]

describe('first on the page', () => {
  it.each(Object.keys(scenes))(
    '%s: the number, the subject, the date; then what can be done; then the rest',
    async (name) => {
      const page = await pageOf(name)
      const places = ['<h1>', 'class="lead"', 'class="due', 'id="case"'].map((part) => page.indexOf(part))
      expect(places).toEqual([...places].sort((a, b) => a - b))
      const forms = [...page.matchAll(/<form method="post" action="\/act/g)].map((m) => m.index)
      for (const at of forms) {
        expect(at).toBeGreaterThan(places[2] ?? 0)
        expect(at).toBeLessThan(places[3] ?? 0)
      }
    },
  )

  it('the first of the appeal’s words come before what can be done, and so does an agency’s letter', async () => {
    const chair = await pageOf('a chair before a new appeal')
    expect(chair.indexOf('Достық даңғылы')).toBeLessThan(chair.indexOf('id="do-accept"'))
    const agency = await pageOf('an agency before a recommendation')
    expect(agency.indexOf('Кеңес жобаны')).toBeLessThan(agency.indexOf('id="do-respond"'))
  })

  it('the head reads what is asked before deciding it', async () => {
    const page = await pageOf('the head before a request')
    expect(page.indexOf('28 сәуірде дайын болады')).toBeLessThan(page.indexOf('id="do-extend"'))
  })

  it('an address that mail came back from: the chair sees whose, the secretariat where', async () => {
    const [chair, secretary] = await Promise.all([
      pageOf('a chair whose mail to the applicant came back'),
      pageOf('the secretariat before a disputed answer'),
    ])
    expect(readOf(chair)).toContain('Письмо не доставлено (заявитель): оно вернулось 30 марта 2026 года')
    expect(chair).not.toContain('aigul@example.kz')
    expect(readOf(secretary)).toContain('Письмо не доставлено (заявитель, aigul@example.kz)')
  })
})

describe('the date', () => {
  it('says that the clock stands still, and why', async () => {
    expect(due(await pageOf('the secretariat while the clock stands still'))).toBe(
      'Течение срока приостановлено с 27 марта 2026 года: Экспертиза',
    )
  })

  it('under control is the control date; what the answer’s was is said too', async () => {
    const page = await pageOf('a chair who waits on all sides')
    expect(due(page)).toBe('На долгосрочном контроле: вернуться к вопросу до конца дня 1 июля 2026 года')
    expect(page).toContain('Срок ответа заявителю: 14 апреля 2026 года.')
    expect(page).not.toContain('class="due late"')
    const { office, token } = await sceneOf('a chair who waits on all sides')
    office.now = '2026-07-02T06:00:00.000Z'
    expect((await office.open(token)).body).toContain('class="due late"')
  })

  it('can be set anew there, by that name', async () => {
    const page = await pageOf('a chair who waits on all sides')
    expect(page).toContain('<summary>Назначить следующую контрольную дату</summary>')
    expect(page).not.toContain('Поставить на долгосрочный контроль')
  })

  it('of a recommendation that was given is that day, however late it is now', async () => {
    const { office, number } = await sceneOf('the secretariat before a recommendation')
    office.now = '2026-06-01T06:00:00.000Z'
    expect(due((await office.open(office.secretary(number))).body ?? '')).toBe(
      'Рекомендации даны 19 марта 2026 года',
    )
  })

  it('of a new version counts anew', async () => {
    expect(due(await pageOf('a chair before a new version'))).toMatch(/^Осталось: 10 рабочих дней/)
  })
})

describe('the case', () => {
  it('tells where a part went, what was disputed, and the answer before', async () => {
    const read = readOf(await pageOf('the secretariat before a disputed answer'))
    expect(read).toContain('Перенаправлена часть обращения')
    expect(read).toContain('позже трёх рабочих дней')
    expect(read).toMatch(/Состояние\s+\S.*; заявитель не согласен с ответом/)
    expect(read).toContain('30 марта 2026 года заявитель заявил о несогласии с ответом')
    expect(read).toContain('Жөндеу аяқталды.')
    expect(read).toContain('Келіспеймін: су әлі жоқ.')
  })

  it('tells what an initiative arose from', async () => {
    expect(readOf(await pageOf('the secretariat before an initiative'))).toContain(
      'Общественный мониторинг, Мониторинг контейнерных площадок, 16 марта 2026 года',
    )
  })

  it('tells an agency of its own letter’s remarks, not of a later version’s', async () => {
    const { office, number, token } = await sceneOf('an agency before a recommendation')
    await office.version(number, 2)
    await office.act(await office.chair(number), {
      action: 'recommend',
      outcome: 'with_remarks',
      text: inBoth('Тағы бір ескерту бар.'),
      remarks: [{ clause: '9-тармақ', text: inBoth('Басқа ескерту.') }],
    })
    const { case: seen } = await office.view(token)
    expect(seen.letter).toMatchObject({ version: 1, remarks: [{ no: 1 }, { no: 2 }] })
    expect(seen.remarks.map(({ clause }) => clause)).toEqual(['4-тармақ, 2-тармақша', '7-тармақ'])
    expect(JSON.stringify(seen)).not.toContain('Басқа ескерту')
    // On paper, too, the letter that waits longest is not answered with another's remarks.
    const secretary = await office.view(office.secretary(number))
    expect(secretary.case.earlier).toMatchObject([{ version: 1, remarks: [{ no: 1 }, { no: 2 }] }])
    expect(secretary.case.recommendation).toMatchObject({ version: 2 })
  })

  it('is all there when its words were erased', async () => {
    const { office, token, number } = await sceneOf('a chair before a new version')
    const opened = await office.model(token, 'ru')
    const erased = { get: async () => undefined, list: async () => new Map() }
    const view = await viewFor(
      { ...office.deps, people: { ...office.deps.people, ...erased } },
      await office.caseOf(number),
      { role: 'chair', as: 'urban-planning', open: true },
      '2026-03-19',
    )
    expect(view.case).not.toHaveProperty('recommendation')
    expect(() => renderLink({ ...opened, view })).not.toThrow()
  })
})

describe('a recommendation in one language only', () => {
  const open = async () => {
    const office = new Office()
    const number = await office.draft()
    const token = await office.assign(number, 'urban-planning')
    return { office, number, token, form: fieldsIn((await office.open(token)).body ?? '', 'recommend') }
  }

  it.each(languages)(
    'is asked for the other one, at its place, and keeps what was typed (%s)',
    async (lang) => {
      const { office, number, token, form } = await open()
      const half = {
        'text.ru': 'Поддерживаем.',
        'remarks.0.clause': '4',
        'remarks.0.text.kk': 'Мерзімі жоқ.',
      }
      const reply = await office.post(token, { ...form, outcome: 'with_remarks', ...half }, lang)
      const page = reply.body ?? ''
      expect(reply.status).toBe(422)
      for (const path of ['text.kk', 'remarks.0.text.ru']) {
        expect(page).toContain(`<a href="#recommend-${path.replaceAll('.', '-')}">`)
        expect(page).toContain(requiredWords(path, lang))
      }
      expect(fieldsIn(page, 'recommend')).toMatchObject(half)
      expect(office.events(number)).not.toContain('RecommendationGiven')
    },
  )

  it('typed into a form of before is in the language of its page', async () => {
    const { office, token, form } = await open()
    const old = { ...form, outcome: 'with_remarks', text: 'Қолдаймыз.', 'remarks.0.text': 'Мерзімі жоқ.' }
    const reply = await office.post(token, old, 'kk')
    expect(reply.status).toBe(422)
    expect(fieldsIn(reply.body ?? '', 'recommend')).toMatchObject({
      'text.kk': 'Қолдаймыз.',
      'text.ru': '',
      'remarks.0.text.kk': 'Мерзімі жоқ.',
    })
  })

  it('is doubted before it leaves, where both fields have it', async () => {
    const { office, token, form } = await open()
    const twice = { 'text.kk': 'Поддерживаем.', 'text.ru': 'Поддерживаем.' }
    const asked = readOf((await office.post(token, { ...form, outcome: 'supported', ...twice })).body ?? '')
    expect(asked).toContain(draftWords('ru').otherLanguage.kk)
    expect(asked).not.toContain(draftWords('ru').otherLanguage.ru)
  })
})

describe('earlier remarks', () => {
  const made = async () => {
    const { office, number, token } = await sceneOf('a chair before a new version')
    const form = { ...fieldsIn((await office.open(token, 'kk')).body ?? '', 'recommend'), ...typed.recommend }
    return { office, number, token, form }
  }

  it.each(languages)('are offered with what was said to each, none ticked (%s)', async (lang) => {
    const page = await pageOf('a chair before a new version', lang)
    const words = pageWords(lang).link
    const form =
      /<form method="post"[^>]*>\n<input type="hidden" name="action" value="recommend">.*?<\/form>/s.exec(
        page,
      )?.[0] ?? ''
    const read = readOf(form)
    for (const said of [
      words.fields.carry?.label,
      words.remark.carry(1),
      words.remark.carry(2),
      'Норма қажет.',
    ])
      expect(read).toContain(said)
    expect(form).toContain('name="carry.2"')
    expect(form).not.toContain(' checked')
  })

  it('that are ticked are confirmed after the new ones, and sent with where they come from', async () => {
    const { office, number, token, form } = await made()
    const asked = (await office.post(token, { ...form, 'carry.2': 'true' }, 'kk')).body ?? ''
    expect(readOf(asked)).toContain('3-ескерту. 7-тармақ Алғаш 1-нұсқаға 2-ескерту ретінде берілген.')
    const confirmation = fieldsIn(asked, 'recommend')
    expect(confirmation).toMatchObject({ 'carry.2': 'true', confirmed: '1' })
    const back = (await office.post(token, { ...confirmation, change: '1' }, 'kk')).body ?? ''
    expect(fieldsIn(back, 'recommend')).toMatchObject({ 'carry.2': 'true' })
    expect(fieldsIn(back, 'recommend')).not.toHaveProperty('carry.1')

    expect((await office.post(token, confirmation, 'kk')).status).toBe(303)
    const { case: seen } = await office.view(office.secretary(number))
    expect(seen.remarks).toEqual([
      { no: 1, clause: '4-тармақ', text: inBoth('Мерзім көрсетілсін.') },
      { no: 2, clause: '7-тармақ', quote: 'ақылға қонымды', text: inBoth('Алып тасталсын.') },
      {
        no: 3,
        clause: '7-тармақ',
        text: inBoth('Алып тастау қажет.\n6-тармақты қайталайды.'),
        from: { version: 1, no: 2 },
      },
    ])
    expect(seen.earlier).toMatchObject([{ version: 1, remarks: [{ accepted: true }, { accepted: false }] }])
    // The agency answers all three, the old one too, and reads that it was made before.
    const agency = office.agency(number, seen.letters.at(-1)?.number ?? '')
    const page = (await office.open(agency, 'kk')).body ?? ''
    expect(Object.keys(fieldsIn(page, 'respond'))).toContain('remarks.2.no')
    expect(readOf(page)).toContain('Алғаш 1-нұсқаға 2-ескерту ретінде берілген.')
  })

  it('alone are enough, and stay when more rows are asked for', async () => {
    const { office, token, form } = await made()
    const none = Object.fromEntries(
      Object.keys(form).map((k) => [k, /^remarks/.test(k) ? '' : (form[k] ?? '')]),
    )
    const more = (await office.post(token, { ...none, 'carry.1': 'true', more: '1' }, 'kk')).body ?? ''
    expect(fieldsIn(more, 'recommend')).toMatchObject({ 'carry.1': 'true' })
    expect((await office.post(token, { ...none, 'carry.1': 'true' }, 'kk')).status).toBe(200)
    expect((await office.post(token, none, 'kk')).status).toBe(422)
  })

  it('that are not there are an error at their place', async () => {
    const { office, token, form } = await made()
    const reply = await office.post(token, { ...form, 'carry.9': 'true' }, 'ru')
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('<a href="#recommend-carry">')
    expect(reply.body).toContain(texts('ru').refusals.remark_unknown([9]))
  })

  it('and new ones together are not more than an agency can answer', async () => {
    const { office, token, form } = await made()
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [
        [`remarks.${i}.clause`, `${i + 1}`],
        ...Object.entries(inBothFields(`remarks.${i}.text`, 'Анықтау қажет.')),
      ]).flat(),
    )
    const reply = await office.post(token, { ...form, ...many, 'carry.1': 'true' }, 'ru')
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('<a href="#recommend-carry">')
  })
})

describe('an agency’s letter', () => {
  const answered = async () => {
    const office = new Office()
    const number = await office.appeal()
    const chair = await office.assign(number)
    const letter = { action: 'letter', agency: 'almaty-su', subject: 'Су', text: 'Су берілсін.' } as const
    await office.act(chair, letter)
    await office.act(chair, { action: 'answer', outcome: 'explained', text: 'Жөндеу жүріп жатыр.' })
    const [sent] = Object.values((await office.caseOf(number)).letters)
    if (!sent) throw new Error('no letter')
    return { office, agency: office.agency(number, sent.number), due: sent.deadline.due ?? '' }
  }
  it.each(languages)('keeps its date when its case is over, until it is responded to (%s)', async (lang) => {
    const { office, agency, due } = await answered()
    const words = pageWords(lang).link.due
    const page = readOf((await office.open(agency, lang)).body ?? '')
    expect(page).toContain(byEndOf(due, lang))
    expect(page).not.toContain(words.closed)
    await office.act(agency, { action: 'respond', decision: 'accepted', text: 'Су берілді.' })
    const after = readOf((await office.open(agency, lang)).body ?? '')
    expect(after).toContain(words.responded)
    expect(after).not.toContain(byEndOf(due, lang))
  })
})

describe('a new version that comes while the chair writes', () => {
  it('is shown, and what was written of the old one is not sent of it', async () => {
    const office = new Office()
    const number = await office.draft()
    const token = await office.assign(number, 'urban-planning')
    const form = {
      ...fieldsIn((await office.open(token)).body ?? '', 'recommend'),
      outcome: 'supported',
      ...inBothFields('text', 'Поддерживаем.'),
    }
    await office.version(number, 2)
    const reply = await office.post(token, { ...form, confirmed: '1' })
    expect(reply.status).toBe(409)
    expect(reply.body).toContain(texts('ru').refusals.draft_changed([]))
    expect(office.events(number)).not.toContain('RecommendationGiven')
    const again = fieldsIn(reply.body ?? '', 'recommend')
    expect(again).toMatchObject({ version: '2', ...inBothFields('text', 'Поддерживаем.') })
    expect((await office.post(token, { ...again, confirmed: '1' })).status).toBe(303)
    expect(office.events(number)).toContain('RecommendationGiven')
  })
})

describe('a new version that comes while the form is filled in step by step', () => {
  const steps: [string, Record<string, string>][] = [
    ['another remark', { more: '1' }],
    ['going back from the question whether it is final', { change: '1' }],
    ['a mistake', { outcome: '' }],
  ]
  it.each(steps)('is not taken for the one that was read: %s', async (_, step) => {
    const office = new Office()
    const number = await office.draft()
    const token = await office.assign(number, 'urban-planning')
    const read = fieldsIn((await office.open(token)).body ?? '', 'recommend')
    const typing = { ...read, outcome: 'supported', ...inBothFields('text', 'Поддерживаем.') }
    await office.version(number, 2)
    const next = fieldsIn((await office.post(token, { ...typing, ...step })).body ?? '', 'recommend')
    const reply = await office.post(token, { ...next, outcome: 'supported', confirmed: '1' })
    expect(reply.status).toBe(409)
    expect(reply.body).toContain(texts('ru').refusals.draft_changed([]))
    expect(office.events(number)).not.toContain('RecommendationGiven')
  })
})

it.each(languages)(
  'while the clock stands still its date is not explained to the office (%s)',
  async (lang) => {
    const names = { kk: 'сараптама', ru: 'экспертиза', en: 'expertise' }
    const office = new Office([{ id: 'expertise', names }])
    const number = await office.appeal()
    const tokens = [await office.assign(number), office.secretary(number)]
    const due = formatDay((await office.view(office.secretary(number))).case.dueOn ?? '', lang)
    const pages = async () =>
      Promise.all(tokens.map(async (token) => readOf((await office.open(token, lang)).body ?? '')))
    for (const page of await pages()) expect(page).toContain(due)
    await office.act(office.secretary(number), { action: 'pause', cause: 'expertise' })
    for (const page of await pages()) expect(page).not.toContain(due)
  },
)

describe('a response entered by hand', () => {
  it.each([
    ['2026-03-26', 'received_before_sent'],
    ['2026-03-28', 'received_in_future'],
  ] as const)('of %s is refused at its date', async (receivedOn, why) => {
    const { office, number, token } = await sceneOf('the secretariat after an extension')
    const form = {
      ...fieldsIn((await office.open(token)).body ?? '', 'record_response'),
      ...typed.record_response,
    }
    const happened = office.events(number)
    const reply = await office.post(token, { ...form, receivedOn })
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('<a href="#record_response-receivedOn">')
    expect(reply.body).toContain(texts('ru').refusals[why]([]))
    expect(fieldsIn(reply.body ?? '', 'record_response')).toMatchObject({
      receivedOn: dayAsTyped(receivedOn),
      text: form.text,
    })
    expect(office.events(number)).toEqual(happened)
  })
})

describe('a response on paper that amends the one there is', () => {
  it('is offered when every letter is answered, says that it amends, and leaves the day of the first', async () => {
    const { office, number, token } = await sceneOf('the secretariat after an extension')
    const paper = {
      ...fieldsIn((await office.open(token)).body ?? '', 'record_response'),
      ...typed.record_response,
    }
    expect((await office.post(token, paper)).status).toBe(303)
    office.now = '2026-04-02T05:00:00.000Z'
    const page = (await office.open(token)).body ?? ''
    expect(page).toMatch(
      new RegExp(`<option value="${paper.letter}">[^<]*\\(${pageWords('ru').link.amends}\\)<`),
    )
    const again = { ...fieldsIn(page, 'record_response'), ...typed.record_response }
    const later = { ...again, letter: paper.letter ?? '', decision: 'declined', receivedOn: '2026-04-02' }
    expect((await office.post(token, later)).status).toBe(303)
    expect((await office.caseOf(number)).letters[later.letter]?.response).toMatchObject({
      decision: 'declined',
      amended: true,
      firstOn: '2026-03-27',
    })
  })

  it('the letter that waits is chosen already, those answered come after it', async () => {
    const { office, number, token } = await sceneOf('the secretariat after an extension')
    const paper = {
      ...fieldsIn((await office.open(token)).body ?? '', 'record_response'),
      ...typed.record_response,
    }
    await office.post(token, paper)
    const second = { action: 'letter', agency: 'tazalyk', subject: 'О вывозе', text: 'Просим.' } as const
    await office.act(await office.chair(number), second)
    const page = (await office.open(token)).body ?? ''
    expect(fieldsIn(page, 'record_response').letter).not.toBe(paper.letter)
    const [waiting, answered] = [...page.matchAll(/<option value="(ALM-L[^"]+)"/g)].map(([, id]) => id)
    expect([waiting, answered]).toEqual([fieldsIn(page, 'record_response').letter, paper.letter])
  })

  it('answers the remarks of its own letter, each shown with what was said to it before', async () => {
    const { office, number } = await sceneOf('a chair before a new version')
    const remarks = [{ clause: '9', text: inBoth('Басқа.') }]
    const recommend = { action: 'recommend', outcome: 'with_remarks', text: inBoth('Қолдаймыз.') } as const
    await office.act(await office.chair(number), { ...recommend, remarks })
    const token = office.secretary(number)
    const page = (await office.open(token)).body ?? ''
    const form = { ...fieldsIn(page, 'record_response'), ...typed.record_response }
    const [first, second] = Object.keys((await office.caseOf(number)).letters)
    expect(form.letter).toBe(second)
    expect([0, 1, 2].map((i) => [form[`remarks.${i}.letter`], form[`remarks.${i}.no`]])).toEqual([
      [first, '1'],
      [first, '2'],
      [second, '1'],
    ])
    const strayed = await office.post(token, { ...form, 'remarks.0.accepted': 'true' })
    expect(strayed.status).toBe(422)
    expect(strayed.body).toContain('<a href="#record_response-remarks">')
    expect(strayed.body).toContain(pageWords('ru').link.remark.otherLetter)
    const amended = { receivedOn: '2026-03-19', 'remarks.0.accepted': 'true', 'remarks.1.accepted': 'true' }
    expect((await office.post(token, { ...form, letter: first ?? '', ...amended })).status).toBe(303)
    expect((await office.caseOf(number)).letters[first ?? '']?.response).toMatchObject({
      amended: true,
      remarks: [
        { no: 1, accepted: true },
        { no: 2, accepted: true },
      ],
    })
  })
})

describe('what is left unchosen', () => {
  it.each([
    ['record_response', 'letter', 'the secretariat after an extension'],
    ['pause', 'cause', 'the secretariat before a disputed answer'],
    ['forward', 'to', 'the secretariat before a new appeal'],
    ['respond', 'remarks.1.accepted', 'an agency before a recommendation'],
  ])('%s asks to choose %s', async (action, field, name) => {
    const { office, token } = await sceneOf(name)
    const form = { ...fieldsIn((await office.open(token)).body ?? '', action), ...typed[action as 'pause'] }
    const { [field]: _, ...rest } = form
    const page = (await office.post(token, rest)).body ?? ''
    const id = `${action}-${field.replaceAll('.', '-')}`
    expect(page).toContain(
      `<p class="error" id="${id}-error"><span class="hidden">Ошибка: </span>${requiredWords(field, 'ru') ?? texts('ru').validation.choose}`,
    )
  })
})

describe('a form that was gone back to', () => {
  const sent = async () => {
    const { office, number, token } = await sceneOf('a chair before a new appeal')
    const form: Record<string, string> = {
      ...fieldsIn((await office.open(token)).body ?? '', 'letter'),
      ...typed.letter,
      confirmed: '1',
    }
    expect((await office.post(token, form)).status).toBe(303)
    return { office, number, token, form }
  }
  const letters = (events: string[]) => events.filter((type) => type === 'LetterSent')

  it('and sent again as it was is the same click', async () => {
    const { office, number, token, form } = await sent()
    expect((await office.post(token, form)).status).toBe(303)
    expect(letters(office.events(number))).toHaveLength(1)
  })

  it('and sent with other words says that these were not sent, keeps them, and sends them when asked again', async () => {
    const { office, number, token, form } = await sent()
    const other = { ...form, to: 'akimat', text: 'Другое письмо' }
    const reply = await office.post(token, other)
    expect(reply.status).toBe(409)
    expect(reply.body).toContain(pageWords('ru').link.reused)
    expect(letters(office.events(number))).toHaveLength(1)
    const again = fieldsIn(reply.body ?? '', 'letter')
    expect(again).toMatchObject({ to: 'akimat', text: 'Другое письмо' })
    expect(again.idempotencyKey).not.toBe(form.idempotencyKey)
    expect((await office.post(token, { ...again, confirmed: '1' })).status).toBe(303)
    expect(letters(office.events(number))).toHaveLength(2)
  })
})

describe('the applicant’s page', () => {
  const written = async () => {
    const { office, number } = await sceneOf('a chair before a new appeal')
    const write = (action: string, fields: Record<string, string>) =>
      office.write(number, action, { idempotencyKey: 'k', ...fields })
    return { office, number, write }
  }
  const messages = (events: string[]) => events.filter((type) => type === 'MessageReceived')

  it('takes a double click for one message, and other words for another', async () => {
    const { office, number, write } = await written()
    await Promise.all([write('messages', { text: 'Су жоқ.' }), write('messages', { text: 'Су жоқ.' })])
    await write('messages', { text: 'Су жоқ.' })
    expect(messages(office.events(number))).toHaveLength(1)
    expect((await write('messages', { text: 'Су келді.' })).status).toBe(303)
    expect(messages(office.events(number))).toHaveLength(2)
  })

  it('does not withdraw without the tick, and says where it is', async () => {
    const { office, number, write } = await written()
    const reply = await write('withdraw', {})
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('<a href="#withdraw-sure">')
    expect(reply.body).toContain(pageWords('ru').status.withdraw.unsure)
    expect(office.events(number)).not.toContain('AppealWithdrawn')
    expect((await write('withdraw', { sure: '1' })).status).toBe(303)
    expect((await write('withdraw', { sure: '1' })).status).toBe(303)
    expect(office.events(number).filter((type) => type === 'AppealWithdrawn')).toHaveLength(1)
  })

  it('takes keys of any length', async () => {
    const { write } = await written()
    const reply = await write('withdraw', { sure: '1', idempotencyKey: 'k'.repeat(5000) })
    expect(reply.status).toBe(303)
  })
})

it('models without causes are shown by their ids', async () => {
  const { office, token } = await sceneOf('the secretariat while the clock stands still')
  const {
    names: { causes: _, ...names },
    ...model
  } = await office.model(token, 'ru')
  const bare: LinkModel = { ...model, names }
  expect(due(renderLink(bare))).toContain('expertise')
})

describe('a response that was given', () => {
  it('is corrected on its page: folded, filled in with what was said, and sent as a correction', async () => {
    const { office, number } = await sceneOf('the head before a request')
    const [letter] = (await office.view(office.secretary(number))).case.letters
    const token = office.agency(number, letter?.number ?? '')
    const said = { decision: 'information', text: 'Желі наурызда жөнделеді.', reference: '12-05/77' } as const
    await office.act(token, { action: 'respond', ...said })
    const page = (await office.open(token, 'kk')).body ?? ''
    const words = pageWords('kk').link
    expect(readOf(page)).toContain(words.nothing)
    expect(page).toContain(`<summary>${words.amendment.title}</summary>`)
    const form = fieldsIn(page, 'respond')
    expect(form).toMatchObject({ ...said, amends: 'true' })
    const corrected = { ...form, decision: 'declined', text: 'Желі жөнделмейді.' }
    const asked = await office.post(token, corrected, 'kk')
    expect(readOf(asked.body ?? '')).toContain(words.confirm.correctable)
    expect((await office.post(token, { ...corrected, confirmed: '1' }, 'kk')).status).toBe(303)
    const [after] = (await office.view(office.secretary(number))).case.letters
    expect(after).toMatchObject({ decision: 'declined', response: { text: 'Желі жөнделмейді.' } })
    expect(after?.replaced).toMatchObject([{ text: said.text }])
  })
  it('each remark keeps its answer', async () => {
    const { office, token } = await sceneOf('an agency before a recommendation')
    const remarks = [
      { no: 1, accepted: true },
      { no: 2, accepted: false, reason: 'Норма қажет.' },
    ]
    await office.act(token, { action: 'respond', decision: 'partly', text: 'Ескерілді.', remarks })
    const page = (await office.open(token, 'kk')).body ?? ''
    expect(fieldsIn(page, 'respond')).toMatchObject({
      'remarks.0.accepted': 'true',
      'remarks.1.accepted': 'false',
      'remarks.1.reason': 'Норма қажет.',
    })
    expect(readOf(page)).toContain(`Кімге ${agencyOf(office.deps.rules.council, 'almaty-su')?.names.kk}`)
  })
})
