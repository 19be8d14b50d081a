/** Who reads a mail: by the council's configuration, or by the address on the case; and whose letterhead it has. */
import { type Language, type Localized, outside } from '../../../events/values.ts'
import { actingChair, agencyOf, standInOn } from '../../council/council.ts'
import { outsideNames } from '../../council/outside.ts'
import type { Case } from '../../domain/case.ts'
import type { Letter } from '../../domain/letters/letter.ts'
import type { Notice } from '../../domain/notices/notice.ts'
import type { Letterhead } from '../../text/notices/models.ts'
import type { CouncilRules } from '../council-rules.ts'
import type { CaseLog, Links, People } from '../ports.ts'
import { appealTextOf, textOf } from '../texts-of-case.ts'

export type Composer = { log: CaseLog; rules: CouncilRules; people: People; links: Links; portal: string }

/** An address and the language its reader is written to in; a chair and the head by name. */
export type Reader = { email: string; language: Language; name?: string }

export const letterhead = (rules: CouncilRules, portal: string): Letterhead => ({
  name: rules.council.names,
  address: rules.council.address,
  portal,
  replyTo: rules.council.replyTo ?? rules.council.secretariat.email,
  timeZone: rules.council.timeZone,
  ...(rules.council.phone && { phone: rules.council.phone }),
})

/** Who a party is by the council's configuration, on a local day; undefined for one that it no longer knows. */
export const staffReader = (
  rules: CouncilRules,
  party: { role: string; as?: string | undefined },
  day = '',
): Reader | undefined => {
  const { council } = rules
  switch (party.role) {
    case 'chair':
      return party.as ? actingChair(council, party.as) : undefined
    case 'secretary':
      return council.secretariat
    case 'head':
      return party.as ? standInOn(council, party.as, day) : council.head
    case 'agency':
      return party.as ? agencyOf(council, party.as) : undefined
    default:
      return undefined
  }
}

/** The applicant of an appeal as a reader; undefined without an address, or once it was erased. */
export const applicantReader = async (people: People, c: Case): Promise<Reader | undefined> => {
  if (c.kind !== 'appeal') return undefined
  const email = (await appealTextOf(people, c))?.applicant.email
  return email ? { email, language: c.language } : undefined
}

/** The reader of a notice of a local day; undefined for one who has no address, or gets the same mail as somebody else already. */
export const readerOf = async (
  { rules, people }: Composer,
  notice: Notice,
  c: Case,
  day: string,
): Promise<Reader | undefined> => {
  const { to } = notice
  switch (to.role) {
    case 'applicant':
      return applicantReader(people, c)
    case 'contact': {
      if (c.kind !== 'draft_act') return undefined
      const agency = agencyOf(rules.council, c.agency)
      const own = (await textOf(people, c.caseId, c.content, 'draft_act'))?.contact.email
      // Who gave no address of their own is told by the agency's.
      const email = own || (notice.kind === 'draft_registered' ? agency?.email : undefined)
      // An ended draft is told to the agency too: one mail where the developer's own address is the agency's.
      const isAgencys = notice.kind === 'draft_ended' && email === agency?.email
      return email && agency && !isAgencys ? { email, language: agency.language } : undefined
    }
    case 'body': {
      const email = (await textOf(people, c.caseId, to.as, 'forward'))?.email
      return email ? { email, language: rules.council.language } : undefined
    }
    case 'agency': {
      const letter = notice.letter ? c.letters[notice.letter] : undefined
      return letter?.agency === outside ? outsideReader(rules, people, c, letter) : staffReader(rules, to)
    }
    default:
      return staffReader(rules, to, day)
  }
}

/** A body that is in no configuration, by the address that its letter was written to; undefined without one. */
export const outsideReader = async (
  { council }: CouncilRules,
  people: People,
  c: Case,
  { content }: Letter,
): Promise<Reader | undefined> => {
  const email = (await textOf(people, c.caseId, content, 'letter'))?.to?.email
  return email ? { email, language: council.language } : undefined
}

/** What a letter's addressee is called: by the configuration, else as the letter has it. */
export const addresseeName = async (
  { council }: CouncilRules,
  people: People,
  c: Case,
  { agency, content }: Pick<Letter, 'agency' | 'content'>,
): Promise<Localized> => {
  if (agency !== outside) return agencyOf(council, agency)?.names ?? agency
  return (await textOf(people, c.caseId, content, 'letter'))?.to?.name ?? outsideNames
}
