/** One word that can stand in a template. */
export interface TemplateWord {
  readonly label: string
  readonly meaning: string
}

/** What a template can name. The columns of the table of callers and the parameters of the query are the user's own. */
const names: readonly TemplateWord[] = [
  { label: 'data.from_number', meaning: 'who calls: a number in E.164, or "web"' },
  { label: 'data.to_number', meaning: 'which number was called' },
  { label: 'data.call_id', meaning: 'the number of the call' },
  { label: 'query.customer_id', meaning: 'a query parameter of the delivery’s URL, by its name' },
  { label: 'caller.name', meaning: 'a column of the table of callers; empty for others' },
  { label: 'caller.vip', meaning: 'a column of the table of callers; empty for others' },
  { label: 'tunnel', meaning: 'the public URL; tools are taken below it, at /t/<name>' },
  { label: 'now', meaning: 'the time in UTC' },
  { label: 'type', meaning: 'the event type' },
]

const filters: readonly TemplateWord[] = [
  { label: 'default: "there"', meaning: 'what is written when there is no value' },
  { label: 'date: "%H:%M"', meaning: 'a time in a form of its own' },
  { label: 'upcase', meaning: 'in capitals' },
  { label: 'downcase', meaning: 'in small letters' },
  { label: 'capitalize', meaning: 'with a capital at the beginning' },
  { label: 'strip', meaning: 'without white space around it' },
  { label: 'split: ","', meaning: 'a list of its parts' },
  { label: 'first', meaning: 'the first of a list' },
  { label: 'last', meaning: 'the last of a list' },
  { label: 'size', meaning: 'how many characters or items' },
  { label: 'slice: -4, 4', meaning: 'a piece, here the last four' },
  { label: 'replace: "+", ""', meaning: 'with one text instead of another' },
  { label: 'append: "!"', meaning: 'with a text after it' },
  { label: 'escape', meaning: 'with HTML marks made harmless' },
]

export interface TemplatePlace {
  /** Where the word begins that is being typed. */
  readonly from: number
  readonly words: readonly TemplateWord[]
  /** Whether the template is still open behind the cursor. */
  readonly open: boolean
}

/**
 * What can stand at a place inside a string: null outside a template.
 * @param before the string up to the cursor, as it stands in the JSON text
 * @param after the rest of the line
 */
export const templatePlace = (before: string, after: string): TemplatePlace | null => {
  const begin = before.lastIndexOf('{{')
  if (begin === -1 || before.indexOf('}}', begin) !== -1) return null
  const inside = before.slice(begin + 2)
  const word = /[\w.]*$/.exec(inside)?.[0] ?? ''
  const lead = inside.slice(0, inside.length - word.length)
  const open = !/^[^"{]*\}\}/.test(after)
  const from = before.length - word.length
  if (/\|\s*$/.test(lead)) return { from, words: filters, open }
  return /^\s*$/.test(lead) ? { from, words: names, open } : null
}

/** In a JSON string a quotation mark is escaped. */
export const inJson = (label: string): string => JSON.stringify(label).slice(1, -1)
