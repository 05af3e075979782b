import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { fixtureSchemaText } from '../../shared/fixture-schema.ts'
import { sampleFixture } from '../support/sample-fixture.ts'

const published = readFileSync(new URL('../../shared/fixture.schema.json', import.meta.url), 'utf8')

const makeValidator = () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
  // The pattern beside it says the same.
  ajv.addFormat('date-time', true)
  return ajv
}

describe('the published JSON Schema of fixtures', () => {
  it('is the one that the program checks with; `node scripts/fixture-schema.mjs` writes it anew', () => {
    expect(published).toBe(fixtureSchemaText())
  })

  it('is valid by its own schema, and describes every field', () => {
    const schema = JSON.parse(published)
    const ajv = makeValidator()
    expect([ajv.validateSchema(schema), ajv.errors]).toEqual([true, null])
    const { properties } = schema
    for (const part of [
      schema,
      properties.request,
      properties.response,
      properties.signature,
      properties.expect,
    ])
      for (const [name, field] of Object.entries(part.properties))
        expect((field as { description?: string }).description, name).toMatch(/\.$/)
  })

  it('takes what can be read, with what nobody knows yet, and refuses what cannot', () => {
    const valid = makeValidator().compile(JSON.parse(published))
    expect([valid(sampleFixture()), valid.errors]).toEqual([true, null])
    expect(valid({ $schema: './fixture.schema.json', ...sampleFixture(), later: 1 })).toBe(true)
    expect(valid({ ...sampleFixture(), version: 2 })).toBe(false)
    expect(valid({ ...sampleFixture(), request: { ...sampleFixture().request, sha256: 'ABC' } })).toBe(false)
  })
})
