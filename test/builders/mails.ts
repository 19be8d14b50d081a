/**
 * One realistic mail of each kind, in its reader's language: an appeal about hot water and a draft of water supply
 * rules, with due dates counted by the shipped calendar and the sample council's terms. `docs/mails.md` shows them.
 */
import type { Language } from '../../events/values.ts'
import { councilRules } from '../../shared/application/council-rules.ts'
import { currentCouncil } from '../../shared/council/current.ts'
import { chosenDeadline } from '../../shared/domain/terms.ts'
import type {
  Letterhead,
  MailKind,
  MailModel,
  MailOf,
  MailToCompose,
} from '../../shared/text/notices/models.ts'

const { council, calendar } = currentCouncil()
const rules = councilRules(council, calendar)

export const councilHead: Letterhead = {
  name: council.names,
  address: council.address,
  portal: 'https://council.example.kz',
  replyTo: council.secretariat.email,
  timeZone: council.timeZone,
}

const named = (list: readonly { id: string; names: Letterhead['name'] }[], id: string) =>
  list.find((x) => x.id === id)?.names ?? id
const commission = named(council.commissions, 'housing')
const agency = named(council.agencies, 'almaty-su')
const competent = named(council.agencies, 'construction-control-department')

const number = 'ALM-A-2026-000001'
const draftNumber = 'ALM-N-2026-000001'
const letter = 'ALM-L-2026-000001'
const recommendationLetter = 'ALM-L-2026-000002'
const code = 'K7QM-2R4X'
const actUrl = `${councilHead.portal}/act/eyJhbGciOiJIUzI1NiJ9.eyJnIjoiY2hhaXItMSJ9.c2lnbmF0dXJl`

const receivedOn = '2026-03-19'
export const answer = rules.deadline('appeal.answer', receivedOn)
const triage = rules.deadline('appeal.triage', receivedOn)
const acceptance = rules.deadline('appeal.acceptance', '2026-03-20')
const dispute = rules.deadline('appeal.dispute', '2026-05-15')
const clarification = rules.deadline('appeal.clarification', '2026-03-27')
const extended = chosenDeadline(
  'appeal.answer',
  receivedOn,
  '2026-05-18',
  council.terms['appeal.answer'].basis,
)
const disputed = rules.deadline('appeal.answer', '2026-05-20')
const recommendation = rules.deadline('draft_act.recommendation', receivedOn)
const response = rules.deadline('letter.response', '2026-03-27')
/** Where the calendar lacks the year that the count needs. */
export const undated = { ...answer, due: null, missing: [2028], skipped: [] }

