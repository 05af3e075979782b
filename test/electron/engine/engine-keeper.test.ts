import type { MessagePortMain } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepEngine } from '../../../electron/engine/engine-keeper.ts'
import type { EngineLife, LifeListener } from '../../../electron/engine/engine-life.ts'
import type { Begin } from '../../../electron/engine/engine-messages.ts'
import type { ProblemInfo } from '../../../shared/problem.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const port = {} as MessagePortMain
const again: Begin = { how: 'again', live: ['practice'] }
const problem: ProblemInfo = { code: 'data-folder-held', detail: {} }

const rig = () => {
  const told: string[] = []
  const lives: { begin: Begin; listener: LifeListener; did: string[] }[] = []
  const keeper = keepEngine({
    startLife: (begin, listener): EngineLife => {
      const did: string[] = []
      lives.push({ begin, listener, did })
      const note = (what: string) => () => {
        did.push(what)
      }
      return {
        openLine: () => port,
        stop: note('stop'),
        sleep: note('sleep'),
        wake: note('wake'),
        kill: note('kill'),
      }
    },
    beginAgain: () => again,
    onStatus: status => told.push(status),
    onDeath: (exitCode, pauseMs) => told.push(`died ${exitCode}, again in ${pauseMs}`),
    onFailed: ({ code }) => told.push(`failed ${code}`),
  })
  const newest = () => {
    const life = lives.at(-1)
    if (!life) throw new Error('no life began')
    return life
  }
  return { keeper, told, lives, newest }
}

describe('an engine that dies', () => {
  it('is started again after a pause, with what was live', () => {
    const { keeper, told, lives, newest } = rig()
    keeper.start({ how: 'practice' })
    newest().listener.ready()
    vi.advanceTimersByTime(60_000)
    newest().listener.ended(9)
    expect(told).toEqual(['starting', 'ready', 'starting', 'died 9, again in 250'])
    vi.advanceTimersByTime(250)
    expect(lives.map(life => life.begin)).toEqual([{ how: 'practice' }, again])
  })

  it('at once three times is given up, and can be started by hand', () => {
    const { keeper, told, lives, newest } = rig()
    keeper.start({ how: 'saved' })
    for (let life = 1; life <= 3; life++) {
      newest().listener.ended(139)
      vi.advanceTimersByTime(1_000)
    }
    expect(lives).toHaveLength(3)
    expect(told.filter(words => words.startsWith('died'))).toEqual([
      'died 139, again in 500',
      'died 139, again in 1000',
      'died 139, again in null',
    ])
    expect(keeper.status()).toBe('given-up')
    keeper.start(again)
    keeper.start(again)
    expect(lives).toHaveLength(4)
    newest().listener.ready()
    expect(keeper.status()).toBe('ready')
  })

  it('is not given up when it lived a while in between', () => {
    const { keeper, lives, newest } = rig()
    keeper.start({ how: 'saved' })
    for (let life = 1; life <= 6; life++) {
      if (life % 2 === 0) vi.advanceTimersByTime(30_000)
      newest().listener.ended(1)
      vi.advanceTimersByTime(5_000)
    }
    expect(lives).toHaveLength(7)
  })
})

describe('an engine that says why it cannot start', () => {
  it('is not tried again by itself', () => {
    const { keeper, told, lives, newest } = rig()
    keeper.start({ how: 'saved' })
    newest().listener.failed(problem)
    newest().listener.ended(0)
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual(['starting', 'given-up', 'failed data-folder-held'])
    expect(lives).toHaveLength(1)
    expect(newest().did).toEqual(['kill'])
  })
})

describe('whoever asks for a line', () => {
  it('gets it as soon as there is an engine, also after a crash', () => {
    const { keeper, newest } = rig()
    const got: string[] = []
    keeper.whenReady(() => got.push('first'))
    keeper.start({ how: 'saved' })
    expect(got).toEqual([])
    newest().listener.ready()
    expect(got).toEqual(['first'])
    keeper.whenReady(() => got.push('second'))
    expect(got).toEqual(['first', 'second'])
    newest().listener.ended(1)
    keeper.whenReady(openLine => got.push(openLine('page') === port ? 'third' : 'odd'))
    expect(got).toHaveLength(2)
    vi.advanceTimersByTime(1_000)
    newest().listener.ready()
    expect(got).toEqual(['first', 'second', 'third'])
  })
})

describe('stopping', () => {
  it('tells what could not be released, ends the process and does not count as a death', async () => {
    const { keeper, told, newest } = rig()
    keeper.start({ how: 'saved' })
    newest().listener.ready()
    const left = keeper.stop(5_000)
    newest().listener.stopped([problem])
    expect(await left).toEqual([problem])
    newest().listener.ended(0)
    expect(newest().did).toEqual(['stop', 'kill'])
    expect(told.at(-1)).toBe('stopped')
  })

  it.each([
    ['says nothing in time', () => vi.advanceTimersByTime(5_000)],
    ['dies while it stops', (listener: LifeListener) => listener.ended(1)],
  ])('is told apart when the engine %s', async (_what, happen) => {
    const { keeper, lives, newest } = rig()
    keeper.start({ how: 'saved' })
    newest().listener.ready()
    const left = keeper.stop(5_000)
    happen(newest().listener)
    expect(await left).toBeNull()
    vi.advanceTimersByTime(60_000)
    expect(lives).toHaveLength(1)
  })

  it('lets a new life begin before the old process has ended', async () => {
    const { keeper, lives, newest, told } = rig()
    keeper.start({ how: 'saved' })
    const first = newest()
    first.listener.ready()
    const left = keeper.stop(5_000)
    first.listener.stopped([])
    await left
    keeper.start(again)
    newest().listener.ready()
    first.listener.ended(0)
    vi.advanceTimersByTime(60_000)
    expect(lives).toHaveLength(2)
    expect(keeper.status()).toBe('ready')
    expect(told.filter(words => words.startsWith('died'))).toEqual([])
  })

  it('has nothing to wait for without an engine, and calls off the next start', async () => {
    const { keeper, lives, newest } = rig()
    keeper.start({ how: 'saved' })
    newest().listener.ended(1)
    expect(await keeper.stop(5_000)).toEqual([])
    vi.advanceTimersByTime(60_000)
    expect(lives).toHaveLength(1)
  })
})
