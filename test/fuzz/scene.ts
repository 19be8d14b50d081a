/** A world with something of everything in it, and everybody's way in. */
import { appeal, draftSubmitted } from '../builders/inputs.ts'
import { inBoth } from '../builders/written.ts'
import { Doors } from '../unit/doors/doors.ts'

const member = 'secretary@example.kz'
const day = 86_400_000

/** Each is tried with requests; what mails bring is added as it comes. */
export type Scene = {
  doors: Doors
  /** A member's and a clerk's session, and a pass to the API. */
  staff: { cookie: string; csrf: string }
  clerk: { cookie: string; csrf: string }
  pass: string
  /** Pages that somebody was sent to: by code, by link, to sign in. */
  addresses: string[]
  activities: string[]
  /** Ids of files that were offered. */
  files: string[]
}

/** Addresses in mails, newest last. */
export const mailed = ({ world, deps }: Doors): string[] =>
  world.mails.flatMap(({ text }) =>
    [...text.matchAll(/http\S+/g)].flatMap(([url]) =>
      url.startsWith(`${deps.portal}/`) ? url.slice(deps.portal.length) : [],
    ),
  )

export const makeScene = async (): Promise<Scene> => {
  const doors = new Doors()
  const { world, deps } = doors
  for (const topic of ['ecology-transport', 'housing', 'other'])
    await world.submit(appeal({ topic, publish: true }), `appeal ${topic}`)
  await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
  await world.settle()
  const byChair = (action: Parameters<typeof world.act>[1]) =>
    world.act(world.actUrlFor('chair-ecology-transport@example.kz'), action)
  await byChair({ action: 'accept' })
  await byChair({ action: 'letter', agency: 'almaty-su', subject: 'О мусоре', text: 'Сообщите о мерах.' })
  await world.act(world.actUrlFor('chair-urban-planning@example.kz'), {
    action: 'recommend',
    outcome: 'with_remarks',
    text: inBoth('Поддержан.'),
    remarks: [{ clause: 'пункт 1', text: inBoth('Уточнить.') }],
  })
  await world.settle()

  const staff = await doors.signIn()
  const clerk = await doors.signIn('/agency', 'public-spaces-department@example.kz')
  const pass = deps.links.staffToken(member, Date.parse(world.now) + 400 * day)
  const headers = { authorization: `Bearer ${pass}` }
  const planned = await doors.json(
    '/api/desk/activities',
    { form: 'general_meeting', title: 'О плане', on: '2026-02-09', time: '15:00' },
    headers,
  )
  const { number = '' } = JSON.parse(planned.text) as { number?: string }
  const offered = await doors.json('/api/attachments', { name: 'a.pdf', type: '', size: 10 })
  const { id = '' } = JSON.parse(offered.text) as { id?: string }
  await world.settle()
  return { doors, staff, clerk, pass, addresses: mailed(doors), activities: [number], files: [id] }
}
