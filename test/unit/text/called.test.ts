import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calledBy } from '../../../shared/text/called.ts'

describe('how a person is called', () => {
  it.each([
    ['Ерлан Маратович Сулейменов', 'Ерлан Маратович', false],
    ['Сулейменов Ерлан Маратович', 'Ерлан Маратович', false],
    ['Ольга Викторовна Ким', 'Ольга Викторовна', true],
    ['Тулегенова Светлана Ильинична', 'Светлана Ильинична', true],
    ['Айгүл Қайратқызы Оспанова', 'Айгүл Қайратқызы', true],
    ['Жақыпов Нұрлан Серікұлы', 'Нұрлан Серікұлы', false],
    ['Абрамович Лев Ильич', 'Лев Ильич', false],
    ['  Әл-Фараби\u00A0Айдарұлы ', 'Әл-Фараби Айдарұлы', false],
  ])('%s: %s', (full, name, woman) => {
    expect(calledBy(full)).toEqual({ name, woman })
  })

  it.each(['Нұрлан Ахметов', 'Е. Маратович', 'Маратович', 'Kim', '', '  '])(
    'not at all where there is no name before a patronymic: %s',
    (full) => {
      expect(calledBy(full)).toBeUndefined()
    },
  )

  it('by words of the name itself, whatever it is', () => {
    const word = fc.constantFrom(
      'Ким',
      'Ерлан',
      'Маратович',
      'Серікұлы',
      'қызы',
      'С.',
      'О’Нил',
      '<b>',
      'Айдарқызы',
    )
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const called = calledBy(words.join(' '))
        if (called) expect(words.join(' ')).toContain(called.name)
      }),
    )
  })
})
