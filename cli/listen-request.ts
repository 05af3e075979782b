import { resolve } from 'node:path'
import type { ConnectionRequest } from '../core/connections/resolve-plan.ts'
import { parseForwardUrl } from '../core/forward/forward.ts'
import { checkTunnelChoice } from '../core/tunnel/choose.ts'
import { ArmMode } from '../shared/breakpoint.ts'
import { oddNumber, readNumbers } from '../shared/number-list.ts'
import { platformFacts } from '../shared/platforms/registry.ts'
import { Problem } from '../shared/problem.ts'
import { longestMarginMs } from '../shared/state.ts'
import type { Given } from './command.ts'
import { platformOf } from './platform-flag.ts'
import { readSecretFile } from './secret-file.ts'
import { talk } from './terminal.ts'

const list = (text: string | undefined): string[] | undefined =>
  text
    ?.split(',')
    .map(word => word.trim())
    .filter(Boolean)

const usage = (reason: string, next: string): Problem => new Problem('usage', { reason, next })

const checkEvents = (request: ConnectionRequest): void => {
  const facts = platformFacts(request.platform)
  const known = Object.keys(facts.events).filter(name => facts.events[name]?.subscribable)
  const unknown = request.events?.find(name => !known.includes(name))
  if (unknown !== undefined)
    throw usage(`${facts.name} has no event "${unknown}".`, `It has ${known.join(', ')}.`)
  if (request.events?.length === 0)
    throw usage('--events is empty, which would mean every event.', 'Name the ones that you want.')
}

const numbersOf = (given: Given): readonly string[] | undefined => {
  const text = given.text('only-numbers')
  if (text === undefined) return undefined
  const numbers = readNumbers(text)
  const odd = oddNumber(numbers)
  if (odd !== null)
    throw usage(`"${odd}" is no phone number.`, 'Give numbers such as +14155550100, or web for widget calls.')
  if (numbers.length === 0)
    throw usage('--only-numbers is empty, so no call would be taken.', 'Name a number, or leave it out.')
  return numbers
}

/** Flags that mean nothing in a mode are said, not silently dropped. */
const sayUnused = (given: Given, mode: ConnectionRequest['mode']): void => {
  const unused = { practice: ['api-url', 'tunnel-host'], manual: ['api-url', 'events'], account: [] }[mode]
  const flags = unused.filter(flag => given.on(flag))
  if (given.on('forget-host-key') && given.text('tunnel') !== 'ssh')
    talk('--forget-host-key is for --tunnel ssh only.')
  if (mode === 'practice' && (given.text('tunnel') ?? 'none') !== 'none') flags.push('tunnel')
  for (const flag of flags)
    talk(`--${flag} does nothing ${mode === 'practice' ? 'on the practice line' : 'without an API key'}.`)
}

/** What the flags of `listen` ask for, with their files read. @throws Problem `usage`, `file-unreadable`, `forward-url-invalid` */
export const readListenRequest = (given: Given): ConnectionRequest => {
  const ways = ['practice', 'api-key-file', 'secret-file'].filter(flag => given.on(flag))
  if (ways.length !== 1)
    throw usage(
      ways.length === 0 ? 'There is nothing to listen to.' : `--${ways.join(' and --')} do not go together.`,
      'Give one of --practice, --api-key-file FILE or --secret-file FILE.',
    )
  const keyFile = given.text('api-key-file')
  const secretFile = given.text('secret-file')
  const handlerFile = given.text('handler-secret-file')
  const callersFile = given.text('callers')
  const forwardTo = given.text('forward-to')
  // Rules name handlers, too.
  if (forwardTo === undefined && !given.on('rules'))
    for (const flag of ['handler-secret-file', 'forward-insecure'])
      if (given.on(flag))
        throw usage(`--${flag} is for a handler.`, 'Give its URL with --forward-to, or rules with --rules.')
  const request: ConnectionRequest = {
    platform: platformOf(given),
    mode: given.on('practice') ? 'practice' : keyFile === undefined ? 'manual' : 'account',
    apiUrl: given.text('api-url'),
    apiKey: keyFile === undefined ? undefined : readSecretFile(keyFile).trim(),
    endpointSecret: secretFile === undefined ? undefined : readSecretFile(secretFile),
    events: list(given.text('events')),
    tunnel: given.text('tunnel') ?? 'localtunnel',
    tunnelHost: given.text('tunnel-host'),
    callers: callersFile === undefined ? null : resolve(callersFile),
    forwardTo: forwardTo === undefined ? null : parseForwardUrl(forwardTo).href,
    handlerSecret: handlerFile === undefined ? null : readSecretFile(handlerFile),
    forwardInsecure: given.on('forward-insecure'),
    deadlineMarginMs: given.number('deadline-margin', 0, longestMarginMs),
    onlyNumbers: numbersOf(given),
    agree: given.on('yes'),
  }
  if (request.apiUrl !== undefined && !URL.canParse(request.apiUrl))
    throw usage(
      `"${request.apiUrl}" is no URL of an API.`,
      'Give it whole, such as https://api.example.com/v1.',
    )
  checkTunnelChoice(request.tunnel ?? 'localtunnel', request.tunnelHost)
  checkEvents(request)
  sayUnused(given, request.mode)
  return request
}

/** What `--break` asks for. @throws Problem `usage` */
export const readArmMode = (given: Given): ArmMode => {
  const text = given.text('break')
  if (text === undefined) return 'off'
  const mode = ArmMode.exclude(['off']).safeParse(text)
  if (mode.success) return mode.data
  throw usage(`--break takes next or all, not "${text}".`, 'next stops one call, all stops every call.')
}
