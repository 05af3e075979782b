import { isUtf8 } from 'node:buffer'
import type { Recode } from '../shared/mask/mask-capture.ts'
import type { Flag } from './command.ts'

export const maskFlag = {
  mask: { about: 'cover numbers, names and what was said, for a screen that others see' },
} satisfies Record<string, Flag>

/** Masks the text of a body; null for bytes that are no text. */
export const recode: Recode = (base64, mask) => {
  const bytes = Buffer.from(base64, 'base64')
  return isUtf8(bytes) ? Buffer.from(mask(bytes.toString())).toString('base64') : null
}
