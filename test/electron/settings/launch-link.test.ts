import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkLinkLength, linkIn, linkScheme } from '../../../electron/settings/launch-link.ts'

const link = 'hookswitch://import?data=H4sI'

describe('the link that a start was about', () => {
  it.each([
    ['the only argument', ['/opt/Hookswitch/hookswitch', link]],
    ["among Chromium's own switches", ['electron', '--no-sandbox', '.', '--hidden', link]],
    ['the first of several', ['hookswitch', link, 'hookswitch://import?data=other']],
  ])('is found as %s', (_, args) => {
    expect(linkIn(args)).toBe(link)
  })

  it('is one however its scheme is written', () => {
    expect(linkIn(['hookswitch', 'HookSwitch://import?data=x'])).toBe('HookSwitch://import?data=x')
  })

  it.each([
    ['no argument', []],
    ['a web page', ['hookswitch', 'https://example.com/?hookswitch://import']],
    ['a flag that holds one', ['hookswitch', `--data-dir=${link}`]],
    ['a program of that name', ['/opt/hookswitch', 'hookswitch']],
  ])('is none in %s', (_, args) => {
    expect(linkIn(args)).toBeUndefined()
  })

  it('is refused where the app that runs already could not be told of it', () => {
    expect(() => checkLinkLength(['hookswitch', `${link}${'a'.repeat(29_000)}`])).not.toThrow()
    expect(() => checkLinkLength(['hookswitch', `${link}${'a'.repeat(30_000)}`])).toThrow(
      expect.objectContaining({ code: 'import-link-invalid' }),
    )
    expect(() => checkLinkLength(['hookswitch', 'a'.repeat(40_000)])).not.toThrow()
  })

  it('is of the scheme that packages declare', () => {
    const file = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8')
    expect(/^protocols:\n {2}- name: .+\n {4}schemes: \[(.+)\]$/m.exec(file)?.[1]).toBe(linkScheme)
  })
})
