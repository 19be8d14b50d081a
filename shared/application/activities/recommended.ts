/** What an activity recommended to bodies, in its words, and what each of them said. */
import type { ContentOf } from '../../../events/contents.ts'
import { outside } from '../../../events/values.ts'
import { outsideNames } from '../../council/outside.ts'
import type { Activity } from '../../domain/activities/activity.ts'
import { resultOf } from '../../domain/activities/control.ts'
import { fold } from '../../domain/fold.ts'
import type { CaseLog, People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import type { RecommendedShown } from './models.ts'

const farOff = '9999-12-31'

/** The words of a recommendation, and to whom they go where nothing but they know the body; undefined once erased. */
export const recommendedIn = async (
  people: People,
  activity: string,
  content: string,
): Promise<Pick<ContentOf<'letter'>, 'text' | 'to'> | undefined> => {
  const said = await people.get(activity, content)
  return said?.kind === 'message' || said?.kind === 'letter' ? said : undefined
}

/** In their order; each is a read of its letter's log and of two texts. What was erased is empty. */
export const recommendedBy = async (
  { log, people }: { log: CaseLog; people: People },
  a: Activity,
): Promise<RecommendedShown[]> =>
  Promise.all(
    a.recommendations.map(async ({ no, agency, content, on, case: opened }) => {
      const c = opened ? fold(await log.load(opened)) : undefined
      const [letter] = Object.values(c?.letters ?? {})
      const [said, answered] = await Promise.all([
        recommendedIn(people, a.number, content),
        c ? textOf(people, c.caseId, letter?.response?.content, 'response') : undefined,
      ])
      const result = resultOf({ no, on }, a.followUps, farOff)
      const response = letter?.response
      return {
        ...{ no, agency, on },
        text: said?.text ?? '',
        ...(agency === outside && { body: said?.to?.name ?? outsideNames }),
        ...(letter?.deadline.due && { dueOn: letter.deadline.due }),
        ...(response && {
          response: {
            decision: response.decision,
            on: response.receivedOn,
            text: answered?.text ?? '',
          },
        }),
        ...(result && { result }),
      }
    }),
  )
