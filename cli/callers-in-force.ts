import { basename } from 'node:path'
import type { CallersState } from '../shared/state.ts'

/** "128 numbers (vip.csv)". */
export const callersInForce = ({ file, rows }: CallersState): string =>
  `${rows} ${rows === 1 ? 'number' : 'numbers'} (${basename(file)})`
