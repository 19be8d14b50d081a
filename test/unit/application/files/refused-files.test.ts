/** Who attached a file that was not taken hears of it by mail: why, and how to send it again; once for each file. */
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import type { AppealInput } from '../../../../events/appeals/appeal-inputs.ts'
import { withdraw } from '../../../../shared/application/appeals/applicant-actions.ts'
import { registerAppeal } from '../../../../shared/application/appeals/register-appeal.ts'
import { offerUpload } from '../../../../shared/application/files/attachments.ts'
import { recordScan } from '../../../../shared/application/files/checking.ts'
import { uncheckedKey } from '../../../../shared/application/files/file-keys.ts'
import { eraseCase } from '../../../../shared/application/upkeep/erase-case.ts'
import { portal } from '../../../builders/council.ts'
import { files, program, protectedOffice } from '../../../builders/files.ts'
import { appeal } from '../../../builders/inputs.ts'
import { Injected } from '../../../fakes/watched.ts'
import { World, type WorldOptions } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const applicant = 'asel@example.kz'
const chair = 'chair-ecology-transport@example.kz'
const secretariat = 'secretariat@example.kz'
const subject = /файлы? не принят|файл(дар)? қабылданбады|not accepted/

const uploaded = async (world: World, letter: string, name: string, bytes: Uint8Array = program) => {
  const id = `file-${letter.repeat(24)}`
  const offered = await offerUpload(world.deps, { name, type: '', size: bytes.length }, { id, at: world.now })
  if ('faults' in offered) throw new Error(JSON.stringify(offered.faults))
  world.files.upload(offered.upload, bytes)
  return id
}
const submitted = async (more: Partial<AppealInput> = {}, options?: WorldOptions, attach = true) => {
  const world = new World(options)
  const attachments = attach ? [await uploaded(world, 'a', 'Двор.pdf')] : []
  await world.submit(appeal({ attachments, ...more }))
  await world.settle()
  return world
}
const told = (world: World, to = applicant) => world.mailsTo(to).filter((mail) => subject.test(mail.subject))
const flat = (text = '') => text.replace(/\s+/g, ' ')

