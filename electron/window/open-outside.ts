import { shell } from 'electron'
import { say } from '../say.ts'

const isSecure = (address: string): boolean => {
  try {
    return new URL(address).protocol === 'https:'
  } catch {
    return false
  }
}

/** Opens an https address in the system's browser, and nothing else: a link in a capture was written by somebody else. */
export const openOutside = (address: string): void => {
  if (!isSecure(address)) return
  shell.openExternal(address).catch(() => say('The system could not open the link in a browser.'))
}
