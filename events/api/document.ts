/** OpenAPI 3.1 of the whole API, made of the schemas and of nothing else. https://spec.openapis.org/oas/v3.1.1 */
import type * as z from 'zod/mini'
import { appealStatus, receipt, uploadOffer } from '../answers/appeals.ts'
import { deskCases, initiativeOpened } from '../answers/desk.ts'
import { linkView } from '../answers/links.ts'
import { accepted, problem } from '../answers/problem.ts'
import { dataPackage, report } from '../answers/reports.ts'
import { apiDescription, health, webhookAccepted } from '../answers/service.ts'
import { fileView, letterView } from '../answers/shared.ts'
import {
  appealInput,
  attachmentInput,
  deskAppealInput,
  initiativeInput,
  messageInput,
  ratingInput,
} from '../appeals/appeal-inputs.ts'
import { webhookInput } from '../drafts/draft-inputs.ts'
import { hooks } from '../hooks.ts'
import { jsonSchema, jsonSchemas } from '../json-schema.ts'
import { operations } from '../routes.ts'
import { deadline } from '../values.ts'
import type { Answer, Description, Parameter } from './description.ts'
import { descriptions } from './descriptions.ts'
import { linkInput } from './links.ts'

/** What is sent to us: closed, so that a mistyped field is an error. */
const inputs = {
  AppealInput: appealInput,
  AttachmentInput: attachmentInput,
  MessageInput: messageInput,
  RatingInput: ratingInput,
  LinkInput: linkInput,
  DeskAppealInput: deskAppealInput,
  InitiativeInput: initiativeInput,
  WebhookInput: webhookInput,
}
/** What we send: open, so that a client of today takes the fields of tomorrow. */
const outputs = {
  Receipt: receipt,
  UploadOffer: uploadOffer,
  AppealStatus: appealStatus,
  LinkView: linkView,
  DeskCases: deskCases,
  InitiativeOpened: initiativeOpened,
  Report: report,
  DataPackage: dataPackage,
  Health: health,
  ApiDescription: apiDescription,
  WebhookAccepted: webhookAccepted,
  Accepted: accepted,
  Problem: problem,
  Deadline: deadline,
  Letter: letterView,
  AttachedFile: fileView,
  LetterSent: hooks['letter.sent'],
  DraftActRegistered: hooks['draft_act.registered'],
  ReminderDue: hooks['reminder.due'],
}

const place = '#/components/schemas/'

const named = new Map<z.ZodMiniType, string>(
  Object.entries({ ...inputs, ...outputs }).map(([name, schema]) => [schema, name]),
)
const refTo = (schema: z.ZodMiniType) => {
  const name = named.get(schema)
  return name === undefined ? jsonSchema(schema) : { $ref: place + name }
}

const content = ({ json, type }: Answer) => ({
  ...(json && {
    [json === problem ? 'application/problem+json' : 'application/json']: { schema: refTo(json) },
  }),
  ...(type && { [type]: { schema: { type: 'string' } } }),
})

const answered = (answer: Answer) => ({
  description: answer.description,
  ...((answer.json || answer.type) && { content: content(answer) }),
})

const asked = ({ schema, ...parameter }: Parameter) => ({ ...parameter, schema: jsonSchema(schema) })

const bodyOf = (schema: z.ZodMiniType, inParts = false) => {
  const media = { schema: refTo(schema) }
  const content = { 'application/json': media, ...(inParts && { 'multipart/form-data': media }) }
  return { requestBody: { required: true, content } }
}

const described = (
  operationId: string,
  { summary, staff, parameters, body, inParts, answers }: Description,
) => ({
  operationId,
  summary,
  ...(staff && { security: [{ pass: [] }, { session: [] }] }),
  parameters: parameters.map(asked),
  ...(body && bodyOf(body, inParts)),
  responses: Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, answered(answer)]),
  ),
})

const paths = () => {
  const found: Record<string, object> = {}
  for (const { id, method, path } of operations())
    found[path] = { ...found[path], [method]: described(id, descriptions[id]) }
  return found
}

/** What an agency with a URL is sent: any 2xx within ten seconds takes it. */
const webhooks = () =>
  Object.fromEntries(
    Object.entries(hooks).map(([type, schema]) => [
      type,
      {
        post: {
          operationId: type.replace(/[._](\w)/g, (_, letter: string) => letter.toUpperCase()),
          summary: `${type}, signed by Standard Webhooks`,
          ...bodyOf(schema),
          responses: { 204: { description: 'Taken. Anything but 2xx is tried again, for a day.' } },
        },
      },
    ]),
  )

/** `portal` is the address of the API, `cookie` the name of the session's. */
export const apiDocument = ({
  title,
  portal,
  cookie,
}: {
  title: string
  portal: string
  cookie: string
}) => ({
  openapi: '3.1.0',
  info: { title, version: '1' },
  servers: [{ url: portal }],
  paths: paths(),
  webhooks: webhooks(),
  components: {
    securitySchemes: {
      pass: { type: 'http', scheme: 'bearer', description: 'npm run -s staff-token -- EMAIL' },
      session: { type: 'apiKey', in: 'cookie', name: cookie },
    },
    schemas: {
      ...jsonSchemas(inputs, place),
      ...jsonSchemas(outputs, place, { open: true }),
    },
  },
})
