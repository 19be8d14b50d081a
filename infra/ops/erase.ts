/** `npm run -s erase -- NUMBER --reason TEXT [--again]`: erases the personal data of a case, an activity or a former member. */
import { parseArgs } from 'node:util'
import { limits } from '../../events/limits.ts'
import { number as numberShape } from '../../events/values.ts'
import { eraseCase } from '../../shared/application/upkeep/erase-case.ts'
import { type Erasable, eraseCouncil } from '../../shared/application/upkeep/erase-council.ts'
import { isActivityLog } from '../../shared/domain/activities/activity.ts'
import { councilRefusal } from '../../shared/text/activities/refusals.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { run, UsageError } from './common/run.ts'
import { operatorStores } from './common/stores.ts'

const usage = `Usage: npm run -s erase -- NUMBER --reason TEXT [--again] [--stack NAME]
       npm run -s erase -- --member ID --reason TEXT [--stack NAME]

  NUMBER         the number of a case, or of an activity of the council
  --member ID    who has left the council, by their id in the register of members: their name goes
  --reason TEXT  on what ground; kept with the case, so name no person in it
  --again        the case was erased before, and what has come since is to go too: an erasure of its own in the log
  --stack NAME   a deployment in AWS (default: the running local cloud)

Erases texts, attached files, names, contacts, what the case is found by for its applicant, and agencies' webhooks as
they came. It cannot be undone, save from a backup of the table. The log, its dates and statistics stay; the case's pages
say that its data were erased. Run again, it changes nothing but what a broken-off run has left; what was written to the
case since stays without --again. Of an activity go its title, agenda, decisions, findings and other words, and its protocol;
letters that followed from it are cases of their own and are named. What came since goes when it is run again.`

/** What was erased of the council's own work. */
const councilErased = async (what: Erasable, stores: ReturnType<typeof operatorStores>, reason: string) => {
  const name = 'member' in what ? what.member : what.activity
  const erased = await eraseCouncil(stores, what, reason, new Date().toISOString())
  if (erased.outcome === 'refused') throw new Error(`${name}: ${councilRefusal(erased, 'en')}`)
  const { on, texts, files, letters } = erased
  console.log(
    texts || files
      ? `${name}: ${texts} texts, ${files} files erased. The log tells of it under ${on}.`
      : `${name}: nothing left to erase; the log tells of it under ${on}.`,
  )
  if (letters.length) console.log(`Its letters have texts of their own: ${letters.join(', ')}.`)
}

await run(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      reason: { type: 'string' },
      member: { type: 'string' },
      again: { type: 'boolean' },
      stack: { type: 'string' },
    },
  })
  const [number = '', ...more] = positionals
  const { again = false } = values
  const reason = values.reason?.trim() ?? ''
  const { member } = values
  if (member !== undefined && positionals.length)
    throw new UsageError('--member: expected without the number of a case')
  if (member === undefined && (!numberShape.safeParse(number).success || more.length))
    throw new UsageError(`${positionals.join(' ') || 'NUMBER'}: expected one number of a case`)
  if (!reason || [...reason].length > limits.text)
    throw new UsageError(`--reason: expected a text of at most ${limits.text} characters`)
  const stores = operatorStores(await findDeployment(values))
  if (member !== undefined) return councilErased({ member }, stores, reason)
  if (isActivityLog(await stores.log.load(number))) return councilErased({ activity: number }, stores, reason)
  const erased = await eraseCase(stores, number, reason, new Date().toISOString(), { again })
  if (erased.outcome === 'case_unknown') throw new Error(`${number}: there is no such case`)
  const { on, texts, files, later = 0 } = erased
  console.log(
    texts || files
      ? `${number}: ${texts} texts and contacts, ${files} files erased. The log tells of it under ${on}.`
      : `${number}: nothing left to erase; the log tells of it under ${on}.`,
  )
  if (later)
    console.log(
      `${later} texts came after that and stay. To erase them too: npm run -s erase -- ${number} --reason TEXT --again`,
    )
})
