/** The store of personal data in memory. Expiry is written down, never carried out: tests ask what it is. */
import { type Content, storedContent } from '../../events/contents.ts'
import { readStored } from '../../events/reading.ts'
import type { People, StoredPeople } from '../../shared/application/ports.ts'

type Kept = { text: string; expiresAt?: number }

export class MemoryPeople implements People {
  private readonly kept = new Map<string, Kept>()

  async get(caseId: string, contentId: string): Promise<Content | undefined> {
    const found = this.kept.get(`${caseId}\n${contentId}`)
    return found && readStored(storedContent, `${caseId}: content ${contentId}`, JSON.parse(found.text))
  }

  async list(caseId: string, prefix: string): Promise<Map<string, Content>> {
    const kept = this.all().filter((one) => one.caseId === caseId && one.contentId.startsWith(prefix))
    return new Map(kept.map(({ contentId, content }) => [contentId, content]))
  }

  async keysUnder(caseId: string, prefix: string, limit: number): Promise<string[]> {
    return [...(await this.list(caseId, prefix)).keys()].reverse().slice(0, limit)
  }

  async headings(ids: readonly { caseId: string; contentId: string }[]) {
    const found = await Promise.all(ids.map(({ caseId, contentId }) => this.get(caseId, contentId)))
    return found.map((content) => {
      if (!content) return undefined
      const subject = 'subject' in content ? content.subject : 'title' in content ? content.title : undefined
      const name =
        'applicant' in content ? content.applicant.name : 'name' in content ? content.name : undefined
      return { ...(subject !== undefined && { subject }), ...(name !== undefined && { name }) }
    })
  }

  async put(caseId: string, contentId: string, content: Content, expiresAt?: number): Promise<void> {
    this.kept.set(`${caseId}\n${contentId}`, keep(JSON.stringify(content), expiresAt))
  }

  async putNew(
    caseId: string,
    contentId: string,
    content: Content,
    expiresAt?: number,
  ): Promise<'done' | 'taken'> {
    if (this.kept.has(`${caseId}\n${contentId}`)) return 'taken'
    await this.put(caseId, contentId, content, expiresAt)
    return 'done'
  }

  async putOver(
    caseId: string,
    contentId: string,
    content: Content,
    isSeen: (now: Content | undefined) => boolean,
    expiresAt?: number,
  ): Promise<'done' | 'changed'> {
    const found = this.kept.get(`${caseId}\n${contentId}`)
    if (!isSeen(found && (JSON.parse(found.text) as Content))) return 'changed'
    await this.put(caseId, contentId, content, expiresAt)
    return 'done'
  }

  async expire(caseId: string, contentId: string, expiresAt?: number): Promise<void> {
    const found = this.kept.get(`${caseId}\n${contentId}`)
    if (found) this.kept.set(`${caseId}\n${contentId}`, keep(found.text, expiresAt))
  }

  /** When it ends, UTC seconds; undefined for what stays and for what is not there. */
  expiryOf(caseId: string, contentId: string): number | undefined {
    return this.kept.get(`${caseId}\n${contentId}`)?.expiresAt
  }

  /** Everything kept, by case and content. */
  all(): { caseId: string; contentId: string; content: Content; expiresAt?: number }[] {
    return [...this.kept]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { text, expiresAt }]) => {
        const [caseId = '', contentId = ''] = key.split('\n')
        return {
          caseId,
          contentId,
          content: JSON.parse(text) as Content,
          ...(expiresAt !== undefined && { expiresAt }),
        }
      })
  }

  /** The same as the operator has it. */
  readonly stored: StoredPeople = {
    idsOf: async (caseId) => this.all().flatMap((kept) => (kept.caseId === caseId ? kept.contentId : [])),
    ids: () => this.partitions(),
    remove: async (caseId, contentId) => this.erase(caseId, contentId),
  }

  private async *partitions(): AsyncGenerator<string> {
    yield* new Set(this.all().map(({ caseId }) => caseId))
  }

  /** Erases a text, as the operator does. */
  erase(caseId: string, contentId: string): void {
    this.kept.delete(`${caseId}\n${contentId}`)
  }
}

const keep = (text: string, expiresAt?: number): Kept => ({
  text,
  ...(expiresAt !== undefined && { expiresAt }),
})
