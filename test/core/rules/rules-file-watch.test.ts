import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Problem } from '../../../shared/problem.ts'
import { sayProblem } from '../../../shared/problem-words.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { rulesOf } from './facts.ts'
import { openBook } from './open-book.ts'

const fileOf = (...rules: readonly object[]): string =>
  JSON.stringify({ format: 'hookswitch-rules', version: 1, platform: 'thunderphone', rules })
const rule = (name: string, action: object = { do: 'answer', answer: 'VIP' }) => ({ name, when: [], action })
const soon = { timeout: 5_000, interval: 20 }

const watched = async (text: string, more: Parameters<typeof openBook>[0] = {}) => {
  const file = join(tempFolder(), 'rules.json')
  writeFileSync(file, text)
  const opened = openBook(more)
  onTestFinished(() => opened.book.close())
  await opened.book.watch('practice', file, 'thunderphone')
  return { ...opened, file, ids: () => opened.book.of('practice').rules.map(r => r.id) }
}

describe('a file of rules that is watched', () => {
  it('is in force at once, and again each time it is saved, in place or as a new file', async () => {
    const { book, file, ids, told } = await watched(fileOf(rule('One')))
    expect(ids()).toEqual(['one'])
    expect(told).toEqual([
      { connectionId: 'practice', rules: book.of('practice').rules, file, problem: null },
    ])
    writeFileSync(file, fileOf(rule('Two'), rule('Three')))
    await vi.waitFor(() => expect(ids()).toEqual(['two', 'three']), soon)
    writeFileSync(`${file}~`, `\uFEFF${fileOf(rule('Four'))}`)
    renameSync(`${file}~`, file)
    await vi.waitFor(() => expect(ids()).toEqual(['four']), soon)
    expect(told).toHaveLength(3)
  })

  it('is the only place to change them', async () => {
    const { book, file } = await watched(fileOf(rule('One')))
    expect(() => book.save('practice', [])).toThrow(
      expect.objectContaining({ code: 'rules-in-file', detail: { file } }),
    )
    book.save('thunderphone', rulesOf({ action: { do: 'breakpoint' } }))
    expect(book.try('practice', []).rules).toEqual([])
  })

  it.each([
    ['half of it', '{"format":', /^line 1, column \d+$/, /^it is not JSON/],
    [
      'an unknown matcher',
      fileOf({ ...rule('X'), when: [{ match: 'x' }] }),
      /^rules\[0\]\.when\[0\]\.match \(line 1, column \d+\)$/,
      /must be "event"/,
    ],
    [
      'an unknown answer',
      fileOf(rule('X'), rule('Y', { do: 'answer', answer: 'VPI' })),
      /^rules\[1\]\.action\.answer \(line/,
      /there is no answer “VPI”, perhaps “VIP”$/,
    ],
  ])('keeps the last good rules in force while it says %s', async (_, bad, place, reason) => {
    const { book, file, ids, problems, told } = await watched(fileOf(rule('One')))
    const problem = {
      code: 'rules-file-invalid',
      detail: { file, place: expect.stringMatching(place), reason: expect.stringMatching(reason) },
    }
    writeFileSync(file, bad)
    await vi.waitFor(() => expect(problems.map(p => p.info)).toEqual([problem]), soon)
    expect(ids()).toEqual(['one'])
    expect(told.at(-1)).toMatchObject({ problem, file, rules: [{ id: 'one' }] })
    writeFileSync(file, fileOf(rule('Two')))
    await vi.waitFor(() => expect(ids()).toEqual(['two']), soon)
    expect(book.list()[0]?.problem).toBeNull()
  })

  it('keeps its rules in force when it is removed, and says so', async () => {
    const { file, ids, told, problems } = await watched(fileOf(rule('One')))
    rmSync(file)
    const problem = { code: 'rules-file-invalid', detail: { file, reason: 'it was removed' } }
    await vi.waitFor(() => expect(told.at(-1)?.problem).toEqual(problem), soon)
    expect([ids(), problems.map(p => p.info)]).toEqual([['one'], [problem]])
    writeFileSync(file, fileOf(rule('Two')))
    await vi.waitFor(() => expect(ids()).toEqual(['two']), soon)
    expect(told.at(-1)?.problem).toBeNull()
  })

  it('watches the answers that it names by their files, beside it', async () => {
    const asked: string[] = []
    const { book, file } = await watched(
      fileOf(
        rule('One', { do: 'answer', file: 'answers/vip.json' }),
        rule('Two', { do: 'answer', file: './answers/vip.json' }),
      ),
      {
        watchAnswer: async path => {
          asked.push(path)
          return 'file-1'
        },
      },
    )
    const actions = () => book.of('practice').rules.map(r => r.action)
    expect(actions()).toEqual([
      { do: 'answer', answer: 'file-1' },
      { do: 'answer', answer: 'file-1' },
    ])
    writeFileSync(file, fileOf(rule('One', { do: 'answer', file: 'answers/vip.json' })))
    await vi.waitFor(() => expect(actions()).toHaveLength(1), soon)
    expect(new Set(asked)).toEqual(new Set([join(file, '../answers/vip.json')]))
  })

  it('is refused with the place of an answer’s file that is no good, and tried anew with the next save', async () => {
    let good = true
    const text = fileOf(rule('One', { do: 'answer', file: 'vip.json' }))
    const { file, problems, ids } = await watched(fileOf(rule('Zero')), {
      watchAnswer: async path => {
        if (!good)
          throw new Problem('answer-invalid', {
            place: 'vip.json, line 2, column 3',
            reason: 'Unknown key "promt".',
          })
        return `file-${path}`
      },
    })
    good = false
    writeFileSync(file, text)
    await vi.waitFor(() => expect(problems).toHaveLength(1), soon)
    expect(problems[0]?.detail).toMatchObject({
      place: expect.stringMatching(/^rules\[0\]\.action\.file \(line 1, column \d+\)$/),
      reason: 'vip.json, line 2, column 3: Unknown key "promt"',
    })
    good = true
    writeFileSync(file, `${text}\n`)
    await vi.waitFor(() => expect(ids()).toEqual(['one']), soon)
  })

  it('is tried again when the answer’s file for which it was refused appears, changes, or is mended', async () => {
    const folder = tempFolder()
    const answer = join(folder, 'not yet', 'vip.json')
    const { file, problems, ids, told } = await watched(fileOf(rule('Zero')), {
      watchAnswer: async path => {
        const text = await readFile(path, 'utf8').catch(() => 'nothing')
        if (text !== 'good') throw new Problem('answer-invalid', { reason: `it is ${text}.` })
        return `file-${path}`
      },
    })
    const reasons = () => problems.map(({ detail }) => detail.reason)
    const text = fileOf(rule('One', { do: 'answer', file: answer }))
    writeFileSync(file, text)
    await vi.waitFor(() => expect(reasons()).toEqual([`${answer}: it is nothing`]), soon)
    mkdirSync(join(folder, 'not yet'))
    writeFileSync(answer, 'bad')
    await vi.waitFor(() => expect(reasons().slice(1)).toEqual([`${answer}: it is bad`]), soon)
    expect(ids()).toEqual(['zero'])
    writeFileSync(answer, 'good')
    await vi.waitFor(() => expect(ids()).toEqual(['one']), soon)
    expect([reasons().length, told.at(-1)?.problem]).toEqual([2, null])
  })

  it('that was saved meanwhile does not come back with the answer’s file of the text before', async () => {
    const answer = join(tempFolder(), 'vip.json')
    const { file, problems, ids, told } = await watched(fileOf(rule('Zero')), {
      watchAnswer: async path => {
        if (!existsSync(path)) throw new Problem('answer-invalid', { reason: 'it is not there.' })
        return `file-${path}`
      },
    })
    writeFileSync(file, fileOf(rule('One', { do: 'answer', file: answer })))
    await vi.waitFor(() => expect(problems).toHaveLength(1), soon)
    writeFileSync(file, fileOf(rule('Two')))
    await vi.waitFor(() => expect(ids()).toEqual(['two']), soon)
    const before = told.length
    writeFileSync(answer, 'x')
    await new Promise(resolve => setTimeout(resolve, 1_000))
    expect([ids(), told.length]).toEqual([['two'], before])
  })

  it('needs only the answers’ files that it names now', async () => {
    const kept: [string, readonly string[]][] = []
    const { file } = await watched(fileOf(rule('One', { do: 'answer', file: 'a.json' })), {
      keepAnswers: async (connectionId, files) => {
        kept.push([connectionId, files])
      },
    })
    writeFileSync(file, fileOf(rule('One'), rule('Two', { do: 'answer', file: 'b.json' })))
    await vi.waitFor(() => expect(kept).toHaveLength(2), soon)
    expect(kept).toEqual([
      ['practice', [join(file, '../a.json')]],
      ['practice', [join(file, '../b.json')]],
    ])
  })

  it('that is refused at the start says to start again, and lets go of its answers’ files', async () => {
    const kept: (readonly string[])[] = []
    const opened = watched(
      fileOf(rule('One', { do: 'answer', file: 'a.json' }), rule('Two', { do: 'answer', answer: 'None' })),
      {
        keepAnswers: async (_, files) => {
          kept.push(files)
        },
      },
    )
    const problem = await opened.then(
      () => null,
      (error: Problem) => error,
    )
    const { next } = sayProblem(problem?.info ?? { code: 'internal', detail: {} })
    expect([next, kept]).toEqual(['Mend the file, then start again.', [[]]])
  })

  it.each([
    ['a mistake', '{}', { code: 'rules-file-invalid' }],
    [
      'rules of another version',
      fileOf().replace('"version":1', '"version":9'),
      { code: 'rules-file-invalid' },
    ],
  ])('is refused at the start with %s in it', async (_, text, problem) => {
    await expect(watched(text)).rejects.toMatchObject(problem)
  })

  it('has to be there at the start', async () => {
    const { book } = openBook()
    await expect(book.watch('practice', '/none/rules.json', 'thunderphone')).rejects.toMatchObject({
      code: 'file-unreadable',
    })
  })

  it('takes saves in their order, although an answer’s file is slow to be read', async () => {
    const slow = rule('Slow', { do: 'answer', file: 'slow.json' })
    const { file, ids, told } = await watched(fileOf(rule('One')), {
      watchAnswer: () => new Promise(resolve => setTimeout(() => resolve('file-slow'), 600)),
    })
    writeFileSync(file, fileOf(slow))
    await new Promise(resolve => setTimeout(resolve, 250))
    writeFileSync(file, fileOf(rule('Last')))
    await vi.waitFor(() => expect(told).toHaveLength(3), soon)
    expect(ids()).toEqual(['last'])
  })

  it('leaves the saved rules as they were, for when there is no file', async () => {
    const { book, file, close, folder } = await watched(fileOf(rule('One')))
    expect(book.list()).toHaveLength(1)
    await close()
    const { openBookAt } = await import('./open-book.ts')
    expect(openBookAt(folder).book.list()).toEqual([])
    expect(file).toContain('rules.json')
  })
})
