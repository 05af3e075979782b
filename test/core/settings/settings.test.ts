import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSettings, unguessable } from '../../../core/settings/settings.ts'
import type { Problem } from '../../../shared/problem.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const open = (folder: string) => {
  const problems: Problem[] = []
  return { settings: openSettings(folder, 1_700, problem => problems.push(problem)), problems }
}
const fileOf = (folder: string): string => join(folder, 'settings.json')

describe('settings', () => {
  it('start afresh without a word, for their owner only', () => {
    const folder = tempFolder()
    const { settings, problems } = open(folder)
    expect(settings.tunnelName).toMatch(/^[a-z][a-z0-9]{19,}$/)
    expect(settings.connection('practice')).toEqual({ pathToken: expect.stringMatching(/^[a-z0-9]{24,}$/) })
    expect(problems).toEqual([])
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600)
  })

  it('take the default for a tunnel that somebody wrote by hand and nobody can open', () => {
    const folder = tempFolder()
    open(folder).settings.saveConnection('thunderphone', { tunnel: 'none', forwardTo: 'http://localhost:1/' })
    writeFileSync(fileOf(folder), readFileSync(fileOf(folder), 'utf8').replace('"none"', '"a hole"'))
    const { settings, problems } = open(folder)
    expect(settings.connection('thunderphone').tunnel).toBeUndefined()
    expect(settings.connection('thunderphone').forwardTo).toBe('http://localhost:1/')
    expect(problems).toEqual([])
  })

  it('keep the name of the tunnel and the path of each connection', () => {
    const folder = tempFolder()
    const first = open(folder).settings
    const tokens = ['practice', 'thunderphone'].map(id => first.connection(id).pathToken)
    expect(tokens[0]).not.toBe(tokens[1])
    const second = open(folder).settings
    expect(second.tunnelName).toBe(first.tunnelName)
    expect(['practice', 'thunderphone'].map(id => second.connection(id).pathToken)).toEqual(tokens)
  })

  it('keep the host keys of SSH servers until they are forgotten', () => {
    const folder = tempFolder()
    const { hostKeys } = open(folder).settings
    expect(hostKeys.get('example.com:22')).toBeNull()
    hostKeys.set('example.com:22', 'SHA256:a')
    hostKeys.set('[::1]:2222', 'SHA256:b')
    const again = open(folder).settings.hostKeys
    expect([again.get('example.com:22'), again.get('[::1]:2222')]).toEqual(['SHA256:a', 'SHA256:b'])
    again.forget('example.com:22')
    again.forget('unknown:22')
    expect(open(folder).settings.hostKeys.get('example.com:22')).toBeNull()
    expect(open(folder).settings.hostKeys.get('[::1]:2222')).toBe('SHA256:b')
  })

  it('keep the server of an SSH tunnel, and none with a password in it', () => {
    const folder = tempFolder()
    const { settings } = open(folder)
    settings.saveConnection('a', { tunnel: 'ssh', tunnelHost: 'tunnel@example.com' })
    settings.saveConnection('b', { tunnel: 'ssh', tunnelHost: 'tunnel:pw@example.com' })
    expect(settings.connection('a')).toMatchObject({ tunnel: 'ssh', tunnelHost: 'tunnel@example.com' })
    expect(settings.connection('b').tunnelHost).toBeUndefined()
  })

  it('keep what changes, and what does not', () => {
    const folder = tempFolder()
    const { settings } = open(folder)
    const { pathToken } = settings.connection('a')
    settings.saveConnection('a', { apiUrl: 'https://x.example/v1', active: true })
    settings.saveConnection('a', { active: false, forwardTo: null })
    settings.saveConnection('b.c/d', { tunnel: 'none' })
    expect(open(folder).settings.connection('a')).toEqual({
      pathToken,
      apiUrl: 'https://x.example/v1',
      active: false,
      forwardTo: null,
    })
    expect(open(folder).settings.connection('b.c/d').tunnel).toBe('none')
  })

  it('are made whole where a key is missing', () => {
    const folder = tempFolder()
    writeFileSync(fileOf(folder), '{"tunnelName":"abcdefghijklmnopqrst"}')
    const { settings, problems } = open(folder)
    expect(settings.tunnelName).toBe('abcdefghijklmnopqrst')
    expect(settings.connection('a').pathToken).toMatch(/./)
    expect(problems).toEqual([])
  })

  it.each([
    ['no JSON', 'not json'],
    ['JSON that stops', '{"tunnelName":'],
    ['a guessable tunnel name', '{"tunnelName":"demo"}'],
    ['connections of another type', '{"connections":[1]}'],
    ['a connection without its path', '{"connections":{"a":{"active":true}}}'],
    ['a path that can be guessed', '{"connections":{"a":{"pathToken":"x"}}}'],
    ['a path that leaves its place', `{"connections":{"a":{"pathToken":"../${'x'.repeat(30)}"}}}`],
    ['bytes', '\0\u0001\u0002'],
  ])('that are %s are kept aside, told of, and start afresh', (_, text) => {
    const folder = tempFolder()
    writeFileSync(fileOf(folder), text)
    const { settings, problems } = open(folder)
    const kept = `${folder}/settings.unreadable-1700.json`
    expect(readFileSync(kept, 'utf8')).toBe(text)
    expect(problems.map(p => p.info)).toEqual([
      { code: 'settings-kept-aside', detail: { file: fileOf(folder), kept } },
    ])
    expect(settings.tunnelName).toMatch(/^[a-z0-9]{20,}$/)
    expect(settings.connection('a').active).toBeUndefined()
    expect(open(folder).problems).toEqual([])
    expect(existsSync(fileOf(folder))).toBe(true)
  })

  it('leave no other file behind', () => {
    const folder = tempFolder()
    const { settings } = open(folder)
    for (let i = 0; i < 20; i++) settings.saveConnection('a', { tunnel: String(i) })
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })
})

describe('an unguessable word', () => {
  it.each([1, 20, 22, 28])('of %i is that long, begins with a letter and fits a host name', length => {
    for (let i = 0; i < 200; i++)
      expect(unguessable(length)).toMatch(new RegExp(`^[a-z][a-z0-9]{${length - 1}}$`))
  })

  it('does not come twice, and uses every letter', () => {
    const words = Array.from({ length: 500 }, () => unguessable(22))
    expect(new Set(words).size).toBe(500)
    expect(new Set(words.join('')).size).toBe(36)
  })
})
