// An OpenSSH server for the tests of the SSH tunnel: one that is there, else Debian's package when root in a container.
import { existsSync } from 'node:fs'
import { install, mayInstall } from './debian-packages.mjs'

const usual = [process.env.HOOKSWITCH_TEST_SSHD, '/usr/sbin/sshd', '/usr/local/sbin/sshd']
const there = () => usual.find(path => path && existsSync(path))

/** @returns its path, or why there is none */
export const findSshd = () => {
  if (process.platform !== 'linux')
    return { missing: 'they freeze and kill a server by /proc, as Linux has it' }
  // Where nothing would start it as a service: a test must not open a machine to the world.
  if (!there() && mayInstall()) {
    console.log("No sshd here; installing Debian's package.")
    install('openssh-server')
  }
  const sshd = there()
  return sshd
    ? { sshd }
    : { missing: 'there is no sshd; install openssh-server, or name one in HOOKSWITCH_TEST_SSHD' }
}
