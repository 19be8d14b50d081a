/** A command that runs until somebody ends it: by Ctrl-C, by a signal, or by ending the shell that npm began it with. */

export type Foreground = {
  /** Aborted when it is to end. */
  signal: AbortSignal
  /** Resolves then. */
  stopped: Promise<void>
  /** What a start that was given up exits with: 128 and the signal's number. */
  exitCode(): number
}

/** @param stopping is called once, when it is to end */
export function untilStopped(stopping: () => void): Foreground {
  const signals: Partial<Record<NodeJS.Signals, number>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }
  const giveUp = new AbortController()
  const { signal } = giveUp
  let code = 0
  for (const [name, exitCode] of Object.entries(signals)) {
    // A terminal may deliver one Ctrl-C twice, by itself and by npm: the second changes nothing.
    process.on(name, () => {
      if (!signal.aborted) stopping()
      code = exitCode
      giveUp.abort()
    })
  }
  endWithParent(() => process.kill(process.pid, 'SIGTERM'))
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  return { signal, stopped, exitCode: () => code }
}

/** npm passes a SIGTERM on to its shell only, which dies of it; nobody would be left to stop us. */
function endWithParent(end: () => void): void {
  if (process.connected) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    end()
  }, 500)
  watch.unref()
}
