/** The roads that the demo does not take: with them every function is called, and has something to do. */
import { randomUUID } from 'node:crypto'
import { describeLocal } from '../../infra/deployment/deployment.ts'
import type { Endpoints } from '../../infra/deployment/endpoints.ts'
import { linksOf } from '../../infra/ops/common/stores.ts'
import { type Mail, until, visitor } from '../../infra/ops/common/visitor.ts'
import { currentCouncil } from '../../shared/council/current.ts'
import { files } from '../builders/files.ts'
import { appeal, person } from '../builders/inputs.ts'

const secretary = 'secretary@example.kz'
const aDay = 86_400_000
const dayAfter = (days: number) => new Date(Date.now() + days * aDay).toISOString().slice(0, 10)

/** @param sweep runs the sweep for a day */
export const otherRoads = async (
  endpoints: Endpoints,
  sweep: (on: string) => Promise<void>,
): Promise<void> => {
  const { portal, mailbox } = endpoints
  const v = visitor({ portal, mailbox, secrets: {} })
  const { council } = currentCouncil()
  const pass = (await linksOf(await describeLocal(endpoints))).staffToken(secretary, Date.now() + aDay)
  const byStaff = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${pass}`, 'idempotency-key': randomUUID() }
    const answer = await v.json('POST', path, body, headers)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return answer.body
  }
  const ask = async (path: string, fields?: Record<string, string>, cookie = '') => {
    const answer = await fetch(new URL(path, portal), {
      ...{ redirect: 'manual' as const, headers: { ...(cookie && { cookie }) } },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }

  const attach = async (): Promise<string> => {
    const offer = { name: 'Құжат.pdf', type: 'application/pdf', size: files.pdf.length }
    const { id, upload } = (await v.json('POST', '/api/attachments', offer)).body
    const form = new FormData()
    for (const [field, value] of Object.entries<string>(upload.fields)) form.append(field, value)
    form.append('file', new Blob([Uint8Array.from(files.pdf)]), 'blob')
    const { status } = await fetch(upload.url, { method: 'POST', body: form })
    if (status !== 204) throw new Error(`the form of a file: ${status}`)
    return id
  }

  /** An appeal with a file, which is checked; then its receipt comes back. */
  const appealWithFile = async (): Promise<void> => {
    const email = `${randomUUID()}@example.kz`
    const sent = await v.submit(appeal({ attachments: [await attach()], applicant: person({ email }) }))
    if (sent.status !== 201) throw new Error(`an appeal with a file: ${sent.status} ${sent.text}`)
    const { number, statusUrl } = sent.body
    const status = `/api/appeals/${number}${new URL(statusUrl).search}`
    await until('the file to be checked', async () => {
      const { body } = await v.json('GET', status)
      return body.files?.[0]?.state === 'accepted' || undefined
    })
    const about = ({ subject }: Mail) => subject.includes(number)
    const receipt = await v.mail(email, about)
    await fetch(`${mailbox}/mails/${receipt.id}/bounce`, { method: 'POST', redirect: 'manual' })
    await v.mail(council.secretariat.email, (mail) => about(mail) && mail.text.includes(email))
  }

  const signIn = async (place: '/desk' | '/agency', email: string): Promise<void> => {
    await ask(`${place}/sign-in`, { email, to: place })
    const mail = await v.mail(email, ({ text }) => text.includes(`${place}/sign-in/`))
    const [link = ''] = new RegExp(`${place}/sign-in/[\\w.-]+`).exec(mail.text) ?? []
    const cookie = (await ask(link, { to: place })).headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await ask(place, undefined, cookie)
    if (page.status !== 200) throw new Error(`${place}, signed in: ${page.status}`)
  }

  /** A meeting whose decision is a letter, which goes by itself. */
  const decide = async (): Promise<void> => {
    const text = `Просим сообщить о вывозе отходов. ${randomUUID()}`
    const on = dayAfter(-1)
    const { number } = await byStaff('/api/desk/activities', { form: 'general_meeting', title: 'Отходы', on })
    await byStaff(`/api/desk/activities/${number}`, {
      ...{ action: 'hold', on, present: 20, total: 25 },
      decisions: [{ text, effect: { kind: 'letter', agency: 'tazalyk' } }],
    })
    await v.mail('tazalyk@example.kz', (mail) => mail.text.includes(text))
  }

  await appealWithFile()
  await signIn('/desk', secretary)
  await signIn('/agency', 'public-spaces-department@example.kz')
  await decide()
  for (const page of ['/', '/drafts', '/feed.atom', '/statistics']) await ask(page)
  const { length } = await v.mails(council.secretariat.email)
  await sweep(dayAfter(60))
  await until('the digest of the day', async () => (await v.mails(council.secretariat.email))[length])
}
