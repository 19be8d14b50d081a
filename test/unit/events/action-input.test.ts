/** What the holders of links may send. */
import { describe, expect, test } from 'vitest'
import { actionInput, actionInputs } from '../../../events/action-inputs.ts'
import { limits } from '../../../events/limits.ts'
import { type Language, languages } from '../../../events/values.ts'
import { validate } from '../../../shared/application/validate.ts'
import { actionNames } from '../../../shared/domain/capabilities.ts'
import { fieldErrors } from '../../../shared/http/front.ts'
import { draftWords } from '../../../shared/text/drafts/words.ts'
import { requiredWords } from '../../../shared/text/required.ts'
import { inBoth } from '../../builders/written.ts'

const faultsOf = (input: unknown) => {
  const result = validate(actionInput, JSON.stringify(input))
  return result.outcome === 'invalid' ? result.faults : []
}
const remark = { clause: 'ст. 3', text: inBoth('Назвать срок') }
const good = {
  accept: { action: 'accept' },
  assign: { action: 'assign', commission: 'housing' },
  letter: { action: 'letter', to: 'almaty-su', subject: 'Вода', text: 'Нет воды' },
  answer: { action: 'answer', outcome: 'explained', text: 'Разъяснено' },
  recommend: {
    action: 'recommend',
    outcome: 'with_remarks',
    text: inBoth('С замечаниями'),
    remarks: [remark],
  },
  respond: { action: 'respond', decision: 'accepted', text: 'Принято' },
}

test('every action that may be decided has its input', () => {
  expect(Object.keys(actionInputs).sort()).toEqual([...actionNames].sort())
})

describe.each(Object.entries(good))('%s', (_, input) => {
  test('is taken as it is', () => {
    expect(validate(actionInput, JSON.stringify(input))).toEqual({ outcome: 'valid', value: input })
  })
  test('misses nothing that it needs', () => {
    for (const key of Object.keys(input)) {
      if (key === 'action' || key === 'remarks') continue
      const { [key]: __, ...rest } = input as Record<string, unknown>
      expect(faultsOf(rest)).toEqual([{ path: key, code: 'required' }])
    }
  })
  test('has no field more', () => {
    expect(faultsOf({ ...input, more: 1 })).toEqual([{ path: 'more', code: 'unknown_field' }])
  })
})

test.each([{ action: 'resume' }, { action: 'resume', cause: 'expertise' }])(
  '%j: the pause that ends may be named',
  (input) => {
    expect(validate(actionInput, JSON.stringify(input))).toEqual({ outcome: 'valid', value: input })
  },
)

describe('the action', () => {
  test('must be one that there is', () => {
    expect(faultsOf({ action: 'eat' })).toEqual([{ path: 'action', code: 'unknown_value' }])
    expect(faultsOf({ action: 'constructor' })).toEqual([{ path: 'action', code: 'unknown_value' }])
  })
  test('must be there', () => {
    expect(faultsOf({ text: 'x' })).toEqual([{ path: 'action', code: 'required' }])
  })
  test('of what is no object is none', () => {
    for (const input of [null, [], 'accept', 7])
      expect(faultsOf(input)).toEqual([{ path: '', code: 'wrong_shape' }])
  })
})

describe('whom an appeal is forwarded to', () => {
  const forward = (to: unknown) => faultsOf({ action: 'forward', to, text: 'Ваша компетенция' })
  const told = (to: unknown) =>
    languages.map((lang) => fieldErrors(forward(to), lang).map(({ message }) => message))
  test.each(['almaty-su', { name: 'Тургын уй' }, { name: 'Тургын уй', email: 'a@example.kz' }])(
    '%j',
    (to) => {
      expect(forward(to)).toEqual([])
    },
  )
  test.each([5, true, null, [], 'Almaty Su'])('is not %j, a wrong value', (to) => {
    expect(forward(to)).toEqual([{ path: 'to', code: 'unknown_value' }])
    expect(told(to)).toEqual([
      ['Мұндай нұсқа жоқ. Тізімнен таңдаңыз.'],
      ['Такого варианта нет. Выберите значение из списка.'],
      ['There is no such option. Choose one from the list.'],
    ])
  })
  test('is a body that has a name', () => {
    for (const to of [{}, { email: 'a@example.kz' }])
      expect(forward(to)).toEqual([{ path: 'to.name', code: 'required' }])
    expect(forward({ name: 5, email: 'nobody' })).toEqual([
      { path: 'to.name', code: 'wrong_shape' },
      { path: 'to.email', code: 'email' },
    ])
    expect(forward({ name: 'Тургын уй', phone: '1' })).toEqual([{ path: 'to.phone', code: 'unknown_field' }])
  })
  test('must be said', () => {
    expect(forward(undefined)).toEqual([{ path: 'to', code: 'required' }])
    expect(told(undefined)).toEqual([
      ['Органды тізімнен таңдаңыз немесе атауын жазыңыз.'],
      ['Выберите орган из списка или укажите его название.'],
      ['Choose the body from the list, or give its name.'],
    ])
  })
})

