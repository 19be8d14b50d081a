/** Attached files on pages: their list, where a form takes some along, and the page that uploads them without a script. */
import type { FileView } from '../../../events/answers/shared.ts'
import { limits } from '../../../events/limits.ts'
import type { Language } from '../../../events/values.ts'
import type { PendingFile } from '../../application/files/models.ts'
import { accepted } from '../../domain/files/files.ts'
import { type Html, html } from '../../markup/html.ts'
import { fileWords } from '../../text/files/files.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { hidden } from '../fields.ts'
import { at, page, withNumber } from '../layout.ts'
import type { FilesModel } from '../models.ts'
import { filesScript } from './files-script.ts'

/** The files that the reader may know of, under what they came with. `to` is where one is opened. */
export const fileList = (
  lang: Language,
  files: readonly FileView[] = [],
  to: (id: string) => string,
  /** What other files came with, that are erased. */
  erased: readonly Pick<FileView, 'from' | 'letter'>[] = [],
): Html => {
  const words = fileWords(lang)
  const state = ({ state, why }: FileView) =>
    state !== 'accepted' && html` – <strong>${words.state[state]}</strong>${why && `: ${words.why[why]}`}`
  const name = (file: FileView) =>
    file.state === 'accepted' ? html`<a href="${to(file.id)}">${file.name}</a>` : file.name
  const source = ({ from, letter }: Pick<FileView, 'from' | 'letter'>) =>
    html`${words.from[from] ?? words.from.other}${letter && ` ${letter}`}`
  return html`${
    files.length + erased.length > 0 &&
    html`<h2 id="files">${words.title}</h2>
<ul class="files">${files.map(
      (file) =>
        html`<li>${name(file)} <span class="hint">(${words.size(file.size)}; ${source(file)})</span>${state(file)}</li>\n`,
    )}${erased.map((gone) => html`<li>${source(gone)} – <strong>${words.state.erased}</strong></li>\n`)}</ul>\n`
  }`
}

/** As a phone's camera gives it. */
const photograph = 'image/jpeg'

/**
 * Files that a form takes along. The script shows it and lets more be added, `photo` where a photograph may be meant;
 * `otherwise` is for who has no scripts.
 */
export const attachHere = (
  lang: Language,
  pending: readonly PendingFile[] = [],
  {
    prefix = '',
    otherwise,
    label,
    photo,
  }: { prefix?: string; otherwise?: string; label?: string; photo?: true } = {},
): Html => {
  const words = fileWords(lang)
  const { remove, failed, uploading, choose } = words.page
  const script = {
    ...{ remove, failed, uploading, label: label ?? choose, full: words.page.full(limits.files) },
    ...{ max: limits.files, accept: accepted },
    ...(photo && { photo: { label: words.page.photo, accept: photograph } }),
  }
  const id = `${prefix}attach`
  return html`<div class="group" id="${id}" data-attach="${JSON.stringify(script)}"${pending.length === 0 && html` hidden`}>
<p class="label">${label ?? words.title}</p><p class="hint" id="${id}-hint">${words.which}</p>
<ul class="files">${pending.map(
    ({ name, carried }, i) =>
      html`<li><span class="name">${name}</span>${hidden(`file.${i}`, carried)}</li>\n`,
  )}</ul>
</div>
${otherwise && html`<noscript><p class="hint">${otherwise}</p></noscript>\n`}`
}

/** In a form that takes no files: they wait for one that does. */
export const carryOn = (pending: readonly PendingFile[] = []): Html =>
  html`${pending.map(({ carried }, i) => hidden(`file.${i}`, carried))}`

/** Once on a page that has such forms. */
export const attachScript = html`<script src="/assets/${filesScript.name}" defer></script>\n`

export const renderFiles = (model: FilesModel): string => {
  const { lang, number, pending, upload, errors, send, back } = model
  const words = fileWords(lang)
  const title = number ? words.page.title(number) : words.page.unnumbered
  const { frame } = pageWords(lang)
  return page(model, {
    title,
    menuless: true,
    hasErrors: errors.length > 0,
    main: html`<h1>${number ? withNumber(title, number) : title}</h1>
${errors.map(({ message }) => html`<p class="warning" role="alert"><span class="hidden">${frame.error}: </span>${message}</p>\n`)}<p>${words.page.lead}</p>
${
  upload
    ? html`<form method="post" action="${upload.url}" enctype="multipart/form-data">
${Object.entries(upload.fields).map(([name, value]) => hidden(name, value))}
<div class="group"><label for="file">${words.page.choose}</label><p class="hint" id="file-hint">${words.which}</p>
<input type="file" name="file" id="file" accept="${accepted}" aria-describedby="file-hint" required></div>
<button${pending.length > 0 && html` class="quiet"`}>${words.page.upload}</button>
</form>
<form class="photo" method="post" action="${upload.url}" enctype="multipart/form-data">
${Object.entries(upload.fields).map(([name, value]) => hidden(name, value))}
<div class="group"><label for="photo">${words.page.photo}</label>
<input type="file" name="file" id="photo" accept="${photograph}" capture="environment" required></div>
<button class="quiet">${words.page.photoUpload}</button>
</form>\n`
    : html`<p class="warning">${words.page.full(limits.files)}</p>\n`
}<h2>${words.page.ready}</h2>
${
  pending.length === 0
    ? html`<p>${words.page.empty}</p>\n`
    : html`<ul class="files">${pending.map(
        (file) =>
          html`<li>${file.name} <a href="${model.with(pending.filter((other) => other !== file))}" aria-label="${words.page.remove}: ${file.name}">${words.page.remove}</a></li>\n`,
      )}</ul>
${
  send
    ? html`<form method="post" action="${send.action}" accept-charset="utf-8">
${hidden('idempotencyKey', send.idempotencyKey)}${carryOn(pending)}
<div class="group"><label for="text">${words.page.note.label} <span class="optional">${frame.optional}</span></label><p class="hint" id="text-hint">${words.page.note.hint}</p>
<textarea name="text" id="text" rows="3" aria-describedby="text-hint"></textarea></div>
<button>${words.page.send}</button>
</form>\n`
    : html`<p><a class="go" href="${back}">${words.page.useThem}</a></p>\n`
}`
}${(send || pending.length === 0) && html`<p><a class="go" href="${back}">${number ? words.page.back : words.page.toForm}</a></p>`}`,
  })
}

/** The way to that page: forms take files themselves where scripts run. */
export const addFiles = (lang: Language, path: string, of: 'case' | 'act'): Html => {
  const words = fileWords(lang).page
  return html`<noscript><p class="no-print"><a class="go" href="${at(path, lang)}">${of === 'act' ? words.actLink : words.link}</a></p></noscript>\n`
}
