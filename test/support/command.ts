import { type ChildProcess, spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { builtCommand } from './built.ts'

export interface RunningCommand {
  readonly process: ChildProcess
  /** Lines of stdout so far. */
  readonly lines: readonly string[]
  stderr(): string
  /** The first line of stdout (from `from` on) that fits, now or later. */
  line(fits: (line: string) => boolean, from?: number): Promise<string>
  /** The first JSON line that fits. */
  json(fits: (value: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>
  /** The exit code, or the signal's name. */
  ended: Promise<number | string>
  kill(signal: NodeJS.Signals): void
}

/** Runs the built command. It is killed when the test is over, if it has not ended by then. */
export const runCommand = (args: readonly string[], env: NodeJS.ProcessEnv = {}): RunningCommand =>
  runScript(builtCommand, args, env)

/** Runs a script under Node in the same way. */
export const runScript = (
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): RunningCommand => {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  let rest = ''
  let errors = ''
  let over = false
  const wake = (): void => {
    for (const look of [...waiting]) look()
  }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    wake()
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk
  })
  const ended = new Promise<number | string>(resolve =>
    child.once('close', (code, signal) => {
      over = true
      resolve(code ?? signal ?? -1)
      wake()
    }),
  )
  onTestFinished(() => {
    if (!over) child.kill('SIGKILL')
  })

  const line = (fits: (line: string) => boolean, from = 0): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.slice(from).find(fits)
        if (found === undefined && !over) return
        waiting.delete(look)
        if (found === undefined) reject(new Error(`it ended without that line; stderr: ${errors}`))
        else resolve(found)
      }
      waiting.add(look)
      look()
    })
  return {
    process: child,
    lines,
    stderr: () => errors,
    line,
    json: async fits =>
      JSON.parse(
        await line(text => text.startsWith('{') && fits(JSON.parse(text) as Record<string, unknown>)),
      ),
    ended,
    kill: signal => child.kill(signal),
  }
}
