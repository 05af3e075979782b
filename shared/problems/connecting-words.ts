import type { ProblemCode } from '../problem.ts'
import type { Say } from './say.ts'

/** Of the platform and of the way to it: API, endpoints, leases, tunnels, handlers. */
export const connectingWords = {
  'api-busy': d => [
    `${d.platform} asks for fewer calls (${d.call} answered 429).`,
    'Wait a minute, then try again.',
  ],
  'api-failing': d => [
    `${d.platform}'s API failed at ${d.call} with ${d.status} (${d.reason}).`,
    'That is on their side, most likely: try again in a moment.',
  ],
  'api-key-refused': d => [
    `${d.platform} refused the API key (${d.call} answered ${d.status}).`,
    'Check that the key is whole and of this account, then give it again.',
  ],
  'api-key-role': d => [
    `${d.platform} took the API key but does not allow this (${d.call} answered 403).`,
    'Webhook endpoints need a key with the admin role: make one in the dashboard.',
  ],
  'api-unreachable': d => [
    `${d.platform}'s API could not be reached at ${d.url} (${d.call}: ${d.reason}).`,
    'Check the internet connection and the API URL, then try again.',
  ],
  'api-refused': d => [
    `${d.platform} refused ${d.call} with ${d.status}: ${d.reason?.replace(/\.$/, '')}.`,
    'Change what it names, then try again.',
  ],
  'api-odd-reply': d => [
    `${d.platform} answered ${d.call} with something unexpected: ${d.reason}.`,
    'Check that the API URL is right and includes the version, such as …/v1.',
  ],
  'connection-not-found': d => [`There is no connection ${d.id}.`, ''],
  'endpoint-beside': d => [
    `${d.platform} has other endpoints that answer the same calls: ${d.others}. Whose answer wins is not documented.`,
    '',
  ],
  'endpoint-conflict': d => [
    `${d.platform} has other endpoints that answer the same calls: ${d.others}. Whose answer wins is not documented.`,
    `Agree to answer real callers beside them (--yes), or subscribe only to events that nobody waits for (--events ${d.free}).`,
  ],
  'endpoint-gone': d => [
    `The endpoint ${d.endpointId} is not there any more: somebody deleted it at ${d.platform}.`,
    'Connect again to register a new one.',
  ],
  'endpoint-left-behind': d => [
    `An endpoint of an earlier run may still be registered at ${d.platform}: ${d.endpoint}.`,
    'Connect with its key, or quit and run `hookswitch endpoints clean --api-key-file FILE`.',
  ],
  'endpoint-not-active': d => [
    `${d.platform} says that the endpoint ${d.endpointId} is ${d.status}: no call may come here.`,
    d.status === 'failing'
      ? 'Too many deliveries got no 2xx: mend what answered them, then connect again to register a new one.'
      : 'Somebody switched it off: enable it in the dashboard, or connect again to register a new one.',
  ],
  'endpoint-not-released': d => [
    `The endpoint ${d.endpointId} is still registered at ${d.platform}: ${d.reason}.`,
    'The next start tries again; `hookswitch endpoints clean` does it now, or delete it in the dashboard.',
  ],
  'forward-url-invalid': d => [
    `"${d.url}" is no URL of a handler.`,
    'Give the whole URL, such as http://localhost:3000/webhook.',
  ],
  'handler-refused-signature': d => [
    `Your handler answered 401 (${d.url}).`,
    "Its signature check has another secret than this endpoint: give Hookswitch the handler's own secret, and the same bytes are signed again for it.",
  ],
  'lease-unreadable': d => [
    `The note of an endpoint in ${d.file} could not be read, so only an endpoint that carries its mark is removed for it.`,
    `It was kept as ${d.kept}. \`hookswitch endpoints list\` shows what is registered.`,
  ],
  'leases-newer': d => [
    `An endpoint was noted in ${d.file} by a newer Hookswitch.`,
    'Nothing was touched. Update Hookswitch to have it cleaned up.',
  ],
  'no-api-key': d => [
    `${d.platform} needs an API key to register an endpoint.`,
    'Paste one; it is kept on this machine and never shown again.',
  ],
  'ssh-forward-refused': d => [
    `The SSH server ${d.host} does not permit ${d.user} to listen on ${d.listen}.`,
    'Name that address in permitlisten="…" of its authorized_keys, or another with forward=…; sshd needs AllowTcpForwarding remote.',
  ],
  'ssh-host-key-changed': d => [
    `The SSH server ${d.host} shows another host key (${d.found}) than when it was first used (${d.known}).`,
    'If the server was set up anew, forget the old key (--forget-host-key) and connect again; if not, somebody may be in between.',
  ],
  'ssh-key-refused': d => [
    `The SSH server ${d.host} refused ${d.key} for the user ${d.user}.`,
    'Check that its public half is in the authorized_keys of that user.',
  ],
  'ssh-key-unreadable': d => [
    `The SSH key ${d.file} could not be used: ${d.reason}.`,
    'Name another with key=…, or add it to your SSH agent.',
  ],
  'tunnel-host-invalid': d => [`"${d.host}" is no tunnel server: ${d.reason}.`, d.next ?? ''],
  'tunnel-not-ours': d => [
    `${d.url} does not lead to this Hookswitch: ${d.reason}.`,
    'Check where the tunnel points, then connect again.',
  ],
  'tunnel-unreachable': d => [
    `The tunnel server ${d.host} did not give a working tunnel: ${d.reason}.`,
    'Check the internet connection, or choose another with --tunnel or --tunnel-host.',
  ],
  'tunnel-url-invalid': d => [
    `"${d.url}" is no tunnel.`,
    'It can be localtunnel, ssh, none, or an https:// URL that already leads here.',
  ],
  'watchdog-missing': d => [
    `The watchdog that removes the endpoint after a crash could not be started: ${d.reason}.`,
    'Calls are answered. If Hookswitch crashes, the endpoint stays until its next start.',
  ],
} satisfies Partial<Record<ProblemCode, Say>>
