import { describe, expect, it } from 'vitest'
import { type CommandSpec, helpOf, parseCommand } from '../../cli/command.ts'
import { spec as captures } from '../../cli/commands/captures.ts'
import { spec as doctor } from '../../cli/commands/doctor.ts'
import { spec as listen } from '../../cli/commands/listen.ts'
import { spec as rules } from '../../cli/commands/rules.ts'
import { spec as serve } from '../../cli/commands/serve.ts'
import { spec as simulator } from '../../cli/commands/simulator.ts'
import { spec as trigger } from '../../cli/commands/trigger.ts'
import { Problem } from '../../shared/problem.ts'

const spec: CommandSpec = {
  name: 'demo',
  about: 'For the test.',
  operands: 'EVENT',
  flags: {
    port: { value: 'N', about: 'a port' },
    set: { value: 'A=B', about: 'again for more' },
    json: { about: 'a switch' },
  },
}
const parse = (...args: string[]) => parseCommand(spec, args)
const problemOf = (work: () => unknown): Problem => {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error
  }
  throw new Error('there was no problem')
}

describe('the words behind a command', () => {
  it('are flags, switches and operands in any order', () => {
    const given = parse('--port', '80', 'telephony.incoming', '--json', '--set=a=b', 'more', '--set', 'c=-d')
    expect(given.operands).toEqual(['telephony.incoming', 'more'])
    expect(given.text('port')).toBe('80')
    expect(given.texts('set')).toEqual(['a=b', 'c=-d'])
    expect([given.on('json'), given.on('port'), given.on('help')]).toEqual([true, true, false])
  })

  it.each([
    ['--rules', 'listen', listen],
    ['--answer', 'listen', listen],
    ['--callers', 'listen', listen],
    ['--secret-file', 'listen', listen],
    ['--data-dir', 'captures', captures],
  ] as const)('cannot be an empty place: %s of %s', (flag, _, command) => {
    const problem = problemOf(() => parseCommand(command, [flag, '']))
    expect(problem.code).toBe('usage')
    expect(problem.detail.reason).toMatch(
      new RegExp(`^${flag} needs the name of a (file|folder), and its value is empty\\.$`),
    )
    expect(() => parseCommand(command, [flag, 'x', flag, ''])).toThrow(Problem)
  })

  it('that were left out are nothing', () => {
    const given = parse()
    expect([given.text('port'), given.number('port', 0, 9), given.texts('set')]).toEqual([
      undefined,
      undefined,
      [],
    ])
    expect(given.on('json')).toBe(false)
  })

  it('count as operands after --, and the last of two flags wins', () => {
    expect(parse('--', '--json').operands).toEqual(['--json'])
    expect(parse('--port', '1', '--port', '2').number('port', 0, 9)).toBe(2)
  })

  it.each<[string, string[], RegExp]>([
    ['an unknown flag', ['--nope'], /^Unknown option '--nope'\.$/],
    ['an unknown letter', ['-x'], /^Unknown option '-x'\.$/],
    ['a flag without its value', ['--port'], /'--port <value>' argument missing\.$/],
    [
      'a flag whose value looks like a flag',
      ['--port', '--json'],
      /^--port needs a value; one that begins with a minus is written --port=-…$/,
    ],
    [
      'a value that looks like a flag',
      ['--port', '-1'],
      /^--port needs a value; one that begins with a minus is written --port=-…$/,
    ],
    ['a switch with a value', ['--json=yes'], /'--json' does not take an argument\.$/],
    ['a name of every object', ['--constructor'], /^Unknown option '--constructor'\.$/],
  ])('are a usage problem in one line: %s', (_, args, reason) => {
    const { code, detail } = problemOf(() => parse(...args))
    expect(code).toBe('usage')
    expect(detail.reason).toMatch(reason)
    expect(detail.reason).not.toContain('\n')
    expect(detail.next).toBe('See `hookswitch demo --help`.')
  })

  it('are a usage problem where no operand belongs', () => {
    expect(problemOf(() => parseCommand({ ...spec, operands: '' }, ['x'])).detail.reason).toBe(
      '"x" was not expected.',
    )
  })
})

describe('a number behind a flag', () => {
  it.each([
    ['0', 0],
    ['65535', 65_535],
    [' 7 ', 7],
    ['007', 7],
  ])('%j is %i', (text, value) => {
    expect(parse('--port', text).number('port', 0, 65_535)).toBe(value)
  })

  it.each(['', ' ', 'x', '1.5', '65536', '=-1', '8080x', '1,000', 'NaN', 'Infinity', '٣'])(
    '%j is none',
    text => {
      const args = text.startsWith('=') ? [`--port${text}`] : [`--port=${text}`]
      const { detail } = problemOf(() => parse(...args).number('port', 0, 65_535))
      expect(detail.reason).toBe(
        `--port takes a whole number from 0 to 65535, not "${text.replace(/^=/, '')}".`,
      )
    },
  )
})

describe('the help of a command', () => {
  const specs = [captures, doctor, listen, rules, serve, simulator, trigger]

  it.each(specs.map(s => [s.name, s] as const))('%s fits a terminal of 100 columns', (_, one) => {
    for (const line of helpOf(one).split('\n')) expect(line.length, line).toBeLessThanOrEqual(100)
  })

  it.each(specs.map(s => [s.name, s] as const))('%s has its flags in two straight columns', (name, one) => {
    const help = helpOf(one)
    const lines = help.split('\n').filter(line => line.startsWith('  --'))
    expect(lines).toHaveLength(Object.keys(one.flags).length + 1)
    const starts = lines.map(line => line.search(/(?<= {2})[^ -](?!.* {2})/))
    expect(new Set(starts).size).toBe(1)
    expect(help).toContain(`Usage: hookswitch ${name}`)
    expect(help.endsWith('\n')).toBe(true)
  })

  it('names the value of a flag, and none of a switch', () => {
    expect(helpOf(spec)).toContain(
      '\n  --port N   a port\n  --set A=B  again for more\n  --json     a switch\n',
    )
    expect(helpOf(spec)).toContain('Usage: hookswitch demo EVENT [flags]\n')
  })
})
