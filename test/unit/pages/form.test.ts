import { describe, expect, it } from 'vitest'
import { escapeHtml } from '../../../shared/markup/html.ts'
import { renderForm } from '../../../shared/pages/appeals/form.ts'
import { renderDeadline } from '../../../shared/pages/deadlines/deadline.ts'
import { at } from '../../../shared/pages/layout.ts'
import { renderMessage } from '../../../shared/pages/message.ts'
import { badForm, calculator, form, frame, message } from './page-samples.ts'

const names = (page: string) => [...new Set([...page.matchAll(/\sname="([^"]*)"/g)].map((m) => m[1]))]

describe('the appeal form', () => {
  it('has the fields of the API, by their dotted paths', () => {
    expect(
      names(renderForm(form('kk'))).filter((name) => !/^(viewport|robots|color-scheme)$/.test(name ?? '')),
    ).toEqual([
      'idempotencyKey',
      'website',
      'applicant.kind',
      'applicant.form',
      'applicant.name',
      'applicant.iin',
      'applicant.noIin',
      'applicant.bin',
      'representative.name',
      'representative.authority',
      'collective.signatories',
      'applicant.email',
      'applicant.phone',
      'applicant.followByCode',
      'applicant.address',
      'language',
      'topic',
      'district',
      'subject',
      'text',
      'publish',
      'consent',
    ])
  })

  it('says limits instead of cutting what is pasted', () => {
    const page = renderForm(form('ru'))
    expect(page).not.toContain('maxlength')
    expect(page).toContain('Не более 10\u00A0000 знаков.')
    expect(page).toContain('data-limit="10000"')
  })

  it('keeps what was typed, a leading line break included', () => {
    const model = badForm('ru')
    const page = renderForm(model)
    expect(page).toContain(`>\n${escapeHtml(model.values.text as string)}</textarea>`)
    expect(page).toContain(`value="${escapeHtml(model.values['applicant.bin'] as string)}"`)
    expect(page).toMatch(/value="entity" id="[^"]*" checked|id="[^"]*" value="entity" checked/)
    expect(page).toMatch(/<option value="ТОО" selected>/)
    expect(page).not.toContain('<script>alert')
  })

  it('lists the errors first, as links to their fields, and marks the fields', () => {
    const page = renderForm(badForm('ru'))
    expect(page).toMatch(/<div class="summary" role="alert" tabindex="-1"/)
    expect(page.indexOf('class="summary"')).toBeLessThan(page.indexOf('<h1>'))
    expect(page).toContain('<a href="#applicant-bin">БИН: БИН состоит из 12 цифр.</a>')
    expect(page).toContain('<li>An error of a field that the page does not have.</li>')
    const bin = /<input[^>]*name="applicant\.bin"[^>]*>/.exec(page)?.[0]
    expect(bin).toContain('aria-describedby="applicant-bin-hint applicant-bin-error"')
    expect(bin).toContain('aria-invalid="true"')
    expect(page).toContain('<title>Ошибка: ')
  })

  it('answers in the language of the page unless another is chosen', () => {
    expect(renderForm(form('kk'))).toMatch(/value="kk" checked/)
    expect(renderForm({ ...form('kk'), values: { language: 'en' } })).toMatch(/value="en" checked/)
  })

  it('points to the appeal that it has become already, and opens it to nobody', () => {
    const page = renderForm({
      ...form('en'),
      alreadySent: 'ALM-A-2026-000007',
    })
    expect(page).toContain('ALM-A-2026-000007')
    expect(page).toContain('href="/appeals/ALM-A-2026-000007?lang=en"')
  })
})

describe('addresses in other languages', () => {
  it('keep their query and stay with us', () => {
    expect(at('/', 'kk')).toBe('/?lang=kk')
    expect(at('/appeals/1?code=x', 'ru')).toBe('/appeals/1?code=x&lang=ru')
    expect(at('//evil.example', 'ru')).toBe('/?lang=ru')
    expect(at('/\\evil.example', 'ru')).toBe('/?lang=ru')
    expect(at('https://evil.example', 'ru')).toBe('/?lang=ru')
  })
})

describe('the calculator', () => {
  it('shows the date, the rule and each day passed over', () => {
    const page = renderDeadline(calculator('ru'))
    expect(page).toContain('13 апреля 2026 года (понедельник)')
    expect(page).toContain('23–25 марта 2026 года')
    expect(page).toContain('статья 76 АППК')
  })

  it('asks before it counts', () => {
    const { result: _, ...model } = calculator('kk')
    expect(renderDeadline(model)).not.toContain('class="due"')
  })
})

describe('pages of problems', () => {
  it('ask for what is missing: the code, or number and code', () => {
    const known = renderMessage({ ...message('kk', 'ask_code'), number: 'ALM/1' })
    expect(known).toContain('<form method="get" action="/appeals/ALM/1">')
    const unknown = renderMessage(message('kk', 'ask_code'))
    expect(unknown).toContain('<form method="get" action="/appeals">')
    for (const page of [known, unknown]) expect(page).toContain('action="/appeals/link?lang=kk"')
  })

  it('offer a fresh link by POST only', () => {
    const page = renderMessage({ ...message('ru', 'link_ended'), token: 'a.b"c' })
    expect(page).toContain('<form method="post" action="/act/a.b%22c?lang=ru">')
    expect(page).toContain('<input type="hidden" name="action" value="fresh_link">')
    expect(renderMessage(message('ru', 'link_ended'))).not.toContain('fresh_link')
  })

  it('lead on to a page that can be asked for in another language', () => {
    const model = { ...frame('ru', '/appeals/link'), status: 202, problem: 'link_sent_again' as const }
    expect(renderMessage(model)).toContain('href="/appeals?lang=kk"')
  })
})
