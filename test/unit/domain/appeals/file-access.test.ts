/** The applicant sees the file of the appeal, within three working days of asking (АППК, art. 75). */
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../shared/domain/decide.ts'
import { applicantOf, maySee } from '../../../../shared/domain/files/files.ts'
import { asOfNow, noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { mayRead } from '../../../../shared/domain/papers/papers.ts'
import { by } from '../../../builders/council.ts'
import { accepted, answered, appealRegistered, assigned, caseOf } from '../../../builders/events.ts'
import { lived } from '../../../builders/life.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given, on } from '../specification.ts'

const ask: Command = { type: 'ask_file' }
const show = (how: 'page' | 'in_person', day: string): Command => ({ type: 'show_file', how, on: day })
const inReview = [appealRegistered(), assigned(), accepted]
const asked = sideEvents.FileAccessAsked
const shown = sideEvents.FileAccessGranted

describe('asking', () => {
  test('АППК art. 75: asked by the applicant, it is the secretariat’s within three working days', () => {
    given(...inReview)
      .when(ask, by.applicant)
      .then({
        type: 'FileAccessAsked',
        askedOn: '2026-02-02',
        access: expect.objectContaining({ term: 'appeal.file_access', days: 3, due: '2026-02-05' }),
      })
    expect(caseOf(...inReview, asked).pending.file_access).toMatchObject({ owner: { role: 'secretary' } })
  })
  test('on paper from the day that it came, by the secretariat alone', () => {
    const onPaper = [appealRegistered({ channel: 'paper' }), assigned()]
    given(...inReview)
      .when({ type: 'ask_file', receivedOn: '2026-02-03' }, by.secretary, on('2026-02-05'))
      .then({ type: 'FileAccessAsked', askedOn: '2026-02-03' })
    given(...onPaper)
      .when({ type: 'ask_file', receivedOn: '2026-02-03' }, by.secretary, on('2026-02-05'))
      .then({
        type: 'FileAccessAsked',
        askedOn: '2026-02-03',
        access: expect.objectContaining({ due: '2026-02-06' }),
      })
    given(...onPaper)
      .when({ type: 'ask_file', receivedOn: '2026-02-06' }, by.secretary, on('2026-02-05'))
      .thenRefused('received_in_future', { path: 'receivedOn' })
    given(...onPaper)
      .when({ type: 'ask_file', receivedOn: '2026-02-01' }, by.secretary, on('2026-02-05'))
      .thenRefused('paper_too_early', { path: 'receivedOn' })
    for (const actor of [by.chair(), by.head])
      given(...inReview)
        .when(ask, actor)
        .thenRefused('not_yours')
  })
  test('after the end too; and what was asked before the end still waits', () => {
    given(...inReview, answered())
      .when(ask, by.applicant)
      .then({ type: 'FileAccessAsked' })
    expect(caseOf(...inReview, asked, answered()).pending).toHaveProperty('file_access')
  })
  test('once at a time, again after it was shown in person, not while the page has it', () => {
    given(...inReview, asked)
      .when(ask, by.applicant)
      .thenRefused('file_asked')
    given(...inReview, asked, shown)
      .when(ask, by.applicant)
      .thenRefused('file_open')
    given(...lived(inReview, [ask, by.applicant], [show('in_person', '2026-02-02'), by.secretary]))
      .when(ask, by.applicant)
      .then({ type: 'FileAccessAsked' })
  })
  test('not of what was erased', () => {
    given(...lived(inReview, [{ type: 'erase', content: 'why' }, by.system]))
      .when(ask, by.applicant)
      .thenRefused('file_erased')
  })
  test('the secretariat hears of it, while it waits', () => {
    const [told] = noticesOf(asked, caseOf(...inReview, asked))
    expect(told).toEqual({ kind: 'file_asked', to: { role: 'secretary' } })
    expect(told && asOfNow(told, asked, caseOf(...inReview, asked))).toEqual(told)
    expect(told && asOfNow(told, asked, caseOf(...inReview, asked, shown))).toBeUndefined()
  })
})

describe('showing', () => {
  test('on the page: papers and files of the case are the applicant’s to open', () => {
    given(...inReview, asked)
      .when(show('page', '2026-02-02'), by.secretary, on('2026-02-03'))
      .then({ type: 'FileAccessGranted', how: 'page', on: '2026-02-03' })
    const [before, after] = [caseOf(...inReview, asked), caseOf(...inReview, asked, shown)]
    expect(after.pending).not.toHaveProperty('file_access')
    for (const [c, may] of [
      [before, false],
      [after, true],
    ] as const) {
      expect(maySee(applicantOf(c), { from: 'ResponseRecorded', letter: 'L' })).toBe(may)
      expect(mayRead(applicantOf(c), { kind: 'letter', letter: 'L' })).toBe(may)
      expect(maySee(applicantOf(c), { from: 'AppealAnswered' })).toBe(true)
    }
  })
  test('in person, on the day that it was, whenever that is entered; the page stays as it was', () => {
    given(...inReview, asked)
      .when(show('in_person', '2026-02-04'), by.secretary, on('2026-02-06'))
      .then({ type: 'FileAccessGranted', how: 'in_person', on: '2026-02-04' })
    const life = lived(
      inReview,
      [ask, by.applicant],
      [show('in_person', '2026-02-05'), by.secretary, '2026-02-06'],
    )
    expect(life.at(-1)).toHaveLength(1)
    expect(maySee(applicantOf(caseOf(...life)), { from: 'ResponseRecorded' })).toBe(false)
  })
  test('late, it was missed', () => {
    given(...inReview, asked)
      .when(show('in_person', '2026-02-06'), by.secretary, on('2026-02-06'))
      .then({ type: 'DeadlineMissed', deadline: 'file_access' }, { type: 'FileAccessGranted' })
    given(...inReview, asked)
      .when(show('page', '2026-02-02'), by.secretary, on('2026-02-06'))
      .then({ type: 'DeadlineMissed', deadline: 'file_access' }, { type: 'FileAccessGranted' })
  })
  test('by the secretariat, of what was asked for, not before that and not in the future', () => {
    given(...inReview)
      .when(show('page', '2026-02-02'), by.secretary)
      .thenRefused('file_not_asked')
    given(...inReview, asked)
      .when(show('page', '2026-02-02'), by.chair())
      .thenRefused('not_yours')
    given(...inReview, asked)
      .when(show('in_person', '2026-02-01'), by.secretary)
      .thenRefused('file_shown_before_asked', { path: 'on' })
    given(...inReview, asked)
      .when(show('in_person', '2026-02-03'), by.secretary)
      .thenRefused('file_shown_in_future', { path: 'on' })
  })
  test('the applicant hears that the page has it; who was shown it in person knows', () => {
    const c = caseOf(...inReview, asked, shown)
    expect(noticesOf(shown, c)).toEqual([{ kind: 'file_shown', to: { role: 'applicant' } }])
    expect(noticesOf({ ...shown, how: 'in_person' } as typeof shown, c)).toEqual([])
    const unreached = caseOf(appealRegistered({ reachable: false }), asked, shown)
    expect(noticesOf(shown, unreached)).toEqual([])
  })
})
