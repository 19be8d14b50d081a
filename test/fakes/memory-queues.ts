/** Queues in memory: what is sent is handed on as text, with the time of sending. */
import type { QueueName } from '../../events/catalogue.ts'
import type { Queues } from '../../shared/application/ports.ts'

export type Sent = { queue: QueueName; body: string; at: string; messageId: string }

export class MemoryQueues implements Queues {
  /** All that was ever sent, in order. */
  readonly sent: Sent[] = []
  private readonly now: () => string
  private readonly onSent: (sent: Sent) => void

  /** `now` as a UTC instant. */
  constructor(now: () => string, onSent: (sent: Sent) => void = () => {}) {
    this.now = now
    this.onSent = onSent
  }

  async send(queue: QueueName, messages: readonly object[]): Promise<void> {
    for (const message of messages) {
      const messageId = `message-${this.sent.length + 1}`
      const sent = { queue, body: JSON.stringify(message), at: this.now(), messageId }
      this.sent.push(sent)
      this.onSent(sent)
    }
  }
}
