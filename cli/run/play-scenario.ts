import { defaultDataFolder } from '../../core/data-folder/data-folder.ts'
import { deliverFixture } from '../../core/simulator/deliver-fixture.ts'
import { createDialler } from '../../core/simulator/dial.ts'
import { freshIds } from '../../core/simulator/fresh-ids.ts'
import { playFixtures } from '../../core/simulator/play-fixtures.ts'
import { playSteps } from '../../core/simulator/play-steps.ts'
import type { PracticeResult } from '../../shared/contract.ts'
import { fixtureSecret } from '../../shared/fixture-secret.ts'
import { Problem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import type { Given } from '../command.ts'
import { exit } from '../exit-codes.ts'
import { failed, practiceJson, practiceLine } from '../practice-line.ts'
import { data, jsonLine, printable, talk } from '../terminal.ts'
import { untilStopped } from '../until-stopped.ts'
import { itemsToRun } from './items-to-run.ts'
import { practiceReceiver } from './practice-receiver.ts'
import { targetOf } from './run-target.ts'

const speedOf = (given: Given): number => {
  const text = given.text('speed')
  const speed = text === undefined ? 1 : Number(text)
  if (text?.trim() === '' || !(speed >= 0.1 && speed <= 1_000))
    throw new Problem('usage', {
      reason: `--speed takes a number from 0.1 to 1000, not "${text}".`,
      next: '10 plays it in a tenth of the time.',
    })
  return speed
}

const plain = ({ eventType, callId, status, tookMs, reached, result, text }: PracticeResult) => ({
  eventType,
  callId,
  status,
  tookMs,
  reached,
  result,
  text,
})

/** Who gets it: the handler of `--to`, else whoever is registered at the practice line. */
const receiverOf = async (given: Given) => {
  const to = given.text('to')
  if (to === undefined)
    return { ...(await practiceReceiver(given.text('data-dir') ?? defaultDataFolder())), lookup: undefined }
  const { url, secret, lookup } = await targetOf(to, given)
  return { url, secret: secret ?? fixtureSecret, lookup }
}

/** Plays a folder of fixtures as they came. Exit 1 when a delivery got no 2xx in time, 130 when it was interrupted. */
export const playScenario = async (folder: string, given: Given): Promise<number> => {
  const speed = speedOf(given)
  const items = await itemsToRun([folder], 'Their names end with .fixture.json.')
  for (const { problem } of items) if (problem) talk(printable(sayProblem(problem.info).what))
  const steps = playSteps(items)
  if (steps.length === 0)
    throw new Problem('usage', { reason: `Nothing in ${folder} can be sent.`, next: '' })
  const { lookup, ...target } = await receiverOf(given)
  const dialler = createDialler(undefined, lookup)
  const stop = new AbortController()
  void untilStopped().then(() => {
    stop.abort()
    void dialler.close()
  })
  const renewed = given.on('fresh-ids') ? freshIds() : null
  try {
    const reports = await playFixtures(steps, { speed, signal: stop.signal }, async fixture => {
      const report = await deliverFixture(dialler, target, renewed ? renewed(fixture) : fixture)
      const result = plain(report)
      if (given.on('json')) jsonLine(practiceJson(result))
      else data(practiceLine(result))
      return [report]
    })
    if (stop.signal.aborted) {
      talk('Interrupted: the rest was not sent.')
      return exit.interrupted
    }
    return reports.some(failed) || items.some(({ problem }) => problem) ? exit.failed : exit.ok
  } finally {
    await dialler.close()
  }
}
