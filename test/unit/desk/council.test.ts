/** The council's own work at the desk: entered, announced, held with a quorum, decided, and who the council is. */
import { describe, expect, test } from 'vitest'
import type { ActivityInput, MemberInput } from '../../../events/council/council-inputs.ts'
import type { Effect } from '../../../events/council/council-values.ts'
import { actOnActivity } from '../../../shared/application/activities/activities.ts'
import { changeMembers } from '../../../shared/application/members/members.ts'
import { activityOf } from '../../../shared/domain/activities/activity.ts'
import { compositionOf, membersId } from '../../../shared/domain/members/composition.ts'
import { councilRefusal } from '../../../shared/text/activities/refusals.ts'
import { by } from '../../builders/council.ts'
import { files } from '../../builders/files.ts'
import { draftSubmitted } from '../../builders/inputs.ts'
import { Visitor } from './visitor.ts'

const first = 'ALM-M-2026-000001'
const page = `/desk/activities/${first}`

const signedIn = async () => {
  const visitor = new Visitor()
  await visitor.signIn()
  const csrf = await visitor.csrf()
  let keys = 0
  /** A form of the desk as a browser sends it. */
  const send = async (address: string, fields: Record<string, string>) => {
    const answer = await visitor.post(address, { csrf, idempotencyKey: `key-${++keys}`, ...fields })
    await visitor.world.settle()
    return answer
  }
  return { visitor, send }
}

const meetingOf = async (points: string) => {
  const { visitor, send } = await signedIn()
  await send('/desk/activities/new', { form: 'general_meeting', title: 'О планах совета', on: '2026-02-02' })
  await send(page, { action: 'set_agenda', items: points })
  return { visitor, send }
}

const rows = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, row) => [
      [`decisions.${row}.item`, String(row + 1)],
      [`decisions.${row}.text`, `Решение ${row + 1}`],
    ]).flat(),
  )

const activity = async ({ world }: Visitor) => activityOf(await world.log.load(first))

