/** Files from the upload to whoever may open them, over ports in memory. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import type { AppealInput } from '../../../../events/appeals/appeal-inputs.ts'
import { envelopes } from '../../../../events/commit.ts'
import { dispute } from '../../../../shared/application/appeals/applicant-actions.ts'
import {
  carriedOf,
  deleteFilesOf,
  filesFor,
  offerPlainUpload,
  offerUpload,
  openFile,
} from '../../../../shared/application/files/attachments.ts'
import { checkFiles, recordScan } from '../../../../shared/application/files/checking.ts'
import { keptKey, uncheckedKey } from '../../../../shared/application/files/file-keys.ts'
import type { Viewer } from '../../../../shared/domain/files/files.ts'
import { cleanName } from '../../../../shared/domain/files/files.ts'
import { attachmentsIn, carriedIn, pendingIn } from '../../../../shared/http/forms/attachments.ts'
import { files, program, protectedOffice, variants } from '../../../builders/files.ts'
import { appeal } from '../../../builders/inputs.ts'
import { drawn, latitude, photo } from '../../../builders/photos.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World, type WorldOptions } from '../../../fakes/world.ts'

const applicant: Viewer = { role: 'applicant' }
const ids = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `file-${letter.repeat(24)}`)
const [first = '', second = ''] = ids

class Desk extends World {
  /** Uploads what a browser says is this. */
  async upload(id = first, name = 'Құжат.pdf', bytes: Uint8Array = files.pdf, said = bytes.length) {
    const offered = await offerUpload(this.deps, { name, type: '', size: said }, { id, at: this.now })
    if ('faults' in offered) throw new Error(JSON.stringify(offered.faults))
    this.files.upload(offered.upload, bytes)
    return id
  }
  async submitted(more: Partial<AppealInput> = {}, key?: string) {
    return this.submit(appeal({ topic: 'housing', ...more }) as AppealInput, key)
  }
  async seenBy(number: string, viewer: Viewer = applicant) {
    return filesFor(this.deps.people, await this.caseOf(number), viewer)
  }
  async opens(number: string, id: string, viewer: Viewer = applicant) {
    return openFile(this.deps, await this.caseOf(number), viewer, id)
  }
}
const desk = (options?: WorldOptions) => new Desk(options)

