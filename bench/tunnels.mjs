// What each tunnel adds to `none`, all in one run: `npm run bench -- --tunnels`.
// localtunnel is measured at its real server, without the edge that stands before it. SSH is measured where
// HOOKSWITCH_BENCH_SSH names a server, as for --tunnel-host.
import { ms, quantile, sendLoad } from './load.mjs'

const loads = [
  [1, 300],
  [10, 1_000],
  [50, 2_000],
]

/** Each: what `listen` is told, and where the load goes. */
const providers = edge => [
  { name: 'none', args: [], target: ({ receiverUrl }) => ({ url: receiverUrl, headers: {} }) },
  {
    name: 'localtunnel',
    args: ['--tunnel', 'localtunnel', '--tunnel-host', edge.ready.url],
    target: ({ publicUrl }) => ({
      url: edge.ready.server + new URL(publicUrl).pathname,
      headers: { host: edge.lines.at(-1).host },
    }),
  },
  ...(process.env.HOOKSWITCH_BENCH_SSH
    ? [
        {
          name: 'ssh',
          args: ['--tunnel', 'ssh', '--tunnel-host', process.env.HOOKSWITCH_BENCH_SSH],
          target: ({ publicUrl }) => ({ url: publicUrl, headers: {} }),
        },
      ]
    : []),
]

const figures = times => ({ p50: quantile(times, 0.5), p99: quantile(times, 0.99) })
const added = (figure, base) => `${figure < base ? '-' : '+'}${ms(Math.abs(figure - base))}`

/** @param start and `listen` of the bench */
export const benchTunnels = async (start, listen, edgeScript, row) => {
  const edge = await start([edgeScript])
  const base = new Map()
  for (const { name, args, target } of providers(edge)) {
    const app = await listen(...args)
    const { url, headers } = target(app.ready)
    await sendLoad(() => url, 100, 10, 0, headers)
    for (const [atOnce, count] of loads) {
      const { times, bad } = await sendLoad(() => url, count, atOnce, 0, headers)
      const { p50, p99 } = figures(times)
      if (name === 'none') base.set(atOnce, { p50, p99 })
      const none = base.get(atOnce)
      row(
        `tunnel ${name}, ${atOnce} at a time`,
        `p50 ${ms(p50)} (${added(p50, none.p50)})`,
        `p99 ${ms(p99)} (${added(p99, none.p99)})`,
        `not 200: ${bad}`,
      )
    }
    await app.stop()
  }
  await edge.stop()
}
