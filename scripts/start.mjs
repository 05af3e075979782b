// `npm start`: builds if need be, then starts the desktop app on the practice line, or the browser host where that cannot be.
import { spawn, spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hostCommand } from './host-command.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], {
  stdio: 'inherit',
})
if (built.status !== 0) process.exit(built.status ?? 1)

const { command, args } = hostCommand(process.argv.slice(2))
const app = spawn(command, args, { stdio: 'inherit' })
// Ctrl+C reaches the whole group; a SIGTERM to npm reaches only us. Either way the app ends by its own clean-up.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => app.kill(signal))
app.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
