/** The view for who sees little: by a link on every page, kept in a cookie, without a script. */
import { expect, test } from 'vitest'
import { newAppeal } from '../../../shared/pages/layout.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { appeal } from '../../builders/inputs.ts'
import { Doors } from '../doors/doors.ts'

const { look: words } = pageWords('en').frame
const large = '<html lang="en" class="large">'
const plain = '<html lang="en">'

const paths = async (doors: Doors) => {
  const { world } = doors
  const number = await world.submit(appeal())
  await world.settle()
  const status = new URL(world.deps.links.statusUrl(world.keyed(number)))
  const act = new URL(world.actUrlFor('chair-ecology-transport@example.kz'))
  const own = `${status.pathname}${status.search}`
  return [
    '/',
    '/accessibility',
    '/statistics',
    newAppeal,
    '/deadline',
    own,
    act.pathname,
    '/desk/sign-in',
    '/no/such',
  ]
}
const withLang = (path: string) => `${path}${path.includes('?') ? '&' : '?'}lang=en`

test('every page has the link, looks so with the cookie, and has the way back', async () => {
  const doors = new Doors()
  for (const path of await paths(doors)) {
    const { text } = await doors.get(withLang(path))
    expect([path, text.includes(plain), text.includes(words.large)]).toEqual([path, true, true])
    const kept = await doors.get(withLang(path), { cookie: 'desk=x; look=large' })
    expect([path, kept.text.includes(large), kept.text.includes(words.plain)]).toEqual([path, true, true])
    expect(kept.headers['set-cookie'] ?? '').not.toContain('look=')
  }
})

test('the link keeps the page, sets the cookie, and nobody else is shown that reply', async () => {
  const doors = new Doors()
  const { text } = await doors.get('/statistics?from=2026-01-01&to=2026-02-01&lang=en')
  const href = /href="([^"]+look=large[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(href).toBe('/statistics?from=2026-01-01&to=2026-02-01&look=large&lang=en')
  const { text: shown, headers } = await doors.get(href)
  expect(shown).toContain(large)
  expect(headers).toMatchObject({
    'set-cookie': 'look=large; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax',
    'cache-control': 'no-store',
  })
  // The address of the page itself stays as it was.
  expect(shown).toContain('href="/statistics?from=2026-01-01&amp;to=2026-02-01&amp;lang=kk"')
  const back = await doors.get('/?look=plain&lang=en', { cookie: 'look=large' })
  expect(back.text).toContain(plain)
  expect(back.headers['set-cookie']).toBe('look=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax')
  const overTls = await doors.get('/?look=large', { 'x-forwarded-proto': 'https' })
  expect(overTls.headers['set-cookie']).toContain('; Secure')
})

test('a page that is the same for everybody is told apart by it', async () => {
  const doors = new Doors()
  expect((await doors.get('/')).headers.vary).toBe('accept-language, cookie')
})

test('what is typed into the form of an appeal is there after the switch', async () => {
  const doors = new Doors()
  const typed = { step: 'who', 'applicant.kind': 'person' }
  const name = await doors.form(`${newAppeal}?lang=en`, typed)
  const [, action = '', step = ''] =
    /<button class="link" form="appeal" formaction="([^"]+look=large[^"]*)" name="go" value="(\w+)"/.exec(
      name.text,
    ) ?? []
  const fields = { 'applicant.kind': 'person', 'applicant.name': 'Әсел', go: step }
  const switched = await doors.form(action.replaceAll('&amp;', '&'), fields)
  expect(switched.text).toContain(large)
  expect(switched.text).toContain('value="Әсел"')
  expect(switched.headers['set-cookie']).toContain('look=large')
})

test('any other word is no look, programs and files have none', async () => {
  const doors = new Doors()
  expect((await doors.get('/?look=huge&lang=en')).text).toContain(plain)
  expect((await doors.get('/robots.txt?look=large')).headers['set-cookie']).toBeUndefined()
  expect((await doors.get('/?lang=en', { cookie: 'outlook=large; x=look=large' })).text).toContain(plain)
})
