/** The council's papers on the local cloud: drawn, mailed, opened by who may, and signed. */
import { S3Client } from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import { type Mail, tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { s3Files } from '../../shared/adapters/s3/files.ts'
import { authority, issuedBy, signed } from '../builders/signatures.ts'
import { inBoth } from '../builders/written.ts'
import { flat, readDocx, readPdf } from '../unit/papers/read-back.ts'
import { assigned, drafted, lettered } from './scenes.ts'
import { about, connect, council, givenCloud } from './system.ts'

const s = connect(givenCloud())
const { v } = s

/** The bytes that a browser gets that follows the link of a paper, once it is drawn. */
const opened = (path: string) =>
  until(`the paper ${path}`, async () => {
    const first = await fetch(new URL(path, s.portal), { redirect: 'manual' })
    if (first.status === 409) return undefined
    const to = first.headers.get('location')
    if (first.status !== 303 || !to)
      return { status: first.status, bytes: new Uint8Array(), headers: first.headers }
    const answer = await fetch(to)
    return {
      status: answer.status,
      bytes: new Uint8Array(await answer.arrayBuffer()),
      headers: answer.headers,
    }
  })

/** The addresses of a page's papers, by what their links are called. */
const linksOn = async (path: string) => {
  const { html } = await s.open(path)
  const links = [...html.matchAll(/href="([^"]+\/papers\/[^"]+)" aria-label="([^"]+)"/g)]
  return Object.fromEntries(links.map(([, href = '', label = '']) => [label, href.replaceAll('&amp;', '&')]))
}

const statusPage = ({ number, code }: { number: string; code: string }) =>
  `/appeals/${number}?code=${code}&lang=ru`

describe('each kind', () => {
  test('a receipt: on the applicant’s page and with the first mail', async () => {
    const receipt = await assigned(s, 'social')
    const mail = await v.mail(receipt.email, ({ attachments }) => attachments.length > 0)
    expect(mail.attachments).toMatchObject([{ name: `${receipt.number}.pdf`, type: 'application/pdf' }])
    const links = await linksOn(statusPage(receipt))
    const [pdf = ''] = Object.entries(links).flatMap(([label, href]) =>
      label.startsWith('PDF: Талон') ? href : [],
    )
    const { bytes, headers } = await opened(pdf)
    expect(headers.get('content-disposition')).toContain(`attachment; filename*=UTF-8''${receipt.number}.pdf`)
    expect(flat((await readPdf(bytes)).text)).toContain(receipt.code)
    const again = await opened(`/api/appeals/${receipt.number}/receipt.docx?code=${receipt.code}`)
    expect(await readDocx(again.bytes)).toContain(receipt.code)
    expect((await opened(`/api/appeals/${receipt.number}/receipt.pdf?code=0000000000`)).status).toBe(404)
  })

  test('a letter: with its mail, for its agency, the chair and the secretariat, and printed in the browser', async () => {
    const given = await assigned(s, 'social')
    const { token: agency, letter } = await lettered(s, given.token, 'tazalyk')
    const mail = await v.mail('tazalyk@example.kz', (one: Mail) => one.subject.includes(letter))
    expect(mail.attachments).toMatchObject([{ name: `${letter}.pdf`, type: 'application/pdf' }])
    const { bytes } = await opened(`/api/letters/${letter}.pdf?token=${agency}`)
    expect(flat((await readPdf(bytes)).text)).toContain(letter)
    expect(await readDocx((await opened(`/api/letters/${letter}.docx?token=${agency}`)).bytes)).toContain(
      letter,
    )
    expect((await opened(`/api/letters/${letter}.pdf`)).status).toBe(401)
    const links = await linksOn(`/act/${agency}?lang=ru`)
    const [print = ''] = Object.values(links).filter((href) => href.includes('print'))
    expect((await opened(print)).headers.get('content-disposition')).toMatch(/^inline/)
    // The applicant has no letters, whatever name they ask by.
    const [, id] = /papers\/(\d+-\d+)\.pdf/.exec(print) ?? []
    expect((await opened(`/appeals/${given.number}/papers/${id}.pdf?code=${given.code}`)).status).toBe(404)
  })

  test('an answer, in the language of the appeal', async () => {
    const given = await assigned(s, 'social', { language: 'kk' })
    await v.act(given.token, {
      action: 'answer',
      outcome: 'satisfied',
      text: 'Қоқыс шығарылды. Әңгіме үшін рақмет.',
    })
    const mail = await v.mail(given.email, (one: Mail) => one.text.includes('Қоқыс шығарылды'))
    expect(mail.attachments.map(({ name }) => name)).toEqual([`${given.number}.pdf`])
    const { bytes } = await opened(`/api/appeals/${given.number}/answer.pdf?code=${given.code}`)
    expect(flat((await readPdf(bytes)).text)).toContain('Қоқыс шығарылды. Әңгіме үшін рақмет.')
  })

  test('a recommendation, with its remarks', async () => {
    const given = await drafted(s)
    const remarks = [1, 2].map((no) => ({ clause: `${no}-тармақ`, text: inBoth(`Нақтылау ${no}.`) }))
    await v.act(given.token, {
      action: 'recommend',
      outcome: 'with_remarks',
      text: inBoth('Ескертулер бар.'),
      remarks,
    })
    const isLetter = (one: Mail) => /-L-\d/.test(one.subject) && one.text.includes(given.reference)
    const mail = await v.mail('public-spaces-department@example.kz', isLetter)
    expect(mail.attachments.map(({ type }) => type)).toEqual(['application/pdf'])
    const [letter = ''] = /[A-Z]+-L-\d{4}-\d+/.exec(mail.subject) ?? []
    const { bytes } = await opened(`/api/letters/${letter}.pdf?token=${tokenIn(mail)}`)
    const text = flat((await readPdf(bytes)).text)
    for (const said of ['1-тармақ', 'Нақтылау 1.', 'Нақтылау 1. (қазақша)', 'Нақтылау 2.'])
      expect(text).toContain(said)
  })

  test('a forwarding: with the mail to the body, and for the applicant', async () => {
    const given = await s.submitted({ topic: 'other' })
    const secretary = await v.mail(council.secretariat.email, about(given.number))
    await v.act(tokenIn(secretary), { action: 'forward', to: 'almaty-su', text: 'По принадлежности.' })
    const isIt = (one: Mail) => one.text.includes('По принадлежности.')
    const mail = await v.mail(
      'almaty-su@example.kz',
      (one) => isIt(one) && one.subject.includes(given.number),
    )
    expect(mail.attachments.map(({ name }) => name)).toEqual([`${given.number}.pdf`])
    const { bytes } = await opened(`/api/appeals/${given.number}/forwarding.docx?code=${given.code}`)
    expect(await readDocx(bytes)).toContain('По принадлежности.')
  })
})

describe('a signature', () => {
  const signer = issuedBy(authority(), 'ҚАСЫМОВ МАРАТ')

  const attach = (path: string, bytes: Uint8Array, name = 'letter.p7s') => {
    const body = new FormData()
    body.append('signature', new Blob([Uint8Array.from(bytes)]), name)
    return fetch(new URL(path, s.portal), { method: 'POST', body, redirect: 'manual' })
  }

  test('is attached by the chair, looked into, and named on the agency’s page; a damaged file is told at once', async () => {
    const given = await assigned(s, 'social')
    const { token: agency, letter } = await lettered(s, given.token, 'tazalyk')
    const { bytes } = await opened(`/api/letters/${letter}.pdf?token=${given.token}`)
    const links = Object.values(await linksOn(`/act/${given.token}?lang=ru`))
    const form = links.find((href) => href.includes('/signature')) ?? ''
    expect((await s.open(form)).html).toContain('type="file"')

    for (const wrong of [Buffer.from('%PDF-1.7'), Buffer.alloc(0), Buffer.alloc(120 * 1024, 0x30)]) {
      const refused = await attach(form, wrong)
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('role="alert"')
    }
    expect((await attach(form, signed(bytes, signer, { signingTime: new Date() }))).status).toBe(303)
    const changed = Uint8Array.from(bytes)
    changed[100] = (changed[100] ?? 0) ^ 1
    expect((await attach(form, signed(changed, signer))).status).toBe(303)

    const page = await until('the checks of signatures', async () => {
      const { text } = await s.open(`/act/${agency}?lang=ru`)
      return text.includes('проверяется') || !text.includes('Электронная подпись') ? undefined : text
    })
    // The sample council trusts no authority.
    expect(page).toContain('Электронная подпись: ҚАСЫМОВ МАРАТ')
    expect(page).toContain('удостоверяющий центр совету неизвестен')
    expect(page).toContain('не соответствует этому документу')
    // Whoever is not its signatory has no form, and is taken no file.
    const others = Object.values(await linksOn(`/act/${agency}?lang=ru`))
    expect(others.some((href) => href.includes('/signature'))).toBe(false)
    expect((await attach(form.replace(given.token, agency), signed(bytes, signer))).status).toBe(404)
  })
})

test('a paper that was lost is drawn again when the log is published again; one that is erased is not', async () => {
  const given = await assigned(s, 'social')
  const path = `/api/appeals/${given.number}/receipt.pdf?code=${given.code}`
  const { bytes } = await opened(path)
  const store = new S3Client({ ...s.client, forcePathStyle: true })
  const files = s3Files(store, (await s.outputs()).files)
  expect(await files.removeAll(`papers/${given.number}/`)).toBe(2)
  expect((await s.npm('relay', '--since', given.receivedAt.slice(0, 10), given.number)).code).toBe(0)
  expect(Buffer.compare((await opened(path)).bytes, bytes)).toBe(0)
  expect((await s.npm('erase', given.number, '--reason', 'По заявлению')).code).toBe(0)
  expect((await opened(path)).status).toBe(404)
})