describe('remarks of a recommendation', () => {
  const recommend = (remarks: unknown) => faultsOf({ ...good.recommend, remarks })
  test('may be absent: then there are none', () => {
    const { remarks: _, ...rest } = good.recommend
    expect(validate(actionInput, JSON.stringify(rest))).toMatchObject({ value: { remarks: [] } })
  })
  test('are faulty each at its place', () => {
    expect(
      recommend([remark, { clause: '', text: { kk: ' ' } }, { ...remark, quote: '' }, { ...remark, no: 1 }]),
    ).toEqual([
      expect.objectContaining({ path: 'remarks.1.clause', code: 'required' }),
      expect.objectContaining({ path: 'remarks.1.text.kk', code: 'required' }),
      expect.objectContaining({ path: 'remarks.1.text.ru', code: 'required' }),
      expect.objectContaining({ path: 'remarks.2.quote', code: 'required' }),
      { path: 'remarks.3.no', code: 'unknown_field' },
    ])
  })
  test('are at most two hundred', () => {
    expect(recommend(Array(limits.remarks).fill(remark))).toEqual([])
    expect(recommend(Array(limits.remarks + 1).fill(remark))).toEqual([
      { path: 'remarks', code: 'too_many', max: 200 },
    ])
  })
})

describe('a recommendation', () => {
  const { recommend } = good
  const told = (input: unknown, lang: Language) => fieldErrors(faultsOf(input), lang)
  test.each(['kk', 'ru'] as const)(
    'in one language is asked for the other one, of a request in %s',
    (lang) => {
      const other = lang === 'kk' ? 'ru' : 'kk'
      const once = { ...recommend, text: 'Поддерживаем', remarks: [{ clause: '4', text: 'Уточнить' }] }
      const paths = [`text.${other}`, `remarks.0.text.${other}`]
      expect(told(once, lang)).toEqual(paths.map((path) => ({ path, message: requiredWords(path, lang) })))
      const half = { ...recommend, text: { [lang]: 'Поддерживаем' } }
      expect(told(half, lang)).toEqual([
        { path: `text.${other}`, message: requiredWords(`text.${other}`, lang) },
      ])
    },
  )
  test('whose language nobody tells is asked for both', () => {
    expect(told({ ...recommend, text: 'We agree' }, 'en')).toEqual([
      { path: 'text', message: draftWords('en').bothLanguages },
    ])
  })
  test('is in no third language', () => {
    const text = { ...inBoth('С замечаниями'), en: 'With remarks' }
    expect(faultsOf({ ...recommend, text })).toEqual([{ path: 'text.en', code: 'unknown_field' }])
  })
})

describe('answers to remarks', () => {
  const respond = (remarks: unknown) => faultsOf({ ...good.respond, remarks })
  test('accepted, or declined with a reason', () => {
    expect(
      respond([
        { no: 1, accepted: true },
        { no: 2, accepted: false, reason: 'Закон' },
      ]),
    ).toEqual([])
  })
  test('declined without a reason, at the reason', () => {
    expect(respond([{ no: 1, accepted: false }])).toEqual([{ path: 'remarks.0.reason', code: 'required' }])
    expect(respond([{ no: 1, accepted: false, reason: '  ' }])).toMatchObject([
      { path: 'remarks.0.reason', code: 'required' },
    ])
  })
  test('by number', () => {
    expect(respond([{ no: '1', accepted: true }])).toEqual([{ path: 'remarks.0.no', code: 'wrong_shape' }])
    expect(respond([{ accepted: true }])).toEqual([{ path: 'remarks.0.no', code: 'required' }])
    expect(respond([{ no: 1e300, accepted: true }])).toEqual([{ path: 'remarks.0.no', code: 'wrong_shape' }])
    expect(respond([{ no: 1.5, accepted: true }])).toEqual([{ path: 'remarks.0.no', code: 'wrong_shape' }])
  })
})
