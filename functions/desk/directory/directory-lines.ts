/** The lines of the directory's table, as the council has them, and which of them are asked for. */
import { languages } from '../../../events/values.ts'
import { heldOf } from '../../../shared/application/desk/directory/directory.ts'
import { agencyOf, type Council, commissionOf, hoursOn, topicOf } from '../../../shared/council/council.ts'
import { beginningOf, everyWordIn } from '../../../shared/domain/desk/words.ts'
import { type Asked, kindOf, type Line, titleOf } from '../../../shared/pages/desk/desk-directory.ts'
import { valuesOf } from '../../../shared/pages/desk/desk-entry.ts'
import { wording } from '../../../shared/text/explanation.ts'

export const linesOf = (council: Council, today: string): Line[] =>
  [
    'contacts',
    'head',
    'acting_head',
    'deputy_head',
    'apparatus_head',
    'secretariat',
    ...council.commissions.map(({ id }) => `commission:${id}`),
    ...council.agencies.map(({ id }) => `agency:${id}`),
    ...council.topics.map(({ id }) => `topic:${id}`),
  ].flatMap((entry) => lineOf(council, entry, today) ?? [])

/** A topic is held by nobody: it has examples, and the commissions that take it. */
export const lineOf = (council: Council, entry: string, today: string): Line | undefined => {
  if (entry === 'contacts') return { entry, contacts: contactsShown(council, today) }
  const [of = '', id = ''] = entry.split(':')
  const held = heldOf(council, entry)
  const topic = of === 'topic' ? topicOf(council, id) : undefined
  if (!held && !topic) return undefined
  const known = topic ?? (of === 'agency' ? agencyOf(council, id) : commissionOf(council, id))
  const { names, addedOn, endsOn, formerNames } = known ?? {}
  const takenBy = council.commissions.filter(({ topics }) => topics.includes(id)).map((one) => one.names)
  return {
    entry,
    ...(held && { held }),
    ...(names && { name: names }),
    ...(topic && { examples: topic.examples, takenBy }),
    ...(addedOn && { addedOn }),
    ...(endsOn && { endsOn }),
    ...(formerNames && { formerNames }),
  }
}

const contactsShown = (council: Council, today: string): NonNullable<Line['contacts']> => {
  const { address, phone, hoursSince = [] } = council
  const next = hoursSince.findLast(({ since }) => since > today)
  return { address, ...(phone && { phone }), hours: hoursOn(council, today), ...(next && { next }) }
}

/** Each word that was typed begins one of an entry's: of its name in any language, its id, its persons and addresses. */
export const matching = ({ q, kind }: Asked) => {
  const typed = everyWordIn(q).map(beginningOf)
  return (line: Line): boolean => {
    if (kind && kindOf(line) !== kind) return false
    if (typed.length === 0) return true
    const said = Object.entries(line.held ? valuesOf(line.held) : {}).flatMap(([path, value]) =>
      /(name|email|phone)$/.test(path) ? [value] : [],
    )
    const examples = line.examples ? languages.map((lang) => wording(line.examples ?? '', lang)) : []
    const titles = languages.map((lang) => titleOf(line, lang))
    const former = (line.formerNames ?? []).flatMap(({ names }) => Object.values(names))
    const words = everyWordIn([line.entry, ...titles, ...former, ...examples, ...said].join(' '))
    return typed.every((word) => words.some((own) => own.startsWith(word)))
  }
}
