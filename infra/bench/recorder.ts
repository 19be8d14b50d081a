/**
 * Stands between the deployed functions and the emulated DynamoDB and writes down every request, so that what is
 * counted is what the functions do and not what we believe of them.
 */
import { createServer } from 'node:http'
import { LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { listen } from '../local/ports.ts'

export type Recorded = {
  operation: string
  // biome-ignore lint/suspicious/noExplicitAny: a request as the SDK sent it
  input: any
  /** Whether it did what it was to do; a failed condition costs as much as a write. */
  done: boolean
}

type Cloud = { endpoint: string; client: object; functions: Record<string, string> }

/** Leads the functions' DynamoDB requests through here. `requests` grows until `stop`. */
export const record = async ({ endpoint, client, functions }: Cloud) => {
  const requests: Recorded[] = []
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part)
    const body = Buffer.concat(parts)
    const { host: _, connection: __, ...headers } = incoming.headers
    const answer = await fetch(new URL(incoming.url ?? '/', endpoint), {
      method: 'POST',
      headers: headers as Record<string, string>,
      body,
    })
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? ''
    requests.push({ operation, input: JSON.parse(body.toString()), done: answer.ok })
    outgoing.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
    outgoing.end(Buffer.from(await answer.arrayBuffer()))
  })
  const address = `http://127.0.0.1:${await listen(server, 'free')}`

  const lambda = new LambdaClient(client)
  for (const FunctionName of Object.values(functions)) {
    const { Environment } = await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName }))
    await lambda.send(
      new UpdateFunctionConfigurationCommand({
        FunctionName,
        Environment: { Variables: { ...Environment?.Variables, AWS_ENDPOINT_URL_DYNAMODB: address } },
      }),
    )
  }
  return {
    requests,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
