/** `/desk/queues`: how many dead letters there are, without a word of what they say, and their way back. */
import { queues } from '../../events/queues.ts'
import { languageOf } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { page, seeOther } from '../../shared/http/replies.ts'
import { renderQueues } from '../../shared/pages/desk/queues.ts'
import { deadIn } from './lists/lists.ts'
import { deskFrame, forMembers } from './staff.ts'

export const show = forMembers(async (deps, request, staff) => {
  const { moved = '', count = '' } = request.query
  const queue = queues.find((one) => one === moved)
  return page(
    200,
    renderQueues({
      ...deskFrame(deps, request, staff),
      path: '/desk/queues',
      dead: deadIn(await deps.deadLetters()),
      ...(queue && /^\d{1,6}$/.test(count) && { moved: { queue, count: Number(count) } }),
    }),
  )
})

export const send = forMembers(async (deps, request, _, fields) => {
  const queue = queues.find((one) => one === fields.queue)
  if (!queue) throw new HttpProblem(404, 'not_found')
  const count = await deps.moveBack(queue)
  return seeOther(`/desk/queues?lang=${languageOf(deps, request)}&moved=${queue}&count=${count}`)
})
