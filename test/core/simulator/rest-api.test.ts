import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../../core/simulator/simulator.ts'
import { call, endpointsPath } from './api.ts'

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ platform: 'thunderphone' })
})
afterAll(() => simulator.close())

const good = { label: 'laptop', url: 'https://example.com/hook', events: ['telephony.incoming'] }
const names = [
  'telephony.incoming',
  'telephony.complete',
  'telephony.tool',
  'web.incoming',
  'web.complete',
  'web.tool',
  'call.graded',
  'issue.reported',
  'test-call.completed',
]

describe('the life of a webhook endpoint', () => {
  it('goes from POST over PATCH to DELETE, and tells its secret once', async () => {
    const created = await call(simulator, 'POST', endpointsPath, { ...good, events: names })
    expect(created.status).toBe(201)
    const { secret, ...shown } = created.body as Record<string, unknown> & { secret: string; id: string }
    expect(secret).toMatch(/^whsec_\S{20,}$/)
    expect(shown).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      label: 'laptop',
      url: good.url,
      events: names,
      status: 'active',
      secret_hint: secret.slice(-6),
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      updated_at: expect.any(String),
    })
    expect((await call(simulator, 'GET', endpointsPath)).body).toEqual([shown])

    const path = `${endpointsPath}/${shown.id}`
    const change = { label: 'desk', url: 'http://localhost:3000/x?y=1', events: [], status: 'disabled' }
    const changed = await call(simulator, 'PATCH', path, change)
    expect(changed.status).toBe(200)
    expect(changed.body).toEqual({ ...shown, ...change, updated_at: expect.any(String) })

    const removed = await call(simulator, 'DELETE', path)
    expect(removed).toMatchObject({ status: 204, body: null })
    expect((await call(simulator, 'GET', endpointsPath)).body).toEqual([])
    expect((await call(simulator, 'DELETE', path)).status).toBe(404)
  })

  it.each([
    'https://example.com/a?b=c',
    'http://localhost/x',
    'http://localhost:3000',
    'http://127.0.0.1:9/',
    'http://[::1]:9/',
  ])('takes the URL %s', async url => {
    const { status, body } = await call(simulator, 'POST', endpointsPath, { label: 'x', url })
    expect(status).toBe(201)
    expect(body).toMatchObject({ url, events: [] })
  })

  it('takes a label of 120 characters', async () => {
    expect((await call(simulator, 'POST', endpointsPath, { ...good, label: '😀'.repeat(120) })).status).toBe(
      201,
    )
  })
})

