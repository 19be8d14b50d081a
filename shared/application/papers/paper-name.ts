import type { Paper, PaperFormat } from '../../domain/papers/papers.ts'

/** What a paper is called in the store, and in addresses: `4-0.pdf`. */
export const paperName = ({ id }: Pick<Paper, 'id'>, format: PaperFormat) => `${id}.${format}`

/** The paper and the format that such a name means. */
export const readPaperName = (name: string): { id: string; format: PaperFormat } | undefined => {
  const [, id = '', format] = /^(\d{1,6}-\d{1,3})\.(pdf|docx)$/.exec(name) ?? []
  return format === 'pdf' || format === 'docx' ? { id, format } : undefined
}
