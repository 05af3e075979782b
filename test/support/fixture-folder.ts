import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Fixture } from '../../shared/fixture.ts'
import { sampleFixture } from './sample-fixture.ts'

/** A fixture of this event, of a call that came in before. */
export const eventFixture = (
  eventType: string,
  expect: Fixture['expect'],
  change: Parameters<typeof sampleFixture>[1] = {},
): Fixture => ({
  ...sampleFixture(
    JSON.stringify({ data: { call_id: 7, from_number: '+15550100' }, type: eventType }),
    change,
  ),
  eventType,
  expect,
})

/** Writes each under its path in the folder. */
export const writeFixtures = (folder: string, fixtures: Readonly<Record<string, unknown>>): void => {
  for (const [file, fixture] of Object.entries(fixtures)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${JSON.stringify(fixture, null, 2)}\n`)
  }
}
