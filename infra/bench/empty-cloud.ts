/** Tables and secrets as a server that says after two milliseconds that there is nothing, or a secret. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const delay = 2

/** What AWS answers where nothing is stored, by the operation. */
const answerTo = (target: string): object => {
  if (target.endsWith('GetSecretValue')) return { SecretString: JSON.stringify(['s'.repeat(43)]) }
  if (target.endsWith('Query')) return { Items: [], Count: 0 }
  return target.endsWith('BatchGetItem') ? { Responses: {} } : {}
}

/** It is there at `endpoint` while `work` goes on. `questions` is how many a table was asked so far. */
export const withEmptyCloud = async <T>(
  work: (endpoint: string, questions: () => number) => Promise<T>,
): Promise<T> => {
  let questions = 0
  const server = createServer((request, response) => {
    const target = String(request.headers['x-amz-target'])
    if (target.startsWith('DynamoDB')) questions++
    const said = JSON.stringify(answerTo(target))
    request.resume().once('end', () => setTimeout(() => response.end(said), delay))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => questions)
  } finally {
    server.close()
  }
}
