// `npm test`: types, lint and dead code, then every test against a fresh build. The last line is `N passed, N failed`.
// Arguments go to vitest, so `npm test -- --project unit` runs a part. Without an Electron runtime the desktop app's tests
// are left out, without an sshd those of the SSH tunnel, and without a Python with pytest those of generated Python, which
// is said; REQUIRE_ELECTRON=1 makes the first a failure.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronTests } from './electron-tests.mjs'
import { findChromium } from './find-chromium.mjs'
import { findPython } from './find-python.mjs'
import { findSshd } from './find-sshd.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const step = (words, command, args, env = {}) => {
  console.log(`\n== ${words}`)
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1
  )
}

const end = (passed, failed) => {
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}

if (step('check: types, lint, dead code', npm, ['run', '--silent', 'check']) !== 0) end(0, 1)
if (step('build', process.execPath, ['scripts/build.mjs', '--if-stale']) !== 0) end(0, 1)
const chromium = findChromium()
const given = process.argv.slice(2)
const desktop = !given.includes('--project') || given.includes('electron') ? await electronTests() : {}
if (desktop.missing) {
  console.log(`\nThe tests of the desktop app are left out: ${desktop.missing}.`)
  if (process.env.REQUIRE_ELECTRON === '1') end(0, 1)
}
const ssh = findSshd()
if (ssh.missing) console.log(`\nThe tests of the SSH tunnel are left out: ${ssh.missing}.`)
const { python, missing: noPython } = findPython()
if (noPython) console.log(`\nThe tests of generated Python are left out: ${noPython}.`)
const chosen = desktop.missing ? ['--project', '!electron'] : []

const folder = mkdtempSync(join(tmpdir(), 'hookswitch-report-'))
const report = join(folder, 'report.json')
const status = step(
  'tests',
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...chosen,
    ...given,
  ],
  {
    HOOKSWITCH_TEST_CHROMIUM: chromium,
    HOOKSWITCH_TEST_SSHD: ssh.sshd ?? '',
    HOOKSWITCH_TEST_PYTHON: python ?? '',
    ...desktop.env,
  },
)
let counts = { numPassedTests: 0, numFailedTests: 1 }
try {
  counts = JSON.parse(readFileSync(report, 'utf8'))
} catch {
  console.error('The tests left no report.')
}
rmSync(folder, { recursive: true, force: true })
// A run that failed outside a test (an unhandled error, a file that does not load) is a failure too.
end(counts.numPassedTests, Math.max(counts.numFailedTests, status === 0 ? 0 : 1))
