/** What the forms of a draft act post becomes the body that the API takes. */
import { defined } from '../../domain/defined.ts'
import { typedDay } from '../../domain/typed-day.ts'
import { isMultipart, partsOf } from '../bodies.ts'
import type { Request } from '../request.ts'
import { valueIn } from './appeal-fields.ts'

type Fields = Record<string, string>

const wordsIn = (fields: Fields) => {
  const value = valueIn(fields)
  const dueOn = value('dueOn')
  return {
    title: value('title'),
    text: value('text'),
    url: value('url'),
    portalUrl: value('portalUrl'),
    dueOn: dueOn && typedDay(dueOn),
    urgent: value('urgent') ? true : undefined,
  }
}

export const draftIn = (fields: Fields): object => {
  const value = valueIn(fields)
  return defined({
    reference: value('reference'),
    ...wordsIn(fields),
    actType: value('actType'),
    topic: value('topic'),
    contact: defined({ name: value('contact.name'), email: value('contact.email') }),
  })
}

export const versionIn = (fields: Fields): object => defined(wordsIn(fields))

export const withdrawalIn = (fields: Fields): object => defined({ reason: valueIn(fields)('reason') })

/** Parts that are no words. */
const inJson = ['contact', 'version', 'urgent']

const partIn = (name: string, value: string): unknown => {
  if (!inJson.includes(name)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/**
 * What a program sends of a draft act: JSON, or a form with a part for each field. An object is a part in JSON, or each of
 * its fields is one (`contact.email`). An empty part is none.
 */
export const draftBody = async (request: Request): Promise<unknown> => {
  if (!isMultipart(request)) return request.body
  const body = new Map<string, unknown>()
  for (const [name, value] of await partsOf(request)) {
    if (value.trim() === '') continue
    const [of = '', field] = name.split('.')
    if (field === undefined) body.set(name, partIn(name, value))
    else body.set(of, { ...(body.get(of) as object | undefined), [field]: value })
  }
  return Object.fromEntries(body)
}
