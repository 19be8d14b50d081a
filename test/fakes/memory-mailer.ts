/** A mailer that keeps what it was given to send. */
import type { Mail, Mailer } from '../../shared/application/ports.ts'

export class MemoryMailer implements Mailer {
  readonly mails: Mail[] = []

  async send(mail: Mail): Promise<void> {
    this.mails.push(structuredClone(mail))
  }
}
