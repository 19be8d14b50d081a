/** S3 at the level of its API, as far as files come and go. */
import { createHash } from 'node:crypto'
import type { Clock } from './clock.ts'
import { fileDays } from './deployment.ts'
import { sdkError } from './invocation.ts'

export type Stored = { bytes: Uint8Array; at: number; metadata: Record<string, string>; tagging: string }

type Asked = {
  Key: string
  Body: Uint8Array | string
  Prefix: string
  StartAfter?: string
  CopySource: string
  CopySourceIfMatch?: string
  Metadata?: Record<string, string>
  Tagging?: string
  Delete: { Objects: { Key: string }[] }
}

const markOf = (bytes: Uint8Array) => `"${createHash('md5').update(bytes).digest('hex')}"`

export class FileStore {
  readonly objects = new Map<string, Stored>()
  /** What a scanner would look at. */
  onAttached: (key: string, mark: string) => void = () => {}
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** What a browser posts with such a form; whether the store takes it. */
  post(fields: Record<string, string>, bytes: Uint8Array): boolean {
    const policy = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString()) as {
      expiration: string
      conditions: unknown[]
    }
    const range = policy.conditions.find((one) => Array.isArray(one) && one[0] === 'content-length-range') as
      | [string, number, number]
      | undefined
    if (!range || bytes.length < range[1] || bytes.length > range[2]) return false
    if (Date.parse(policy.expiration) < this.clock.now) return false
    this.write(fields.key ?? '', bytes)
    return true
  }

  do(operation: string, asked: Asked): object {
    switch (operation) {
      case 'HeadObject': {
        const { bytes, metadata } = this.stored(asked.Key)
        return { ContentLength: bytes.length, Metadata: metadata, ETag: markOf(bytes) }
      }
      case 'GetObject': {
        const { bytes } = this.stored(asked.Key)
        return { Body: { transformToByteArray: async () => bytes }, ETag: markOf(bytes) }
      }
      case 'PutObject':
        this.write(asked.Key, Buffer.from(asked.Body))
        return {}
      case 'CopyObject': {
        const { bytes } = this.stored(
          decodeURIComponent(asked.CopySource.slice(asked.CopySource.indexOf('/') + 1)),
        )
        if (asked.CopySourceIfMatch && asked.CopySourceIfMatch !== markOf(bytes))
          throw sdkError('PreconditionFailed', 'At least one of the pre-conditions did not hold', 412)
        this.write(asked.Key, bytes, asked.Metadata, asked.Tagging)
        return {}
      }
      case 'ListObjectsV2':
        return {
          Contents: [...this.objects.keys()]
            .filter((key) => key.startsWith(asked.Prefix) && key > (asked.StartAfter ?? ''))
            .sort()
            .map((Key) => ({ Key })),
        }
      case 'ListObjectVersions':
        return {
          Versions: [...this.objects.keys()]
            .filter((key) => key.startsWith(asked.Prefix))
            .map((Key) => ({ Key, VersionId: 'null' })),
        }
      case 'DeleteObjects':
        for (const { Key } of asked.Delete.Objects) this.objects.delete(Key)
        return {}
      default:
        throw new Error(`S3 ${operation}?`)
    }
  }

  /** What the store's own rules remove. */
  expire(): void {
    for (const [key, { at }] of this.objects)
      for (const [prefix, days] of Object.entries(fileDays))
        if (key.startsWith(prefix) && this.clock.now - at > days * 86_400_000) this.objects.delete(key)
  }

  private write(key: string, bytes: Uint8Array, metadata: Record<string, string> = {}, tagging = ''): void {
    this.objects.set(key, { bytes, at: this.clock.now, metadata, tagging })
    if (key.startsWith('unchecked/')) this.onAttached(key, markOf(bytes))
  }

  private stored(key: string): Stored {
    const found = this.objects.get(key)
    if (!found) throw sdkError('NotFound', 'nothing there', 404)
    return found
  }
}
