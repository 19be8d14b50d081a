/** Cases at the turns of their roads, each before somebody who may do something: every action occurs. */
import type { ActionName } from '../../../shared/domain/capabilities.ts'
import { inBoth, inBothFields } from '../../builders/written.ts'
import { Office } from './office.ts'

export type Scene = { office: Office; number: string; token: string }

const threefold = (text: string) => ({ kk: `${text} (kk)`, ru: text, en: `${text} (en)` })
const pauseCauses = [{ id: 'expertise', names: threefold('Экспертиза') }]

const recommended = async () => {
  const office = new Office()
  const number = await office.draft()
  const chair = await office.assign(number, 'urban-planning')
  await office.act(chair, {
    action: 'recommend',
    outcome: 'with_remarks',
    text: inBoth('Кеңес жобаны ескертулермен қолдайды.'),
    remarks: [
      {
        clause: '4-тармақ, 2-тармақша',
        quote: 'ақылға қонымды мерзімде',
        text: inBoth('Нақты мерзімді көрсету қажет.'),
      },
      { clause: '7-тармақ', text: inBoth('Алып тастау қажет.\n6-тармақты қайталайды.') },
    ],
  })
  return { office, number }
}

/** An appeal with its chair, and whatever the chair has done already. */
const reviewed = async (...done: Parameters<Office['act']>[1][]) => {
  const office = new Office(pauseCauses)
  const number = await office.appeal()
  const chair = await office.assign(number)
  office.now = '2026-03-27T06:30:00.000Z'
  for (const input of done) await office.act(chair, input)
  return { office, number, chair }
}

const letter = {
  action: 'letter',
  agency: 'almaty-su',
  subject: 'Ыстық су туралы',
  text: 'Жөндеудің қашан аяқталатынын хабарлауыңызды сұраймыз.',
} as const
const toNobody = {
  ...letter,
  agency: undefined,
  to: { name: '«Жарық» ПИК', address: 'Алматы қаласы, Абай даңғылы, 10' },
}
/** The head signs all letters, and one waits. */
const toSign = async () => {
  const office = new Office([], 'head')
  const number = await office.appeal()
  const chair = await office.assign(number)
  office.now = '2026-03-27T06:30:00.000Z'
  await office.act(chair, letter)
  return { office, number }
}
const ask = {
  action: 'ask',
  text: 'Су тек Сіздің пәтеріңізде жоқ па, әлде бүкіл үйде ме?\nБАСҚ-ға хабарластыңыз ба?',
} as const
const extension = {
  action: 'extension',
  until: '2026-05-06',
  reason: 'Жылу желілерін тексеру актісі 28 сәуірде дайын болады.',
} as const
const longTerm = {
  action: 'long_term',
  text: 'Құбыр жаз айларында ауыстырылады. Жұмыстың барысын кеңес бақылауда ұстайды.',
  controlOn: '2026-07-01',
  reason: 'Құбырды жылыту маусымы аяқталғаннан кейін ғана ауыстыруға болады.',
} as const

const scene = async (
  from: Promise<{ office: Office; number: string }>,
  who: 'secretary' | 'head' | 'chair',
) => {
  const { office, number } = await from
  return { office, number, token: await office[who](number) }
}

