/** What programs read of our events and messages: JSON Schemas (draft-07) and an AsyncAPI 3 document, made of our schemas. */
import * as z from 'zod/mini'
import { commit, envelope } from '../../../events/commit.ts'
import { contents } from '../../../events/contents.ts'
import { webhookInput } from '../../../events/drafts/draft-inputs.ts'
import { catalogue, type EventType, schemas } from '../../../events/events.ts'
import { hooks } from '../../../events/hooks.ts'
import { loadedRow } from '../../../events/journal/registers.ts'
import { jsonSchemas } from '../../../events/json-schema.ts'
import { type QueueName, queues } from '../../../events/queues.ts'
import { actor, deadline } from '../../../events/values.ts'
import { scanResult } from '../../../functions/check-file/scan-result.ts'
import { signInAsked } from '../../../shared/application/desk/sign-in.ts'
import { agencySignInAsked } from '../../../shared/application/drafts/agency-sign-in.ts'
import { digestOrder } from '../../../shared/application/reminders/sweep.ts'
import { commitRef } from '../../../shared/application/upkeep/relay.ts'
import { webhookRef } from '../../../shared/application/webhooks/webhook.ts'

const types = Object.keys(schemas) as EventType[]
const nameOf = (type: EventType) => `${type}.v${schemas[type].shape.v.def.values[0]}`

const incoming = Object.fromEntries(
  webhookInput.def.options.map((option) => [option.shape.type.def.values[0], option]),
)

type Message = { schema: z.ZodMiniType; means: string }

/** What queues carry beside events. */
const messages = {
  'agency-sign-in-asked': {
    schema: agencySignInAsked,
    means: 'Somebody asked for the link to sign in at the page of an agency.',
  },
  'sign-in-asked': { schema: signInAsked, means: 'Somebody asked for the link to sign in at the desk.' },
  'digest-order': { schema: digestOrder, means: 'One recipient’s digest of one day, by reference.' },
  'webhook-ref': { schema: webhookRef, means: 'An agency’s webhook was accepted; its body is in the store.' },
  'commit-ref': {
    schema: commitRef,
    means: 'Where a commit stands that the relay could not carry on at once.',
  },
  'scan-result': { schema: scanResult, means: 'What GuardDuty found in a file; from EventBridge.' },
} satisfies Record<string, Message>

const carriedBeside: Partial<Record<QueueName, (keyof typeof messages)[]>> = {
  notices: ['sign-in-asked'],
  reminders: ['digest-order'],
  responses: ['webhook-ref'],
  commits: ['commit-ref'],
  files: ['scan-result'],
}

const named = <S>(folder: string, found: Record<string, S>): Record<string, S> =>
  Object.fromEntries(Object.entries(found).map(([name, schema]) => [`${folder}/${name}.json`, schema]))

/** By their file under `docs/schemas`. The envelope leaves `data` to the event that it carries. */
const all: Record<string, z.ZodMiniType> = {
  ...named('events', Object.fromEntries(types.map((type) => [nameOf(type), schemas[type]]))),
  ...named('contents', contents),
  ...named(
    'messages',
    Object.fromEntries(Object.entries(messages).map(([name, { schema }]) => [name, schema])),
  ),
  ...named('hooks', hooks),
  ...named('webhooks', incoming),
  ...named('values', {
    actor,
    deadline,
    'loaded-row': loadedRow,
    envelope: z.strictObject({ ...envelope.shape, data: z.record(z.string(), z.unknown()) }),
    commit: z.strictObject({ ...commit.shape, events: z.array(z.record(z.string(), z.unknown())) }),
  }),
}

const toldOf = (file: string) => {
  const [, type = ''] = /^events\/(\w+)\.v\d+\.json$/.exec(file) ?? []
  const { means } = catalogue[type as EventType] ?? {}
  return means && { title: type, description: means }
}

const schemaFiles = (): Record<string, object> =>
  Object.fromEntries(
    Object.entries(jsonSchemas(all, '../', { target: 'draft-07' })).map(([file, schema]) => [
      `docs/schemas/${file}`,
      { $schema: 'http://json-schema.org/draft-07/schema#', ...toldOf(file), ...schema },
    ]),
  )

const at = (file: string) => ({ $ref: `./schemas/${file}.json` })

/** An event as a queue brings it: CloudEvents 1.0, structured mode. */
const messageOf = (type: EventType) => ({
  name: type,
  title: `kz.zhauap.${nameOf(type)}`,
  summary: catalogue[type].means,
  contentType: 'application/cloudevents+json',
  payload: {
    allOf: [
      at('values/envelope'),
      {
        type: 'object',
        properties: { type: { const: `kz.zhauap.${nameOf(type)}` }, data: at(`events/${nameOf(type)}`) },
      },
    ],
  },
})

const typesOn = (queue: QueueName) => types.filter((type) => catalogue[type].queues.includes(queue))
const messageRefs = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }]))

const queueChannel = (queue: QueueName) => {
  const carried = [...typesOn(queue), ...(carriedBeside[queue] ?? [])]
  return {
    address: queue,
    title: `Queue ${queue}`,
    messages: messageRefs(carried),
    bindings: { sqs: { queue: { name: queue, fifoQueue: false } } },
  }
}

const operationsOf = (queue: QueueName) => ({
  [`send_${queue}`]: { action: 'send', channel: { $ref: `#/channels/${queue}` } },
  [`receive_${queue}`]: { action: 'receive', channel: { $ref: `#/channels/${queue}` } },
})

const signed = 'Signed by Standard Webhooks, https://www.standardwebhooks.com; see webhooks.md.'

const asyncApi = () => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Zhauap',
    version: '1',
    description:
      'Events on queues, as the catalogue sends them; webhooks of agencies and to them. Events hold ids, codes and dates only: texts and names of people are in the store of personal data.',
  },
  defaultContentType: 'application/json',
  channels: {
    ...Object.fromEntries(queues.map((queue) => [queue, queueChannel(queue)])),
    agencyHooks: {
      address: null,
      title: 'The webhook address of an agency',
      description: signed,
      messages: messageRefs(Object.keys(hooks)),
    },
    agencyWebhooks: {
      address: '/webhooks/agencies/{agencyId}',
      title: 'What agencies send',
      description: signed,
      parameters: { agencyId: { description: 'The id of the agency in the configuration of the council.' } },
      messages: messageRefs(Object.keys(incoming)),
    },
  },
  operations: {
    ...Object.assign({}, ...queues.map(operationsOf)),
    tellAgency: {
      action: 'send',
      channel: { $ref: '#/channels/agencyHooks' },
      bindings: { http: { method: 'POST' } },
    },
    receiveWebhook: {
      action: 'receive',
      channel: { $ref: '#/channels/agencyWebhooks' },
      bindings: { http: { method: 'POST' } },
    },
  },
  components: {
    messages: {
      ...Object.fromEntries(
        types.filter((type) => catalogue[type].queues.length > 0).map((type) => [type, messageOf(type)]),
      ),
      ...Object.fromEntries(
        Object.entries(messages).map(([name, { means }]) => [
          name,
          { name, summary: means, payload: at(`messages/${name}`) },
        ]),
      ),
      ...Object.fromEntries(Object.keys(hooks).map((name) => [name, { name, payload: at(`hooks/${name}`) }])),
      ...Object.fromEntries(
        Object.keys(incoming).map((name) => [name, { name, payload: at(`webhooks/${name}`) }]),
      ),
    },
  },
})

/** Every file that is made here, by its path in the project. */
export const publishedFiles = (): Record<string, object> => ({
  ...schemaFiles(),
  'docs/asyncapi.json': asyncApi(),
})
