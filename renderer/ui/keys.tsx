/** What to press, drawn as keys. Hidden from assistive technology, which gets `aria-keyshortcuts`. */
export const Keys = ({ keys }: { keys: readonly string[] }) => (
  <span className="keys" aria-hidden="true">
    {keys.map(key => (key === 'or' ? <i key={key}>or</i> : <kbd key={key}>{capital(key)}</kbd>))}
  </span>
)

/** As it is printed on the key. */
const capital = (key: string): string => {
  if (key === 'Enter') return '↵'
  return /^[a-z]$/.test(key) ? key.toUpperCase() : key
}
