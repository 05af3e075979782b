import type { EndpointHealth } from './health.ts'
import { platformFacts } from './platforms/registry.ts'
import type { ProblemCode, ProblemInfo } from './problem.ts'
import { sayProblem } from './problem-words.ts'
import type { ConnectionState, EndpointState } from './state.ts'
import { tunnelTroubleWords } from './tunnel-words.ts'

/** `good`: callers get their answers from here. `off`: nobody is sent here, and that is what was asked for. */
export type LightTone = 'good' | 'busy' | 'warning' | 'bad' | 'off'

/** What helps: a request to the engine, or the place where somebody has to choose or to write. */
export type LightDeed = 'connect' | 'resume' | 'probe' | 'disconnect' | 'show-connection' | 'show-handler'

export interface LightAction {
  readonly do: LightDeed
  readonly label: string
}

export interface ConnectionLight {
  readonly tone: LightTone
  /** One or two words: what stands beside the light. */
  readonly word: string
  /** One sentence: how it is, and what callers get. */
  readonly text: string
  readonly action: LightAction | null
}

/** What opens or registers within this time needs no words. */
const slowAfterMs = 3_000
/** The engine disables the endpoint when its tunnel was gone for so long. */
const lostAfterMs = 10_000

const light = (
  tone: LightTone,
  word: string,
  text: string,
  action: LightAction | null = null,
): ConnectionLight => ({ tone, word, text, action })

const again: LightAction = { do: 'connect', label: 'Connect again' }
const registerAnew: LightAction = { do: 'connect', label: 'Register anew' }
const probeNow: LightAction = { do: 'probe', label: 'Probe now' }
const tryNow: LightAction = { do: 'probe', label: 'Try now' }
const stop: LightAction = { do: 'disconnect', label: 'Stop' }
const showHandler: LightAction = { do: 'show-handler', label: 'Show handler' }
const show = (label: string): LightAction => ({ do: 'show-connection', label })
const otherTunnel = show('Choose a tunnel')

/** Another try with the same particulars cannot cure these. */
const toMend: { readonly [Code in ProblemCode]?: LightAction } = {
  'no-api-key': show('Give a key'),
  'api-key-refused': show('Change the key'),
  'api-key-role': show('Change the key'),
  'ssh-forward-refused': otherTunnel,
  'ssh-host-key-changed': otherTunnel,
  'ssh-key-refused': otherTunnel,
  'ssh-key-unreadable': otherTunnel,
  'tunnel-host-invalid': otherTunnel,
  'tunnel-url-invalid': otherTunnel,
}

const failed = (problem: ProblemInfo | null): ConnectionLight => {
  if (!problem) return light('bad', 'Failed', 'The connection could not be opened.', again)
  const { what } = sayProblem(problem)
  return problem.code === 'endpoint-conflict'
    ? light('warning', 'Undecided', what, show('Choose'))
    : light('bad', 'Failed', what, toMend[problem.code] ?? again)
}

const off = ({ problem, mode, apiKeySet }: ConnectionState): ConnectionLight => {
  if (problem) return light('warning', 'Off', sayProblem(problem).what, show('Show'))
  const action: LightAction =
    mode === 'account' && !apiKeySet ? show('Set up') : { do: 'connect', label: 'Connect' }
  return light('off', 'Off', 'Not connected: no call comes here.', action)
}

const troubleOf = ({ tunnel }: ConnectionState): string =>
  tunnelTroubleWords[tunnel.trouble ?? (tunnel.phase === 'suspect' ? 'silent' : 'unreachable')]

const reminderPage = 'The tunnel shows a page for browsers instead of passing calls on.'
const somebodyElse = "Somebody else's page answers at the public URL"

