const split = (text: string): readonly string[] => text.split(' ')

const first = split(
  'Robin Alexis Casey Devon Ellis Finley Harley Jordan Kendall Logan Morgan Noel Parker Quinn Reese Sasha Tatum Umber Val Winter Arden Blair Corin Dale Emery Fenn Greer Hollis Indigo Jules',
)
const last = split(
  'Sample Placeholder Template Specimen Fictive Stubbs Mockford Dummett Fixture Imagin Nobodey Notional Exemplar Blankley Standin Pretend Fabler Paragon Figment Untitled Proforma Quasi Seeming Virtua Anonim Nonesuch Whosit Proxford Token Sketchley',
)
const firsts = new Set(first)
const lasts = new Set(last)

const isDate = /^\d{4}-\d{2}-\d{2}$/
const dayMs = 86_400_000
const firstDay = Date.UTC(1900, 0, 1)

/** A person who is not there: as many words as the original has (one, or two), a house number where it has one, a day where it is one. */
export const nameStandIn = (original: string, n: number): string => {
  if (isDate.test(original)) return new Date(firstDay + n * dayMs).toISOString().slice(0, 10)
  if (/\d/.test(original)) return `${n + 1} Example Street`
  const given = first[n % first.length] ?? ''
  const round = Math.floor(n / first.length)
  // No number is in a name: a second one is written out as letters.
  const more = (times: number): string =>
    times === 0 ? '' : ` ${'I'.repeat(Math.min(times, 3))}${times > 3 ? times : ''}`
  if (!/\s/.test(original.trim())) return `${given}${more(round)}`
  const family = last[(n + round) % last.length] ?? ''
  return `${given} ${family}${more(Math.floor(round / last.length))}`
}

export const isNameStandIn = (text: string): boolean => {
  if (isDate.test(text)) return text < '1928'
  if (/^\d+ Example Street$/.test(text)) return true
  return text.split(' ').every(word => firsts.has(word) || lasts.has(word) || /^I{1,3}\d*$/.test(word))
}
