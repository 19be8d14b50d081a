import { json, type Reply } from '../../shared/http/http.ts'

export const health = async (): Promise<Reply> => json(200, { status: 'ok' })
