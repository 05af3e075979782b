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

  it.each([[['--data-dir']], [['--data-dir=']]])(
    'without a folder after it, %j, mean the usual one',
    args => {
      expect(readLaunchFlags(args).dataFolder).toBe(defaultDataFolder())
    },
  )
})
