import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCapturesToRead } from '../../../core/captures/database.ts'
import type { EngineEvent } from '../../../shared/contract.ts'
import { sampleCapture } from '../../core/captures/sample-capture.ts'
import { type TestEngine, testEngine } from '../../support/engine.ts'
import { filledFolder } from '../../support/filled-folder.ts'
import { deliver, endpointSecret, incoming } from '../../support/sender.ts'

const now = (seq: number) => ({ receivedAt: new Date(Date.now() - 60_000 + seq).toISOString() })
const many = (count: number, ofOther: (seq: number) => boolean = () => false) =>
  Array.from({ length: count }, (_, i) =>
    sampleCapture(i + 1, { ...now(i), connectionId: ofOther(i + 1) ? 'thunderphone' : 'practice' }),
  )

const rowsIn = (dataFolder: string, table: string): number => {
  const database = openCapturesToRead(join(dataFolder, 'captures.sqlite'))
  try {
    const row = database.prepare(`SELECT count(*) AS n FROM ${table}`).get()
    return Number((row as { n: unknown }).n)
  } finally {
    database.close()
  }
}

/** The seq of a delivery that comes now. */
const nextSeq = async (engine: TestEngine): Promise<number> => {
  const connection = await engine.connect({
    platform: 'thunderphone',
    mode: 'manual',
    endpointSecret,
    tunnel: 'none',
  })
  await deliver(connection.state().receiverUrl ?? '', incoming(1))
  return (await engine.captured(1))[0]?.seq ?? 0
}

/** An engine on captures c1, c2, … of which every third is of another connection. */
const keeping = async (count = 9) => {
  const dataFolder = filledFolder(many(count, seq => seq % 3 === 0))
  const start = async () => {
    const engine = await testEngine({ dataFolder })
    const told: EngineEvent[] = []
    engine.listen(event => told.push(event))
    return {
      ...engine,
      told,
      ids: () => engine.snapshot().captures.map(({ id }) => id),
      counted: () => engine.snapshot().counts.captures,
    }
  }
  return { start, ...(await start()) }
}

describe('marks', () => {
  it('are told to pages, and stay', async () => {
    const { start, handlers, told, stop, snapshot } = await keeping(3)
    handlers['captures.pin']({ ids: ['c1', 'gone', 'c2'], pinned: true })
    handlers['captures.annotate']({ id: 'c2', note: 'why \0 so?', tags: ['late', 'late', 'x'] })
    const last = told.findLast(event => event.name === 'capture')
    expect(last?.payload).toMatchObject({ id: 'c2', pinned: true, noted: true, tags: ['late', 'x'] })
    handlers['captures.pin']({ ids: ['c1'], pinned: false })
    handlers['captures.annotate']({ id: 'c2', tags: [] })
    expect(snapshot().captures.map(({ pinned }) => pinned)).toEqual([undefined, true, undefined])
    await stop()
    const again = await start()
    expect(again.handlers['captures.get']({ id: 'c2' })).toMatchObject({ note: 'why \0 so?' })
    expect(again.snapshot().captures.find(({ id }) => id === 'c2')).not.toHaveProperty('tags')
    expect(() => again.handlers['captures.annotate']({ id: 'gone', note: 'x' })).toThrow('capture-not-found')
  })
})

