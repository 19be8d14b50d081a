/** Ports on the loopback interface. */
import { createSocket, type Socket } from 'node:dgram'
import { connect, createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../deployment/settings.ts'

/** A port to begin at, going on to the next free one, or any free one. */
export type WantedPort = number | 'free'

const attempts = 50

/** Makes the server listen on the first free port from the wanted one on. */
export async function listen(server: Server, wanted: WantedPort, host = '127.0.0.1'): Promise<number> {
  if (wanted === 'free') return tryListen(server, 0, host) as Promise<number>
  for (let port = wanted; port < wanted + attempts; port++) {
    if ((await isQuiet(port)) && (await tryListen(server, port, host))) return port
  }
  throw noPort(wanted)
}

/** A port for another process to listen on. */
export type ReservedPort = {
  port: number
  /** To be called once that process listens, or never will. */
  release(): void
}

/**
 * A port where nobody listens, kept from every other start until it is released: two that begin together would
 * otherwise find the same one free, and the second would take the first one's server for its own.
 */
export async function reservePort(wanted: WantedPort): Promise<ReservedPort> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = wanted === 'free' ? await anyPort() : wanted + attempt
    const claim = await claimOf(port)
    if (!claim) continue
    if (await isQuiet(port)) return { port, release: () => claim.close() }
    claim.close()
  }
  throw wanted === 'free' ? new Trouble('No port is free.', 'See who listens: ss -ltnp') : noPort(wanted)
}

/** UDP has ports of its own: to hold one keeps nobody from listening on TCP's, and only one process can. */
function claimOf(port: number): Promise<Socket | undefined> {
  const socket = createSocket('udp4')
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close()
      resolve(undefined)
    })
    socket.bind({ port, address: '127.0.0.1', exclusive: true }, () => resolve(socket))
  })
}

async function anyPort(): Promise<number> {
  const server = createServer()
  const port = await listen(server, 'free')
  await new Promise((resolve) => server.close(resolve))
  return port
}

function noPort(wanted: number): Trouble {
  return new Trouble(
    `All ports from ${wanted} to ${wanted + attempts - 1} are taken.`,
    'Stop what listens there, or see who does: ss -ltnp',
  )
}

function tryListen(server: Server, port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', done)
      if (['EADDRINUSE', 'EACCES'].includes(error.code ?? '')) resolve(undefined)
      else reject(error)
    }
    const done = () => {
      server.off('error', failed)
      resolve((server.address() as { port: number }).port)
    }
    server.once('error', failed)
    server.once('listening', done)
    server.listen(port, host)
  })
}

/**
 * Whether nobody answers on the port, over IPv4 or IPv6: `localhost` is both, and a browser that met somebody
 * else's server on one of them would show that.
 */
async function isQuiet(port: number): Promise<boolean> {
  const answers = await Promise.all([isOpen('127.0.0.1', port), isOpen('::1', port)])
  return !answers.includes(true)
}

function isOpen(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port })
  const answered = new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  return Promise.race([answered, sleep(500, false)]).finally(() => socket.destroy())
}
