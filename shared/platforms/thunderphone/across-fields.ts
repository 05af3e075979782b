import type { Finding } from '../../finding.ts'
import { products, takesAcknowledgement } from './agent-config.ts'

/** Rules that span fields (documented), and what is odd though accepted (our decision: a warning). */
export const acrossFields = (value: Record<string, unknown>): Finding[] => {
  const findings: Finding[] = []
  const product = typeof value.product === 'string' ? value.product : undefined
  const missing = (key: string, message: string) =>
    findings.push({ path: [key], code: 'missing', severity: 'error', message })
  const odd = (key: string, message: string) =>
    findings.push({ path: [key], code: 'odd', severity: 'warning', message })

  if (value.voice === undefined && value.voice_name === undefined)
    missing('voice', '"voice" is missing: ThunderPhone needs the id of a voice.')
  if (value.voice !== undefined && value.voice_name !== undefined && value.voice !== value.voice_name)
    odd('voice_name', '"voice_name" is an alias of "voice", and the two differ here. Keep one.')
  if (value.acknowledgement_prompt_mode === 'manual' && value.acknowledgement_prompt === undefined)
    missing(
      'acknowledgement_prompt',
      '"acknowledgement_prompt" is missing: it is required when the mode is manual.',
    )
  if (typeof value.prompt === 'string' && value.prompt.trim() === '')
    odd('prompt', 'The prompt is empty: the agent will not know what to do.')
  const knownProduct = product === undefined || (products as readonly string[]).includes(product)
  if (knownProduct && !takesAcknowledgement(product))
    for (const key of ['acknowledgement_prompt_mode', 'acknowledgement_prompt'])
      if (value[key] !== undefined)
        odd(
          key,
          `"${key}" does nothing with the product "${product ?? 'spark'}": only "-with-ack" products take it.`,
        )
  return findings
}
