// Builds dist/: the command, the desktop app (each with its worker scripts) with its pictures, and the page.
// `--if-stale` builds only when a source is newer than the last build.
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
/** Built here and moved when whole, so that a build that fails or is still running leaves the last one in place. */
const next = join(root, `.cache/dist-${process.pid}`)
const stamp = join(dist, '.built')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const newest = path => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))))
}

const isFresh = () => {
  if (!existsSync(stamp)) return false
  const sources = [
    ...['shared', 'core', 'cli', 'electron', 'renderer', 'assets'],
    ...['scripts/build.mjs', 'package-lock.json'],
  ]
  const builtAt = statSync(stamp).mtimeMs
  return sources.every(source => newest(join(root, source)) < builtAt)
}

const workers = {
  'localtunnel-worker': 'core/tunnel/localtunnel-worker.ts',
  'handler-worker': 'core/generate/handler/handler-worker.ts',
  'template-worker': 'core/templates/template-worker.ts',
  'keeping-worker': 'core/keeping/keeping-worker.ts',
  'search-worker': 'core/search/search-worker.ts',
  'import-worker': 'core/fixtures/import/import-worker.ts',
  'expect-worker': 'core/fixtures/expect/expect-worker.ts',
  'export-worker': 'core/fixtures/export/export-worker.ts',
}

/** Scripts for Node or Electron, into a folder of their own. */
const buildScripts = (folder, input, external, output = {}, { define, ...more } = {}) =>
  build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { HOOKSWITCH_VERSION: JSON.stringify(version), ...define },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: join(next, folder),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input,
        external,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', ...output },
      },
    },
    ...more,
  })

/** What packages ask for that is nowhere to be had or used here, and what they get instead. */
const leftOut = [
  // ssh2 asks for these binaries in `try`; Node's own crypto does the work.
  { id: /^cpu-features$|\/sshcrypto\.node$/, from: /./, get: 'null' },
  // Of undici only the clients are used: the other half would be run at each start.
  {
    id: /^\.\.?\/(lib\/)?(web|mock|cache|interceptor)\//,
    from: /\/undici\//,
    get: '{ CacheStorage: class {} }',
  },
  // Nobody here speaks HTTP/2 through it, which would load Node's.
  { id: /^\.\/client-h2\.js$/, from: /\/undici\//, get: '{}' },
  // Files of settings have no schema that conf knows of: zod checks them.
  { id: /^ajv\b/, from: /\/conf\//, get: '{}' },
]

const withoutLeftOut = {
  name: 'without-left-out',
  enforce: 'pre',
  resolveId: (id, importer = '') => {
    const index = leftOut.findIndex(one => one.id.test(id) && one.from.test(importer))
    return index < 0 ? undefined : `\0left-out-${index}.cjs`
  },
  load: id => {
    const index = /^\0left-out-(\d+)\.cjs$/.exec(id)?.[1]
    return index && `module.exports = ${leftOut[index].get}`
  },
}

/**
 * With every package in it but the one that has a binary: an app needs no `node_modules` beside that, and the command
 * starts in half the time when it need not find and read 700 files.
 */
const buildWhole = (folder, input, outside = []) => {
  const external = ['@photostructure/sqlite', ...outside]
  return buildScripts(
    folder,
    { ...input, ...workers },
    external,
    {},
    {
      ssr: { noExternal: true, external },
      plugins: [withoutLeftOut],
      // CommonJS packages among modules: ssh2 looks beside itself for files that it does without.
      define: { __dirname: 'import.meta.dirname' },
    },
  )
}

const buildCommand = () =>
  buildWhole('cli', { main: 'cli/main.ts', 'lease-watchdog': 'core/lease/lease-watchdog.ts' }, ['open'])

const buildApp = async () => {
  const input = { main: 'electron/main.ts', 'engine-process': 'electron/engine-process.ts' }
  await buildWhole('electron', input, ['electron'])
  const preload = { format: 'cjs', entryFileNames: '[name].cjs' }
  await buildScripts('electron', { preload: 'electron/preload.ts' }, ['electron'], preload)
}

const buildPage = () =>
  build({
    configFile: join(root, 'renderer/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(next, 'renderer') },
  })

/** The app's pictures lie beside its scripts, in a package as here. */
const copyPictures = () => {
  for (const name of ['tray', 'icon.png'])
    cpSync(join(root, 'assets', name), join(next, 'assets', name), { recursive: true })
}

if (!process.argv.includes('--if-stale') || !isFresh()) {
  const startedAt = new Date()
  try {
    await buildCommand()
    await buildApp()
    await buildPage()
    copyPictures()
    writeFileSync(join(next, '.built'), '')
    // What was saved while this ran is newer than the build.
    utimesSync(join(next, '.built'), startedAt, startedAt)
    rmSync(dist, { recursive: true, force: true })
    renameSync(next, dist)
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}
