import { truncateSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { plainContent } from '../../../shared/answer.ts'
import { answerFile } from '../../../shared/answer-file.ts'
import type { ProblemInfo } from '../../../shared/problem.ts'
import { type TestEngine, testEngine } from '../../support/engine.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const config = (prompt: string): string => `{"prompt":"${prompt}","voice":"v"}\n`
const envelope = (kind: 'test' | 'tool', text: string, status = 200, delayMs = 0): string =>
  answerFile({ platform: 'thunderphone', kind, name: 'x', text, status, delayMs }).text
const soon = { timeout: 5_000, interval: 20 }

const noticesOf = (engine: TestEngine): ProblemInfo[] => {
  const notices: ProblemInfo[] = []
  engine.listen(event => {
    if (event.name === 'notice') notices.push(event.payload)
  })
  return notices
}
const watching = async (text: string, dataFolder = tempFolder()) => {
  const file = join(tempFolder(), 'vip.json')
  writeFileSync(file, text)
  const engine = await testEngine({ dataFolder })
  const id = await engine.watchAnswer(file, 'thunderphone')
  const live = () => engine.snapshot().answers.find(a => a.id === id)
  return { engine, id, file, live, dataFolder }
}

describe('an answer’s file in an engine', () => {
  it('keeps the last good answer in force while its text is none, and says which file it is', async () => {
    const { engine, file, live } = await watching(config('one'))
    const notices = noticesOf(engine)
    expect(live()).toMatchObject({ text: config('one'), name: 'vip.json', file, revision: 1 })

    writeFileSync(file, '{"prompt":"two",')
    const refusal = { code: 'answer-invalid', detail: { place: 'vip.json, line 1, column 17' } }
    await vi.waitFor(() => expect(notices).toMatchObject([refusal]), soon)
    expect(live()).toMatchObject({ text: config('one'), revision: 1 })

    writeFileSync(file, config('three'))
    await vi.waitFor(() => expect(live()?.text).toBe(config('three')), soon)
    expect(live()?.revision).toBe(2)
  })

  it('is refused at the start when its text is none, and taken once it is mended', async () => {
    const file = join(tempFolder(), 'vip.json')
    writeFileSync(file, '{"promt":"x"}')
    const engine = await testEngine()
    const watch = () => engine.watchAnswer(file, 'thunderphone')
    await expect(watch()).rejects.toMatchObject({ code: 'answer-invalid' })
    await expect(engine.watchAnswer(`${file}.none`, 'thunderphone')).rejects.toMatchObject({
      code: 'file-unreadable',
    })
    expect(engine.snapshot().answers.filter(a => a.file !== null)).toEqual([])
    writeFileSync(file, config('x'))
    const id = await watch()
    expect(engine.snapshot().answers.find(a => a.id === id)?.text).toBe(config('x'))
  })

  it('that is larger than any answer is not read', async () => {
    const file = join(tempFolder(), 'vip.json')
    writeFileSync(file, '')
    truncateSync(file, 16_777_217)
    const engine = await testEngine()
    await expect(engine.watchAnswer(file, 'thunderphone')).rejects.toMatchObject({
      code: 'file-unreadable',
      detail: { reason: 'it is larger than 16 MiB' },
    })
  })

  it('can become a negative test, a tool’s reply and a config again', async () => {
    const { file, live } = await watching(config('one'))
    writeFileSync(file, envelope('test', 'no', 503, 1_000))
    await vi.waitFor(
      () => expect(live()).toMatchObject({ kind: 'test', text: 'no', status: 503, delayMs: 1_000 }),
      soon,
    )
    writeFileSync(file, envelope('tool', '[1]'))
    await vi.waitFor(() => expect(live()).toMatchObject({ kind: 'tool', text: '[1]', status: 200 }), soon)
    writeFileSync(file, config('two'))
    await vi.waitFor(
      () => expect(live()).toMatchObject({ kind: 'config', text: config('two'), delayMs: 0 }),
      soon,
    )
    expect(live()).toMatchObject({ name: 'vip.json', revision: 4 })
  })

  it('can become of another kind without another body', async () => {
    const { file, live } = await watching(envelope('test', '{}'))
    writeFileSync(file, '{}')
    await vi.waitFor(() => expect(live()).toMatchObject({ kind: 'config', text: '{}', revision: 2 }), soon)
  })

  it('of another version or platform is refused with its place', async () => {
    const { engine, file, live } = await watching(envelope('test', 'x'))
    const notices = noticesOf(engine)
    writeFileSync(file, envelope('test', 'y').replace('"version": 1', '"version": 2'))
    await vi.waitFor(() => expect(notices.map(n => n.detail.place)).toEqual(['vip.json, version']), soon)
    expect(live()?.text).toBe('x')
  })

  it('is one answer with one watcher, however often and by whatever path it is asked for', async () => {
    const { engine, id, file, live } = await watching(config('one'))
    const ids = await Promise.all(
      [file, relative(process.cwd(), file), join(file, '..', 'vip.json')].map(path =>
        engine.watchAnswer(path, 'thunderphone'),
      ),
    )
    expect(ids).toEqual([id, id, id])
    const notices = noticesOf(engine)
    const told: number[] = []
    engine.listen(event => {
      if (event.name === 'answer') told.push(event.payload.revision)
    })
    writeFileSync(file, config('two'))
    await vi.waitFor(() => expect(live()?.text).toBe(config('two')), soon)
    await sleep(200)
    expect([told, notices]).toEqual([[2], []])
  })

  it('is in force as it was saved while the watch was being set up', async () => {
    const file = join(tempFolder(), 'vip.json')
    writeFileSync(file, config('one'))
    const engine = await testEngine()
    const live = () => engine.snapshot().answers.find(a => a.name === 'vip.json')
    const watching = engine.watchAnswer(file, 'thunderphone')
    while (live() === undefined) await new Promise(resolve => setImmediate(resolve))
    writeFileSync(file, config('two'))
    await watching
    await vi.waitFor(() => expect(live()?.text).toBe(config('two')), soon)
  })

  it('is let go when no rule and nobody else names it, and can be deleted then', async () => {
    const { engine, file, live } = await watching(config('one'))
    const notices = noticesOf(engine)
    const other = join(tempFolder(), 'other.json')
    writeFileSync(other, config('other'))
    const rules = join(tempFolder(), 'rules.json')
    const naming = (...files: readonly string[]) =>
      JSON.stringify({
        format: 'hookswitch-rules',
        version: 1,
        platform: 'thunderphone',
        rules: files.map((path, i) => ({
          name: `Rule ${i}`,
          when: [],
          action: { do: 'answer', file: path },
        })),
      })
    const otherLive = () => engine.snapshot().answers.find(a => a.name === 'other.json')
    writeFileSync(rules, naming(other, file))
    await engine.watchRules('practice', rules, 'thunderphone')
    expect(otherLive()).toMatchObject({ file: other })
    writeFileSync(rules, naming())
    await vi.waitFor(() => expect(otherLive()?.file).toBeNull(), soon)
    // The host named this one itself.
    expect(live()?.file).toBe(file)
    writeFileSync(other, 'broken')
    writeFileSync(file, config('two'))
    await vi.waitFor(() => expect(live()?.text).toBe(config('two')), soon)
    await sleep(200)
    expect(notices).toEqual([])
    engine.handlers['answers.delete']({ answerId: otherLive()?.id ?? '' })
    expect(otherLive()).toBeUndefined()

    writeFileSync(other, config('back'))
    writeFileSync(rules, naming(other))
    await vi.waitFor(() => expect(otherLive()).toMatchObject({ file: other, text: config('back') }), soon)
  })

  it('leaves the draft of its answer alone', async () => {
    const { engine, id, file, live } = await watching(config('one'))
    const draft = plainContent(config('draft'))
    engine.handlers['answers.saveDraft']({ answerId: id, content: draft })
    writeFileSync(file, config('two'))
    await vi.waitFor(() => expect(live()?.text).toBe(config('two')), soon)
    expect(live()?.draft).toEqual(draft)
    writeFileSync(file, config('draft'))
    await vi.waitFor(() => expect(live()?.revision).toBe(3), soon)
    expect(live()?.draft).toBeNull()
  })

  it('is deleted when it is watched no longer, and comes back by its file', async () => {
    const { engine, id, file, dataFolder } = await watching(config('one'))
    const remove = async (from: TestEngine) => from.handlers['answers.delete']({ answerId: id })
    await expect(remove(engine)).rejects.toMatchObject({ code: 'answer-in-use' })
    await engine.stop()
    const next = await testEngine({ dataFolder })
    expect(next.snapshot().answers.find(a => a.id === id)?.file).toBeNull()
    await remove(next)
    expect(await next.watchAnswer(file, 'thunderphone')).toBe(id)
    expect(next.snapshot().answers.find(a => a.id === id)).toMatchObject({ file, text: config('one') })
  })
})
