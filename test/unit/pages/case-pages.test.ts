import { describe, expect, it } from 'vitest'
import { languages } from '../../../events/values.ts'
import type { ActionName } from '../../../shared/domain/capabilities.ts'
import { renderConfirm } from '../../../shared/pages/actions/confirm.ts'
import { renderLink } from '../../../shared/pages/actions/link.ts'
import { renderStatus } from '../../../shared/pages/appeals/status.ts'
import { formControls } from '../../../shared/pages/fields.ts'
import type { LinkModel } from '../../../shared/pages/models.ts'
import { actingWords } from '../../../shared/text/actions/words.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { texts } from '../../../shared/text/texts.ts'
import { undated } from '../text/mail-samples.ts'
import { act, actAgency, actDraft, longText, status } from './page-samples.ts'

describe('a letter’s responses', () => {
  it.each(languages)('are all there, each replaced one with its words and said to be so (%s)', (lang) => {
    const model = act(lang)
    const [letter] = model.view.case.letters
    const replaced = [
      {
        decision: 'information' as const,
        text: 'Принято <в работу>',
        on: '2026-04-01',
        remarks: [
          { no: 1, accepted: false, reason: 'Норма в законе' },
          { no: 2, accepted: true },
        ],
      },
    ]
    const letters = letter ? [{ ...letter, replaced }] : []
    const words = pageWords(lang).link
    const page = renderLink({ ...model, view: { ...model.view, case: { ...model.view.case, letters } } })
    expect(renderLink(model)).not.toContain(words.replaced)
    expect(page.split(words.replaced)).toHaveLength(2)
    expect(page).toContain(`<strong>${texts(lang).decisions.information}</strong>`)
    expect(page).toContain('Принято &lt;в работу&gt;')
    expect(page).toContain('Норма в законе')
    expect(page).toContain('Жөндеу 9 сәуірде аяқталады.')
  })
})

describe('before it is sent', () => {
  const model = act('kk')
  const confirmed = (confirm: ActionName, values: Record<string, string>, byHand?: true) => {
    const applicant = model.view.case.applicant ?? { kind: 'person' as const }
    const of = { ...model.view.case, applicant: { ...applicant, ...(byHand && { byHand }) } }
    return renderConfirm({ ...model, view: { ...model.view, case: of }, confirm, values })
  }
  const words = actingWords('kk').byHand
  it('an answer that no mail brings is said to be handed over', () => {
    const values = { outcome: 'explained', text: 'Жөндеу аяқталды.' }
    expect(confirmed('answer', values, true)).toContain(words.applicant)
    expect(confirmed('answer', values)).not.toContain(words.applicant)
  })
  it('a body without an address is named as such', () => {
    const values = { text: 'Құзыретіңізде.', 'to.name': 'Полиция департаменті' }
    expect(confirmed('forward', values)).toContain(words.body)
    expect(confirmed('forward', { ...values, 'to.email': 'police@example.kz' })).not.toContain(words.body)
    expect(confirmed('forward', { ...values, to: 'akimat' })).not.toContain(words.body)
  })
  it('who has no e-mail is told beside the name', () => {
    const of = {
      ...model.view.case,
      applicant: { kind: 'person' as const, name: 'Сәуле', byHand: true as const },
    }
    const page = renderLink({ ...model, view: { ...model.view, case: of } })
    expect(page).toContain(`Сәуле (жеке тұлға; ${words.mark})`)
  })
})

describe('a summary of errors', () => {
  it('has one mark between a question and what is wrong with its answer', () => {
    const errors = [
      { path: 'how', message: 'Таңдаңыз.' },
      { path: 'on', message: 'Күнін жазыңыз.' },
    ]
    const controls = formControls({ words: pageWords('kk').frame, values: {}, errors })
    controls.text('how', { label: 'Қалай?' })
    controls.text('on', { label: 'Күні' })
    const summary = String(controls.summary('Қате'))
    expect(summary).toContain('>Қалай? Таңдаңыз.<')
    expect(summary).toContain('>Күні: Күнін жазыңыз.<')
  })
})

