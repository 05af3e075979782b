import { describe, expect, it } from 'vitest'
import { conflicting, conflictProblem } from '../../../core/connections/guard.ts'
import type { EndpointEntry } from '../../../shared/endpoints.ts'
import { platformFacts } from '../../../shared/platforms/registry.ts'
import { sayProblem } from '../../../shared/problem-words.ts'

const facts = platformFacts('thunderphone')
const entry = (change: Partial<EndpointEntry> = {}): EndpointEntry => ({
  id: 'e-1',
  label: 'CRM',
  url: 'https://crm.example/hooks?key=abc',
  events: ['telephony.incoming'],
  status: 'active',
  whose: 'other',
  host: null,
  ...change,
})

describe('before an endpoint is registered', () => {
  it('others that answer the same calls are found, also those that take every event', () => {
    const others = [entry(), entry({ id: 'e-2', events: [] }), entry({ id: 'e-3', whose: 'colleague' })]
    expect(conflicting(facts, ['telephony.incoming', 'call.graded'], others)).toEqual(others)
  })

  it.each([
    ['is disabled', { status: 'disabled' }],
    ['takes other events', { events: ['web.incoming', 'call.graded'] }],
    ['is a leftover of ours', { whose: 'left-behind' as const }],
  ])('one that %s is no conflict', (_, change) => {
    expect(conflicting(facts, ['telephony.incoming', 'call.graded'], [entry(change)])).toEqual([])
  })

  it('events that nobody waits for conflict with nothing', () => {
    expect(conflicting(facts, ['call.graded', 'telephony.complete'], [entry({ events: [] })])).toEqual([])
  })

  it('the others are named: a colleague by the machine, a stranger by label and host, without the rest of the URL', () => {
    const others = [
      entry(),
      entry({ whose: 'colleague', host: 'anna-mbp', label: 'Hookswitch · anna-mbp · 0123' }),
      entry({ whose: 'in-use', host: 'here' }),
      entry({ label: 'Fourth' }),
    ]
    const { what, next } = sayProblem(conflictProblem(facts, others).info)
    expect(what).toContain(
      '“CRM” (crm.example), Hookswitch on anna-mbp, another Hookswitch on this machine, 1 more',
    )
    expect(what).not.toContain('abc')
    expect(next).toMatch(/--events [a-z.,-]*call\.graded/)
    expect(next).not.toContain('telephony.incoming')
  })
})
