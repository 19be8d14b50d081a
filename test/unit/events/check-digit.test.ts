/** IIN and BIN: the check digit of government resolution No. 406, held against a second, plainer implementation. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasCheckDigit } from '../../../events/typed.ts'
import { bin, checkDigit, iin, withWrongCheckDigit } from '../../builders/identity.ts'

const eleven = fc.stringMatching(/^\d{11}$/)

describe('the twelfth digit', () => {
  test('is right for exactly one of ten, or for none', () => {
    fc.assert(
      fc.property(eleven, (digits) => {
        const right = [...'0123456789'].filter((last) => hasCheckDigit(digits + last))
        const expected = checkDigit(digits)
        expect(right).toEqual(expected === undefined ? [] : [String(expected)])
      }),
      { numRuns: 2000 },
    )
  })
  test('first weights only: 870412300014', () => {
    // 8·1+7·2+0·3+4·4+1·5+2·6+3·7+0·8+0·9+0·10+1·11 = 87, and 87 mod 11 = 10: the second weights decide.
    expect(hasCheckDigit('870412300014')).toBe(checkDigit('87041230001') === 4)
  })
  test('second weights, when the first give 10', () => {
    const found = fc.sample(
      eleven.filter((digits) => weighted(digits) === 10 && checkDigit(digits) !== undefined),
      5,
    )
    for (const digits of found) expect(hasCheckDigit(digits + checkDigit(digits))).toBe(true)
  })
  test('10 both times was never issued', () => {
    const found = fc.sample(
      eleven.filter((digits) => checkDigit(digits) === undefined),
      5,
    )
    for (const digits of found)
      for (const last of '0123456789') expect(hasCheckDigit(digits + last)).toBe(false)
  })
  test('any single digit that is misread changes it, or the number is read as wrong', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(11), fc.integer({ min: 1, max: 9 }), (n, place, shift) => {
        const id = iin(n)
        const misread = [...id].map((d, i) => (i === place ? String((Number(d) + shift) % 10) : d)).join('')
        // A misread first digit of the second weights may by chance give the same sum; it must not for the last one.
        if (place === 11) expect(hasCheckDigit(misread)).toBe(false)
        expect(hasCheckDigit(misread)).toBe(checkDigit(misread.slice(0, 11)) === Number(misread[11]))
      }),
    )
  })
})

const weighted = (digits: string) => [...digits].reduce((sum, d, i) => sum + Number(d) * (i + 1), 0) % 11

describe('the numbers that tests use', () => {
  test('hold', () => {
    for (let n = 1; n < 50; n++) {
      expect(hasCheckDigit(iin(n))).toBe(true)
      expect(hasCheckDigit(bin(n))).toBe(true)
      expect(hasCheckDigit(withWrongCheckDigit(iin(n)))).toBe(false)
    }
  })
})
