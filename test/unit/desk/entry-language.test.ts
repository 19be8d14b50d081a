/** What a member has typed into a form of the desk goes along to the page in the other language. */
import { expect, test } from 'vitest'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { texts } from '../../../shared/text/texts.ts'
import { Visitor } from './visitor.ts'

const forms = [
  ['/desk/appeals/new', { 'applicant.name': 'Асель К.', text: 'Мусор во дворе.' }],
  ['/desk/initiatives/new', { 'origin.title': 'Круглый стол', text: 'Просим сообщить.' }],
] as const

test.each(forms)(
  '%s: the switch of language sends what was typed, and finds no fault with it',
  async (path, typed) => {
    const visitor = new Visitor()
    await visitor.signIn()
    const csrf = await visitor.csrf()
    const before = await visitor.get(`${path}?lang=ru`)
    const [, form = '', to = '', step = ''] =
      new RegExp(
        `<button class="link" form="(\\w+)" formaction="([^"]+)" name="go" value="(\\w+)"[^>]*>${texts('kk').language}<`,
      ).exec(before.html) ?? []
    expect(before.html).toContain(` id="${form}" method="post"`)
    const after = await visitor.post(to.replaceAll('&amp;', '&'), { csrf, ...typed, go: step })
    expect(after.status).toBe(200)
    expect(after.html).toContain('<html lang="kk"')
    for (const value of Object.values(typed)) expect(after.html).toContain(value)
    expect(after.html).not.toContain(pageWords('kk').frame.errors)
  },
)
