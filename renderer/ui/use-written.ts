import { useState } from 'react'

/**
 * Keeps a text as it is typed while it means the same as the value behind it: "1," and "1" are one list, "0." and "0"
 * one number, and neither is rewritten under the writer's hands.
 */
export const useWritten = <T>(value: T, print: (value: T) => string, parse: (text: string) => T) => {
  const [text, setText] = useState(() => print(value))
  const same = JSON.stringify(parse(text)) === JSON.stringify(value)
  return [same ? text : print(value), setText] as const
}