describe('a file that came with an appeal', () => {
  test('is being checked, then opens for the applicant and the chair; its name is in no event', async () => {
    const d = desk()
    const number = await d.submitted({ attachments: [await d.upload(first, '../../Құжат.pdf')] })
    const file = { id: first, name: 'Құжат.pdf', type: 'application/pdf', size: files.pdf.length }
    expect(await d.seenBy(number)).toEqual([{ ...file, from: 'AppealRegistered', state: 'checking' }])
    expect(await d.opens(number, first)).toEqual({ state: 'checking' })
    await d.settle()
    expect(await d.seenBy(number, { role: 'chair' })).toMatchObject([{ ...file, state: 'accepted' }])
    for (const viewer of [applicant, { role: 'chair' }, { role: 'secretary' }, { role: 'head' }] as Viewer[])
      expect(await d.opens(number, first, viewer)).toMatchObject({ url: expect.stringContaining(first) })
    const log = await d.log.load(number)
    expect(log[0]?.events[0]).toMatchObject({ attachments: 1 })
    expect(JSON.stringify([log, d.queues.sent])).not.toContain('жат.pdf')
  })
  test.each([
    ['a program that calls itself a PDF', 'x.pdf', program, 'content'],
    ['a picture that calls itself a PDF', 'x.pdf', files.png, 'content'],
    ['a spreadsheet that calls itself a text', 'x.docx', files.xlsx, 'content'],
    ['a text that opens with a password only', 'x.docx', protectedOffice, 'protected'],
    ['a table that opens with a password only', 'x.xlsx', protectedOffice, 'protected'],
    ['a protected text that calls itself a PDF', 'x.pdf', protectedOffice, 'content'],
  ])('is rejected and opens for nobody: %s', async (_, name, bytes, why) => {
    const d = desk()
    const number = await d.submitted({
      attachments: [await d.upload(first, name, bytes), await d.upload(second)],
    })
    await d.settle()
    expect(await d.seenBy(number)).toMatchObject([{ state: 'rejected', why }, { state: 'accepted' }])
    expect(await d.opens(number, first, { role: 'chair' })).toEqual({ state: 'rejected' })
    expect(d.files.objects.has(keptKey(number, first))).toBe(false)
    expect(d.deadLetters).toEqual([])
  })
  test('is accepted where readers take it, whatever its first bytes', async () => {
    const d = desk()
    const [, kind, bytes] = variants[0] as (typeof variants)[number]
    const number = await d.submitted({ attachments: [await d.upload(first, `Скан.${kind}`, bytes)] })
    await d.settle()
    expect(await d.seenBy(number)).toMatchObject([{ state: 'accepted' }])
    expect(d.files.objects.get(keptKey(number, first))).toEqual(bytes)
  })
  test('of another size than was said is not whole', async () => {
    const d = desk()
    const id = await d.upload()
    d.files.objects.set(`incoming/${id}/file`, files.pdf.slice(0, 20))
    const number = await d.submitted({ attachments: [id] })
    await d.settle()
    expect(await d.seenBy(number)).toMatchObject([{ state: 'rejected', why: 'size' }])
  })
  test('is what was there when it was attached, whatever is uploaded after', async () => {
    const d = desk()
    const number = await d.submitted({ attachments: [await d.upload()] })
    d.files.objects.set(`incoming/${first}/file`, program)
    await d.settle()
    expect(d.files.objects.get(keptKey(number, first))).toEqual(files.pdf)
  })
  test('is not opened by another case’s applicant, by an agency, or under another id', async () => {
    const d = desk()
    const number = await d.submitted({ attachments: [await d.upload()] })
    const other = await d.submitted({}, 'submit-2')
    await d.settle()
    expect(await d.opens(other, first)).toBeUndefined()
    expect(await d.opens(number, second)).toBeUndefined()
    const agency: Viewer = { role: 'agency', letter: 'ALM-L-2026-000001' }
    expect(await d.opens(number, first, agency)).toBeUndefined()
    expect(await d.seenBy(number, { role: 'agency' })).toEqual([])
    expect(await d.seenBy(number, { role: 'system' })).toEqual([])
  })
})

describe('an id is refused at its place', () => {
  const refused = (i: number) => JSON.stringify([{ path: `attachments.${i}`, code: 'file_unknown' }])
  test('when nobody knows it', async () => {
    const d = desk()
    await expect(d.submitted({ attachments: [await d.upload(), second] })).rejects.toThrow(refused(1))
  })
  test('when nothing was uploaded, or what was has ended', async () => {
    const d = desk()
    await d.upload()
    d.files.objects.clear()
    await expect(d.submitted({ attachments: [first] })).rejects.toThrow(refused(0))
  })
  test('when it is named twice', async () => {
    const d = desk()
    await expect(d.submitted({ attachments: [await d.upload(), first] })).rejects.toThrow(refused(1))
  })
  test('when it belongs to something else already; a repeat of the same request is no such thing', async () => {
    const d = desk()
    const input = { attachments: [await d.upload()] }
    const number = await d.submitted(input)
    expect(await d.submitted(input)).toBe(number)
    await expect(d.submitted(input, 'submit-2')).rejects.toThrow(refused(0))
    await expect(d.addMessage(number, 'тағы', 'message-1', [first])).rejects.toThrow(refused(0))
  })
})

describe('an upload is offered', () => {
  test('for exactly the size that was said, under a key that tells nothing', async () => {
    const d = desk()
    const offered = await offerUpload(
      d.deps,
      { name: 'Құжат.pdf', type: '', size: 7 },
      { id: first, at: d.now },
    )
    expect(offered).toMatchObject({
      id: first,
      upload: { fields: { key: `incoming/${first}/file`, range: '7-7' } },
    })
  })
  test('not for a kind that is not taken', async () => {
    const d = desk()
    const input = { name: 'x.exe', type: '', size: 7 }
    expect(await offerUpload(d.deps, input, { id: first, at: d.now })).toEqual({
      faults: [{ path: 'type', code: 'file_type' }],
    })
  })
  test('and what nobody attaches is forgotten after a day', async () => {
    const d = desk()
    await d.upload()
    expect(d.people.expiryOf('uploads', first)).toBe(Date.parse(d.now) / 1000 + 86_400)
  })
})

