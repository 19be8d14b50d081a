/**
 * Short messages and the secretariat's chat, taken as the services take them that the functions call in AWS: End User
 * Messaging's `SendTextMessage` and Telegram's `sendMessage`.
 */
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

/** `to` is a telephone, or the id of a chat. */
export type ShortMessage = { by: 'SMS' | 'Telegram'; to: string; text: string; at: string }

type Taken = { message: ShortMessage; reply: object; type: string }

/** The message that a request brings, and what its service would reply; undefined for any other request. */
export async function takeShort(request: IncomingMessage): Promise<Taken | undefined> {
  const at = new Date().toISOString()
  if (request.headers['x-amz-target'] === 'PinpointSMSVoiceV2.SendTextMessage') {
    const { DestinationPhoneNumber: to, MessageBody } = JSON.parse(await text(request))
    return {
      message: { by: 'SMS', to: String(to), text: String(MessageBody), at },
      reply: { MessageId: `mailbox-${Date.parse(at)}` },
      type: 'application/x-amz-json-1.0',
    }
  }
  const isJson = request.headers['content-type'] === 'application/json'
  if (!isJson || !/^\/bot\d+:[\w-]+\/sendMessage$/.test(request.url ?? '')) return undefined
  const { chat_id: to, text: said } = JSON.parse(await text(request))
  return {
    message: { by: 'Telegram', to: String(to), text: String(said), at },
    reply: { ok: true, result: { text: said } },
    type: 'application/json; charset=utf-8',
  }
}
