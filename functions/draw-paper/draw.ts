/** Both forms of a paper. What draws them is loaded with the first paper; the fonts lie beside the bundle. */
import { join } from 'node:path'
import type { DrawPaper } from '../../shared/application/ports.ts'

const beside = process.env.LAMBDA_TASK_ROOT ?? ''
const fonts = {
  regular: join(beside, 'Tinos_400Regular.ttf'),
  bold: join(beside, 'Tinos_700Bold.ttf'),
}

export const draw: DrawPaper = async (sheet) => {
  const { paperPdf } = await import('../../shared/papers/pdf.ts')
  const { paperDocx } = await import('../../shared/papers/docx.ts')
  return { pdf: await paperPdf(sheet, fonts), docx: await paperDocx(sheet) }
}
