import { afterEach, describe, expect, it } from 'vitest'
import { sampleArguments } from '../../../core/simulator/sample-arguments.ts'
import { goodConfig, json, type Respond } from './handler.ts'
import { bodyOf, closeAll, holds, startWith } from './rig.ts'

afterEach(closeAll)

const parameters = {
  type: 'object',
  properties: {
    last_name: { type: 'string' },
    nights: { type: 'integer', minimum: 1 },
    room: { enum: ['Lake view', 'Garden'] },
  },
  required: ['last_name'],
}

/** Answers calls with a config whose tool leads to the same handler, and the tool itself with `reply`. */
const withTool =
  (reply: Respond): Respond =>
  (response, received) => {
    if (received.url === '/tools/find') {
      reply(response, received)
      return
    }
    const url = `http://${received.headers.host}/tools/find`
    const tool = {
      type: 'function',
      function: { name: 'find_booking', parameters },
      endpoint: { url, headers: { 'X-Desk': '7' } },
    }
    json({ ...goodConfig, tools: [tool] })(response, received)
  }

describe('a practice call with a function tool', () => {
  it('calls the tool of the answer with bare arguments, signed with the secret of the endpoint that took the call', async () => {
    const { simulator, handler, endpoint } = await startWith(withTool(json({ booking: 'NW-1' })))
    const results = await simulator.play('tool')
    const [incoming, called, told, complete] = handler.received
    expect(JSON.parse(String(called?.body))).toEqual({ last_name: 'Okafor', nights: 1, room: 'Lake view' })
    expect(called?.headers).toMatchObject({
      'x-desk': '7',
      'x-thunderphone-call-id': String(bodyOf(incoming).data.call_id),
    })
    expect(holds(called, endpoint.secret)).toBe(true)
    expect(bodyOf(told)).toMatchObject({
      type: 'telephony.tool',
      data: { tool_name: 'find_booking', response: { booking: 'NW-1' }, error: null },
    })
    expect(bodyOf(complete)).toMatchObject({ type: 'telephony.complete', data: { voice: 'en-US-James1' } })
    expect(results[1]).toMatchObject({
      eventType: 'tool.call',
      status: 200,
      result: 'acknowledged',
      text: 'The model got the reply of find_booking.',
    })
  })

  it.each([
    ['a status that is no success', json({ error: 'no' }, 500), 'the status was 500'],
    ['no JSON', ((response, _) => void response.end('hello')) satisfies Respond, 'the reply is not JSON'],
  ])('tells the model of the error when the tool answers with %s', async (_, reply, why) => {
    const { simulator, handler } = await startWith(withTool(reply))
    const results = await simulator.play('tool')
    expect(results[1]?.text).toBe(`The model was told that find_booking failed: ${why}.`)
    expect(bodyOf(handler.received[2]).data).toMatchObject({ response: null, error: why })
  })

  it('says so when the returned agent has no tool', async () => {
    const { simulator } = await startWith()
    const results = await simulator.play('tool')
    expect(results[1]?.text).toContain('has no function tool')
  })
})

describe('the arguments of a practice tool call', () => {
  it.each([
    ['no schema', undefined, {}],
    ['a default', { properties: { a: { type: 'string', default: 'x' } } }, { a: 'x' }],
    ['a list', { properties: { a: { type: 'array', items: { type: 'number' } } } }, { a: [2] }],
    ['a boolean schema', { properties: { a: true } }, { a: null }],
    [
      'an object in it',
      { properties: { a: { properties: { b: { type: 'boolean' } } } } },
      { a: { b: true } },
    ],
  ])('fit %s', (_, schema, expected) => {
    expect(sampleArguments(schema)).toEqual(expected)
  })

  it('end somewhere when the schema goes on and on', () => {
    const schema: Record<string, unknown> = { type: 'object' }
    schema.properties = { again: schema }
    expect(JSON.stringify(sampleArguments(schema))).toContain('null')
  })
})
