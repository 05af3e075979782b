import { parentPort } from 'node:worker_threads'
import type { Asked, Told } from '../asked-thread.ts'
import { type Database, openDatabase } from '../sqlite.ts'
import { findNumber } from './find-number.ts'
import type { KeepingResults, KeepingTask } from './keeping-thread.ts'
import { scanFile } from './scan-file.ts'

// Nothing here ever takes SQLite's lock for writing: the engine's own thread has it to itself, and never waits for it.

let checkpointer: Database | null = null

const doTask = (task: KeepingTask): KeepingResults[KeepingTask['do']] => {
  switch (task.do) {
    case 'checkpoint':
      checkpointer ??= openDatabase(task.file)
      checkpointer.prepare('PRAGMA wal_checkpoint(PASSIVE)').all()
      return null
    case 'find':
      return findNumber(task.file, task.digits)
    case 'scan':
      return scanFile(task.descriptor, task.digits)
    case 'end':
      checkpointer?.close()
      checkpointer = null
      return null
  }
}

parentPort?.on('message', ({ id, task }: Asked<KeepingTask>) => {
  const tell = (message: Told<KeepingResults[KeepingTask['do']], string>): void =>
    parentPort?.postMessage(message)
  try {
    tell({ id, result: doTask(task) })
  } catch (error) {
    tell({ id, problem: (error as Error).message })
  }
})
