import { describe, expect, it } from 'vitest'
import { usersOfAnswer } from '../../../core/answers/answer-users.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import type { ConnectionState } from '../../../shared/state.ts'

const vip = { id: 'answer-1', name: 'VIP', platform: 'thunderphone' } as const
const connection = (change: Partial<ConnectionState> = {}) =>
  ({
    id: 'practice',
    platform: 'thunderphone',
    name: 'Practice',
    answerId: 'other',
    deadline: { marginMs: 150, answerId: null },
    ...change,
  }) as ConnectionState
const rule = (action: Rule['action']): Rule => ({ id: 'r', name: 'Regulars', on: false, when: [], action })
const users = (
  connections: ConnectionState[],
  rules: Rule[] = [],
  connectionId = 'practice',
  saved: Parameters<typeof usersOfAnswer>[3] = {},
) => usersOfAnswer(vip, connections, [{ connectionId, rules, file: null, problem: null }], saved)

describe('who uses an answer', () => {
  it('is nobody when no connection and no rule gives it', () => {
    expect(users([connection()])).toEqual([])
    expect(
      users(
        [connection()],
        [rule({ do: 'answer', answer: 'VIPs' }), rule({ do: 'forward' }), rule({ do: 'breakpoint' })],
      ),
    ).toEqual([])
  })

  it('is a connection that gives it by default or at the deadline', () => {
    expect(
      users([
        connection({ answerId: vip.id }),
        connection({ name: 'ThunderPhone', deadline: { marginMs: 1, answerId: vip.id } }),
      ]),
    ).toEqual(['it is the default answer of “Practice”', 'it is the deadline answer of “ThunderPhone”'])
  })

  it('is a connection whose saved settings name it, whatever this run has of that connection', () => {
    const deadline = { marginMs: 150, answerId: vip.id }
    expect(users([], [], 'practice', { 'thunderphone-manual': { answerId: 'other', deadline } })).toEqual([
      'it is the deadline answer of “thunderphone-manual”',
    ])
    expect(
      users([connection({ answerId: 'for this run' })], [], 'practice', { practice: { answerId: vip.id } }),
    ).toEqual(['it is the default answer of “Practice”'])
    expect(
      users([connection({ answerId: vip.id })], [], 'practice', { practice: { answerId: vip.id } }),
    ).toHaveLength(1)
  })

  it.each([
    { do: 'answer', answer: 'answer-1' },
    { do: 'answer', answer: ' vip' },
    { do: 'breakpoint', answer: 'VIP' },
  ] as const)('is a rule that names it by id or name, on or off: %o', action => {
    expect(users([connection()], [rule(action)])).toEqual(['the rule “Regulars” of “Practice” gives it'])
    expect(users([], [rule(action)], 'thunderphone-manual')).toEqual([
      'the rule “Regulars” of “thunderphone-manual” gives it',
    ])
  })
})
