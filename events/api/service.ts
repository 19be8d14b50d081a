/** Public figures, what the service says of itself, and the door of agencies' systems. */
import { dataPackage, report } from '../answers/reports.ts'
import { apiDescription, health, webhookAccepted } from '../answers/service.ts'
import { webhookId, webhookInput } from '../drafts/draft-inputs.ts'
import { limits } from '../limits.ts'
import { busy, type Description, invalid, lang, parameter, period, problemOf } from './description.ts'

const standardWebhooks = 'Standard Webhooks, https://www.standardwebhooks.com.'

export const service = {
  readStatistics: {
    summary: 'The report of a period',
    parameters: [...period, lang],
    answers: {
      200: { description: 'What came or went out, as it stood at the end of `to`.', json: report },
      ...invalid,
    },
  },
  readOpenData: {
    summary: 'Open data, without personal data',
    parameters: [
      parameter('file', 'path', 'appeals.csv, letters.csv, draft-acts.csv; datapackage.json describes them.'),
      ...period,
      lang,
    ],
    answers: {
      200: { description: 'A row each; or the description.', json: dataPackage, type: 'text/csv' },
      404: problemOf('No such file.'),
      ...invalid,
    },
  },
  readFeed: {
    summary: 'Announcements and published reports (Atom)',
    parameters: [lang],
    answers: { 200: { description: 'The feed.', type: 'application/atom+xml' } },
  },
  readHealth: {
    summary: 'Whether the portal answers',
    parameters: [],
    answers: { 200: { description: 'It does.', json: health } },
  },
  readDescription: {
    summary: 'This description',
    parameters: [],
    answers: { 200: { description: 'OpenAPI 3.1.', json: apiDescription } },
  },
  receiveWebhook: {
    summary: 'An agency responds to a letter or sends a draft act',
    parameters: [
      parameter('agencyId', 'path', 'The id of the agency in the configuration of the council.'),
      parameter('webhook-id', 'header', standardWebhooks, { schema: webhookId }),
      parameter('webhook-timestamp', 'header', standardWebhooks),
      parameter('webhook-signature', 'header', standardWebhooks),
    ],
    body: webhookInput,
    answers: {
      202: {
        description: 'Accepted; a repeat of the id gets the same answer and has no second effect.',
        json: webhookAccepted,
      },
      401: problemOf('Unknown agency, wrong signature or a timestamp more than five minutes off.'),
      413: problemOf(`Larger than ${limits.webhookBytes / 1024} KB.`),
      ...invalid,
      ...busy,
    },
  },
} satisfies Record<string, Description>
