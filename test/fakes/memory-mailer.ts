/** A mailer that keeps what it was given to send, and refuses the addresses that a test says it refuses. */
import { AddressRefused, type Mail, type Mailer } from '../../shared/application/notices/ports.ts'

export class MemoryMailer implements Mailer {
  readonly mails: Mail[] = []
  /** Addresses that no retry reaches. */
  refused: string[] = []

  async send(mail: Mail): Promise<void> {
    if (this.refused.includes(mail.to)) throw new AddressRefused('MessageRejected')
    this.mails.push(structuredClone(mail))
  }
}
