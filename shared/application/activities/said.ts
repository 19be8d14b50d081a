/** What was said of the council's own work, in the words of who entered it. */
import type { Activity } from '../../domain/activities/activity.ts'
import type { People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import type { ActivityTexts } from './models.ts'

/** The titles of these, in their order; one that was erased is empty. */
export const titlesOf = async (
  people: People,
  views: readonly { caseId: string; content?: string }[],
): Promise<string[]> => {
  const found = await people.headings(
    views.map(({ caseId, content = '' }) => ({ caseId, contentId: content })),
  )
  return views.map((_, i) => found[i]?.subject ?? '')
}

const byNo = (list: readonly (readonly [no: number, text: string | undefined])[]): Record<number, string> =>
  Object.fromEntries(list.flatMap(([no, text]) => (text === undefined ? [] : [[no, text]])))

export const activityTexts = async (people: People, a: Activity): Promise<ActivityTexts> => {
  const spoken = ({ content }: { content: string }) => textOf(people, a.number, content, 'message')
  const [about, agenda, decisions, findings] = await Promise.all([
    textOf(people, a.number, a.content, 'activity'),
    textOf(people, a.number, a.agenda?.content, 'agenda'),
    Promise.all(a.votes.map(spoken)),
    Promise.all(a.findings.map(spoken)),
  ])
  return {
    title: about?.title ?? '',
    with: about?.with,
    place: about?.place,
    points: byNo((agenda?.items ?? []).map(({ no, text }) => [no, text])),
    decisions: byNo(a.votes.map(({ no }, i) => [no, decisions[i]?.text])),
    findings: findings.map((one) => one?.text ?? ''),
  }
}
