import type { HeaderList } from '../../shared/capture.ts'

/** Node's flat list of names and values as pairs. */
export const pairs = (raw: readonly string[]): HeaderList => {
  const list: HeaderList = []
  for (let i = 0; i + 1 < raw.length; i += 2) list.push([raw[i] ?? '', raw[i + 1] ?? ''])
  return list
}
