/** A council's configuration: the sample is right, and a mistake is one line with the path of the value. */
import { describe, expect, test } from 'vitest'
import almaty from '#council' with { type: 'json' }
import { termKeys } from '../../../events/values.ts'
import { agencyOf, commissionOf, districtOf, loadCouncil, topicOf } from '../../../shared/council/council.ts'

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

  test('has the terms of law by default', () => {
    expect(Object.fromEntries(termKeys.map((key) => [key, council.terms[key].days]))).toEqual({
      'appeal.triage': 3,
      'appeal.acceptance': 2,
      'appeal.answer': 15,
      'appeal.clarification': 5,
      'appeal.dispute': 10,
      'extension.decision': 2,
      'extension.notice': 3,
      'letter.response': 15,
      'draft_act.recommendation': 10,
      control: 10,
    })
    expect(termKeys.every((key) => council.terms[key].mode === 'working')).toBe(true)
    expect(council.terms['appeal.answer'].basis).toMatchObject({ ru: 'статья 76 АППК РК' })
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
  test.each(['countFrom', 'extension', 'pauseCauses', 'portal', 'people', 'replyTo', 'repository'])(
    'given no %s, then it still loads',
    (key) => {
      const council = loadCouncil(sampleWith([key], undefined))
      expect(council).toMatchObject({
        countFrom: 'receipt',
        extension: { decidedBy: ['head'] },
        pauseCauses: [],
      })
    },
  )
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
    [['agencies', 3, 'webhookKeys'], [], 'agencies[3].webhookKeys: is empty'],
    [['topics', 6, 'id'], 'social', 'topics[6].id: the id social is given twice'],
    [['topics', 0, 'names', 'kk'], ' ', 'topics[0].names.kk: is empty'],
    [['timeZone'], 'Asia/Alma-Ata', 'timeZone: no such time zone: Asia/Alma-Ata'],
    [['terms', 'appeal.reply'], { days: 3 }, 'terms.appeal.reply: unknown key'],
    [['terms', 'appeal.answer', 'days'], 0, 'terms.appeal.answer.days: expected a whole number from 1'],
    [['terms', 'appeal.answer', 'days'], '15', 'terms.appeal.answer.days: expected number'],
    [['terms', 'letter.response'], undefined, 'terms.letter.response: missing'],
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
