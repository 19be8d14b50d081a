/** Two people at the same moment, over HTTP: one wins, the other is told so in words, and nothing is lost. */
import { expect, test } from 'vitest'
import { until } from '../../infra/ops/common/visitor.ts'
import { assigned, lettered } from './scenes.ts'
import { about, connect, council, givenCloud } from './system.ts'

const system = connect(givenCloud())
const { v, eventsOf } = system

test('Given an open case, when its chair answers it twice at once with other words, then one answer goes out and the other gets 409', async () => {
  const { number, token, email } = await assigned(system, 'housing')
  const answers = ['Бірінші жауап.', 'Екінші жауап.'].map((text) =>
    v.act(token, { action: 'answer', outcome: 'explained', text }),
  )
  const results = (await Promise.all(answers)).sort((a, b) => a.status - b.status)
  expect(results.map(({ status }) => status)).toEqual([200, 409])
  expect(results[1]?.body).toMatchObject({ type: 'urn:zhauap:problem:refused' })
  expect(results[1]?.body.detail.length).toBeGreaterThan(40)
  const events = await eventsOf(number)
  expect(events.filter(({ type }) => type === 'AppealAnswered')).toHaveLength(1)
  await v.mail(email, (mail) => about(number)(mail) && mail.text.includes(' жауап.'))
  await system.drained()
  expect(await v.mails(email)).toHaveLength(2)
})

test('Given a letter, when the agency responds while the applicant withdraws, then both are kept and somebody reads the response', async () => {
  const { number, code, token } = await assigned(system, 'housing')
  const { letter, token: agency } = await lettered(system, token, 'housing-inspection')
  const text = `Шаралар қабылданды: ${letter}`
  const [responded, withdrawn] = await Promise.all([
    v.act(agency, { action: 'respond', decision: 'accepted', text }),
    v.json('POST', `/api/appeals/${number}/withdraw?code=${code}`, {}),
  ])
  expect([responded.status, withdrawn.status]).toEqual([200, 200])
  const types = (await eventsOf(number)).map(({ type }) => type)
  expect(types).toEqual(expect.arrayContaining(['ResponseRecorded', 'AppealWithdrawn']))
  const { body } = await v.json('GET', `/api/appeals/${number}?code=${code}`)
  expect(body).toMatchObject({ status: 'withdrawn', letters: [{ number: letter, status: 'answered' }] })
  const heard = async () => {
    const readers = ['chair-housing@example.kz', council.secretariat.email]
    const mails = (await Promise.all(readers.map((to) => v.mails(to)))).flat()
    return mails.filter((mail) => mail.text.includes(text)).length
  }
  await until('a reader of the response', async () => (await heard()) > 0 || undefined)
  await system.drained()
  expect(await heard()).toBe(1)
})
