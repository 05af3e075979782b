import { describe, expect, it } from 'vitest'
import { desktopSecrets } from '../../../electron/secrets/desktop-secrets.ts'
import type { Keychain } from '../../../electron/secrets/keychain.ts'

/** Encrypts by turning around, under the name of the keychain; refuses what another one made, as the real one does. */
const keychain = (name: string, weakBackend: string | null = null) => {
  let allowed = weakBackend === null
  const turned = (text: string): string => [...text].reverse().join('')
  return {
    weakBackend,
    allowWeak: () => {
      allowed = true
    },
    encrypt: text => {
      if (!allowed) throw new Error('not allowed')
      return `${name}:${turned(text)}`
    },
    decrypt: text => {
      if (!allowed || !text.startsWith(`${name}:`)) throw new Error('of another keychain')
      return turned(text.slice(name.length + 1))
    },
  } satisfies Keychain
}

const rig = (file = new Map<string, string>(), chain: Keychain = keychain('k'), agreed = false) => {
  const told: string[] = []
  const secrets = desktopSecrets(file, chain, agreed, {
    keptForThisRun: name => told.push(`kept ${name}`),
    unreadable: name => told.push(`unreadable ${name}`),
  })
  return { secrets, file, told }
}

describe('with a keychain', () => {
  it('secrets are saved encrypted, and forgotten when they are deleted', async () => {
    const { secrets, file, told } = rig()
    await secrets.set('a/api-key', 'sk_live_1')
    expect(file.get('a/api-key')).toBe('k:1_evil_ks')
    expect(await rig(file).secrets.get('a/api-key')).toBe('sk_live_1')
    await secrets.delete('a/api-key')
    expect(await secrets.get('a/api-key')).toBeNull()
    expect(secrets.onlyForThisRun()).toBe(false)
    expect(told).toEqual([])
  })

  it('a secret of another keychain is as good as none, and that is told', async () => {
    const { file } = rig()
    await rig(file, keychain('old')).secrets.set('a/api-key', 'x')
    const { secrets, told } = rig(file, keychain('new'))
    expect(await secrets.get('a/api-key')).toBeNull()
    expect(told).toEqual(['unreadable a/api-key'])
    await secrets.set('a/api-key', 'y')
    expect(await secrets.get('a/api-key')).toBe('y')
  })
})

describe('without a keychain', () => {
  const weak = () => keychain('weak', 'basic_text')

  it('secrets last for this run, nothing is written, and that is told', async () => {
    const { secrets, file, told } = rig(new Map(), weak())
    await secrets.set('a/api-key', 'x')
    expect(await secrets.get('a/api-key')).toBe('x')
    expect(file.size).toBe(0)
    expect(secrets.onlyForThisRun()).toBe(true)
    expect(told).toEqual(['kept a/api-key'])
    expect(await rig(file, weak()).secrets.get('a/api-key')).toBeNull()
  })

  it('are saved once the user agrees, those given before too', async () => {
    const { secrets, file } = rig(new Map(), weak())
    await secrets.set('a/api-key', 'x')
    secrets.keepWithoutKeychain()
    await secrets.set('b/api-key', 'y')
    expect([...file.keys()]).toEqual(['a/api-key', 'b/api-key'])
    const next = rig(file, weak(), true).secrets
    expect(await next.get('a/api-key')).toBe('x')
    expect(await next.get('b/api-key')).toBe('y')
  })
})
