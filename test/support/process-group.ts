import { readdirSync, readFileSync } from 'node:fs'

export interface GroupMember {
  readonly pid: number
  /** Its arguments, joined by spaces. */
  readonly command: string
  /** What the kernel says of it under this name; nothing when it has gone. */
  read(name: string): string
}

const readOr = (file: string, otherwise: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}

/** Fifth field of `stat`, after a name in brackets that may hold anything. */
const groupOf = (process: string): number =>
  Number(readOr(`/proc/${process}/stat`, ') ').split(') ').at(-1)?.split(' ')[2])

const all = (): readonly string[] => readdirSync('/proc').filter(name => /^\d+$/.test(name))

const member = (name: string): GroupMember => ({
  pid: Number(name),
  command: readOr(`/proc/${name}/cmdline`, '').replaceAll('\0', ' '),
  read: part => readOr(`/proc/${name}/${part}`, ''),
})

/** Every process of a group, as the leader's process id names it. */
export const processesIn = (group: number): readonly GroupMember[] =>
  all()
    .filter(name => groupOf(name) === group)
    .map(member)

/** Every process that was started with this text among its arguments. */
export const processesWith = (text: string): readonly GroupMember[] =>
  all()
    .map(member)
    .filter(({ command }) => command.includes(text))
