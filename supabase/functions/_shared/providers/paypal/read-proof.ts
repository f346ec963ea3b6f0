const proofHeaders = {
  auth_algo: 'paypal-auth-algo',
  cert_url: 'paypal-cert-url',
  transmission_id: 'paypal-transmission-id',
  transmission_sig: 'paypal-transmission-sig',
  transmission_time: 'paypal-transmission-time',
}

export type Proof = Record<keyof typeof proofHeaders, string>

/** PayPal delivers for three days what is not taken. */
const oldestMs = 7 * 24 * 3_600_000

/**
 * What a delivery shows as its signature, as PayPal is asked about it. Asking costs a call, so whatever cannot be
 * PayPal's is none: a header that is missing, a certificate of somebody else, a time that is long ago or to come.
 *
 * @param apiBase PayPal's, or an emulator's, whose certificates are its own
 */
export function readProof(headers: Headers, apiBase: string): Proof | null {
  const entries = Object.entries(proofHeaders).map(
    ([field, header]) => [field, headers.get(header) ?? ''] as const,
  )
  const proof = Object.fromEntries(entries) as Proof
  const isWhole = entries.every(([, text]) => text !== '')
  const isRecent = Math.abs(Date.now() - Date.parse(proof.transmission_time)) < oldestMs
  return isWhole && isRecent && isCertificateOf(proof.cert_url, apiBase) ? proof : null
}

function isCertificateOf(address: string, apiBase: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null) return false
  const isPaypals = url.protocol === 'https:' && url.hostname.endsWith('.paypal.com')
  return isPaypals || url.origin === new URL(apiBase).origin
}
