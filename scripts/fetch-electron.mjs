// Fetches the Electron runtime by the `electron` package's own way. It may take as long as it goes on: what ends it is silence.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const lookEveryMs = 250
const sayEveryMs = 5_000

/** Bytes below a folder that is being written to. */
const sizeOf = path => {
  try {
    const stat = statSync(path)
    if (!stat.isDirectory()) return stat.size
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
  } catch {
    return 0
  }
}

const megabytes = bytes => `${Math.floor(bytes / 1e6)} MB`

/** Says how much there is: in a terminal on one line that changes, else now and then. @returns its end */
const showProgress = bytes => {
  const words = 'Fetching the Electron runtime, once'
  const { isTTY } = process.stderr
  const say = () =>
    process.stderr.write(isTTY ? `\r${words}: ${megabytes(bytes())} ` : `${words}: ${megabytes(bytes())}\n`)
  say()
  const timer = setInterval(say, isTTY ? lookEveryMs : sayEveryMs)
  return () => {
    clearInterval(timer)
    if (isTTY) process.stderr.write('\n')
  }
}

/** The line of a stack that says what went wrong, without what a mirror's address may hold of a password. */
const reasonIn = stderr =>
  /^\S*Error: .*/m
    .exec(stderr)?.[0]
    .replace(/\/\/[^/@\s]*@/g, '//')
    .slice(0, 300) ?? 'its installer gave no reason'

/**
 * @param folder of the `electron` package
 * @param silentMs no byte for so long means that none will come
 * @returns null when it is there now, else why not
 */
export const fetchElectron = async (folder, silentMs = 15_000) => {
  const work = mkdtempSync(join(tmpdir(), 'hookswitch-electron-'))
  const debug = Boolean(process.env.HOOKSWITCH_DEBUG)
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    // What is fetched grows in a folder of our own, what is unpacked in the package's.
    env: { ...process.env, TMPDIR: work, TEMP: work, TMP: work, ELECTRON_GET_NO_PROGRESS: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', chunk => {
    stderr += chunk
    if (debug) process.stderr.write(chunk)
  })

  let fetched = 0
  let grewAt = performance.now()
  let before = 0
  let silent = false
  const watch = setInterval(() => {
    fetched = Math.max(fetched, sizeOf(work))
    const now = sizeOf(work) + sizeOf(join(folder, 'dist'))
    if (now !== before) grewAt = performance.now()
    before = now
    silent = performance.now() - grewAt > silentMs
    if (silent) child.kill('SIGKILL')
  }, lookEveryMs)
  const endProgress = showProgress(() => fetched)
  const [code] = await once(child, 'close')
  clearInterval(watch)
  endProgress()
  rmSync(work, { recursive: true, force: true })
  if (code === 0) return null
  return silent ? `nothing came for ${Math.round(silentMs / 1_000)} s` : reasonIn(stderr)
}
