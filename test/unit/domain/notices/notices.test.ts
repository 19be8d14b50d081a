/** Who is told of what. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import type { Case } from '../../../../shared/domain/case.ts'
import { movedDates } from '../../../../shared/domain/notices/moved-dates.ts'
import { type Handed, type Notice, toldAs } from '../../../../shared/domain/notices/notice.ts'
import { asOfNow, noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { chairGrant } from '../../../../shared/domain/notices/readers.ts'
import { rules } from '../../../builders/council.ts'
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
} from '../../../builders/events.ts'
import { sideEvents } from '../../../builders/side-events.ts'

const housing = { role: 'chair', as: 'housing' } as const
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
  test('without an address gets none, and the receipt was handed over on entering', () => {
    const unreachable = appealRegistered({ reachable: false })
    expect(told(unreachable)).toEqual([])
    expect(told(unreachable, assigned(), answered())).toEqual([
      { kind: 'by_hand', to: { role: 'secretary' }, matter: 'answer' },
    ])
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
  test('is told of every response: the first one, one that amends, one that changes nothing', () => {
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
    ).toEqual([notice])
  })
  test('is told of a response that was amended before anybody was told of it, and of its amendment', () => {
    const amended = responseRecorded({ effect: 'amended', content: 'newer-response' })
    const c = caseOf(appealRegistered(), assigned(), accepted, letterSent(), responseRecorded(), amended)
    expect(now(responseRecorded(), c)).toHaveLength(1)
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
    expect(now(triageRequested, caseOf(appealRegistered(), triageRequested))).toHaveLength(1)
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

describe('a letter to a body that is in no configuration', () => {
  const handover = rules.deadline('appeal.handover', '2026-02-02')
  const [outside, byHand] = [letterSent({ agency: 'outside' }), letterSent({ agency: 'outside', handover })]
  const reviewed = [appealRegistered(), assigned(), accepted]
  test('goes to it by its own link', () => {
    expect(told(...reviewed, outside)).toEqual([
      {
        kind: 'letter',
        to: { role: 'agency', as: letterNumber },
        grant: `letter-${letterNumber}`,
        letter: letterNumber,
      },
    ])
  })
  test('without an e-mail address goes to nobody: the secretariat is told, while it waits', () => {
    const notice = { kind: 'letter_by_hand', to: { role: 'secretary' }, letter: letterNumber } as const
    expect(told(...reviewed, byHand)).toEqual([notice])
    expect(asOfNow(notice, byHand, caseOf(...reviewed, byHand))).toEqual(notice)
    const handed = caseOf(...reviewed, byHand, sideEvents.LetterHandedOver)
    expect(asOfNow(notice, byHand, handed)).toBeUndefined()
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
      {
        kind: 'fresh_link',
        to: { role: 'agency', as: 'almaty-su' },
        letter: letterNumber,
        grant: `letter-${letterNumber}`,
      },
    ])
  })
  test('for the second letter, the second letter’s', () => {
    const second = letterSent({ letter: 'ALM-L-2026-000002' })
    expect(
      told(appealRegistered(), assigned(), accepted, letterSent(), second, asked('letter-ALM-L-2026-000002')),
    ).toEqual([
      {
        kind: 'fresh_link',
        to: { role: 'agency', as: 'almaty-su' },
        letter: 'ALM-L-2026-000002',
        grant: 'letter-ALM-L-2026-000002',
      },
    ])
  })
  test('for a grant that never was, nobody is written to', () => {
    expect(told(appealRegistered(), assigned(), asked('chair-9'))).toEqual([])
  })
})

describe('side roads: who is told of what', () => {
  const { chair, applicant, secretary } = {
    chair: { to: housing, grant: 'chair-1' },
    applicant: { to: { role: 'applicant' } },
    secretary: { to: { role: 'secretary' } },
  } as const
  const appeal = [appealRegistered(), assigned(), accepted]
  const draft = [draftActRegistered(), assigned(), accepted]
  const requested = [...appeal, sideEvents.ExtensionRequested]
  const head = { to: { role: 'head' }, grant: 'head-1' } as const
  const moved = (key: string): CaseEvent => ({
    type: 'DueDatesMoved',
    v: 1,
    moved: [
      { key: 'acceptance', deadline: rules.deadline('appeal.acceptance', '2026-02-03') },
      { key, deadline: rules.deadline('appeal.answer', '2026-02-03') },
    ],
  })
  const reopened = {
    ...sideEvents.DraftVersionReceived,
    triage: rules.deadline('appeal.triage', '2026-02-02'),
  } as CaseEvent
  const wholly = { ...sideEvents.AppealForwarded, part: false } as CaseEvent
  const toBody: CaseEvent = {
    type: 'AppealForwarded',
    v: 1,
    content: 'side-content',
    part: true,
    late: false,
    forwardedOn: '2026-02-02',
  }

  const developers: ReturnType<typeof told> = [
    { kind: 'draft_ended', to: { role: 'agency', as: 'public-spaces-department' } },
    { kind: 'draft_ended', to: { role: 'contact' } },
  ]
  const roads: [string, Decision[], ReturnType<typeof told>][] = [
    [
      'a return: the secretariat, and the chair who had it',
      [...appeal, sideEvents.CaseReturned],
      [
        { kind: 'returned', ...secretary },
        { kind: 'unassigned', to: housing },
      ],
    ],
    [
      'АППК art. 65: forwarding in part, the applicant and the agency',
      [...appeal, sideEvents.AppealForwarded],
      [
        { kind: 'forwarded', ...applicant },
        { kind: 'forwarded_to', to: { role: 'agency', as: 'tazalyk' } },
      ],
    ],
    [
      'forwarding to a body by name: the body that the content names',
      [...appeal, toBody],
      [
        { kind: 'forwarded', ...applicant },
        { kind: 'forwarded_to', to: { role: 'body', as: 'side-content' } },
      ],
    ],
    [
      'forwarding wholly: the chair too, who has it no more',
      [...appeal, wholly],
      [
        { kind: 'forwarded', ...applicant },
        { kind: 'forwarded_to', to: { role: 'agency', as: 'tazalyk' } },
        { kind: 'unassigned', ...chair },
      ],
    ],
    ['a question', [...appeal, sideEvents.ClarificationAsked], [{ kind: 'question', ...applicant }]],
    ['its reply', [...appeal, sideEvents.ClarificationReceived], [{ kind: 'clarified', ...chair }]],
    ['no reply', [...appeal, sideEvents.ClarificationLapsed], [{ kind: 'clarification_lapsed', ...chair }]],
    [
      'a reply to a case that was returned: the secretariat',
      [...appeal, sideEvents.CaseReturned, sideEvents.ClarificationReceived],
      [{ kind: 'clarified', ...secretary }],
    ],
    [
      'a request for an extension: the head, and who may decide in their place, where the council has them',
      requested,
      [{}, { as: 'acting_head' }, { as: 'deputy_head' }, { as: 'apparatus_head' }].map((as) => ({
        kind: 'extension_request' as const,
        ...head,
        to: { ...head.to, ...as },
      })),
    ],
    [
      'АППК art. 76: an extension, the applicant and the chair',
      [...requested, sideEvents.ExtensionGranted],
      [
        { kind: 'extended', ...applicant },
        { kind: 'extension_decided', ...chair },
      ],
    ],
    [
      'a refused extension: the chair alone',
      [...requested, sideEvents.ExtensionRefused],
      [{ kind: 'extension_decided', ...chair }],
    ],
    [
      'a decision on the term of a case that was returned meanwhile: the secretariat, who has it now',
      [...requested, sideEvents.CaseReturned, sideEvents.ExtensionRefused],
      [{ kind: 'extension_decided', ...secretary }],
    ],
    ['long-term control', [...appeal, sideEvents.LongTermSet], [{ kind: 'long_term', ...applicant }]],
    ['a withdrawal', [...appeal, sideEvents.AppealWithdrawn], [{ kind: 'withdrawn', ...chair }]],
    [
      'a dispute: the applicant, the chair and the secretariat',
      [...appeal, answered(), sideEvents.AnswerDisputed],
      [
        { kind: 'dispute_registered', ...applicant },
        { kind: 'disputed', ...chair },
        { kind: 'disputed', ...secretary },
      ],
    ],
    [
      'a clock that goes on, with the answer’s new date',
      [...appeal, sideEvents.ClockResumed],
      [
        { kind: 'due_moved', ...applicant },
        { kind: 'due_moved', ...chair },
      ],
    ],
    [
      'an answer’s date that another calendar moved',
      [...appeal, moved('answer')],
      [
        { kind: 'due_moved', ...applicant },
        { kind: 'due_moved', ...chair },
      ],
    ],
    [
      'a recommendation’s: the developer who waits for it too',
      [...draft, moved('recommendation')],
      [
        { kind: 'due_moved', ...chair },
        { kind: 'due_moved', to: { role: 'contact' } },
      ],
    ],
    [
      'a letter’s: its agency, by the letter’s own link',
      [...appeal, letterSent(), moved(`letter:${letterNumber}`)],
      [
        {
          kind: 'due_moved',
          to: { role: 'agency', as: letterSent().agency },
          grant: letterSent().grant,
          letter: letterNumber,
        },
      ],
    ],
    ['a letter’s that was responded to: nobody', [...appeal, moved(`letter:${letterNumber}`)], []],
    [
      'by when the applicant may reply to a question',
      [...appeal, sideEvents.ClarificationAsked, moved('clarification')],
      [{ kind: 'due_moved', ...applicant }],
    ],
    [
      'by when the head decides on the term',
      [...requested, moved('extension')],
      [{ kind: 'due_moved', to: { role: 'head' } }],
    ],
    ['until when forwarding is in time: nobody', [...appeal, moved('forwarding')], []],
    [
      'until when the answer may be disputed: the applicant alone',
      [...appeal, answered({ dispute: rules.deadline('appeal.dispute', '2026-02-02') }), moved('dispute')],
      [{ kind: 'due_moved', ...applicant }],
    ],
    [
      'a new version of a draft',
      [...draft, sideEvents.DraftVersionReceived],
      [{ kind: 'draft_version', ...chair }],
    ],
    [
      'one that has to find a commission first: nobody yet',
      [draftActRegistered(), sideEvents.DraftWithdrawn, reopened],
      [],
    ],
    ['a draft returned: its agency and its developer', [...draft, sideEvents.DraftReturned], developers],
    [
      'a draft not considered: its agency and its developer',
      [...draft, sideEvents.DraftNotConsidered],
      developers,
    ],
    ['a draft withdrawn', [...draft, sideEvents.DraftWithdrawn], [{ kind: 'withdrawn', ...chair }]],
    [
      'a draft withdrawn before it had a commission',
      [draftActRegistered(), sideEvents.DraftWithdrawn],
      [{ kind: 'withdrawn', ...secretary }],
    ],
    [
      'a response after the answer: the secretariat',
      [...appeal, letterSent(), answered(), responseRecorded()],
      [{ kind: 'late_response', ...secretary, letter: letterNumber }],
    ],
    [
      'a response on the page: a copy to whoever gave it',
      [...appeal, letterSent(), responseRecorded({ via: 'page' })],
      [
        { kind: 'response', ...chair, letter: letterNumber },
        {
          kind: 'response_copy',
          to: { role: 'agency', as: letterSent().agency },
          grant: letterSent().grant,
          letter: letterNumber,
        },
      ],
    ],
    [
      'a response that ends a draft: the chair',
      [draftActRegistered(), assigned(), recommended(0), responseRecorded()],
      [{ kind: 'response', ...chair, letter: letterNumber }],
    ],
    [
      'a response to an initiative that nobody was given: the secretariat',
      [[sideEvents.InitiativeOpened, letterSent()], responseRecorded()],
      [{ kind: 'response', ...secretary, letter: letterNumber }],
    ],
  ]
  test.each(roads)('%s', (_, events, notices) => {
    expect(told(...events)).toStrictEqual(notices)
  })

  describe('instead of an applicant without an address, the secretariat', () => {
    const unreachable = [appealRegistered({ reachable: false }), assigned(), accepted]
    const byHand = (matter: Handed) => ({ kind: 'by_hand', ...secretary, matter }) as const
    const instead: [Handed, Decision[]][] = [
      ['question', [sideEvents.ClarificationAsked]],
      ['answer', [answered()]],
      ['long_term', [sideEvents.LongTermSet]],
      ['long_term', [sideEvents.LongTermSet, sideEvents.NextControlSet]],
      ['forwarded', [sideEvents.AppealForwarded]],
      ['extended', [sideEvents.ExtensionRequested, sideEvents.ExtensionGranted]],
      ['due_moved', [moved('answer')]],
      ['due_moved', [sideEvents.ClockResumed]],
      ['dispute_registered', [answered(), sideEvents.AnswerDisputed]],
    ]
    test.each(instead)('is to hand over: %s', (matter, events) => {
      const notices = told(...unreachable, ...events)
      expect(notices.filter(({ to }) => to.role === 'applicant')).toEqual([])
      expect(notices.filter(({ kind }) => kind === 'by_hand')).toStrictEqual([byHand(matter)])
    })
    test('is known by the applicant’s turn, for it may have a mail of its own about the same', () => {
      const notices = told(...unreachable, answered(), sideEvents.AnswerDisputed)
      expect(notices.map(toldAs)).toEqual(['applicant', 'chair', 'secretary'])
    })
    test('is not asked once the question was answered', () => {
      const { ClarificationAsked, ClarificationReceived } = sideEvents
      const since = caseOf(...unreachable, ClarificationAsked, ClarificationReceived)
      expect(asOfNow(byHand('question'), ClarificationAsked, since)).toBeUndefined()
    })
    test('is not asked once it has told of the extension; the chair still hears of it', () => {
      const { ExtensionGranted, ExtensionRequested, ExtensionTold } = sideEvents
      const granted = [...unreachable, ExtensionRequested, ExtensionGranted]
      const decided = { kind: 'extension_decided', ...chair } as const
      expect(asOfNow(byHand('extended'), ExtensionGranted, caseOf(...granted))).toBeDefined()
      expect(asOfNow(byHand('extended'), ExtensionGranted, caseOf(...granted, ExtensionTold))).toBeUndefined()
      expect(asOfNow(decided, ExtensionGranted, caseOf(...granted, ExtensionTold))).toEqual(decided)
    })
    test('is told nothing of an erased case: there is nobody left to tell', () => {
      const erased: CaseEvent = { type: 'PersonalDataErased', v: 1, content: 'why', erasedOn: '2026-03-01' }
      expect(told(...unreachable, erased, sideEvents.LongTermSet)).toEqual([])
    })
  })

  test('the head is not asked again about what is decided', () => {
    const decided = caseOf(...requested, sideEvents.ExtensionGranted)
    expect(noticesOf(sideEvents.ExtensionRequested, decided)).toEqual([])
  })
})

describe('what has been overtaken is not said', () => {
  const appeal = [appealRegistered(), assigned(), accepted]
  const left = (e: CaseEvent, before: Decision[], ...since: Decision[]) =>
    noticesOf(e, caseOf(...before, e)).flatMap((notice) => {
      const now = asOfNow(notice, e, caseOf(...before, e, ...since))
      return now ? [[now.kind, now.to.role, now.to.as].filter(Boolean).join(' ')] : []
    })
  const { CaseReturned, ClarificationAsked, ClarificationReceived, ClarificationLapsed } = sideEvents

  test('a return is not, once there is a new chair; the old one still hears that it is gone', () => {
    expect(left(CaseReturned, appeal)).toEqual(['returned secretary', 'unassigned chair housing'])
    expect(left(CaseReturned, appeal, assigned('social', 2))).toEqual(['unassigned chair housing'])
  })
  test('a new version is not to the secretariat, once a commission has the draft', () => {
    const { DraftVersionReceived } = sideEvents
    const waiting = [draftActRegistered(), triageRequested]
    expect(left(DraftVersionReceived, waiting)).toEqual(['draft_version secretary'])
    expect(left(DraftVersionReceived, waiting, assigned('social'))).toEqual([])
    const inHand = [draftActRegistered(), assigned('housing')]
    expect(left(DraftVersionReceived, inHand)).toEqual(['draft_version chair housing'])
  })
  test('a question is not, once it was answered or another was asked', () => {
    expect(left(ClarificationAsked, appeal)).toEqual(['question applicant'])
    expect(left(ClarificationAsked, appeal, ClarificationReceived)).toEqual([])
    const another = { ...ClarificationAsked, content: 'another-question' } as CaseEvent
    expect(left(ClarificationAsked, appeal, ClarificationReceived, another)).toEqual([])
  })
  test('a lapse is not, once the case was closed', () => {
    expect(left(ClarificationLapsed, appeal)).toEqual(['clarification_lapsed chair housing'])
    expect(left(ClarificationLapsed, appeal, answered())).toEqual([])
  })
  test('a request for an extension is not, once it was decided', () => {
    expect(left(sideEvents.ExtensionRequested, appeal)).toEqual([
      'extension_request head',
      'extension_request head acting_head',
      'extension_request head deputy_head',
      'extension_request head apparatus_head',
    ])
    expect(left(sideEvents.ExtensionRequested, appeal, sideEvents.ExtensionRefused)).toEqual([])
  })
  test('a date that moved is not, once nobody owes anything by it; one to dispute by, once it was disputed', () => {
    const moved = (key: string): CaseEvent => ({
      type: 'DueDatesMoved',
      v: 1,
      moved: [{ key, deadline: rules.deadline('appeal.answer', '2026-02-03') }],
    })
    expect(left(moved('answer'), appeal)).toEqual(['due_moved applicant', 'due_moved chair housing'])
    expect(left(moved('answer'), appeal, answered())).toEqual([])
    const disputable = [...appeal, answered({ dispute: rules.deadline('appeal.dispute', '2026-02-03') })]
    expect(left(moved('dispute'), disputable)).toEqual(['due_moved applicant'])
    expect(left(moved('dispute'), disputable, sideEvents.AnswerDisputed)).toEqual([])
  })
  test('dates that moved together are one mail to each reader, the case’s own first; a letter’s is its agency’s alone', () => {
    const other = 'ALM-L-2026-000002'
    const both = [...appeal, letterSent(), letterSent({ letter: other, agency: 'tazalyk' })]
    const deadline = (day: string) => rules.deadline('appeal.answer', day)
    const e = {
      type: 'DueDatesMoved' as const,
      v: 1 as const,
      moved: [
        { key: 'clarification', deadline: deadline('2026-02-04') },
        { key: `letter:${other}`, deadline: deadline('2026-02-05') },
        { key: 'answer', deadline: deadline('2026-02-03') },
      ],
    }
    const c = caseOf(...both, sideEvents.ClarificationAsked, e)
    const datesOf = (notice: Notice) => movedDates(notice, e, c).map(({ from }) => from)
    expect(noticesOf(e, c).map((notice) => [toldAs(notice), datesOf(notice)])).toEqual([
      ['applicant', ['2026-02-03', '2026-02-04']],
      ['chair', ['2026-02-03']],
      [`agency#${other}`, ['2026-02-05']],
    ])
    expect(told(...appeal, letterSent()).map(toldAs)).toEqual(['agency'])
    const responded = caseOf(...both, sideEvents.ClarificationAsked, e, responseRecorded({ letter: other }))
    expect(noticesOf(e, responded).map(toldAs)).toEqual(['applicant', 'chair'])
  })
  test('a moved date of an initiative’s letter is its agency’s alone', () => {
    const moved = [
      { key: `letter:${letterNumber}`, deadline: rules.deadline('letter.recommendation', '2026-02-03') },
    ]
    const e: CaseEvent = { type: 'DueDatesMoved', v: 1, moved }
    const c = caseOf([sideEvents.InitiativeOpened, letterSent()], e)
    expect(noticesOf(e, c).map(toldAs)).toEqual([`agency#${letterNumber}`])
  })
  test('an assignment is, to the chair that has it now by the link of now, and not once it moved on', () => {
    const again: Decision[] = [CaseReturned, assigned('social', 2)]
    expect(left(assigned(), [appealRegistered()])).toEqual(['assigned chair housing'])
    expect(left(assigned(), [appealRegistered()], ...again)).toEqual([])
  })
  test('a new chair is told, by the newest link only', () => {
    const replaced = (n: number): CaseEvent => ({
      type: 'ChairReplaced',
      v: 1,
      commission: 'housing',
      grant: `chair-${n}`,
    })
    expect(left(replaced(2), appeal)).toEqual(['assigned chair housing'])
    expect(left(replaced(2), appeal, replaced(3))).toEqual([])
  })
  test('a message goes to the chair of now; where there is none, to the role that the event found', () => {
    expect(left(messageReceived(), appeal, CaseReturned, assigned('social', 2))).toEqual([
      'message chair social',
    ])
    expect(left(messageReceived(), appeal, CaseReturned)).toEqual(['message chair housing'])
  })
  test('a fresh link and the news of an end stay with whom they were for', () => {
    const fresh: CaseEvent = { type: 'FreshLinkRequested', v: 1, grant: 'chair-1' }
    expect(left(fresh, appeal, CaseReturned, assigned('social', 2))).toEqual(['fresh_link chair housing'])
    expect(left(CaseReturned, appeal, assigned('social', 2))).toEqual(['unassigned chair housing'])
  })
})

describe('a fresh link for the staff', () => {
  test.each(['secretary', 'head'] as const)('goes to the %s', (role) => {
    const grant = `${role}-0123456789ab`
    expect(told(appealRegistered(), { type: 'FreshLinkRequested', v: 1, grant })).toStrictEqual([
      { kind: 'fresh_link', to: { role } },
    ])
  })
  test.each([
    ['by their standing right', 'head-0123456789ab', {}],
    ['by what is asked of the head', 'head-1', { grant: 'head-1' }],
  ])('goes to who stands in for the head, %s', (_, grant, carried) => {
    const asked: CaseEvent = { type: 'FreshLinkRequested', v: 1, grant, as: 'acting_head' }
    expect(
      told(appealRegistered(), assigned(), accepted, sideEvents.ExtensionRequested, asked),
    ).toStrictEqual([{ kind: 'fresh_link', to: { role: 'head', as: 'acting_head' }, ...carried }])
  })
})

describe('nobody is told', () => {
  const quiet: CaseEvent[] = [
    accepted,
    recommendationGiven(),
    reminderSent(),
    deadlineMissed(),
    sideEvents.InitiativeOpened,
    sideEvents.ExtensionTold,
    sideEvents.ClockPaused,
    sideEvents.DirectoryChanged,
    sideEvents.PointerWritten,
  ]
  test.each(quiet)('of $type', (event) => {
    expect(noticesOf(event, caseOf(draftActRegistered(), assigned(), recommended()))).toEqual([])
  })
})

test('the chair’s grant is the last one', () => {
  expect(chairGrant(caseOf(appealRegistered()))).toBeUndefined()
  expect(chairGrant(caseOf(appealRegistered(), assigned(), assigned('social', 2)))).toBe('chair-2')
})
