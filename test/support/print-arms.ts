import { compileRules } from '../../core/rules/compile-rules.ts'
import { facts, rulesOf } from '../core/rules/facts.ts'

/** A program of its own: which of two arms each of so many calls is in, a letter a call. */
const share = (percent: number) => ({ when: [{ match: 'share', experiment: 'greeting', percent }] })
const rules = compileRules(rulesOf(share(30), share(70)), new Map())
const calls = Number(process.argv[2])
const arms = Array.from(
  { length: calls },
  (_, i) => rules.run(facts({ callId: String(i) }), true).next()?.id ?? '-',
)
console.log(arms.join(' '))
