// `npm run dev`: as `npm start`, and builds again whenever a source is saved. The desktop app then starts its engine anew
// and reloads its page by itself; the app whose own code changed, and the browser host, are started anew.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { watch } from 'chokidar'
import { hostCommand } from './host-command.mjs'
import { handOnSignals, runHost } from './run-host.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = ['shared', 'core', 'cli', 'electron', 'renderer', 'assets'].map(name => join(root, name))
const settledMs = 150

const build = () =>
  spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], { stdio: 'inherit' })
    .status === 0
if (!build()) process.exit(1)
const { command, args, desktop } = await hostCommand(process.argv.slice(2))

let host
let ending = false
const start = () => {
  const started = runHost({ command, args: desktop ? [...args, '--dev'] : args, desktop })
  host = started
  started.child.on('exit', code => {
    if (started === host) process.exit(code ?? 1)
  })
}
const restart = async () => {
  const old = host?.child
  host = undefined
  old?.kill('SIGTERM')
  if (old?.exitCode === null) await once(old, 'exit')
  if (!ending) start()
}
handOnSignals(
  () => host,
  () => {
    ending = true
  },
)

const changed = []
let timer
const rebuild = async () => {
  const files = changed.splice(0)
  if (!build()) return
  const ownCode = files.some(file => file.startsWith(join(root, 'electron')))
  if (!desktop || ownCode) await restart()
}
watch(sources, { ignoreInitial: true }).on('all', (_event, file) => {
  changed.push(file)
  clearTimeout(timer)
  timer = setTimeout(rebuild, settledMs)
})
start()
