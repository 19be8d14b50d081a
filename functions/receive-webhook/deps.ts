import { withEntries } from '../../shared/application/desk/directory/directory.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { masterOf } from '../../shared/wiring/links.ts'
import { queuesOf } from '../../shared/wiring/queues.ts'
import { webDeps } from '../../shared/wiring/web.ts'

const env = envOf('receive-webhook')
export const deps = withEntries(
  lazily(async () => ({
    ...(await webDeps(env)),
    queues: queuesOf(env),
    webhookMaster: await masterOf(env.WEBHOOKS_SECRET_ARN),
  })),
)
