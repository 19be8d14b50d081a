/** `/answers`, by topic and year or by words, and the page of each answer that is published. */
import { topicOf } from '../../shared/council/council.ts'
import { frameOf } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { wording } from '../../shared/text/explanation.ts'
import type { SiteDeps } from './deps.ts'
import { listPeriod } from './period.ts'
import { forAll } from './reply.ts'

const onePage = 25

export const answers = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  // Only who asks for answers waits for what finds them.
  const [{ publishedAnswers }, { renderAnswers }] = await Promise.all([
    import('../../shared/application/answers/published.ts'),
    import('../../shared/pages/site/answers.ts'),
  ])
  const { rules, people } = deps
  const { council } = rules
  const today = rules.dayOf(request.at)
  const {
    year = today.slice(0, 4),
    years,
    page,
  } = listPeriod({ year: request.query.year ?? '', page: request.query.page ?? '' }, today)
  const topic = council.topics.find(({ id }) => id === request.query.topic)?.id
  const q = (request.query.q ?? '').trim().slice(0, 200)
  const found = await publishedAnswers(people, { q, topic, year }, (page - 1) * onePage, onePage)
  return forAll(
    renderAnswers({
      ...frameOf(deps, request),
      ...{ q, topic, year, years, page, ...found },
      topics: council.topics.map(({ id, names: name }) => ({ id, name })),
    }),
  )
}

export const answer = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  const [{ answerShown }, { renderAnswer }] = await Promise.all([
    import('../../shared/application/answers/published.ts'),
    import('../../shared/pages/site/answers.ts'),
  ])
  const frame = frameOf(deps, request)
  const found = await answerShown(deps, request.params.id ?? '')
  if (!found) throw new HttpProblem(404, 'not_found')
  const topic = found.topic && topicOf(deps.rules.council, found.topic)?.names
  return forAll(renderAnswer({ ...frame, answer: found, topic: topic && wording(topic, frame.lang) }))
}
