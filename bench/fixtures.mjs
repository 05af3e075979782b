// `npm run bench -- --fixtures`: 10,000 captures exported as fixtures, with redaction and without.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { ms } from './load.mjs'

const count = 10_000

export const benchFixtures = async (folder, row) => {
  const fill = await import(await bundle('fill.mjs'))
  fill.fillFolder(join(folder, 'fixtures'), count)
  const script = await bundle('fixtures-run.mjs')
  for (const what of ['off', 'on', 'on']) {
    const out = join(folder, `out-${what}`)
    const text = execFileSync(process.execPath, [script, join(folder, 'fixtures'), out, what], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    const found = JSON.parse(text)
    row(
      `${count.toLocaleString('en')} fixtures, redaction ${what}`,
      `${ms(found.tookMs)}`,
      `on the processor ${ms(found.cpuMs)}`,
      `at most ${Math.round(found.mostMiB)} MiB`,
      `${found.files.toLocaleString('en')} written, ${found.replaced.toLocaleString('en')} values replaced, ${found.left} left out`,
    )
  }
}
