export interface Random {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number
  pick<T>(list: readonly [T, ...T[]]): T
}

/** The same numbers for the same seed (mulberry32), so that a document that fails can be made again. */
export const random = (seed: number): Random => {
  let state = seed >>> 0
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % bound
  }
  return { below, pick: list => list[below(list.length)] ?? list[0] }
}

const values: readonly [unknown, ...unknown[]] = [
  null,
  true,
  0,
  -1.5e9,
  '',
  'x',
  'auto',
  'manual',
  'bolt',
  'base',
  [],
  [null],
  {},
  { name: 'x' },
  { a: 1 },
]
const keys = [
  'prompt',
  'voice',
  'voice_name',
  'product',
  'thinking_level',
  'background_track',
  'acknowledgement_prompt_mode',
  'acknowledgement_prompt',
  'tools',
  'Prompt',
  'max_hold_seconds',
  'constructor',
  'toString',
  '__proto__',
  '',
] as const

/** An answer with every documented key in it, good as it is. */
export const fullConfig = {
  prompt: 'Be kind.',
  voice: 'en-US-James1',
  voice_name: 'en-US-James1',
  product: 'storm-base-with-ack',
  thinking_level: 'base',
  background_track: null,
  acknowledgement_prompt_mode: 'manual',
  acknowledgement_prompt: 'One moment.',
  tools: [
    {
      type: 'function',
      function: { name: 'find', description: 'Finds.', parameters: { type: 'object', properties: {} } },
      endpoint: { url: 'https://example.com/find', method: 'POST', headers: { 'x-team': 'blue' } },
    },
  ],
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const put = (object: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Takes away, replaces or adds one thing somewhere inside. Below the top only keys that are there are touched. */
const change = (node: Record<string, unknown>, dice: Random, top: boolean): void => {
  const own = Object.keys(node)
  const key = own[dice.below(Math.max(1, own.length))]
  const deeper = key === undefined ? undefined : node[key]
  if (isObject(deeper) && dice.below(3) > 0) change(deeper, dice, false)
  else if (top && dice.below(3) === 0) put(node, dice.pick(keys), dice.pick(values))
  else if (key !== undefined && !Array.isArray(node) && dice.below(2) === 0) delete node[key]
  else if (key !== undefined) put(node, key, structuredClone(dice.pick(values)))
}

/** A good answer with up to three changes. */
export const changedConfig = (dice: Random): Record<string, unknown> => {
  const config: Record<string, unknown> = structuredClone(fullConfig)
  for (let left = dice.below(4); left > 0; left--) change(config, dice, true)
  return config
}

/** A text with a few pieces cut out, doubled or written over, as typing does. */
export const changedText = (text: string, dice: Random): string => {
  let changed = text
  for (let left = 1 + dice.below(3); left > 0; left--) {
    const from = dice.below(changed.length + 1)
    const to = Math.min(changed.length, from + dice.below(9))
    const piece = dice.pick([
      '',
      '',
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '\n',
      '\\',
      '\0',
      '😀',
      '//',
      '1e',
      'nul',
    ])
    changed =
      changed.slice(0, from) + (dice.below(3) ? piece : changed.slice(from, to).repeat(2)) + changed.slice(to)
  }
  return changed
}
