// A Chromium for the page's tests: one that is there, else playwright's own, else Debian's package when root.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const usual = [
  process.env.HOOKSWITCH_TEST_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const there = () => [...usual, chromium.executablePath()].find(path => path && existsSync(path))
const run = (command, args) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 })

/** The path of a Chromium's executable. Throws with what to do when none can be had. */
export const findChromium = () => {
  let found = there()
  if (found) return found
  console.log('No Chromium here; asking playwright for one.')
  const cli = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url))
  run(process.execPath, [cli, 'install', 'chromium'])
  found = there()
  if (!found && process.platform === 'linux' && process.getuid?.() === 0) {
    console.log("Not to be had; installing Debian's package.")
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    found = there()
  }
  if (!found)
    throw new Error(
      'The tests of the page need a Chromium: install one, or name it in HOOKSWITCH_TEST_CHROMIUM.',
    )
  return found
}
