import { networkInterfaces } from 'node:os'

const everyMs = 3_000

const addresses = (): string =>
  Object.entries(networkInterfaces())
    .flatMap(([name, list]) =>
      (list ?? []).map(({ address, internal }) => (internal ? '' : `${name} ${address}`)),
    )
    .filter(Boolean)
    .sort()
    .join('\n')

/**
 * Calls back when this machine's addresses have changed: another Wi-Fi, a cable, a VPN. Node has no event for that.
 * @param look what is compared; a test's own
 * @returns ends the watch
 */
export const watchNetwork = (onChange: () => void, look: () => string = addresses): (() => void) => {
  let last = look()
  const timer = setInterval(() => {
    const now = look()
    if (now === last) return
    last = now
    onChange()
  }, everyMs).unref()
  return () => clearInterval(timer)
}
