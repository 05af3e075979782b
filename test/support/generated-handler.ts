import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { HandlerFramework } from '../../shared/requests/handler-framework.ts'
import { unusedPort } from './developer-handler.ts'
import { tempFolder } from './temp-folder.ts'

const require = createRequire(import.meta.url)
/** A handler needs its framework and nothing else. */
const packages = {
  express: dirname(require.resolve('express/package.json')),
  fastify: dirname(require.resolve('fastify/package.json')),
}

/** `npm test` finds it, or Debian's packages for it. */
export const python = process.env.HOOKSWITCH_TEST_PYTHON || '/usr/bin/python3'

const has = (...modules: readonly string[]): boolean =>
  spawnSync(python, ['-c', `import ${modules.join(', ')}`]).status === 0

/** Those that can be started here: Python's need Debian's packages. */
export const frameworksHere: readonly HandlerFramework[] = [
  'express',
  'fastify',
  ...(has('flask') ? (['flask'] as const) : []),
  ...(has('fastapi', 'uvicorn') ? (['fastapi'] as const) : []),
]

export interface StartedHandler {
  readonly url: string
  output(): string
}

/** A generated handler in a process of its own, as its first lines say it is started. Killed when the test is over. */
export const startHandler = async (
  framework: HandlerFramework,
  text: string,
  secret: string,
  env: NodeJS.ProcessEnv = {},
): Promise<StartedHandler> => {
  const folder = tempFolder()
  const isPython = framework === 'flask' || framework === 'fastapi'
  const file = join(folder, isPython ? 'handler.py' : 'handler.mjs')
  const secretFile = join(folder, 'secret.txt')
  writeFileSync(file, text)
  writeFileSync(secretFile, `${secret}\n`, { mode: 0o600 })
  if (framework === 'express' || framework === 'fastify') {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(packages[framework], join(folder, 'node_modules', framework))
  }
  const port = await unusedPort()
  const child = spawn(isPython ? python : process.execPath, [file], {
    env: { ...process.env, WEBHOOK_SECRET_FILE: secretFile, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
    })
  const url = `http://127.0.0.1:${port}/hooks/voice`
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the ${framework} handler ended: ${output}`)
    // A GET is no delivery: it is refused as soon as somebody listens.
    const status = await fetch(url).then(
      ({ status }) => status,
      () => 0,
    )
    if (status === 405) return { url, output: () => output }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
