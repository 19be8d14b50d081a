/** A report as a year makes it, one of an empty period, and what its ids are called. */
import { reportKeys, reportNames } from '../../shared/application/reports/report.ts'
import type { AppealFacts, CohortFacts, DraftFacts, LetterFacts } from '../../shared/domain/reports/facts.ts'
import { countReport } from '../../shared/domain/reports/report.ts'
import { rules } from './council.ts'

export const names = reportNames(rules)
export const period = { from: '2026-01-05', to: '2026-03-31' }

const appeal = (more: Partial<AppealFacts> = {}): AppealFacts => ({
  receivedOn: '2026-02-02',
  standing: 'answered',
  topic: 'housing',
  commission: 'housing',
  applicant: 'person',
  due: '2026-02-23',
  firstAnswerOn: '2026-02-20',
  reachedOn: 'firstAnswerOn' in more ? more.firstAnswerOn : '2026-02-20',
  pauses: [],
  extended: false,
  rated: [],
  ...more,
})
const letter = (more: Partial<LetterFacts> = {}): LetterFacts => ({
  sentOn: '2026-02-02',
  agency: 'almaty-su',
  about: 'appeal',
  due: '2026-02-23',
  answeredOn: '2026-02-16',
  ...more,
})
const draft = (more: Partial<DraftFacts> = {}): DraftFacts => ({
  receivedOn: '2026-02-02',
  agency: 'akimat',
  standing: 'in_review',
  recommendedOn: '2026-02-12',
  outcome: 'with_remarks',
  isAgreed: false,
  made: 3,
  answered: [{ accepted: 2, declined: 1 }],
  pauses: [],
  ...more,
})
const none = { recommendedOn: undefined, outcome: undefined, made: 0, answered: [] }
const late = { firstAnswerOn: '2026-02-25' }

const facts: CohortFacts = {
  appeals: [
    ...Array.from({ length: 21 }, () => appeal()),
    appeal({ ...late, applicant: 'ТОО', commission: 'social', topic: 'social', extended: true }),
    appeal({ due: null, applicant: 'ОФ' }),
    appeal({ standing: 'long_term', firstAnswerOn: undefined }),
    appeal({ standing: 'out_of_competence', firstAnswerOn: undefined, commission: undefined }),
    appeal({ standing: 'in_review', firstAnswerOn: undefined, due: '2026-04-10' }),
    appeal({ standing: 'withdrawn', firstAnswerOn: undefined }),
  ],
  letters: [
    ...Array.from({ length: 191 }, () => letter()),
    letter({ answeredOn: '2026-02-17', agency: 'tazalyk', about: 'initiative' }),
    letter({ answeredOn: undefined, agency: 'tazalyk', about: 'draft_act' }),
    letter({ answeredOn: undefined, due: null }),
  ],
  draftActs: [draft(), draft({ ...none }), draft({ ...none, standing: 'returned', agency: 'tazalyk' })],
  initiatives: ['monitoring', 'hearing'],
  happened: { answered: 25, lettersAnswered: 195, recommended: 2 },
}

const counted = (of: CohortFacts) => countReport(period, of, reportKeys(rules), rules.calendar)
export const sampleReport = counted(facts)
export const emptyReport = counted({
  ...{ appeals: [], letters: [], draftActs: [], initiatives: [] },
  happened: { answered: 0, lettersAnswered: 0, recommended: 0 },
})
