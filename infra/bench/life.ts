/** The roads that the bench drives through the portal, as people and agencies go them. */
import { randomUUID } from 'node:crypto'
import { type Mail, tokenIn, type visitor } from '../ops/common/visitor.ts'

export type Visitor = ReturnType<typeof visitor>

const weights = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
]

/** A number of twelve digits whose check digit is right. */
const iinOf = (n: number): string => {
  for (let i = n; ; i += 1000) {
    const head = `900101${String(i % 100_000).padStart(5, '0')}`
    const rest = (row: number[]) =>
      [...head].reduce((sum, digit, at) => sum + Number(digit) * (row[at] ?? 0), 0) % 11
    const check = weights.map(rest).find((sum) => sum < 10)
    if (check !== undefined) return `${head}${check}`
  }
}

const emailOf = (n: number) => `bench-${n}@example.kz`

/** An appeal of ordinary length. */
const appealOf = (n: number) => ({
  applicant: { kind: 'person', name: 'Айгүл Әбдірахманқызы', iin: iinOf(n), email: emailOf(n) },
  language: n % 2 ? 'ru' : 'kk',
  topic: 'housing',
  district: 'medeu',
  subject: `Ремонт двора, обращение ${n}`,
  text: 'Третий месяц во дворе не горит свет. Просим восстановить освещение и сообщить о сроках работ. '.repeat(
    4,
  ),
  consent: true,
})

export type Receipt = { number: string; code: string; dueOn: string }

export const submit = async (v: Visitor, n: number): Promise<Receipt> => {
  const { status, text, body } = await v.submit(appealOf(n))
  if (status !== 201) throw new Error(`submission: ${status} ${text}`)
  return body
}

export const chairToken = async (v: Visitor, { number }: Receipt): Promise<string> =>
  tokenIn(await v.mail('chair-housing@example.kz', about(number)))

const about = (number: string) => (mail: Mail) => mail.subject.includes(number)

const asked = async (what: string, answer: ReturnType<Visitor['json']>): Promise<void> => {
  const { status, text } = await answer
  if (status >= 300) throw new Error(`${what}: ${status} ${text}`)
}

/**
 * An appeal through its twelve transitions: a question, a letter, an extension `until` a working day, a message, the
 * answer. `head` is the address of who decides extensions.
 */
export const fullAppeal = async (v: Visitor, head: string, until: string, n: number): Promise<Receipt> => {
  const appeal = await submit(v, n)
  const token = await chairToken(v, appeal)
  const url = (action: string) => `/api/appeals/${appeal.number}/${action}?code=${appeal.code}`
  const write = (text: string) =>
    asked('message', v.json('POST', url('messages'), { text }, { 'idempotency-key': randomUUID() }))
  await asked('accept', v.act(token, { action: 'accept' }))
  await asked('ask', v.act(token, { action: 'ask', text: 'Какой это двор?' }))
  await write('Двор дома 12 по улице Гоголя.')
  const sent = await v.act(token, {
    action: 'letter',
    agency: 'tazalyk',
    subject: 'Освещение двора',
    text: 'Просим восстановить.',
  })
  const [letter] = sent.body.case.letters
  const toAgency = tokenIn(await v.mail('tazalyk@example.kz', about(letter.number)))
  await asked(
    'respond',
    v.act(toAgency, { action: 'respond', decision: 'accepted', text: 'Освещение восстановлено.' }),
  )
  const extension = { until, reason: 'Работы идут до конца месяца.' }
  await asked('extension', v.act(token, { action: 'extension', ...extension }))
  const request = await v.mail(head, about(appeal.number))
  await asked('extend', v.act(tokenIn(request), { action: 'extend', ...extension }))
  await v.mail(emailOf(n), (mail) => mail.text.includes(extension.reason))
  await write('Спасибо, ждём.')
  await asked(
    'answer',
    v.act(token, { action: 'answer', outcome: 'satisfied', text: 'Освещение восстановлено.' }),
  )
  await v.mail(emailOf(n), (mail) => mail.text.includes('Освещение восстановлено.'))
  return appeal
}