describe('the status page', () => {
  it('says what happens next, and by when', () => {
    expect(renderStatus(status('ru'))).toContain('Вам ответят до конца дня 13 апреля 2026 года.')
  })

  it('says in words that the answer is late, from the day after the due date', () => {
    expect(renderStatus({ ...status('ru'), today: '2026-04-13' })).not.toContain('class="due late"')
    const page = renderStatus({ ...status('ru'), today: '2026-04-14' })
    expect(page).toContain('class="due late"')
    expect(page).toContain('Срок ответа истёк 13 апреля 2026 года')
  })

  it('promises nothing once answered', () => {
    const model = status('ru')
    const page = renderStatus({
      ...model,
      today: '2027-01-01',
      status: {
        ...model.status,
        status: 'answered',
        answer: { outcome: 'partly', text: 'a\nb', on: '2026-04-10' },
      },
    })
    expect(page).not.toContain('Вам ответят')
    expect(page).not.toContain('late')
    expect(page).toContain('Удовлетворено частично')
    expect(page).toContain('<div class="said">a\nb</div>')
  })

  it('tells of a missing calendar', () => {
    const model = status('ru')
    const page = renderStatus({ ...model, status: { ...model.status, dueOn: null, deadline: undated } })
    expect(page).toContain('2028')
    expect(page).toContain('Вам сообщат')
  })

  it('sends messages with the code, and keeps one that was refused', () => {
    const model = {
      ...status('kk'),
      values: { text: 'Тағы <бір>' },
      errors: [{ path: 'text', message: 'қате' }],
    }
    const page = renderStatus(model)
    expect(page).toContain('action="/appeals/ALM-A-2026-000001/messages?code=K7QM-2R4X&amp;lang=kk"')
    expect(page).toContain('Тағы &lt;бір&gt;</textarea>')
    expect(page).toContain('name="idempotencyKey"')
  })

  it('folds a text that would hide the rest, and keeps all of it', () => {
    const page = renderStatus({ ...status('kk'), text: longText })
    expect(page).toContain('<summary>Мәтінді толық көрсету</summary>')
    expect(page).toContain(longText)
  })
})

describe('the page of a link', () => {
  const actionsIn = (page: string) => [...page.matchAll(/name="action" value="(\w+)"/g)].map((m) => m[1])

  it('offers exactly the actions allowed, what closes the case folded like the others', () => {
    const page = renderLink(act('ru'))
    expect(actionsIn(page)).toEqual(['letter', 'answer'])
    expect(page).toMatch(/<details class="action" id="do-answer" name="do"><summary>Ответить заявителю/)
    expect(page).toMatch(/<details class="action" id="do-letter" name="do"><summary>Направить письмо/)
    expect(page.match(/name="idempotencyKey"/g)).toHaveLength(2)
  })

  it('says so when nothing is asked', () => {
    const model = act('ru')
    const page = renderLink({ ...model, view: { ...model.view, actions: [] } })
    expect(page).toContain('от Вас сейчас ничего не требуется')
    expect(page).not.toContain('<form')
  })

  it('opens the action that failed, with its errors and what was typed, and no other', () => {
    const page = renderLink({
      ...act('ru'),
      failed: 'letter',
      values: { agency: 'almaty-su', subject: 'О <воде>', text: '' },
      errors: [{ path: 'text', message: 'Заполните это поле.' }],
    })
    expect(page).toMatch(/<details class="action" id="do-letter" open name="do"><summary>Направить письмо/)
    expect(page).toContain('<a href="#letter-text">Текст письма: Заполните это поле.</a>')
    expect(page).toContain('value="О &lt;воде&gt;"')
    expect(page).toContain('<option value="almaty-su" selected>')
    expect(page).toMatch(/<textarea name="text" id="answer-text"[^>]*>\n<\/textarea>/)
  })

  it('tells why an action failed that is no longer offered', () => {
    const page = renderLink({
      ...act('ru'),
      failed: 'accept',
      errors: [{ path: '', message: 'Дело уже принято.' }],
    })
    expect(page).toContain('<li>Дело уже принято.</li>')
  })

  const due = (model: Partial<LinkModel>) =>
    /<p class="due[^>]*>([^<]*)/.exec(renderLink({ ...act('ru'), ...model }))?.[1]

  it.each([
    [3, '2026-04-08', 'Осталось: 3 рабочих дня, до конца дня 13 апреля 2026 года'],
    [1, '2026-04-10', 'Осталось: 1 рабочий день, до конца дня 13 апреля 2026 года'],
    [0, '2026-04-13', 'Сегодня последний день срока: 13 апреля 2026 года'],
    [-2, '2026-04-15', 'Просрочено на 2 рабочих дня: срок истёк 13 апреля 2026 года'],
    // Late at the weekend after a due Friday, though no working day has passed.
    [0, '2026-04-14', 'Просрочено: срок истёк 13 апреля 2026 года'],
    [null, '2026-04-14', 'Просрочено: срок истёк 13 апреля 2026 года'],
    [null, '2026-04-08', 'Срок: до конца дня 13 апреля 2026 года'],
  ])('with %s working days left on %s says: %s', (daysLeft, today, words) => {
    expect(due({ daysLeft, today })).toBe(words)
  })

  it('says when there is no date yet, and when the case is closed', () => {
    const { view } = act('ru')
    expect(
      due({ view: { ...view, case: { ...view.case, dueOn: null, deadline: undated } }, daysLeft: null }),
    ).toBe('Срок будет установлен после публикации производственного календаря')
    expect(due({ view: { ...view, case: { ...view.case, status: 'answered' } } })).toBe('Дело закрыто')
  })

  it('links to a draft by web address only', () => {
    const model = actDraft('kk')
    expect(renderLink(model)).toContain('<a href="https://legalacts.example.kz/npa/view?id=12345"')
    const url = 'javascript:alert(1)'
    const page = renderLink({ ...model, view: { ...model.view, case: { ...model.view.case, url } } })
    expect(page).not.toContain(`href="${url}`)
  })

  it('takes outcomes in our words, whatever the API calls them', () => {
    expect(renderLink(actDraft('kk'))).toContain('<option value="with_remarks">Ескертулермен қолдау тапты<')
    expect(renderLink(actAgency('ru'))).toContain('<option value="partly">Принято частично<')
  })
})

