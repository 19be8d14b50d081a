/** A council's configuration: the sample is right, and a mistake is one line with the path of the value. */
import { describe, expect, test } from 'vitest'
import almaty from '#council' with { type: 'json' }
import { termKeys } from '../../../events/values.ts'
import { agencyOf, commissionOf, districtOf, loadCouncil, topicOf } from '../../../shared/council/council.ts'
import { wording } from '../../../shared/text/explanation.ts'

type Path = readonly (string | number)[]
/** The sample with one value set; `undefined` takes it away. */
const sampleWith = (path: Path, value: unknown): unknown => {
  const copy = structuredClone(almaty) as unknown
  let at = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  at[path.at(-1) ?? ''] = value
  return JSON.parse(JSON.stringify(copy))
}

describe('the sample council', () => {
  const council = loadCouncil(almaty)
  const ids = (list: readonly { id: string }[]) => list.map((entry) => entry.id)

  test('has six commissions, a topic for each and one without, eight districts, sixteen agencies', () => {
    const six = [
      'housing',
      'urban-planning',
      'social',
      'education-health',
      'ecology-transport',
      'economy-budget',
    ]
    expect(ids(council.commissions)).toEqual(six)
    expect(ids(council.topics)).toEqual([...six, 'other'])
    expect(ids(council.districts).join(' ')).toBe(
      'alatau almaly auezov bostandyk medeu nauryzbay turksib zhetysu',
    )
    expect(council.agencies).toHaveLength(16)
    expect(council.commissions.flatMap((c) => c.topics)).toEqual(six)
  })

  test('has the terms of law without naming them, and its own', () => {
    const lengths = termKeys.map((key) => [
      key,
      council.terms[key].map((edition) => [
        edition.from,
        edition.mode === 'month' ? `${edition.months} months` : `${edition.days} ${edition.mode}`,
        edition.start,
      ]),
    ])
    const own = (length: string, start = 'event') => [['2025-01-01', length, start]]
    const code = (length: string, start: string) => [['2021-07-01', length, start]]
    const since = (law: string, length: string, start: string) => [
      [law, length, start],
      ['2026-07-01', length, start],
    ]
    expect(Object.fromEntries(lengths)).toEqual({
      'appeal.triage': code('3 working', 'receipt'),
      'appeal.acceptance': own('2 working'),
      'appeal.answer': [
        ['2021-07-01', '15 working', 'receipt'],
        ['2026-01-01', '15 working', 'registration'],
      ],
      'appeal.clarification': own('5 working'),
      'appeal.completion': own('5 working'),
      'appeal.return': code('3 working', 'event'),
      'appeal.dispute': own('10 working'),
      'appeal.file_access': code('3 working', 'event'),
      'appeal.handover': own('3 working'),
      'extension.decision': own('2 working'),
      'letter.signing': own('2 working'),
      'extension.notice': code('3 working', 'decision'),
      'extension.latest': [
        ['2021-07-01', '2 months', 'receipt'],
        ['2026-01-01', '2 months', 'decision'],
      ],
      'draft_act.recommendation': since('2016-04-06', '10 working', 'receipt'),
      'draft_act.recommendation.law': since('2016-04-06', '15 working', 'receipt'),
      'draft_act.recommendation.urgent': since('2016-04-06', '3 working', 'receipt'),
      'letter.recommendation': since('2015-11-02', '1 months', 'sending'),
      'letter.budget': since('2015-11-02', '10 working', 'sending'),
      'letter.draft_act': since('2016-04-06', '10 working', 'sending'),
      'letter.information': [['2015-11-16', '15 calendar', 'sending']],
      'letter.request': own('15 working', 'sending'),
      'activity.final_document': [['2023-10-02', '7 working', 'event']],
      'activity.announcement': since('2015-11-02', '10 calendar', 'event'),
      'activity.protocol': [],
      'activity.publication': [],
      control: own('10 working'),
    })
    expect(council.terms['appeal.answer'].map(({ basis }) => wording(basis, 'ru'))).toEqual([
      'статья 76 АППК РК',
      'статья 76 АППК РК',
    ])
    expect(council.terms['activity.announcement'][0]?.before).toBe(true)
    expect(council.workingHours).toEqual({ from: '09:00', to: '18:30' })
  })

  test('takes what a person or an office behind one address may send in an hour, and no flood', () => {
    expect(council.submissionLimit).toEqual({ appeals: 10, appealsFromOneAddress: 60, hours: 1 })
  })
  test('writes to nobody outside example.kz', () => {
    const addresses = JSON.stringify(almaty).match(/[\w.-]+@[\w.-]+/g) ?? []
    expect(addresses.length).toBeGreaterThan(30)
    expect(addresses.filter((address) => !address.endsWith('@example.kz'))).toEqual([])
  })

  test('has each entry found by its id', () => {
    expect(commissionOf(council, 'ecology-transport')?.chair).toMatchObject({
      email: 'chair-ecology-transport@example.kz',
      language: 'ru',
    })
    expect(commissionOf(council, 'urban-planning')?.chair.language).toBe('kk')
    expect(agencyOf(council, 'public-spaces-department')?.commission).toBe('urban-planning')
    expect(agencyOf(council, 'almaty-su')?.webhookKeys).toEqual([1])
    expect(topicOf(council, 'other')?.names.en).toBe('Something else')
    expect(districtOf(council, 'medeu')?.names.kk).toBe('Медеу ауданы')
    expect(commissionOf(council, 'nobody')).toBeUndefined()
  })
})

