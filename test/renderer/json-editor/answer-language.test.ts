import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { answerLanguage } from '../../../renderer/json-editor/answer-language.ts'
import { toCompletion } from '../../../renderer/json-editor/complete.ts'
import { configKeys, products } from '../../../shared/platforms/thunderphone/agent-config.ts'

const language = answerLanguage('thunderphone')
/** `|` is the cursor. */
const labels = async (marked: string): Promise<string[]> =>
  (await language.completions(marked.replace('|', ''), marked.indexOf('|'))).map(({ item }) => item.label)
const hover = async (marked: string): Promise<string | undefined> =>
  (await language.hover(marked.replace('|', ''), marked.indexOf('|')))?.markdown
const inTool = (parameters: string): string =>
  `{"tools": [{"type": "function", "function": {"name": "f", "parameters": ${parameters}}}]}`

describe('what can be typed', () => {
  it('is every key of an answer, in the order of the documentation, less those that are there', async () => {
    expect(await labels('{ | }')).toEqual(configKeys)
    expect(await labels('{ "prompt": "p", | }')).toEqual(configKeys.filter(key => key !== 'prompt'))
  })

  it('is every product, with what it means', async () => {
    expect(await labels('{ "product": | }')).toEqual(products.map(p => JSON.stringify(p)))
    const [spark] = await language.completions('{ "product":  }', 13)
    expect(spark?.item.documentation).toMatchObject({ value: expect.stringContaining('lowest latency') })
  })

  it('is a whole tool, its keys, and any keyword of its parameters', async () => {
    expect(await labels('{ "tools": [|] }')).toContain('A function tool')
    expect(await labels('{ "tools": [{ | }] }')).toEqual(
      expect.arrayContaining(['type', 'function', 'endpoint']),
    )
    expect(await labels(inTool('{ | }'))).toEqual(expect.arrayContaining(['type', 'properties', 'required']))
    expect(await labels(inTool('{ "properties": { "a": { "items": { "type": | } } } }'))).toContain(
      '"integer"',
    )
  })

  it('replaces what was typed since it was made, and is matched with its quotation mark', async () => {
    const [product] = (await language.completions('{ "pro }', 6)).filter(
      ({ item }) => item.label === 'product',
    )
    if (!product) throw new Error('no completion')
    const completion = toCompletion(product, 6, 0)
    expect(completion).toMatchObject({ label: '"product"', displayLabel: 'product', type: 'property' })
    let state = EditorState.create({ doc: '{ "produ }' })
    const view = {
      get state() {
        return state
      },
      dispatch: (spec: Parameters<EditorState['update']>[0]) => {
        state = state.update(spec).state
      },
    }
    if (typeof completion.apply !== 'function') throw new Error('it cannot be applied')
    // The list of values that would follow needs a real editor.
    try {
      completion.apply(view as never, completion, 2, 8)
    } catch {}
    expect(state.doc.toString()).toMatch(/^\{ "product": ?\}?/)
    expect(state.doc.toString()).not.toContain('produ }')
  })
})

describe('what is told of a place', () => {
  it('is the documented meaning of a key, of a product, and of a keyword deep in a tool', async () => {
    expect(await hover('{ "voi|ce": "v" }')).toContain('`GET /v1/voices`')
    expect(await hover('{ "product": "storm|-extra" }')).toContain('higher latency, deep reasoning')
    expect(await hover(inTool('{ "properties": { "a": { "minLen|gth": 1 } } }'))).toContain(
      'fewest characters',
    )
  })

  it('is nothing where nothing is documented', async () => {
    expect(await hover('{ "no|pe": 1 }')).toBeUndefined()
  })

  it('is no error: those come from the check alone', async () => {
    expect(await hover('{ "product": "no|pe" }')).not.toMatch(/not accepted|invalid/i)
  })
})
