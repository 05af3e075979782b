import { parentPort, workerData } from 'node:worker_threads'
import { openCapturesToRead } from '../captures/database.ts'
import { type FindQuery, makeFinder } from './find-captures.ts'
import { readHidden } from './hidden.ts'
import { makeIndexWork } from './index-work.ts'
import { isBroken, openSearchFile, removeSearchFile } from './search-database.ts'
import type { FromSearch, SearchFiles, ToSearch } from './search-messages.ts'

/** How long one piece of work takes, in milliseconds: a question that comes meanwhile waits for it. */
const sliceMs = 15
/** What waits to be indexed is waited for, but not longer than nobody notices. */
const catchUpMs = 80
/** What is done while stopping; the rest is done at the next start. */
const closeWithinMs = 100

const files = workerData as SearchFiles
const captures = openCapturesToRead(files.captures)
const database = openSearchFile(files.search, captures)
const index = makeIndexWork(database, captures)
const finder = makeFinder(database)
const hidden = readHidden(captures)

const tell = (message: FromSearch): void => parentPort?.postMessage(message)

/** Being forgotten, first come, first served; `merging` once its rows are gone. */
const forgetting: { readonly id: number; merging: boolean }[] = []
let scheduled = false

const schedule = (): void => {
  if (scheduled) return
  scheduled = true
  setImmediate(work)
}

const forgetSome = (): void => {
  const [asked] = forgetting
  if (!asked) return
  const over = index.overwrite(!asked.merging)
  asked.merging = true
  if (!over) return
  forgetting.shift()
  tell({ t: 'forgotten', id: asked.id })
}

/** Whatever fails ends this thread, and what it had not committed is looked at again by the next; a broken index is made anew. */
const orEnd = (step: () => void): void => {
  try {
    step()
  } catch (error) {
    if (isBroken(error)) {
      database.close()
      removeSearchFile(files.search)
    }
    throw error
  }
}

function work(): void {
  scheduled = false
  orEnd(() => {
    const done = index.work(sliceMs)
    if (done) {
      index.commit()
      forgetSome()
    }
    if (!done || forgetting.length > 0) schedule()
  })
}

const find = (id: number, query: FindQuery): void => {
  index.work(catchUpMs)
  try {
    const { seqs, more } = finder.find({ ...query, hidden: hidden() })
    const upTo = query.terms.length > 0 ? index.wordsUpTo() : index.rowsUpTo()
    tell({ t: 'found', id, seqs, more, upTo })
  } catch (error) {
    if (isBroken(error)) throw error
    tell({ t: 'failed', id, why: (error as Error).message })
  }
  schedule()
}

const close = (): void => {
  index.work(closeWithinMs)
  index.commit()
  database.close()
  captures.close()
  process.exit()
}

parentPort?.on('message', (message: ToSearch) => {
  switch (message.t) {
    case 'changed':
      index.changed(message.seqs)
      return schedule()
    case 'removed':
      index.removed(message.seqs)
      return schedule()
    case 'find':
      return orEnd(() => find(message.id, message.query))
    case 'forget':
      index.removed(message.seqs)
      forgetting.push({ id: message.id, merging: false })
      return schedule()
    case 'close':
      return close()
  }
})

tell({ t: 'ready' })
schedule()
