import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import ssh2, { type AnyAuthMethod } from 'ssh2'
import { Problem } from '../../shared/problem.ts'

/** What is shown to the server, in this order. */
export interface SshKeys {
  readonly methods: readonly AnyAuthMethod[]
  /** What they are in words, for when they are refused; empty without any key. */
  readonly words: string
  /** Why a key that lies there was left out, or that there is none. */
  readonly leftOut: Problem | null
}

/** Where they are when nobody says, in the order of `ssh`. */
const usualFiles = ['id_ed25519', 'id_ecdsa', 'id_rsa']

const pathOf = (file: string): string => file.replace(/^~(?=[/\\])/, homedir())

const unreadable = (file: string, reason: string, cause?: unknown): Problem =>
  new Problem('ssh-key-unreadable', { file, reason }, { cause })

/** @throws Problem `ssh-key-unreadable` */
const readKey = (file: string): Buffer => {
  let key: Buffer
  try {
    key = readFileSync(pathOf(file))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const words = { ENOENT: 'there is no such file', EACCES: 'permission denied', EISDIR: 'it is a folder' }
    throw unreadable(file, words[code as keyof typeof words] ?? message, error)
  }
  const parsed: unknown = ssh2.utils.parseKey(key)
  if (parsed instanceof Error)
    throw unreadable(
      file,
      /passphrase|encrypted/i.test(parsed.message)
        ? 'it has a passphrase, which only your SSH agent can ask for (ssh-add)'
        : 'it is no private key that is understood',
    )
  const first = (Array.isArray(parsed) ? parsed[0] : parsed) as { isPrivateKey(): boolean }
  if (!first.isPrivateKey()) throw unreadable(file, 'it is the public half; name the other file')
  return key
}

/** OpenSSH's agent, which on Windows has a pipe, or Pageant. */
const agentOf = (): string | undefined => {
  if (process.env.SSH_AUTH_SOCK) return process.env.SSH_AUTH_SOCK
  if (process.platform !== 'win32') return undefined
  const pipe = '\\\\.\\pipe\\openssh-ssh-agent'
  return existsSync(pipe) ? pipe : 'pageant'
}

/**
 * The file that was named, and nothing else; else the SSH agent, then the first usual file that can be read: an agent may
 * well be there and empty. A tunnel service may take anybody, so having no key is no failure yet.
 * @throws Problem `ssh-key-unreadable` for a file that was named
 */
export const findSshKeys = (username: string, named: string | null): SshKeys => {
  const none: AnyAuthMethod = { type: 'none', username }
  const publickey = (key: Buffer): AnyAuthMethod => ({ type: 'publickey', username, key })
  if (named !== null)
    return { methods: [none, publickey(readKey(named))], words: `the key ${named}`, leftOut: null }

  const methods: AnyAuthMethod[] = [none]
  const words: string[] = []
  const agent = agentOf()
  if (agent !== undefined) {
    methods.push({ type: 'agent', username, agent })
    words.push('the keys of your SSH agent')
  }
  let leftOut: Problem | null = null
  for (const name of usualFiles) {
    const file = `~/.ssh/${name}`
    if (!existsSync(join(homedir(), '.ssh', name))) continue
    try {
      methods.push(publickey(readKey(file)))
      words.push(`the key ${file}`)
      break
    } catch (error) {
      leftOut ??= error as Problem
    }
  }
  leftOut ??= unreadable('~/.ssh/id_ed25519', 'there is no such file, and no SSH agent either')
  return { methods, words: words.join(' and '), leftOut }
}
