/** Attached files on the local cloud, with rights enforced: by the API, and by pages without a script. */
import { randomUUID } from 'node:crypto'
import { GetObjectTaggingCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import { tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { files, program } from '../builders/files.ts'
import { appeal, person } from '../builders/inputs.ts'
import { formFor, formTo, type Page } from './browser.ts'
import { assigned, emailOfChair, lettered } from './scenes.ts'
import { about, connect, givenCloud, type Receipt } from './system.ts'

const s = connect(givenCloud())
const { v } = s

type File = { id: string; name: string; type: string; state: string; why?: string; from: string }

const offered = (name: string, size: number, type = 'application/pdf') =>
  v.json('POST', '/api/attachments?lang=ru', { name, type, size })

type Form = { url: string; fields: Record<string, string> }
const sendTo = async ({ url, fields }: Form, bytes: Uint8Array, name = 'blob') => {
  const body = new FormData()
  for (const [field, value] of Object.entries(fields)) body.append(field, value)
  body.append('file', new Blob([Uint8Array.from(bytes)]), name)
  return fetch(url, { method: 'POST', body, redirect: 'manual', headers: { origin: s.portal } })
}

const uploaded = async (name = 'Құжат.pdf', bytes: Uint8Array = files.pdf, type = 'application/pdf') => {
  const { status, body, text } = await offered(name, bytes.length, type)
  if (status !== 201) throw new Error(`${status} ${text}`)
  expect(await sendTo(body.upload, bytes)).toMatchObject({ status: 204 })
  return body.id as string
}

/** The tags of each file of a case that is kept. */
const keptFiles = async (number: string) => {
  const store = new S3Client({ ...s.client, forcePathStyle: true })
  const Bucket = (await s.outputs()).files
  const { Contents = [] } = await store.send(new ListObjectsV2Command({ Bucket, Prefix: `cases/${number}/` }))
  return Promise.all(
    Contents.map(async ({ Key }) => (await store.send(new GetObjectTaggingCommand({ Bucket, Key }))).TagSet),
  )
}

const statusOf = async ({ number, code }: Receipt) =>
  (await v.json('GET', `/api/appeals/${number}?code=${code}`)).body
const settled = (look: () => Promise<File[]>): Promise<File[]> =>
  until('checks of files', async () => {
    const all = await look()
    return all.length && all.every(({ state }) => state !== 'checking') ? all : undefined
  })
const filesOf = (receipt: Receipt) => settled(async () => (await statusOf(receipt)).files)
const filesBy = (token: string) => settled(async () => (await v.read(token)).body.case.files)

/** What a browser gets that follows the link of a file. */
const download = async (path: string) => {
  const first = await fetch(new URL(path, s.portal), { redirect: 'manual' })
  const to = first.headers.get('location')
  if (first.status !== 303 || !to) return { status: first.status, text: await first.text() }
  const answer = await fetch(to)
  return {
    status: answer.status,
    url: to,
    headers: answer.headers,
    bytes: Buffer.from(await answer.arrayBuffer()),
  }
}

describe('by the API', () => {
  test('files of every kind come with an appeal, are checked, and open for the applicant and the chair', async () => {
    const kinds = (['docx', 'xlsx', 'odt', 'png'] as const).map(
      (kind) => [`мой файл.${kind}`, files[kind], ''] as const,
    )
    const given = [['../../Құжат "5".pdf', files.pdf, 'application/pdf'] as const, ...kinds]
    const attachments = await Promise.all(given.map(([name, bytes, type]) => uploaded(name, bytes, type)))
    const receipt = await assigned(s, 'housing', { attachments })
    const seen = await filesOf(receipt)
    expect(seen.map(({ name, state, from }) => [name, state, from])).toEqual([
      ['Құжат _5_.pdf', 'accepted', 'AppealRegistered'],
      ...kinds.map(([name]) => [name, 'accepted', 'AppealRegistered']),
    ])
    expect(await filesBy(receipt.token)).toEqual(seen)

    const own = `/appeals/${receipt.number}/files/${attachments[0]}?code=${receipt.code}`
    for (const path of [own, `/act/${receipt.token}/files/${attachments[0]}`]) {
      const { status, headers, bytes, url = '' } = await download(path)
      expect(status).toBe(200)
      expect(bytes).toEqual(Buffer.from(files.pdf))
      expect(headers?.get('content-type')).toBe('application/pdf')
      const disposition = headers?.get('content-disposition') ?? ''
      expect(disposition).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('Құжат _5_.pdf')}`)
      expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('300')
      // Without its signature the address opens nothing.
      expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403)
    }
    expect((await download(own.replace(receipt.code, '0000000000'))).status).toBe(404)
    const other = await s.submitted({ applicant: person({ email: `${randomUUID()}@example.kz` }) })
    expect(
      (await download(`/appeals/${other.number}/files/${attachments[0]}?code=${other.code}`)).status,
    ).toBe(404)
  })

  test('a program that calls itself a PDF is not accepted, and the rest of the appeal is', async () => {
    const attachments = [await uploaded('жалоба.pdf', program), await uploaded(`${'ң'.repeat(300)}.pdf`)]
    const receipt = await assigned(s, 'social', { attachments })
    const [bad, long] = await filesOf(receipt)
    expect(bad).toMatchObject({ state: 'rejected', why: 'content' })
    expect(long).toMatchObject({ state: 'accepted', name: `${'ң'.repeat(196)}.pdf` })
    expect((await download(`/appeals/${receipt.number}/files/${bad?.id}?code=${receipt.code}`)).status).toBe(
      409,
    )
    expect((await download(`/act/${receipt.token}/files/${bad?.id}`)).status).toBe(409)
    const page = await s.open(`/appeals/${receipt.number}?code=${receipt.code}&lang=ru`)
    expect(page.text).toContain('не принят: содержимое файла не соответствует его названию')
    const mail = await v.mail(receipt.email, ({ text }) => text.includes('жалоба.pdf'))
    expect(mail.subject).toContain(receipt.number)
    expect(mail.text).not.toContain('ң'.repeat(40))
  })

  test('what cannot be attached is refused at its place, before anything is registered', async () => {
    const id = await uploaded()
    const { body: unsent } = await offered('x.pdf', 10)
    const submit = (attachments: string[]) =>
      v.submit(appeal({ attachments, applicant: person({ email: `${randomUUID()}@example.kz` }) }))
    const paths = async (attachments: string[]) => {
      const { status, body } = await submit(attachments)
      return [status, ...(body.errors ?? []).map(({ path }: { path: string }) => path)]
    }
    expect(await paths([id, 'file-aaaaaaaaaaaaaaaaaaaaaaaa'])).toEqual([422, 'attachments.1'])
    expect(await paths([unsent.id])).toEqual([422, 'attachments.0'])
    expect(await paths(['../x'])).toEqual([422, 'attachments.0'])
    expect(await paths([id, id])).toEqual([422, 'attachments.1'])
    expect(await paths(Array(6).fill(id))).toEqual([422, 'attachments'])
    expect((await submit([id])).status).toBe(201)
    expect(await paths([id])).toEqual([422, 'attachments.0'])
  })

  test('an upload is offered for what is taken, and takes what was said', async () => {
    const wrong = async (...given: Parameters<typeof offered>) => {
      const { status, body } = await offered(...given)
      return [status, body.errors?.[0]?.path]
    }
    expect(await wrong('x.exe', 10, 'application/x-msdownload')).toEqual([422, 'type'])
    expect(await wrong('x.pdf', 10, 'image/png')).toEqual([422, 'type'])
    expect(await wrong('x.pdf', 0)).toEqual([422, 'size'])
    expect(await wrong('x.pdf', 10 * 1024 * 1024 + 1)).toEqual([422, 'size'])
    expect(await wrong('', 10)).toEqual([422, 'name'])
    const { body } = await offered('x.pdf', 10)
    expect((await sendTo(body.upload, new Uint8Array(11))).status).toBe(400)
    expect((await sendTo(body.upload, new Uint8Array(9))).status).toBe(400)
    const elsewhere = { ...body.upload, fields: { ...body.upload.fields, key: 'cases/x/y' } }
    expect((await sendTo(elsewhere, new Uint8Array(10))).status).toBe(403)
  })

  test('an agency sees its letter’s files and answers with its own; the applicant sees the answer’s', async () => {
    const receipt = await assigned(s, 'ecology-transport', { attachments: [await uploaded()] })
    const plan = await uploaded('план.png', files.png, 'image/png')
    const sent = await v.act(receipt.token, {
      ...{ action: 'letter', agency: 'tazalyk', subject: 'Свалка', text: 'Просим сообщить.' },
      attachments: [plan],
    })
    expect(sent.status).toBe(200)
    const letter = sent.body.case.letters[0].number
    const mail = await v.mail('tazalyk@example.kz', about(letter))
    expect(mail.text).toContain('Приложено файлов: 1')
    const agency = tokenIn(mail)
    expect((await filesBy(agency)).map(({ id }) => id)).toEqual([plan])
    expect((await download(`/act/${agency}/files/${plan}`)).bytes).toEqual(Buffer.from(files.png))
    const act = await uploaded('акт.pdf')
    const responded = await v.act(agency, {
      action: 'respond',
      decision: 'accepted',
      text: 'Да',
      attachments: [act],
    })
    expect(responded.status).toBe(200)
    const foreign = (await statusOf(receipt)).files[0].id
    expect((await download(`/act/${agency}/files/${foreign}`)).status).toBe(404)
    expect(await filesBy(receipt.token)).toHaveLength(3)
    expect((await download(`/act/${receipt.token}/files/${act}`)).status).toBe(200)
    const answer = await uploaded('ответ.pdf')
    await v.act(receipt.token, {
      action: 'answer',
      outcome: 'satisfied',
      text: 'Вывезено.',
      attachments: [answer],
    })
    expect((await filesOf(receipt)).map(({ id }) => id)).toEqual([foreign, answer])
    expect((await download(`/appeals/${receipt.number}/files/${act}?code=${receipt.code}`)).status).toBe(404)
  })
})

describe('without a script', () => {
  /** Uploads by the page's form, and lands where the store sends the browser. */
  const upload = async (page: Page, name: string, bytes: Uint8Array): Promise<Page> => {
    const form = page.forms.find(({ values }) => values.success_action_redirect)
    if (!form) throw new Error(`no upload on ${page.url}: ${page.text}`)
    expect(page.headers.get('content-security-policy')).toContain(new URL(form.action).origin)
    const { file: _, ...fields } = form.values
    const sent = await sendTo({ url: form.action, fields }, bytes, name)
    expect(sent.status).toBe(303)
    return s.open(sent.headers.get('location') ?? '')
  }

  test('the applicant adds files on a page of their own', async () => {
    const receipt = await s.submitted({ applicant: person({ email: `${randomUUID()}@example.kz` }) })
    const status = await s.open(`/appeals/${receipt.number}?code=${receipt.code}&lang=kk`)
    expect(status.html).toContain(`/appeals/${receipt.number}/files?code=${receipt.code}`)
    const empty = await s.open(`/appeals/${receipt.number}/files?code=${receipt.code}&lang=kk`)
    const one = await upload(empty, 'photo.jpg', files.jpg)
    const two = await upload(one, 'list.pdf', files.pdf)
    expect(two.text).toContain('photo.jpg')
    expect(two.text).toContain('list.pdf')
    const wrong = await upload(two, 'run.exe', program)
    expect(wrong.text).not.toContain('run.exe')
    // Nothing is sent by opening pages.
    expect((await statusOf(receipt)).files).toEqual([])
    const form = formTo(wrong, `/appeals/${receipt.number}/messages`)
    const done = await s.send(form)
    expect(done.status).toBe(200)
    expect((await filesOf(receipt)).map(({ name, state }) => [name, state])).toEqual([
      ['photo.jpg', 'accepted'],
      ['list.pdf', 'accepted'],
    ])
    // The same click again is the same message.
    await s.send(form)
    expect(await filesOf(receipt)).toHaveLength(2)
    expect((await s.open(`/appeals/${receipt.number}/files?code=0000000000`)).status).toBe(404)
  })

  test('the chair attaches files to an answer, which asks once more and loses none', async () => {
    const receipt = await assigned(s, 'education-health')
    const empty = await s.open(`/act/${receipt.token}/files?lang=ru`)
    const page = await upload(empty, 'otvet.docx', files.docx)
    const back =
      /class="go" href="(\/act\/[^"]+file\.0[^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const act = await s.open(back)
    expect(act.text).toContain('otvet.docx')
    // What takes no files leaves them for later.
    const accepted = await s.send(formFor(act, 'accept'))
    expect(accepted.text).toContain('otvet.docx')
    const refused = await s.send(formFor(accepted, 'answer'), { outcome: 'satisfied', text: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('otvet.docx')
    const done = await s.send(formFor(refused, 'answer'), { outcome: 'satisfied', text: 'Сделано.' })
    expect(done.status).toBe(200)
    const kept = await until('the end of a closed case’s files', async () => {
      const tags = await keptFiles(receipt.number)
      return tags.some((of) => of?.length) ? tags : undefined
    })
    expect(kept).toEqual([[{ Key: 'case', Value: 'closed' }]])
    expect((await filesOf(receipt)).map(({ name, from }) => [name, from])).toEqual([
      ['otvet.docx', 'AppealAnswered'],
    ])
  })

  test('an agency responds with a file', async () => {
    const { token } = await assigned(s, 'urban-planning')
    const { token: agency } = await lettered(s, token, 'akimat')
    const page = await upload(await s.open(`/act/${agency}/files`), 'akt.pdf', files.pdf)
    const back =
      /class="go" href="(\/act\/[^"]+file\.0[^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const done = await s.send(formFor(await s.open(back), 'respond'), { decision: 'accepted', text: 'Да.' })
    expect(done.status).toBe(200)
    const [file] = await filesBy(agency)
    expect((await download(`/act/${token}/files/${file?.id}`)).bytes).toEqual(Buffer.from(files.pdf))
  })
})

test('no name of a file is in the log, on a queue or in what functions log', async () => {
  const name = `personal-${randomUUID()}`
  const receipt = await assigned(s, 'economy-budget', { attachments: [await uploaded(`${name}.pdf`)] })
  await filesOf(receipt)
  expect(JSON.stringify(await s.logOf(receipt.number))).not.toContain(name)
  expect(JSON.stringify(await s.itemsOf('views'))).not.toContain(name)
  expect(JSON.stringify(await s.itemsOf('claims'))).not.toContain(name)
  expect(JSON.stringify(await s.logLines())).not.toContain(name)
  expect((await v.mail(emailOfChair('economy-budget'), about(receipt.number))).text).not.toContain(name)
  expect(await s.deadLetters()).toBe(0)
})
