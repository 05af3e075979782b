import { parseArgs } from 'node:util'
import { Problem } from '../shared/problem.ts'

/** One flag of a command: what it is for, and the name of its value unless it is a switch. */
export interface Flag {
  readonly about: string
  readonly value?: string
}

export interface CommandSpec {
  readonly name: string
  readonly about: string
  /** What stands after the flags, such as `EVENT`. */
  readonly operands?: string
  readonly flags: Readonly<Record<string, Flag>>
  /** More for its help, a line each. */
  readonly notes?: readonly string[]
}

export interface Given {
  readonly operands: readonly string[]
  on(flag: string): boolean
  text(flag: string): string | undefined
  /** All values of a flag that may be given several times. */
  texts(flag: string): readonly string[]
  /** A whole number within bounds. @throws Problem `usage` */
  number(flag: string, least: number, most: number): number | undefined
}

/** Flags that every command has. */
export const commonFlags = { help: { about: 'show this' } } satisfies Record<string, Flag>

const usage = (spec: CommandSpec, reason: string): Problem =>
  new Problem('usage', { reason, next: `See \`hookswitch ${spec.name} --help\`.` })

const isPlace = ({ value }: Flag): boolean => value === 'FILE' || value === 'DIR'

/** @throws Problem `usage` that names what was wrong */
export const parseCommand = (spec: CommandSpec, args: readonly string[]): Given => {
  const flags = { ...spec.flags, ...commonFlags }
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [
      name,
      { type: 'value' in flag && flag.value ? ('string' as const) : ('boolean' as const), multiple: true },
    ]),
  )
  let parsed: ReturnType<typeof parseArgs>
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const { message } = error as Error
    // What leaves things out begins with a minus, as in a filter.
    const flag = /starting with a dash use '(--[\w-]+)=/.exec(message)?.[1]
    if (flag !== undefined)
      throw usage(spec, `${flag} needs a value; one that begins with a minus is written ${flag}=-…`)
    const [reason = ''] = message.split(/\.\s/)
    throw usage(spec, `${reason.replace(/\.$/, '')}.`)
  }
  if (!spec.operands && parsed.positionals.length > 0)
    throw usage(spec, `"${parsed.positionals[0]}" was not expected.`)
  // Nobody means the folder or the program's own place by an empty name: a script's variable was not set.
  for (const [name, flag] of Object.entries(spec.flags))
    if (isPlace(flag) && parsed.values[name] !== undefined && [parsed.values[name]].flat().includes(''))
      throw usage(
        spec,
        `--${name} needs the name of a ${flag.value === 'DIR' ? 'folder' : 'file'}, and its value is empty.`,
      )
  const values = (flag: string) => (parsed.values[flag] ?? []) as (string | boolean)[]
  const texts = (flag: string) => values(flag).map(String)
  return {
    operands: parsed.positionals,
    on: flag => values(flag).length > 0,
    text: flag => texts(flag).at(-1),
    texts,
    number: (flag, least, most) => {
      const text = texts(flag).at(-1)
      if (text === undefined) return undefined
      const value = Number(text)
      if (text.trim() === '' || !Number.isInteger(value) || value < least || value > most)
        throw usage(spec, `--${flag} takes a whole number from ${least} to ${most}, not "${text}".`)
      return value
    },
  }
}

/** Lines of 100 columns at most, broken between words. */
const wrap = (text: string): string => text.replace(/(.{1,100})(?: +|$)/g, '$1\n').trimEnd()

/** The help of one command: usage, flags in two columns, notes. */
export const helpOf = (spec: CommandSpec): string => {
  const flags = Object.entries({ ...spec.flags, ...commonFlags }).map(([name, flag]) => [
    `--${name}${'value' in flag && flag.value ? ` ${flag.value}` : ''}`,
    flag.about,
  ])
  const width = Math.max(...flags.map(([left]) => left?.length ?? 0))
  const lines = flags.map(([left, about]) => `  ${left?.padEnd(width)}  ${about}`)
  const head = `hookswitch ${spec.name}${spec.operands ? ` ${spec.operands}` : ''} [flags]`
  const notes = spec.notes ? ['', ...spec.notes.map(wrap)] : []
  return [spec.about, '', `Usage: ${head}`, '', ...lines, ...notes, ''].join('\n')
}
