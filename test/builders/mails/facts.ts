/** What all examples of mails are about: an appeal on hot water and a draft of water supply rules, in each language. */
import type { Language } from '../../../events/values.ts'
import { councilRules } from '../../../shared/application/council-rules.ts'
import { currentCouncil } from '../../../shared/council/current.ts'
import { chosenDeadline } from '../../../shared/domain/terms.ts'
import type { Letterhead, MailToCompose } from '../../../shared/text/notices/models.ts'

const { calendar } = currentCouncil()
export const { council } = currentCouncil()
export const rules = councilRules(council, calendar)

export const councilHead: Letterhead = {
  name: council.names,
  address: council.address,
  portal: 'https://council.example.kz',
  replyTo: council.secretariat.email,
  timeZone: council.timeZone,
}

export const named = (list: readonly { id: string; names: Letterhead['name'] }[], id: string) =>
  list.find((x) => x.id === id)?.names ?? id
export const commission = named(council.commissions, 'housing')
export const agency = named(council.agencies, 'almaty-su')
export const competent = named(council.agencies, 'construction-control-department')

export const number = 'ALM-A-2026-000001'
export const draftNumber = 'ALM-N-2026-000001'
export const letter = 'ALM-L-2026-000001'
export const recommendationLetter = 'ALM-L-2026-000002'
export const code = 'K7QM-2R4X'
export const actUrl = `${councilHead.portal}/act/eyJhbGciOiJIUzI1NiJ9.eyJnIjoiY2hhaXItMSJ9.c2lnbmF0dXJl`

export const receivedOn = '2026-03-19'
export const answer = rules.deadline('appeal.answer', receivedOn)
export const triage = rules.deadline('appeal.triage', receivedOn)
export const acceptance = rules.deadline('appeal.acceptance', '2026-03-20')
export const dispute = rules.deadline('appeal.dispute', '2026-05-15')
export const clarification = rules.deadline('appeal.clarification', '2026-03-27')
export const extended = chosenDeadline('appeal.answer', receivedOn, '2026-05-18', answer.basis)
export const disputed = rules.deadline('appeal.answer', '2026-05-20')
export const recommendation = rules.deadline('draft_act.recommendation', receivedOn)
export const response = rules.deadline('letter.recommendation', '2026-03-27')
/** Where the calendar lacks the year that the count needs. */
export const undated = { ...answer, due: null, missing: [2028], skipped: [] }

/** One mail of each kind of a capability, and the same kinds where they say something else. */
export type Examples<Models> = {
  mails: { [K in keyof Models]: { kind: K } & Models[K] }
  variants: { kind: keyof Models; when: string; model: MailToCompose }[]
}

/** What people wrote is in their reader's language too. */
export const factsIn = (lang: Language) => {
  const said = (kk: string, ru: string, en: string) => ({ kk, ru, en })[lang]
  const applicantName = said('Айгүл Серікқызы Нұрланова', 'Айгуль Сериковна Нурланова', 'Aigul Nurlanova')
  const subject = said(
    'Дүйсенбіден бері ыстық су жоқ',
    'С понедельника нет горячей воды',
    'No hot water since Monday',
  )
  const appealText = said(
    'Абай даңғылы, 10-үйде дүйсенбіден бері ыстық су жоқ.\nЖөндеудің қашан аяқталатынын біліп беруіңізді сұраймын.',
    'В доме 10 по проспекту Абая с понедельника нет горячей воды.\nПрошу узнать, когда закончится ремонт.',
    'The house at 10 Abay Avenue has had no hot water since Monday.\nPlease find out when the repair ends.',
  )
  const title = said(
    'Алматы қаласында сумен жабдықтау қағидалары',
    'Правила водоснабжения в городе Алматы',
    'Rules of water supply in Almaty',
  )
  const reference = '05-12/345'
  const statusUrl = `${councilHead.portal}/appeals/${number}?code=${code}&lang=${lang}`
  const appeal = { number, subject }
  const addressed = { ...appeal, applicantName }
  const remarks = [
    {
      no: 1,
      clause: said('4-тармақтың 2) тармақшасы', 'подпункт 2) пункта 4', 'paragraph 4 (2)'),
      quote: said('уақтылы', 'своевременно', 'in due time'),
      text: { kk: 'Нақты мерзімін көрсету қажет.', ru: 'Следует указать точный срок.' },
    },
    {
      no: 2,
      clause: said('7-тармақ', 'пункт 7', 'paragraph 7'),
      text: {
        kk: 'Алып тастау қажет: 6-тармақты қайталайды.',
        ru: 'Следует исключить: повторяет пункт 6.',
      },
    },
  ] as const
  const draft = { number: draftNumber, reference, title }
  const competence = said(
    'Жөндеу жұмыстарының сапасын бақылау Сіздің құзыретіңізге жатады.',
    'Контроль качества ремонтных работ относится к Вашей компетенции.',
    'Control of the quality of repair works is within your competence.',
  )
  const reason = said(
    'Жөндеу кестесін мердігер 30 сәуірге дейін бекітеді.',
    'График ремонта подрядчик утвердит до 30 апреля.',
    'The contractor will approve the schedule of the repair by 30 April.',
  )
  const letterSubject = said(
    'Медеу ауданындағы ыстық су туралы',
    'О горячей воде в Медеуском районе',
    'Hot water in Medeu District',
  )
  /** What a draft's case says in place of an appeal's. */
  const ofDraft = { caseKind: 'draft_act', number: draftNumber, subject: title, reference } as const
  return {
    lang,
    said,
    applicantName,
    subject,
    appealText,
    title,
    reference,
    statusUrl,
    appeal,
    addressed,
    remarks,
    draft,
    competence,
    reason,
    letterSubject,
    ofDraft,
  }
}
export type Facts = ReturnType<typeof factsIn>