describe('the council’s half-year', () => {
  test('lists what is planned, what was held and what is due', async () => {
    const { visitor, send } = await signedIn()
    const empty = await visitor.get('/desk/activities?lang=en')
    expect(empty.html).toContain('Nothing is due.')
    await send('/desk/activities/new', { form: 'hearing', title: 'О генплане', on: '2026-02-11' })
    await send('/desk/activities/new', { form: 'round_table', title: 'О тарифах' })
    const { html } = await visitor.get('/desk/activities?lang=en')
    expect(html).toContain('О генплане')
    // Its day is open, and it is found all the same.
    expect(html).toContain('О тарифах')
    expect(html).toContain('1 Feb 2026 (overdue)')
    const later = (await visitor.get('/desk/activities?half=2026-2&lang=en')).html
    // What is due is told whichever half-year is looked at.
    expect(later.split('Second half of 2026')[1]).not.toContain('О генплане')
  })

  test('warns of a hearing that is announced nine days before, and takes it', async () => {
    const { visitor, send } = await signedIn()
    await send('/desk/activities/new', { form: 'hearing', title: 'О генплане', on: '2026-02-11' })
    const { html } = await visitor.get(`${page}?lang=en`)
    expect(html).toContain('It was to be announced by 1 February 2026.')
    expect((await send(page, { action: 'announce', on: '2026-02-02' })).status).toBe(303)
    expect((await activity(visitor))?.status).toBe('announced')
  })

  test('says at the field what is wrong with what was typed, and keeps it', async () => {
    const { send } = await signedIn()
    const wrong = await send('/desk/activities/new?lang=en', {
      form: 'commission_meeting',
      title: 'О школах',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Say which commission.')
    expect(wrong.html).toContain('value="О школах"')
  })
})

describe('a meeting of 40 with 12 points', () => {
  const points = Array.from({ length: 12 }, (_, i) => `Вопрос о деле ${i + 1}`).join('\n')

  test('is refused with 26 present, and says that 27 are needed; what was typed stays', async () => {
    const { visitor, send } = await meetingOf(points)
    const form = await visitor.get(`${page}/result?lang=en`)
    expect(form.html.match(/<fieldset/g)).toHaveLength(12)
    expect(Buffer.byteLength(form.html)).toBeLessThan(60_000)
    const few = await send(`${page}/result?lang=en`, {
      on: '2026-02-02',
      present: '26',
      total: '40',
      ...rows(12),
    })
    expect(few.status).toBe(422)
    expect(few.html).toContain('Present: 26, needed: 27.')
    expect(few.html).toContain('Решение 12')
    expect((await activity(visitor))?.status).toBe('planned')
  })

  test('is held with 27: votes left empty are all in favour, a point whose text was cleared is not decided', async () => {
    const { visitor, send } = await meetingOf(points)
    const sent = {
      ...{ on: '2026-02-02', present: '27', total: '40' },
      ...rows(12),
      'decisions.1.text': '',
      'decisions.2.for': '10',
      'decisions.2.against': '17',
      'decisions.3.owner': 'secretary',
      'decisions.3.due': '20.02.2026',
      'decisions.4.effect': 'letter:tazalyk',
    }
    const done = await send(`${page}/result`, sent)
    expect(done.location).toContain('done=result')
    const a = await activity(visitor)
    expect(a?.votes).toHaveLength(11)
    expect(a?.votes[0]).toMatchObject({
      item: 1,
      votes: { for: 27, against: 0, abstained: 0 },
      adopted: true,
    })
    expect(a?.votes[1]).toMatchObject({ item: 3, adopted: false })
    expect(a?.votes[2]?.task?.deadline.due).toBe('2026-02-20')
    expect(a?.votes[3]?.carried).toEqual({ results: ['ALM-I-2026-000001'] })
    const { html } = await visitor.get(`${page}?lang=en`)
    expect(html).toContain('27 of 40 members, at least 27 needed')
    expect(html).toContain('/desk/cases/ALM-I-2026-000001')
    expect(html).toContain('/protocol/ru.docx')
    // Sent again it is the same result.
    expect((await visitor.get(`${page}/result`)).status).toBe(404)
  })

  test('shows a fault in the row that it is in, though rows before it are empty', async () => {
    const { send } = await meetingOf(points)
    const wrong = await send(`${page}/result?lang=en`, {
      ...{ on: '2026-02-02', present: '27', total: '40' },
      'decisions.5.text': 'Решение',
      'decisions.5.for': '28',
    })
    expect(wrong.html).toContain('<a href="#decisions-5-for">Point 6: For: 28 votes of 27 present')
  })

  test('has its protocol in Kazakh and Russian, for its members alone', async () => {
    const { visitor, send } = await meetingOf(points)
    await send(`${page}/result`, { on: '2026-02-02', present: '27', total: '40', ...rows(12) })
    for (const file of ['kk.docx', 'ru.docx', 'kk.pdf', 'ru.pdf']) {
      const opened = await visitor.get(`${page}/protocol/${file}`)
      expect([file, opened.status]).toEqual([file, 303])
      expect(opened.location).toContain(encodeURIComponent(first))
    }
    expect((await visitor.get(`${page}/protocol/en.docx`)).status).toBe(404)
    visitor.cookie = ''
    expect((await visitor.get(`${page}/protocol/ru.docx`)).location).toMatch(/^\/desk\/sign-in/)
    expect((await visitor.get(`/api${page}/protocol/ru.docx`)).status).toBe(401)
  })

  test('asks once more before it is cancelled', async () => {
    const { visitor, send } = await meetingOf(points)
    const asked = await send(`${page}?lang=en`, { action: 'cancel', text: 'Нет кворума' })
    expect(asked.html).toContain('Check once more')
    expect((await activity(visitor))?.status).toBe('planned')
    const changed = await send(`${page}?lang=en`, { action: 'cancel', text: 'Нет кворума', change: '1' })
    expect(changed.html).toContain('Нет кворума</textarea>')
    await send(page, { action: 'cancel', text: 'Нет кворума', confirmed: '1' })
    expect((await activity(visitor))?.status).toBe('cancelled')
  })

  test('its agenda takes along what waits for a decision', async () => {
    const { visitor, send } = await meetingOf('О тарифах')
    await visitor.world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
    await visitor.world.settle()
    await send(page, {
      action: 'set_agenda',
      items: 'О тарифах',
      'suggested.0': 'ALM-N-2026-000001 О сквере',
    })
    expect((await activity(visitor))?.agenda?.items).toEqual([
      { no: 1 },
      { no: 2, about: 'ALM-N-2026-000001' },
    ])
    const { html } = await visitor.get(`${page}/result?lang=en`)
    for (const outcome of ['supported', 'not_supported'])
      expect(html).toContain(`value="recommendation:ALM-N-2026-000001:${outcome}"`)
    expect((await visitor.get(page)).html).toContain('href="/desk/cases/ALM-N-2026-000001?')
  })
})

describe('a number that nothing has', () => {
  test('in an agenda is told with its point; numbers of others are not looked for', async () => {
    const { visitor, send } = await meetingOf('О тарифах')
    const items = `О сквере\n02-7/113 О школах\nAST-N-2026-000009 О парках\n${first} О себе\nALM-N-2026-000009 О реке`
    const slip = await send(`${page}?lang=en`, { action: 'set_agenda', items })
    expect(slip.status).toBe(422)
    expect(slip.html).toContain('Point 5 begins with a number that nothing has.')
    expect(slip.html).toContain('ALM-N-2026-000009 О реке')
    expect((await activity(visitor))?.agenda?.items).toEqual([{ no: 1 }])
    const mended = items.replace('ALM-N-2026-000009 ', '')
    expect((await send(page, { action: 'set_agenda', items: mended })).status).toBe(303)
    expect((await activity(visitor))?.agenda?.items).toEqual([
      { no: 1 },
      { no: 2, about: '02-7/113' },
      { no: 3, about: 'AST-N-2026-000009' },
      { no: 4, about: first },
      { no: 5 },
    ])
  })

  test('is told where an activity is planned after a meeting, and takes no number', async () => {
    const { visitor, send } = await signedIn()
    const planned = { form: 'round_table', title: 'О тарифах', origin: 'ALM-M-2026-000009' }
    const slip = await send('/desk/activities/new?lang=en', planned)
    expect(slip.status).toBe(422)
    expect(slip.html).toContain('Nothing has this number.')
    expect(slip.html).toContain('value="ALM-M-2026-000009"')
    expect(visitor.world.log.ids()).toEqual([])
  })

  test.each([
    { kind: 'plan', activities: [first, 'ALM-M-2026-000009'] },
    { kind: 'recommendation', draft: 'ALM-N-2026-000009', outcome: 'supported' },
  ] as const)('is told where a decision names it: $kind', async (effect) => {
    const { visitor } = await meetingOf('О тарифах')
    const entering = { actor: by.secretary, at: visitor.world.now, commandId: 'hold-1' }
    const decisions = [{ text: 'Решили', for: 20, effect: { ...effect } as Effect }]
    const held: ActivityInput = { action: 'hold', on: '2026-02-02', present: 30, total: 40, decisions }
    expect(await actOnActivity(visitor.world.deps, first, held, entering)).toEqual({
      ...{ outcome: 'refused', refused: 'number_unknown', path: 'decisions.0.effect' },
    })
    expect((await activity(visitor))?.votes).toEqual([])
  })

  test('is told where a member comes by a decision', async () => {
    const { visitor } = await signedIn()
    const who = { member: 'm-1', name: 'А. Б.', seat: 'ngo', role: 'member', on: '2026-02-01' } as const
    const input: MemberInput = { action: 'admit', ...who, decision: 'ALM-M-2026-000009' }
    const entering = { actor: by.secretary, at: visitor.world.now, commandId: 'admit-1' }
    expect(await changeMembers(visitor.world.deps, input, entering)).toEqual({
      ...{ outcome: 'refused', refused: 'number_unknown', path: 'decision' },
    })
  })
})

describe('a monitoring', () => {
  const concluded = async () => {
    const { visitor, send } = await signedIn()
    await send('/desk/activities/new', { form: 'monitoring', title: 'О школах' })
    await send(page, { action: 'hold', on: '2026-02-02' })
    await send(page, { action: 'finding', on: '2026-02-02', text: 'Нет пандуса' })
    await send(page, { action: 'document', on: '2026-02-02' })
    return { visitor, send }
  }
  const recommend = {
    action: 'recommend',
    text: 'Установить пандус',
    'bodies.tazalyk': 'true',
    'bodies.almaty-su': 'true',
  }

  test('recommends to the bodies that are ticked, once it was read once more', async () => {
    const { visitor, send } = await concluded()
    const nobody = await send(`${page}?lang=en`, { action: 'recommend', text: 'Установить пандус' })
    expect(nobody.status).toBe(422)
    expect(nobody.html).toContain('href="#recommend-bodies"')
    const asked = await send(`${page}?lang=en`, recommend)
    expect(asked.html).toContain('Check once more')
    expect(asked.html).toContain('name="bodies.almaty-su" value="true"')
    expect((await activity(visitor))?.recommendations).toEqual([])
    const changed = await send(`${page}?lang=en`, { ...recommend, change: '1' })
    expect(changed.html).toMatch(/name="bodies.tazalyk"[^>]* checked/)
    expect((await send(page, { ...recommend, confirmed: '1' })).location).toContain('done=recommend')
    const { html } = await visitor.get(`${page}?lang=en`)
    expect(html).toContain('Нет пандуса')
    expect(html).toContain('/desk/cases/ALM-I-2026-000001')
    expect(html).toContain('/desk/cases/ALM-I-2026-000002')
    expect(html).toContain('No answer yet, due 2 March 2026.')
  })

  test('is followed up on the spot, one recommendation or all', async () => {
    const { visitor, send } = await concluded()
    await send(page, { ...recommend, confirmed: '1' })
    const form = await visitor.get(`${page}?lang=en`)
    expect(form.html).toMatch(/<option value="2">№ 2\. /)
    const found = { action: 'follow_up', on: '2026-02-02', result: 'partly' }
    await send(page, { ...found, recommendation: '2' })
    await send(page, found)
    expect((await activity(visitor))?.followUps).toEqual([
      { recommendation: 2, result: 'partly', checkedOn: '2026-02-02' },
      { result: 'partly', checkedOn: '2026-02-02' },
    ])
    expect((await visitor.get(`${page}?lang=en`)).html).toContain('№ 2 – ')
  })
})

describe('what is wrong in a form is said as that form asks for it', () => {
  test('a channel is typed, not chosen', async () => {
    const { send } = await signedIn()
    const month = { from: '2026-01-01', to: '2026-01-31' }
    for (const channel of ['', 'Газета «Алатау»']) {
      const { status, html } = await send('/desk/channels?lang=ru', { ...month, channel })
      expect(status).toBe(422)
      expect(html).toContain('Укажите канал латинскими буквами, например site, instagram, tv.')
    }
  })

  test('a form is chosen, and a time has its shape', async () => {
    const { send } = await signedIn()
    const plan = { form: '', title: 'О тарифах', on: '2026-02-11', time: '25:00', origin: 'N 1' }
    const { html } = await send('/desk/activities/new?lang=ru', plan)
    expect(html).toContain('Выберите форму мероприятия.')
    expect(html).toContain('Укажите время в виде ЧЧ:ММ, например 15:30.')
    expect(html).toContain('Укажите номер без пробелов, например ALM-N-2026-000001.')
    expect(html).not.toContain('Такого варианта нет')
  })

  test('a member is chosen from a list, whose hint is of no other field', async () => {
    const { visitor, send } = await signedIn()
    await send('/desk/members', {
      ...{ action: 'admit', name: 'Ерлан Қасым', seat: 'ngo', role: 'member', on: '2026-01-12' },
    })
    const { html } = await send('/desk/members?lang=ru', { action: 'leave', member: '', on: '2026-02-01' })
    expect(html).toContain('Выберите члена совета.')
    const shown = (await visitor.get('/desk/members?lang=ru')).html
    const form = (action: string) => shown.split(`id="do-${action}"`)[1]?.split('</form>')[0] ?? ''
    const hint = 'Короткое обозначение, например m-12.'
    expect(['leave', 'admit', 'reserve'].map((action) => form(action).includes(hint))).toEqual([
      false,
      true,
      true,
    ])
  })

  test('where the register tells how many members there are, only those present are asked for', () => {
    const said = (path: string) => councilRefusal({ refused: 'total_needed', path }, 'ru')
    expect(said('present')).toBe('Укажите, сколько членов присутствовало.')
    expect(said('total')).toBe('Укажите, сколько членов присутствовало и сколько их всего.')
  })
})

describe('the composition', () => {
  const member = { seat: 'ngo', role: 'member', on: '2026-01-12' }

  test('is admitted to by name, left with a ground, and filled from the reserve in its order', async () => {
    const { visitor, send } = await signedIn()
    await send('/desk/members', { action: 'begin_term', from: '2026-01-12', seats: '2' })
    await send('/desk/members', {
      action: 'admit',
      name: 'Айгүл Сәрсенова',
      ...member,
      commission: 'housing',
    })
    await send('/desk/members', { action: 'admit', name: 'Ерлан Қасым', ...member })
    await send('/desk/members', { action: 'reserve', name: 'Сергей Ким', seat: 'citizen' })
    const full = await send('/desk/members?lang=en', { action: 'admit', member: 'm-3', ...member })
    expect(full.html).toContain('All seats are taken: 2 of 2.')
    const leave = { action: 'leave', member: 'm-1', on: '2026-02-01', ground: 'own_request' }
    expect((await send('/desk/members?lang=en', leave)).html).toContain('Check once more')
    await send('/desk/members', { ...leave, confirmed: '1' })
    const { html } = await visitor.get('/desk/members?lang=en')
    expect(html).toContain('Members: 1')
    expect(html).toContain('Сергей Ким')
    expect(html).toContain('Айгүл Сәрсенова: 1 February 2026, At their own wish')
    const form = await visitor.get('/desk/members?lang=en&do=admit&member=m-3')
    expect(form.html).toContain('value="m-3"')
    await send('/desk/members', { action: 'admit', member: 'm-3', role: 'member', on: '2026-02-02' })
    const { members, reserve } = compositionOf(await visitor.world.log.load(membersId))
    expect(members.at(-1)).toMatchObject({ member: 'm-3', seat: 'citizen', fromReserve: true })
    expect(reserve).toEqual([])
  })

  test('warns of shares that the law asks for and of who is often absent, and refuses nothing', async () => {
    const { visitor, send } = await signedIn()
    await send('/desk/members', { action: 'admit', name: 'Айгүл Сәрсенова', ...member, seat: 'state' })
    for (const on of ['2026-01-13', '2026-01-20', '2026-01-27', '2026-02-02'])
      await changeMembers(
        visitor.world.deps,
        { action: 'absent', member: 'm-1', on, excused: false },
        { actor: by.secretary, at: visitor.world.now, commandId: on },
      )
    const { html } = await visitor.get('/desk/members?lang=en')
    expect(html).toContain('From civil society: 0, needed: 1.')
    expect(html).toContain('More than three absences without good reason this year: Айгүл Сәрсенова.')
  })
})

test('a plan is approved by a decision, and how much of it came to be is counted', async () => {
  const { visitor, send } = await meetingOf('О плане')
  await send('/desk/activities/new', { form: 'round_table', title: 'О тарифах', on: '2026-02-02' })
  await send('/desk/activities/new', { form: 'round_table', title: 'О школах', on: '2026-03-02' })
  const form = await visitor.get(`${page}/result?lang=en`)
  const plan = /value="(plan:[^"]+)">Approve the plan: First half of 2026, activities: (\d)/.exec(form.html)
  const held = { on: '2026-02-02', present: '27', total: '40', ...rows(1) }
  await send(`${page}/result`, { ...held, 'decisions.0.effect': plan?.[1] ?? '' })
  await send('/desk/activities/ALM-M-2026-000002', { action: 'hold', on: '2026-02-02' })
  const reason = { action: 'cancel', text: 'Болезнь', confirmed: '1' }
  await send('/desk/activities/ALM-M-2026-000003', reason)
  const { html } = await visitor.get('/desk/activities?lang=en')
  expect(html).toContain('activities; held: ')
  expect(html).toMatch(/moved: 0, cancelled: 1\./)
})

