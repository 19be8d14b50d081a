/** What a member does with a case: always at the desk, with the way on in the list that the case was opened from. */
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../events/values.ts'
import { rateAnswer } from '../../../shared/application/appeals/applicant-actions.ts'
import { rulesNow } from '../../../shared/application/desk/directory/directory.ts'
import { membersOf } from '../../../shared/application/desk/members.ts'
import { executeCommand } from '../../../shared/application/execute-command.ts'
import type { Command } from '../../../shared/domain/decide.ts'
import { actingWords } from '../../../shared/text/actions/words.ts'
import { answersWords } from '../../../shared/text/answers/words.ts'
import { fileWords } from '../../../shared/text/files/files.ts'
import { texts } from '../../../shared/text/texts.ts'
import { files } from '../../builders/files.ts'
import { appeal } from '../../builders/inputs.ts'
import { Visitor } from './visitor.ts'

const [first, second, third] = ['ALM-A-2026-000001', 'ALM-A-2026-000002', 'ALM-A-2026-000003']
const unassigned = 'in=list%3Dunassigned'

const waiting = async (count = 3) => {
  const visitor = new Visitor()
  await visitor.signIn()
  for (let i = 0; i < count; i++) await visitor.world.submit(appeal({ topic: 'other' }), `key-${i}`)
  await visitor.world.settle()
  return visitor
}
const form = async (visitor: Visitor, more: Record<string, string>) => ({
  csrf: await visitor.csrf(),
  idempotencyKey: 'key-1',
  ...more,
})
/** What the log has of the secretariat. */
const doneBySecretary = async ({ world }: Visitor) =>
  (await world.log.load(first))
    .filter(({ actor }) => actor.role === 'secretary')
    .flatMap(({ events }) => events.map(({ type }) => type))
const linkIn = (html: string, words: string) =>
  new RegExp(`href="([^"]+)"[^>]*>[^<]*${words}`).exec(html)?.[1]?.replaceAll('&amp;', '&')

