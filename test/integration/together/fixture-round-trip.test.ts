import { request } from 'node:http'
import { expect, it } from 'vitest'
import { readFixtureFolder } from '../../../core/fixtures/read-folder.ts'
import { type DeliveryExample, deliveryExamples } from '../../support/delivery-examples.ts'
import { developerHandler, type Seen } from '../../support/developer-handler.ts'
import { liveLine } from '../../support/line.ts'
import { hearReplays, plainReplay } from '../../support/replays.ts'
import { signatureOf } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** Header lines exactly as they are given, which fetch and undici do not leave alone. */
const send = (url: string, { body, headers, query }: DeliveryExample): Promise<number> =>
  new Promise((resolve, reject) => {
    const lines = [['Host', new URL(url).host], ['X-ThunderPhone-Signature', signatureOf(body)], ...headers]
    const out = request(url + query, {
      method: 'POST',
      headers: [...lines, ['Content-Length', String(body.length)]].flat() as never,
      setHost: false,
    })
    out.on('response', response => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
    })
    out.on('error', reject)
    out.end(body)
  })

const made = /^(?:host|connection|content-length|x-thunderphone-signature|x-hookswitch-.*)$/i
/** What has to be the same, whoever sends it. */
const essence = ({ method, url, headers, body }: Seen) => ({
  method,
  query: /\?.*$/.exec(url)?.[0] ?? '',
  headers: headers.filter(([name]) => !made.test(name)),
  body: body.toString('latin1'),
})

it('leaves every byte as it came, from the capture to a file, and from the file to a handler', async () => {
  const { engine, url } = await liveLine()
  const handler = await developerHandler()
  const { handlers } = engine
  for (const one of deliveryExamples) expect(await send(url, one), one.name).toBe(200)
  const captured = (await engine.captured(deliveryExamples.length)).toSorted((a, b) => a.seq - b.seq)
  const folder = tempFolder()
  const redaction = { off: true, keep: [], cover: [] }
  const written = await handlers['fixtures.write']({
    ids: captured.map(({ id }) => id),
    as: 'fixtures',
    redaction,
    folder,
  })
  expect(written.written).toHaveLength(captured.length)

  // A file for each, in the order of their names; by the id of the capture it is known again.
  const files = await readFixtureFolder(folder)
  expect(files.filter(({ problem }) => problem).map(({ file, problem }) => [file, problem?.info])).toEqual([])
  const idOf = new Map(files.map(({ file, fixture }) => [file, fixture?.id ?? '']))
  const sources = files.map(({ file, text = '' }) => ({ name: file, text }))
  const { captureIds, already } = await handlers['fixtures.import']({ sources })
  expect([captureIds.length, already]).toEqual([captured.length, 0])
  const imported = new Map<string, string>()
  for (const id of captureIds) {
    const { summary } = await handlers['captures.get']({ id })
    imported.set(idOf.get(summary.imported ?? '') ?? '', id)
  }

  const replays = hearReplays(engine)
  const target = { kind: 'url', url: handler.url } as const
  for (const [i, one] of deliveryExamples.entries()) {
    const { id = '' } = captured[i] ?? {}
    const before = handler.seen.length
    await replays.replay(plainReplay(id, { target }))
    await replays.replay(plainReplay(imported.get(id) ?? '', { target }))
    const [direct, again, more] = handler.seen.slice(before)
    if (!direct || !again || more) throw new Error(`${one.name}: it did not come twice`)
    expect(essence(again), one.name).toEqual(essence(direct))
    expect(again.body.equals(one.body), one.name).toBe(true)
    expect(essence(again).query, one.name).toBe(one.query)
    expect(essence(again).headers, one.name).toEqual(one.headers)
  }
})
