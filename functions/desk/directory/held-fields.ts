/** The directory's forms: their fields by dotted path, as the input that they spell. */
import type { Held } from '../../../events/content-parts.ts'
import { limits } from '../../../events/limits.ts'
import type { Language } from '../../../events/values.ts'
import { typedDay } from '../../../shared/domain/typed-day.ts'
import type { AddedKind } from '../../../shared/text/desk/directory/entry-words.ts'
import type { Fields } from '../staff.ts'

const valueIn = (fields: Fields) => (path: string) => fields[path]?.trim() || undefined

/** Nobody where neither a name nor an address was typed. */
const personIn = (fields: Fields, prefix: string) => {
  const value = valueIn(fields)
  const found = {
    name: value(`${prefix}name`),
    email: value(`${prefix}email`),
    language: value(`${prefix}language`),
  }
  return found.name || found.email ? found : undefined
}

/** A text in each language. */
const inEach = (fields: Fields, path: string): Record<Language, string | undefined> => {
  const value = valueIn(fields)
  return { kk: value(`${path}.kk`), ru: value(`${path}.ru`), en: value(`${path}.en`) }
}

const dayIn = (typed: string | undefined) => typed && typedDay(typed)

/** Who holds an entry; rows and people of whom nothing was typed are left out. */
export const heldIn = (fields: Fields, of: Held['of']): object => {
  const value = valueIn(fields)
  const person = (prefix: string) => personIn(fields, prefix)
  const rows = Object.keys(fields).flatMap((path) => /^members\.(\d{1,3})\.email$/.exec(path)?.[1] ?? [])
  switch (of) {
    case 'head':
    case 'deputy_head':
    case 'apparatus_head':
      return { of, ...person('') }
    case 'acting_head': {
      const days = { from: dayIn(value('acting.from')), until: dayIn(value('acting.until')) }
      const named = person('acting.')
      return { of, ...((named || days.from || days.until) && { acting: { ...named, ...days } }) }
    }
    case 'agency':
      return { of, ...officeIn(fields) }
    case 'secretariat':
      return {
        of,
        email: value('email'),
        language: value('language'),
        members: rows.flatMap((row) => {
          const { name, email } = person(`members.${row}.`) ?? {}
          return name || email ? [{ name, email }] : []
        }),
      }
    case 'commission': {
      const deputy = person('deputy.')
      return { of, chair: person('chair.') ?? {}, ...(deputy && { deputy }), acting: value('acting') }
    }
  }
}

const officeIn = (fields: Fields): object => {
  const value = valueIn(fields)
  const phone = value('phone')
  return { email: value('email'), language: value('language'), ...(phone && { phone }) }
}

/** An entry that is to be added; its id is made of its English name where none was typed. */
export const addedIn = (fields: Fields, of: AddedKind): object => {
  const value = valueIn(fields)
  const names = inEach(fields, 'names')
  const named = { of, id: value('id')?.toLowerCase() ?? idOf(names.en), names }
  switch (of) {
    case 'agency':
      return { ...named, ...officeIn(fields) }
    case 'commission': {
      const deputy = personIn(fields, 'deputy.')
      return { ...named, chair: personIn(fields, 'chair.') ?? {}, ...(deputy && { deputy }) }
    }
    case 'topic':
      return { ...named, examples: inEach(fields, 'examples'), commission: value('commission') }
  }
}

const longestId = 64

const idOf = (name = ''): string | undefined => {
  const words = name
    .slice(0, limits.name)
    .toLowerCase()
    .match(/[a-z\d]+/g)
  const id = words?.join('-').slice(0, longestId)
  return id && (/^\d/.test(id) ? `body-${id}`.slice(0, longestId) : id)
}

/** A day that was not typed is asked for. */
export const endIn = (fields: Fields): object => ({ from: dayIn(valueIn(fields)('from')) ?? '' })

/** What an entry is to be called; a day that was not typed is asked for. */
export const renamedIn = (fields: Fields): object => ({ names: inEach(fields, 'names'), ...endIn(fields) })

/** How the council is reached; an hour without its zero is typed often (`9:00`). */
export const contactsIn = (fields: Fields): object => {
  const value = valueIn(fields)
  const clock = (path: string) =>
    value(path)
      ?.replace(/^(\d)[.:]/, '0$1:')
      .replace('.', ':')
  const phone = value('phone')
  return {
    address: inEach(fields, 'address'),
    ...(phone && { phone }),
    hours: { from: clock('hours.from'), to: clock('hours.to') },
  }
}
