import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { answerOfFile, readAnswerFile, watchAnswerFile } from '../../../core/answers/answer-file.ts'
import type { Problem } from '../../../shared/problem.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const answer = (prompt: string): string => `{"prompt":"${prompt}","voice":"v"}\n`

const watched = async () => {
  const folder = tempFolder()
  const file = join(folder, 'vip.json')
  writeFileSync(file, answer('one'))
  const texts: string[] = []
  const problems: Problem[] = []
  const stop = await watchAnswerFile(
    file,
    text => texts.push(text),
    problem => problems.push(problem),
  )
  onTestFinished(stop)
  return { folder, file, texts, problems, stop }
}
const soon = { timeout: 5_000, interval: 20 }

describe('a file that holds an answer', () => {
  it('gives the answer its name, and its whole path an id', () => {
    expect(answerOfFile('/a/b/vip.json')).toEqual({
      name: 'vip.json',
      id: expect.stringMatching(/^file-[0-9a-f]{12}$/),
    })
    expect(answerOfFile('/a/./b/../b/vip.json').id).toBe(answerOfFile('/a/b/vip.json').id)
    expect(answerOfFile('/a/c/vip.json').id).not.toBe(answerOfFile('/a/b/vip.json').id)
    expect(answerOfFile('vip.json').id).toBe(answerOfFile(join(process.cwd(), 'vip.json')).id)
  })

  it.each(['none.json', '.'])('is a problem when it cannot be read (%s)', async name => {
    const file = join(tempFolder(), name)
    await expect(readAnswerFile(file)).rejects.toMatchObject({
      code: 'file-unreadable',
      detail: { file },
    })
  })
})

describe('an answer’s file that is saved', () => {
  it('in place brings its text', async () => {
    const { file, texts } = await watched()
    writeFileSync(file, answer('two'))
    await vi.waitFor(() => expect(texts).toEqual([answer('two')]), soon)
    writeFileSync(file, answer('three'))
    await vi.waitFor(() => expect(texts).toEqual([answer('two'), answer('three')]), soon)
  })

  it('as a new file under the old name brings its text, each time', async () => {
    const { folder, file, texts, problems } = await watched()
    for (const prompt of ['two', 'three', 'four']) {
      writeFileSync(join(folder, '.vip.json.tmp'), answer(prompt))
      renameSync(join(folder, '.vip.json.tmp'), file)
      await vi.waitFor(() => expect(texts.at(-1)).toBe(answer(prompt)), soon)
    }
    expect(problems).toEqual([])
  })

  it('by moving the old one away first brings its text', async () => {
    const { file, texts, problems } = await watched()
    renameSync(file, `${file}~`)
    writeFileSync(file, answer('two'))
    await vi.waitFor(() => expect(texts.at(-1)).toBe(answer('two')), soon)
    expect(problems).toEqual([])
  })

  it('in pieces brings the whole text, and never a piece', async () => {
    const { file, texts } = await watched()
    const text = answer('x'.repeat(200))
    const handle = openSync(file, 'w')
    for (let at = 0; at < text.length; at += 40) {
      await sleep(20)
      writeSync(handle, text.slice(at, at + 40))
    }
    closeSync(handle)
    await vi.waitFor(() => expect(texts).not.toEqual([]), soon)
    await sleep(150)
    expect(texts).toEqual([text])
  })

  it('after it was removed is told, and brings its text again', async () => {
    const { file, texts, problems } = await watched()
    rmSync(file)
    await vi.waitFor(
      () =>
        expect(problems.map(p => p.info)).toEqual([
          { code: 'answer-file-unreadable', detail: { file, reason: 'it was removed' } },
        ]),
      soon,
    )
    writeFileSync(file, answer('two'))
    await vi.waitFor(() => expect(texts).toEqual([answer('two')]), soon)
  })

  it('brings nothing when the watch has ended, nor when another file changes', async () => {
    const { folder, file, texts, stop } = await watched()
    writeFileSync(join(folder, 'other.json'), answer('x'))
    mkdirSync(join(folder, 'vip.json.d'))
    await sleep(250)
    await stop()
    writeFileSync(file, answer('two'))
    await sleep(250)
    expect(texts).toEqual([])
  })
})
