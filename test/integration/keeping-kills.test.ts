import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { closeCaptures, openCaptures } from '../../core/captures/database.ts'
import { storeClearings } from '../../core/keeping/clearings.ts'
import { storeMarks } from '../../core/keeping/marks.ts'
import { openDatabase } from '../../core/sqlite.ts'
import { sampleCapture } from '../core/captures/sample-capture.ts'
import { builtWorkers } from '../support/built.ts'
import { bundleScript } from '../support/bundle-script.ts'
import { testEngine } from '../support/engine.ts'
import { filledFolder } from '../support/filled-folder.ts'

const total = 6_000
/** Two thirds are of the number that is forgotten, and of the connection that is cleared. */
const isGoing = (seq: number): boolean => seq % 3 !== 0
const captures = function* () {
  for (let seq = 1; seq <= total; seq++) {
    const number = isGoing(seq) ? '+14155550199' : '+16505550123'
    const sample = sampleCapture(seq, {
      connectionId: isGoing(seq) ? 'practice' : 'thunderphone',
      callId: String(10_000 + seq),
      from: number,
      receivedAt: new Date().toISOString(),
    })
    const body = Buffer.from(`{"from":"${number}","x":"${'x'.repeat(1_000)}"}`)
    yield { ...sample, request: { ...sample.request, body }, routing: { steps: [], end: String(seq) } }
  }
}
const rows = (folder: string, sql: string): Record<string, unknown>[] => {
  const database = openDatabase(join(folder, 'captures.sqlite'), { readOnly: true })
  try {
    return database.prepare(sql).all() as Record<string, unknown>[]
  } finally {
    database.close()
  }
}
const count = (folder: string, where = '1'): number =>
  Number(rows(folder, `SELECT count(*) AS n FROM captures WHERE ${where}`)[0]?.n)

/** Starts an engine that removes, and kills it once some captures are gone. @returns how many are left */
const killInTheMiddle = async (folder: string, what: string): Promise<number> => {
  const script = await bundleScript(new URL('../support/keeping-driver.ts', import.meta.url))
  const child: ChildProcess = spawn(
    process.execPath,
    [script, folder, new URL('.', builtWorkers.keepingWorker).href, what],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise(resolve => child.once('exit', resolve))
  if (child.stdout) createInterface(child.stdout).on('line', () => {})
  for (const end = performance.now() + 20_000; performance.now() < end; await sleep(5))
    if (count(folder) < total) break
  child.kill('SIGKILL')
  await ended
  return count(folder)
}

describe('an engine that is killed in the middle', () => {
  it.each(['clear', 'retention', 'forget'])(
    'of removing captures (%s) loses nothing else, and the next one goes on',
    async what => {
      const folder = filledFolder(captures())
      const database = openCaptures(join(folder, 'captures.sqlite'))
      storeMarks(database).pin(['c2', 'c4'], true)
      if (what === 'clear') storeClearings(database).add('practice', total)
      closeCaptures(database)

      const left = await killInTheMiddle(folder, what)
      expect(left).toBeLessThan(total)
      expect(left).toBeGreaterThan(what === 'retention' ? 102 : total / 3 + 2)
      expect(rows(folder, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
      const orphans = 'SELECT count(*) AS n FROM routings WHERE capture_id NOT IN (SELECT id FROM captures)'
      expect(rows(folder, orphans)).toEqual([{ n: 0 }])
      if (what !== 'retention') expect(count(folder, "connection_id = 'thunderphone'")).toBe(total / 3)

      const engine = await testEngine({ dataFolder: folder })
      if (what === 'forget') await engine.handlers['captures.forget']({ number: '+14155550199' })
      const stays = what === 'clear' ? total / 3 + 2 : what === 'forget' ? total / 3 : 100
      await expect.poll(() => count(folder), { timeout: 20_000 }).toBe(stays)
      await expect.poll(() => engine.snapshot().counts.captures).toBe(stays)
      if (what !== 'forget') expect(count(folder, "id IN ('c2', 'c4')")).toBe(2)
    },
    60_000,
  )
})
