import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainContent } from '../../../shared/answer.ts'
import type { EngineEvent } from '../../../shared/contract.ts'
import { testEngine } from '../../support/engine.ts'
import { deliver, endpointSecret, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const config = '{"prompt":"Hi.","voice":"en-US-James1"}'
const vip = {
  platform: 'thunderphone',
  kind: 'config',
  name: 'VIP',
  content: plainContent(config),
} as const
const practiceAnswer = 'thunderphone-practice'
const accountAnswer = 'thunderphone-account'

const engineOn = async (dataFolder = tempFolder()) => {
  const engine = await testEngine({ dataFolder })
  const events: EngineEvent[] = []
  engine.listen(event => events.push(event))
  const answers = () => engine.snapshot().answers.map(a => a.id)
  return { engine, ask: engine.handlers, events, answers, dataFolder }
}
type TestedEngine = Awaited<ReturnType<typeof engineOn>>
const create = async ({ ask }: TestedEngine) => (await ask['answers.create'](vip)).answerId

describe('what a page asks of answers', () => {
  it('makes, names, pins, deletes and brings them back, and every page is told', async () => {
    const rig = await engineOn()
    const { ask, events, answers } = rig
    const id = await create(rig)
    const { answerId: copy } = await ask['answers.duplicate']({ answerId: id })
    await ask['answers.rename']({ answerId: copy, name: 'Regulars' })
    await ask['answers.pin']({ answerId: copy, pinned: true })
    await ask['answers.delete']({ answerId: copy })
    await ask['answers.undelete']({ answerId: copy })
    const told = events.flatMap(e =>
      e.name === 'answer'
        ? [[e.payload.id, e.payload.name, e.payload.pinned]]
        : e.name === 'answer-removed'
          ? [[e.payload.id]]
          : [],
    )
    expect(told).toEqual([
      [id, 'VIP', false],
      [copy, 'VIP copy', false],
      [copy, 'Regulars', false],
      [copy, 'Regulars', true],
      [copy],
      [copy, 'Regulars', true],
    ])
    expect(answers()).toEqual([practiceAnswer, accountAnswer, id, copy])
  })

  it('gives every revision with its content, to be compared and restored', async () => {
    const rig = await engineOn()
    const { ask } = rig
    const answerId = await create(rig)
    await ask['answers.swapIn']({ answerId, content: plainContent('{}'), force: false, note: 'Quiet' })
    const { revisions } = await ask['answers.revisions']({ answerId })
    expect(revisions.map(r => [r.revision, r.note, r.size])).toEqual([
      [2, 'Quiet', 2],
      [1, null, config.length],
    ])
    const { content } = await ask['answers.revision']({ answerId, revision: 1 })
    const restored = { answerId, content, force: false, note: 'Restored revision 1' }
    expect(await ask['answers.swapIn'](restored)).toEqual({ revision: 3 })
    expect((await ask['answers.revisions']({ answerId })).revisions[0]).toMatchObject({
      hash: revisions[1]?.hash,
      note: 'Restored revision 1',
    })
    const revision = (id: string) => async () => ask['answers.revision']({ answerId: id, revision: 9 })
    await expect(revision(answerId)()).rejects.toMatchObject({ code: 'bad-request' })
    await expect(revision('none')()).rejects.toMatchObject({ code: 'answer-not-found' })
  })
})

describe('an answer that a connection gives', () => {
  it('is not deleted until the connection gives another one', async () => {
    const rig = await engineOn()
    const { ask, answers } = rig
    const answerId = await create(rig)
    await ask['answers.use']({ connectionId: 'practice', answerId })
    await ask['connections.deadline']({
      connectionId: 'thunderphone',
      deadline: { marginMs: 150, answerId },
    })
    await expect(async () => ask['answers.delete']({ answerId })).rejects.toMatchObject({
      code: 'answer-in-use',
      detail: {
        name: 'VIP',
        by: 'it is the default answer of “ThunderPhone · practice line”; it is the deadline answer of “ThunderPhone”',
      },
    })
    await ask['answers.delete']({ answerId: practiceAnswer })
    expect(answers()).not.toContain(practiceAnswer)
  })

  it('that was there from the first start stays deleted at the next one', async () => {
    const rig = await engineOn()
    const answerId = await create(rig)
    await rig.ask['answers.use']({ connectionId: 'practice', answerId })
    await rig.ask['answers.delete']({ answerId: practiceAnswer })
    await rig.engine.stop()
    const { answers } = await engineOn(rig.dataFolder)
    expect(answers()).not.toContain(practiceAnswer)
    expect(answers()).toContain(answerId)
  })

  it('is the first one when the settings name one that is not there, brought back if it was deleted', async () => {
    const rig = await engineOn()
    const answerId = await create(rig)
    await rig.ask['answers.use']({ connectionId: 'practice', answerId })
    await rig.ask['answers.delete']({ answerId: practiceAnswer })
    await rig.engine.stop()
    const settings = join(rig.dataFolder, 'settings.json')
    writeFileSync(settings, readFileSync(settings, 'utf8').replace(answerId, 'of-yesterday'))
    const { engine, answers } = await engineOn(rig.dataFolder)
    expect(engine.connection('practice').state().answerId).toBe(practiceAnswer)
    expect(answers()).toContain(practiceAnswer)
  })
})

it('a delivery to a connection whose answers are not there gets "use your own agent", and nothing throws', async () => {
  const { engine, events } = await engineOn()
  const connection = await engine.connect({
    platform: 'thunderphone',
    mode: 'manual',
    endpointSecret,
    tunnel: 'none',
  })
  connection.useAnswer('none')
  connection.setDeadline({ marginMs: 150, answerId: 'none' })
  const { status, body } = await deliver(connection.state().receiverUrl ?? '', incoming(1))
  expect([status, body.toString()]).toEqual([200, '{}'])
  const [capture] = await engine.captured(1)
  expect(capture?.verdict).toMatchObject({ result: 'fallback', reason: 'empty' })
  expect((await engine.handlers['captures.get']({ id: capture?.id ?? '' })).answer).toBeNull()
  expect(events.filter(e => e.name === 'notice')).toEqual([])
})
