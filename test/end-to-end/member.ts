/** A member of the secretariat, as a browser without scripts would be one. */
import { expect } from 'vitest'
import type { System } from './system.ts'

export const secretary = 'secretary@example.kz'

type Session = { cookie: string; csrf: string }

/** That of this lane: a member is sent five links in a quarter of an hour, and its files come to more. */
let session: Promise<Session> | undefined

/** Pages and forms of the desk as they are, redirects shown; nobody has signed in unless a cookie says so. */
export const deskOf = ({ portal, v }: Pick<System, 'portal' | 'v'>) => {
  const get = (path: string, cookie = '') =>
    fetch(new URL(path, portal), { redirect: 'manual', headers: { ...(cookie && { cookie }) } })

  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(new URL(path, portal), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
      headers: { ...(cookie && { cookie }) },
    })

  /** Asks for the link and gives its path from the mail. */
  const linkSent = async (): Promise<string> => {
    const seen = new Set((await v.mails(secretary)).map(({ id }) => id))
    expect((await post('/desk/sign-in?lang=ru', { email: secretary, to: '/desk' })).status).toBe(200)
    const mail = await v.mail(secretary, ({ id, text }) => !seen.has(id) && text.includes('/desk/sign-in/'))
    const url = new URL(/http\S+\/desk\/sign-in\/\S+/.exec(mail.text)?.[0] ?? '')
    expect(url.origin).toBe(portal)
    return url.pathname
  }

  /** The session that a link gives, and the token of its forms. */
  const signIn = async (link: string): Promise<Session> => {
    const done = await post(link, { to: '/desk' })
    expect(done.status).toBe(303)
    const set = done.headers.get('set-cookie') ?? ''
    expect(set).toMatch(/HttpOnly; SameSite=Lax/)
    const [cookie = ''] = set.split(';')
    const html = await (await get('/desk', cookie)).text()
    return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '' }
  }

  /** The session of a member who has signed in, now or for an earlier file. */
  const signedIn = (): Promise<Session> => {
    session ??= linkSent().then(signIn)
    return session
  }

  /** A page that is there. */
  const page = async (path: string, cookie: string): Promise<string> => {
    const response = await get(path, cookie)
    expect([path, response.status]).toEqual([path, 200])
    return response.text()
  }

  return { get, post, linkSent, signIn, signedIn, page }
}
