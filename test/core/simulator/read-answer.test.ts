import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../core/simulator/read-answer.ts'

const good = { prompt: 'Be kind.', voice: 'en-US-James1' }
const tool = {
  type: 'function',
  function: { name: 'find', description: 'Finds.', parameters: { type: 'object' } },
  endpoint: { url: 'https://example.com/find', method: 'POST', headers: { 'x-team': 'blue' } },
}
const read = (value: unknown, status = 200) =>
  readAnswer(status, Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))

describe('an answer that ThunderPhone takes', () => {
  const rows: [name: string, config: object, tail: string][] = [
    ['prompt and voice alone', good, 'the voice en-US-James1 on spark.'],
    [
      'voice_name for voice',
      { prompt: 'x', voice_name: 'en-US-Emma2' },
      'with the voice en-US-Emma2 on spark.',
    ],
    ['a product', { ...good, product: 'storm-base' }, 'with the voice en-US-James1 on storm-base.'],
    ['a thinking level', { ...good, product: 'storm-extra', thinking_level: 'extra' }, 'on storm-extra.'],
    ['no background track', { ...good, background_track: null }, 'on spark.'],
    ['a background track', { ...good, background_track: 'office' }, 'on spark.'],
    [
      'a manual acknowledgement',
      {
        ...good,
        product: 'storm-base-with-ack',
        acknowledgement_prompt_mode: 'manual',
        acknowledgement_prompt: 'Hm.',
      },
      'on storm-base-with-ack.',
    ],
    [
      'an automatic acknowledgement',
      { ...good, product: 'storm-extra-with-ack', acknowledgement_prompt_mode: 'auto' },
      'on storm-extra-with-ack.',
    ],
    ['tools', { ...good, tools: [tool] }, 'on spark.'],
    ['no tools', { ...good, tools: [] }, 'on spark.'],
    [
      'more keys inside a tool',
      { ...good, tools: [{ ...tool, note: 1, endpoint: { ...tool.endpoint, timeout: 3 } }] },
      'spark.',
    ],
    [
      'a voice that is not listed',
      { ...good, voice: 'xx-1' },
      'on spark, although the list of voices does not have it.',
    ],
  ]
  it.each(rows)('has %s', (_, config, tail) => {
    const reading = read(config)
    expect(reading.reached).toBe('config')
    expect(reading.text).toMatch(/^The caller reaches the returned agent, with the voice /)
    expect(reading.text.endsWith(tail)).toBe(true)
  })

  it('tells which agent answers, for the complete event that follows', () => {
    expect(read({ ...good, product: 'bolt' }).agent).toEqual({ voice: 'en-US-James1', product: 'bolt' })
  })

  it('counts with every 2xx status', () => {
    expect(read(good, 201).reached).toBe('config')
    expect(read(good, 299).reached).toBe('config')
  })
})

