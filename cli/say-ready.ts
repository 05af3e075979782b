import { platformFacts } from '../shared/platforms/registry.ts'
import type { RuleSetState } from '../shared/rules/rule-state.ts'
import type { ConnectionState } from '../shared/state.ts'
import { callersInForce } from './callers-in-force.ts'
import { rulesInForce } from './rules-in-force.ts'
import { printable, talk } from './terminal.ts'

/**
 * What a connection that is live now does, and what to do next.
 * @param deadlineAnswer the name of the answer that goes out when time runs out; undefined for the platform's own agent
 */
export const sayReady = (
  state: ConnectionState,
  answerName: string,
  deadlineAnswer: string | undefined,
  rules: RuleSetState | undefined,
): void => {
  talk(`● Live   ${state.name}`)
  talk(`  public URL  ${state.publicUrl}`)
  talk(`  receiver    ${state.receiverUrl}`)
  if (state.endpointId) talk(`  endpoint    ${state.endpointId} (${state.events.join(', ')})`)
  if (state.onlyNumbers.length > 0) talk(`  only        ${state.onlyNumbers.join(', ')}`)
  talk(`  answer      ${answerName}`)
  if (state.callers) talk(`  callers     ${callersInForce(state.callers)}`)
  if (rules && (rules.file !== null || rules.rules.length > 0)) talk(`  rules       ${rulesInForce(rules)}`)
  if (state.forwardTo) talk(`  handler     ${state.forwardTo}`)
  if (deadlineAnswer !== undefined)
    talk(`  deadline    “${printable(deadlineAnswer)}”, ${state.deadline.marginMs} ms before the limit`)
  if (state.mode === 'practice')
    talk('  Place a call from another terminal: hookswitch trigger telephony.incoming')
  const { events } = platformFacts(state.platform)
  const asked = state.events.filter(name => events[name]?.blocking)
  if (state.mode === 'account' && asked.length > 0)
    talk(
      state.onlyNumbers.length === 0
        ? `  Real callers (${asked.join(', ')}) are answered from this machine from now on.`
        : '  Real callers of these numbers are answered from this machine; all others get their own agent.',
    )
  if (state.mode === 'manual')
    talk('  Register the public URL at the platform, with the secret that you gave here.')
  if (state.tunnel.provider === 'localtunnel')
    talk(
      '  The public localtunnel server is run by a volunteer, and the way to it is not encrypted: use it for tests.',
    )
  talk('  Ctrl+C ends it and releases what it holds.')
}
