/**
 * Annotates a trace with its case. Lambda's own segment takes no annotations, so a subsegment is handed to the X-Ray
 * daemon, as the SDK does it. https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
 */

export type Subsegment = {
  /** 16 hex digits. */
  id: string
  name: string
  /** UTC milliseconds, and how many it took. */
  at: number
  ms: number
}

type Annotations = {
  case?: string | undefined
  eventType?: string | undefined
  outcome?: string | undefined
}

/**
 * Nothing where no daemon is (an emulator), where the trace is not sampled, and for a hop without a case. Never throws: a
 * trace that is lost keeps nothing from being done.
 */
export const annotate = async (subsegment: Subsegment, annotations: Annotations): Promise<void> => {
  const { AWS_XRAY_DAEMON_ADDRESS: daemon, _X_AMZN_TRACE_ID: header = '' } = process.env
  const trace = Object.fromEntries(header.split(';').map((part) => part.split('=')))
  if (!annotations.case || !daemon || trace.Sampled !== '1' || !trace.Root || !trace.Parent) return
  const { id, name, at, ms } = subsegment
  const document = {
    id,
    name,
    type: 'subsegment',
    trace_id: trace.Root,
    parent_id: trace.Parent,
    start_time: at / 1000,
    end_time: (at + ms) / 1000,
    annotations,
  }
  try {
    await send(`{"format":"json","version":1}\n${JSON.stringify(document)}`, daemon)
  } catch {
    // The trace lacks its case.
  }
}

const send = async (datagram: string, daemon: string): Promise<void> => {
  const { createSocket } = await import('node:dgram')
  const [host, port] = daemon.split(':')
  const socket = createSocket('udp4')
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.send(datagram, Number(port), host, (error) => (error ? reject(error) : resolve()))
    })
  } finally {
    socket.close()
  }
}
