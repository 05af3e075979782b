import { readNumbers } from '../../shared/number-list.ts'

type Json = string | number | boolean | null

const lines = (text: string): string[] => text.split('\n').filter(line => line !== '')

/** As the platform writes it: `web` in small letters, a number without what separates its digits. */
const plainNumber = (number: string): string =>
  /^web$/i.test(number) ? 'web' : number.replace(/[\s()./-]/g, '')

/** Numbers, one after the other with commas or on lines of their own. */
export const numberList = {
  print: (values: readonly string[]): string => values.join(', '),
  parse: (text: string): readonly string[] => [
    ...new Set(readNumbers(text).map(plainNumber).filter(Boolean)),
  ],
}

/** Names without spaces: of events, of tools. */
export const nameList = {
  print: (values: readonly string[]): string => values.join(', '),
  parse: (text: string): readonly string[] => text.split(/[\s,;]+/).filter(Boolean),
}

/** Any text, one on a line, because it may hold commas. */
export const lineList = { print: (values: readonly string[]): string => values.join('\n'), parse: lines }

const asJson = (line: string): Json => {
  const text = line.trim()
  if (/^(true|false|null|-?\d+(\.\d+)?([eE][+-]?\d+)?|".*")$/.test(text)) {
    try {
      return JSON.parse(text) as Json
    } catch {
      return line
    }
  }
  return line
}

const asLine = (value: Json): string =>
  typeof value === 'string' && asJson(value) === value && value !== '' ? value : JSON.stringify(value)

/** JSON values, one on a line; a text that reads like a number stands in quotes. */
export const jsonList = {
  print: (values: readonly Json[]): string => values.map(asLine).join('\n'),
  parse: (text: string): readonly Json[] => lines(text).map(asJson),
}
