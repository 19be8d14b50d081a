/** The link by which a member of the secretariat signs in at the desk; who is none gets nothing. */
import { mailOf } from '../notices/mail.ts'
import { type MailSender, sendMail } from '../notices/send-mail.ts'
import { membersOf } from './members.ts'
import { linkMinutes, memberDigest, type SignInAsked } from './sign-in.ts'

/** `at` is when it was asked for (UTC): the link ends a while after that, and is the same whenever this is repeated. */
export const sendSignIn = async (deps: MailSender, asked: SignInAsked, at: string): Promise<void> => {
  const { links, rules, portal } = deps
  const member = membersOf(rules).find(({ email }) => memberDigest(links, email) === asked.member)
  if (!member) return
  const token = links.staffToken(member.email, Date.parse(at) + linkMinutes * 60_000, 'sign-in')
  const query = new URLSearchParams({ lang: asked.lang, to: asked.to })
  const url = `${portal}/desk/sign-in/${token}?${query}`
  const id = `sign-in-${links.digest('sign-in', token).slice(0, 12)}`
  const reader = { email: member.email, language: asked.lang }
  const model = { kind: 'sign_in', name: member.name, minutes: linkMinutes, url } as const
  const mail = mailOf(deps, reader, model, { thread: id, tags: { to: 'secretary' } })
  await sendMail(deps, mail, { id, at })
}