describe('an action of the desk', () => {
  test('stays at the case, and says what was done and what is due next', async () => {
    const visitor = await waiting()
    const address = `/desk/cases/${first}?${unassigned}&i=0&lang=en`
    const typed = await form(visitor, { action: 'assign', commission: 'housing' })
    const done = await visitor.post(address, typed)
    expect(done).toMatchObject({
      status: 303,
      location: `/desk/cases/${first}?in=list%3Dunassigned&i=0&lang=en&done=assign`,
    })
    const { html } = await visitor.get(done.location)
    const notice = /<div class="notice".*?<\/div>/s.exec(html)?.[0] ?? ''
    expect(notice).toContain(texts('en').actions.assign.done)
    expect(notice).toContain('Commission on Housing and Utilities. ')
    expect(notice).toContain(`${texts('en').terms['appeal.acceptance']}: `)
    expect(notice).toContain('4 February 2026')
    // The button pressed twice.
    expect((await visitor.post(address, typed)).location).toBe(done.location)
    expect(await doneBySecretary(visitor)).toEqual(['CaseAssigned'])
  })
  test('a note stands on the case’s page, with who left it', async () => {
    const visitor = await waiting(1)
    const typed = await form(visitor, { action: 'note', text: 'Заявитель звонил' })
    const done = await visitor.post(`/desk/cases/${first}?lang=en`, typed)
    expect(done.status).toBe(303)
    const { html } = await visitor.get(done.location)
    expect(html).toContain(`<h2>${actingWords('en').notes}</h2>`)
    const names = membersOf(visitor.world.deps.rules).map(({ name }) => name)
    const [, by = ''] =
      /<p class="when">.*?<\/time>, ([^<]+)<\/p>\n<div class="said">Заявитель звонил</.exec(html) ?? []
    expect(names).toContain(by)
  })
  test('what the applicant made of the answer stands there, with what they added', async () => {
    const visitor = await waiting(1)
    const { world } = visitor
    const command = async (actor: Actor, given: Command, contents = {}) => {
      const commandId = `${given.type}-1`
      await executeCommand(world.deps, {
        ...{ caseId: first, commandId, actor, at: world.now, contents, command: given },
      })
    }
    const secretary = { role: 'secretary' } as const
    await command(secretary, { type: 'assign', commission: 'housing', by: 'secretariat' })
    const answer: Command = { type: 'answer', outcome: 'explained', content: 'answer-1' }
    const said = { 'answer-1': { kind: 'answer', text: 'Ответ.' } }
    await command({ role: 'chair', as: 'housing' }, answer, said)
    const asked = { key: 'rating-1', at: world.now }
    await rateAnswer(world.deps, first, { rating: 'not_helped', comment: 'Ямы <остались>' }, asked)
    const { html } = await visitor.get(`/desk/cases/${first}?lang=en`)
    const { atDesk, choices } = answersWords('en').rating
    expect(html).toContain(
      `<h2>${atDesk}</h2>\n<p><strong>${choices.not_helped}</strong>, 2 February 2026</p>`,
    )
    expect(html).toContain('Ямы &lt;остались&gt;')
  })
  test('that is refused shows the case with its form open and what was typed', async () => {
    const visitor = await waiting()
    const typed = await form(visitor, { action: 'forward', text: 'Передаём.', to: '' })
    const { status, html } = await visitor.post(`/desk/cases/${first}?lang=en`, typed)
    expect(status).toBe(422)
    expect(html).toContain('<nav aria-label="Desk">')
    expect(html).toMatch(/<div class="summary" role="alert"/)
    expect(html).toMatch(/<details class="action" id="do-forward" open/)
    expect(html).toContain('Передаём.')
    const late = await form(visitor, { action: 'resume', cause: 'x' })
    expect((await visitor.post(`/desk/cases/${first}?lang=en`, late)).status).toBeGreaterThanOrEqual(409)
  })
  test('that cannot be undone is confirmed at the desk, and can be gone back from', async () => {
    const visitor = await waiting()
    const address = `/desk/cases/${first}?${unassigned}&i=0&lang=en`
    const typed = await form(visitor, { action: 'forward', to: 'akimat', text: 'Передаём.' })
    const asked = await visitor.post(address, typed)
    expect(asked.status).toBe(200)
    expect(asked.html).toContain('<nav aria-label="Desk">')
    expect(asked.html.split('name="csrf"')).toHaveLength(3)
    expect(await doneBySecretary(visitor)).toEqual([])
    const back = await visitor.post(address, { ...typed, change: '1' })
    expect(back.html).toMatch(/<details class="action" id="do-forward" open/)
    const done = await visitor.post(address, { ...typed, confirmed: '1' })
    expect(done.location).toMatch(/&done=forward$/)
    const { html } = await visitor.get(done.location)
    expect(html.split('Передаём.')).toHaveLength(2)
    expect((await visitor.world.caseOf(first)).closedOn).toBe('2026-02-02')
  })
  test.each([
    ['without the session’s own token', { csrf: 'x' }, 403],
    ['unknown', { action: 'mint' }, 422],
  ])('%s does nothing', async (_, more, status) => {
    const visitor = await waiting()
    const typed = await form(visitor, { action: 'assign', commission: 'housing', ...more })
    expect((await visitor.post(`/desk/cases/${first}`, typed)).status).toBe(status)
    expect(await doneBySecretary(visitor)).toEqual([])
  })
  test('takes along what was uploaded without a script', async () => {
    const visitor = await waiting()
    const { world } = visitor
    await visitor.post(
      `/desk/cases/${first}`,
      await form(visitor, { action: 'assign', commission: 'housing' }),
    )
    await world.settle()
    const sent = { action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим' } as const
    await world.act(world.actUrlFor('chair-housing@example.kz'), sent)
    await world.settle()
    const page = await visitor.get(`/desk/cases/${first}/files?${unassigned}&i=0&lang=en`)
    const [, key = ''] = /name="key" value="(incoming\/[^"]+)"/.exec(page.html) ?? []
    world.files.upload({ url: '', fields: { key, range: '1-100000' } }, files.pdf, 'scan.pdf')
    const query = new URLSearchParams({ lang: 'en', key: key.replace(/[^/]+$/, 'scan.pdf') })
    const uploaded = await visitor.get(`/desk/cases/${first}/files?${unassigned}&i=0&${query}`)
    const shown = await visitor.get(linkIn(uploaded.html, fileWords('en').page.useThem) ?? '')
    expect(shown.html).toContain('scan.pdf')
    expect(shown.html).toContain('Next case of the list')
  })
})

