import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSecretFile } from '../../cli/secret-file.ts'
import { tempFolder } from '../support/temp-folder.ts'

const fileWith = (text: string): string => {
  const file = join(tempFolder(), 'secret')
  writeFileSync(file, text)
  return file
}

describe('a secret in a file', () => {
  it.each([
    ['whsec_abc', 'whsec_abc'],
    ['whsec_abc\n', 'whsec_abc'],
    ['whsec_abc\r\n', 'whsec_abc'],
    ['whsec_abc\n\n', 'whsec_abc\n'],
    [' whsec_abc ', ' whsec_abc '],
    ['a\nb', 'a\nb'],
    ['ключ', 'ключ'],
    [' ', ' '],
  ])('that says %j is %j', (text, secret) => {
    expect(readSecretFile(fileWith(text))).toBe(secret)
  })

  it.each(['', '\n', '\r\n'])('that says %j is empty, which is a problem', text => {
    const file = fileWith(text)
    expect(() => readSecretFile(file)).toThrow(
      expect.objectContaining({ code: 'file-unreadable', detail: { file, reason: 'it is empty' } }),
    )
  })

  it('that is not there is a problem that names it, and nothing of another', () => {
    const file = join(tempFolder(), 'none')
    expect(() => readSecretFile(file)).toThrow(
      expect.objectContaining({
        code: 'file-unreadable',
        detail: { file, reason: expect.stringContaining('ENOENT') },
      }),
    )
  })
})
