/** Codes of receipts and tokens of links: derived, hard to guess, told from forged ones without a look at the log. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Links } from '../../../shared/application/ports.ts'
import { type LinkSecret, type LinkSecrets, linksWith } from '../../../shared/runtime/links.ts'
import { renewed } from '../../../shared/wiring/renewed.ts'
import { everySecret } from '../../builders/council.ts'
import { tokenIn } from '../../fakes/world.ts'

const links = linksWith(everySecret('one'), 'https://council.example.kz')
const others = linksWith(everySecret('another'), 'https://council.example.kz')
const number = 'ALM-A-2026-000001'
const c = { caseId: number, linkKey: 'submit:1' }

describe('a code', () => {
  test('is ten letters and digits that are not mistaken for each other', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (id) => {
        expect(links.code({ caseId: id })).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
      }),
    )
  })
  test('is the case’s, under this secret', () => {
    expect(links.code(c)).toBe(links.code(c))
    expect(links.code(c)).not.toBe(links.code({ ...c, caseId: 'ALM-A-2026-000002' }))
    expect(links.code(c)).not.toBe(others.code(c))
    expect(links.isCode(c, links.code({ ...c, caseId: 'ALM-A-2026-000002' }))).toBe(false)
  })
  test('is another one when the number was given to another case', () => {
    const other = { ...c, linkKey: 'submit:2' }
    expect(links.code(other)).not.toBe(links.code(c))
    expect(links.isCode(other, links.code(c))).toBe(false)
    expect(links.markOf(other)).not.toBe(links.markOf(c))
  })
  test('typed on a Russian or Kazakh keyboard, with any dash and signs that nobody sees, is the code', () => {
    const keyboards = ['АВЕКМНОРСТХУ', 'АВЕКМҺ0РСТХҮ']
    const letters = 'ABEKMHOPCTXY'
    for (let i = 0; i < 300; i++) {
      const id = `ALM-A-2026-${String(i).padStart(6, '0')}`
      const code = links.code({ caseId: id })
      for (const keyboard of keyboards) {
        const typed = [...code].map((letter) => [...keyboard][letters.indexOf(letter)] ?? letter)
        const as = (apart: string) => [...typed.slice(0, 5), apart, ...typed.slice(5)].join('')
        for (const apart of ['', '–', '\u2011', '\u2212', '\u00a0', '\u200b'])
          expect(links.isCode({ caseId: id }, as(apart).toLowerCase())).toBe(true)
      }
    }
    expect(links.isCode(c, 'ЖЖЖЖЖЖЖЖЖЖ')).toBe(false)
  })
  test('of a case that was opened before codes had a key of their own stays as it was mailed', () => {
    expect(links.code({ caseId: number })).toBe('A7313AS8HW')
    expect(links.markOf({ caseId: number })).toBe('')
  })
  test('is known however it is typed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(10), fc.boolean(), (id, cut, small) => {
        const code = links.code({ caseId: id })
        const typed = ` ${code.slice(0, cut)} - ${code.slice(cut)}\t`
          .replaceAll('0', 'O')
          .replaceAll('1', 'l')
        expect(links.isCode({ caseId: id }, small ? typed.toLowerCase() : typed)).toBe(true)
      }),
    )
  })
  test.each(['', ' ', '0000000000', 'ӘӘӘӘӘӘӘӘӘӘ', '\u0000', 'x'.repeat(10_000)])('is not %j', (typed) => {
    expect(links.isCode(c, typed)).toBe(false)
  })
  test('is not known with one character more or less', () => {
    const code = links.code(c)
    expect(links.isCode(c, code.slice(0, 9))).toBe(false)
    expect(links.isCode(c, `${code}A`)).toBe(false)
  })
})

describe('a token', () => {
  const grants = fc.stringMatching(/^[a-z]{1,9}-[\w-]{1,40}$/)
  const ids = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}./-]{0,20}$/u)
  test('tells its case and grant again', () => {
    fc.assert(
      fc.property(ids, grants, (caseId, grant) => {
        expect(links.readToken(tokenIn(links.actUrl({ caseId }, grant, 'kk')))).toEqual({
          caseId,
          grant,
          mark: '',
        })
      }),
    )
  })
  test('under another secret tells nothing', () => {
    expect(links.readToken(tokenIn(others.actUrl(c, 'chair-1')))).toBeUndefined()
  })
  test('with any character changed, added or cut off tells nothing', () => {
    const token = tokenIn(links.actUrl(c, 'chair-1'))
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
    const token = tokenIn(links.actUrl(c, 'chair-1'))
    expect(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).toBe(
      `${number}\nchair-1\n${links.markOf(c)}`,
    )
    expect(token).toMatch(/^[\w-]+\.[\w-]{22}$/)
  })
})

describe('addresses', () => {
  test('begin with the portal, in the reader’s language', () => {
    expect(links.statusUrl(c, 'ru')).toBe(
      `https://council.example.kz/appeals/${number}?code=${links.code(c)}&lang=ru`,
    )
    expect(links.statusUrl(c)).toBe(`https://council.example.kz/appeals/${number}?code=${links.code(c)}`)
    expect(links.actUrl(c, 'chair-1', 'kk')).toMatch(
      /^https:\/\/council\.example\.kz\/act\/[\w.-]+\?lang=kk$/,
    )
  })
  test('carry imported numbers whole', () => {
    const url = new URL(links.statusUrl({ caseId: '12/7-ЖТ?#' }))
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
  const imported = { caseId: '05-13/1234-И' }
  expect(links.statusUrl(imported, 'ru')).toBe(
    `https://council.example.kz/appeals/05-13/1234-%D0%98?code=${links.code(imported)}&lang=ru`,
  )
})

describe('secrets', () => {
  const secretsOf = (values: LinkSecrets) => linksWith(() => values, 'https://council.example.kz')
  const [older, newer] = ['older', 'newer'].map((value) => linksWith(everySecret(value)))
  const both = linksWith(everySecret('newer older'))
  const until = Date.parse('2026-02-03T00:00:00Z')
  const now = until - 1

  test('have versions: the newest signs, and what an older one signed holds while it is listed', () => {
    if (!older || !newer) throw new Error('no links')
    expect(both.code(c)).toBe(newer.code(c))
    for (const one of [older, newer]) {
      expect(both.isCode(c, one.code(c))).toBe(true)
      expect(both.readToken(tokenIn(one.actUrl({ caseId: number }, 'chair-1')))).toMatchObject({
        grant: 'chair-1',
      })
      for (const use of ['staff', 'session', 'agency-session', 'office'] as const)
        expect(both.readStaffToken(one.staffToken('a@example.kz', until, use), now, use)).toBe('a@example.kz')
    }
    expect(newer.isCode(c, older.code(c))).toBe(false)
    expect(newer.readToken(tokenIn(older.actUrl({ caseId: number }, 'chair-1')))).toBeUndefined()
    expect(newer.readStaffToken(older.staffToken('a@example.kz', until), now)).toBeUndefined()
  })
  test('are apart by purpose: whoever has one makes nothing of another', () => {
    const uses: [LinkSecret, (links: Links) => string][] = [
      ['codes', (links) => links.code(c)],
      ['codes', (links) => links.statusUrl(c)],
      ['links', (links) => links.actUrl({ caseId: number }, 'chair-1')],
      ['links', (links) => links.staffToken('chair:housing', until, 'office')],
      ['links', (links) => links.staffToken('chair:housing', until, 'office-calendar')],
      ['members', (links) => links.staffToken('a@example.kz', until)],
      ['members', (links) => links.staffToken('a@example.kz', until, 'sign-in')],
      ['members', (links) => links.staffToken('a@example.kz', until, 'session')],
      ['agencies', (links) => links.staffToken('tazalyk', until, 'agency-sign-in')],
      ['agencies', (links) => links.staffToken('tazalyk', until, 'agency-session')],
      ['digests', (links) => links.digest('member', 'a@example.kz')],
    ]
    const all = everySecret('one')()
    for (const [name, use] of uses) {
      expect(use(secretsOf({ [name]: 'one' }))).toBe(use(secretsOf(all)))
      expect(() => use(secretsOf({ ...all, [name]: undefined }))).toThrow(`no secret for ${name}`)
      expect(() => use(secretsOf({ ...all, [name]: ' \n' }))).toThrow(`no secret for ${name}`)
    }
  })
  test('may change while they are used', () => {
    let value = 'one'
    const changing = linksWith(() => everySecret(value)())
    const before = changing.code(c)
    value = 'another'
    expect([before, changing.code(c)]).toEqual([links.code(c), others.code(c)])
  })
})

describe('what is read again', () => {
  const minute = 60_000
  const settled = () => new Promise((resolve) => setImmediate(resolve))

  test('is so once it is ten minutes old, behind the use that finds it old', async () => {
    let [read, at] = [0, 0]
    const current = await renewed(
      async () => ++read,
      () => at,
    )
    at = 10 * minute
    expect(current()).toBe(1)
    await settled()
    expect([current(), read]).toEqual([1, 1])
    at += 1
    expect(current()).toBe(1)
    await settled()
    expect([current(), read]).toEqual([2, 2])
  })
  test('stays as it was while it cannot be read, and is tried again', async () => {
    let [read, at] = [0, 0]
    const current = await renewed(
      async () => {
        if (++read === 2) throw new Error('no answer')
        return read
      },
      () => at,
    )
    const later = async () => {
      at += 11 * minute
      current()
      await settled()
      return current()
    }
    expect([await later(), await later(), read]).toEqual([1, 3, 3])
  })
})
