import type { HeaderList } from '../../shared/capture.ts'
import type { SignatureScheme } from '../platforms/signature-schemes.ts'

const sayValue = (value: string, { name, form }: SignatureScheme): string => {
  const { length } = value
  if (length === 0) return 'Its value is empty.'
  if (value !== value.trim()) return `White space stands around it; it should be ${form}.`
  if (/^[0-9a-f]+$/.test(value))
    return length === 64
      ? `It is 64 hexadecimal digits; for ${name} it should be ${form}.`
      : `It has ${length} hexadecimal digits instead of 64.`
  if (/^[0-9A-Fa-f]{64}$/.test(value)) return 'Its 64 hexadecimal digits are not all in lower case.'
  return `Its ${length} characters are not ${form}.`
}

/** What stands in the header, in a sentence. */
export const sayGiven = (headers: HeaderList, scheme: SignatureScheme): string => {
  const values = headers.flatMap(([name, value]) =>
    name.toLowerCase() === scheme.header.toLowerCase() ? [value] : [],
  )
  const [value] = values
  if (value === undefined) return `There is no ${scheme.header} header.`
  if (values.length > 1) return `There are ${values.length} ${scheme.header} headers instead of one.`
  return scheme.read(value, headers) ? `It has the right form: ${scheme.form}.` : sayValue(value, scheme)
}
