/** A chat by Telegram's Bot API: one method, without a webhook of ours. https://core.telegram.org/bots/api#sendmessage */
import type { Chat } from '../../application/notices/ports.ts'

type TelegramChat = {
  /** The group's id (`-1001234567890`), or its public name (`@group`). */
  chat: string
  /** Of the Bot API, Telegram's own or a server of one's own. */
  endpoint: string
}

const timeoutMilliseconds = 10_000

/** What BotFather gives out; anything else opens nothing. */
export const isBotToken = (secret: string): boolean => /^\d+:[\w-]{30,}$/.test(secret)

/**
 * No such chat, or the bot was put out of it: no retry mends that. A wrong token, a flood and an outage are thrown, without
 * the address, which has the token in it.
 */
export const telegramChat = (token: string, { chat, endpoint }: TelegramChat): Chat => ({
  post: async (text) => {
    const status = await answered(`${endpoint}/bot${token}/sendMessage`, {
      chat_id: chat,
      text,
      link_preview_options: { is_disabled: true },
    })
    if (status === undefined) throw new Error('Telegram does not answer')
    if (status === 400 || status === 403) return 'refused'
    if (status < 200 || status > 299) throw new Error(`Telegram answers ${status}`)
    return 'posted'
  },
})

const answered = async (url: string, body: object): Promise<number | undefined> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    await response.body?.cancel()
    return response.status
  } catch {
    return undefined
  }
}
