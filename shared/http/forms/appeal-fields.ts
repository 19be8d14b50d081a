/** What both forms of an appeal post by dotted path becomes the API's body: the public one's and the desk's. */

import { likelyAddress } from '../../domain/appeals/mistyped.ts'
import { defined } from '../../domain/defined.ts'

type Fields = Record<string, string>

/** The fields with the address that was probably meant, where the button was pressed that takes it. */
export const withMeant = (fields: Fields, path: string): Fields => {
  const meant = fields.meant && likelyAddress(fields[path]?.trim() ?? '')
  return meant ? { ...fields, [path]: meant } : fields
}

/** Whether the address there looks mistyped and was not asked about yet. It is asked about once. */
export const needsAsking = (fields: Fields, path: string): boolean => {
  const typed = fields[path]?.trim() ?? ''
  return likelyAddress(typed) !== undefined && fields.asked !== typed
}

/** What was typed there, trimmed; undefined where nothing was. */
export const valueIn = (fields: Fields) => (path: string) => fields[path]?.trim() || undefined

/** The applicant: what does not belong to this kind of applicant is left out. */
export const applicantIn = (fields: Fields) => {
  const value = valueIn(fields)
  const sole = value('applicant.kind') === 'sole'
  const kind = sole ? 'entity' : value('applicant.kind')
  const form = sole ? 'ИП' : kind === 'entity' ? value('applicant.form') : undefined
  const hasIin = kind === 'person' || form === 'ИП'
  const iin = hasIin ? value('applicant.iin') : undefined
  return defined({
    kind,
    form,
    iin,
    bin: hasIin ? undefined : value('applicant.bin'),
    email: value('applicant.email'),
    phone: value('applicant.phone'),
    address: value('applicant.address'),
  })
}

/** Who acts for the applicant, and how many signed. */
export const othersIn = (fields: Fields) => {
  const value = valueIn(fields)
  const [name, authority] = [value('representative.name'), value('representative.authority')]
  const signatories = value('collective.signatories')
  return defined({
    representative: name || authority ? defined({ name, authority }) : undefined,
    collective: signatories
      ? { signatories: /^\d{1,9}$/.test(signatories) ? Number(signatories) : signatories }
      : undefined,
  })
}
