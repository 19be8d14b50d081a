/** Short messages and a chat that keep what they were given, and refuse the telephones that a test says they refuse. */
import {
  type Chat,
  NumberRefused,
  type ShortMessage,
  type Sms,
} from '../../shared/application/notices/ports.ts'

export class MemorySms implements Sms {
  readonly messages: ShortMessage[] = []
  /** Telephones that no retry reaches. */
  refused: string[] = []

  async send(message: ShortMessage): Promise<void> {
    if (this.refused.includes(message.to)) throw new NumberRefused('ConflictException')
    this.messages.push({ ...message })
  }
}

export class MemoryChat implements Chat {
  readonly posts: string[] = []

  async post(text: string): Promise<'posted'> {
    this.posts.push(text)
    return 'posted'
  }
}