describe('without a script', () => {
  test('a file is carried on by its key, taken down when it is sent, and shown under a clean name', async () => {
    const d = desk()
    const form = await offerPlainUpload(d.deps, first, 'https://back.example/?x=1')
    d.files.upload(form, files.pdf, 'Менің "құжатым".pdf')
    const key = [...d.files.objects.keys()][0] ?? ''
    const carried = carriedOf(key) ?? ''
    const { pending, errors } = await pendingIn(d.deps, { key }, 'kk')
    expect(errors).toEqual([])
    expect(pending).toEqual([{ carried, name: 'Менің _құжатым_.pdf' }])
    const { attachments = [] } = await attachmentsIn(d.deps, { 'file.0': carried }, d.now)
    expect(attachments).toEqual([first])
    const number = await d.submitted({ attachments })
    await d.settle()
    expect(await d.seenBy(number)).toMatchObject([
      { name: cleanName('Менің "құжатым".pdf', 'pdf'), state: 'accepted' },
    ])
  })
  test('what is not there or not taken is told, and is refused if sent all the same', async () => {
    const d = desk()
    d.files.objects.set(`incoming/${first}/x.exe`, program)
    for (const carried of [`${first}/x.exe`, `${second}/x.pdf`]) {
      const { pending, errors } = await pendingIn(d.deps, { 'file.0': carried }, 'ru')
      expect(pending).toEqual([])
      expect(errors).toHaveLength(1)
      const { attachments } = await attachmentsIn(d.deps, { 'file.0': carried }, d.now)
      await expect(d.submitted({ attachments })).rejects.toThrow('attachments.0')
    }
  })
  test('what is no file’s name is not carried, nor a sixth, nor one twice', () => {
    const fields = Object.fromEntries(ids.slice(0, 5).map((id, i) => [`file.${i}`, `${id}/x.pdf`]))
    expect(carriedIn({ 'file.0': '../../etc', 'file.1': first, 'file.2': first, key: 'cases/1/x' })).toEqual([
      first,
    ])
    expect(carriedIn({ ...fields, key: `incoming/${ids[5]}/x.pdf` })).toHaveLength(5)
    expect(carriedOf(`cases/1/${first}`)).toBeUndefined()
    expect(carriedOf(`incoming/${first}`)).toBeUndefined()
  })
})

describe('where a scanner is awaited', () => {
  const submitted = async (bytes: Uint8Array = files.pdf) => {
    const d = desk({ scanned: true })
    const number = await d.submitted({ attachments: [await d.upload(first, 'x.pdf', bytes)] })
    const { mark } = await d.files.read(uncheckedKey(number, first))
    const scan = (status: string, of = mark) =>
      recordScan(d.checking, { key: uncheckedKey(number, first), mark: of, status }, d.now)
    return { d, number, scan, state: async () => (await d.seenBy(number))[0] }
  }
  test('the file opens when it has found nothing, whichever comes first', async () => {
    const later = await submitted()
    await later.d.settle()
    expect(await later.state()).toMatchObject({ state: 'checking' })
    await later.scan('NO_THREATS_FOUND')
    expect(await later.state()).toMatchObject({ state: 'accepted' })
    const sooner = await submitted()
    await sooner.scan('NO_THREATS_FOUND')
    expect(await sooner.state()).toMatchObject({ state: 'checking' })
    await sooner.d.settle()
    expect(await sooner.state()).toMatchObject({ state: 'accepted' })
  })
  test.each([
    ['THREATS_FOUND', 'malware'],
    ['UNSUPPORTED', 'unscannable'],
  ])('%s: it never does', async (status, why) => {
    const { d, scan, state } = await submitted()
    await scan(status)
    await d.settle()
    expect(await state()).toMatchObject({ state: 'rejected', why })
    await scan('NO_THREATS_FOUND')
    expect(await state()).toMatchObject({ state: 'rejected', why })
  })
  test('a clean program that calls itself a PDF stays rejected', async () => {
    const { d, scan, state } = await submitted(program)
    await scan('NO_THREATS_FOUND')
    await d.settle()
    expect(await state()).toMatchObject({ state: 'rejected', why: 'content' })
  })
  test('a scan of other bytes opens nothing', async () => {
    const { d, scan, state } = await submitted()
    await d.settle()
    await scan('NO_THREATS_FOUND', 'another')
    expect(await state()).toMatchObject({ state: 'rejected' })
  })
  test('a scan that failed is for a person to look at', async () => {
    const { scan, state } = await submitted()
    await expect(scan('FAILED')).rejects.toThrow('scan FAILED')
    expect(await state()).toMatchObject({ state: 'checking' })
  })
  test('other objects than unchecked ones are nobody’s business', async () => {
    const { d, state } = await submitted()
    await recordScan(d.checking, { key: `incoming/${first}/file`, mark: 'x', status: 'THREATS_FOUND' }, d.now)
    expect(await state()).toMatchObject({ state: 'checking' })
  })
})

