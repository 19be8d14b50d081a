/**
 * A draft act as everybody may see it: the recommendations on it, and what its body said to each remark (Law on Legal
 * Acts, art. 20). Neither the developer's contact nor who signed the response.
 */
import { mainOf, statusOf } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { recommendationsOf, recommendationView } from '../actions/link-view.ts'
import type { CaseLog, People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import type { DraftShown } from './models.ts'

/** Undefined for a number that is no draft act's. */
export const draftShown = async (
  { log, people }: { log: CaseLog; people: People },
  number: string,
): Promise<DraftShown | undefined> => {
  const c = fold(await log.load(number))
  if (c?.kind !== 'draft_act') return undefined
  const draft = await textOf(people, c.caseId, c.content, 'draft_act')
  const given = await Promise.all(
    recommendationsOf(c).map(async (recommendation) => {
      const letter = recommendation.letter === undefined ? undefined : c.letters[recommendation.letter]
      const [view, said] = await Promise.all([
        recommendationView(people, c, recommendation),
        textOf(people, c.caseId, letter?.response?.content, 'response'),
      ])
      const { draftVersion: version, outcome, on, late } = recommendation
      return {
        ...{ version, outcome, on },
        ...(late && { late }),
        text: view?.text ?? '',
        remarks: view?.remarks ?? [],
        /** By when the body is to respond. */
        ...(letter?.deadline.due && { dueOn: letter.deadline.due }),
        ...(letter?.response && {
          response: {
            decision: letter.response.decision,
            on: letter.response.receivedOn,
            text: said?.text ?? '',
          },
        }),
      }
    }),
  )
  return {
    number: c.caseId,
    title: draft?.title ?? '',
    agency: c.agency,
    actType: c.actType,
    status: statusOf(c),
    version: c.draftVersion,
    receivedOn: c.receivedOn,
    dueOn: mainOf(c)?.due ?? null,
    ...(c.commission && { commission: c.commission }),
    ...(c.agreed && { agreedOn: c.agreed }),
    url: draft?.portalUrl ?? draft?.url,
    // The last first.
    recommendations: given.toReversed(),
  }
}
