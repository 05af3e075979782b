import { describe, expect, it } from 'vitest'
import { readNumber, traceOf } from '../../../core/keeping/number-trace.ts'

const trace = traceOf('14155550199')
const count = (text: string | Buffer) => trace.count(Buffer.from(text as string))

describe('a number in bytes', () => {
  it.each([
    ['+14155550199'],
    ['"from":"14155550199"'],
    ['0014155550199'],
    ['+1 415 555 0199'],
    ['+1 (415) 555-0199'],
    ['1.415.555.0199'],
    ['1/415/555/0199'],
    ['+1\u00a0415\u00a0555\u00a00199'],
    ['+1\u2009415\u2011555\u20130199'],
    ['%2B1%20415%20555%200199'],
    ['+1+415+555+0199'],
    ['%2B1%28415%29%20555%2D0199'],
    ['{"a":"\\u002b1\\u0020415\\u00a0555\\u00200199"}'],
    ['{"a":"\\\\u002b1\\\\u0020(415)\\/555 0199"}'],
    ['\\u0031\\u0034155550199'],
    ['%31%34155550199'],
    ['1_415_555_0199'],
    [Buffer.from('call +1 415 555 0199', 'utf16le')],
    [Buffer.from('14155550199').toString('base64')],
    [Buffer.from('{"number":"+14155550199"}').toString('base64')],
    [Buffer.from('ab14155550199').toString('base64url')],
    // As the columns of a row stand in the captures file.
    ['98765432114155550199telephony'],
  ])('is found once in %s', text => {
    expect(count(text)).toBe(1)
  })

  it.each([
    ['4155550199'],
    ['+1415555019'],
    ['14155550198'],
    ['1    415    555    0199'],
    ['1415,5550,199'],
    [''],
  ])('is not in %s', text => {
    expect(count(text)).toBe(0)
  })

  it.each([['\\'], ['%31%34'], ['1 ']])('takes no long time in a megabyte of %s', text => {
    const startedAt = performance.now()
    expect(trace.count(Buffer.alloc(1_048_576, text))).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })

  it('is counted as often as it is there', () => {
    expect(count('+14155550199, +1 415 555 0199; 14155550199')).toBe(3)
  })

  it('that is short stands alone, so that it is not taken for a part of another one', () => {
    const short = traceOf('4912345')
    const found = ['+4912345', '004912345', '49 123 45', '94912345', '49123456', '1732349123451']
    expect(found.filter(text => short.isInText(text))).toEqual(['+4912345', '004912345', '49 123 45'])
  })
})

describe('taking a number out of text', () => {
  it.each([
    ['{"prompt":"Call +1 (415) 555-0199 now"}', '{"prompt":"Call  now"}'],
    ['{"a":14155550199,"b":[14155550199]}', '{"a":0,"b":[0]}'],
    ['{"a":"\\u002b14155550199 – ü"}', '{"a":" – ü"}'],
    ['tel:0014155550199;x', 'tel:;x'],
    ['no json {14155550199', 'no json {'],
    ['{"a":"+14155550198"}', '{"a":"+14155550198"}'],
  ])('of %s leaves %s', (text, left) => {
    expect(trace.takeOut(text)).toBe(left)
  })
})

describe('the number that is to be forgotten', () => {
  it.each([['+1 415-555-0199'], ['0014155550199'], ['tel:+1.415.555.0199'], ['14155550199']])(
    'may be %s',
    text => {
      expect(readNumber(text).digits).toBe('14155550199')
    },
  )
  it.each([['web'], [''], ['555'], ['+123456'], ['0415 555 0199'], ['1'.repeat(16)], ['Ann']])(
    'may not be %s',
    text => {
      expect(() => readNumber(text)).toThrow('bad-request')
    },
  )
})
