// An OpenSSH server for the tests of the SSH tunnel: one that is there, else Debian's package when root in a container.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const usual = [process.env.HOOKSWITCH_TEST_SSHD, '/usr/sbin/sshd', '/usr/local/sbin/sshd']
const there = () => usual.find(path => path && existsSync(path))
const run = (command, args) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 300_000 })

/** Installed where nothing would start it as a service: a test must not open a machine to the world. */
const mayInstall = () =>
  process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && !existsSync('/run/systemd/system')

/** @returns its path, or why there is none */
export const findSshd = () => {
  if (process.platform !== 'linux')
    return { missing: 'they freeze and kill a server by /proc, as Linux has it' }
  if (!there() && mayInstall()) {
    console.log("No sshd here; installing Debian's package.")
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'openssh-server'])
  }
  const sshd = there()
  return sshd
    ? { sshd }
    : { missing: 'there is no sshd; install openssh-server, or name one in HOOKSWITCH_TEST_SSHD' }
}
