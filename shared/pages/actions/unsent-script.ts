/**
 * What is typed into an action's form outlives a reload and the switch of language, until it is sent: the tab keeps it,
 * and forgets it when it is closed. Nothing leaves the browser. A form that comes with what is kept on the case has what
 * was typed over that very keeping instead; over another one, that is shown beside it.
 */
import type { Language } from '../../../events/values.ts'
import { assetName } from '../../markup/asset-name.ts'
import { type Html, html } from '../../markup/html.ts'
import { actingWords } from '../../text/actions/words.ts'

const js = `'use strict'
{
  const { restored, yours } = document.getElementById('unsent').dataset
  const page = 'unsent ' + location.pathname + ' '
  const done = new URLSearchParams(location.search).get('done')
  for (const key of Object.keys(sessionStorage))
    if (done && key.startsWith(page + done + ' ')) sessionStorage.removeItem(key)
  const say = (field, text) => {
    const note = document.createElement('p')
    note.className = 'hint'
    note.textContent = text
    field.before(note)
  }
  for (const form of document.querySelectorAll('.action form')) {
    const { unsent } = form.elements
    const drawnWith = unsent ? unsent.value : ''
    const isKept = form.dataset.kept !== undefined
    for (const field of form.querySelectorAll('textarea, input[type=text]')) {
      const key = page + form.elements.action.value + ' ' + field.name
      const saved = sessionStorage.getItem(key)
      const over = sessionStorage.getItem(key + ' over')
      const differs = isKept && saved !== field.value
      // What the page itself came back with is newer.
      if (saved && (!field.value || (differs && over === drawnWith))) {
        field.value = saved
        field.dispatchEvent(new Event('input', { bubbles: true }))
        const folded = field.closest('details.action')
        if (folded) folded.open = true
        say(field, restored)
      } else if (saved && differs) say(field, yours + ' ' + saved)
      field.addEventListener('input', () => {
        if (field.value) sessionStorage.setItem(key, field.value)
        else sessionStorage.removeItem(key)
        sessionStorage.setItem(key + ' over', drawnWith)
      })
    }
  }
}
`

/** Served as `/assets/{name}`; the name changes with the content, so it may be cached for ever. */
export const unsentScript = {
  name: assetName('unsent', js, 'js'),
  js,
}

/** Once on a page that has actions' forms. */
export const keepUnsent = (lang: Language): Html =>
  html`<span id="unsent" data-restored="${actingWords(lang).restored}" data-yours="${actingWords(lang).unsent.yours}" hidden></span><script src="/assets/${unsentScript.name}" defer></script>\n`
