/** What holds for a case of any kind: triage, assignment, letters, messages, the calendar. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../events/events.ts'
import type { Actor } from '../../../events/values.ts'
import { statusOf } from '../../../shared/domain/case.ts'
import type { Command } from '../../../shared/domain/decide.ts'
import { fold } from '../../../shared/domain/fold.ts'
import { addDays } from '../../../shared/domain/terms.ts'
import { by } from '../../builders/council.ts'
import {
  accepted,
  appealRegistered,
  assigned,
  draftActRegistered,
  letterSent,
  logOf,
  responseRecorded,
} from '../../builders/events.ts'
import { lived } from '../../builders/life.ts'
import { sideEvents } from '../../builders/side-events.ts'
import { given, on } from './specification.ts'

const content = 'some-content'
const second = 'ALM-L-2026-000002'
const toHousing: Command = { type: 'assign', commission: 'housing', by: 'secretariat' }
const accept: Command = { type: 'accept' }
const giveBack: Command = { type: 'return', content }
const letter: Command = { type: 'letter', agency: 'akimat', content }
const respond = (to: string): Command => ({
  type: 'respond',
  letter: to,
  decision: 'accepted',
  content,
  via: 'webhook',
  saidAt: '2026-02-10T05:00:00.000Z',
})

type Decision = CaseEvent | readonly CaseEvent[]
const caseAfter = (events: Decision[]) => {
  const c = fold(logOf(events))
  if (!c) throw new Error('no case')
  return c
}

const kinds: [string, Decision[], string][] = [
  ['an appeal', [appealRegistered()], '2026-02-05'],
  ['a draft act', [draftActRegistered()], '2026-02-05'],
  ['an initiative', [[sideEvents.InitiativeOpened, letterSent()]], '2026-03-02'],
]

describe.each(kinds)('%s', (kind, opened, firstDue) => {
  test('a message is kept', () => {
    given(...opened)
      .when({ type: 'add_message', content }, by.applicant)
      .then({ type: 'MessageReceived', content, late: false })
  })

  test('a note is kept, whatever has become of the case', () => {
    given(...opened)
      .when({ type: 'note', content }, by.secretary)
      .then({ type: 'NoteAdded', content })
    given(...opened)
      .when({ type: 'note', content }, by.head)
      .thenRefused('not_yours')
  })

  test('a reminder is recorded', () => {
    const [deadline = ''] = Object.keys(caseAfter(opened).pending)
    given(...opened)
      .when({ type: 'note_reminder', deadline, stage: -2, to: 'secretary', on: '2026-02-02' }, by.system)
      .then({ type: 'ReminderSent', deadline, stage: -2, to: 'secretary', on: '2026-02-02' })
  })

  test('a missed date is recorded', () => {
    given(...opened)
      .when({ type: 'note_missed' }, by.system, on(addDays(firstDue, 1)))
      .then({ type: 'DeadlineMissed', due: firstDue })
  })

  test('another calendar moves what waits', () => {
    const c = caseAfter(opened)
    const open = [...Object.keys(c.pending), ...(c.kind === 'appeal' ? ['forwarding'] : [])]
    const moved = open.map((key) => ({
      key,
      deadline: expect.objectContaining({ due: '2026-03-16' }),
    }))
    given(...opened)
      .when({ type: 'recompute' }, by.system, { recount: (d) => ({ ...d, due: '2026-03-16' }) })
      .then({ type: 'DueDatesMoved', moved })
  })

  test('a fresh link is asked for', () => {
    const grant = 'letter-ALM-L-2026-000001'
    given(...opened, letterSent())
      .when({ type: 'request_fresh_link', grant }, by.system)
      .then({ type: 'FreshLinkRequested', grant })
  })

  test('personal data are erased, once', () => {
    given(...opened)
      .when({ type: 'erase', content }, by.system, on('2026-02-03'))
      .then({ type: 'PersonalDataErased', content, erasedOn: '2026-02-03' })
    const erased = lived(opened, [{ type: 'erase', content }, by.system])
    given(...erased)
      .when({ type: 'erase', content }, by.system)
      .thenNothing()
    expect(caseAfter(erased)).toMatchObject({ erased: { content, on: '2026-02-02' } })
  })
  test('personal data that came since are erased by another erasure, on purpose', () => {
    const erased = lived(opened, [{ type: 'erase', content }, by.system])
    given(...erased)
      .when({ type: 'erase', content: 'erased-again', again: true }, by.system, on('2026-02-03'))
      .then({ type: 'PersonalDataErased', content: 'erased-again', erasedOn: '2026-02-03' })
  })

  test.each([by.applicant, by.secretary, by.head, by.chair(), by.agency()])(
    'neither the calendar nor the sweep are $role’s',
    (actor) => {
      const commands: Command[] = [
        { type: 'request_triage' },
        { type: 'request_fresh_link', grant: 'chair-1' },
        { type: 'note_reminder', deadline: 'answer', stage: 0, to: 'chair', on: '2026-02-02' },
        { type: 'note_missed' },
        { type: 'recompute' },
        { type: 'hand_over', commission: 'housing' },
        { type: 'erase', content },
      ]
      for (const command of commands)
        given(...opened)
          .when(command, actor)
          .thenRefused('not_yours')
    },
  )

  /** The secretariat enters paper of an appeal, and says nothing of its own. */
  const refusalFor = ({ type }: Command, { role }: Actor) => {
    if (role !== 'secretary' || (type !== 'withdraw' && type !== 'dispute')) return 'not_yours'
    if (kind !== 'an appeal') return 'not_an_appeal'
    return type === 'dispute' ? 'not_answered' : 'not_yours'
  }
  test.each([by.system, by.secretary, by.head, by.chair(), by.agency()])(
    'nobody speaks for the applicant: not $role',
    (actor) => {
      const commands: Command[] = [
        { type: 'add_message', content },
        { type: 'request_link' },
        { type: 'withdraw' },
        { type: 'dispute', content },
      ]
      for (const command of commands)
        given(...opened)
          .when(command, actor)
          .thenRefused(refusalFor(command, actor))
    },
  )
})

