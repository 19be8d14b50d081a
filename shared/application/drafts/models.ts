/** Draft acts as an agency and everybody may see them. */
import type { AnsweredRemark } from '../../../events/answers/links.ts'
import type { Status, Written } from '../../../events/values.ts'
import type { DraftAct, Recommendation } from '../../domain/case.ts'
import type { SaidResponse } from '../../domain/letters/letter.ts'

/** What an agency has with the council; days are local. `url` leads to the page on which a letter is answered. */
export type AgencyWork = {
  letters: {
    number: string
    title: string
    sentOn: string
    dueOn: string | null
    answeredOn?: string
    url?: string | undefined
  }[]
  drafts: { number: string; title: string; status: Status; receivedOn: string; dueOn: string | null }[]
}

/** A draft act in a list, and as everybody may see it. Days are local. */
export type DraftLine = {
  number: string
  /** Empty once it was erased. */
  title: string
  agency: string
  status: Status
  receivedOn: string
  recommendedOn?: string
  remarks?: number
}

export type DraftShown = Omit<DraftLine, 'recommendedOn' | 'remarks'> & {
  actType: DraftAct['actType']
  version: number
  dueOn: string | null
  commission?: string
  /** The day that passed without recommendations. */
  agreedOn?: string
  url: string | undefined
  recommendations: {
    version: number
    outcome: Recommendation['outcome']
    on: string
    late?: true
    text: Written
    remarks: AnsweredRemark[]
    dueOn?: string
    response?: { decision: SaidResponse['decision']; on: string; text: string }
  }[]
}
