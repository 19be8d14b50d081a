/** A certification authority for tests, and detached signatures by its customers (CMS), made by another library. */
import forge from 'node-forge'

type Key = forge.pki.rsa.KeyPair
export type Issued = { certificate: forge.pki.Certificate; keys: Key }

const { pki, pkcs7, md, util } = forge

/** Key pairs take time: a few serve all. */
const keysMade = new Map<string, Key>()
const keysOf = (name: string): Key => {
  const known = keysMade.get(name)
  if (known) return known
  const made = pki.rsa.generateKeyPair({ bits: 2048, workers: -1 })
  keysMade.set(name, made)
  return made
}

let serial = 1
type Validity = { from?: string; until?: string }

const issue = (name: string, issuer: Issued | undefined, { from, until }: Validity, isAuthority: boolean) => {
  const keys = keysOf(name)
  const certificate = pki.createCertificate()
  certificate.publicKey = keys.publicKey
  certificate.serialNumber = `00${(serial++).toString(16).padStart(4, '0')}`
  certificate.validity.notBefore = new Date(from ?? '2020-01-01')
  certificate.validity.notAfter = new Date(until ?? '2040-01-01')
  // The library's types take its string types for its classes.
  const valueTagClass = forge.asn1.Type.UTF8 as unknown as forge.asn1.Class
  const subject = [{ name: 'commonName', value: name, valueTagClass }]
  certificate.setSubject(subject)
  certificate.setIssuer(issuer ? issuer.certificate.subject.attributes : subject)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: isAuthority, critical: true },
    isAuthority
      ? { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }
      : { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
  ])
  certificate.sign((issuer?.keys ?? keys).privateKey, md.sha256.create())
  return { certificate, keys }
}

export const authority = (name = 'Zhauap test authority', validity: Validity = {}): Issued =>
  issue(name, undefined, validity, true)

export const issuedBy = (issuer: Issued, name: string, validity: Validity = {}): Issued =>
  issue(name, issuer, validity, false)

export const pemOf = ({ certificate }: Issued): string => pki.certificateToPem(certificate)

export type SignOptions = {
  digest?: 'sha1' | 'sha256' | 'sha384' | 'sha512'
  signingTime?: Date
  /** The document goes along in the signature. */
  attached?: boolean
  authorities?: readonly Issued[]
}

/** A detached signature's DER. */
export const signed = (
  document: Uint8Array,
  { certificate, keys }: Issued,
  { digest = 'sha256', signingTime, attached = false, authorities = [] }: SignOptions = {},
): Buffer => {
  const p7 = pkcs7.createSignedData()
  p7.content = util.createBuffer(Buffer.from(document).toString('binary'))
  p7.addCertificate(certificate)
  for (const one of authorities) p7.addCertificate(one.certificate)
  p7.addSigner({
    key: keys.privateKey,
    certificate,
    digestAlgorithm: pki.oids[digest] as string,
    authenticatedAttributes: [
      { type: pki.oids.contentType as string, value: pki.oids.data as string },
      { type: pki.oids.messageDigest as string },
      // @ts-expect-error the types want a string where the library takes a date
      ...(signingTime ? [{ type: pki.oids.signingTime as string, value: signingTime }] : []),
    ],
  })
  p7.sign({ detached: !attached })
  return Buffer.from(forge.asn1.toDer(p7.toAsn1()).getBytes(), 'binary')
}
