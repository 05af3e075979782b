const hostOf = (url: string): string | null =>
  /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^:/?#]*)/i.exec(url)?.[1]?.toLowerCase().replace(/\.$/, '') ?? null

const privateNames = /^(localhost|.*\.(localhost|local|internal|lan|home\.arpa))$/
/** Loopback, private and link-local addresses (RFC 1918, 3927, 4193, 4291). */
const privateNumbers =
  /^(0\.0\.0\.0|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[(::1?|::ffff:(127|10)\..*|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$)/

/** The host of a URL that only this machine or its network can reach, such as `localhost` or `192.168.0.7`; else null. */
export const privateHostOf = (url: string): string | null => {
  const host = hostOf(url)
  return host !== null && (privateNames.test(host) || privateNumbers.test(host)) ? host : null
}
