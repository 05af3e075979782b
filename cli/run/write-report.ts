import { accessSync, constants, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Problem } from '../../shared/problem.ts'

const unwritable = (file: string, error: unknown): Problem =>
  new Problem('usage', {
    reason: `The report ${file} cannot be written: ${(error as Error).message}.`,
    next: 'Name a file in a folder that is there.',
  })

/** Before anything is sent: a report that cannot be written is of no use after. @throws Problem `usage` */
export const checkReport = (file: string): void => {
  try {
    accessSync(dirname(resolve(file)), constants.W_OK)
  } catch (error) {
    throw unwritable(file, error)
  }
}

/** @throws Problem `usage` */
export const writeReport = (file: string, text: string): void => {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw unwritable(file, error)
  }
}