describe('clearing', () => {
  it('takes everything but pinned captures out of list, counts and calls at once, and undo brings it back', async () => {
    const { handlers, ids, counted, told } = await keeping()
    handlers['captures.pin']({ ids: ['c4'], pinned: true })
    const { cleared, undoId } = await handlers['captures.clear']({ connectionId: null })
    expect(cleared).toBe(8)
    expect(ids()).toEqual(['c4'])
    expect(counted()).toBe(1)
    const call = { connectionId: 'practice', callId: '987654321' }
    expect((await handlers['captures.ofCall'](call)).captures.map(({ id }) => id)).toEqual(['c4'])
    expect(() => handlers['captures.get']({ id: 'c1' })).toThrow('capture-not-found')
    expect(told).toContainEqual({ name: 'captures-removed', payload: { why: 'cleared' } })
    expect(await handlers['captures.undoClear']({ undoId })).toEqual({ restored: 8 })
    expect(ids()).toEqual(['c9', 'c8', 'c7', 'c6', 'c5', 'c4', 'c3', 'c2', 'c1'])
    expect(counted()).toBe(9)
    expect(told).toContainEqual({ name: 'captures-removed', payload: { why: 'restored' } })
    expect(() => handlers['captures.undoClear']({ undoId })).toThrow('undo-over')
  })

  it('of one connection leaves the others alone', async () => {
    const { handlers, ids, counted } = await keeping()
    expect((await handlers['captures.clear']({ connectionId: 'practice' })).cleared).toBe(6)
    expect(ids()).toEqual(['c9', 'c6', 'c3'])
    const page = await handlers['captures.page']({ beforeSeq: 9, limit: 1 })
    expect(page).toMatchObject({ captures: [{ id: 'c6' }], more: true })
    expect(counted()).toBe(3)
  })

  it('several times can be undone in any order', async () => {
    const { handlers, ids, counted } = await keeping(6)
    const first = await handlers['captures.clear']({ connectionId: 'practice' })
    const second = await handlers['captures.clear']({ connectionId: null })
    expect(second.cleared).toBe(2)
    expect(await handlers['captures.undoClear']({ undoId: first.undoId })).toEqual({ restored: 0 })
    expect(counted()).toBe(0)
    expect(await handlers['captures.undoClear']({ undoId: second.undoId })).toEqual({ restored: 6 })
    expect([counted(), ids().length]).toEqual([6, 6])
  })

  it('leaves what is unpinned afterwards where it is, until the next one', async () => {
    const { handlers, ids, counted } = await keeping(3)
    handlers['captures.pin']({ ids: ['c2'], pinned: true })
    await handlers['captures.clear']({ connectionId: null })
    handlers['captures.pin']({ ids: ['c2'], pinned: false })
    expect([ids(), counted()]).toEqual([['c2'], 1])
    await handlers['captures.clear']({ connectionId: null })
    expect([ids(), counted()]).toEqual([[], 0])
  })

  it('is final once the engine has ended: then the captures are removed, and no seq comes again', async () => {
    const { start, handlers, stop } = await keeping()
    handlers['captures.pin']({ ids: ['c4'], pinned: true })
    const { undoId } = await handlers['captures.clear']({ connectionId: null })
    await stop()
    const again = await start()
    expect([again.ids(), again.counted()]).toEqual([['c4'], 1])
    expect(() => again.handlers['captures.undoClear']({ undoId })).toThrow('undo-over')
    await expect.poll(() => rowsIn(again.dataFolder, 'clearings')).toBe(0)
    expect(rowsIn(again.dataFolder, 'captures')).toBe(1)
    expect(again.counted()).toBe(1)
    await again.stop()
    const third = await start()
    expect(await nextSeq(third)).toBe(10)
  })
})

describe('preferences', () => {
  it('are saved one by one, told, and there at the next start', async () => {
    const { start, handlers, told, stop } = await keeping(1)
    handlers['preferences.save']({ newestAt: 'bottom' })
    handlers['preferences.save']({ masked: true, keys: { clear: null } })
    expect(told.findLast(({ name }) => name === 'preferences')?.payload).toMatchObject({
      newestAt: 'bottom',
      masked: true,
      keys: { clear: null },
    })
    await stop()
    expect((await start()).snapshot().preferences).toMatchObject({ newestAt: 'bottom', masked: true })
  })

  it('of a connection are its name, its colour and what is kept', async () => {
    const { start, handlers, stop, snapshot } = await keeping(1)
    const connectionId = 'practice'
    const look = () => snapshot().connections.find(({ id }) => id === connectionId)
    const first = look()
    handlers['connections.look']({ connectionId, name: 'Desk', colour: 'pink' })
    handlers['connections.privacy']({ connectionId, privacy: 'metadata' })
    expect(look()).toMatchObject({ name: 'Desk', colour: 'pink', privacy: 'metadata' })
    await stop()
    const again = await start()
    expect(again.connection(connectionId).state()).toMatchObject({
      name: 'Desk',
      colour: 'pink',
      privacy: 'metadata',
    })
    again.handlers['connections.look']({ connectionId, name: null })
    expect(again.connection(connectionId).state()).toMatchObject({ name: first?.name, colour: 'pink' })
    expect(new Set(again.snapshot().connections.map(({ colour }) => colour)).size).toBe(2)
  })
})
