import { describe, expect, it } from 'vitest'
import { countTurns } from '../../support/count-turns.ts'
import { ask, hex, secret } from './ask.ts'

/** How a framework passes it on. */
const came = '{"type":"t","data":{"to":"web/1","note":"Grüße 😀","n":1.0}}'
const sorted = '{"data":{"n":1.0,"note":"Grüße 😀","to":"web/1"},"type":"t"}'
const narrow = (text: string): string => text.replace('üß', '\\u00fc\\u00df').replace('😀', '\\ud83d\\ude00')
const escaped = narrow(came)

const signedOver = async (
  signed: string | Buffer,
  body: string | Buffer = came,
): Promise<string | undefined> => {
  const { findings, holds } = await ask(hex(signed), body)
  expect(holds).toBe(false)
  expect(findings.map(({ kind }) => kind)).toEqual(findings.length === 0 ? [] : ['body-rewritten'])
  if (findings[0]) expect(findings[0].next).toMatch(/^Verify the raw bytes before parsing: /)
  return findings[0]?.text
}
const same = (how: string) => `It is signed over the same JSON written otherwise: ${how}.`

const asItIs = (text: string): string => text
const pretty = (by: string, text = came, spell = asItIs): string =>
  spell(JSON.stringify(JSON.parse(text), null, by).replace('"n": 1', '"n": 1.0'))
const pythons = (text: string): string => text.replace(/("|\d|\}),(?=["{])/g, '$1, ').replace(/":/g, '": ')

describe('a body that was written anew on its way', () => {
  it.each([
    ['keys sorted, no spaces', sorted],
    ['keys in the same order, a space after each colon and comma', pythons(came)],
    ['keys in the same order, indented by 2', pretty('  ')],
    ['keys in the same order, indented by 4', pretty('    ')],
    ['keys sorted, indented by 2', pretty('  ', sorted)],
    ['keys in the same order, no spaces, \\u escapes', escaped],
    ['keys in the same order, a space after each colon and comma, \\u escapes', pythons(escaped)],
    ['keys in the same order, indented by 2, \\u escapes', pretty('  ', came, narrow)],
    ['keys in the same order, indented by 4, \\u escapes', pretty('    ', came, narrow)],
    [
      'keys in the same order, indented by 4, slashes escaped as PHP does',
      pretty('    ', came, text => narrow(text).replace('/', '\\/')),
    ],
    [
      'keys in the same order, indented by 2, \\u escapes as .NET writes them',
      pretty('  ', came, text => text.replace('üß', '\\u00FC\\u00DF').replace('😀', '\\uD83D\\uDE00')),
    ],
    ['keys in the same order, no spaces, a line break at the end', `${came}\n`],
    ['keys in the same order, no spaces, slashes escaped as PHP does', escaped.replace('/', '\\/')],
    [
      'keys in the same order, no spaces, \\u escapes as .NET writes them',
      came.replace('üß', '\\u00FC\\u00DF').replace('😀', '\\uD83D\\uDE00'),
    ],
  ])('is found: %s', async (how, signed) => {
    // It came as another program writes it, so that no change of bytes alone leads there.
    const body = how.includes('indented') ? came : pretty('\t')
    expect(await signedOver(signed, body)).toBe(same(how))
  })

  it('is found when it came with spaces and escapes, and was signed without', async () => {
    expect(await signedOver(came, pythons(escaped))).toBe(same('keys in the same order, no spaces'))
  })

  it('is found where < > & were escaped', async () => {
    expect(await signedOver('{"a":"\\u003cb\\u003e \\u0026 c"}', '{ "a": "<b> & c" }')).toBe(
      same('keys in the same order, no spaces, < > & escaped as Go does'),
    )
    expect(await signedOver('{"a":"\\u002B1 \\u0022x\\u0022"}', '{ "a": "+1 \\"x\\"" }')).toBe(
      same('keys in the same order, no spaces, \\u escapes as .NET writes them'),
    )
  })

  it('is named together with another secret only when both are needed', async () => {
    const others = [{ name: 'the handler secret of staging', secret: 'other' }]
    const { findings } = await ask(hex(sorted, 'other'), came, { others })
    expect(findings.map(f => f.kind)).toEqual(['other-secret', 'body-rewritten'])
  })
})

describe('bytes that were changed on their way', () => {
  const mark = Buffer.from('\ufeff')
  it.each<[string, string | Buffer, string | Buffer]>([
    ['the body without the line break at its end', 'a', 'a\r\n'],
    ['the body without the white space around it', 'a', ' \n a\t'],
    ['the body and a line break behind it', 'a\n', 'a'],
    ['the body and a line break of Windows behind it', 'a\r\n', 'a'],
    ['the body with line breaks of Unix (LF)', 'a\nb', 'a\r\nb'],
    ['the body with line breaks of Windows (CRLF)', 'a\r\nb', 'a\nb'],
    ['the body without its byte order mark', 'a', Buffer.concat([mark, Buffer.from('a')])],
    ['the body behind a byte order mark', Buffer.concat([mark, Buffer.from('a')]), 'a'],
  ])('are found: %s', async (how, signed, body) => {
    expect(await signedOver(signed, body)).toBe(`It is signed over ${how}.`)
  })

  it('are not found when something was said otherwise', async () => {
    expect(await signedOver(came.replace('1.0', '1'))).toBeUndefined()
  })
})

describe('a body of 1 MiB', () => {
  const lines = Array.from(
    { length: 9_000 },
    (_, i) => `{"content":"Grüße, Zeile ${i} \\"ja\\"","start_ms":${i},"role":"user"}`,
  )
  const large = `{"type":"t","data":[${lines.join(',')},"${'x'.repeat(400_000)}"]}`

  it('is tried in every form while others have their turn', async () => {
    expect(Buffer.byteLength(large)).toBeGreaterThan(900_000)
    const others = Array.from({ length: 6 }, (_, i) => ({ name: `the secret ${i}`, secret: `other ${i}` }))
    let tried = 0
    const turns = await countTurns(async () => {
      const told = await ask(hex('x'), large, { others })
      expect(told.findings).toEqual([])
      tried = told.tried
    })
    // At least a second of work in slices of 3 ms.
    expect(turns).toBeGreaterThan(100)
    expect(tried).toBeGreaterThan(60)
    expect(tried).toBeLessThan(300)
    const python = pythons(large)
    expect((await ask(hex(python, secret), large, { others })).findings[0]?.text).toMatch(/space after each/)
  })
})