/** The mails as readers of this language get them: what people wrote is in it too. */
export const goldenMails = (lang: Language): { [K in MailKind]: MailOf<K> } => {
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
      text: said(
        'Нақты мерзімін көрсету қажет.',
        'Следует указать точный срок.',
        'An exact term should be given.',
      ),
    },
    {
      no: 2,
      clause: said('7-тармақ', 'пункт 7', 'paragraph 7'),
      text: said(
        'Алып тастау қажет: 6-тармақты қайталайды.',
        'Следует исключить: повторяет пункт 6.',
        'To be struck out: it repeats paragraph 6.',
      ),
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
  return {
    receipt: {
      kind: 'receipt',
      number,
      receivedAt: '2026-03-19T04:05:00.000Z',
      registeredOn: receivedOn,
      answer,
      code,
      statusUrl,
    },
    receipts: {
      kind: 'receipts',
      items: ['ALM-A-2026-000006', 'ALM-A-2026-000007'].map((number, i) => ({
        number,
        answer,
        code: ['7GQ2-M4RX', 'B8T3-W5ZK'][i] ?? code,
        statusUrl: `${councilHead.portal}/appeals/${number}?code=${['7GQ2-M4RX', 'B8T3-W5ZK'][i]}&lang=${lang}`,
      })),
    },
    appeal_assigned: {
      kind: 'appeal_assigned',
      ...addressed,
      commission,
      applicantKind: 'person',
      topic: named(council.topics, 'housing'),
      district: named(council.districts, 'medeu'),
      receivedOn,
      answer,
      acceptance,
      actUrl,
    },
    draft_assigned: {
      kind: 'draft_assigned',
      ...draft,
      commission,
      agency,
      actType: 'akimat-resolution',
      receivedOn,
      recommendation,
      acceptance,
      actUrl,
    },
    triage: {
      kind: 'triage',
      number: 'ALM-A-2026-000002',
      caseKind: 'appeal',
      subject: said('Түнгі шу', 'Шум по ночам', 'Noise at night'),
      triage,
      actUrl,
    },
    returned: {
      kind: 'returned',
      ...appeal,
      caseKind: 'appeal',
      commission,
      reason: said(
        'Мәселе көлік комиссиясының құзыретіне жатады.',
        'Вопрос относится к ведению комиссии по транспорту.',
        'The matter belongs to the commission on transport.',
      ),
      triage: rules.deadline('appeal.triage', '2026-03-26'),
      actUrl,
    },
    unassigned: { kind: 'unassigned', ...appeal, caseKind: 'appeal', why: 'returned' },
    forwarded: {
      kind: 'forwarded',
      ...addressed,
      body: competent,
      part: false,
      text: said(
        'Жөндеу жұмыстарының сапасын осы басқарма бақылайды.',
        'Качество ремонтных работ контролирует это управление.',
        'The quality of repair works is controlled by this department.',
      ),
      statusUrl,
    },
    forwarded_to: {
      kind: 'forwarded_to',
      ...appeal,
      body: competent,
      part: false,
      text: competence,
      appealText,
      receivedOn,
      applicant: {
        kind: 'person',
        name: applicantName,
        email: 'aigul@example.kz',
        phone: '+7 700 123 45 67',
        address: said(
          'Алматы қаласы, Абай даңғылы, 10',
          'город Алматы, проспект Абая, 10',
          '10 Abay Avenue, Almaty',
        ),
      },
    },
    question: {
      kind: 'question',
      ...addressed,
      text: said(
        'Үйдің қай кіреберістерінде су жоқ?',
        'В каких подъездах дома нет воды?',
        'Which entrances of the house have no water?',
      ),
      clarification,
      statusUrl,
    },
    clarified: { kind: 'clarified', ...appeal, answer, actUrl },
    clarification_lapsed: { kind: 'clarification_lapsed', ...appeal, answer, actUrl },
    extension_request: {
      kind: 'extension_request',
      ...appeal,
      commission,
      until: '2026-05-18',
      reason,
      answer,
      decision: rules.deadline('extension.decision', '2026-04-08'),
      actUrl,
    },
    extension_decided: {
      kind: 'extension_decided',
      ...appeal,
      granted: true,
      reason,
      answer: extended,
      actUrl,
    },
    extended: { kind: 'extended', ...addressed, reason, answer: extended, statusUrl },
    long_term: {
      kind: 'long_term',
      ...addressed,
      text: said(
        'Жылу желісін ауыстыру биылғы жоспарға енгізілді.',
        'Замена теплосети включена в план этого года.',
        'The heating main is to be replaced this year.',
      ),
      reason: said(
        'Жұмыстар маусымның соңына дейін жүргізіледі.',
        'Работы продлятся до конца июня.',
        'The works will go on until the end of June.',
      ),
      controlOn: '2026-06-30',
      statusUrl,
    },
    letter: {
      kind: 'letter',
      letter,
      caseNumber: number,
      agency,
      commission,
      subject: said(
        'Медеу ауданындағы ыстық су туралы',
        'О горячей воде в Медеуском районе',
        'Hot water in Medeu District',
      ),
      text: said(
        'Жөндеу қашан аяқталатынын хабарлауды сұраймыз.\n\nЖұмыстар кестесін жіберуді сұраймыз.',
        'Просим сообщить, когда закончится ремонт.\n\nПросим направить график работ.',
        'Please tell us when the repair ends.\n\nPlease send the schedule of works.',
      ),
      sentOn: '2026-03-27',
      response,
      actUrl,
    },
    recommendation: {
      kind: 'recommendation',
      letter: recommendationLetter,
      caseNumber: draftNumber,
      agency,
      commission,
      reference,
      title,
      version: 2,
      outcome: 'with_remarks',
      text: said('Жоба уақтылы әзірленген.', 'Проект своевременен.', 'The draft is timely.'),
      remarks: [...remarks],
      sentOn: '2026-03-27',
      response,
      actUrl,
    },
    response: {
      kind: 'response',
      letter: recommendationLetter,
      caseNumber: draftNumber,
      caseKind: 'draft_act',
      agency,
      subject: title,
      reference,
      decision: 'partly',
      text: said(
        'Кеңеске ұсынымдары үшін алғыс білдіреміз.',
        'Благодарим совет за рекомендации.',
        'We thank the council for its recommendations.',
      ),
      remarks: [
        { ...remarks[0], accepted: true },
        {
          ...remarks[1],
          accepted: false,
          reason: said(
            'Бұл норма заңда көзделген.',
            'Эта норма предусмотрена законом.',
            'The law demands it.',
          ),
        },
      ],
      late: true,
      amended: false,
      closed: false,
      actUrl,
    },
    answer: {
      kind: 'answer',
      ...addressed,
      outcome: 'satisfied',
      text: said(
        'Жөндеу 14 мамырда аяқталды.\nЫстық су берілді.',
        'Ремонт завершён 14 мая.\nГорячая вода подана.',
        'The repair ended on 14 May.\nHot water is back.',
      ),
      answeredOn: '2026-05-15',
      dispute,
      statusUrl,
    },
    withdrawn: { kind: 'withdrawn', ...appeal, caseKind: 'appeal', actUrl },
    disputed: {
      kind: 'disputed',
      ...appeal,
      text: said(
        'Екінші кіреберісте ыстық су әлі жоқ.',
        'Во втором подъезде горячей воды по-прежнему нет.',
        'The second entrance still has no hot water.',
      ),
      answer: disputed,
      actUrl,
    },
    dispute_registered: { kind: 'dispute_registered', ...addressed, answer: disputed, statusUrl },
    due_moved: {
      kind: 'due_moved',
      ...appeal,
      caseKind: 'appeal',
      why: 'calendar',
      to: 'applicant',
      due: answer,
      url: statusUrl,
    },
    draft_registered: {
      kind: 'draft_registered',
      ...draft,
      contactName: said('Болат Омарұлы Ахметов', 'Болат Омарович Ахметов', 'Bolat Akhmetov'),
      recommendation,
    },
    draft_version: {
      kind: 'draft_version',
      ...draft,
      version: 2,
      recommendation: rules.deadline('draft_act.recommendation', '2026-04-06'),
      actUrl,
    },
    draft_ended: {
      kind: 'draft_ended',
      ...draft,
      outcome: 'returned',
      text: said(
        'Жобаға түсіндірме жазба қоса берілмеген.',
        'К проекту не приложена пояснительная записка.',
        'The explanatory note is not attached to the draft.',
      ),
    },
    message: { kind: 'message', ...appeal, closed: false, actUrl },
    link: { kind: 'link', number, code, statusUrl },
    fresh_link: { kind: 'fresh_link', number, actUrl },
    by_hand: {
      kind: 'by_hand',
      number,
      matter: 'question',
      by: clarification.due as string,
      deskUrl: `${councilHead.portal}/desk/cases/${number}?lang=${lang}`,
    },
    webhook_failed: { kind: 'webhook_failed', number, agency, letter, actUrl },
    sign_in: {
      kind: 'sign_in',
      name: said('Арман Нұрланұлы Бекжанов', 'Динара Ермековна Садыкова', 'Arman Bekzhanov'),
      minutes: 15,
      url: 'https://council.example.kz/desk/sign-in/c2VjcmV0YXJ5.c2lnbmVk',
    },
    files_refused: {
      kind: 'files_refused',
      number,
      subject,
      to: 'applicant',
      files: [
        { name: said('Аула.pdf', 'Двор.pdf', 'Yard.pdf'), why: 'content' },
        { name: said('Өтініш.docx', 'Заявление.docx', 'Statement.docx'), why: 'protected' },
      ],
      url: statusUrl,
    },
    bounced: {
      kind: 'bounced',
      number,
      to: 'applicant',
      why: 'bounce',
      address: 'aigul@example.kz',
      actUrl,
    },
    digest: {
      kind: 'digest',
      on: '2026-04-14',
      items: [
        { ...appeal, caseKind: 'appeal', term: 'appeal.answer', due: '2026-04-13', stage: 1, actUrl },
        {
          number: 'ALM-N-2026-000003',
          caseKind: 'draft_act',
          subject: said('Автотұрақ ақысы туралы', 'О плате за парковку', 'Parking fees'),
          term: 'draft_act.recommendation',
          due: '2026-04-16',
          stage: -2,
          actUrl,
        },
        {
          number: 'ALM-A-2026-000007',
          caseKind: 'appeal',
          subject: said('Ауладағы ойын алаңы', 'Детская площадка во дворе', 'The playground in the yard'),
          term: 'control',
          due: '2026-04-16',
          stage: -2,
          actUrl,
        },
      ],
    },
  }
}

