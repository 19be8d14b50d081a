/** Short messages and the secretariat's chat, where the council has them; loaded when the first one is sent. */
import type { PinpointSMSVoiceV2ClientConfig } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Chat, Sms } from '../application/notices/ports.ts'
import type { Env } from './env.ts'
import { followedChat, followedSms } from './followed.ts'
import { lazily } from './lazily.ts'

/** `sending`: how the SDK connects for what must not go out twice. */
export const shortOf = (
  env: Partial<Env<'sms' | 'chat'>>,
  sending: PinpointSMSVoiceV2ClientConfig,
): { sms?: Sms; chat?: Chat } => ({
  ...(env.SMS_SENDER && { sms: followedSms(smsOf(env.SMS_SENDER, sending)) }),
  ...(env.TELEGRAM_SECRET_ARN && { chat: followedChat(chatOf(env)) }),
})

const smsOf = (sender: string, sending: PinpointSMSVoiceV2ClientConfig): Sms => {
  const made = lazily(async () => {
    const { PinpointSMSVoiceV2Client } = await import('@aws-sdk/client-pinpoint-sms-voice-v2')
    const { awsSms } = await import('../adapters/notices/aws-sms.ts')
    return awsSms(new PinpointSMSVoiceV2Client(sending), sender)
  })
  return { send: async (message) => (await made()).send(message) }
}

const chatOf = (env: Partial<Env<'chat'>>): Chat => {
  const made = lazily(async () => {
    const { readSecret } = await import('../adapters/secrets.ts')
    const { isBotToken, telegramChat } = await import('../adapters/notices/telegram-chat.ts')
    const token = await readSecret(env.TELEGRAM_SECRET_ARN ?? '')
    if (!isBotToken(token)) throw new Error('the secret of the chat is not a bot’s token yet')
    return telegramChat(token, { chat: env.TELEGRAM_CHAT ?? '', endpoint: env.TELEGRAM_ENDPOINT ?? '' })
  })
  return { post: async (text) => (await made()).post(text) }
}
