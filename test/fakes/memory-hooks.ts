/** Webhooks to agencies in memory: which agencies take them, and whether they answer, is for the test to say. */
import { hookBody } from '../../events/hooks.ts'
import type { Hook, Hooks } from '../../shared/application/ports.ts'

export class MemoryHooks implements Hooks {
  readonly posted: Hook[] = []
  /** Agencies that take webhooks instead of e-mail. */
  agencies: string[] = []
  answers: 'delivered' | 'failed' = 'delivered'

  takes = (agency: string): boolean => this.agencies.includes(agency)

  /** Throws for what agencies are not told of: their programs know the documented fields. */
  async post(hook: Hook): Promise<'delivered' | 'failed'> {
    const { agency: _, id: __, ...body } = hook
    hookBody.parse(JSON.parse(JSON.stringify(body)))
    this.posted.push(hook)
    return this.answers
  }
}
