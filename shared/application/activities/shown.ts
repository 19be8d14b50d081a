/**
 * What everybody may see of the council's own work (Law on Public Councils, art. 14): activities by their days, one whole.
 * Why one was moved or cancelled and what was noted beside it stay with the secretariat.
 */
import type { Content } from '../../../events/contents.ts'
import { activityOf } from '../../domain/activities/activity.ts'
import { formDuties } from '../../domain/activities/forms.ts'
import type { ActivityView } from '../../domain/activities/views.ts'
import type { CaseLog, People } from '../ports.ts'
import { publicFilesIn } from './files.ts'
import type { ActivityLine, ActivityShown } from './models.ts'
import { recommendedBy } from './recommended.ts'
import { titlesOf } from './said.ts'

/** The local day that it was held on, or is planned for. */
export const dayOf = ({ heldOn, on }: Pick<ActivityView, 'heldOn' | 'on'>): string => heldOn ?? on ?? ''

/** With their titles, in this order; a title that was erased is empty. */
export const titled = async (people: People, views: readonly ActivityView[]): Promise<ActivityLine[]> => {
  const titles = await titlesOf(people, views)
  return views.map((view, i) => {
    const { caseId: number, form, status, commission, time, heldUntil } = view
    return {
      number,
      form,
      status,
      title: titles[i] ?? '',
      on: dayOf(view),
      ...(time && !view.heldOn && { time }),
      ...(heldUntil && { until: heldUntil }),
      ...(commission && { commission }),
    }
  })
}

const saidIn = (words: Map<string, Content>, id: string | undefined): string => {
  const found = words.get(id ?? '')
  return found?.kind === 'message' ? found.text : ''
}

/** Undefined for a number that is no activity's. */
export const activityShown = async (
  { log, people }: { log: CaseLog; people: People },
  number: string,
): Promise<ActivityShown | undefined> => {
  const a = activityOf(await log.load(number))
  if (!a) return undefined
  const words = await people.list(number, '')
  const about = words.get(a.content)
  const agenda = words.get(a.agenda?.content ?? '')
  const { title = '', with: companion, place } = about?.kind === 'activity' ? about : {}
  return {
    ...a,
    title,
    with: companion,
    place,
    meets: formDuties[a.form].meets !== undefined,
    agenda: (a.agenda?.items ?? []).map(({ no, about }) => ({
      no,
      text: (agenda?.kind === 'agenda' && agenda.items.find((item) => item.no === no)?.text) || '',
      about,
    })),
    decisions: a.votes.map(({ content, task, ...vote }) => ({
      ...vote,
      text: saidIn(words, content),
      ...(task && { task: { owner: task.owner, as: task.as, dueOn: task.deadline.due } }),
    })),
    documentDue: a.document?.due ?? undefined,
    publications: a.publications.map(({ channel, publishedOn, content }) => ({
      channel,
      on: publishedOn,
      url: saidIn(words, content),
    })),
    findings: a.documentOn
      ? a.findings.map(({ foundOn, content }) => ({ on: foundOn, text: saidIn(words, content) }))
      : [],
    files: publicFilesIn(a, words),
    recommendations: await recommendedBy({ log, people }, a),
    followUps: a.followUps.map(({ result, checkedOn, recommendation }) => ({
      ...{ result, on: checkedOn },
      ...(recommendation !== undefined && { recommendation }),
    })),
  }
}
