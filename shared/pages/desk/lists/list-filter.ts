/** What of a list is asked for, as a form that is sent by its address: a filter can be kept as a bookmark. */
import {
  caseKinds,
  channels,
  deskLists,
  type Language,
  languages,
  statuses,
} from '../../../../events/values.ts'
import { type Html, html } from '../../../markup/html.ts'
import { listWords } from '../../../text/desk/lists/list-words.ts'
import { deskWords } from '../../../text/desk/words.ts'
import { wording } from '../../../text/explanation.ts'
import { pageWords } from '../../../text/pages/page-words.ts'
import { texts } from '../../../text/texts.ts'
import { formControls, hidden } from '../../fields.ts'
import { at } from '../../layout.ts'
import type { FieldError } from '../../models.ts'
import type { DeskNames } from './list-table.ts'

export type FilterModel = {
  lang: Language
  names: DeskNames
  /** What is asked for, by the names that addresses have. */
  values: Record<string, string>
  errors: FieldError[]
  /** The same page with the form drawn: it is as long as ten rows, so it is drawn for who asks. */
  open?: string
  /** The same list with nothing narrowed; absent where nothing is. */
  reset?: string
}

export const filterForm = (model: FilterModel): Html => {
  const { lang, names, values, errors, open, reset } = model
  const words = listWords(lang).filter
  const all = reset && html` <a class="go" href="${at(reset, lang)}">${words.reset}</a>`
  if (open)
    return html`<p class="filter no-print"><a class="go" href="${at(open, lang)}">${words.title}</a>${all}</p>\n`
  const { list, case: caseWords } = deskWords(lang)
  const controls = formControls({ words: pageWords(lang).frame, values, errors, prefix: 'filter-' })
  const named = (of: DeskNames['topics']) =>
    Object.entries(of).map(([value, name]) => ({ value, label: wording(name, lang) }))
  const select = (
    path: string,
    label: string,
    options: { value: string; label: string }[],
    any = words.any,
  ) =>
    controls.select(path, { label }, [{ value: '', label: any }, ...options], {
      given: true,
      required: false,
    })
  const lists = deskLists.map((value) => ({ value, label: list[value] }))
  const day = (path: 'from' | 'to') =>
    controls.text(path, { label: words[path] }, { type: 'date', required: false })
  const { sort = '' } = values
  return html`<form class="filter no-print" method="get" action="/desk" aria-label="${words.title}">
${hidden('lang', lang)}${sort && hidden('sort', sort)}${select('list', words.list, lists, words.all)}${select(
  'status',
  list.columns.status,
  statuses.map((value) => ({ value, label: texts(lang).statuses[value] })),
)}${select('commission', list.columns.commission, named(names.short))}${select('agency', list.columns.agency, named(names.agencies))}${select('topic', list.columns.topic, named(names.topics))}${select(
  'kind',
  words.kind,
  caseKinds.map((value) => ({ value, label: texts(lang).caseKinds[value] })),
)}${select(
  'language',
  words.language,
  languages.map((value) => ({ value, label: texts(value).language })),
)}${select(
  'channel',
  words.channel,
  channels.map((value) => ({ value, label: caseWords.channel[value] })),
)}${day('from')}${day('to')}${controls.checkbox('late', { label: words.late }, '1', { required: false })}<div class="buttons"><button>${words.apply}</button>${all}</div>
</form>\n`
}