describe("an answer that leaves the caller to the number's own agent", () => {
  const withTool = (change: object) => ({ ...good, tools: [tool, { ...tool, ...change }] })
  const rows: [name: string, status: number, value: unknown, reason: string][] = [
    ['{}', 200, '{}', 'The answer is {}'],
    ['null', 200, 'null', 'The answer is null'],
    ['no body', 200, '', 'The answer has no body'],
    ['204', 204, '', 'The answer has no body'],
    ['401', 401, good, 'The receiver answered 401, which is also what a wrong secret looks like'],
    ['500 with a good config', 500, good, 'The receiver answered 500'],
    ['a redirect', 302, '', 'The receiver answered 302, and redirects are not followed'],
    ['HTML', 200, '<html></html>', 'The answer is not JSON'],
    ['white space', 200, ' \n', 'The answer is not JSON'],
    ['JSON that stops', 200, '{"prompt":"x"', 'The answer is not JSON'],
    ['an array', 200, [good], 'The answer is JSON, but no object'],
    ['a string', 200, '"hello"', 'The answer is JSON, but no object'],
    [
      'a foreign key',
      200,
      { ...good, firstMessage: 'Hi' },
      'The answer has the key "firstMessage", which ThunderPhone rejects',
    ],
    [
      'an agent setting',
      200,
      { ...good, max_hold_seconds: 3 },
      'The answer has the key "max_hold_seconds", which ThunderPhone rejects',
    ],
    [
      'several foreign keys',
      200,
      { ...good, a: 1, b: 1, c: 1, d: 1 },
      'The answer has the keys "a", "b", "c" and 1 more, which ThunderPhone rejects',
    ],
    [
      'a key called __proto__',
      200,
      '{"prompt":"x","voice":"y","__proto__":{}}',
      'The answer has the key "__proto__", which ThunderPhone rejects',
    ],
    [
      'a key in other case',
      200,
      { ...good, Voice: 'x' },
      'The answer has the key "Voice", which ThunderPhone rejects',
    ],
    ['no prompt', 200, { voice: 'x' }, 'The answer has no "prompt", which is required'],
    ['no voice', 200, { prompt: 'x' }, 'The answer has no "voice", which is required'],
    ['a prompt that is null', 200, { ...good, prompt: null }, '"prompt" in the answer must be a string'],
    ['a voice that is a number', 200, { ...good, voice: 7 }, '"voice" in the answer must be a string'],
    [
      'a voice_name of another type beside a voice',
      200,
      { ...good, voice_name: [] },
      '"voice_name" in the answer must be a string',
    ],
    [
      'an unknown product',
      200,
      { ...good, product: 'storm' },
      '"product" in the answer must be one of spark, bolt, storm-base, storm-base-with-ack, storm-extra, storm-extra-with-ack',
    ],
    [
      'a product that is null',
      200,
      { ...good, product: null },
      '"product" in the answer must be one of spark',
    ],
    [
      'an unknown thinking level',
      200,
      { ...good, thinking_level: 'deep' },
      '"thinking_level" in the answer must be one of base, extra',
    ],
    [
      'a background track of another type',
      200,
      { ...good, background_track: false },
      '"background_track" in the answer must be a string or null',
    ],
    [
      'an unknown acknowledgement mode',
      200,
      { ...good, acknowledgement_prompt_mode: 'on' },
      '"acknowledgement_prompt_mode" in the answer must be one of auto, manual',
    ],
    [
      'manual without its prompt',
      200,
      { ...good, acknowledgement_prompt_mode: 'manual' },
      'The answer has no "acknowledgement_prompt", which is required when the mode is manual',
    ],
    [
      'an acknowledgement prompt of another type',
      200,
      { ...good, acknowledgement_prompt: 1 },
      '"acknowledgement_prompt" in the answer must be a string',
    ],
    ['tools that are no list', 200, { ...good, tools: {} }, '"tools" in the answer must be a list'],
    [
      'a tool that is null',
      200,
      { ...good, tools: [null] },
      '"tools" in the answer does not fit: tool 1 must be an object',
    ],
    [
      'a tool of another type',
      200,
      withTool({ type: 'mcp' }),
      '"tools" in the answer does not fit: tool 2 must have the type "function"',
    ],
    ['a tool without a name', 200, withTool({ function: {} }), 'tool 2 must have a function with a name'],
    ['a tool without a URL', 200, withTool({ endpoint: {} }), 'tool 2 must have an endpoint with a url'],
    [
      'tool headers that are no strings',
      200,
      withTool({ endpoint: { url: 'https://example.com', headers: { a: 1 } } }),
      'tool 2 has headers',
    ],
    [
      'tool parameters that are no schema',
      200,
      withTool({ function: { name: 'x', parameters: [] } }),
      'tool 2 has parameters',
    ],
  ]
  it.each(rows)('is %s', (_, status, value, reason) => {
    const reading = read(value, status)
    expect(reading.reached).toBe('own-agent')
    expect(reading.text).toContain(reason)
    expect(reading.text).toMatch(/: the caller reaches the number's own agent\.$/)
    expect(reading.agent).toBeNull()
  })

  it('is bytes that are not UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('{"prompt":"'),
      Buffer.from([0xff]),
      Buffer.from('","voice":"x"}'),
    ])
    expect(readAnswer(200, bytes).text).toMatch(/^The answer is not JSON/)
  })
})