const triage = async () => {
  const office = new Office()
  const number = await office.appeal('other')
  // Another appeal, which it may be linked with.
  await office.appeal()
  return { office, number }
}
const forwardedByHand = async () => {
  const { office, number } = await reviewed()
  const forward = { to: { name: 'КСК «Самал»' }, text: 'ПИК-тің құзыреті.', part: true } as const
  await office.act(office.secretary(number), { action: 'forward', ...forward })
  return { office, number }
}
const drafted = async () => {
  const office = new Office()
  const number = await office.draft()
  await office.assign(number, 'urban-planning')
  return { office, number }
}
const initiated = async () => {
  const office = new Office()
  return { office, number: await office.initiative() }
}
const extended = async () => {
  const { office, number } = await reviewed(letter, extension)
  await office.act(office.head(number), { action: 'extend', until: '2026-05-06', reason: 'Негізделген.' })
  return { office, number }
}
const paused = async () => {
  const { office, number } = await reviewed(letter)
  await office.act(office.secretary(number), { action: 'pause', cause: 'expertise' })
  return { office, number }
}
/** A second version of a draft whose first had two remarks, one taken and one declined. */
const renewed = async () => {
  const { office, number, token } = await answered()
  await office.act(token, {
    action: 'respond',
    decision: 'partly',
    text: 'Бірінші ескерту ескерілді.',
    remarks: [
      { no: 1, accepted: true },
      { no: 2, accepted: false, reason: 'Норма қажет.' },
    ],
  })
  await office.version(number, 2)
  return { office, number }
}
/** Answered, disputed, a part forwarded, and mail to the applicant came back. */
const troubled = async () => {
  const { office, number, chair } = await reviewed()
  office.now = '2026-03-30T06:30:00.000Z'
  const forward = { to: 'housing-inspection', text: 'Инспекцияның құзыреті.', part: true } as const
  await office.act(office.secretary(number), { action: 'forward', ...forward })
  await office.act(chair, { action: 'answer', outcome: 'explained', text: 'Жөндеу аяқталды.' })
  await office.dispute(number, 'Келіспеймін: су әлі жоқ.')
  await office.bounced(number, 'applicant', 'aigul@example.kz')
  return { office, number }
}
/** Asked for what is missing, by the secretariat. */
const lacking = async () => {
  const { office, number } = await reviewed()
  const complete = { missing: ['iin' as const], text: 'ЖСН көрсетіңіз.' }
  await office.act(office.secretary(number), { action: 'complete', ...complete })
  return { office, number }
}
const onPaper = async () => {
  const office = new Office()
  return { office, number: await office.appeal('other', 'kk', true) }
}
/** The applicant asked to see the file. */
const fileAsked = async () => {
  const { office, number } = await reviewed()
  await office.command(number, { role: 'applicant' }, { type: 'ask_file' })
  return { office, number }
}
const answer = { action: 'answer', outcome: 'explained', text: 'Жөндеу аяқталды.' } as const
/** Answered, to an applicant who agrees that the answer is published. */
const publishable = async () => {
  const office = new Office()
  const number = await office.appeal('housing', 'kk', false, { publish: true })
  const chair = await office.assign(number)
  office.now = '2026-03-27T06:30:00.000Z'
  await office.act(chair, answer)
  return { office, number }
}
const answered = async () => {
  const { office, number } = await recommended()
  const [letter] = (await office.view(office.secretary(number))).case.letters
  return { office, number, token: office.agency(number, letter?.number ?? '') }
}

export const scenes: Record<string, () => Promise<Scene>> = {
  'the secretariat before a new appeal': () => scene(triage(), 'secretary'),
  'a chair before a new appeal': () => scene(reviewed(), 'chair'),
  'a chair who waits on all sides': () => scene(reviewed(ask, letter, extension, longTerm), 'chair'),
  'the head before a request': () => scene(reviewed(letter, extension), 'head'),
  'the head before a letter': () => scene(toSign(), 'head'),
  'the secretariat after an extension': () => scene(extended(), 'secretary'),
  'the secretariat while the clock stands still': () => scene(paused(), 'secretary'),
  'the secretariat before a letter to hand over': () => scene(reviewed(toNobody), 'secretary'),
  'the secretariat before a question': () => scene(reviewed(ask), 'secretary'),
  'the secretariat before a completion': () => scene(lacking(), 'secretary'),
  'the secretariat before an appeal on paper': () => scene(onPaper(), 'secretary'),
  'the secretariat before a request for the file': () => scene(fileAsked(), 'secretary'),
  'the secretariat after an answer': () => scene(reviewed(answer), 'secretary'),
  'the secretariat before an answer to publish': () => scene(publishable(), 'secretary'),
  'the secretariat before a forwarding to hand over': () => scene(forwardedByHand(), 'secretary'),
  'a chair before a draft': () => scene(drafted(), 'chair'),
  'the secretariat before a recommendation': () => scene(recommended(), 'secretary'),
  'an agency before a recommendation': answered,
  'the secretariat before an initiative': () => scene(initiated(), 'secretary'),
  'a chair before a new version': () => scene(renewed(), 'chair'),
  'the secretariat before a disputed answer': () => scene(troubled(), 'secretary'),
  'a chair whose mail to the applicant came back': () => scene(troubled(), 'chair'),
}

