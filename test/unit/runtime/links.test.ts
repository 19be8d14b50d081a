/** Codes of receipts and tokens of links: derived, hard to guess, told from forged ones without a look at the log. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linksWith } from '../../../shared/runtime/links.ts'
import { tokenIn } from '../../fakes/world.ts'

const links = linksWith('one secret', 'https://council.example.kz')
const others = linksWith('another secret', 'https://council.example.kz')
const number = 'ALM-A-2026-000001'

describe('a code', () => {
  test('is ten letters and digits that are not mistaken for each other', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (id) => {
        expect(links.code(id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
      }),
    )
  })
  test('is the case’s, under this secret', () => {
    expect(links.code(number)).toBe(links.code(number))
    expect(links.code(number)).not.toBe(links.code('ALM-A-2026-000002'))
    expect(links.code(number)).not.toBe(others.code(number))
    expect(links.isCode(number, links.code('ALM-A-2026-000002'))).toBe(false)
  })
  test('is known however it is typed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(10), fc.boolean(), (id, cut, small) => {
        const code = links.code(id)
        const typed = ` ${code.slice(0, cut)} - ${code.slice(cut)}\t`
          .replaceAll('0', 'O')
          .replaceAll('1', 'l')
        expect(links.isCode(id, small ? typed.toLowerCase() : typed)).toBe(true)
      }),
    )
  })
  test.each(['', ' ', '0000000000', 'ӘӘӘӘӘӘӘӘӘӘ', '\u0000', 'x'.repeat(10_000)])('is not %j', (typed) => {
    expect(links.isCode(number, typed)).toBe(false)
  })
  test('is not known with one character more or less', () => {
    const code = links.code(number)
    expect(links.isCode(number, code.slice(0, 9))).toBe(false)
    expect(links.isCode(number, `${code}A`)).toBe(false)
  })
})

describe('a token', () => {
  const grants = fc.stringMatching(/^[a-z]{1,9}-[\w-]{1,40}$/)
  const ids = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}./-]{0,20}$/u)
  test('tells its case and grant again', () => {
    fc.assert(
      fc.property(ids, grants, (caseId, grant) => {
        expect(links.readToken(tokenIn(links.actUrl(caseId, grant, 'kk')))).toEqual({ caseId, grant })
      }),
    )
  })
  test('under another secret tells nothing', () => {
    expect(links.readToken(tokenIn(others.actUrl(number, 'chair-1')))).toBeUndefined()
  })
  test('with any character changed, added or cut off tells nothing', () => {
    const token = tokenIn(links.actUrl(number, 'chair-1'))
    fc.assert(
      fc.property(
        fc.nat(token.length),
        fc.constantFrom(...'ABCxyz012-_.'),
        fc.constantFrom('change', 'add', 'cut'),
        (at, character, how) => {
          const rest = how === 'add' ? at : at + 1
          const forged = token.slice(0, at) + (how === 'cut' ? '' : character) + token.slice(rest)
          // The last character of base64 has bits that mean nothing; they must not make a second valid token.
          if (forged !== token) expect(links.readToken(forged)).toBeUndefined()
        },
      ),
      { numRuns: 500 },
    )
  })
  test.each(['', '.', '..', 'a.b.c', '%', 'ә.ә', '.'.repeat(1000)])('%j tells nothing', (token) => {
    expect(links.readToken(token)).toBeUndefined()
  })
  test('says nothing of whoever holds it', () => {
    const token = tokenIn(links.actUrl(number, 'chair-1'))
    expect(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).toBe(`${number}\nchair-1`)
    expect(token).toMatch(/^[\w-]+\.[\w-]{22}$/)
  })
})

describe('addresses', () => {
  test('begin with the portal, in the reader’s language', () => {
    expect(links.statusUrl(number, 'ru')).toBe(
      `https://council.example.kz/appeals/${number}?code=${links.code(number)}&lang=ru`,
    )
    expect(links.statusUrl(number)).toBe(
      `https://council.example.kz/appeals/${number}?code=${links.code(number)}`,
    )
    expect(links.actUrl(number, 'chair-1', 'kk')).toMatch(
      /^https:\/\/council\.example\.kz\/act\/[\w.-]+\?lang=kk$/,
    )
  })
  test('carry imported numbers whole', () => {
    const url = new URL(links.statusUrl('12/7-ЖТ?#'))
    expect(decodeURIComponent(url.pathname)).toBe('/appeals/12/7-ЖТ?#')
    expect(url.hash).toBe('')
  })
})

describe('digests', () => {
  test('of one value for two purposes have nothing in common, and neither have two secrets’', () => {
    const all = [
      links.digest('a', 'x'),
      links.digest('b', 'x'),
      links.digest('a', 'y'),
      others.digest('a', 'x'),
    ]
    expect(new Set(all).size).toBe(4)
    for (const digest of all) expect(digest).toMatch(/^[0-9a-f]{64}$/)
  })
})

test('a number with a slash stands in the status’s address as it is', () => {
  expect(links.statusUrl('05-13/1234-И', 'ru')).toBe(
    `https://council.example.kz/appeals/05-13/1234-%D0%98?code=${links.code('05-13/1234-И')}&lang=ru`,
  )
})
