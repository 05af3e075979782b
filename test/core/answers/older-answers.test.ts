import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrations } from '../../../core/captures/migrations.ts'
import { openDatabase } from '../../../core/sqlite.ts'
import { plainContent } from '../../../shared/answer.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { better, good, openAt } from './open-book.ts'

it('answers of version 2 of the captures file are brought along, whatever their names', async () => {
  const file = join(tempFolder(), 'captures.sqlite')
  const old = openDatabase(file)
  for (const sql of migrations.slice(0, 2)) old.exec(sql)
  old.exec('PRAGMA user_version = 2')
  const answer = old.prepare(
    'INSERT INTO answers (id, platform, name, draft, created_at) VALUES (?, ?, ?, ?, ?)',
  )
  const revision = old.prepare(
    'INSERT INTO revisions (answer_id, revision, created_at, forced, body) VALUES (?, ?, ?, ?, ?)',
  )
  answer.run('a', 'thunderphone', 'vip.json', Buffer.from(better), 1_000)
  answer.run('b', 'thunderphone', 'VIP.json', null, 2_000)
  revision.run('a', 1, 1_000, 0, Buffer.from('{}'))
  revision.run('a', 2, 3_000, 1, Buffer.from(good))
  revision.run('b', 1, 2_000, 0, Buffer.from('{}'))
  old.close()

  const { book } = openAt(file)
  const kept = { kind: 'config', pinned: false, file: null, status: 200, delayMs: 0, note: null }
  expect(book.list()).toMatchObject([
    { ...kept, id: 'a', revision: 2, text: good, forced: true, draft: plainContent(better) },
    { ...kept, id: 'b', revision: 1, text: '{}', forced: false, draft: null },
  ])
  expect(book.named('thunderphone', 'vip.json')?.id).toBe('a')
  expect(await book.revisions('a')).toMatchObject([
    { revision: 2, status: 200 },
    { revision: 1, note: null },
  ])
  expect(() => book.rename('b', 'vip.JSON')).toThrow(expect.objectContaining({ code: 'answer-name-taken' }))
  expect(book.swapIn('b', plainContent(good), false, 'new')).toBe(2)
})
