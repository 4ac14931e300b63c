const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host name does not exist; check the address',
  EAI_AGAIN: 'the host name cannot be resolved now; check the DNS of this machine',
  ECONNREFUSED: 'the host refuses the connection',
  ECONNRESET: 'the host closed the connection',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no network to the host',
  UND_ERR_CONNECT_TIMEOUT: 'the host does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'the server took too long to answer',
  UND_ERR_BODY_TIMEOUT: 'the server stopped sending',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are too long',
  UND_ERR_SOCKET: 'the server closed the connection before the end',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer is shorter or longer than announced',
  CERT_HAS_EXPIRED: 'the certificate of the server has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the server is self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the server is for another name',
}

/** The code of an error or of what caused it. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return codeOf(error.cause)
}

/** What went wrong on the way, in words. */
export function networkFailure(error: unknown): string {
  const code = codeOf(error)
  if (code === null) return error instanceof Error ? error.message : String(error)
  return words[code] ?? `the connection failed (${code})`
}