/** To whom each kind goes, and when; the order of `docs/mails.md`. */
export const mailAbout: Record<MailKind, string> = {
  receipt: 'to the applicant, at once on registration',
  receipts: 'to the applicant, later: receipts of an hour in which too many went to the address',
  link: 'to the applicant who asked for the status link again',
  question: 'to the applicant: the commission asks',
  forwarded: 'to the applicant, when the appeal or a part of it goes to another body',
  extended: 'to the applicant: a new due date',
  long_term: 'to the applicant: an interim answer',
  answer: 'to the applicant: the answer',
  dispute_registered: 'to the applicant: the answer is disputed, a new one is due',
  due_moved:
    'to whoever was told of it, or that they would be: a due date was counted anew, or for the first time',
  triage: 'to the secretariat: no rule names a commission',
  returned: 'to the secretariat: a case came back from a commission',
  appeal_assigned: 'to the chair: an appeal',
  draft_assigned: 'to the chair: a draft act',
  unassigned: 'to the chair whose case has gone elsewhere',
  message: 'to who has the case: the applicant added information',
  clarified: 'to who has the case: the applicant replied',
  clarification_lapsed: 'to who has the case: the applicant did not reply',
  extension_request: 'to the head: a commission asks for an extension',
  extension_decided: 'to the chair: granted or refused',
  response: 'to who has the case (once it is closed, to the secretariat): an agency responded',
  withdrawn: 'to who has the case: the applicant withdrew the appeal, or the developer the draft',
  disputed: 'to the chair and the secretariat: the applicant disputes the answer',
  draft_version: 'to who has the case: a new version of the draft',
  draft_registered: 'to the developer: the draft is registered',
  draft_ended: 'to the developer: the draft came back as incomplete, or is not considered',
  letter: 'to a state body: a letter about an appeal or an initiative',
  recommendation: 'to a state body: the recommendation on its draft',
  forwarded_to: 'to the body competent for an appeal, or for a part of it',
  fresh_link: 'to the holder of an ended link',
  digest: 'to each owner of a due date and those copied, at most once a working day',
  files_refused: 'to whoever attached them: files that were not taken',
  bounced: 'to the secretariat: a mail did not arrive or was complained of',
  sign_in: 'to a member of the secretariat who asked to sign in at the desk',
  by_hand: 'to the secretariat: an applicant without e-mail is to be handed or posted something',
  webhook_failed: "to the secretariat: an agency's webhook failed for a day",
}

