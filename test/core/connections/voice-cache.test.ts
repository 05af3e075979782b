import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openVoiceCache } from '../../../core/connections/voice-cache.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const url = 'https://api.example/v1'
const james = { id: 'en-US-James1', label: 'James' }
const anna = { id: 'de-DE-Anna1', label: 'Anna' }
const newFile = (): string => join(tempFolder(), 'voices.json')

describe('the voices that are kept', () => {
  it('are those of each connection and API, in the next run too', async () => {
    const file = newFile()
    const cache = openVoiceCache(file)
    expect(cache.get('thunderphone', url)).toBeNull()
    cache.put('thunderphone', url, [james])
    cache.put('other', url, [anna])
    cache.put('thunderphone', url, [james, anna])
    await cache.settle()
    for (const opened of [cache, openVoiceCache(file)]) {
      expect(opened.get('thunderphone', `${url}/`)).toEqual([james, anna])
      expect(opened.get('other', url)).toEqual([anna])
      expect(opened.get('thunderphone', 'https://staging.example/v1')).toBeNull()
      expect(opened.get('none', url)).toBeNull()
    }
    expect(readdirSync(dirname(file))).toEqual(['voices.json'])
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
  })

  it('hold nothing of an API’s URL that might be secret', async () => {
    const file = newFile()
    const cache = openVoiceCache(file)
    const secret = 'https://me:pass@api.example/v1?key=sk_live_x'
    cache.put('thunderphone', secret, [{ ...james, apiKey: 'sk_live_y' } as typeof james])
    await cache.settle()
    expect(readFileSync(file, 'utf8')).not.toMatch(/pass|sk_live/)
    expect(openVoiceCache(file).get('thunderphone', secret)).toEqual([james])
  })

  it.each(['', '[]', '{"thunderphone":{"api":"x"}}', '\0'])(
    'are none in a file that is no good, and it is written anew: %j',
    async text => {
      const file = newFile()
      writeFileSync(file, text)
      const cache = openVoiceCache(file)
      expect(cache.get('thunderphone', url)).toBeNull()
      cache.put('thunderphone', url, [james])
      await cache.settle()
      expect(openVoiceCache(file).get('thunderphone', url)).toEqual([james])
    },
  )

  it('are known in this run when they cannot be written', async () => {
    const file = newFile()
    mkdirSync(file)
    const cache = openVoiceCache(file)
    cache.put('thunderphone', url, [james])
    await cache.settle()
    expect(cache.get('thunderphone', url)).toEqual([james])
    expect(readdirSync(dirname(file))).toEqual(['voices.json'])
  })
})
