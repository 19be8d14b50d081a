/** The script that keeps what is typed, over a page in memory; `test/browser/chair-page.test.ts` has it in a browser. */
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { unsentScript } from '../../../shared/pages/actions/unsent-script.ts'

type Field = { name: string; value: string; listeners: (() => void)[]; notes: string[] }

/** The page of one form with one text, opened with this query by a tab that keeps so much. */
const opened = (kept: Map<string, string>, { search = '', value = '', unsent = '', isKept = false } = {}) => {
  const details = { open: false }
  const field: Field = { name: 'text', value, listeners: [], notes: [] }
  const node = Object.assign(field, {
    addEventListener: (_: string, listener: () => void) => field.listeners.push(listener),
    dispatchEvent: () => {},
    closest: () => details,
    before: ({ textContent }: { textContent: string }) => field.notes.push(textContent),
  })
  const form = {
    elements: { action: { value: 'answer' }, unsent: { value: unsent } },
    dataset: isKept ? { kept: '' } : {},
    querySelectorAll: () => [node],
  }
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
      getElementById: () => ({ dataset: { restored: 'restored', yours: 'yours:' } }),
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

const draft = { value: 'Қаралама', unsent: 'k1', isKept: true }

it('what was typed on over a draft of the case is there again, while the case has that very draft', () => {
  const kept = new Map<string, string>()
  opened(kept, draft).type('Қаралама, толықтырылды')
  const { field } = opened(kept, draft)
  expect([field.value, field.notes]).toEqual(['Қаралама, толықтырылды', ['restored']])
})

it('over another draft it stands beside it, and nothing is lost', () => {
  const kept = new Map<string, string>()
  opened(kept, draft).type('Менікі')
  const { field } = opened(kept, { value: 'Басқаныкі', unsent: 'k2', isKept: true })
  expect([field.value, field.notes]).toEqual(['Басқаныкі', ['yours: Менікі']])
})

it('what was typed before there was any draft stands beside the first one', () => {
  const kept = new Map<string, string>()
  opened(kept).type('Менікі')
  expect(opened(kept, draft).field).toMatchObject({ value: 'Қаралама', notes: ['yours: Менікі'] })
})

it('what was saved is not told of again', () => {
  const kept = new Map<string, string>()
  opened(kept).type('Қаралама')
  expect(opened(kept, draft).field.notes).toEqual([])
})
