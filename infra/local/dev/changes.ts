/** What is saved in the project's folders. */
import { setTimeout as sleep } from 'node:timers/promises'
import { watch } from 'chokidar'
import { projectFolder } from '../../deployment/settings.ts'

/** Milliseconds in which a program that saves several files has saved them all. */
const settling = 30

/**
 * Paths, from the project's folder, of what was saved in these folders since the last time; ends when it is aborted.
 * First the empty list, once nothing can be missed any more.
 */
export async function* changes(folders: readonly string[], signal: AbortSignal): AsyncGenerator<string[]> {
  const saved = new Set<string>()
  let wake = () => {}
  signal.addEventListener('abort', () => wake())
  const watcher = watch([...folders], { cwd: projectFolder, ignoreInitial: true })
  watcher.on('all', (_, path) => {
    saved.add(path)
    wake()
  })
  try {
    await new Promise<void>((resolve) => watcher.once('ready', resolve))
    for (;;) {
      const paths = [...saved]
      saved.clear()
      yield paths
      if (!saved.size && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve))
      if (signal.aborted) return
      await sleep(settling)
    }
  } finally {
    await watcher.close()
  }
}
