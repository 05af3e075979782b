import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileSecretStore } from '../../../core/secrets/file-secret-store.ts'
import {
  readSavedConnection,
  readSavedSecret,
  settingsAreReadable,
} from '../../../core/settings/read-saved.ts'
import { openSettings } from '../../../core/settings/settings.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const fail = (): void => {
  throw new Error('there is no problem to tell')
}

describe('what is saved, read beside an engine', () => {
  it('is what the engine saved', async () => {
    const folder = tempFolder()
    const settings = openSettings(folder, 0, fail)
    settings.saveConnection('thunderphone', {
      apiUrl: 'https://api.example/v1',
      tunnel: 'none',
      forwardTo: null,
    })
    await fileSecretStore(folder, 0, fail).set('thunderphone/api-key', 'sk_live_1')
    expect(readSavedConnection(folder, 'thunderphone')).toEqual(settings.connection('thunderphone'))
    expect(readSavedSecret(folder, 'thunderphone/api-key')).toBe('sk_live_1')
    expect(readSavedSecret(folder, 'other/api-key')).toBeNull()
    expect(settingsAreReadable(folder)).toBe(true)
  })

  it('is nothing in a folder without any, which is not made', () => {
    const folder = join(tempFolder(), 'none')
    expect(Object.keys(readSavedConnection(folder, 'thunderphone'))).toEqual(['pathToken'])
    expect(readSavedSecret(folder, 'thunderphone/api-key')).toBeNull()
    expect(settingsAreReadable(folder)).toBe(true)
    expect(existsSync(folder)).toBe(false)
  })

  it.each(['', '{', '[]', 'null', '{"connections":{"thunderphone":{"pathToken":1}}}'])(
    'is nothing when the files say %j, and they stay as they are',
    text => {
      const folder = tempFolder()
      for (const name of ['settings.json', 'secrets.json']) writeFileSync(join(folder, name), text)
      expect(settingsAreReadable(folder)).toBe(false)
      expect(Object.keys(readSavedConnection(folder, 'thunderphone'))).toEqual(['pathToken'])
      expect(readSavedSecret(folder, 'thunderphone/api-key')).toBeNull()
      expect(readdirSync(folder)).toHaveLength(2)
    },
  )
})