test('the figures of a channel are entered by month; the later ones of a period count', async () => {
  const { visitor, send } = await signedIn()
  expect((await visitor.get('/desk/channels?lang=en')).html).toContain('value="01.01.2026"')
  const month = { channel: 'site', from: '2026-01-01', to: '2026-01-31' }
  await send('/desk/channels', { ...month, publications: '10', views: '1 500' })
  await send('/desk/channels', { ...month, publications: '12', views: '1700' })
  const { html } = await visitor.get('/desk/channels?lang=en')
  expect(html).toContain('>1700<')
  expect(html).not.toContain('>1500<')
  const backwards = await send('/desk/channels?lang=en', { ...month, to: '2025-12-31' })
  expect(backwards.html).toContain('The end of the period is before its beginning.')
})

describe('photographs of a visit', () => {
  const named = /name="file\.0" value="([^"]+)"/
  test('are uploaded, added with a caption, shown and removed by forms; no script is needed', async () => {
    const { visitor, send } = await signedIn()
    await send('/desk/activities/new', { form: 'visit', title: 'В школе', on: '2026-02-02' })
    expect((await visitor.get(`${page}?lang=en`)).html).not.toContain('Add photographs')
    await send(page, { action: 'hold', on: '2026-02-02' })
    const uploading = await visitor.get(`${page}/files?lang=en`)
    const backTo = /name="backTo" value="([^"]+)"/.exec(uploading.html)?.[1] ?? ''
    const key = /name="key" value="([^"]+)"/.exec(uploading.html)?.[1] ?? ''
    expect(backTo).toContain(`${page}/files`)
    const stored = key.replace(`\${filename}`, 'Ахметова.png')
    visitor.world.files.objects.set(stored, files.png)
    const back = await visitor.get(`${page}/files?lang=en&key=${encodeURIComponent(stored)}`)
    expect(back.html).toContain('Ахметова.png')
    const carried = stored.replace('incoming/', '')
    const form = await visitor.get(`${page}?lang=en&file.0=${encodeURIComponent(carried)}`)
    expect(named.exec(form.html)?.[1]).toBe(carried)

    expect((await send(`${page}?lang=en`, { action: 'add_files' })).status).toBe(422)
    const added = await send(page, { action: 'add_files', text: 'Вход', 'file.0': carried })
    expect(added.location).toContain('done=add_files')
    const { file = '' } = (await activity(visitor))?.files[0] ?? {}
    const shown = await visitor.get(`${page}?lang=en`)
    expect(shown.html).toContain(`<img src="${page}/files/${file}?lang=en" alt="Вход" loading="lazy">`)
    expect(shown.html).toContain('only the secretariat sees it')
    expect(shown.headers['content-security-policy']).toContain("img-src 'self' data: https://files.example;")
    const opened = await visitor.get(`${page}/files/${file}`)
    expect([opened.status, opened.location.startsWith('https://files.example/cases/')]).toEqual([303, true])
    expect((await visitor.get(`${page}/files/file-${'z'.repeat(24)}`)).status).toBe(404)

    await send(page, { action: 'show_files', [`files.${file}`]: 'true' })
    const everybody = await visitor.get(`${page}?lang=en`)
    expect(everybody.html).toContain('everybody sees it')
    expect(everybody.html).toMatch(new RegExp(`name="files.${file}"[^>]* checked`))
    await send(page, { action: 'show_files' })
    expect((await activity(visitor))?.files[0]?.shown).toBeUndefined()

    const sure = await send(`${page}?lang=en`, { action: 'remove_file', file })
    expect(sure.html).toContain('This cannot be undone.')
    await send(page, { action: 'remove_file', file, confirmed: '1' })
    expect((await visitor.get(`${page}?lang=en`)).html).not.toContain('<img')
    expect((await visitor.get(`${page}/files/${file}`)).status).toBe(404)
  })
})

