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

/** The same question is asked once. */
const askedOnce = <T>(ask: (caseId: string, of: string) => Promise<T>) => {
  const asked = new Map<string, Promise<T>>()
  return (caseId: string, of: string): Promise<T> => {
    const key = `${caseId}\n${of}`
    const answer = asked.get(key) ?? ask(caseId, of)
    asked.set(key, answer)
    return answer
  }
}

/**
 * Asks for each text, and for each list of them, once, however many pieces of an answer need it. For one answer to one
 * reader, who does not see what is written meanwhile.
 */
export const readingOnce = (people: People): People =>
  Object.assign(Object.create(people), {
    get: askedOnce((caseId, contentId) => people.get(caseId, contentId)),
    list: askedOnce((caseId, prefix) => people.list(caseId, prefix)),
  })

/** An appeal with its applicant's contact as it is now; undefined where it was erased, or the case is none. */
export const appealTextOf = async (people: People, c: Case): Promise<ContentOf<'appeal'> | undefined> => {
  const [appeal, ...corrected] = await Promise.all([
    textOf(people, c.caseId, c.content, 'appeal'),
    ...(c.kind === 'appeal' ? (c.contacts ?? []) : []).map((id) => textOf(people, c.caseId, id, 'contact')),
  ])
  if (!appeal) return undefined
  const contact = corrected.map((one) => {
    const { kind: _, ...known } = one ?? { kind: 'contact' as const }
    return known
  })
  return { ...appeal, applicant: Object.assign({ ...appeal.applicant }, ...contact) }
}

/** What a case is about, in its author's words: a subject, or a draft's title; empty once erased. */
export const subjectOf = async (people: People, c: Case, contentId = c.content): Promise<string> => {
  const found = await people.get(c.caseId, contentId)
  if (found?.kind === 'recommendation') return subjectOf(people, c)
  if (found?.kind === 'draft_act') return found.title
  return found?.kind === 'appeal' || found?.kind === 'letter' ? found.subject : ''
}
