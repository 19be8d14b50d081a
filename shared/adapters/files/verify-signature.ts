/**
 * Detached signatures (CMS, RFC 5652), verified with RSA and SHA-256, SHA-384 or SHA-512 against the authorities that the
 * council trusts. Any other algorithm, such as the GOST of Kazakhstan's authority, is told and not verified.
 */
import {
  Certificate,
  CertificateChainValidationEngine,
  ContentInfo,
  type IssuerAndSerialNumber,
  SignedData,
} from 'pkijs'
import type { VerifySignature } from '../../application/ports.ts'

const digests: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
/** RSA (PKCS #1 v1.5), its digest named beside it or in it. */
const rsa = new Set(['1', '11', '12', '13'].map((end) => `1.2.840.113549.1.1.${end}`))

/** @param authorities certificates, as PEM; throws for one that is none */
export const signatureVerifier = (authorities: readonly string[]): VerifySignature => {
  const trusted = authorities.map(certificateIn)
  return async (cms, documents, at) => {
    const read = signedDataIn(cms)
    const certificate = read && signerOf(read)
    if (!read || !certificate) return { state: 'broken' }
    const signedAt = signingTime(read)
    const digest = digests[algorithms(read).digest]
    const found = {
      signer: nameOf(certificate),
      ...(signedAt && { signedAt: signedAt.toISOString() }),
      algorithm: algorithmOf(read),
    }
    if (!digest || !rsa.has(algorithms(read).signature)) return { state: 'not_verified', ...found }
    if (!(await fitsAny(read, documents))) return { state: 'mismatch', ...found }
    const when = signedAt ?? new Date(at)
    const { notBefore, notAfter } = certificate
    if (when < notBefore.value || when > notAfter.value) return { state: 'expired', ...found }
    return {
      state: (await isTrusted(read, certificate, trusted, when)) ? 'verified' : 'unknown_authority',
      ...found,
    }
  }
}

const certificateIn = (pem: string): Certificate =>
  Certificate.fromBER(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'))

/** With exactly one signer; undefined for anything else. */
const signedDataIn = (cms: Uint8Array): SignedData | undefined => {
  try {
    const content = ContentInfo.fromBER(cms)
    if (content.contentType !== ContentInfo.SIGNED_DATA) return undefined
    const data = new SignedData({ schema: content.content })
    return data.signerInfos.length === 1 ? data : undefined
  } catch {
    return undefined
  }
}

const certificatesIn = ({ certificates = [] }: SignedData): Certificate[] =>
  certificates.filter((one) => one instanceof Certificate)

const signerOf = (data: SignedData): Certificate | undefined => {
  const sid = data.signerInfos[0]?.sid as IssuerAndSerialNumber | undefined
  const all = certificatesIn(data)
  if (!sid || !('serialNumber' in sid)) return all.length === 1 ? all[0] : undefined
  return all.find((one) => one.serialNumber.isEqual(sid.serialNumber) && one.issuer.isEqual(sid.issuer))
}

const algorithms = ({ signerInfos: [info] }: SignedData) => ({
  digest: info?.digestAlgorithm.algorithmId ?? '',
  signature: info?.signatureAlgorithm.algorithmId ?? '',
})

const algorithmOf = (data: SignedData): string => {
  const { digest, signature } = algorithms(data)
  return `${rsa.has(signature) ? 'RSA' : signature}, ${digests[digest] ?? digest}`
}

const [commonName, organization] = ['2.5.4.3', '2.5.4.10']

const nameOf = ({ subject }: Certificate): string => {
  const named = (type: string) =>
    subject.typesAndValues.find((one) => one.type === type)?.value.valueBlock.value as string | undefined
  return (named(commonName) ?? named(organization) ?? '').slice(0, 200)
}

const signingTimeAttribute = '1.2.840.113549.1.9.5'

const signingTime = ({ signerInfos: [info] }: SignedData): Date | undefined => {
  const attribute = info?.signedAttrs?.attributes.find(({ type }) => type === signingTimeAttribute)
  const [value] = (attribute?.values ?? []) as { toDate?: () => Date }[]
  const date = value?.toDate?.()
  return date && !Number.isNaN(date.getTime()) ? date : undefined
}

/** Whether it is a signature of one of these; a content that it brings along must be one of them. */
const fitsAny = async (data: SignedData, documents: readonly Uint8Array[]): Promise<boolean> => {
  const own = data.encapContentInfo.eContent?.getValue()
  for (const document of documents) {
    if (own && Buffer.compare(Buffer.from(own), document) !== 0) continue
    try {
      if (await data.verify({ signer: 0, data: exactly(document), checkChain: false })) return true
    } catch {
      // Of a document that it does not fit.
    }
  }
  return false
}

const exactly = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

const isTrusted = async (
  data: SignedData,
  certificate: Certificate,
  trusted: readonly Certificate[],
  when: Date,
): Promise<boolean> => {
  if (trusted.length === 0) return false
  // The last one is whose chain is built.
  const others = certificatesIn(data).filter((one) => one !== certificate)
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [...trusted],
    certs: [...others, certificate],
    checkDate: when,
  })
  return (await engine.verify()).result
}