describe('whatever fails on the way', () => {
  const places = ['files.copy', 'claims.hold', 'people.putNew', 'log.append', 'files.read', 'people.get']
  test.each(places.flatMap((place) => [['before', place] as const, ['after', place] as const]))(
    '%s %s: trying again ends as if nothing had',
    async (when, place) => {
      const d = desk({ mayRetry: (error) => error instanceof Injected })
      await d.upload()
      d.hook = failing(place, when)
      const submit = () => d.submitted({ attachments: [first] })
      const number = await submit().catch((error: unknown) => {
        if (!(error instanceof Injected)) throw error
        return submit()
      })
      await d.settle()
      expect(await d.seenBy(number)).toMatchObject([{ id: first, state: 'accepted' }])
      expect(d.files.objects.get(keptKey(number, first))).toEqual(files.pdf)
      expect(
        (await d.log.load(number)).flatMap(({ events }) => events).filter((e) => 'attachments' in e),
      ).toHaveLength(1)
    },
  )
  test('a check that comes again changes nothing', async () => {
    const d = desk()
    const number = await d.submitted({ attachments: [await d.upload()] })
    await d.settle()
    const before = JSON.stringify(d.people.all())
    const [commit] = await d.log.load(number)
    for (const event of commit ? envelopes(commit, '/zhauap/almaty') : []) await checkFiles(d.checking, event)
    await d.deliverAllAgain()
    expect(JSON.stringify(d.people.all())).toBe(before)
  })
})

test('letters and responses: each file is seen by whose text it came with', async () => {
  const d = desk()
  const number = await d.submitted({ attachments: [await d.upload()] })
  await d.settle()
  const chair = d.actUrlFor('chair-housing@example.kz')
  const [, , third = '', fourth = '', fifth = ''] = ids
  for (const id of [second, third, fourth, fifth]) await d.upload(id, `${id.at(-1)}.pdf`)
  const letter = (agency: string, attachments: string[]) =>
    d.act(chair, { action: 'letter', agency, subject: 's', text: 't', attachments }, agency)
  await letter('almaty-su', [second])
  await letter('tazalyk', [third])
  await d.settle()
  const respond: ActionInput = { action: 'respond', decision: 'accepted', text: 'иә', attachments: [fourth] }
  await d.act(d.actUrlFor('almaty-su@example.kz'), respond)
  await d.act(chair, { action: 'answer', outcome: 'satisfied', text: 'иә', attachments: [fifth] })
  await d.settle()
  const { letters } = await d.caseOf(number)
  const [su = '', tazalyk = ''] = Object.keys(letters)
  const seen = async (viewer: Viewer) => (await d.seenBy(number, viewer)).map(({ id }) => id)
  expect(await seen(applicant)).toEqual([first, fifth])
  expect(await seen({ role: 'agency', letter: su })).toEqual([second, fourth])
  expect(await seen({ role: 'agency', letter: tazalyk })).toEqual([third])
  expect(await seen({ role: 'chair' })).toEqual([first, second, third, fourth, fifth])
})

