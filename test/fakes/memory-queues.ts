/** Queues in memory: what is sent is handed on as text, with the time of sending. */
import type { QueueName } from '../../events/queues.ts'
import type { Queues } from '../../shared/application/ports.ts'

/** `visibleAt`: nobody gets it before this moment, UTC milliseconds. */
export type Sent = { queue: QueueName; body: string; at: string; messageId: string; visibleAt: number }

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

  async send(queue: QueueName, messages: readonly object[], delaySeconds = 0): Promise<void> {
    for (const message of messages) {
      const messageId = `message-${this.sent.length + 1}`
      const at = this.now()
      const visibleAt = Date.parse(at) + delaySeconds * 1000
      const sent = { queue, body: JSON.stringify(message), at, messageId, visibleAt }
      this.sent.push(sent)
      this.onSent(sent)
    }
  }
}
