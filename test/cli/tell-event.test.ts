import { expect, it, vi } from 'vitest'
import { tellEvent } from '../../cli/tell-event.ts'
import { sampleSummary } from '../core/captures/sample-capture.ts'

it.each([
  ['as JSON, each once as a capture', true, ['capture', 'update', 'capture']],
  ['as lines, each once', false, ['c1', 'c2']],
])('a capture that is marked after it was shown is told %s', (_, json, told) => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const tell = tellEvent(json, { answers: [], connections: [], rules: [] }, false)
  const first = sampleSummary(1, { from: 'c1' })
  for (const payload of [first, { ...first, drift: 1 }, sampleSummary(2, { from: 'c2' })])
    tell({ name: 'capture', payload })
  const lines = written.mock.calls.map(([text]) => String(text).trim())
  written.mockRestore()
  expect(lines.map(line => (json ? JSON.parse(line).type : /c\d/.exec(line)?.[0]))).toEqual(told)
})
