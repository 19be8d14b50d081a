/** What the store of personal data says of a member of the council. */
import type { Content, ContentOf } from '../../../events/contents.ts'
import type { Member } from '../../domain/members/composition.ts'

/** Empty once it was erased. */
export const nameOf = (said: ReadonlyMap<string, Content>, { content }: Pick<Member, 'content'>): string => {
  const found = said.get(content)
  return found?.kind === 'member' ? found.name : ''
}

export const contactOf = (
  said: ReadonlyMap<string, Content>,
  { contact = '' }: Pick<Member, 'contact'>,
): ContentOf<'member_contact'> | undefined => {
  const found = said.get(contact)
  return found?.kind === 'member_contact' ? found : undefined
}
