/** LocalEmu, the fork of LocalStack that needs no account (https://pypi.org/project/localemu/). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pythonWith } from './install.ts'
import { whileRuns } from './server.ts'

/** It starts without the network and without Docker. */
export const whileLocalEmuRuns = async <T>(
  signal: AbortSignal,
  work: (endpoint: string) => Promise<T>,
  program = ['-m', 'localemu.runtime.main'],
): Promise<T> => {
  const python = await pythonWith('localemu', signal)
  const folder = mkdtempSync(join(tmpdir(), 'zhauap-localemu-'))
  try {
    return await whileRuns(
      {
        name: 'localemu',
        command: () => [python, ...program],
        // Queues are named by its own address, which clients then ask.
        env: (port) => ({
          ...{ GATEWAY_LISTEN: `127.0.0.1:${port}`, LOCALSTACK_HOST: `127.0.0.1:${port}` },
          ...{ LOCALEMU_HOST: `127.0.0.1:${port}`, SQS_ENDPOINT_STRATEGY: 'path', DNS_ADDRESS: '0' },
          ...{ SKIP_SSL_CERT_DOWNLOAD: '1', DISABLE_EVENTS: '1', FILESYSTEM_ROOT: join(folder, 'root') },
          ...{ TMPDIR: folder, DOCKER_HOST: 'unix:///nowhere' },
        }),
        cwd: folder,
      },
      signal,
      work,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