describe('the files of a case that closes', () => {
  const chair = 'chair-housing@example.kz'
  const answer = { action: 'answer', outcome: 'explained', text: 'иә' } as const
  const answered = async () => {
    const d = desk()
    const number = await d.submitted({ attachments: [await d.upload()] })
    await d.settle()
    await d.upload(second)
    d.goTo('2026-02-05')
    await d.act(d.actUrlFor(chair), { ...answer, attachments: [second] })
    await d.settle()
    const ends = (id: string) => d.files.closed.get(keptKey(number, id))?.day
    return { d, number, ends }
  }

  test('end with the retention period from that day on, those of the answer itself too', async () => {
    const { ends } = await answered()
    expect([ends(first), ends(second)]).toEqual(['2026-02-05', '2026-02-05'])
  })
  test('stay when the answer is disputed, and end from the day of the next one', async () => {
    const { d, number, ends } = await answered()
    await dispute(d.deps, number, 'Нет', { key: 'dispute-1', at: d.now })
    await d.settle()
    expect([ends(first), ends(second)]).toEqual([undefined, undefined])
    d.goTo('2026-02-10')
    await d.act(d.actUrlFor(chair), answer, 'answer-2')
    await d.settle()
    expect([ends(first), ends(second)]).toEqual(['2026-02-10', '2026-02-10'])
  })
  test('that come after its end follow it', async () => {
    const { d, number, ends } = await answered()
    const [, , third = ''] = ids
    await d.addMessage(number, 'Ещё', 'message-1', [await d.upload(third)])
    await d.settle()
    expect(ends(third)).toBe('2026-02-05')
  })
  test('begin no second period by what is delivered or published again', async () => {
    const { d, number } = await answered()
    await d.deliverAllAgain()
    await d.streamAgain()
    const kept = [...d.files.closed].filter(([key]) => key.startsWith('cases/'))
    expect(kept).toEqual([
      [keptKey(number, first), { day: '2026-02-05', begun: 1 }],
      [keptKey(number, second), { day: '2026-02-05', begun: 1 }],
    ])
    // The receipt's and the answer's two forms too.
    expect([...d.files.closed.values()]).toEqual(Array(6).fill({ day: '2026-02-05', begun: 1 }))
  })
  test('cost nothing where there are none', async () => {
    const d = desk()
    await d.submitted()
    await d.settle()
    await d.act(d.actUrlFor(chair), answer)
    await d.settle()
    expect(d.queues.sent.filter(({ queue }) => queue === 'files')).toEqual([])
  })
})

test('a photograph is kept without the place where it was taken, and by which bytes it came is known', async () => {
  const d = desk()
  const given = photo()
  const number = await d.submitted({ attachments: [await d.upload(first, 'Фото.jpg', given)] })
  await d.settle()
  const kept = Buffer.from(d.files.objects.get(keptKey(number, first)) ?? [])
  expect(kept.includes(latitude)).toBe(false)
  expect(kept.includes(drawn)).toBe(true)
  expect(await d.seenBy(number)).toMatchObject([{ name: 'Фото.jpg', state: 'accepted' }])
  const original = createHash('sha256').update(given).digest('hex')
  expect(await d.people.get(number, first)).toMatchObject({ verdict: 'accepted', original })
})

test('a photograph that changed while a scanner looked is not kept', async () => {
  const d = desk({ scanned: true })
  const number = await d.submitted({ attachments: [await d.upload(first, 'Фото.jpg', photo())] })
  await d.settle()
  const mark = 'another'
  await recordScan(d.checking, { key: uncheckedKey(number, first), mark, status: 'NO_THREATS_FOUND' }, d.now)
  expect(await d.seenBy(number)).toMatchObject([{ state: 'rejected' }])
  expect(d.files.objects.has(keptKey(number, first))).toBe(false)
})

test('a case’s files are erased, and no other’s', async () => {
  const d = desk()
  const number = await d.submitted({ attachments: [await d.upload()] })
  const other = await d.submitted({ attachments: [await d.upload(second)] }, 'submit-2')
  await d.settle()
  // The file before and after its check, and the receipt in two forms.
  expect(await deleteFilesOf(d.deps.files, number)).toBe(4)
  expect(await deleteFilesOf(d.deps.files, number)).toBe(0)
  expect(d.files.objects.has(keptKey(number, first))).toBe(false)
  expect(d.files.objects.has(keptKey(other, second))).toBe(true)
})
