// `npm run package:dir [-- --output FOLDER]`: the desktop app, unpacked, around the Electron runtime that is here.
// It fetches nothing: the runtime is ELECTRON_OVERRIDE_DIST_PATH or the one that the `electron` package installed.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'electron-builder'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values } = parseArgs({ options: { output: { type: 'string', default: 'dist-app' } } })
const output = resolve(root, values.output)

const runtime = resolve(process.env.ELECTRON_OVERRIDE_DIST_PATH || join(root, 'node_modules/electron/dist'))
if (!existsSync(join(runtime, 'version'))) {
  console.error(
    `No Electron runtime in ${runtime}. Run "node node_modules/electron/install.js", or name a folder with one in ELECTRON_OVERRIDE_DIST_PATH.`,
  )
  process.exit(1)
}

const stale = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], {
  stdio: 'inherit',
})
if (stale.status !== 0) process.exit(stale.status ?? 1)

const work = mkdtempSync(join(tmpdir(), 'hookswitch-runtime-'))
try {
  // A copy without whatever app lies in the runtime: it would be shipped beside ours.
  const electronDist = join(work, 'electron')
  const apps = ['app', 'default_app.asar'].map(name => join(runtime, 'resources', name))
  cpSync(runtime, electronDist, {
    recursive: true,
    verbatimSymlinks: true,
    filter: path => !apps.includes(path),
  })
  rmSync(output, { recursive: true, force: true })
  await build({
    projectDir: root,
    dir: true,
    publish: 'never',
    config: {
      extends: join(root, 'electron-builder.yml'),
      electronDist,
      electronVersion: readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, ''),
      directories: { output },
    },
  })
} finally {
  rmSync(work, { recursive: true, force: true })
}