describe.each(kinds.slice(0, 2))('%s, which a commission has', (_, opened) => {
  test('what no rule covers waits for the secretariat', () => {
    given(...opened)
      .when({ type: 'request_triage' }, by.system)
      .then({ type: 'TriageRequested' })
  })

  test('is assigned to a commission', () => {
    given(...opened)
      .when(toHousing, by.secretary)
      .then({ type: 'CaseAssigned', acceptance: expect.objectContaining({ due: '2026-02-04' }) })
    expect(caseAfter([...opened, assigned()]).pending.acceptance?.owner).toEqual(by.chair('housing'))
  })

  test('is accepted by its chair', () => {
    given(...opened, assigned())
      .when(accept, by.chair())
      .then({ type: 'CaseAccepted' })
    expect(caseAfter([...opened, assigned(), accepted]).pending).not.toHaveProperty('acceptance')
  })

  test('goes on with its commission’s new chair', () => {
    const handOver: Command = { type: 'hand_over', commission: 'housing' }
    given(...opened, assigned(), accepted)
      .when(handOver, by.system)
      .then({ type: 'ChairReplaced', commission: 'housing', grant: 'chair-2' })
    given(...opened, assigned())
      .when({ type: 'hand_over', commission: 'social' }, by.system)
      .thenNothing()
    const busy = [...opened, assigned(), accepted, letterSent()]
    const before = caseAfter(busy)
    const c = caseAfter(lived(busy, [handOver, by.system]))
    expect(c.grants).toMatchObject({
      'chair-1': { open: false },
      'chair-2': { open: true, role: 'chair', as: 'housing' },
      'letter-ALM-L-2026-000001': { open: true },
    })
    expect([c.accepted, c.pending]).toEqual([true, before.pending])
  })

  test('is returned to the secretariat', () => {
    for (const actor of [by.chair(), by.secretary])
      given(...opened, assigned())
        .when(giveBack, actor)
        .then({ type: 'CaseReturned', commission: 'housing', by: actor.role })
    const c = caseAfter(lived([...opened, assigned()], [giveBack, by.chair()]))
    expect(statusOf(c)).toBe('registered')
    expect(c.commission).toBeUndefined()
    expect(c.pending.triage?.owner).toEqual({ role: 'secretary' })
  })

  test('before it is assigned there is nothing to return', () => {
    given(...opened)
      .when(giveBack, by.secretary)
      .thenRefused('not_assigned')
  })

  test('has letters, each with its own date', () => {
    given(...opened, assigned(), accepted, letterSent())
      .when(letter, by.chair(), { letterNumber: second })
      .then({ type: 'LetterSent', letter: second, agency: 'akimat' })
    const sent = [...opened, assigned(), accepted, letterSent(), letterSent({ letter: second })]
    expect(Object.keys(caseAfter(sent).pending)).toContain(`letter:${second}`)
  })

  const returned = lived([...opened, assigned(), accepted, letterSent()], [giveBack, by.chair()])

  test('a case that was returned while a letter waited is accepted by its new chair', () => {
    expect(statusOf(caseAfter(returned))).toBe('awaiting_agency')
    const again = [...returned, assigned('social', 2)]
    given(...again)
      .when(accept, by.chair('social'))
      .then({ type: 'CaseAccepted' })
    given(...again)
      .when(accept, by.chair('housing'))
      .thenRefused('not_yours')
    expect(statusOf(caseAfter([...again, accepted]))).toBe('awaiting_agency')
  })
})

