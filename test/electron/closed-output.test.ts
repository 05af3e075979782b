import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { asRoot, electronRuntime } from '../support/desktop-app.ts'
import { desktopWithTray } from '../support/desktop-session.ts'
import { processesIn } from '../support/process-group.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

it('goes on when nobody reads what it says any more: an engine that dies is started again, and it ends in order', async () => {
  const { env, tray } = await desktopWithTray()
  const app = spawn(electronRuntime(), [...asRoot, root, '--practice'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const ended = once(app, 'exit')
  const group = app.pid ?? 0
  onTestFinished(async () => {
    try {
      process.kill(-group, 'SIGKILL')
    } catch {}
    await ended
  })
  const isLive = () =>
    expect.poll(() => tray.labels(), { timeout: 20_000 }).toContainEqual(expect.stringMatching(/^Live: /))
  const engines = () =>
    processesIn(group).flatMap(({ pid, command }) =>
      command.includes('node.mojom.NodeService') ? [pid] : [],
    )
  await isLive()
  app.stdout.destroy()
  app.stderr.destroy()

  const [first] = engines()
  process.kill(first ?? 0, 'SIGKILL')
  await expect
    .poll(() => engines().filter(pid => pid !== first), { timeout: 10_000 })
    .toEqual([expect.any(Number)])
  // Long enough for the tray to have seen that it was away.
  await sleep(1_500)
  await isLive()
  app.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})
