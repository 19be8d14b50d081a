/** What may follow from a decision by itself, as a member chooses it. */
import { controlForms } from '../../../events/council/council-values.ts'
import { plannedBetween } from '../../../shared/application/activities/desk-activities.ts'
import type { Activity } from '../../../shared/domain/activities/activity.ts'
import { halfOf } from '../../../shared/domain/activities/plan.ts'
import { compositionOf, membersId } from '../../../shared/domain/members/composition.ts'
import { ownNumber } from '../../../shared/domain/number.ts'
import { addMonths } from '../../../shared/domain/terms/days.ts'
import { languageOf } from '../../../shared/http/front.ts'
import type { Request } from '../../../shared/http/request.ts'
import type { Option } from '../../../shared/pages/fields.ts'
import { councilDeskWords } from '../../../shared/text/activities/desk-words.ts'
import { councilWords } from '../../../shared/text/activities/words.ts'
import { wording } from '../../../shared/text/explanation.ts'
import { texts } from '../../../shared/text/texts.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { openAgencies } from '../lists/asked.ts'

const isDraft = (number: string) => ownNumber(number)?.series === 'N'

/** So many months ahead a plan may reach. */
const planMonths = 12

/** Recommendations on the drafts of its agenda, letters, controls, plans of what is planned, the reserve in its order. */
export const effectOptions = async (deps: DeskDeps, request: Request, a: Activity): Promise<Option[]> => {
  const lang = languageOf(deps, request)
  const { effects, activities } = councilDeskWords(lang)
  const { forms } = councilWords(lang)
  const { recommendationOutcomes } = texts(lang)
  const today = deps.rules.dayOf(request.at)
  const [{ reserve }, planned] = await Promise.all([
    deps.log.load(membersId).then(compositionOf),
    plannedBetween(deps, today, addMonths(today, planMonths)),
  ])
  const names = await deps.people.headings(
    reserve.map(({ content }) => ({ caseId: membersId, contentId: content })),
  )
  const drafts = [...new Set((a.agenda?.items ?? []).flatMap(({ about }) => about ?? []))].filter(isDraft)
  const halves = Map.groupBy(planned, ({ on }) => halfOf(on))
  return [
    ...drafts.flatMap((draft) =>
      (['supported', 'not_supported'] as const).map((outcome) => ({
        value: `recommendation:${draft}:${outcome}`,
        label: effects.recommendation(draft, recommendationOutcomes[outcome]),
      })),
    ),
    ...[...halves].map(([half, own]) => {
      const [year = '', of = ''] = half.split('-')
      return {
        value: `plan:${own.map(({ number }) => number).join(',')}`,
        label: effects.plan(activities.half(year, of), own.length),
      }
    }),
    ...reserve
      .map(({ member, place }, i) => ({ member, place, name: names[i]?.name ?? member }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ member, name }) => ({ value: `member:${member}`, label: effects.member(name) })),
    ...controlForms.map((form) => ({ value: `control:${form}`, label: effects.control(forms[form]) })),
    ...openAgencies(deps, request).map(({ id, names }) => ({
      value: `letter:${id}`,
      label: effects.letter(wording(names, lang)),
    })),
  ]
}
