import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const require = createRequire(import.meta.url)
const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))

/** Found, or installed, before the tests; undefined: what is generated for Python is not run. */
export const python = process.env.HOOKSWITCH_TEST_PYTHON || undefined

export interface SuiteResult {
  /** As the runner names them, sorted. */
  readonly passed: readonly string[]
  readonly failed: readonly string[]
  /** All that the runner said. */
  readonly said: string
}

/** A project that has the runners, and nothing of ours. */
export const makeProject = (folder: string, manifest: object = {}): void => {
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  for (const name of ['vitest', 'jest']) symlinkSync(join(modules, name), join(folder, 'node_modules', name))
}

/** This run's own runner leaves traces that another would take for its own. */
const cleanEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|JEST|NODE_ENV|NODE_TEST|TEST$|HANDLER_)/.test(name),
    ),
  )

const start = (
  command: string,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly out: string; readonly said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { ...cleanEnv(), NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
    let [out, errors] = ['', '']
    child.stdout.setEncoding('utf8').on('data', chunk => {
      out += chunk
    })
    child.stderr.setEncoding('utf8').on('data', chunk => {
      errors += chunk
    })
    child.once('error', reject)
    child.once('close', () => resolve({ out, said: out + errors }))
  })

type Outcome = readonly [name: string, isGood: boolean]

const fromJson = (text: string): Outcome[] => {
  const { testResults } = JSON.parse(text.slice(text.indexOf('{')))
  return testResults.flatMap((file: { assertionResults: { fullName: string; status: string }[] }) =>
    file.assertionResults.map(({ fullName, status }) => [fullName, status === 'passed'] as const),
  )
}

/** The cases of a JUnit report, each with the suites that it is in. */
const fromXml = (text: string): Outcome[] => {
  const suites: string[] = []
  const found: [string, boolean][] = []
  for (const [, close, tag, attributes = ''] of text.matchAll(
    /<(\/?)(testsuite|testcase|failure|error)\b([^>]*)>/g,
  )) {
    const name = / name="([^"]*)"/.exec(attributes)?.[1] ?? ''
    const last = found.at(-1)
    if (tag === 'testsuite') close ? suites.pop() : suites.push(name)
    else if (tag === 'testcase' && !close) found.push([[...suites, name].join(' '), true])
    else if (last && !close) last[1] = false
  }
  return found
}

const vitest = [join(modules, 'vitest/vitest.mjs'), 'run', '--reporter=json']
const jest = [require.resolve('jest/bin/jest'), '--json', '--watchman=false', '--cacheDirectory=.cache']

/** Runs a generated suite as its header says, in its folder. */
export const runSuite = async (
  driver: string,
  runner: 'vitest' | 'jest' | 'node-test' | 'pytest',
  env: NodeJS.ProcessEnv,
): Promise<SuiteResult> => {
  const folder = dirname(driver)
  const node = (args: readonly string[]) => start(process.execPath, [...args, driver], folder, env)
  const run = async (): Promise<readonly [Outcome[], string]> => {
    if (runner === 'vitest' || runner === 'jest') {
      const { out, said } = await node(runner === 'vitest' ? vitest : jest)
      return [fromJson(out), said]
    }
    if (runner === 'node-test') {
      const { out, said } = await node(['--test', '--test-reporter=junit'])
      return [fromXml(out), said]
    }
    const report = join(folder, 'report.xml')
    const args = ['-m', 'pytest', '-p', 'no:cacheprovider', '-o', 'junit_suite_name=', `--junitxml=${report}`]
    const { said } = await start(python ?? 'python3', [...args, driver], folder, {
      PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1',
      ...env,
    })
    return [fromXml(readFileSync(report, 'utf8')), said]
  }
  const [outcomes, said] = await run()
  const named = (isGood: boolean) =>
    outcomes
      .filter(([, good]) => good === isGood)
      .map(([name]) => name.trim())
      .toSorted()
  return { passed: named(true), failed: named(false), said }
}
