import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { liveConfig, liveLine } from '../../support/line.ts'
import { dialRaw, head } from '../../support/raw-socket.ts'
import { deliver, endpointSecret, incoming, post, signatureOf } from '../../support/sender.ts'

const hasIpv6 = Object.values(networkInterfaces()).some(list =>
  list?.some(({ address }) => address === '::1'),
)

test('a verified incoming call gets the live config byte for byte', async () => {
  const line = await liveLine()
  const reply = await deliver(line.url, incoming(1))
  expect(reply.status).toBe(200)
  expect(reply.headers['content-type']).toBe('application/json')
  expect(reply.body.toString('latin1')).toBe(Buffer.from(liveConfig).toString('latin1'))

  const capture = await line.captureOf('1')
  expect(capture.signature.status).toBe('verified')
  expect(capture.outcome).toEqual({
    source: 'default',
    status: 200,
    answerId: 'thunderphone-account',
    revision: 2,
  })
  expect(capture.verdict.result).toBe('used')
  expect(capture.from).toBe('+14155550199')
  const detail = await line.detailOf(capture.id)
  expect(Buffer.from(detail.response.bodyBase64, 'base64').equals(reply.body)).toBe(true)
})

test('an event that does not wait for a config gets {} and never the config', async () => {
  const line = await liveLine()
  const body = Buffer.from('{"data":{"call_id":5,"status":"completed"},"type":"telephony.complete"}')
  const reply = await deliver(line.url, body)
  expect([reply.status, reply.body.toString()]).toEqual([200, '{}'])
  expect((await line.captureOf('5')).verdict.result).toBe('acknowledged')
})

test('headers are kept as they were written: order, case and duplicates', async () => {
  const line = await liveLine()
  const body = incoming(2)
  const sent: [string, string][] = [
    ['X-Trace', 'first'],
    ['x-ThunderPhone-SIGNATURE', signatureOf(body)],
    ['CONTENT-type', 'application/json; charset=utf-8'],
    ['X-trace', 'second'],
    ['Cookie', 'a=1'],
    ['Cookie', 'b=2'],
    ['X-Empty', ''],
    ['Content-Length', String(body.length)],
  ]
  const socket = await dialRaw(line.url)
  socket.write(head(line.url, sent))
  socket.write(body)
  expect(await socket.until(text => text.includes('\r\n\r\n'))).toMatch(/^HTTP\/1\.1 200 /)

  const { request } = await line.detailOf((await line.captureOf('2')).id)
  expect(request.headers).toEqual([['Host', new URL(line.url).host], ...sent])
  expect(request.method).toBe('POST')
})

test('the raw body is in the capture byte for byte, also when it is odd JSON', async () => {
  const line = await liveLine()
  const body = Buffer.from(
    '\r\n {"type" : "telephony.incoming", "data":{ "call_id":\t3.0 , "x":1e2,"y":"\\u0041 é"},"data2":[ ]}  \n',
  )
  expect((await deliver(line.url, body)).status).toBe(200)
  const [capture] = await line.engine.captured(1)
  const { request } = await line.detailOf(capture?.id ?? '')
  expect(Buffer.from(request.bodyBase64, 'base64').toString('latin1')).toBe(body.toString('latin1'))
  expect(request.truncated).toBe(false)
  expect(capture?.size).toBe(body.length)
})

test('a query on the path reaches the line and stays in the capture', async () => {
  const line = await liveLine()
  const query = '?customer_id=123&name=J%C3%B6rg%20+x&empty=&customer_id=4'
  expect((await deliver(line.url + query, incoming(4))).status).toBe(200)
  const { request } = await line.detailOf((await line.captureOf('4')).id)
  expect(request.path).toBe(new URL(line.url).pathname + query)
})

test('the same delivery sent again is answered again and marked as a duplicate; another call is not', async () => {
  const line = await liveLine()
  const forged = await post(line.url, incoming(6), {
    headers: [['X-ThunderPhone-Signature', 'f'.repeat(64)]],
  })
  const replies = [
    await deliver(line.url, incoming(6)),
    await deliver(line.url, incoming(6)),
    await deliver(line.url, incoming(7)),
    await deliver(line.url, incoming(6)),
  ]
  expect([forged, ...replies].map(reply => reply.status)).toEqual([401, 200, 200, 200, 200])
  const [refused, first, again, other, third] = await line.engine.captured(5)
  expect(refused?.duplicateOf).toBeUndefined()
  expect(first?.duplicateOf).toBeUndefined()
  expect(again?.duplicateOf).toBe(first?.id)
  expect(other?.duplicateOf).toBeUndefined()
  expect(third?.duplicateOf).toBe(first?.id)
})

test('by its event_id a delivery is a duplicate although its body differs', async () => {
  const line = await liveLine()
  const body = (n: number) =>
    Buffer.from(`{"data":{"call_id":8,"n":${n}},"event_id":"evt_1","type":"telephony.complete"}`)
  await deliver(line.url, body(1))
  await deliver(line.url, body(2))
  const [first, again] = await line.engine.captured(2)
  expect(again?.duplicateOf).toBe(first?.id)
})

test.runIf(hasIpv6)('both loopbacks take deliveries on the same port', async () => {
  const line = await liveLine()
  const onIpv6 = line.url.replace('127.0.0.1', '[::1]')
  expect(onIpv6).not.toBe(line.url)
  const replies = [await deliver(line.url, incoming(9)), await deliver(onIpv6, incoming(10))]
  expect(replies.map(({ status }) => status)).toEqual([200, 200])
})

test('one connection carries many deliveries, each with its own answer', async () => {
  const line = await liveLine()
  const socket = await dialRaw(line.url)
  const bodies = [incoming(21), Buffer.from('{"type":"call.graded","data":{"call_id":22}}'), incoming(23)]
  for (const body of bodies) {
    const signed: [string, string][] = [
      ['X-ThunderPhone-Signature', signatureOf(body, endpointSecret)],
      ['Content-Length', String(body.length)],
    ]
    socket.write(head(line.url, signed))
    socket.write(body)
  }
  const answers = (text: string) => text.match(/HTTP\/1\.1 200 OK/g) ?? []
  const text = await socket.until(received => answers(received).length === 3 && received.endsWith('\n\n'))
  expect(text.split('storm-base').length - 1).toBe(2)
  const captures = await line.engine.captured(3)
  expect(captures.map(c => c.callId).sort()).toEqual(['21', '22', '23'])
})