describe('a case opened from a list', () => {
  test('leads back to the list and its place, and on to the case after it', async () => {
    const visitor = await waiting()
    const { html: list } = await visitor.get('/desk?list=unassigned&lang=en')
    const open = linkIn(list, second) ?? ''
    expect(open).toBe(`/desk/cases/${second}?in=list%3Dunassigned&i=1&lang=en`)
    const { html } = await visitor.get(open)
    expect(linkIn(html, '← To the list: Without a commission')).toBe('/desk?list=unassigned&lang=en')
    expect(linkIn(html, 'Next case of the list')).toBe(
      `/desk/cases/${third}?in=list%3Dunassigned&i=2&lang=en`,
    )
    const last = await visitor.get(`/desk/cases/${third}?${unassigned}&i=2&lang=en`)
    expect(linkIn(last.html, 'Next case of the list')).toBeUndefined()
  })
  test('that it has left is followed by what stands in its place', async () => {
    const visitor = await waiting()
    await visitor.post(
      `/desk/cases/${first}`,
      await form(visitor, { action: 'assign', commission: 'housing' }),
    )
    await visitor.world.settle()
    const { html } = await visitor.get(`/desk/cases/${first}?${unassigned}&i=0&lang=en`)
    expect(linkIn(html, 'Next case of the list')).toContain(`/desk/cases/${second}?`)
  })
  test('at the end of a page goes on to the next page', async () => {
    const visitor = await waiting(26)
    const { html } = await visitor.get(`/desk/cases/ALM-A-2026-000025?${unassigned}&i=24&lang=en`)
    expect(linkIn(html, 'Next page')).toBe('/desk?list=unassigned&skip=25&lang=en')
  })
  test.each(['in=list%3Dx', 'in=%25%25', 'in=after%3Dx', 'i=x'])(
    'that is none (%s) is shown all the same',
    async (query) => {
      const visitor = await waiting(1)
      expect((await visitor.get(`/desk/cases/${first}?${query}`)).status).toBe(200)
    },
  )
})

describe('the log of a case', () => {
  const logIn = (html: string) => /<ol class="timeline">.*?<\/ol>/s.exec(html)?.[0] ?? ''
  test('names the member who did a thing, while they are one', async () => {
    const visitor = await waiting(1)
    await visitor.post(
      `/desk/cases/${first}`,
      await form(visitor, { action: 'assign', commission: 'housing' }),
    )
    const path = `/desk/cases/${first}?lang=en`
    const [other, member] = membersOf(visitor.world.rules)
    expect(logIn((await visitor.get(path)).html)).toContain(
      `(${texts('en').roles.secretary}, ${member?.name})`,
    )
    const { email, language } = visitor.world.rules.council.secretariat
    const left = { of: 'secretariat', email, language, members: other ? [other] : [] } as const
    await visitor.world.changeDirectory({ entry: 'secretariat', held: left })
    visitor.deps.rules = await rulesNow(visitor.world)
    await visitor.signIn(other?.email)
    expect(logIn((await visitor.get(path)).html)).not.toContain(member?.name)
  })
  test('names who registered on paper and who opened an initiative; one sent before names went with it stays one', async () => {
    const visitor = await waiting(0)
    const typed = await form(visitor, {
      ...{ agency: 'almaty-su', subject: 'Вода', text: 'Просим сообщить.' },
      ...{ 'origin.kind': 'round_table', 'origin.title': 'О воде', 'origin.on': '2026-01-29' },
    })
    const number = 'ALM-I-2026-000001'
    const { location } = await visitor.post('/desk/initiatives/new?lang=en', typed)
    const name = membersOf(visitor.world.rules)[1]?.name
    expect(logIn((await visitor.get(location)).html)).toContain(`(${texts('en').roles.secretary}, ${name})`)
    visitor.world.log.rewrite(number, 1, (stored) => ({
      ...stored,
      commandId: stored.commandId.replace(/secretary-[0-9a-f]{12}:/, ''),
    }))
    expect((await visitor.post('/desk/initiatives/new?lang=en', typed)).location).toBe(location)
    expect(visitor.world.log.ids().filter((id) => id.startsWith('ALM-I'))).toEqual([number])
    expect(logIn((await visitor.get(location)).html)).not.toContain(name)
  })
})
