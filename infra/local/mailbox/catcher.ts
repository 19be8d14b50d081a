/** Takes the mails that the emulator's SES hands over by SMTP, and keeps them in memory, oldest first. */
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { listen } from '../ports.ts'
import { type Mail, readMail } from './mail.ts'

export type Catcher = {
  port: number
  mails: readonly Mail[]
  stop(): Promise<void>
}

/** @param host where to listen; an emulator in a container reaches us by another interface than the loopback. */
export async function startCatcher(host: string): Promise<Catcher> {
  const mails: Mail[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    async onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope
      try {
        const envelope = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((recipient) => recipient.address),
        }
        const source = await buffer(stream)
        const mail = await readMail(source, envelope)
        mails.push({ ...mail, id: String(mails.length + 1), at: new Date().toISOString() })
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })
  // A client that breaks off is its own trouble.
  smtp.on('error', () => {})
  const port = await listen(smtp.server, 'free', host)
  return { port, mails, stop: () => new Promise((resolve) => smtp.close(resolve)) }
}
