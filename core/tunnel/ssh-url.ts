/** Pages about the service itself, which it likes to name beside the tunnel. */
const notTunnels = /^(?:www|admin|docs?|dashboard|console|account|status|help|blog)\./

/**
 * The public URL that a tunnel service prints: the first that names a host and nothing below it, and is neither the
 * service's own site nor a page about it.
 * @param server the SSH server's name
 * @returns without a trailing slash
 */
export const tunnelUrlIn = (line: string, server: string): string | null => {
  const site = server.toLowerCase()
  for (const [url] of line.matchAll(/https:\/\/[\w.~:/?#@!$&*+,;=%-]+/gi)) {
    const trimmed = url.replace(/[.,;:!*|]+$/, '')
    if (!URL.canParse(trimmed)) continue
    const { origin, pathname, search, hash, host, hostname } = new URL(trimmed)
    const bare = pathname === '/' && search === '' && hash === ''
    const own = site === hostname || site.endsWith(`.${hostname}`) || notTunnels.test(host)
    if (bare && !own && hostname.includes('.')) return origin
  }
  return null
}
