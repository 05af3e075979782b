import type { LookupFunction } from 'node:net'
import { createInterface } from 'node:readline/promises'
import type { SendTarget } from '../../core/fixtures/run/send-fixture.ts'
import { openForwarder } from '../../core/forward/forward.ts'
import { checkReplayUrl } from '../../core/replay/check-url.ts'
import { Problem } from '../../shared/problem.ts'
import type { Flag, Given } from '../command.ts'
import { readSecretFile } from '../secret-file.ts'
import { printable } from '../terminal.ts'

/** Flags of whoever sends fixtures somewhere. */
export const targetFlags = {
  'secret-file': {
    value: 'FILE',
    about: 'sign with this secret, - is stdin (the published fixture secret, as in the files)',
  },
  yes: { about: 'allow a --to that leads off this machine' },
} satisfies Record<string, Flag>

const leaves = (host: string): string => `${printable(host)} is not this machine.`

/** @throws Problem `usage` when it is not agreed, or nobody is there to be asked */
const askToLeave = async (host: string): Promise<void> => {
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new Problem('usage', {
      reason: leaves(host),
      next: 'It would get everything that is in the fixtures: allow that with --yes, or name a handler of this machine.',
    })
  // Not as a terminal of its own: Ctrl+C stays the signal that it is.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false })
  try {
    const given = await lines.question(`${leaves(host)} Send the fixtures there? [y]es, [n]o: `)
    if (given.trim().toLowerCase().startsWith('y')) return
    throw new Problem('usage', { reason: 'Nothing was sent.', next: '' })
  } finally {
    lines.close()
  }
}

export interface HandlerTarget {
  readonly url: string
  /** Null: fixtures keep the signature that is in the file. */
  readonly secret: string | null
  /** What its name leads to. */
  readonly lookup: LookupFunction
}

/**
 * The handler that `--to` names.
 * @throws Problem `usage`, `replay-url-invalid`, `file-unreadable`
 */
export const targetOf = async (to: string, given: Given): Promise<HandlerTarget> => {
  const secretFile = given.text('secret-file')
  const secret = secretFile === undefined ? null : readSecretFile(secretFile)
  const { url, lookup } = await checkReplayUrl(to, given.on('yes')).catch(async error => {
    if (!(error instanceof Problem) || error.code !== 'replay-remote') throw error
    await askToLeave(error.detail.host ?? to)
    return checkReplayUrl(to, true)
  })
  return { url, secret, lookup }
}

/** The same for a run, which closes its forwarder. */
export const sendTarget = ({ url, secret, lookup }: HandlerTarget): SendTarget => ({
  url,
  secret,
  insecure: false,
  forwarder: openForwarder(lookup),
})