describe('a request that the API refuses', () => {
  const fields: [name: string, body: object, field: string][] = [
    ['no label', { url: good.url }, 'label'],
    ['an empty label', { ...good, label: ' ' }, 'label'],
    ['a label of 121 characters', { ...good, label: 'x'.repeat(121) }, 'label'],
    ['a label that is a number', { ...good, label: 3 }, 'label'],
    ['no URL', { label: 'x' }, 'url'],
    ['a URL that is none', { ...good, url: 'laptop' }, 'url'],
    ['plain HTTP to somewhere else', { ...good, url: 'http://example.com/' }, 'url'],
    [
      'plain HTTP to a name that begins like this machine',
      { ...good, url: 'http://localhost.example.com/' },
      'url',
    ],
    ['plain HTTP to another address', { ...good, url: 'http://10.0.0.1/' }, 'url'],
    ['another scheme', { ...good, url: 'ftp://localhost/' }, 'url'],
    ['a URL that is null', { ...good, url: null }, 'url'],
    ['an unknown event', { ...good, events: ['telephony.incoming', 'telephony.transferred'] }, 'events'],
    ['a legacy event', { ...good, events: ['call.incoming'] }, 'events'],
    ['events that are no list', { ...good, events: 'telephony.incoming' }, 'events'],
    ['events that are no names', { ...good, events: [1] }, 'events'],
  ]
  it.each(fields)('has %s', async (_, body, field) => {
    const refused = await call(simulator, 'POST', endpointsPath, body)
    expect(refused.status).toBe(400)
    expect(refused.body).toEqual({ [field]: [expect.any(String)] })
  })

  it('is told of every field that is wrong', async () => {
    const { body } = await call(simulator, 'POST', endpointsPath, { url: 'http://x.example/', events: ['y'] })
    expect(Object.keys(body as object).sort()).toEqual(['events', 'label', 'url'])
  })

  it.each([
    ['status', 'failing'],
    ['status', 'on'],
    ['url', 'http://example.com'],
    ['events', ['nope']],
    ['label', ''],
  ])('changes %s to %j', async (field, value) => {
    const { body } = await call(simulator, 'POST', endpointsPath, good)
    const path = `${endpointsPath}/${(body as { id: string }).id}`
    const refused = await call(simulator, 'PATCH', path, { [field]: value })
    expect(refused).toMatchObject({ status: 400, body: { [field]: [expect.any(String)] } })
    const list = (await call(simulator, 'GET', endpointsPath)).body as { id: string }[]
    expect(list.find(one => path.endsWith(one.id))).toMatchObject({ ...good, status: 'active' })
  })

  const others: [name: string, method: string, path: string, body: unknown, status: number][] = [
    ['an unknown id to change', 'PATCH', `${endpointsPath}/nope`, { label: 'x' }, 404],
    ['an unknown id to delete', 'DELETE', `${endpointsPath}/%E0%A4`, undefined, 404],
    ['an unknown path', 'GET', '/nowhere', undefined, 404],
    ['no id', 'DELETE', `${endpointsPath}/`, undefined, 404],
    ['a wrong method on the list', 'PUT', endpointsPath, good, 405],
    ['a GET of a single endpoint', 'GET', `${endpointsPath}/x`, undefined, 405],
    ['malformed JSON', 'POST', endpointsPath, '{"label":', 400],
    ['JSON that is no object', 'POST', endpointsPath, '[]', 400],
    [
      'a body over 256 KiB',
      'POST',
      endpointsPath,
      JSON.stringify({ ...good, label: 'x'.repeat(262_144) }),
      413,
    ],
    ['a body over 8 MiB', 'POST', endpointsPath, 'x'.repeat(8_388_609), 413],
  ]
  it.each(others)('has %s', async (_, method, path, body, status) => {
    const refused = await call(simulator, method, path, body)
    expect(refused.status).toBe(status)
    expect(refused.body).toEqual({ detail: expect.any(String) })
  })

  it('names the methods that a path has', async () => {
    expect((await call(simulator, 'PUT', endpointsPath, {})).headers.get('allow')).toBe('GET, POST')
  })

  it.each([
    ['no key', {}],
    ['a wrong key', { authorization: 'Bearer sk_live_practice_wrong' }],
    ['no scheme', { authorization: 'sk_live_x' }],
    ['another scheme', { authorization: 'Basic c2s6' }],
  ])('comes with %s', async (_, headers: Record<string, string>) => {
    for (const path of [endpointsPath, '/voices', '/simulator/events']) {
      const response = await fetch(`${simulator.apiUrl}${path}`, { headers })
      expect(response.status).toBe(401)
      expect(await response.json()).toEqual({ detail: expect.any(String) })
    }
  })

  it.each(['https://evil.example', 'http://localhost:3000', 'null', 'file://'])(
    'comes from a page at %s',
    async origin => {
      expect((await call(simulator, 'GET', '/voices', undefined, { origin })).status).toBe(403)
    },
  )

  const raw = (host: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(simulator.apiUrl)
      const socket = connect(Number(port), '127.0.0.1', () => {
        const auth = `Authorization: Bearer ${simulator.apiKey}`
        socket.write(`GET /v1/voices HTTP/1.1\r\nHost: ${host}\r\n${auth}\r\nConnection: close\r\n\r\n`)
      })
      let text = ''
      socket.on('data', chunk => {
        text += chunk.toString()
      })
      socket.on('end', () => resolve(text))
      socket.on('error', reject)
    })

  it.each(['evil.example', 'localhost.evil.example:80', '127.0.0.1.nip.example', '192.168.0.2', ''])(
    'asks for the host "%s"',
    async host => {
      expect(await raw(host)).toMatch(/^HTTP\/1\.1 403 /)
    },
  )

  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1:9', '[::1]:9'])(
    'does not ask for the host %s',
    async host => {
      expect(await raw(host)).toMatch(/^HTTP\/1\.1 200 /)
    },
  )
})

describe('the list of voices', () => {
  it('has ids, and the one of the practice answer', async () => {
    const { status, body } = await call(simulator, 'GET', '/voices')
    expect(status).toBe(200)
    const voices = body as { id: string }[]
    expect(voices.length).toBeGreaterThanOrEqual(8)
    expect(voices).toContainEqual({ id: 'en-US-James1', name: 'James', language: 'en-US', gender: 'male' })
  })
})
