/** Steps that many journeys take: a form filled in, an action of a link's page, signing in to the desk. */
import type { Cookie, Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Mail } from '../../infra/ops/common/visitor.ts'
import type { ActionName } from '../../shared/domain/capabilities.ts'
import { isFinal } from '../../shared/pages/actions/manners.ts'
import { deskWords } from '../../shared/text/desk/words.ts'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import { texts } from '../../shared/text/texts.ts'
import type { System } from '../end-to-end/system.ts'
import type { Visit } from './browser.ts'

/** Types, chooses or ticks, whatever the field of this name takes. */
export const fillIn = async (form: Locator, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]`)
    const isChoice = await form.locator(`:is([type=radio], [type=checkbox])[name="${name}"]`).count()
    const isList = await form.locator(`select[name="${name}"]`).count()
    if (isChoice) await form.locator(`[name="${name}"][value="${value}"]`).check()
    else if (isList) await field.selectOption(value)
    else await field.fill(value)
  }
}

/** Where a link's page offers this action, unfolded. */
export const offered = async ({ page }: Visit, action: ActionName): Promise<Locator> => {
  const section = page.locator(`#do-${action}`)
  const folded = page.locator(`details#do-${action}:not([open]) > summary`)
  if (await folded.count()) await folded.click()
  return section
}

/** Takes an action on a link's page: fills in its form, sends it, and confirms what cannot be undone. */
export const take = async (visit: Visit, action: ActionName, values: Record<string, string> = {}) => {
  const { main, press, lang } = visit
  const section = await offered(visit, action)
  await fillIn(section, values)
  const { button, done } = texts(lang).actions[action]
  await press(button, section)
  if (isFinal(action)) await press(pageWords(lang).link.confirm.yes(button))
  expect(await main()).toContain(done.replace(/\.$/, ''))
}

/** The first mail to an address that has all these words in it and that was not opened before. */
export const mailOf = ({ v }: System) => {
  const opened = new Set<string>()
  return async (to: string, ...words: string[]): Promise<Mail> => {
    const mail = await v.mail(
      to,
      ({ id, subject, text }) =>
        !opened.has(id) && words.every((word) => `${subject}\n${text}`.includes(word)),
    )
    opened.add(mail.id)
    return mail
  }
}

/** Their links are few within a quarter of an hour, so a session that there is serves on. */
const member = 'secretariat@example.kz'
let session: Cookie | undefined

/** From the door of the desk to its list, by the link in the mail. */
export const signIn = async ({ v }: System, { page, press, open, follow, lang }: Visit) => {
  const words = deskWords(lang).signIn
  const isLink = ({ text }: Mail) => text.includes('/desk/sign-in/')
  const before = (await v.mails(member)).filter(isLink).map(({ id }) => id)
  await open(`/desk?lang=${lang}`)
  await page.locator('[name=email]').fill(member)
  await press(words.button)
  await follow(await v.mail(member, (mail) => isLink(mail) && !before.includes(mail.id)))
  await press(words.confirm.button)
  session = (await page.context().cookies()).find(({ name }) => name === 'desk')
}

/** Its session has ended, wherever its cookie is. */
export const signOut = async ({ press, lang }: Visit) => {
  await press(deskWords(lang).menu.signOut)
  session = undefined
}

/** At the desk's list, in a browser in which somebody has signed in. */
export const atDesk = async (system: System, visit: Visit) => {
  if (!session) return signIn(system, visit)
  await visit.page.context().addCookies([session])
  return visit.open(`/desk?lang=${visit.lang}`)
}
