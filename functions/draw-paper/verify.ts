/** Attached signatures, against the council's authorities. The libraries are loaded with the first one. */
import type { VerifySignature } from '../../shared/application/ports.ts'
import { currentCouncil } from '../../shared/council/current.ts'
import { lazily } from '../../shared/wiring/lazily.ts'

const verifier = lazily(async () => {
  const { signatureVerifier } = await import('../../shared/adapters/files/verify-signature.ts')
  return signatureVerifier(currentCouncil().council.signatureAuthorities)
})

export const verify: VerifySignature = async (...given) => (await verifier())(...given)
