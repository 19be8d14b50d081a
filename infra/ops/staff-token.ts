/** `npm run -s staff-token -- EMAIL`: a pass to the desk's API for a member of the secretariat. */
import { parseArgs } from 'node:util'
import { rulesNow } from '../../shared/application/desk/directory/directory.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { run, UsageError } from './common/run.ts'
import { linksOf, operatorStores } from './common/stores.ts'

const hours = 12

const usage = `Usage: npm run -s staff-token -- EMAIL [--stack NAME]

  EMAIL          a member of the secretariat, as the directory has it now
  --stack NAME   a deployment in AWS (default: the running local cloud)

Prints a token for Authorization: Bearer, valid for ${hours} hours.`

await run(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { stack: { type: 'string' } },
  })
  const [email] = positionals
  if (!email) throw new UsageError('EMAIL: missing')
  const deployment = await findDeployment(values)
  const { council } = await rulesNow(operatorStores(deployment))
  const { members } = council.secretariat
  if (!members.some((member) => member.email === email))
    throw new UsageError(
      `${email}: not a member of the secretariat (${members.map((m) => m.email).join(', ')})`,
    )
  const links = await linksOf(deployment)
  console.log(links.staffToken(email, Date.now() + hours * 3_600_000))
})
