/** `npm run -s trace`: the way of an appeal that was answered, hop by hop, as functions have logged it. */
import { describe, expect, test } from 'vitest'
import type { Step } from '../../infra/ops/common/case-way.ts'
import { tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { assigned, emailOfChair, lettered, response } from './scenes.ts'
import { about, connect, givenCloud } from './system.ts'

const system = connect(givenCloud())
const { npm, v } = system

type Way = { number: string; kind: string; status: string; steps: Step[]; reads: Record<string, number> }

/** A step in a line: what called what, for which event; what it committed, and whom it wrote to. */
const shown = ({ function: name, from, about: event, outcome, commits, mails }: Step) =>
  [
    `${from} > ${name}`,
    event ?? '',
    outcome,
    ...commits.map(({ version, events }) => `${version} ${events}`),
    ...mails.map(({ kind, to, outcome: became }) => `${kind} to ${to} ${became}`),
  ].join(' | ')

describe('Given an appeal that was answered after an agency was asked', () => {
  test('when its way is traced, then every hop is there, in order, and who it concerned by role only', async () => {
    const topic = 'ecology-transport'
    const { number, code, token, email } = await assigned(system, topic)
    expect((await v.act(token, { action: 'accept' })).status).toBe(200)
    const { letter } = await lettered(system, token, 'almaty-su')
    expect((await v.webhook('almaty-su', response(letter))).status).toBe(202)
    const fresh = tokenIn(await v.mail(emailOfChair(topic), about(letter)))
    const answer = { action: 'answer', outcome: 'satisfied', text: 'Меры приняты.' }
    expect((await v.act(fresh, answer)).status).toBe(200)
    await v.mail(email, (mail) => mail.subject.includes(number) && mail.text.includes(answer.text))

    const expected = [
      'POST /api/appeals > submit-appeal | AppealRegistered | 201 | 1 AppealRegistered',
      'stream > relay | AppealRegistered | done',
      'queue assignment > assign-commission | AppealRegistered | done | 2 CaseAssigned',
      'queue notices > send-notice | AppealRegistered | done | receipt to applicant sent',
      'stream > relay | CaseAssigned | done',
      'queue notices > send-notice | CaseAssigned | done | appeal_assigned to chair sent',
      'POST /api/act/{token} > act | CaseAccepted | 200 | 3 CaseAccepted',
      'stream > relay | CaseAccepted | done',
      'POST /api/act/{token} > act | LetterSent | 200 | 4 LetterSent',
      'stream > relay | LetterSent | done',
      'queue dispatch > send-letter | LetterSent | done | letter to agency sent',
      'POST /webhooks/agencies/{agencyId} > receive-webhook |  | 202',
      'queue responses > record-response | ResponseRecorded | done | 5 ResponseRecorded',
      'stream > relay | ResponseRecorded | done',
      'queue notices > send-notice | ResponseRecorded | done | response to chair sent',
      'POST /api/act/{token} > act | AppealAnswered | 200 | 6 AppealAnswered',
      'stream > relay | AppealAnswered | done',
      'queue notices > send-notice | AppealAnswered | done | answer to applicant sent',
    ]
    /** A function's lines are there when it has ended, which may be after its mail has come. */
    let way: Way | undefined
    const everyHop = async () => {
      const { code: exit, out, err } = await npm('trace', number, '--json')
      expect(exit, err).toBe(0)
      way = JSON.parse(out) as Way
      const lines = way.steps.map(shown)
      return expected.every((line) => lines.includes(line)) || undefined
    }
    await until('every hop', everyHop).catch(() => undefined)
    const { steps = [] } = way ?? {}
    const lines = steps.map(shown)
    expect(lines).toEqual(expect.arrayContaining(expected))
    expect(way).toMatchObject({ number, kind: 'appeal', status: 'answered' })
    expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).sort())
    // Each cause stands before what it led to; the receipt goes out beside the assignment.
    const isReceipt = (line: string) => line.includes('receipt to applicant')
    const places = expected.filter((line) => !isReceipt(line)).map((line) => lines.indexOf(line))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    for (const { ms, function: name } of steps) expect(ms, name).toEqual(expect.any(Number))

    const inWords = await npm('trace', number)
    expect(inWords.out).toMatch(new RegExp(`^${number}: appeal, answered; 6 commits`))
    expect(inWords.out).toMatch(/send-notice .*queue notices, AppealAnswered, after \d+ ms: done, \d+ ms/)
    expect(inWords.out).toContain('mail answer to applicant: sent')
    for (const secret of [email, code, token, fresh, answer.text, '@'])
      expect(inWords.out.includes(secret), secret).toBe(false)

    const byLetter = await npm('trace', letter)
    expect(byLetter.out).toBe(inWords.out)
    const small = await npm('trace', number.toLowerCase())
    expect(small).toEqual({
      ...{ code: 1, out: '' },
      err: `${number.toLowerCase()}: there is no such case or letter. There is ${number}.\n`,
    })
  })

  test('when the number is nobody’s, then that is said', async () => {
    expect(await npm('trace', 'ALM-A-2019-000001')).toEqual({
      ...{ code: 1, out: '' },
      err: 'ALM-A-2019-000001: there is no such case or letter. A number is written as in its mails: ALM-A-2026-000001.\n',
    })
    const { code, err } = await npm('trace', 'two', 'numbers')
    expect([code, err]).toEqual([
      2,
      'two numbers: expected one number of a case or letter\nSee: npm run -s trace -- --help\n',
    ])
  })
})
