/** Templates in the forms of a link: the chair's are filled, an agency reads nothing by them. */
import { describe, expect, it } from 'vitest'
import type { TemplateInput } from '../../../events/council/council-inputs.ts'
import { setTemplate } from '../../../shared/application/desk/set-template.ts'
import { by } from '../../builders/council.ts'
import { Office } from './office.ts'

const templates: TemplateInput[] = [
  {
    ...{ purpose: 'answer', language: 'ru', outcome: 'explained', title: 'Разъяснение' },
    text: 'Уважаемый заявитель {имя}!',
  },
  {
    ...{ purpose: 'answer', language: 'kk', topic: 'housing', title: 'Тұрғын үй' },
    text: 'Құрметті {аты-жөні}! Өтінішіңіз ({нөмірі}) {түскен күні} түсті.',
  },
  { purpose: 'answer', language: 'kk', topic: 'social', title: 'Басқа сала', text: 'Мәтін' },
]

const withTemplates = async () => {
  const office = new Office()
  for (const [i, template] of templates.entries())
    await setTemplate(office.deps, template, {
      actor: by.secretary,
      at: office.now,
      commandId: `template-${i}`,
    })
  const number = await office.appeal()
  return { office, number, chair: await office.assign(number) }
}
const optionsIn = (page: string) => {
  const [select = ''] = /<select name="template" id="answer-template".*?<\/select>/s.exec(page) ?? []
  return [...select.matchAll(/value="(t-\d+)"/g)].map(([, id]) => id)
}

describe('the chair’s answer', () => {
  it('may begin with a text of its topic or of any, those in the applicant’s language first', async () => {
    const { office, chair } = await withTemplates()
    const page = (await office.open(chair)).body ?? ''
    expect(optionsIn(page)).toEqual(['t-2', 't-1'])
    // Enter presses a form's first button.
    expect(page).toContain('<button class="hidden" tabindex="-1" aria-hidden="true">')
  })

  it('is filled by a button, with name, number and day; what was chosen and typed stays', async () => {
    const { office, number, chair } = await withTemplates()
    const typed = { action: 'answer', outcome: 'satisfied', text: 'Кіріспе', idempotencyKey: 'k' }
    const filled = await office.post(chair, { ...typed, change: 'template', template: 't-2' })
    expect(filled.status).toBe(200)
    expect(filled.body).toContain(
      `Кіріспе\n\nҚұрметті Серікова Айгүл Бақытқызы! Өтінішіңіз (${number}) 2026 жылғы 19 наурыз түсті.</textarea>`,
    )
    expect(filled.body).toContain('<option value="satisfied" selected>')
    const other = await office.post(chair, { action: 'answer', change: 'template', template: 't-1' })
    expect(other.body).toContain('<option value="explained" selected>')
    expect(office.events(number)).not.toContain('AppealAnswered')
  })

  it('is not changed by one that there is not, nor by the same one twice', async () => {
    const { office, chair } = await withTemplates()
    const text = 'Мәтін'
    for (const template of ['t-9', '', 't-3']) {
      const same = await office.post(chair, { action: 'answer', text, change: 'template', template })
      expect(same.body).toMatch(/id="answer-text"[^>]*>\nМәтін<\/textarea>/)
    }
  })
})

describe('an agency’s response', () => {
  it('takes none: nothing of the case comes to its page by it', async () => {
    const { office, number, chair } = await withTemplates()
    await office.act(chair, { action: 'letter', agency: 'almaty-su', subject: 'Су', text: 'Сұрау.' })
    const letter = Object.keys((await office.caseOf(number)).letters)[0] ?? ''
    const agency = office.agency(number, letter)
    expect((await office.open(agency)).body).not.toContain('name="template"')
    const sent = { action: 'respond', decision: 'accepted', text: 'x', change: 'template', template: 't-2' }
    expect((await office.post(agency, sent)).body).not.toContain('Серікова')
  })
})
