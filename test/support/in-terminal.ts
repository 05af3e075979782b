import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { builtCommand } from './built.ts'
import { processesWith } from './process-group.ts'

const terminal = fileURLToPath(new URL('./terminal.py', import.meta.url))

export interface InTerminal {
  /** All that it said so far, as the terminal got it. */
  said(): string
  /** Waits until it has said that, `from` a place in what it said. @returns what it said */
  says(words: RegExp, from?: number): Promise<string>
  press(key: string): void
  /** The exit code. */
  readonly ended: Promise<number>
}

/**
 * The built command in a terminal of its own, under a shell with job control.
 * @param dataFolder as it stands among the arguments: what still runs with it is ended when the test is over
 * @param script what the shell does; "$@" is the command
 */
export const inTerminal = (
  args: readonly string[],
  dataFolder: string,
  script = 'set -m; "$@"',
): InTerminal => {
  const command = ['bash', '-c', script, 'bash', process.execPath, builtCommand, ...args]
  const child = spawn('/usr/bin/python3', [terminal, ...command], { stdio: ['pipe', 'ignore', 'pipe'] })
  let text = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  child.stdin.on('error', () => {})
  const ended = once(child, 'exit').then(([code]) => code as number)
  onTestFinished(async () => {
    for (const { pid } of processesWith(dataFolder)) process.kill(pid, 'SIGKILL')
    child.stdin.end('x')
    await ended
  })
  return {
    said: () => text,
    says: async (words, from = 0) => {
      await expect.poll(() => text.slice(from), { timeout: 15_000 }).toMatch(words)
      return text.slice(from)
    },
    press: key => child.stdin.write(`k${key}`),
    ended,
  }
}
