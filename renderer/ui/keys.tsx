import { drawnKeys } from '../keyboard/press.ts'

/** What to press, drawn as keys. Hidden from assistive technology, which gets `aria-keyshortcuts`. */
export const Keys = ({ keys }: { keys: readonly string[] }) =>
  keys.length > 0 && (
    <span className="keys" aria-hidden="true">
      {drawnKeys(keys).map((key, i) => {
        // The same key can be in two ways of pressing.
        const place = `${i} ${key}`
        return key === 'or' ? <i key={place}>or</i> : <kbd key={place}>{capital(key)}</kbd>
      })}
    </span>
  )

/** As it is printed on the key. */
const capital = (key: string): string => {
  if (key === 'Enter') return '↵'
  return /^[a-z]$/.test(key) ? key.toUpperCase() : key
}
