/** `/meetings.ics` and the entries of mails, as two parsers that were not written here read them (RFC 5545). */
import ICAL from 'ical.js'
import ical from 'node-ical'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { calendar } from '../../../functions/site/calendar.ts'
import { mimeOf } from '../../../shared/adapters/notices/ses-mailer.ts'
import { actOnActivity, enterActivity } from '../../../shared/application/activities/activities.ts'
import type { CalendarEntry, Mail } from '../../../shared/application/notices/ports.ts'
import { by, portal } from '../../builders/council.ts'
import { World } from '../../fakes/world.ts'

/** One event as each of the two has it. */
const readBoth = (text: string) => {
  const parsed = new ICAL.Component(ICAL.parse(text))
  const one = parsed.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
      status: component.getFirstPropertyValue('status'),
    }
  })
  const other = Object.values(ical.sync.parseICS(text)).flatMap((found) => {
    if (found?.type !== 'VEVENT') return []
    const { uid, sequence, summary, start, status, datetype } = found
    const day = [start.getFullYear(), start.getMonth() + 1, start.getDate()]
    return [
      {
        ...{ uid, sequence: Number(sequence), summary: String(summary), status },
        start:
          datetype === 'date' ? day.map((n) => String(n).padStart(2, '0')).join('-') : start.toISOString(),
      },
    ]
  })
  return { one, other, method: parsed.getFirstPropertyValue('method') }
}

describe('/meetings.ics', () => {
  test('is read alike by both: a meeting at its time, a hearing that takes the day, one that was cancelled', async () => {
    const world = new World()
    const given = (commandId: string) => ({ actor: by.secretary, at: world.now, commandId })
    const { number } = await enterActivity(
      world.deps,
      {
        ...{ form: 'general_meeting', title: 'О воде; тепле, «Жылу» \\ и дорогах', on: '2026-02-20' },
        time: '15:00',
      },
      given('plan-1'),
    )
    const second = await enterActivity(
      world.deps,
      { form: 'hearing', title: `О тарифах ${'и ещё '.repeat(20)}`, on: '2026-02-25' },
      given('plan-2'),
    )
    await actOnActivity(world.deps, second.number, { action: 'cancel', text: 'Потом' }, given('cancel-1'))
    await world.settle()
    const reply = await calendar(
      { ...world.deps, portal },
      {
        ...{
          route: 'GET /meetings.ics',
          path: '/meetings.ics',
          params: {},
          headers: {},
          query: { lang: 'ru' },
        },
        ...{ raw: Buffer.alloc(0), body: '', requestId: 'r', from: '', at: world.now },
      },
    )
    const { one, other, method } = readBoth(String(reply.body))
    expect(method).toBe('PUBLISH')
    expect(one).toEqual(other)
    expect(one).toMatchObject([
      {
        uid: `${number}@localhost`,
        summary: 'Общее заседание: О воде; тепле, «Жылу» \\ и дорогах',
        start: '2026-02-20T10:00:00.000Z',
        status: 'CONFIRMED',
      },
      { start: '2026-02-25', status: 'CANCELLED' },
    ])
  })
})

describe('the entry of a mail', () => {
  const entry: CalendarEntry = {
    ...{ uid: 'ALM-M-2026-000001@localhost', sequence: 3, at: '2026-02-02T05:00:00.000Z', day: '2026-02-20' },
    ...{ summary: 'Общее заседание: О воде, тепле', description: `${portal}/meetings/ALM-M-2026-000001` },
  }
  const sent = async (given: CalendarEntry) => {
    const mail: Mail = {
      ...{ to: 'm-1@example.kz', kind: 'meeting', subject: 'О', text: 'О', html: '<p>О</p>' },
      ...{ replyTo: 'secretariat@example.kz', thread: 'ALM-M-2026-000001', tags: { to: 'member' } },
      calendar: given,
    }
    const { attachments } = await PostalMime.parse(
      await mimeOf(mail, { address: 'council@example.kz', name: 'Кеңес' }),
    )
    const [file] = attachments
    return { file, ...readBoth(new TextDecoder().decode(file?.content as ArrayBuffer)) }
  }

  test('of a meeting is published with its time and place, and cancelled by the same id', async () => {
    const meeting = { start: '2026-02-20T10:00:00.000Z', place: 'Республика алаңы, 4', cancelled: false }
    const first = await sent({ ...entry, meeting })
    expect(first.file?.filename).toBe('meeting.ics')
    expect(first.method).toBe('PUBLISH')
    expect(first.one).toEqual(first.other)
    expect(first.one).toEqual([
      {
        ...{ uid: entry.uid, sequence: 3, summary: entry.summary },
        ...{ start: '2026-02-20T10:00:00.000Z', status: 'CONFIRMED' },
      },
    ])
    const gone = await sent({ ...entry, sequence: 4, meeting: { ...meeting, cancelled: true } })
    expect(gone.method).toBe('CANCEL')
    expect(gone.one).toEqual(gone.other)
    expect(gone.one).toMatchObject([{ uid: entry.uid, sequence: 4, status: 'CANCELLED' }])
  })

  test('of a meeting without a time takes the day; of a due date too, as before', async () => {
    const { one, other } = await sent({ ...entry, meeting: { cancelled: false } })
    expect(one).toEqual(other)
    expect(one).toMatchObject([{ start: '2026-02-20' }])
    const due = await sent(entry)
    expect(due.file?.filename).toBe('due-date.ics')
    expect(due.method).toBe('PUBLISH')
    expect(due.one).toMatchObject([{ start: '2026-02-20' }])
  })
})
