/** The applicant corrects where they are reached: what is asked for, and whether their code is still the same. */
import { describe, expect, test } from 'vitest'
import { handoverWords } from '../../../shared/text/handover.ts'
import { appeal } from '../../builders/inputs.ts'
import { Doors } from '../doors/doors.ts'

const words = handoverWords('ru').contact

const begun = async () => {
  const doors = new Doors()
  const { world } = doors
  const number = await world.submit(appeal())
  await world.settle()
  const correct = async (fields: Record<string, string>) => {
    const { pathname, search } = new URL(world.deps.links.statusUrl(world.keyed(number)))
    return doors.form(`${pathname}/contact${search}&lang=ru`, { idempotencyKey: 'key-1', ...fields })
  }
  const pageAfter = async (fields: Record<string, string>) =>
    (await doors.get((await correct(fields)).headers.location ?? '')).text
  return { correct, pageAfter }
}

describe('the contact of an appeal', () => {
  test('with nothing filled in, what has changed is asked for', async () => {
    const { correct } = await begun()
    const { status, text } = await correct({ email: '', phone: ' ', address: '' })
    expect(status).toBe(422)
    expect(text).toContain(words.nothing)
  })

  test('another telephone leaves the code as it is', async () => {
    const { pageAfter } = await begun()
    const page = await pageAfter({ phone: '+7 701 555 44 33' })
    expect(page).toContain(words.sameCode)
    expect(page).not.toContain(words.done.text)
  })

  test('another e-mail address turns it', async () => {
    const { pageAfter } = await begun()
    const page = await pageAfter({ email: 'new@example.kz' })
    expect(page).toContain(words.done.text)
    expect(page).not.toContain(words.sameCode)
  })
})
