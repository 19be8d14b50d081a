/** The council's papers on pages: opened as PDF or DOCX, printed, and signed by their signatory. */
import type { ListedPaper, ListedSignature } from '../../application/papers/models.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDay, formatInstant } from '../../text/dates.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { type ListedWords, listedWords } from '../../text/papers/listed-words.ts'
import { at, notice, page } from '../layout.ts'
import type { Frame } from '../models.ts'

/** `to` is the address of a paper's document by its name, without the language. */
export const paperList = (
  frame: Frame,
  papers: readonly ListedPaper[] = [],
  to: (name: string) => string,
  /** A signature has just been attached. */
  signed = false,
): Html => {
  const { lang } = frame
  const words = listedWords(lang)
  return html`${
    papers.length > 0 &&
    html`<h2 id="papers">${words.title}</h2>
${signed && notice(words.signature.done)}<ul class="files">${papers.map((paper) => {
      const name = words.named(words.kinds[paper.kind], paper.number, formatDay(paper.on, lang))
      const link = (file: string, text: string, more = '') =>
        html`<a href="${at(`${to(file)}${more && `${to(file).includes('?') ? '&' : '?'}${more}`}`, lang)}" aria-label="${text}: ${name}">${text}</a>`
      return html`<li>${name} <span class="no-print">– ${link(`${paper.id}.pdf`, 'PDF')}, ${link(`${paper.id}.docx`, 'DOCX')}, ${link(`${paper.id}.pdf`, words.print, 'print')}</span>${paper.signatures.map(
        (signature) => html`<br>${signatureLine(frame, signature, words)}`,
      )}${paper.signable && html`<br><a class="no-print" href="${at(`${to(`${paper.id}.pdf`)}/signature`, lang)}" aria-label="${words.signature.add}: ${name}">${words.signature.add}</a>`}</li>\n`
    })}</ul>\n`
  }`
}

const signatureLine = (
  { lang, head }: Frame,
  { state, signer = '–', at: attached, signedAt, algorithm }: ListedSignature,
  { signature }: ListedWords,
): Html => {
  const when = formatInstant(signedAt ?? attached, lang, head.timeZone)
  const said = html`<strong>${signature.state[state]}</strong>${algorithm && ` (${algorithm})`}`
  return state === 'checking' ? said : html`${signature.by(signer, when)} – ${said}`
}

export type SignModel = Frame & {
  paper: Pick<ListedPaper, 'kind' | 'number' | 'on'>
  /** Where the form is sent, and the page that it came from. */
  to: string
  back: string
  /** What was wrong with the file. */
  error?: string
}

/** `/act/{token}/papers/{file}/signature`: the signatory chooses the file of a signature. */
export const renderSign = (model: SignModel): string => {
  const { lang, paper, to, back, error } = model
  const { frame } = pageWords(lang)
  const { signature: words, kinds, named } = listedWords(lang)
  const described = ['signature-hint', ...(error ? ['signature-error'] : [])].join(' ')
  return page(model, {
    title: words.add,
    menuless: true,
    hasErrors: error !== undefined,
    main: html`<h1>${words.add}</h1>
<p class="lead">${named(kinds[paper.kind], paper.number, formatDay(paper.on, lang))}</p>
<form method="post" action="${to}" enctype="multipart/form-data" novalidate>
<div class="group"><label for="signature">${words.file}</label><p class="hint" id="signature-hint">${words.hint}</p>
${error && html`<p class="error" id="signature-error" role="alert"><span class="hidden">${frame.error}: </span>${error}</p>\n`}<input type="file" name="signature" id="signature" accept=".p7s,.cms,.pem,.p7" aria-describedby="${described}"${error && html` aria-invalid="true"`}></div>
<button>${words.send}</button>
</form>
<p><a class="go" href="${back}">${words.back}</a></p>`,
  })
}
