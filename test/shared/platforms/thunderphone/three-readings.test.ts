import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../../core/platforms/adapter.ts'
import { judge } from '../../../../core/platforms/thunderphone/judge.ts'
import { faultOfSchema } from '../../../../core/simulator/read-parameters.ts'
import { thunderphone } from '../../../../shared/platforms/thunderphone/facts.ts'
import { ToolParameters } from '../../../../shared/platforms/thunderphone/tool-parameters.ts'
import { anyAnswer, anySchema } from './any-answer.ts'

const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false })
const bySchema = ajv.compile(thunderphone.answerSchema())

const byCheck = (answer: unknown): boolean =>
  !thunderphone.checkAnswer(answer).findings.some(f => f.severity === 'error')

const byVerdict = (answer: unknown): boolean => {
  const { result } = judge({
    eventType: 'telephony.incoming',
    tool: null,
    source: 'default',
    status: 200,
    check: thunderphone.checkAnswer(answer),
    localMs: 1,
    tunnelEstimateMs: 0,
    handlerProblem: null,
    answerProblems: [],
    passedOver: null,
    readable: true,
    voices: null,
  } as Outcome)
  expect(['used', 'rejected']).toContain(result)
  return result === 'used'
}

describe('the check, the JSON Schema and the verdict agree', () => {
  it('on eight thousand answers', { timeout: 120_000 }, () => {
    const counts = { taken: 0, rejected: 0, inTools: 0 }
    fc.assert(
      fc.property(anyAnswer, answer => {
        const taken = bySchema(answer)
        expect({ check: byCheck(answer), verdict: byVerdict(answer) }).toEqual({
          check: taken,
          verdict: taken,
        })
        counts[taken ? 'taken' : 'rejected'] += 1
        if (!taken && bySchema.errors?.[0]?.instancePath.startsWith('/tools/')) counts.inTools += 1
      }),
      { seed: 20261121, numRuns: 8_000 },
    )
    // Neither side may be rare, nor the faults deep inside.
    expect(counts.taken).toBeGreaterThan(1_500)
    expect(counts.rejected).toBeGreaterThan(1_500)
    expect(counts.inTools).toBeGreaterThan(500)
  })
})

describe('what a tool takes as parameters', () => {
  it('is what the meta-schema of JSON Schema 2020-12 takes, and the simulator', { timeout: 120_000 }, () => {
    const official = ajv.getSchema('https://json-schema.org/draft/2020-12/schema')
    if (!official) throw new Error('the meta-schema is missing')
    let taken = 0
    fc.assert(
      fc.property(
        anySchema.map(schema => JSON.parse(JSON.stringify(schema))),
        schema => {
          if (typeof schema === 'boolean') return
          const good = official(schema) === true
          if (good) taken += 1
          // The schema library passes over keys of this name; the check as a whole does not, as the test above shows.
          if (!JSON.stringify(schema).includes('__proto__'))
            expect(ToolParameters.safeParse(schema).success).toBe(good)
          expect(faultOfSchema(schema) === null).toBe(good)
        },
      ),
      { seed: 20261121, numRuns: 4_000 },
    )
    expect(taken).toBeGreaterThan(500)
  })
})
