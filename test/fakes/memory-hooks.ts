/** Webhooks to agencies in memory: which agencies take them, and whether they answer, is for the test to say. */
import type { Hook, Hooks } from '../../shared/application/ports.ts'

export class MemoryHooks implements Hooks {
  readonly posted: Hook[] = []
  /** Agencies that take webhooks instead of e-mail. */
  agencies: string[] = []
  answers: 'delivered' | 'failed' = 'delivered'

  takes = (agency: string): boolean => this.agencies.includes(agency)

  async post(hook: Hook): Promise<'delivered' | 'failed'> {
    this.posted.push(hook)
    return this.answers
  }
}
