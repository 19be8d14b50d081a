/** What an agency has with the council: letters to it, those without a response first, and its draft acts. */
import { type Agency, agencyOf } from '../../council/council.ts'
import { fold } from '../../domain/fold.ts'
import { isCaseView, isLetterView } from '../../domain/views.ts'
import type { CouncilRules } from '../council-rules.ts'
import type { CaseLog, Links, People, Views } from '../ports.ts'
import type { AgencyWork } from './models.ts'

type Deps = { views: Views; people: People; log: CaseLog; links: Links; rules: CouncilRules }

/** So many of the newest are shown. */
const most = 60

export const agencyWork = async (deps: Deps, agency: Agency, lang: string): Promise<AgencyWork> => {
  const { views, people } = deps
  const { entries } = await views.list({ list: 'agency', agency: agency.id }, most)
  const found = (await views.many(entries)).filter((view) => isCaseView(view) || isLetterView(view))
  const headings = await people.headings(
    found.map(({ caseId, content = '' }) => ({ caseId, contentId: content })),
  )
  const titled = found.map((view, i) => ({ view, title: headings[i]?.subject ?? '' }))
  const letters = titled.flatMap(({ view, title }) =>
    isLetterView(view)
      ? [
          {
            number: view.part,
            caseId: view.caseId,
            title,
            sentOn: view.sentOn,
            dueOn: view.dueOn,
            answeredOn: view.answeredOn,
          },
        ]
      : [],
  )
  return {
    letters: await Promise.all(
      [...letters.filter((l) => !l.answeredOn), ...letters.filter((l) => l.answeredOn)].map(
        async ({ caseId, answeredOn, ...letter }) => ({
          ...letter,
          ...(answeredOn ? { answeredOn } : { url: await linkTo(deps, caseId, letter.number, lang) }),
        }),
      ),
    ),
    drafts: titled.flatMap(({ view, title }) =>
      isCaseView(view) && view.kind === 'draft_act'
        ? [
            {
              number: view.caseId,
              title,
              status: view.status,
              receivedOn: view.receivedOn,
              dueOn: view.dueOn,
            },
          ]
        : [],
    ),
  }
}

/** The page on which the letter is answered; undefined where its link has ended. */
const linkTo = async (deps: Deps, caseId: string, letter: string, lang: string) => {
  const c = fold(await deps.log.load(caseId))
  const own = c?.letters[letter]
  if (!c || !own || !c.grants[own.grant]?.open || !agencyOf(deps.rules.council, own.agency)) return undefined
  return deps.links.actUrl(c, own.grant, lang)
}
