/** The script that keeps what is typed, over a page in memory; `test/browser/chair-page.test.ts` has it in a browser. */
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { unsentScript } from '../../../shared/pages/actions/unsent-script.ts'

type Field = { name: string; value: string; listeners: (() => void)[]; notes: string[] }

/** The page of one form with one text, opened with this query by a tab that keeps so much. */
const opened = (kept: Map<string, string>, { search = '', value = '' } = {}) => {
  const details = { open: false }
  const field: Field = { name: 'text', value, listeners: [], notes: [] }
  const node = Object.assign(field, {
    addEventListener: (_: string, listener: () => void) => field.listeners.push(listener),
    dispatchEvent: () => {},
    closest: () => details,
    before: ({ textContent }: { textContent: string }) => field.notes.push(textContent),
  })
  const form = { elements: { action: { value: 'answer' } }, querySelectorAll: () => [node] }
  const sessionStorage = Object.assign(Object.fromEntries(kept), {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  })
  runInNewContext(unsentScript.js, {
    Event: class {},
    URLSearchParams,
    location: { pathname: '/act/token', search },
    sessionStorage,
    document: {
      getElementById: () => ({ dataset: { restored: 'restored' } }),
      querySelectorAll: () => [form],
      createElement: () => ({}),
    },
  })
  const type = (text: string) => {
    field.value = text
    for (const listener of field.listeners) listener()
  }
  return { field, details, type }
}

it('what was typed is there again after a reload, unfolded, and it is said', () => {
  const kept = new Map<string, string>()
  opened(kept).type('Жауап')
  const { field, details } = opened(kept, { search: '?lang=ru' })
  expect([field.value, details.open, field.notes]).toEqual(['Жауап', true, ['restored']])
})

it('what the page came back with goes first, what was emptied stays empty', () => {
  const kept = new Map<string, string>()
  const { type } = opened(kept)
  type('Жауап')
  expect(opened(kept, { value: 'Түзетілген' }).field.value).toBe('Түзетілген')
  type('')
  expect(opened(kept).field).toMatchObject({ value: '', notes: [] })
})

it('what was sent is forgotten, what was typed for another action is not', () => {
  const kept = new Map<string, string>()
  opened(kept).type('Жауап')
  expect(opened(kept, { search: '?done=ask' }).field.value).toBe('Жауап')
  expect(opened(kept, { search: '?lang=kk&done=answer' }).field.value).toBe('')
  expect(kept.size).toBe(0)
})
