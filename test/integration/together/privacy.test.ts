import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { developerHandler } from '../../support/developer-handler.ts'
import { liveLine } from '../../support/line.ts'
import { deliver } from '../../support/sender.ts'

const complete = (callId: number) =>
  Buffer.from(
    JSON.stringify({
      type: 'telephony.complete',
      data: {
        call_id: callId,
        from_number: '+14155550199',
        recording_url: `https://rec.example/${callId}`,
        transcripts: [{ role: 'user', content: `secret words ${callId}` }],
      },
    }),
  )

it('keeps of each delivery what the connection is set to, forwards all of it, and checks its signature', async () => {
  const handler = await developerHandler()
  const { engine, url, captureOf, detailOf } = await liveLine({ forwardTo: handler.url })
  const connectionId = 'thunderphone-manual'
  const when = [
    { match: 'event' as const, is: ['complete'] },
    { match: 'from' as const, is: ['+14155550199'] },
  ]
  const rule = { id: 'r', name: 'R', on: true, when, action: { do: 'forward' as const } }
  engine.handlers['rules.save']({ connectionId, rules: [rule] })
  const kept: Record<string, string> = {}
  for (const [callId, privacy] of [
    [11, 'all'],
    [12, 'no-transcripts'],
    [13, 'metadata'],
  ] as const) {
    engine.handlers['connections.privacy']({ connectionId, privacy })
    expect((await deliver(`${url}?who=me`, complete(callId))).status).toBe(200)
    const { id, leftOut, ...capture } = await captureOf(String(callId))
    expect(capture).toMatchObject({
      signature: { status: 'verified' },
      from: '+14155550199',
      size: complete(callId).length,
    })
    const { request, response, routing } = await detailOf(id)
    const body = Buffer.from(request.bodyBase64, 'base64').toString()
    kept[privacy] = [
      leftOut,
      request.path.includes('who'),
      body.includes('secret'),
      body.includes('rec.'),
      body !== '',
      response.bodyBase64 !== '',
      routing !== null,
    ].join(' ')
    expect((await engine.handlers['captures.page']({ limit: 1 })).captures[0]?.leftOut).toBe(leftOut)
  }
  expect(kept).toEqual({
    all: ' true true true true true true',
    'no-transcripts': 'transcripts true false false true true true',
    metadata: 'metadata false false false false false false',
  })
  expect(handler.seen.map(({ body }) => body.toString())).toEqual(
    [11, 12, 13].map(id => complete(id).toString()),
  )
  const folder = engine.dataFolder
  await engine.stop()
  const file = readFileSync(join(folder, 'captures.sqlite'), 'latin1')
  expect([11, 12, 13].map(id => file.includes(`secret words ${id}`))).toEqual([true, false, false])
})

it('keeps nothing of what was said either where a rule has looked at it', async () => {
  const { engine, url, captureOf, detailOf } = await liveLine()
  const connectionId = 'thunderphone-manual'
  engine.handlers['connections.privacy']({ connectionId, privacy: 'no-transcripts' })
  const path = 'data.transcripts[0].content'
  const when = [
    { match: 'event' as const, is: ['complete'] },
    { match: 'body' as const, path, is: ['another'] },
  ]
  const rule = { id: 'r', name: 'R', on: true, when, action: { do: 'forward' as const } }
  engine.handlers['rules.save']({ connectionId, rules: [rule] })
  await deliver(url, complete(14))
  const detail = await detailOf((await captureOf('14')).id)
  expect(detail.routing?.steps).toHaveLength(1)
  expect(JSON.stringify(detail)).not.toContain('secret words')
})