describe('settings left out', () => {
  test.each([
    'workingHours',
    'extension',
    'signing',
    'pauseCauses',
    'portal',
    'people',
    'replyTo',
    'repository',
    'sms',
    'telegram',
  ])('given no %s, then it still loads', (key) => {
    const council = loadCouncil(sampleWith([key], undefined))
    expect(council).toMatchObject({
      workingHours: { from: '09:00', to: '18:30' },
      extension: { decidedBy: ['head'] },
      signing: 'delegated',
      pauseCauses: [],
    })
  })
})

test.each([
  'https://kense.example',
  'http://localhost:8080',
  'http://127.0.0.1:1',
  'http://[::1]',
  'http://a.localhost',
])('%s may be the portal', (portal) => {
  expect(loadCouncil(sampleWith(['portal'], portal)).portal).toBe(portal)
})

/** A rule as councils' files had it before rules had editions. */
const undated = (days: unknown) => ({
  days,
  mode: 'working',
  basis: { kk: 'кеңес белгілеген', ru: 'установлен советом', en: 'set by the council' },
})

describe('mistakes', () => {
  test.each<[Path, unknown, string]>([
    [['commissions', 2, 'chair', 'email'], 'chair', 'commissions[2].chair.email: not an e-mail address'],
    [['commissions', 2, 'chair', 'email'], undefined, 'commissions[2].chair.email: missing'],
    [
      ['extension', 'decidedBy'],
      ['secretary'],
      'extension.decidedBy: the head is missing (АППК, art. 76: the head or a deputy decides)',
    ],
    [['commissions', 0, 'topics', 0], 'parks', 'commissions[0].topics[0]: no such topic: parks'],
    [
      ['commissions', 0, 'districts'],
      ['medeu', 'talgar'],
      'commissions[0].districts[1]: no such district: talgar',
    ],
    [
      ['commissions', 1, 'id'],
      'housing',
      'commissions[1].id: the id housing is given twice\nagencies[4].commission: no such commission: urban-planning',
    ],
    [['agencies', 3, 'commission'], 'religion', 'agencies[3].commission: no such commission: religion'],
    [['agencies', 3, 'language'], 'de', 'agencies[3].language: expected one of kk, ru, en'],
    [['agencies', 3, 'id'], 'Дін', 'agencies[3].id: does not match /^[a-z][a-z0-9-]{0,63}$/'],
    [
      ['agencies', 3, 'webhook'],
      { url: 'ftp://example.kz' },
      'agencies[3].webhook.url: not an http(s) address',
    ],
    [['sms'], { sender: '77012345678' }, 'sms.sender: expected 3 to 11 letters and figures, one a letter'],
    [['sms'], { sender: 'ҚОҒАМ' }, 'sms.sender: expected 3 to 11 letters and figures, one a letter'],
    [['telegram'], { chat: 'our group' }, 'telegram.chat: expected the id of a chat, or @its_name'],
    [['agencies', 3, 'webhookKeys'], [], 'agencies[3].webhookKeys: is empty'],
    [['topics', 6, 'id'], 'social', 'topics[6].id: the id social is given twice'],
    [['topics', 0, 'names', 'kk'], ' ', 'topics[0].names.kk: is empty'],
    [['timeZone'], 'Asia/Alma-Ata', 'timeZone: no such time zone: Asia/Alma-Ata'],
    [['terms', 'appeal.reply'], { days: 3 }, 'terms.appeal.reply: unknown key'],
    [['terms', 'control'], undated(0), 'terms.control.days: expected a whole number from 1'],
    [['terms', 'control'], undated('10'), 'terms.control.days: expected number'],
    [['terms', 'letter.request'], undefined, 'terms.letter.request: missing'],
    [['workingHours', 'to'], '24:00', 'workingHours.to: expected a time of day, HH:MM'],
    [['workingHours', 'to'], '09:00', 'workingHours: the day ends before it begins'],
    [['numberPrefix'], 'АЛМ', 'numberPrefix: expected 2 to 8 capital letters A-Z'],
    [['countFrom'], 'today', 'countFrom: expected one of receipt, registration'],
    [['reminders', 'before'], [2, 5], 'reminders.before: expected falling numbers'],
    [['reminders', 'after'], [1, 3, 3], 'reminders.after: expected rising numbers'],
    [['portal'], 'http://kense.example', 'portal: not https, which only localhost may do without'],
    [['portal'], 'ftp://kense.example', 'portal: not an http(s) address'],
    [['repository'], 'council/zhauap', 'repository: not an http(s) address'],
    [['people'], { endpoint: 'here' }, 'people.endpoint: not an http(s) address'],
    [['secretariat', 'members'], [], 'secretariat.members: is empty'],
    [['sendr'], 'x@example.kz', 'sendr: unknown key'],
  ])('given %j as %j, then %s', (path, value, line) => {
    expect(() => loadCouncil(sampleWith(path, value))).toThrow(new Error(line))
  })

  test('given several, then a line for each', () => {
    const json = sampleWith(['sender'], 'nobody') as Record<string, unknown>
    expect(() => loadCouncil({ ...json, id: undefined })).toThrow(
      new Error('id: missing\nsender: not an e-mail address'),
    )
  })
})
