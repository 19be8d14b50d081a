/** Personal data and free text are in the store of personal data and in mails, and nowhere else. */
import { randomUUID } from 'node:crypto'
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { iin } from '../builders/identity.ts'
import { appeal, draftSubmitted, person } from '../builders/inputs.ts'
import { formFor, formTo } from './browser.ts'
import { emailOfChair, response } from './scenes.ts'
import { about, connect, givenCloud } from './system.ts'

const system = connect(givenCloud())
const { allQueues, drained, itemsOf, lambda, logLines, open, peek, queues, quiet } = system
const { send, takeDeadLetters, v, whilePaused } = system

/** What was sent somewhere, by where; and every message that was seen on its way. */
const planted: Record<string, string> = {}
const seen: string[] = []
const plant = (place: string, text = `қпк${randomUUID()}`) => {
  planted[place] = text
  return text
}
const plantEmail = (place: string) => plant(place, `planted-${randomUUID()}@example.kz`)

/** Does something, and looks at what these queues hold before it is worked on. */
const watched = async <T>(names: (keyof typeof queues)[], work: () => Promise<T>): Promise<T> =>
  whilePaused(names, async () => {
    const result = await work()
    for (const name of names)
      seen.push(
        ...(await until(`a message in ${name}`, async () => {
          const bodies = await peek(queues[name])
          return bodies.length ? bodies : undefined
        })),
      )
    return result
  })

/** In any spelling that a log or an item could have it in. */
const spellings = (text: string) => [
  text,
  encodeURIComponent(text),
  JSON.stringify(text).slice(1, -1),
  Buffer.from(text).toString('base64').slice(0, -4),
]

const expectNowhere = (haystack: string, where: string) => {
  const lower = haystack.toLowerCase()
  for (const [place, text] of Object.entries(planted))
    for (const spelling of spellings(text))
      expect(lower.includes(spelling.toLowerCase()), `${place} in ${where}`).toBe(false)
}

