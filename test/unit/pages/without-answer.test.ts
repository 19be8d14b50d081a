/** Appeals that lack something or end without an answer, by link, page and mail, in Kazakh and Russian. */
import { describe, expect, it } from 'vitest'
import type { ActionInput } from '../../../events/action-inputs.ts'
import { statusFor } from '../../../shared/application/appeals/appeal-status.ts'
import { renderStatus } from '../../../shared/pages/appeals/status.ts'
import { appealWords } from '../../../shared/text/appeals/words.ts'
import { titleOf } from '../../../shared/text/event-titles.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { rules } from '../../builders/council.ts'
import { appeal, person } from '../../builders/inputs.ts'
import { World } from '../../fakes/world.ts'
import { readOf } from '../text/words-of.ts'
import { status as sample } from './page-samples.ts'

const chair = 'chair-ecology-transport@example.kz'
const number = 'ALM-A-2026-000001'

const submitted = async (language: 'kk' | 'ru', key = 'submit-1', world = new World()) => {
  const given = await world.submit(appeal({ language, applicant: person() }), key)
  await world.settle()
  return { world, number: given }
}
/** What the applicant's page and the API tell. */
const seen = async (world: World, lang: 'kk' | 'ru', of = number) => {
  const log = await world.log.load(of)
  const c = await world.caseOf(of)
  if (c.kind !== 'appeal') throw new Error(c.kind)
  const status = await statusFor(
    world.deps,
    { case: c, log },
    (event) => titleOf(event, lang),
    rules.dayOf(world.now),
  )
  return { status, page: readOf(renderStatus({ ...sample(lang), status })) }
}
const lastMail = (world: World) => world.mailsTo('asel@example.kz').at(-1)?.text ?? ''
const refusal = async (world: World, input: ActionInput, key: string) => {
  const result = await world.act(world.actUrlFor(chair), input, key)
  return result.outcome === 'refused' ? [result.refused, result.path] : result.outcome
}

describe.each(['kk', 'ru'] as const)('in %s', (lang) => {
  const words = appealWords(lang)
  const text = lang === 'kk' ? 'Мекенжайыңызды жазыңыз.' : 'Укажите Ваш адрес.'

  it('an appeal is to be completed: mail and page say what is missing; the completion ends it', async () => {
    const { world } = await submitted(lang)
    await world.act(world.actUrlFor(chair), { action: 'complete', missing: ['address'], text })
    await world.settle()
    expect(lastMail(world)).toContain(words.missing.address)
    expect(lastMail(world)).toContain(text)
    const { status, page } = await seen(world, lang)
    expect(status).toMatchObject({
      status: 'awaiting_applicant',
      completion: { missing: ['address'], text, dueOn: expect.any(String) },
    })
    expect(page).toContain(words.page.orReturned)
    await world.addMessage(number, 'Алматы, Абай 10')
    expect((await seen(world, lang)).status).not.toHaveProperty('completion')
  })

  it('one not completed is returned, with its ground and its words', async () => {
    const { world } = await submitted(lang)
    const back = { action: 'return_to_applicant', ground: 'not_completed', text } as const
    expect(await refusal(world, back, 'early')).toEqual(['not_asked_to_complete', 'ground'])
    await world.act(world.actUrlFor(chair), { action: 'complete', missing: ['address'], text })
    world.goTo('2026-02-10', '09:00')
    await world.sweep()
    await world.settle()
    expect(world.mailsTo(chair).at(-2)?.text ?? '').toBeTruthy()
    await world.act(world.actUrlFor(chair), back, 'in-time')
    await world.settle()
    expect(lastMail(world)).toContain(words.returnGrounds.not_completed)
    const { status, page } = await seen(world, lang)
    expect(status).toMatchObject({ status: 'returned', returned: { ground: 'not_completed', text } })
    expect(page).toContain(words.page.returned)
    expect(page).toContain(pageWords(lang).status.next.returned)
  })

  it('one that repeats an answered appeal is returned by its number, and no other is', async () => {
    const { world } = await submitted(lang)
    await submitted(lang, 'submit-2', world)
    const back = (of: string) => ({ action: 'return_to_applicant', ground: 'repeated', of, text }) as const
    expect(await refusal(world, back(number), 'open')).toEqual(['repeat_not_decided', 'of'])
    expect(await refusal(world, back('ALM-A-2026-000009'), 'none')).toEqual(['repeat_unknown', 'of'])
  })

  it('proceedings are terminated with their ground', async () => {
    const { world } = await submitted(lang)
    await world.act(world.actUrlFor(chair), { action: 'terminate', ground: 'court', text })
    await world.settle()
    expect(lastMail(world)).toContain(words.terminationGrounds.court)
    const { status, page } = await seen(world, lang)
    expect(status).toMatchObject({ status: 'terminated', terminated: { ground: 'court', text } })
    expect(page).toContain(words.page.terminated)
  })

  it('word of a danger goes to its body at once, and is not returned', async () => {
    const { world } = await submitted(lang)
    const to = { name: 'ТЖД', email: 'tjd@example.kz' }
    await world.act(world.actUrlFor(chair), { action: 'crime_or_danger', to, text, part: true })
    await world.settle()
    expect(world.mailsTo('tjd@example.kz')).toHaveLength(1)
    const back = { action: 'return_to_applicant', ground: 'insulting', text } as const
    expect(await refusal(world, back, 'back')).toEqual(['tells_of_danger', undefined])
  })
})