describe('an applicant', () => {
  test('is told by mail which files, why, and where to send them again; what was taken is not named', async () => {
    const world = new World()
    const attachments = [
      await uploaded(world, 'a', 'Двор.pdf'),
      await uploaded(world, 'b', 'Снимок.png', files.png),
      await uploaded(world, 'c', 'Заявление.docx', protectedOffice),
    ]
    await world.submit(appeal({ attachments }))
    await world.settle()
    const [mail, ...more] = told(world)
    expect(more).toEqual([])
    expect(mail?.subject).toBe(`${number}: приложенные файлы не приняты`)
    const text = flat(mail?.text)
    expect(text).toContain('Двор.pdf: содержимое файла не соответствует его названию')
    expect(text).toContain('Заявление.docx: файл защищён паролем: сохраните его без пароля')
    expect(text).not.toContain('Снимок.png')
    expect(text).toContain(world.links.statusUrl(world.keyed(number), 'ru'))
    expect(mail?.tags).toEqual({ case: number, to: 'applicant' })
  })
  test.each([
    ['kk', 'қоса берілген файл қабылданбады', 'файлдың мазмұны атауына сай емес'],
    ['ru', 'приложенный файл не принят', 'содержимое файла не соответствует'],
    ['en', 'an attached file was not accepted', 'the file is not what its name says'],
  ] as const)('in the language of the appeal: %s', async (language, said, why) => {
    const [mail] = told(await submitted({ language }))
    expect(mail?.subject).toContain(said)
    expect(flat(mail?.text)).toContain(why)
  })
  test('is not written to about files that were taken', async () => {
    const world = new World()
    await world.submit(appeal({ attachments: [await uploaded(world, 'a', 'x.pdf', files.pdf)] }))
    await world.settle()
    expect(told(world)).toEqual([])
  })
  test('is told once, however often the check is called; of a file of another message by another mail', async () => {
    const world = await submitted()
    await world.deliverAllAgain()
    await world.streamAgain()
    expect(told(world)).toHaveLength(1)
    await world.addMessage(number, 'Ещё раз', 'm', [await uploaded(world, 'b', 'Новый.pdf')])
    await world.settle()
    expect(told(world).map(({ text }) => /Двор|Новый/.exec(text)?.[0])).toEqual(['Двор', 'Новый'])
    await withdraw(world.deps, number, { key: 'w', at: world.now })
    await world.settle()
    expect(told(world)).toHaveLength(2)
  })
  test.each(['before', 'after'] as const)(
    'is told though the mailer failed %s sending, by the next try',
    async (when) => {
      const world = await submitted({}, { mayRetry: (error) => error instanceof Injected }, false)
      let failures = 0
      world.hook = async (call, run) => {
        const mail = call.args[0] as { subject?: string }
        if (call.name !== 'mailer.send' || !subject.test(mail.subject ?? '') || failures++ > 0) return run()
        if (when === 'after') await run()
        throw new Injected('mailer')
      }
      await world.addMessage(number, 'Файл', 'm', [await uploaded(world, 'b', 'Новый.pdf')])
      await world.settle()
      // A crash exactly between sending and writing that down may repeat the one mail.
      expect(told(world)).toHaveLength(when === 'before' ? 1 : 2)
      expect(world.deadLetters).toEqual([])
    },
  )
  test('is told what the scanner found, when it found it', async () => {
    const world = new World({ scanned: true })
    const id = await uploaded(world, 'a', 'Вирус.pdf', files.pdf)
    await world.submit(appeal({ attachments: [id] }))
    await world.settle()
    expect(told(world)).toEqual([])
    const key = uncheckedKey(number, id)
    const scan = { key, mark: (await world.files.read(key)).mark, status: 'THREATS_FOUND' }
    for (let i = 0; i < 2; i++) await recordScan(world.checking, scan, world.now)
    await world.settle()
    expect(told(world).map(({ text }) => flat(text))).toEqual([
      expect.stringContaining('Вирус.pdf: в файле обнаружена вредоносная программа'),
    ])
  })
  test('without an address is told by the secretariat, who reads no file’s name in a mail', async () => {
    const world = new World()
    const id = await uploaded(world, 'a', 'Двор.pdf')
    const { consent: _, ...input } = appeal({ attachments: [id] })
    const { email: __, ...nameless } = input.applicant
    await registerAppeal(
      world.deps,
      { ...input, applicant: nameless },
      { door: 'desk:secretary', key: 'k', at: world.now },
      undefined,
      [
        {
          kind: 'upload',
          file: { id, name: 'Двор.pdf', kind: 'pdf', size: program.length },
          key: `incoming/${id}/file`,
        },
      ],
    )
    await world.settle()
    const [mail, ...more] = told(world, secretariat)
    expect(more).toEqual([])
    expect(mail?.text).toContain(`${portal}/desk/cases/${number}`)
    expect(mail?.text).not.toContain('Двор')
  })
  test('of an erased case is not written to, nor is anybody for them', async () => {
    const world = new World()
    await world.submit(appeal({ attachments: [await uploaded(world, 'a', 'Двор.pdf')] }))
    await eraseCase({ ...world.deps, storedPeople: world.people.stored }, number, 'По заявлению', world.now)
    await world.settle()
    expect(world.mails.filter((mail) => subject.test(mail.subject))).toEqual([])
  })
  test('is not told of what is long past, when the log is published again', async () => {
    const world = await submitted()
    const before = told(world).length
    world.hook = async (call, run) => (call.name === 'claims.lease' ? 'granted' : run())
    world.goTo('2026-03-02')
    await world.streamAgain()
    expect(told(world)).toHaveLength(before)
  })
})

describe('the office', () => {
  const letter = (attachments: string[]): ActionInput => ({
    action: 'letter',
    agency: 'tazalyk',
    subject: 'Вывоз',
    text: 'Просим',
    attachments,
  })
  test('a chair hears that nobody can open what went along with a letter', async () => {
    const world = await submitted({}, {}, false)
    await world.act(world.actUrlFor(chair), letter([await uploaded(world, 'b', 'Акт.pdf')]))
    await world.settle()
    const [mail] = told(world, chair)
    expect(mail?.subject).toContain('ALM-L-2026-000001')
    expect(flat(mail?.text)).toContain('Акт.pdf')
    expect(await world.open(world.actUrlFor(chair))).toMatchObject({ outcome: 'open' })
    expect(told(world, 'tazalyk@example.kz')).toEqual([])
  })
  test('an agency hears it of its response, by its letter’s link', async () => {
    const world = await submitted({}, {}, false)
    await world.act(world.actUrlFor(chair), letter([]))
    await world.settle()
    await world.act(world.actUrlFor('tazalyk@example.kz'), {
      action: 'respond',
      decision: 'accepted',
      text: 'Вывезено',
      attachments: [await uploaded(world, 'b', 'Акт.pdf')],
    })
    await world.settle()
    const [mail] = told(world, 'tazalyk@example.kz')
    expect(flat(mail?.text)).toContain('Акт.pdf')
    expect(mail?.text).toContain('Вывоз')
    expect(mail?.text).not.toContain('Свалка')
    expect(await world.open(world.actUrlFor('tazalyk@example.kz'))).toMatchObject({ outcome: 'open' })
  })
  test('the secretariat hears it of what it entered, and the chair of now of what one before attached', async () => {
    const world = await submitted({}, {}, false)
    const url = world.actUrlFor(chair)
    await world.act(url, letter([await uploaded(world, 'b', 'Акт.pdf')]))
    await world.act(url, { action: 'return', reason: 'Не наше' })
    await world.settle()
    expect(told(world, chair)).toEqual([])
    expect(told(world, secretariat)).toHaveLength(1)
  })
})
