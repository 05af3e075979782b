// `npm start`: builds if need be, then starts the desktop app on the practice line, or the browser host where that cannot be.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { browserCommand, hostCommand, sayNoDesktop } from './host-command.mjs'
import { handOnSignals, runHost } from './run-host.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], {
  stdio: 'inherit',
})
if (built.status !== 0) process.exit(built.status ?? 1)

const flags = process.argv.slice(2)
let host
let ending = false
const run = command => {
  const started = runHost(command)
  host = started
  started.child.on('exit', (code, signal) => {
    // Electron says above why it cannot draw here: a display that refuses us, a library that is not there.
    if (code !== 0 && !started.wasUp() && !ending) {
      sayNoDesktop(`it ended before it was up (${signal ?? `exit code ${code}`})`)
      run(browserCommand(flags))
    } else process.exit(code ?? 1)
  })
}
const command = await hostCommand(flags)
handOnSignals(
  () => host,
  () => {
    ending = true
  },
)
run(command)
