import type { Parcel } from './parcel.ts'

/** More than this in one argument, and some systems do not start the program. */
const longestArgument = 100_000

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

// biome-ignore lint/suspicious/noControlCharactersInRegex: those that a terminal may not paste as they are
const unsafe = /[\x00-\x09\x0b-\x1f\x7f]/

/** The body as text when quotes can hold every byte of it; null when they cannot. */
const asText = (body: Buffer): string | null => {
  const text = body.toString('utf8')
  return !unsafe.test(text) && Buffer.from(text).equals(body) ? text : null
}

const printable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f && byte !== 0x27
const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`
/** How each byte is written. */
const signs = Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0x25) return '%%'
  if (byte === 0x5c) return '\\\\'
  return printable(byte) ? String.fromCharCode(byte) : octal(byte)
})

/** Any bytes as the format of `printf`, which is the same in sh, dash, bash and zsh: octal where it is no plain letter. */
const printfFormat = (body: Buffer): string => {
  // As bytes: a string that grows by a million pieces takes a caller's tenth of a second.
  const format = Buffer.allocUnsafe(body.length * 4)
  let end = 0
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] ?? 0
    const sign = i === 0 && byte === 0x2d ? octal(byte) : (signs[byte] ?? '')
    for (let at = 0; at < sign.length; at++) format[end++] = sign.charCodeAt(at)
  }
  return `'${format.toString('latin1', 0, end)}'`
}

/** curl sends a header without a value only when it is written like that, and one of its own unless it is taken away. */
const headerWords = ({ headers }: Parcel): string[] => [
  ...headers.map(([name, value]) => (value === '' ? `${name};` : `${name}: ${value}`)),
  ...['Accept', 'Content-Type', 'User-Agent']
    .filter(own => !headers.some(([name]) => name.toLowerCase() === own.toLowerCase()))
    .map(name => `${name}:`),
]

/**
 * A command that sends exactly these bytes when it is pasted into sh, dash, bash or zsh. Text stands in it as it is; what
 * a shell or its terminal would change is piped in by `printf`.
 */
export const asCurl = (parcel: Parcel): string => {
  const { body, method, url } = parcel
  const text = asText(body)
  // After an @ curl takes the name of a file.
  const inArgument = text !== null && body.length <= longestArgument && !text.startsWith('@')
  const words = [
    `curl -X ${method}${/[[\]{}]/.test(url) ? ' --globoff' : ''} ${quote(url)}`,
    ...headerWords(parcel).map(header => `-H ${quote(header)}`),
    ...(body.length === 0 ? [] : [`--data-binary ${inArgument ? quote(text) : '@-'}`]),
  ].join(' \\\n  ')
  if (body.length === 0 || inArgument) return words
  return `printf ${text !== null && !text.startsWith('-') ? `%s ${quote(text)}` : printfFormat(body)} | ${words}`
}
