/** Cases brought to where a test begins. */
import { randomUUID } from 'node:crypto'
import { tokenIn } from '../../infra/ops/common/visitor.ts'
import type { ActionName } from '../../shared/domain/capabilities.ts'
import { draftSubmitted, person } from '../builders/inputs.ts'
import { about, council, type Receipt, type System } from './system.ts'

export type Assigned = Receipt & { token: string; email: string }

export const emailOfChair = (commission: string): string =>
  council.commissions.find(({ id }) => id === commission)?.chair.email ?? ''

/** An appeal that its commission's chair has: `token` is the chair's. */
export const assigned = async (
  { v, submitted }: System,
  topic: string,
  more: Parameters<System['submitted']>[0] = {},
): Promise<Assigned> => {
  const email = `${randomUUID()}@example.kz`
  const receipt = await submitted({ applicant: person({ email }), topic, ...more })
  const token = tokenIn(await v.mail(emailOfChair(topic), about(receipt.number)))
  return { ...receipt, token, email }
}

/** A letter that its agency has: `token` is the agency's. */
export const lettered = async (
  { v }: System,
  chairToken: string,
  agency: string,
): Promise<{ letter: string; token: string }> => {
  const action = {
    action: 'letter',
    agency,
    subject: 'Запрос сведений',
    text: 'Просим сообщить о принятых мерах.',
  }
  const { status, body, text } = await v.act(chairToken, action)
  if (status !== 200) throw new Error(`letter: ${status} ${text}`)
  const letter = body.case.letters.at(-1).number
  const token = tokenIn(await v.mail(`${agency}@example.kz`, about(letter)))
  return { letter, token }
}

/** A draft act of `public-spaces-department` that the chair of `urban-planning` has. */
export const drafted = async ({ v }: System, more: object = {}) => {
  const reference = `14-05/${randomUUID().slice(0, 8)}`
  const draft = draftSubmitted({ reference, ...more }, new Date().toISOString())
  const { status, text } = await v.webhook('public-spaces-department', draft)
  if (status !== 202) throw new Error(`draft: ${status} ${text}`)
  const mail = await v.mail(emailOfChair('urban-planning'), (m) => m.subject.includes(reference))
  const token = tokenIn(mail)
  return { reference, token, number: (await v.read(token)).body.case.number as string }
}

/** An agency's response to a letter, as its webhook has it. */
export const response = (letter: string, more: object = {}, timestamp = new Date().toISOString()) => ({
  type: 'response.submitted',
  timestamp,
  data: { letter, decision: 'accepted', text: 'Меры приняты.', ...more },
})

/** What the secretariat may do with an appeal that nobody has taken into review, whoever has it, in the order of offers. */
export const openToSecretary: ActionName[] = [
  'forward',
  'complete',
  'crime_or_danger',
  'return_to_applicant',
  'link_repeat',
  'terminate',
  'correct_contact',
  'message',
  'withdraw',
  'ask_file',
]