describe('Given words planted in everything that people send', () => {
  test('when an appeal goes its whole way, then queue messages do not hold them', async () => {
    const email = plantEmail('applicant’s e-mail')
    const chair = emailOfChair('housing')
    const input = appeal({
      applicant: person({
        name: plant('applicant’s name'),
        iin: plant('IIN', iin(Math.floor(Math.random() * 9999))),
        email,
        phone: plant('telephone', `+7 70${String(Math.random()).slice(2, 11)}`),
        address: plant('address'),
      }),
      topic: 'housing',
      subject: plant('subject'),
      text: plant('text'),
    })
    const key = plant('key of the submission', randomUUID())
    const { body: receipt } = await watched(['assignment', 'notices'], () => v.submit(input, key))
    const { number, code } = receipt
    plant('receipt’s code', code)
    const token = plant('chair’s token', tokenIn(await v.mail(chair, about(number))))

    const letter = {
      action: 'letter',
      agency: 'akimat',
      subject: plant('letter’s subject'),
      text: plant('letter’s text'),
    }
    const clickKey = plant('key of a click', randomUUID())
    const { body: sent } = await watched(['dispatch'], () => v.act(token, letter, clickKey))
    const mail = await v.mail('akimat@example.kz', about(sent.case.letters[0].number))
    expect(mail.text).toContain(planted['letter’s text'])

    const said = response(sent.case.letters[0].number, {
      text: plant('response'),
      reference: plant('agency’s reference'),
    })
    expect((await watched(['responses'], () => v.webhook('akimat', said))).status).toBe(202)
    await v.mail(chair, about(sent.case.letters[0].number))

    const path = `/api/appeals/${number}`
    const messageKey = { 'idempotency-key': plant('key of a message', `m-${randomUUID()}`) }
    const message = { text: plant('message') }
    await watched(['notices'], () => v.json('POST', `${path}/messages?code=${code}`, message, messageKey))
    const linkKey = { 'idempotency-key': plant('key of a link', `l-${randomUUID()}`) }
    await watched(['notices'], () => v.json('POST', `${path}/link`, {}, linkKey))
    const answer = { action: 'answer', outcome: 'explained', text: plant('answer') }
    await watched(['notices'], () => v.act(token, answer))
    await v.mail(email, (m) => m.text.includes(planted.answer ?? ''))
    // Its page, whose address has the code in it.
    expect((await v.json('GET', `${path}?code=${code}`)).status).toBe(200)
    expectNowhere(seen.join('\n'), 'a message')
    expect(seen.length).toBeGreaterThanOrEqual(7)
  })

  test('when a draft act goes its whole way through webhooks and pages, then queue messages do not hold them', async () => {
    const contact = { name: plant('contact’s name'), email: plantEmail('contact’s e-mail') }
    const draft = draftSubmitted(
      {
        reference: plant('reference', `p/${randomUUID()}`),
        title: plant('title'),
        text: plant('draft’s text'),
        url: plant('draft’s address', `https://example.kz/${randomUUID()}`),
        contact,
        unknown: plant('field that is not known'),
      },
      new Date().toISOString(),
    )
    await watched(['responses'], () => v.webhook('public-spaces-department', draft))
    const chair = emailOfChair('urban-planning')
    const assigned = await v.mail(chair, (m) => m.subject.includes(planted.reference ?? ''))
    const page = await open(`/act/${tokenIn(assigned)}?lang=ru`)
    const recommended = await watched(['dispatch'], () =>
      send(formFor(page, 'recommend'), {
        outcome: 'with_remarks',
        'text.kk': plant('opinion in Kazakh'),
        'text.ru': plant('opinion'),
        'remarks.0.clause': plant('clause'),
        'remarks.0.quote': plant('quote'),
        'remarks.0.text.kk': plant('remark in Kazakh'),
        'remarks.0.text.ru': plant('remark'),
      }),
    )
    expect(recommended.status).toBe(200)
    const letter = await v.mail('public-spaces-department@example.kz', (m) =>
      m.text.includes(planted.reference ?? ''),
    )
    const answering = await open(`/act/${tokenIn(letter)}?lang=ru`)
    const answered = await watched(['notices'], () =>
      send(formFor(answering, 'respond'), {
        decision: 'declined',
        text: plant('agency’s answer'),
        'remarks.0.accepted': 'false',
        'remarks.0.reason': plant('reason'),
      }),
    )
    expect(answered.status).toBe(200)
    expectNowhere(seen.join('\n'), 'a message')
  })

  test('when the form is filled in, and bad input comes to every door, then it fails without a trace', async () => {
    const page = await open('/appeals/new?lang=ru')
    await send(formTo(page, '/appeals/new'), {
      'applicant.kind': 'person',
      'applicant.name': plant('name in a bad form'),
      'applicant.iin': plant('IIN in a bad form', '850321399999'),
      'applicant.email': plant('e-mail in a bad form'),
      text: plant('text in a bad form'),
      topic: plant('topic in a bad form'),
    })
    const bad = { 'idempotency-key': 'bad-input' }
    await v.json('POST', '/api/appeals', `{"name":"${plant('broken JSON')}`, bad)
    await v.json('POST', '/api/appeals', plant('no JSON'), bad)
    await v.json('POST', '/api/appeals', { [plant('field’s name')]: 1, topic: plant('unknown topic') }, bad)
    await v.json('POST', '/api/appeals', { ...appeal(), district: plant('district') }, bad)
    await v.json('POST', '/api/appeals', plant('large').padEnd(300_000, 'x'), bad)
    await v.webhook('akimat', `{"text":"${plant('broken webhook')}`)
    await v.webhook('akimat', response(plant('letter’s number'), { text: plant('refused response') }))
    await v.webhook('akimat', response('ALM-L-2026-999999', { text: plant('response to nobody') }))
    await v.webhook('akimat', { text: plant('unsigned') }, { secret: 'whsec_bm90IHRoZSByaWdodCBvbmU=' })
    await v.webhook(plant('agency’s id', `a-${randomUUID()}`), response('ALM-L-2026-000001'))
    await v.json('POST', `/api/act/${plant('token', randomUUID())}`, { text: plant('forged act') }, bad)
    await open(`/${plant('path', randomUUID())}?${plant('query', randomUUID())}`)
    await open(`/appeals/${plant('number', randomUUID())}?code=${plant('code', randomUUID())}`)
    await open(`/deadline?from=${plant('day', randomUUID())}`, {
      'user-agent': plant('user agent', randomUUID()),
      'accept-language': plant('Accept-Language', randomUUID()),
      cookie: plant('cookie', `c=${randomUUID()}`),
      referer: plant('referer', `https://example.kz/${randomUUID()}`),
    })
  })

  test('when the store of personal data fails, then the applicant hears of it, the log tells where and not what, and the same key finishes it', async () => {
    const name = system.functions['submit-appeal']
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }))
    const configure = async (Variables: Record<string, string> | undefined) => {
      await lambda.send(
        new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment: { Variables } }),
      )
      await waitUntilFunctionUpdatedV2(
        { client: lambda, maxWaitTime: 30, minDelay: 0.2 },
        { FunctionName: name },
      )
    }
    const input = appeal({
      applicant: person({ name: plant('name in a failure'), email: plantEmail('e-mail in a failure') }),
      text: plant('text in a failure'),
      subject: plant('subject in a failure'),
    })
    const key = randomUUID()
    try {
      await configure({ ...Environment?.Variables, PEOPLE_TABLE: 'nowhere' })
      const { status, text, body } = await v.submit(input, key)
      expect(status).toBe(500)
      expect(body).toMatchObject({ type: 'urn:zhauap:problem:unexpected', status: 500, errors: [] })
      expectNowhere(text, 'the answer')
    } finally {
      await configure(Environment?.Variables)
    }
    const { status, body } = await v.submit(input, key)
    expect(status).toBe(201)
    await v.mail(input.applicant.email ?? '', about(body.number))
  })

  test('when a consumer gets a message that it cannot know, then it is a dead letter, and told without repeating it', async () => {
    const consumers = ['assign-commission', 'send-letter', 'record-response', 'send-reminders', 'send-notice']
    const bodies = new Set<string>()
    for (const consumer of consumers)
      for (const body of [
        `{"${plant(`${consumer}: broken`)}`,
        JSON.stringify({ text: plant(`${consumer}: unknown`) }),
      ]) {
        const record = { messageId: 'planted-1', body, attributes: { SentTimestamp: String(Date.now()) } }
        const { Payload, FunctionError } = await lambda.send(
          new InvokeCommand({
            FunctionName: system.functions[consumer],
            Payload: JSON.stringify({ Records: [record] }),
          }),
        )
        expect(FunctionError).toBeUndefined()
        expect(JSON.parse(Payload?.transformToString() ?? '')).toEqual({ batchItemFailures: [] })
        bodies.add(body)
      }
    expect(await takeDeadLetters(bodies)).toBe(bodies.size)
  })

  test('when everything is looked through, then they are in the store of personal data and in mails, and nowhere else', async () => {
    await quiet()
    for (const table of ['cases', 'views', 'claims'] as const) {
      const items = await itemsOf(table)
      expect(items.length).toBeGreaterThan(0)
      for (const item of items) expectNowhere(JSON.stringify(item), `${table} ${item.caseId ?? item.key}`)
    }
    const { work, dead } = await allQueues()
    for (const url of [...work, ...dead]) expectNowhere((await peek(url)).join('\n'), url)

    const lines = await logLines()
    const told = Object.values(lines).flat()
    for (const [group, messages] of Object.entries(lines)) expectNowhere(messages.join('\n'), group)
    // Looking into empty logs would prove nothing.
    for (const message of [
      '"message":"answered"',
      '"message":"relayed"',
      '"message":"consumed"',
      '"message":"committed"',
      '"message":"mail"',
      '"message":"request failed"',
      '"message":"broken message"',
    ])
      expect(told.some((line) => line.includes(message))).toBe(true)

    const people = JSON.stringify(await itemsOf('people'))
    for (const place of [
      'applicant’s name',
      'IIN',
      'telephone',
      'address',
      'subject',
      'text',
      'message',
      'answer',
    ])
      expect([place, people.includes(planted[place] ?? '?')]).toEqual([place, true])
    for (const place of ['letter’s text', 'response', 'title', 'draft’s text', 'opinion', 'remark', 'reason'])
      expect([place, people.includes(planted[place] ?? '?')]).toEqual([place, true])
    // Nor is what was refused kept anywhere.
    for (const place of [
      'broken JSON',
      'text in a bad form',
      'refused response',
      'response to nobody',
      'unsigned',
    ])
      expect([place, people.includes(planted[place] ?? '?')]).toEqual([place, false])
    await drained()
  })
})
