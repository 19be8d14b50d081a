/** Who takes what from a queue, and what a message given up means. */
import type { QueueName } from '../../events/queues.ts'
import type { FunctionName } from '../../shared/wiring/env.ts'

export const consumers: Record<QueueName, { consumer: FunctionName; undone: string; batchSize?: number }> = {
  assignment: { consumer: 'assign-commission', undone: 'a new case has no commission.' },
  // An agency that does not answer its webhook takes ten seconds of the consumer's 45.
  dispatch: { consumer: 'send-letter', undone: 'a letter did not reach its agency.', batchSize: 3 },
  responses: { consumer: 'record-response', undone: 'what an agency sent is not on its case.' },
  reminders: { consumer: 'send-reminders', undone: 'somebody was not reminded.', batchSize: 3 },
  // As many as are begun while SES does not answer: what is not begun has spent one of its receives.
  notices: { consumer: 'send-notice', undone: 'somebody was not told.', batchSize: 5 },
  files: { consumer: 'check-file', undone: 'an attached file cannot be opened.' },
  // A recommendation of sixty remarks takes two seconds.
  papers: { consumer: 'draw-paper', undone: 'a paper of the council is not there.', batchSize: 5 },
  decisions: { consumer: 'carry-out', undone: 'what a meeting decided has not been carried out.' },
  commits: { consumer: 'relay', undone: 'what follows from a commit has not happened.' },
}
