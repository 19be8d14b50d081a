/** The ways between the desk's pages of what keeps the system going. */
import type { Language } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'
import { calendarWords } from '../../text/desk/directory/calendar-words.ts'
import { queueWords } from '../../text/desk/queue-words.ts'
import { deskWords } from '../../text/desk/words.ts'
import { deskImportWords } from '../../text/journal/desk-words.ts'
import { at } from '../layout.ts'
import { systemPages } from './desk.ts'

export const systemNav = (here: (typeof systemPages)[number], lang: Language): Html => {
  const titles = {
    '/desk/import': deskImportWords(lang).title,
    '/desk/calendar': calendarWords(lang).title,
    '/desk/queues': queueWords(lang).title,
  }
  return html`<nav aria-label="${deskWords(lang).menu.system}"><ul class="periods">${systemPages.map(
    (path) =>
      html`<li><a href="${at(path, lang)}"${path === here && html` aria-current="page"`}>${titles[path]}</a></li>\n`,
  )}</ul></nav>\n`
}
