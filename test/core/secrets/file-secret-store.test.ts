import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileSecretStore } from '../../../core/secrets/file-secret-store.ts'
import { type SecretStore, secretNames } from '../../../core/secrets/secret-store.ts'
import type { Problem } from '../../../shared/problem.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const told: Problem[] = []
const open = (folder: string): SecretStore => fileSecretStore(folder, 1_700_000_000_000, p => told.push(p))
const fileOf = (folder: string): string => join(folder, 'secrets.json')

describe('secrets in a file', () => {
  it('can be read by their owner only, after every change', async () => {
    const folder = tempFolder()
    const store = open(folder)
    await store.set('a', '1')
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600)
    chmodSync(fileOf(folder), 0o644)
    await store.set('a', '2')
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['secrets.json'])
  })

  it.each(['thunderphone/api-key', 'a.b/c.d', '...', '/', '../../etc/passwd', 'with space and ünicode'])(
    'are kept under the name %j, and found again',
    async name => {
      const folder = tempFolder()
      const store = open(folder)
      expect(await store.get(name)).toBeNull()
      await store.set(name, 'whsec_\0 "x"\n')
      expect(await open(folder).get(name)).toBe('whsec_\0 "x"\n')
      await store.delete(name)
      expect(await open(folder).get(name)).toBeNull()
    },
  )

  it('are apart: a name is no path into another', async () => {
    const store = open(tempFolder())
    await store.set('a', 'one')
    await store.set('a.b', 'two')
    await store.set('a/b', 'three')
    await store.delete('a')
    expect([await store.get('a'), await store.get('a.b'), await store.get('a/b')]).toEqual([
      null,
      'two',
      'three',
    ])
  })

  it('that are not there can be removed', async () => {
    await open(tempFolder()).delete('none')
  })

  it.each(['{ bad', '', 'null', '[1,2]', '{"thunderphone/api-key": 5}'])(
    'start afresh where the file holds %j, which is kept aside and told',
    async text => {
      const folder = tempFolder()
      writeFileSync(fileOf(folder), text)
      told.length = 0
      const store = open(folder)
      expect(await store.get('a')).toBeNull()
      await store.set('a', '1')
      expect(JSON.parse(readFileSync(fileOf(folder), 'utf8'))).toEqual({ a: '1' })
      expect(told.map(p => p.code)).toEqual(['secrets-kept-aside'])
      expect(readFileSync(String(told[0]?.detail.kept), 'utf8')).toBe(text)
    },
  )

  it('have three names for each connection, all different', () => {
    const names = ['thunderphone', 'practice'].flatMap(id => Object.values(secretNames(id)))
    expect(new Set(names).size).toBe(6)
  })
})