describe('rows of remarks', () => {
  const rows = (page: string) => page.match(/name="remarks\.\d+\.clause"/g)?.length
  const recommending = (values: Record<string, string>, errors: LinkModel['errors'] = []) =>
    renderLink({ ...actDraft('ru'), failed: 'recommend', values, errors })
  const posted = (n: number) =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`remarks.${i}.clause`, '']))

  it('are one, and one more at each wish', () => {
    expect(rows(renderLink(actDraft('ru')))).toBe(1)
    expect(rows(recommending(posted(5)))).toBe(5)
    expect(rows(recommending({ ...posted(1), more: '1' }))).toBe(2)
    expect(rows(recommending({ ...posted(19), more: '1' }))).toBe(20)
    expect(rows(recommending({ ...posted(200), more: '1' }))).toBe(200)
  })

  it('are shown again without the empty ones, as errors count them', () => {
    const page = recommending(
      { ...posted(5), 'remarks.1.clause': '4-бап', 'remarks.3.text.kk': 'Түсініксіз' },
      [{ path: 'remarks.1.clause', message: 'Заполните это поле.' }],
    )
    expect(page).toMatch(/name="remarks\.0\.clause"[^>]*value="4-бап"/)
    expect(page).toMatch(/name="remarks\.1\.text\.kk"[^>]*>\nТүсініксіз</)
    expect(page).toContain(
      '<a href="#recommend-remarks-1-clause">Замечание 2, статья или пункт: Заполните это поле.</a>',
    )
  })

  it('go on where the reader was', () => {
    expect(recommending(posted(5))).toContain('name="more" value="1" formaction="/act/')
    expect(recommending(posted(5))).toContain('#recommend-remarks-5-clause"')
  })

  it('are answered one by one, with what was answered kept', () => {
    const model = actAgency('kk')
    const page = renderLink({
      ...model,
      failed: 'respond',
      values: {
        'remarks.0.no': '1',
        'remarks.0.accepted': 'true',
        'remarks.1.no': '2',
        'remarks.1.accepted': 'false',
        'remarks.1.reason': '',
      },
      errors: [{ path: 'remarks.1.reason', message: 'Себебін көрсетіңіз.' }],
    })
    expect(page).toContain('<input type="hidden" name="remarks.1.no" value="2">')
    expect(page).toMatch(/name="remarks\.0\.accepted" id="[^"]*" value="true" checked/)
    expect(page).toMatch(/name="remarks\.1\.accepted" id="[^"]*" value="false" checked/)
    expect(page).toContain('<a href="#respond-remarks-1-reason">2-ескерту: Себебін көрсетіңіз.</a>')
  })
})
