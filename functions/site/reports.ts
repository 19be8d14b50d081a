/** `/reports/{id}`: a report that the council has published, as it was then, as a page and as files. */
import { languages } from '../../events/values.ts'
import { readPublished } from '../../shared/application/reports/publish-report.ts'
import { fileTypes } from '../../shared/domain/files/files.ts'
import { publishedReports, reportsId } from '../../shared/domain/reports/published.ts'
import { frameOf } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { download, type Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import type { SiteDeps } from './deps.ts'
import { forAll, minuteOld } from './reply.ts'

const publishedAs = async ({ log }: SiteDeps, id = '') => {
  const found = publishedReports(await log.load(reportsId)).find(({ no }) => String(no) === id)
  if (!found) throw new HttpProblem(404, 'not_found')
  return found
}

export const report = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  const { renderReport } = await import('../../shared/pages/site/report.ts')
  const frame = frameOf(deps, request)
  const published = await publishedAs(deps, request.params.id)
  const document = await readPublished(deps.people, published, frame.lang)
  if (!document) throw new HttpProblem(404, 'not_found')
  return forAll(renderReport({ ...frame, published, document }))
}

/** `ru.docx`, `kk.html`: a language and a format. */
export const reportFile = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  const [language, format] = (request.params.file ?? '').split('.')
  const lang = languages.find((one) => one === language)
  if (!lang || (format !== 'docx' && format !== 'html')) throw new HttpProblem(404, 'not_found')
  const published = await publishedAs(deps, request.params.id)
  const document = await readPublished(deps.people, published, lang)
  if (!document) throw new HttpProblem(404, 'not_found')
  const name = `report-${published.from}-${published.to}-${lang}.${format}`
  const reply = async () => {
    if (format === 'docx') {
      const { reportDocx } = await import('../../shared/adapters/reports/report-docx.ts')
      return download(name, fileTypes.docx, await reportDocx(document))
    }
    const { renderReportDocument } = await import('../../shared/pages/reports/statistics.ts')
    return download(name, 'text/html; charset=utf-8', renderReportDocument(document))
  }
  const made = await reply()
  return { ...made, headers: { ...made.headers, ...minuteOld } }
}