const opening = (state: ConnectionState, forMs: number): ConnectionLight => {
  const { tunnel, mode } = state
  const platform = platformFacts(state.platform).name
  const slow = forMs > slowAfterMs
  if (state.problem)
    return light('warning', 'Waiting', `${sayProblem(state.problem).what} It is tried again by itself.`, stop)
  switch (tunnel.phase) {
    case 'closed':
      return light('busy', 'Opening', `Asking ${platform} what is registered already.`, stop)
    case 'up':
      if (mode !== 'account') return light('busy', 'Opening', 'The tunnel is up; the rest follows.', stop)
      return slow
        ? light('warning', 'Not registered', `The tunnel is up, but ${platform} has no endpoint yet.`, stop)
        : light('busy', 'Registering', `The tunnel is up; ${platform} is told its URL.`, stop)
    default:
      if (tunnel.trouble === 'reminder-page') return light('warning', 'Reminder page', reminderPage, stop)
      return slow || tunnel.phase !== 'opening'
        ? light('warning', 'Still opening', `There is no tunnel yet: ${troubleOf(state)}.`, stop)
        : light('busy', 'Opening', 'The tunnel is being opened and probed.', stop)
  }
}

const paused = ({ endpoint, platform }: ConnectionState): ConnectionLight => {
  const resume: LightAction = { do: 'resume', label: 'Resume' }
  const ownAgent = 'callers get their own agent at once'
  if (endpoint?.status !== 'active')
    return light('off', 'Paused', `No answer is given from here: ${ownAgent}.`, resume)
  return endpoint.problem
    ? light(
        'warning',
        'Paused',
        `${sayProblem(endpoint.problem).what} Calls still come, and ${ownAgent}.`,
        resume,
      )
    : light('busy', 'Pausing', `${platformFacts(platform).name} is told; meanwhile ${ownAgent}.`, resume)
}

const isDisabled = (endpoint: EndpointState | null): boolean => endpoint?.status === 'disabled'

const isGone = (endpoint: EndpointState | null): boolean => endpoint?.problem?.code === 'endpoint-gone'

/** What callers get while the tunnel is gone, after "The tunnel is being opened again". */
const whileGone = ({ endpoint }: ConnectionState, forMs: number): string => {
  if (!endpoint) return 'callers wait in vain until it is back'
  if (isDisabled(endpoint)) return 'until then callers get their own agent'
  if (isGone(endpoint)) return 'the endpoint was deleted, so no call comes here'
  if (endpoint.problem) return 'the endpoint could not be disabled, so callers wait in vain'
  return forMs < lostAfterMs
    ? 'after 10 s without it callers get their own agent'
    : 'the endpoint is being disabled'
}

/** Null while the tunnel is up and well. */
const tunnelLight = (state: ConnectionState, forMs: number): ConnectionLight | null => {
  const { tunnel, endpoint } = state
  if (tunnel.phase === 'up' && tunnel.trouble !== 'busy') return null
  if (tunnel.phase === 'failed')
    return light('bad', 'Failed', `The tunnel has ended for good: ${troubleOf(state)}.`, otherTunnel)
  if (tunnel.trouble === 'busy')
    return light(
      'warning',
      'Busy',
      'The tunnel server asks for fewer requests: some callers may not get through.',
      otherTunnel,
    )
  if (tunnel.trouble === 'reminder-page') return light('warning', 'Reminder page', reminderPage, otherTunnel)
  if (tunnel.trouble === 'somebody-else')
    return isDisabled(endpoint)
      ? light(
          'warning',
          'Not ours',
          `${somebodyElse}; the endpoint is disabled, so no call goes there.`,
          tryNow,
        )
      : light('bad', 'Not ours', `${somebodyElse}; another URL is being opened.`, tryNow)
  if (tunnel.phase === 'suspect')
    return light('warning', 'Suspect', `A probe failed: ${troubleOf(state)}. The next one decides.`, probeNow)
  const inVain = !endpoint || (endpoint.problem !== null && !isDisabled(endpoint) && !isGone(endpoint))
  return light(
    inVain ? 'bad' : 'warning',
    'Reopening',
    `The tunnel is being opened again (${troubleOf(state)}); ${whileGone(state, forMs)}.`,
    tryNow,
  )
}

