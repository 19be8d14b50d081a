/** What the forms of a draft act post becomes the body that the API takes. */

import { defined } from '../../domain/defined.ts'
import { typedDay } from '../../domain/typed-day.ts'
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