describe('a letter’s response', () => {
  test('a response leaves a returned case where it is', () => {
    for (const [, opened] of kinds.slice(0, 2)) {
      const returned = lived([...opened, assigned(), letterSent()], [giveBack, by.chair()])
      const responded = [...returned, responseRecorded({ remarks: undefined })]
      expect(statusOf(caseAfter(responded))).toBe('registered')
      expect(statusOf(caseAfter([...responded, assigned('social', 2)]))).toBe('assigned')
    }
  })

  test('an initiative’s response may be amended, and its end stays', () => {
    const [, opened] = kinds[2] as (typeof kinds)[2]
    const ended = lived(opened, [respond('ALM-L-2026-000001'), by.agency()])
    expect(statusOf(caseAfter(ended))).toBe('responded')
    const amendment = { ...respond('ALM-L-2026-000001'), saidAt: '2026-02-11T05:00:00.000Z' } as Command
    given(...ended)
      .when(amendment, by.agency(), on('2026-02-11'))
      .then({ type: 'ResponseRecorded', effect: 'amended' })
    const c = caseAfter(lived(ended, [amendment, by.agency(), '2026-02-11']))
    expect([statusOf(c), c.closedOn]).toEqual(['responded', '2026-02-02'])
  })
})

test('an initiative is no commission’s: nobody assigns it, or is asked to', () => {
  const [, opened] = kinds[2] as (typeof kinds)[2]
  given(...opened)
    .when(toHousing, by.secretary)
    .thenRefused('not_for_initiative')
  given(...opened)
    .when({ type: 'request_triage' }, by.system)
    .thenNothing()
})

describe('whoever registers', () => {
  test.each([by.system, by.head, by.chair(), by.agency()])('an appeal: not $role', (actor) => {
    const command: Command = {
      type: 'register_appeal',
      content,
      channel: 'web',
      language: 'kk',
      topic: 'housing',
      applicantKind: 'person',
      reachable: true,
      receivedAt: '2026-02-02T05:00:00.000Z',
    }
    given().when(command, actor).thenRefused('not_yours')
  })
})

test('what has ended is not handed over', () => {
  given(...lived([appealRegistered(), assigned()], [{ type: 'withdraw' }, by.applicant]))
    .when({ type: 'hand_over', commission: 'housing' }, by.system)
    .thenNothing()
})

test('nobody is asked to assign what has ended before the router came to it', () => {
  given(...lived([appealRegistered()], [{ type: 'withdraw' }, by.applicant]))
    .when({ type: 'request_triage' }, by.system)
    .thenNothing()
})

test('an appeal whose personal data are erased has no address to write to', () => {
  const erased = lived([appealRegistered()], [{ type: 'erase', content }, by.system])
  expect(caseAfter(erased)).toMatchObject({ reachable: false })
  given(...erased)
    .when({ type: 'request_link' }, by.applicant, on('2026-02-03'))
    .thenNothing()
  expect(
    caseAfter(lived([draftActRegistered()], [{ type: 'erase', content }, by.system])),
  ).not.toHaveProperty('reachable')
})
