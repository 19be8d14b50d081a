/** The head signs what leaves in the council's name (Law on Public Councils, art. 12(1)(3)), where that is not delegated. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent, EventOf } from '../../../../events/events.ts'
import type { Actor } from '../../../../events/values.ts'
import { newsFor } from '../../../../shared/domain/actions/news.ts'
import { mainOf, statusOf } from '../../../../shared/domain/case.ts'
import { type Command, decide } from '../../../../shared/domain/decide.ts'
import { asOfNow, noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { by, context, rules } from '../../../builders/council.ts'
import {
  accepted,
  answered,
  appealRegistered,
  assigned,
  caseOf,
  draftActRegistered,
  letterNumber,
  letterSent,
  logOf,
} from '../../../builders/events.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given, on } from '../specification.ts'

const content = 'letter-content'
const reason = 'side-content'
const today = '2026-02-02'
const headSigns = { headSigns: true }
const actingHead: Actor = { role: 'head', as: 'acting_head' }
const deputyHead: Actor = { role: 'head', as: 'deputy_head' }
const letter: Command = { type: 'letter', agency: 'almaty-su', content }
const sign: Command = { type: 'sign' }
const giveBack: Command = { type: 'refuse_signature', content: reason }

const appeal = [appealRegistered(), assigned(), accepted]
const proposed = sideEvents.LetterProposed as EventOf<'LetterProposed'>
const refused = sideEvents.SignatureRefused as EventOf<'SignatureRefused'>
const waiting = [...appeal, proposed]
const signing = rules.deadline('letter.signing', today)
const signed = letterSent({ content })

const draft = [draftActRegistered(), assigned('urban-planning'), accepted]
const draftsChair = by.chair('urban-planning')
const recommend: Command = { type: 'recommend', outcome: 'with_remarks', content, remarks: 2 }
const onDraft: EventOf<'LetterProposed'> = {
  ...proposed,
  kind: 'draft_act',
  agency: 'public-spaces-department',
  recommendation: { outcome: 'with_remarks', draftVersion: 1, remarks: 2 },
}

const initiative = { ...(sideEvents.InitiativeOpened as EventOf<'InitiativeOpened'>), content }

describe('a commission’s letter', () => {
  test('is sent at once under the head’s standing delegation', () => {
    given(...appeal)
      .when(letter, by.chair())
      .then({ type: 'LetterSent', content })
  })
  test('waits for the head where the head signs: two working days, by a link of its own', () => {
    given(...appeal)
      .when(letter, by.chair(), headSigns)
      .then({ type: 'LetterProposed', kind: 'recommendation', content, proposedOn: today, signing })
    const c = caseOf(...waiting)
    expect(signing.due).toBe('2026-02-04')
    expect(c.pending.signing).toMatchObject({ owner: { role: 'head' }, deadline: signing })
    expect(c.grants['sign-1']).toEqual({ role: 'head', open: true })
    expect(c.letters).toEqual({})
  })
  test('takes the case, and asks for a known body, as one that is sent', () => {
    given(appealRegistered(), assigned())
      .when(letter, by.chair(), headSigns)
      .then({ type: 'CaseAccepted' }, { type: 'LetterProposed' })
    given(...appeal)
      .when({ ...letter, agency: 'nobody' } as Command, by.chair(), headSigns)
      .thenRefused('agency_unknown', { path: 'agency' })
  })
  test('is one at a time', () => {
    given(...waiting)
      .when(letter, by.chair(), headSigns)
      .thenRefused('signature_awaited')
  })
  test('that nobody signed in time is missed by the head', () => {
    given(...waiting)
      .when({ type: 'note_missed' }, by.system, on('2026-02-05'))
      .then({ type: 'DeadlineMissed', deadline: 'signing', term: 'letter.signing' })
  })
})

describe('signed', () => {
  test('by the head or who stands in, it is sent, and its term begins on that day', () => {
    for (const actor of [by.head, actingHead])
      given(...waiting)
        .when(sign, actor, on('2026-02-04'))
        .then({
          type: 'LetterSent',
          content,
          kind: 'recommendation',
          agency: 'almaty-su',
          sentOn: '2026-02-04',
          response: rules.deadline('letter.recommendation', '2026-02-04'),
        })
  })
  test('with its files', () => {
    given(...appeal, { ...proposed, attachments: 2 })
      .when(sign, by.head)
      .then({ type: 'LetterSent', attachments: 2 })
  })
  test('for a body that no mail reaches, it is to be handed over', () => {
    given(...appeal, { ...proposed, agency: 'outside', byHand: true })
      .when(sign, by.head)
      .then({ type: 'LetterSent', agency: 'outside', handover: rules.deadline('appeal.handover', today) })
  })
  test('by nobody else', () => {
    for (const actor of [deputyHead, by.secretary, by.chair()])
      given(...waiting)
        .when(sign, actor)
        .thenRefused('not_yours')
  })
  test('it waits no more, its link ends, and the next may be written', () => {
    const c = caseOf(...waiting, signed)
    expect([c.proposal, c.pending.signing, c.grants['sign-1']?.open]).toEqual([undefined, undefined, false])
    given(...waiting, signed)
      .when(sign, by.head)
      .thenRefused('nothing_to_sign')
    given(...waiting, signed)
      .when({ ...letter, content: 'other-content' } as Command, by.chair(), headSigns)
      .then({ type: 'LetterProposed', grant: 'sign-2' })
  })
})

describe('not signed', () => {
  test('it goes back with a reason, and another may be written', () => {
    given(...waiting)
      .when(giveBack, by.head)
      .then({ type: 'SignatureRefused', proposed: content, content: reason, refusedOn: today })
    const c = caseOf(...waiting, refused)
    expect([c.proposal, c.pending.signing, c.grants['sign-1']?.open]).toEqual([undefined, undefined, false])
    expect(c.unsigned).toMatchObject({ content, refusal: reason, refusedOn: today })
    given(...waiting, refused)
      .when(letter, by.chair(), headSigns)
      .then({ type: 'LetterProposed', grant: 'sign-2' })
    expect(caseOf(...waiting, refused, { ...proposed, grant: 'sign-2' }).unsigned).toBeUndefined()
  })
  test('on an appeal nobody is asked to sign by then: it is the chair’s again', () => {
    const decided = decide(caseOf(...waiting), giveBack, context(by.head))
    expect(decided).toEqual([expect.not.objectContaining({ signing: expect.anything() })])
  })
  test('another letter that is sent takes its place', () => {
    expect(caseOf(...waiting, refused, letterSent({ content: 'other-content' })).unsigned).toBeUndefined()
  })
  test('one that was sent beside it leaves it waiting', () => {
    const c = caseOf(...waiting, letterSent({ content: 'other-content' }))
    expect([c.proposal?.content, c.pending.signing?.owner]).toEqual([content, { role: 'head' }])
  })
  test('is news for the chair', () => {
    const kinds = newsFor(logOf([...waiting, refused]), { role: 'chair', as: 'housing', open: true })
    expect(kinds.map(({ kind }) => kind)).toContain('signature_refused')
  })
})

describe('a recommendation on a draft act', () => {
  test('is given once its letter is signed, late where that is', () => {
    given(...draft)
      .when(recommend, draftsChair, headSigns)
      .then({
        type: 'LetterProposed',
        kind: 'draft_act',
        agency: 'public-spaces-department',
        recommendation: { outcome: 'with_remarks', draftVersion: 1, remarks: 2 },
      })
    expect(caseOf(...draft, onDraft).pending.recommendation).toBeDefined()
    given(...draft, onDraft)
      .when(sign, by.head)
      .then(
        { type: 'RecommendationGiven', outcome: 'with_remarks', content, draftVersion: 1, remarks: 2 },
        { type: 'LetterSent', kind: 'draft_act', content },
      )
    given(...draft, onDraft)
      .when(sign, by.head, on('2026-06-01'))
      .then({ type: 'RecommendationGiven', late: true }, { type: 'LetterSent' })
  })
  test('is not given twice while it waits', () => {
    given(...draft, onDraft)
      .when(recommend, draftsChair, headSigns)
      .thenRefused('signature_awaited')
  })
  test('waits for nobody once a new version has come; a letter about the draft does', () => {
    const version = sideEvents.DraftVersionReceived
    expect(caseOf(...draft, onDraft, version).proposal).toBeUndefined()
    expect(caseOf(...draft, onDraft, version).pending.signing).toBeUndefined()
    expect(caseOf(...draft, { ...proposed, kind: 'request' }, version).proposal).toBeDefined()
  })
})

describe('an initiative', () => {
  const open: Command = {
    type: 'open_initiative',
    agency: 'almaty-su',
    content,
    origin: 'hearing',
    originOn: '2026-01-30',
    receivedAt: initiative.receivedAt,
  }
  const opened = [initiative, proposed]
  const back = { ...refused, signing }

  test('opens with a letter that waits for the head', () => {
    given()
      .when(open, by.secretary, headSigns)
      .then({ type: 'InitiativeOpened' }, { type: 'LetterProposed', content, grant: 'sign-1' })
    const c = caseOf(...opened)
    expect(mainOf(c)).toEqual(signing)
    expect(statusOf(c)).toBe('registered')
    given(...opened)
      .when(sign, by.head)
      .then({ type: 'LetterSent', content })
  })
  test('whose letter was not signed waits for the secretariat, which writes another', () => {
    given(...opened)
      .when(giveBack, by.head)
      .then({ type: 'SignatureRefused', signing })
    const c = caseOf(...opened, back)
    expect(c.pending.signing).toMatchObject({ owner: { role: 'secretary' }, deadline: signing })
    expect(mainOf(c)).toEqual(signing)
    given(...opened, back)
      .when({ ...letter, content: 'other-content' } as Command, by.secretary, headSigns)
      .then({ type: 'LetterProposed', content: 'other-content', grant: 'sign-2' })
    given(...opened, back)
      .when({ ...letter, content: 'other-content' } as Command, by.secretary)
      .then({ type: 'LetterSent', content: 'other-content' })
    expect(caseOf(...opened, back, letterSent({ content: 'other-content' })).pending.signing).toBeUndefined()
  })
  test('has one letter: once it was sent the secretariat writes no more, nor on a commission’s case', () => {
    given(...opened, signed)
      .when(letter, by.secretary)
      .thenRefused('not_yours')
    given(...appeal)
      .when(letter, by.secretary)
      .thenRefused('not_yours')
  })
})

describe('a letter that waits ends with', () => {
  test.each<[string, CaseEvent]>([
    ['the answer', answered()],
    ['the case given back', sideEvents.CaseReturned],
    ['the appeal withdrawn', sideEvents.AppealWithdrawn],
  ])('%s', (_, event) => {
    const c = caseOf(...waiting, event)
    expect([c.proposal, c.pending.signing]).toEqual([undefined, undefined])
    expect(c.grants['sign-1']?.open).toBe(false)
  })
  test('no decision on an extension', () => {
    const { ExtensionRequested, ExtensionRefused } = sideEvents
    const c = caseOf(...waiting, ExtensionRequested, ExtensionRefused)
    expect([c.grants['sign-1']?.open, c.grants['head-1']?.open]).toEqual([true, false])
    expect(c.proposal).toBeDefined()
  })
})

describe('who is told', () => {
  const told = (e: CaseEvent, ...log: CaseEvent[]) => {
    const c = caseOf(...log)
    return noticesOf(e, c).flatMap((notice) => {
      const now = asOfNow(notice, e, c)
      return now ? [`${now.kind} ${[now.to.role, now.to.as].filter(Boolean).join(' ')}`] : []
    })
  }
  test('the head and who stands in, while it waits', () => {
    expect(told(proposed, ...waiting)).toEqual(['letter_to_sign head', 'letter_to_sign head acting_head'])
    expect(noticesOf(proposed, caseOf(...waiting)).map(({ grant }) => grant)).toEqual(['sign-1', 'sign-1'])
    const [notice] = noticesOf(proposed, caseOf(...waiting))
    expect(notice && asOfNow(notice, proposed, caseOf(...waiting, signed))).toBeUndefined()
  })
  test('of a refusal the chair, of an initiative’s the secretariat', () => {
    expect(told(refused, ...waiting, refused)).toEqual(['signature_refused chair housing'])
    expect(told(refused, initiative, proposed, refused)).toEqual(['signature_refused secretary'])
  })
})

test('the number of a letter is taken when it is sent', () => {
  expect(caseOf(...waiting, signed).letters[letterNumber]?.content).toBe(content)
})
