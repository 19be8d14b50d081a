/** `/drafts`, and the page of each draft act. */
import { titlesOf } from '../../shared/application/activities/said.ts'
import type { DraftLine } from '../../shared/application/drafts/models.ts'
import { frameOf } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { renderDraft, renderDrafts } from '../../shared/pages/site/drafts.ts'
import { wording } from '../../shared/text/explanation.ts'
import type { SiteDeps } from './deps.ts'
import { listPeriod } from './period.ts'
import { forAll } from './reply.ts'

const onePage = 25

const agencyNames = ({ rules }: SiteDeps, lang: 'kk' | 'ru' | 'en') =>
  Object.fromEntries(rules.council.agencies.map(({ id, names }) => [id, wording(names, lang)]))

export const drafts = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  const { rules, views, people } = deps
  const frame = frameOf(deps, request)
  const period = listPeriod(request.query, rules.dayOf(request.at))
  const agency = rules.council.agencies.find(({ id }) => id === request.query.agency)?.id
  const found = (await views.casesOf('draft_act', period.from, period.to))
    .filter((view) => agency === undefined || view.agency === agency)
    .toSorted((a, b) => (`${a.receivedOn} ${a.caseId}` < `${b.receivedOn} ${b.caseId}` ? 1 : -1))
  const first = (period.page - 1) * onePage
  const shown = found.slice(first, first + onePage)
  const titles = await titlesOf(people, shown)
  const lines = shown.map(
    (view, i): DraftLine => ({
      number: view.caseId,
      title: titles[i] ?? '',
      agency: view.agency ?? '',
      status: view.status,
      receivedOn: view.receivedOn,
      ...(view.recommendedOn && { recommendedOn: view.recommendedOn }),
      ...(view.remarks !== undefined && { remarks: view.remarks }),
    }),
  )
  return forAll(
    renderDrafts({
      ...frame,
      ...{ period, agency, lines },
      more: found.length > first + onePage,
      agencies: agencyNames(deps, frame.lang),
    }),
  )
}

export const draft = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  // Only who asks for a draft waits for what reads all of it.
  const { draftShown } = await import('../../shared/application/drafts/shown.ts')
  const frame = frameOf(deps, request)
  const found = await draftShown(deps, request.params.number ?? '')
  if (!found) throw new HttpProblem(404, 'not_found')
  return forAll(renderDraft({ ...frame, draft: found, agencies: agencyNames(deps, frame.lang) }))
}