test('a member without e-mail waits by name at the desk until somebody notes how they were told', async () => {
  const { visitor, send } = await signedIn()
  const entering = { actor: by.secretary, at: visitor.world.now, commandId: 'admit-m-1' }
  const admitted = { action: 'admit', member: 'm-1', name: 'Айгүл Сериковна', seat: 'ngo' } as const
  await changeMembers(visitor.deps, { ...admitted, role: 'member', on: '2026-01-12' }, entering)
  await send('/desk/activities/new', { form: 'general_meeting', title: 'О воде', on: '2026-02-20' })
  await send(page, { action: 'announce', on: '2026-02-02' })
  const { html } = await visitor.get(`${page}?lang=en`)
  expect(html).toContain('<h2>To be told in person or by telephone</h2>\n<ul><li>Айгүл Сериковна</li>')
  expect(html).toContain('<li>Tell members in person or by telephone – 19 February 2026</li>')
  const half = (await visitor.get('/desk/activities?lang=en')).html
  expect(half).toMatch(/О воде.*19 Feb 2026.*Tell members in person or by telephone/s)
  expect(html).toMatch(/name="members\.m-1"[^>]* checked/)
  const figure = async () =>
    /<strong>(\d+)<\/strong> Meetings to tell members of by hand/.exec(
      (await visitor.get('/desk?lang=en')).html,
    )?.[1]
  const listed = async (query: string) => (await visitor.get(`/desk?${query}`)).html
  expect(await figure()).toBe('1')
  expect(await listed('list=by_hand&lang=en')).toContain(
    `<a href="${page}?lang=en">О воде</a>, members: 1, until 19 Feb 2026</li>`,
  )
  for (const lang of ['kk', 'ru']) expect(await listed(`list=by_hand&lang=${lang}`)).toContain('О воде</a>')
  expect(await listed('list=open&lang=en')).not.toContain('О воде')
  const none = await send(`${page}?lang=en`, { action: 'told', on: '2026-02-02', how: 'phone' })
  expect(none.status).toBe(422)
  const told = { action: 'told', 'members.m-1': 'true', on: '2026-02-02', how: 'phone' }
  expect((await send(page, told)).location).toContain('done=told')
  expect((await visitor.get(`${page}?lang=en`)).html).not.toContain('Айгүл Сериковна')
  expect(await figure()).toBe('0')
  expect(await listed('list=by_hand&lang=en')).not.toContain('О воде')
})
