import { describe, expect, it } from 'vitest'
import { makeBacklog } from '../../../core/receiver/backlog.ts'

const nextTurn = () => new Promise<void>(resolve => setImmediate(resolve))

const backlogAt = () => {
  let now = 1_000
  const backlog = makeBacklog(() => now)
  return {
    noticed: backlog.noticed,
    pass: (ms: number) => {
      now += ms
    },
  }
}

describe('the backlog of a burst', () => {
  it('is nothing for what comes to an idle loop', async () => {
    const { noticed, pass } = backlogAt()
    expect(noticed('request')).toBe(0)
    await nextTurn()
    await nextTurn()
    pass(5_000)
    expect(noticed('connection')).toBe(0)
  })

  it('grows while every turn takes another connection, for the last one waited behind them all', async () => {
    const { noticed, pass } = backlogAt()
    for (let turn = 0; turn < 4; turn++) {
      expect(noticed('connection')).toBe(turn * 50)
      pass(50)
      await nextTurn()
    }
    expect(noticed('request')).toBe(200)
  })

  it('never takes more than half a second of a handler’s time', async () => {
    const { noticed, pass } = backlogAt()
    noticed('connection')
    pass(3_000)
    await nextTurn()
    expect(noticed('connection')).toBe(500)
  })
})
