/** Reads the texts that a case's events name. Erased ones are absent. */
import type { Content, ContentOf } from '../../events/contents.ts'
import type { Case } from '../domain/case.ts'
import type { People } from './ports.ts'

export const textOf = async <K extends Content['kind']>(
  people: People,
  caseId: string,
  contentId: string | undefined,
  kind: K,
): Promise<ContentOf<K> | undefined> => {
  const found = contentId ? await people.get(caseId, contentId) : undefined
  return found?.kind === kind ? (found as ContentOf<K>) : undefined
}

/** What a case is about, in its author's words: an appeal's subject or a draft's title; empty once erased. */
export const subjectOf = async (people: People, c: Case): Promise<string> =>
  c.kind === 'appeal'
    ? ((await textOf(people, c.caseId, c.content, 'appeal'))?.subject ?? '')
    : ((await textOf(people, c.caseId, c.content, 'draft_act'))?.title ?? '')