export type MailVariant = { kind: MailKind; when: string; model: MailToCompose }

/** The same kinds where they say something else. */
export const mailVariants = (lang: Language): MailVariant[] => {
  const mails = goldenMails(lang)
  const said = (kk: string, ru: string, en: string) => ({ kk, ru, en })[lang]
  const { statusUrl } = mails.receipt
  const { dispute: _, ...undisputable } = mails.answer
  const { actUrl: __, ...nothingWaits } = mails.fresh_link
  const { by_hand: byHand } = mails
  const { by: ___, ...byHandAtOnce } = byHand
  const { reference: ____, ...response } = mails.response
  const { clarification: _____, ...timeless } = mails.question
  const [first] = mails.digest.items
  const item = { ...(first as (typeof mails.digest.items)[0]), due: '2026-04-16', stage: -2 }
  const digest = (...items: Partial<typeof item>[]): MailModel => ({
    ...mails.digest,
    items: items.map((differs) => ({ ...item, ...differs })),
  })
  const ofDraft = {
    caseKind: 'draft_act',
    number: draftNumber,
    subject: mails.draft_ended.title,
    reference: mails.draft_ended.reference,
  } as const
  return [
    {
      kind: 'receipt',
      when: 'of an appeal on paper',
      model: { ...mails.receipt, applicantName: mails.answer.applicantName, subject: mails.answer.subject },
    },
    {
      kind: 'receipt',
      when: 'the calendar lacks the year',
      model: { ...mails.receipt, answer: undated },
    },
    { kind: 'triage', when: 'a draft act', model: { ...mails.triage, ...ofDraft } },
    {
      kind: 'triage',
      when: 'a draft act that a commission gave back comes anew',
      model: { ...mails.triage, ...ofDraft, cameBack: true, began: 'version' },
    },
    { kind: 'returned', when: 'a draft act', model: { ...mails.returned, ...ofDraft } },
    { kind: 'question', when: 'its time was over before it could be sent', model: timeless },
    {
      kind: 'clarified',
      when: 'the clock stands still',
      model: { ...mails.clarified, stopped: '2026-04-01' },
    },
    { kind: 'unassigned', when: 'a draft act', model: { ...mails.unassigned, ...ofDraft } },
    { kind: 'unassigned', when: 'forwarded', model: { ...mails.unassigned, why: 'forwarded' } },
    { kind: 'forwarded', when: 'in part', model: { ...mails.forwarded, part: true } },
    { kind: 'forwarded_to', when: 'in part', model: { ...mails.forwarded_to, part: true } },
    {
      kind: 'extension_decided',
      when: 'refused',
      model: {
        ...mails.extension_decided,
        granted: false,
        answer,
        reason: said(
          'Мемлекеттік органның жауабы мерзім өткенге дейін келеді.',
          'Ответ государственного органа поступит до истечения срока.',
          'The state body will respond before the term is over.',
        ),
      },
    },
    {
      kind: 'response',
      when: 'the case is closed',
      model: {
        ...response,
        letter,
        caseNumber: number,
        caseKind: 'appeal',
        subject: mails.letter.subject,
        decision: 'information',
        text: said('Жөндеу 14 мамырда аяқталды.', 'Ремонт завершён 14 мая.', 'The repair ended on 14 May.'),
        remarks: [],
        closed: true,
      },
    },
    {
      kind: 'response',
      when: 'a later one is in force',
      model: {
        ...response,
        letter,
        caseNumber: number,
        caseKind: 'appeal',
        subject: mails.letter.subject,
        decision: 'information',
        inForce: 'accepted',
        text: said('Жұмысқа қабылданды.', 'Принято в работу.', 'Taken up.'),
        remarks: [],
        late: false,
      },
    },
    { kind: 'answer', when: 'after a dispute', model: undisputable },
    {
      kind: 'withdrawn',
      when: 'a draft act',
      model: {
        ...mails.withdrawn,
        ...ofDraft,
        reason: said(
          'Жоба пысықтау үшін кері қайтарып алынды.',
          'Проект отозван для доработки.',
          'The draft is withdrawn for revision.',
        ),
      },
    },
    {
      kind: 'due_moved',
      when: 'after a pause, to the chair of a draft act',
      model: {
        ...mails.due_moved,
        ...ofDraft,
        why: 'pause',
        to: 'office',
        due: recommendation,
        url: actUrl,
        entryMoved: true,
      },
    },
    {
      kind: 'letter',
      when: 'of the council’s own initiative',
      model: { ...mails.letter, caseNumber: 'ALM-I-2026-000001', commission: '' },
    },
    {
      kind: 'due_moved',
      when: 'of a letter, to its agency',
      model: {
        ...mails.due_moved,
        number: mails.letter.letter,
        subject: mails.letter.subject,
        to: 'agency',
        due: mails.letter.response,
        url: actUrl,
      },
    },
    {
      kind: 'due_moved',
      when: 'of disputing an answer',
      model: { ...mails.due_moved, due: dispute },
    },
    {
      kind: 'draft_version',
      when: 'not accepted yet',
      model: { ...mails.draft_version, acceptance: rules.deadline('appeal.acceptance', '2026-04-06') },
    },
    {
      kind: 'draft_ended',
      when: 'not considered',
      model: {
        ...mails.draft_ended,
        outcome: 'not_considered',
        text: said(
          'Жоба техникалық сипатта және азаматтардың құқықтарына әсер етпейді.',
          'Проект носит технический характер и не затрагивает прав граждан.',
          'The draft is technical and does not affect the rights of citizens.',
        ),
      },
    },
    {
      kind: 'message',
      when: 'later, of an hour in which too many came',
      model: { ...mails.message, count: 140 },
    },
    { kind: 'message', when: 'the case is closed', model: { ...mails.message, closed: true } },
    { kind: 'fresh_link', when: 'nothing waits', model: nothingWaits },
    {
      kind: 'by_hand',
      when: 'an answer',
      model: { ...byHand, matter: 'answer', by: '2026-05-18' },
    },
    { kind: 'by_hand', when: 'an interim answer', model: { ...byHandAtOnce, matter: 'long_term' } },
    { kind: 'by_hand', when: 'forwarded', model: { ...byHandAtOnce, matter: 'forwarded' } },
    {
      kind: 'by_hand',
      when: 'an extension',
      model: { ...byHand, matter: 'extended', by: '2026-04-13', reason: mails.extended.reason },
    },
    { kind: 'by_hand', when: 'a due date that moved', model: { ...byHandAtOnce, matter: 'due_moved' } },
    { kind: 'by_hand', when: 'a dispute', model: { ...byHandAtOnce, matter: 'dispute_registered' } },
    {
      kind: 'bounced',
      when: 'a digest',
      model: { ...mails.bounced, number: '', to: 'chair', address: 'chair@example.kz', actUrl: '' },
    },
    { kind: 'bounced', when: 'a complaint', model: { ...mails.bounced, why: 'complaint' } },
    {
      kind: 'files_refused',
      when: 'one file, of an applicant without e-mail',
      model: { ...mails.files_refused, to: 'for_applicant', files: [{ why: 'malware' }], url: actUrl },
    },
    {
      kind: 'files_refused',
      when: 'of a chair',
      model: { ...mails.files_refused, to: 'office', url: actUrl },
    },
    {
      kind: 'files_refused',
      when: 'of an agency',
      model: { ...mails.files_refused, to: 'agency', url: actUrl },
    },
    {
      kind: 'bounced',
      when: 'a full mailbox',
      model: { ...mails.bounced, why: 'mailbox_full' },
    },
    {
      kind: 'bounced',
      when: 'the mail service refused to send it',
      model: { ...mails.bounced, why: 'rejected' },
    },
    {
      kind: 'digest',
      when: 'to the secretariat',
      model: {
        ...digest(
          { term: 'appeal.acceptance', due: '2026-04-08', stage: 4 },
          { number: letter, term: 'letter.response', due: '2026-04-13', stage: 1 },
          { term: 'appeal.triage', due: '2026-04-14', stage: 0 },
          { number: draftNumber, caseKind: 'draft_act', term: 'appeal.triage', due: '2026-04-14', stage: 0 },
          { term: 'extension.notice' },
          { term: 'appeal.clarification', byHand: true },
        ),
        missing: [2028],
      } as MailModel,
    },
    {
      kind: 'digest',
      when: 'to the head',
      model: digest({ term: 'extension.decision', due: '2026-04-14', stage: 0 }),
    },
    { kind: 'digest', when: 'to an agency', model: digest({ number: letter, term: 'letter.response' }) },
    {
      kind: 'digest',
      when: 'to the applicant',
      model: digest({ term: 'appeal.clarification', actUrl: statusUrl }),
    },
    {
      kind: 'digest',
      when: 'only the calendar is missing',
      model: { ...mails.digest, items: [], missing: [2028] },
    },
    {
      kind: 'digest',
      when: 'the calendar of the year is provisional',
      model: { ...mails.digest, items: [], provisional: 2027 },
    },
    {
      kind: 'digest',
      when: 'cases could not be checked',
      model: {
        ...digest({ term: 'appeal.triage', due: '2026-04-14', stage: 0 }),
        failed: [number, draftNumber],
      } as MailModel,
    },
    {
      kind: 'digest',
      when: 'a case could not be checked, and nothing else',
      model: { ...mails.digest, items: [], failed: [number] },
    },
  ]
}
