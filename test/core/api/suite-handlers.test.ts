import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { suiteHandlers } from '../../../core/api/suite-handlers.ts'
import { eventFixture, writeFixtures } from '../../support/fixture-folder.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { openPage, smallEngine } from './small-engine.ts'

describe('the page', () => {
  it('gets a suite beside the fixtures of a folder, which it names by its whole path', async () => {
    const folder = tempFolder()
    writeFixtures(folder, { 'a.fixture.json': eventFixture('telephony.incoming', {}) })
    const { client } = openPage(smallEngine(suiteHandlers()).source)
    const { written, command } = await client.request('fixtures.generate', { runner: 'pytest', folder })
    const driver = join(folder, 'test_webhook_fixtures.py')
    expect(written).toEqual([join(folder, 'hookswitch-suite.json'), driver])
    expect(command).toContain(`python3 -m pytest ${driver}`)
    await expect(
      client.request('fixtures.generate', { runner: 'pytest', folder: 'calls' }),
    ).rejects.toMatchObject({ code: 'folder-unreadable' })
  })
})
