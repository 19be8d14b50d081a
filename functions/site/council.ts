/** `/council`. */
import { compositionShown } from '../../shared/application/members/shown.ts'
import { actingChair, hoursOn, isOpenOn, openOn, topicOf } from '../../shared/council/council.ts'
import { frameOf } from '../../shared/http/front.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { renderCouncil } from '../../shared/pages/site/council.ts'
import type { SiteDeps } from './deps.ts'
import { forAll } from './reply.ts'

export const council = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  const { rules } = deps
  const { council } = rules
  const today = rules.dayOf(request.at)
  return forAll(
    renderCouncil({
      ...frameOf(deps, request),
      composition: await compositionShown(deps, today),
      chairman: council.head.name,
      commissions: openOn(council.commissions, today).map(({ id, names, topics }) => ({
        id,
        name: names,
        chair: actingChair(council, id)?.name ?? '',
        field: topics.flatMap((id) => {
          const topic = topicOf(council, id)
          return topic && isOpenOn(topic, today) ? [topic.names] : []
        }),
      })),
      hours: hoursOn(council, today),
    }),
  )
}
