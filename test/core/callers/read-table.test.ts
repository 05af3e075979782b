import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { readTable } from '../../../core/callers/read-table.ts'
import { asProblem } from '../../../shared/problem.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const written = (content: string | Uint8Array, name = 'vip.csv'): string => {
  const file = join(tempFolder(), name)
  writeFileSync(file, content)
  return file
}
const table = async (content: string | Uint8Array, name?: string) =>
  Object.fromEntries(await readTable(written(content, name)))
const problem = async (content: string | Uint8Array, name?: string) => {
  try {
    await readTable(written(content, name))
  } catch (error) {
    const { code, detail } = asProblem(error)
    return `${code}: ${detail.reason}`
  }
  return 'it was taken'
}

const ada = { number: '+1 415 555 0199', name: 'Ada' }

describe('a table of callers in CSV', () => {
  it.each([
    ['commas', 'number,name\n+1 415 555 0199,Ada\n'],
    ['semicolons', 'number;name\r\n+1 415 555 0199;Ada\r\n'],
    ['tabs', 'number\tname\n+1 415 555 0199\tAda'],
    ['a byte order mark', '\uFEFFnumber,name\n+1 415 555 0199,Ada\n'],
    ['quotes', '"number","name"\n"+1 415 555 0199","Ada"\n'],
    ['spaces around', ' number , name \n +1 415 555 0199 , Ada \n'],
    ['empty lines', '\nnumber,name\n\n+1 415 555 0199,Ada\n\n\n'],
    ['two rows of a number', 'number,name\n14155550199,Bob\n+1 415 555 0199,Ada\n'],
  ])('with %s is read', async (_, text) => expect(await table(text)).toEqual({ 14155550199: ada }))

  it('has the number in the column that is named for it, else in the first one', async () => {
    expect(await table('name,phone\nAda,+14155550199\n')).toEqual({
      14155550199: { name: 'Ada', phone: '+14155550199' },
    })
    expect(await table('Telefon,Name\n+4930123456,Ada\nweb,Widget\n')).toEqual({
      4930123456: { Telefon: '+4930123456', Name: 'Ada' },
      web: { Telefon: 'web', Name: 'Widget' },
    })
  })

  it('keeps what is in quotes, over lines too, and gives missing cells as empty', async () => {
    expect(await table('number,note,vip\n+14155550199,"a, ""b""\nc"\n')).toEqual({
      14155550199: { number: '+14155550199', note: 'a, "b"\nc', vip: '' },
    })
  })

  it('takes names of the prototype as plain columns', async () => {
    const row = (await readTable(written('number,__proto__,constructor\n+14155550199,x,y\n'))).get(
      '14155550199',
    )
    expect(Object.entries(row ?? {})).toEqual([
      ['number', '+14155550199'],
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })

  it('of a header alone has nobody in it', async () => expect(await table('number,name\n')).toEqual({}))

  it.each([
    ['nothing', '', 'it is empty'],
    ['empty lines', '\n\n', 'it is empty'],
    ['a row without a number', 'number,name\n+14155550199,Ada\n,Bob\n', 'line 3 has no number'],
    ['a word for a number', 'number,name\nAda,+14155550199\n', 'line 2 has “Ada”, which is no phone number'],
    [
      'a comma too many',
      'number,name\n+14155550199,Lovelace, Ada\n',
      'line 2 has 3 values, and there are 2 columns',
    ],
    ['an open quote', 'number,name\n+14155550199,"Ada\n+1415,Bob\n', /has a quote that is not closed$/],
    ['a quote within', 'number,name\n+14155550199,A"da\n', 'line 2 has a quote in the middle of a value'],
    ['two columns of a name', 'number,name,name\n', 'two of its columns are named “name”'],
    [
      'other bytes than UTF-8',
      Buffer.from('number,name\n+14155550199,Zo\xeb\n', 'latin1'),
      /^it is not UTF-8/,
    ],
    ['UTF-16', Buffer.from('\uFEFFnumber,name\n', 'utf16le'), /^it is not UTF-8/],
    ['too many columns', `number${',x'.repeat(200)}\n`, 'it has more than 200 columns'],
    ['too many rows', `number\n${'+14155550199\n'.repeat(50_001)}`, 'it has more than 50,000 rows'],
    [
      'too many bytes',
      `number,name\n${'+14155550199,Ada Lovelace of London\n'.repeat(35_000)}`,
      'it is larger than 1 MiB',
    ],
  ])('is refused with %s', async (_, content, reason) => {
    const said = await problem(content)
    expect(said).toMatch(/^callers-file-invalid: /)
    const words = said.replace('callers-file-invalid: ', '')
    if (typeof reason === 'string') expect(words).toBe(reason)
    else expect(words).toMatch(reason)
  })
})

describe('a table of callers in JSON', () => {
  it.each([
    ['an object keyed by number', '{"+1 (415) 555-0199": {"name": "Ada"}}', { name: 'Ada' }],
    ['a list of objects', '[{"name":"Ada","phone":"+14155550199"}]', { name: 'Ada', phone: '+14155550199' }],
    ['a number that is one', '[{"number":14155550199,"tags":["a"]}]', { number: 14155550199, tags: ['a'] }],
    [
      'two rows of a number',
      '{"+14155550199":{"name":"Bob"},"0014155550199":{"name":"Ada"}}',
      { name: 'Ada' },
    ],
  ])('as %s is read, whatever the file is named', async (_, text, row) => {
    expect(await table(text, 'vip.json')).toEqual({ 14155550199: row })
    expect(await table(text, 'vip.txt')).toEqual({ 14155550199: row })
  })

  it.each([
    ['a mistake', '{\n"+14155550199": {},\n}', 'line 3 is not JSON'],
    ['nothing', '', 'it is not JSON'],
    ['a number alone', '7', 'it is neither an object keyed by number nor a list of objects'],
    ['a row that is none', '{"+14155550199":"Ada"}', '“+14155550199” is no object'],
    ['a row that is a list', '[[]]', 'row 1 is no object'],
    ['a row without a number', '[{"phone":"+14155550199"},{"name":"Bob"}]', 'row 2 has no number'],
    ['an odd key', '{"Ada":{}}', 'a key has “Ada”, which is no phone number'],
    ['too many rows', `[${'{},'.repeat(50_000)}{}]`, 'it has more than 50,000 rows'],
  ])('is refused with %s', async (_, text, reason) => {
    expect(await problem(text, 'vip.json')).toBe(`callers-file-invalid: ${reason}`)
  })
})

describe('a file that cannot be read', () => {
  it('is a problem of its own', async () => {
    await expect(readTable(join(tempFolder(), 'none.csv'))).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(readTable(tempFolder())).rejects.toMatchObject({
      code: 'callers-file-invalid',
      detail: { reason: 'it is no file' },
    })
  })

  it.skipIf(process.platform === 'win32')('is not waited for when it is a pipe', async () => {
    const file = join(tempFolder(), 'pipe.csv')
    execFileSync('mkfifo', [file])
    await expect(readTable(file)).rejects.toMatchObject({ detail: { reason: 'it is no file' } })
  })
})

describe('a table of a megabyte', () => {
  const numbers = Array.from({ length: 28_000 }, (_, i) => `+1415${String(1_000_000 + i)}`)
  it.each([
    ['CSV', 'vip.csv', `number,name,city\n${numbers.map(n => `${n},Ada Lovelace,London`).join('\n')}`],
    [
      'JSON',
      'vip.json',
      JSON.stringify(numbers.slice(0, 19_000).map(number => ({ number, name: 'Ada', city: 'Rome' }))),
    ],
  ])('in %s is read with turns for calls in between', async (kind, name, text) => {
    const file = written(text, name)
    const delay = monitorEventLoopDelay({ resolution: 1 })
    await sleep(20)
    delay.enable()
    const startedAt = performance.now()
    const rows = (await readTable(file)).size
    const tookMs = performance.now() - startedAt
    await sleep(5)
    delay.disable()
    const longestMs = delay.max / 1e6
    console.info(
      `${kind}: ${rows} rows of ${Math.round(text.length / 1_024)} KiB in ${Math.round(tookMs)} ms, ` +
        `longest turn ${longestMs.toFixed(1)} ms`,
    )
    expect(rows).toBeGreaterThan(18_000)
    expect(longestMs).toBeLessThan(100)
  })
})
