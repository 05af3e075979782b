// Debian's packages for the tests, where that changes nobody's own machine: as root in a container.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const run = (command, args) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 300_000 })

/** A container has no systemd, so nothing that is installed is started as a service either. */
export const mayInstall = () =>
  process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && !existsSync('/run/systemd/system')

export const install = (...packages) => {
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
}
