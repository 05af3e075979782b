import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { unusedPort } from './developer-handler.ts'
import { tempFolder } from './temp-folder.ts'

/** Found, or installed, before the tests; else one in the usual place. Undefined: the tests that need it are left out. */
export const sshd = [process.env.HOOKSWITCH_TEST_SSHD, '/usr/sbin/sshd'].find(
  path => path && existsSync(path),
)

export interface SshServer {
  readonly port: number
  /** The port of the server that its callers come to, which its authorized_keys permits. */
  readonly publicPort: number
  /** The file of the key that it lets in. */
  readonly keyFile: string
  /** For `--tunnel-host`, with what the query says besides. */
  host(query?: string): string
  /** The server with all of its connections. */
  signal(name: NodeJS.Signals): void
  /** What it has logged since it was started. */
  said(): string
  kill(): Promise<void>
  start(): Promise<void>
  /** Gives the server another host key, as one that was set up anew has. */
  changeHostKey(): void
}

const readme = fileURLToPath(new URL('../../docs/ssh/sshd_config', import.meta.url))

/** A key pair in files of a folder; also another in the place of an older one. @returns the line for authorized_keys */
export const makeKey = (file: string, passphrase = ''): string => {
  rmSync(file, { force: true })
  // By OpenSSH itself: of the keys that ssh2 makes, one in 250 cannot be read.
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', 'a test', '-f', file])
  return readFileSync(`${file}.pub`, 'utf8').trim()
}

/** A process and all that it started, also what made a session of its own. */
const family = (pid: number): number[] => {
  const parents = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const]
      } catch {
        return []
      }
    })
  const found = [pid]
  for (const one of found)
    found.push(...parents.filter(([, parent]) => parent === one).map(([child]) => child))
  return found
}

const answers = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('data', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
    onTestFinished(() => {
      socket.destroy()
    })
  })

/**
 * A real sshd of the current user on loopback, with the README's own configuration.
 * @param session what it runs for a session instead of refusing one
 */
export const sshServer = async (session?: string): Promise<SshServer> => {
  if (sshd === undefined) throw new Error('there is no sshd')
  const program = sshd
  const folder = tempFolder()
  const file = (name: string): string => join(folder, name)
  const [port, publicPort] = [await unusedPort(), await unusedPort()]
  const user = userInfo().username
  const key = makeKey(file('id'))
  writeFileSync(
    file('authorized_keys'),
    `restrict,port-forwarding,permitlisten="127.0.0.1:${publicPort}" ${key}\n`,
  )
  makeKey(file('host'))
  const config = readFileSync(readme, 'utf8')
    .replace('Match User tunnel', `Match User ${user}`)
    .replace('/usr/sbin/nologin', session ?? '/usr/sbin/nologin')
  writeFileSync(file('sshd_config'), config)
  // What differs on a machine of one's own: where it listens and where its files lie.
  const options = {
    ListenAddress: `127.0.0.1:${port}`,
    HostKey: file('host'),
    PidFile: file('pid'),
    AuthorizedKeysFile: file('authorized_keys'),
    StrictModes: 'no',
    UsePAM: 'no',
  }
  // Where it goes when root starts it; Debian's service makes it.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true })

  let child: ChildProcess | null = null
  let said = ''
  const signal = (name: NodeJS.Signals): void => {
    if (child?.pid === undefined) return
    for (const pid of family(child.pid))
      try {
        process.kill(pid, name)
      } catch {
        // It has ended meanwhile.
      }
  }
  const start = async (): Promise<void> => {
    const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])
    const started = spawn(program, ['-D', '-e', '-f', file('sshd_config'), ...flags], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child = started
    said = ''
    started.stderr.setEncoding('utf8').on('data', chunk => {
      // What the one before had still to say comes late.
      if (child === started) said += chunk
    })
    while (!(await answers(port))) {
      if (started.exitCode !== null) throw new Error(`sshd did not start: ${said}`)
      await sleep(20)
    }
  }
  const kill = async (): Promise<void> => {
    const ended = child && child.exitCode === null && new Promise(resolve => child?.once('exit', resolve))
    signal('SIGKILL')
    await ended
    child = null
  }
  onTestFinished(kill)
  await start()
  return {
    port,
    publicPort,
    keyFile: file('id'),
    host: (query = `url=http://127.0.0.1:${publicPort}`) =>
      `ssh://${user}@127.0.0.1:${port}?forward=127.0.0.1:${publicPort}&key=${file('id')}&${query}`,
    signal,
    said: () => said,
    kill,
    start,
    changeHostKey: () => {
      makeKey(file('host'))
    },
  }
}
