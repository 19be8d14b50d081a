/** Detached signatures made by a test authority's customers, verified by another library than the one that made them. */
import { describe, expect, test } from 'vitest'
import { signatureVerifier } from '../../../shared/adapters/files/verify-signature.ts'
import { authority, issuedBy, pemOf, type SignOptions, signed } from '../../builders/signatures.ts'

const root = authority()
const signer = issuedBy(root, 'ҚАСЫМОВ МАРАТ БОЛАТҰЛЫ')
const paper = Buffer.from('%PDF-1.3 Құжат № ALM-L-2026-000001')
const other = Buffer.from('PK the same paper as a DOCX')
const at = '2026-11-12T05:30:00.000Z'
const signingTime = new Date('2026-11-12T05:29:00Z')

const verify = (cms: Uint8Array, trusted = [pemOf(root)], documents = [paper, other]) =>
  signatureVerifier(trusted)(cms, documents, at)
const sign = (options: SignOptions = {}, by = signer) => signed(paper, by, { signingTime, ...options })

describe('a detached signature', () => {
  test.each(['sha256', 'sha384', 'sha512'] as const)(
    'of a trusted authority’s customer holds (%s)',
    async (digest) => {
      expect(await verify(sign({ digest }))).toEqual({
        state: 'verified',
        signer: 'ҚАСЫМОВ МАРАТ БОЛАТҰЛЫ',
        signedAt: '2026-11-12T05:29:00.000Z',
        algorithm: `RSA, SHA-${digest.slice(3)}`,
      })
    },
  )

  test('of the other form of the paper holds too', async () => {
    const cms = signed(other, signer, { signingTime })
    expect(await verify(cms)).toMatchObject({ state: 'verified' })
  })

  test('does not hold once a byte of the paper is another', async () => {
    for (const place of [0, 5, paper.length - 1]) {
      const changed = Buffer.from(paper)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(await verify(sign(), [pemOf(root)], [changed])).toMatchObject({ state: 'mismatch' })
    }
  })

  test('holds for no byte of its own that is another', async () => {
    const cms = sign()
    for (let place = cms.length - 200; place < cms.length; place += 7) {
      const changed = Buffer.from(cms)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect((await verify(changed)).state).not.toBe('verified')
    }
  })

  test('of an authority that the council does not trust fits, and is not called genuine', async () => {
    const stranger = authority('Another authority')
    const theirs = issuedBy(stranger, 'АНОНИМ')
    expect(await verify(sign({ authorities: [stranger] }, theirs))).toMatchObject({
      state: 'unknown_authority',
      signer: 'АНОНИМ',
    })
    expect(await verify(sign(), [])).toMatchObject({ state: 'unknown_authority' })
  })

  test('of who calls itself by the authority’s name, with another key, is not called genuine', async () => {
    const impostor = authority()
    impostor.keys = issuedBy(root, 'somebody else').keys
    const theirs = issuedBy(impostor, 'ҚАСЫМОВ МАРАТ БОЛАТҰЛЫ')
    expect(await verify(sign({}, theirs))).toMatchObject({ state: 'unknown_authority' })
  })

  test('made when the certificate was over is told as that', async () => {
    const old = issuedBy(root, 'МЕРЗІМІ ӨТКЕН', { until: '2025-01-01' })
    expect(await verify(sign({}, old))).toMatchObject({ state: 'expired' })
    // Without a time of its own, by the day on which it came.
    expect(await verify(signed(paper, old))).toMatchObject({ state: 'expired' })
  })

  test('with another algorithm is told, with whose it is, and not verified', async () => {
    expect(await verify(sign({ digest: 'sha1' }))).toMatchObject({
      state: 'not_verified',
      signer: 'ҚАСЫМОВ МАРАТ БОЛАТҰЛЫ',
    })
    // GOST R 34.10-2015 of Kazakhstan's authority, in place of RSA and of SHA-256.
    const gost = Buffer.from('06092a830e030a01010203', 'hex')
    const rsa = Buffer.from('06092a864886f70d010101', 'hex')
    const cms = sign()
    const place = cms.lastIndexOf(rsa)
    const renamed = Buffer.concat([cms.subarray(0, place), gost, cms.subarray(place + rsa.length)])
    expect(await verify(renamed)).toMatchObject({
      state: 'not_verified',
      algorithm: '1.2.398.3.10.1.1.2.3, SHA-256',
    })
  })

  test('that brings its document along holds for that document alone', async () => {
    expect(await verify(sign({ attached: true }))).toMatchObject({ state: 'verified' })
    expect(await verify(sign({ attached: true }), [pemOf(root)], [other])).toMatchObject({
      state: 'mismatch',
    })
  })

  test('that is damaged is told as that, whatever it is', async () => {
    const cms = sign()
    for (const bytes of [
      Buffer.from('нет'),
      cms.subarray(0, 300),
      cms.subarray(20),
      Buffer.alloc(5000, 0x30),
    ])
      expect(await verify(bytes)).toEqual({ state: 'broken' })
  })
})
