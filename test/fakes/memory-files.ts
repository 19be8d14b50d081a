/** The file store in memory. What a browser would upload by a form, tests put there by `upload`. */
import { createHash } from 'node:crypto'
import type { Files, UploadForm } from '../../shared/application/ports.ts'

export class MemoryFiles implements Files {
  readonly origin = 'https://files.example'
  readonly objects = new Map<string, Uint8Array>()
  /** The day that each object's retention counts from, and how often that has begun or ended. */
  readonly closed = new Map<string, { day: string | undefined; begun: number }>()

  async form(key: string, limits: { bytes: number; exactly?: true; backTo?: string }): Promise<UploadForm> {
    const { bytes, exactly, backTo } = limits
    const range = `${exactly ? bytes : 1}-${bytes}`
    return { url: 'https://files.example/', fields: { key, range, ...(backTo && { backTo }) } }
  }

  /** What a browser does with such a form. */
  upload({ fields }: UploadForm, bytes: Uint8Array, name = 'name'): void {
    const [least = 0, most = 0] = (fields.range ?? '').split('-').map(Number)
    if (bytes.length < least || bytes.length > most) throw new Error('refused by the store')
    this.objects.set((fields.key ?? '').replace(`\${filename}`, name), bytes)
  }

  async sizeOf(key: string): Promise<number | undefined> {
    return this.objects.get(key)?.length
  }

  async read(key: string): Promise<{ bytes: Uint8Array; mark: string }> {
    const bytes = this.objects.get(key)
    if (!bytes) throw new Error(`nothing at ${key}`)
    return { bytes, mark: markOf(bytes) }
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    this.objects.set(key, bytes)
  }

  async copy(from: string, to: string, mark?: string): Promise<'done' | 'missing' | 'changed'> {
    const bytes = this.objects.get(from)
    if (!bytes) return 'missing'
    if (mark && mark !== markOf(bytes)) return 'changed'
    this.objects.set(to, bytes)
    return 'done'
  }

  async retain(key: string, closedOn: string | undefined): Promise<void> {
    if (!this.objects.has(key) || this.closed.get(key)?.day === closedOn) return
    const begun = this.closed.get(key)?.begun ?? 0
    this.closed.set(key, { day: closedOn, begun: begun + 1 })
  }

  async link(
    key: string,
    { name, type, shown }: { name: string; type: string; shown?: boolean },
  ): Promise<string> {
    return `https://files.example/${key}?${new URLSearchParams({ name, type, ...(shown && { shown: '' }) })}`
  }

  async keysUnder(prefix: string): Promise<string[]> {
    return [...this.objects.keys()].filter((key) => key.startsWith(prefix))
  }

  async removeAll(prefix: string): Promise<number> {
    const keys = await this.keysUnder(prefix)
    for (const key of keys) this.objects.delete(key)
    return keys.length
  }
}

const markOf = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex')
