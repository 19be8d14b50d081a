/** `/act/{token}/papers`: the council's papers, opened by who may read them, signed by their signatory. */
import type { OpenLink } from '../../shared/application/actions/take-action.ts'
import { papersFor } from '../../shared/application/papers/listed-papers.ts'
import { readPaperName } from '../../shared/application/papers/paper-name.ts'
import { attachSignature } from '../../shared/application/papers/signatures.ts'
import { fileIn } from '../../shared/http/bodies.ts'
import { frameOf, languageOf, refused } from '../../shared/http/front.ts'
import { paperReply } from '../../shared/http/papers.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { page, type Reply, seeOther } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { at } from '../../shared/pages/layout.ts'
import { renderSign } from '../../shared/pages/papers/papers.ts'
import { listedWords } from '../../shared/text/papers/listed-words.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { opened } from './api.ts'

export const showPaper = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const link = await opened(deps, request)
  return paperReply(deps, request, link, link.grant)
}

export const showSigning = async (deps: WebDeps, request: Request): Promise<Reply> =>
  page(200, renderSign(await signing(deps, request, await opened(deps, request))))

export const sign = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const link = await opened(deps, request)
  const model = await signing(deps, request, link)
  const { bytes } = await fileIn(request, 'signature')
  const signed = await attachSignature(deps, link, model.paper.id, bytes, request.at)
  if (signed.outcome === 'unknown') throw new HttpProblem(404, 'not_found')
  if (signed.outcome === 'faulty') {
    const error = listedWords(lang).signature.faults[signed.fault]
    return page(422, renderSign({ ...model, error }))
  }
  if (signed.outcome === 'refused') throw refused(signed, lang)
  return seeOther(`/act/${request.params.token}?lang=${lang}&signed=1#papers`)
}

/** The paper that is to be signed; a 404 for one that is another's to sign. */
const signing = async (deps: WebDeps, request: Request, link: OpenLink) => {
  const id = readPaperName(request.params.file ?? '')?.id
  const paper = (await papersFor(deps, link, link.grant)).find((one) => one.id === id && one.signable)
  if (!paper) throw new HttpProblem(404, 'not_found')
  const lang = languageOf(deps, request)
  const own = `/act/${encodeURIComponent(request.params.token ?? '')}`
  const path = `${own}/papers/${paper.id}.pdf/signature`
  return { ...frameOf(deps, request), path, paper, to: at(path, lang), back: at(own, lang) }
}
