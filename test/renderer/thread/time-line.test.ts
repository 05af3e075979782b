import { expect, it } from 'vitest'
import { cutForDiff } from '../../../renderer/text/cut-for-diff.ts'
import { callTime, conversationText, storyOf } from '../../../renderer/thread/conversation.ts'
import { timeLine } from '../../../renderer/thread/time-line.ts'
import { sampleCapture } from '../sample-capture.ts'

const at = (s: number): string => new Date(Date.parse('2026-03-01T12:00:00.000Z') + s * 1_000).toISOString()
const base64 = (value: unknown): string => btoa(JSON.stringify(value))

it('draws pauses as high as they are long, a day not a hundred times higher than a second', () => {
  const rows = timeLine({
    captures: [0, 0.9, 3, 90, 90_000].map((s, i) => sampleCapture(i + 1, { receivedAt: at(s) })),
    tools: [],
    findings: [],
    omitted: 0,
  })
  const gaps = rows.flatMap(row => (row.kind === 'gap' ? [row] : []))
  expect(gaps.map(gap => gap.words)).toEqual(['2.1 s', '1 min 27 s', '1 d'])
  const heights = gaps.map(gap => gap.height)
  expect(heights).toEqual([...heights].sort((a, b) => a - b))
  expect(Math.max(...heights)).toBeLessThan(3 * Math.min(...heights))
  expect(rows.flatMap(row => (row.kind === 'capture' ? [row.since] : []))).toEqual([
    '0',
    '+900 ms',
    '+3.0 s',
    '+1:30',
    '+1 d 1 h',
  ])
})

it('puts what is missing at its end, and counts the time from the first delivery that is not ours', () => {
  const rows = timeLine({
    captures: [
      sampleCapture(1, { receivedAt: at(0), replayOf: 'gone' }),
      sampleCapture(2, { receivedAt: at(5) }),
    ],
    tools: [{ captureId: 'capture-2', arguments: '{}', reply: '{}' }],
    findings: [
      { kind: 'no-incoming', captureId: null, text: 'No incoming.' },
      { kind: 'contradicted', captureId: 'capture-2', text: 'Another voice.' },
      { kind: 'no-complete', captureId: null, text: 'No complete.' },
    ],
    omitted: 0,
  })
  expect(rows.map(row => (row.kind === 'capture' ? [row.since, ...row.marks] : row.kind))).toEqual([
    'finding',
    ['0', 'our replay'],
    'gap',
    ['0', 'contradicted'],
    'finding',
    'finding',
  ])
})

it('reads a transcript leniently, and never as anything but text', () => {
  const transcripts = [
    { role: 'assistant', content_type: 'text', content: '<b>Hello</b>', start_ms: 600 },
    { role: 'tool', content_type: 'tool_call', content: { name: 'look_up' }, start_ms: 3_723_000 },
    'a bare line',
    null,
  ]
  const story = storyOf('thunderphone', base64({ data: { transcripts, recording_url: null } }))
  expect(story?.recordingUrl).toBeNull()
  expect(conversationText(story?.lines ?? [])).toBe(
    '0:00 Agent: <b>Hello</b>\n1:02:03 tool (tool_call): {\n  "name": "look_up"\n}\nsomebody: a bare line\nsomebody: ',
  )
})

it.each([
  ['no JSON', btoa('no JSON')],
  ['a list', base64([1])],
  ['another event', base64({ data: { call_id: 1 } })],
  ['transcripts of another kind', base64({ data: { transcripts: 'none' } })],
])('finds no story in %s', (_, body) => {
  expect(storyOf('thunderphone', body)).toBeNull()
})

it('says when in a call by minutes and seconds', () => {
  expect([0, 59_999, 60_000, 3_600_000].map(callTime)).toEqual(['0:00', '0:59', '1:00', '1:00:00'])
})

it('cuts what is too long to be compared at once, and nothing else', () => {
  const short = 'a\nb'
  expect(cutForDiff(short)).toEqual({ text: short, isCut: false })
  const oneLine = cutForDiff('x'.repeat(1e7))
  expect(oneLine.isCut).toBe(true)
  expect(oneLine.text.length).toBeLessThan(2_100)
  const manyLines = cutForDiff('some words\n'.repeat(1e6))
  expect(manyLines.isCut).toBe(true)
  expect(manyLines.text.length).toBeLessThan(300_000)
})