/** Null while the platform sends calls to the very URL that leads here. */
const endpointLight = (state: ConnectionState): ConnectionLight | null => {
  const { endpoint, publicUrl } = state
  const platform = platformFacts(state.platform).name
  if (!endpoint)
    return state.mode === 'manual'
      ? null
      : light(
          'bad',
          'Not registered',
          'The tunnel is up, but there is no endpoint: no call comes here.',
          registerAnew,
        )
  const moved = endpoint.url !== publicUrl
  const disabled = isDisabled(endpoint)
  if (endpoint.problem) {
    const callers = isGone(endpoint)
      ? 'No call comes here.'
      : disabled
        ? 'Callers get their own agent.'
        : moved
          ? 'Calls go to a URL that does not lead here.'
          : ''
    const text = `${sayProblem(endpoint.problem).what} ${callers}`.trim()
    return light(moved && !disabled ? 'bad' : 'warning', 'Not updated', text, registerAnew)
  }
  if (moved) {
    const callers = disabled ? 'callers get their own agent' : 'calls go to the old one'
    return light('busy', 'New URL', `${platform} is told the tunnel's new URL; until then ${callers}.`)
  }
  if (endpoint.changing)
    return disabled
      ? light('busy', 'Enabling', 'The endpoint is being enabled; until then callers get their own agent.')
      : light('busy', 'Proving', 'The endpoint is active; a probe through its URL is awaited.', probeNow)
  return disabled
    ? light('warning', 'Disabled', 'The endpoint is disabled: callers get their own agent.', probeNow)
    : null
}

/** Null while the platform agrees with us, or was not asked. */
const platformLight = (
  { platform }: ConnectionState,
  atPlatform: EndpointHealth['atPlatform'],
): ConnectionLight | null => {
  const { name } = platformFacts(platform)
  switch (atPlatform?.status) {
    case 'gone':
      return light(
        'bad',
        'Deleted',
        `Somebody deleted the endpoint at ${name}: no call comes here.`,
        registerAnew,
      )
    case 'disabled':
      return light(
        'bad',
        'Disabled there',
        `Somebody disabled the endpoint at ${name}: callers get their own agent.`,
        registerAnew,
      )
    case 'failing':
      return light(
        'warning',
        'Failing',
        `${name} says that the endpoint is failing: too many deliveries got no 2xx.`,
        registerAnew,
      )
    default:
      return null
  }
}

const handlerLight = ({ handlerProblem, forwardTo }: ConnectionState): ConnectionLight | null =>
  handlerProblem === null || forwardTo === null
    ? null
    : light(
        'warning',
        'Handler down',
        `Your handler gave no answer (${handlerProblem}): calls are answered without it.`,
        showHandler,
      )

const good = ({ problem, onlyNumbers }: ConnectionState): ConnectionLight => {
  if (problem) return light('warning', 'Live', sayProblem(problem).what)
  const only =
    onlyNumbers.length === 1 ? 'one number' : onlyNumbers.length > 1 ? `${onlyNumbers.length} numbers` : null
  return light(
    'good',
    'Live',
    only === null
      ? 'Calls are answered from here.'
      : `Calls of ${only} are answered from here; all others get their own agent.`,
  )
}

/**
 * A connection as one light: whether callers are answered from here, in a sentence, and what would help.
 * @param now milliseconds since 1970; what opens or is gone for long is said differently
 * @param atPlatform how the platform sees the endpoint, where that is known
 */
export const connectionLight = (
  state: ConnectionState,
  now: number,
  atPlatform: EndpointHealth['atPlatform'] = null,
): ConnectionLight => {
  const forMs = now - Date.parse(state.tunnel.since)
  switch (state.status) {
    case 'off':
      return off(state)
    case 'opening':
      return opening(state, forMs)
    case 'paused':
      return paused(state)
    case 'closing':
      return light('busy', 'Closing', 'The endpoint is removed first, then the tunnel is closed.')
    case 'failed':
      return failed(state.problem)
    case 'live':
      return (
        tunnelLight(state, forMs) ??
        endpointLight(state) ??
        platformLight(state, atPlatform) ??
        handlerLight(state) ??
        good(state)
      )
  }
}

/** Whether the sentence may change by time alone. */
export const lightIsTimed = ({ status, tunnel }: ConnectionState): boolean =>
  status === 'opening' || (status === 'live' && tunnel.phase !== 'up')
