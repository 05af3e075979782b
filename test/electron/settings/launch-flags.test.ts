import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultDataFolder } from '../../../core/data-folder/data-folder.ts'
import { readLaunchFlags } from '../../../electron/settings/launch-flags.ts'

describe('the flags of the app', () => {
  it('are the usual data folder and what was connected last, when there are none', () => {
    expect(readLaunchFlags(['electron', '.'])).toEqual({
      dataFolder: defaultDataFolder(),
      practice: false,
      hidden: false,
      dev: false,
    })
  })

  it.each([
    ['joined', ['--data-dir=/a b']],
    ['apart', ['--data-dir', '/a b']],
    ["among Chromium's own", ['--no-sandbox', '--data-dir', '/a b', '--ozone-platform=x11']],
    ['given twice', ['--data-dir', '/x', '--data-dir', '/a b']],
  ])('name a data folder, %s', (_how, args) => {
    expect(readLaunchFlags(['electron', '.', ...args]).dataFolder).toBe('/a b')
  })

  it('take a relative folder from where the app was started', () => {
    expect(readLaunchFlags(['electron', '.', '--data-dir', 'calls/today']).dataFolder).toBe(
      resolve('calls/today'),
    )
  })

  it.each([
    [['--data-dir']],
    [['--data-dir=']],
    [['--data-dir', '']],
    [['--data-dir', '--hidden']],
    [['--data-dir', '/a b', '--data-dir']],
  ])('without a folder after it, %j, are refused with what to write', args => {
    const read = () => readLaunchFlags(['electron', '.', ...args])
    expect(read).toThrow(
      expect.objectContaining({
        code: 'usage',
        detail: { reason: '--data-dir needs a folder.', next: expect.stringContaining('--data-dir FOLDER') },
      }),
    )
  })
})
