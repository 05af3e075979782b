// `npm run dev`: as `npm start`, and builds again whenever a source is saved. The desktop app then starts its engine anew
// and reloads its page by itself; the app whose own code changed, and the browser host, are started anew.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { watch } from 'chokidar'
import { hostCommand } from './host-command.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = ['shared', 'core', 'cli', 'electron', 'renderer', 'assets'].map(name => join(root, name))
const settledMs = 150

const build = () =>
  spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], { stdio: 'inherit' })
    .status === 0
if (!build()) process.exit(1)
const { command, args, desktop } = hostCommand(process.argv.slice(2))

let app
let ending = false
const start = () => {
  app = spawn(command, desktop ? [...args, '--dev'] : args, { stdio: 'inherit' })
  const started = app
  app.on('exit', code => {
    if (started === app) process.exit(code ?? 0)
  })
}
const restart = async () => {
  const old = app
  app = undefined
  old?.kill('SIGTERM')
  if (old?.exitCode === null) await once(old, 'exit')
  if (!ending) start()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    ending = true
    if (signal !== 'SIGINT') app?.kill(signal)
  })

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
