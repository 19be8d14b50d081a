/** Photographs and documents of an activity on its page. Photographs may be large: they are loaded when somebody asks. */
import type { Language } from '../../../events/values.ts'
import type { ActivityFileView } from '../../application/files/models.ts'
import { type Html, type HtmlValue, html } from '../../markup/html.ts'
import { fileWords } from '../../text/files/files.ts'
import { at } from '../layout.ts'

/** What every browser draws. */
const drawn = new Set(['image/jpeg', 'image/png'])

export const activityFiles = (
  lang: Language,
  files: readonly ActivityFileView[],
  {
    to,
    note,
  }: {
    /** The activity's own page. */
    to: string
    note?: (file: ActivityFileView) => string
  },
): HtmlValue => {
  const { ofActivity, size, state, why } = fileWords(lang)
  const address = ({ id }: ActivityFileView) => at(`${to}/files/${id}`, lang)
  const called = ({ caption, name }: ActivityFileView) => caption || name
  const photos = files.filter((file) => file.state === 'accepted' && drawn.has(file.type))
  const bytes = photos.reduce((sum, photo) => sum + photo.size, 0)
  const line = (file: ActivityFileView): Html =>
    html`<li>${
      file.state === 'accepted' ? html`<a href="${address(file)}">${called(file)}</a>` : called(file)
    } <span class="hint">(${size(file.size)}${note && `; ${note(file)}`})</span>${
      file.state !== 'accepted' &&
      html` – <strong>${state[file.state]}</strong>${file.why && `: ${why[file.why]}`}`
    }</li>\n`
  return (
    files.length > 0 &&
    html`<h2 id="files">${ofActivity.title}</h2>
<ul class="files">${files.map(line)}</ul>
${
  photos.length > 0 &&
  html`<details class="photos"><summary>${ofActivity.show(photos.length, size(bytes))}</summary>
${photos.map((photo) => html`<figure><img src="${address(photo)}" alt="${called(photo)}" loading="lazy">${photo.caption && html`<figcaption>${photo.caption}</figcaption>`}</figure>\n`)}</details>\n`
}`
  )
}