/** What a person would type into each action's form; `remarks` and `to` in the form's own way. */
export const typed: Record<ActionName, Record<string, string>> = {
  accept: {},
  told: {},
  resume: {},
  assign: { commission: 'social' },
  pause: { cause: 'expertise' },
  return: { reason: 'Бұл басқа комиссияның мәселесі.' },
  decline: { reason: 'Жоба кеңес үшін маңызды емес.' },
  refuse_extension: { reason: 'Мерзім жеткілікті.' },
  sign: {},
  refuse_signature: { reason: 'Кестені де сұраңыз.' },
  ask: { text: ask.text },
  complete: { 'missing.iin': 'true', 'missing.address': 'true', text: 'Мекенжайыңызды жазыңыз.' },
  return_to_applicant: { ground: 'insulting', text: 'Балағат сөздерсіз қайта жазыңыз.' },
  link_repeat: { of: 'ALM-A-2026-000002' },
  reply: { receivedOn: '2026-03-27', text: 'Бүкіл үйде жоқ.' },
  completion: { receivedOn: '2026-03-27', text: 'ЖСН мен мекенжайымды қоса жіберемін.' },
  message: { receivedOn: '2026-03-19', text: 'Су тағы да өшірілді.' },
  dispute: { receivedOn: '2026-03-27', text: 'Жауаппен келіспеймін.' },
  withdraw: { receivedOn: '2026-03-19' },
  ask_file: { receivedOn: '2026-03-19' },
  publish_answer: {
    subject: 'Ыстық су',
    question: 'Ыстық су қашан болады?',
    answer: 'Жөндеу аяқталды.',
  },
  withdraw_consent: { receivedOn: '2026-03-27' },
  show_file: { how: 'page', on: '2026-03-27' },
  terminate: { ground: 'court', text: 'Мәселені сот шешкен.' },
  crime_or_danger: { to: 'housing-inspection', text: 'Газ иісі шығып тұр.' },
  incomplete: { text: 'Түсіндірме жазба жоқ.' },
  letter: { to: letter.agency, subject: letter.subject, text: letter.text },
  handed_over: { what: 'forwarding', on: '2026-03-27', how: 'post', reference: 'RR123456789KZ' },
  correct_contact: { email: 'saule.new@example.kz', phone: '8 (727) 272-11-11' },
  letter_handed_over: { on: '2026-03-27' },
  remind: {},
  note: { text: 'Заявитель звонил: кран починили.' },
  answer: { outcome: 'partly', text: 'Жөндеу 9 сәуірде аяқталады.\n\nКешірім сұраймыз.' },
  long_term: { text: longTerm.text, controlOn: longTerm.controlOn, reason: longTerm.reason },
  extension: { until: extension.until, reason: extension.reason },
  extend: { until: '2026-05-06', reason: 'Тексеру аяқталуын күту қажет.' },
  forward: { to: 'housing-inspection', text: 'Мәселе инспекцияның құзыретіне жатады.' },
  record_response: { decision: 'partly', text: 'Жауап қағаз түрінде келді.', receivedOn: '2026-03-27' },
  recommend: {
    outcome: 'with_remarks',
    ...inBothFields('text', 'Қолдаймыз.'),
    'remarks.0.clause': '4-тармақ',
    'remarks.0.quote': '',
    ...inBothFields('remarks.0.text', 'Мерзім көрсетілсін.'),
    'remarks.2.clause': '7-тармақ',
    'remarks.2.quote': 'ақылға қонымды',
    ...inBothFields('remarks.2.text', 'Алып тасталсын.'),
  },
  respond: {
    decision: 'partly',
    text: 'Бірінші ескерту ескерілді.',
    'remarks.0.accepted': 'true',
    'remarks.1.accepted': 'false',
    'remarks.1.reason': 'Норма қажет.',
  },
}
