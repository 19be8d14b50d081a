import { json, type Reply } from '../../shared/http/replies.ts'

export const health = async (): Promise<Reply> => json(200, { status: 'ok' })
