/** What the logger writes, instead of the standard streams. */
import { vi } from 'vitest'

export type Logged = { text(): string; lines(): Record<string, unknown>[] }

/** Until `vi.restoreAllMocks`. */
export const listen = (): Logged => {
  let written = ''
  const take = (chunk: unknown) => {
    written += String(chunk)
    return true
  }
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation(take as never)
  return {
    text: () => written,
    lines: () =>
      written
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  }
}
