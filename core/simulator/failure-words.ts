const codesOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return []
  // undici's parser errors come with and without a code, but always with their name.
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [error.name]
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : []
  return [...own, ...inner, ...codesOf(error.cause)]
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)

/** First match wins; several codes come from one failure when both families were dialled. */
const table: readonly (readonly [pattern: RegExp, words: (host: string) => string])[] = [
  [/^ECONNREFUSED$/, host => `Nothing listens at ${host}`],
  [/^(ENOTFOUND|EAI_AGAIN|ENODATA)$/, host => `The name of ${host} leads nowhere`],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, host => `There is no way to ${host}`],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, host => `${host} did not take the call`],
  [/^(HPE_|HTTPParserError$)/, host => `What ${host} sent back is not HTTP`],
  [
    /^(UND_ERR_RES_CONTENT_LENGTH_MISMATCH|ECONNRESET|EPIPE|UND_ERR_SOCKET)$/,
    host => `${host} hung up before a whole answer came`,
  ],
  [
    /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/,
    host => `The certificate of ${host} is not trusted`,
  ],
  [/^(UND_ERR_INVALID_ARG|ERR_INVALID_URL)$/, host => `"${host}" cannot be called`],
]

/** Why an HTTP call had no whole answer, in words without a full stop. */
export const wordsOfFailure = (error: unknown, url: string): string => {
  const codes = codesOf(error)
  const host = hostOf(url)
  for (const [pattern, words] of table) if (codes.some(code => pattern.test(code))) return words(host)
  return `The call to ${host} failed (${error instanceof Error && error.message ? error.message : codes[0]})`
}
