/** Who is told of what. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../events/events.ts'
import type { Case } from '../../../shared/domain/case.ts'
import { asOfNow, chairGrant, noticesOf } from '../../../shared/domain/notices.ts'
import {
  accepted,
  answered,
  appealRegistered,
  assigned,
  caseOf,
  deadlineMissed,
  draftActRegistered,
  letterNumber,
  letterSent,
  messageReceived,
  recommendationGiven,
  recommended,
  reminderSent,
  responseRecorded,
  triageRequested,
} from '../../builders/events.ts'

const housing = { role: 'chair', as: 'housing' }
type Decision = CaseEvent | readonly CaseEvent[]
/** The notices of the last event, given the case as these make it. */
const told = (...events: Decision[]) => noticesOf(events.flat().at(-1) as CaseEvent, caseOf(...events))

/** What is still to be told of an event, the case being as it is now. */
const now = (e: CaseEvent, c: Case) => noticesOf(e, c).flatMap((notice) => asOfNow(notice, e, c) ?? [])

describe('the applicant', () => {
  test('gets a receipt', () => {
    expect(told(appealRegistered())).toEqual([{ kind: 'receipt', to: { role: 'applicant' } }])
  })
  test('gets the answer', () => {
    expect(told(appealRegistered(), assigned(), answered())).toEqual([
      { kind: 'answer', to: { role: 'applicant' } },
    ])
  })
  test('gets the link again', () => {
    expect(told(appealRegistered(), { type: 'LinkRequested', v: 1 })).toEqual([
      { kind: 'link', to: { role: 'applicant' } },
    ])
  })
  test('without an address gets no mail', () => {
    const unreachable = appealRegistered({ reachable: false })
    expect(told(unreachable)).toEqual([])
    expect(told(unreachable, assigned(), answered())).toEqual([])
  })
})

describe('the chair', () => {
  const grant = 'chair-1'
  test('is told of the assignment', () => {
    expect(told(appealRegistered(), assigned())).toEqual([{ kind: 'assigned', to: housing, grant }])
    expect(told(draftActRegistered(), assigned())).toEqual([{ kind: 'assigned', to: housing, grant }])
  })
  test('is not told of an assignment that has moved on', () => {
    const moved = caseOf(appealRegistered(), assigned(), assigned('social', 2))
    expect(now(assigned(), moved)).toEqual([])
  })
  test('is told of a response, first or amended, and not of one that changes nothing', () => {
    const waiting = [appealRegistered(), assigned(), accepted, letterSent()]
    const notice = { kind: 'response', to: housing, grant, letter: letterNumber }
    expect(told(...waiting, responseRecorded())).toEqual([notice])
    expect(told(...waiting, responseRecorded(), responseRecorded({ effect: 'amended' }))).toEqual([notice])
    expect(
      told(
        ...waiting,
        responseRecorded(),
        responseRecorded({ effect: 'superseded', content: 'older-response' }),
      ),
    ).toEqual([])
  })
  test('is told once of a response that was amended before anybody was told of it', () => {
    const amended = responseRecorded({ effect: 'amended', content: 'newer-response' })
    const c = caseOf(appealRegistered(), assigned(), accepted, letterSent(), responseRecorded(), amended)
    expect(now(responseRecorded(), c)).toEqual([])
    expect(now(amended, c)).toHaveLength(1)
  })
  test('is told of a message', () => {
    expect(told(appealRegistered(), assigned(), messageReceived())).toEqual([
      { kind: 'message', to: housing, grant },
    ])
  })
})

describe('the secretariat', () => {
  test('is asked to assign what no rule covers', () => {
    expect(told(appealRegistered(), triageRequested)).toEqual([{ kind: 'triage', to: { role: 'secretary' } }])
  })
  test('is not asked about what was assigned meanwhile', () => {
    expect(now(triageRequested, caseOf(appealRegistered(), triageRequested, assigned()))).toEqual([])
  })
  test('gets a message that comes after the case was closed', () => {
    expect(told(appealRegistered(), assigned(), answered(), messageReceived(true))).toEqual([
      { kind: 'message', to: { role: 'secretary' } },
    ])
  })
  test('gets a message that comes before there is a chair', () => {
    expect(told(appealRegistered(), messageReceived())).toEqual([
      { kind: 'message', to: { role: 'secretary' } },
    ])
  })
})

describe('an agency', () => {
  test('gets its letter', () => {
    expect(told(appealRegistered(), assigned(), [accepted, letterSent()])).toEqual([
      {
        kind: 'letter',
        to: { role: 'agency', as: 'almaty-su' },
        grant: `letter-${letterNumber}`,
        letter: letterNumber,
      },
    ])
  })
  test('is told by its draft’s contact that it is registered', () => {
    expect(told(draftActRegistered())).toEqual([{ kind: 'draft_registered', to: { role: 'contact' } }])
  })
})

describe('a fresh link', () => {
  const asked = (grant: string): CaseEvent => ({ type: 'FreshLinkRequested', v: 1, grant })
  test('carries the current grant of the same holder', () => {
    expect(told(appealRegistered(), assigned(), assigned('housing', 2), asked('chair-1'))).toEqual([
      { kind: 'fresh_link', to: housing, grant: 'chair-2' },
    ])
  })
  test('without one, says that nothing waits', () => {
    expect(told(appealRegistered(), assigned(), assigned('social', 2), asked('chair-1'))).toEqual([
      { kind: 'fresh_link', to: housing },
    ])
  })
  test('an agency’s is for the same letter only', () => {
    const other = letterSent({ letter: 'ALM-L-2026-000002' })
    expect(
      told(appealRegistered(), assigned(), accepted, letterSent(), other, asked(`letter-${letterNumber}`)),
    ).toEqual([
      { kind: 'fresh_link', to: { role: 'agency', as: 'almaty-su' }, grant: `letter-${letterNumber}` },
    ])
  })
  test('for a grant that never was, nobody is written to', () => {
    expect(told(appealRegistered(), assigned(), asked('chair-9'))).toEqual([])
  })
})

describe('nobody is told', () => {
  const quiet: CaseEvent[] = [accepted, recommendationGiven(), reminderSent(), deadlineMissed()]
  test.each(quiet)('of $type', (event) => {
    expect(noticesOf(event, caseOf(draftActRegistered(), assigned(), recommended()))).toEqual([])
  })
})

test('the chair’s grant is the last one', () => {
  expect(chairGrant(caseOf(appealRegistered()))).toBeUndefined()
  expect(chairGrant(caseOf(appealRegistered(), assigned(), assigned('social', 2)))).toBe('chair-2')
})
