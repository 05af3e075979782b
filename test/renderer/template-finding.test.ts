import { describe, expect, it } from 'vitest'
import { templateFinding } from '../../renderer/document/template-finding.ts'

const text = '{\n  "prompt": "Hi\\n{{ caller.name | nope }}",\n  "voice": "v"\n}'

describe('a template that fails', () => {
  it('is a warning at its place, with the line of a long prompt', () => {
    const finding = templateFinding(text, 'prompt, line 2: undefined filter: nope')
    expect(finding).toMatchObject({ path: ['prompt'], severity: 'warning', line: 2 })
    expect(finding.message).toMatch(/line 2: undefined filter: nope$/)
    expect(text.slice(finding.from, finding.to)).toMatch(/^\{\{ caller\.name \| nope \}\}/)
  })

  it('stands at the beginning when its place is not known', () => {
    expect(templateFinding(text, 'It took too long.')).toMatchObject({ path: [], from: 0, to: 0, line: 1 })
  })
})
