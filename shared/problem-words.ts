import type { ProblemCode, ProblemInfo } from './problem.ts'

export interface ProblemWords {
  /** One sentence: what happened. */
  readonly what: string
  /** One sentence: what to do next; empty when there is nothing to do. */
  readonly next: string
}

type Say = (d: Readonly<Record<string, string>>) => readonly [what: string, next: string]

/** The one table of words for problems, used by page and terminal alike. A code without words does not compile. */
const table: Record<ProblemCode, Say> = {
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
  'answer-invalid': d => [
    `The answer was not swapped in: ${d.place ? `${d.place}: ` : ''}${d.reason}`,
    'The last good answer stays in force.',
  ],
  'answer-name-taken': d => [
    `There is an answer called “${d.name}” already.`,
    'Choose another name, or rename that one first: rules know answers by name.',
  ],
  'answer-file-unreadable': d => [
    `The answer file ${d.file} could not be read: ${d.reason}.`,
    'The last good answer stays in force.',
  ],
  'answer-in-use': d => [
    `The answer “${d.name}” is in use: ${d.by}.`,
    'Choose another answer there first, then delete this one.',
  ],
  'answer-not-found': d => [`There is no answer “${d.id}”.`, 'It may have been deleted; choose another one.'],
  'copy-not-text': () => [
    'The body is not text, so it cannot be written as a raw request.',
    'Copy it as curl: that carries any bytes.',
  ],
  'copy-nothing': () => [
    'The body was not kept, or only its beginning, so there is nothing to copy.',
    'Choose another capture; what is kept is set with the privacy of the connection.',
  ],
  'fixture-changed': d => [
    `The file ${d.file} has changed meanwhile.`,
    'Nothing was saved. Look at what it holds now, then change it again.',
  ],
  'fixture-file-there': d => [
    `There is a file ${d.file} already.`,
    'Nothing was changed. Choose another name.',
  ],
  'fixture-invalid': d => [
    `The file ${d.file} is no fixture: ${d.place} ${d.reason}.`,
    'Mend the file, or export the capture again.',
  ],
  'fixture-newer': d => [
    `The file ${d.file} is of version ${d.found} of the format; this Hookswitch reads version ${d.known}.`,
    'Get a newer Hookswitch.',
  ],
  'fixture-not-json': () => [
    'The body is no JSON and holds a number, an address or a key, which cannot be replaced there.',
    'Nothing was saved. Choose a capture with a JSON body.',
  ],
  'fixture-nothing': () => [
    'The body was not kept, or only its beginning, so there is nothing to save.',
    'Choose another capture; what is kept is set with the privacy of the connection.',
  ],
  'fixture-too-long': d => [
    `Its bodies have ${d.bytes} bytes; a fixture takes ${d.most} at most.`,
    'Nothing was saved. Choose a shorter capture.',
  ],
  'folder-unreadable': d => [
    `The folder ${d.folder} cannot be read: ${d.reason}.`,
    'Choose another folder, or allow reading it.',
  ],
  'folder-unwritable': d => [
    `Nothing can be written in ${d.folder}: ${d.reason}.`,
    'Choose another folder, or allow writing in it. What was written before that is whole.',
  ],
  'replay-edit-invalid': d => [`It was not sent: ${d.reason}.`, 'Change that, then send it again.'],
  'replay-no-handler': d => [
    `No handler is set for ${d.name}.`,
    'Set one under Connections, or choose another target.',
  ],
  'replay-no-secret': d => [
    `${d.name} has no secret to sign with while it is off.`,
    'Connect it first, or send with the signature as it was.',
  ],
  'replay-off': d => [
    `${d.name} is off: nothing takes its deliveries now.`,
    'Connect it first, or send to the handler or to a URL.',
  ],
  'replay-remote': d => [
    `A replay to ${d.host} leaves this machine.`,
    'It would get the payload with everything in it: agree to that, or choose another target.',
  ],
  'replay-url-invalid': d => [
    `Nothing can be sent to ${d.url}: ${d.reason}.`,
    'Give the whole URL, such as http://localhost:3000/webhook.',
  ],
  'call-answered': () => ['This call has its answer already.', ''],
  'callers-file-invalid': d => [
    `The table of callers ${d.file} was not taken: ${d.reason}.`,
    'Mend the file; it is read again when it is saved.',
  ],
  'rules-file-invalid': d => [
    `The rules in ${d.file} were not taken: ${d.place ? `${d.place}: ` : ''}${d.reason}.`,
    d.atStart === 'true'
      ? 'Mend the file, then start again.'
      : 'Mend the file; it is read again when it is saved. The rules before it stay in force.',
  ],
  'rules-in-file': d => [`These rules come from ${d.file}.`, 'Change them there: the file is watched.'],
  'rules-invalid': d => [
    `The rules were not taken: ${d.place ? `${d.place}: ` : ''}${d.reason}.`,
    'Mend it, then save again. The rules before it stay in force.',
  ],
  'rules-kept-aside': d => [
    `The saved rules of the connection ${d.connection} could not be read (${d.reason}), so that it has none.`,
    `They are kept in ${d.kept}: mend them there, then import them.`,
  ],
  'search-failed': d => [
    `The search cannot look: ${d.reason}.`,
    'Try again in a moment. Its index, search.sqlite in the data folder, can be deleted while Hookswitch is stopped: it is made again.',
  ],
  'bad-request': d => [`The request was not understood: ${d.reason}.`, 'Reload the page.'],
  'called-off': () => ['The opening was called off.', ''],
  'capture-not-found': d => [
    `There is no capture ${d.id}.`,
    d.next ?? 'It may have been removed; list them again.',
  ],
  'captures-newer': d => [
    `The captures in ${d.file} were written by a newer Hookswitch (format ${d.found}, this one reads up to ${d.known}).`,
    'Nothing was touched. Update Hookswitch, or choose another folder with --data-dir.',
  ],
  'captures-not-saved': d => [
    `Captures could not be written to disk: ${d.reason}.`,
    'Calls are still answered. Free some space; the captures are kept in memory and tried again.',
  ],
  'captures-unreadable': d => [
    `The captures in ${d.file} could not be opened: ${d.reason}.`,
    'Move the file away to start afresh, or choose another folder with --data-dir.',
  ],
  'connection-not-found': d => [`There is no connection ${d.id}.`, ''],
  'data-folder-held': d => [
    `The data folder ${d.folder} is in use by another Hookswitch (${d.holder}).`,
    'Stop that one, or choose another folder with --data-dir.',
  ],
  'data-folder-not-writable': d => [
    `The data folder ${d.folder} cannot be written: ${d.reason}.`,
    'Choose another folder with --data-dir, or mend its permissions.',
  ],
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
  'engine-gave-up': d => [
    `The engine ended ${d.times} times right after its start (exit code ${d.exitCode}).`,
    'No call is answered now, and no capture was lost. Start it again; if that does not help, start Hookswitch in a terminal and report what it says.',
  ],
  'engine-stopping': () => ['The engine is not there.', 'Start Hookswitch again if this stays.'],
  'file-unreadable': d => [`${d.file} could not be read: ${d.reason}.`, 'Check the path.'],
  'forward-url-invalid': d => [
    `"${d.url}" is no URL of a handler.`,
    'Give the whole URL, such as http://localhost:3000/webhook.',
  ],
  'handler-refused-signature': d => [
    `Your handler answered 401 (${d.url}).`,
    "Its signature check has another secret than this endpoint: give Hookswitch the handler's own secret, and the same bytes are signed again for it.",
  ],
  'import-link-invalid': d => [
    `The link cannot be taken in: ${d.reason}.`,
    'Ask whoever made it for the file instead.',
  ],
  'import-nothing': d => [
    `There is nothing in ${d.file} that can be taken in.`,
    'It can be a fixture, a HAR, or a sample such as {"headers": …, "body": …}.',
  ],
  'import-skipped': d => [`Not all of ${d.file} was taken: ${d.reason}.`, ''],
  'import-waiting': d => [
    `The Hookswitch that runs on ${d.folder} has not taken the files yet.`,
    'They wait in its inbox, and are taken in when it has time or starts the next time.',
  ],
  internal: d => [`Something in Hookswitch failed: ${d.message}.`, 'Please report it with these words.'],
  'lease-unreadable': d => [
    `The note of an endpoint in ${d.file} could not be read, so only an endpoint that carries its mark is removed for it.`,
    `It was kept as ${d.kept}. \`hookswitch endpoints list\` shows what is registered.`,
  ],
  'leases-newer': d => [
    `An endpoint was noted in ${d.file} by a newer Hookswitch.`,
    'Nothing was touched. Update Hookswitch to have it cleaned up.',
  ],
  masked: () => [
    'Parts of this are covered, because masking is on.',
    'Switch masking off to change or send it.',
  ],
  'no-api-key': d => [
    `${d.platform} needs an API key to register an endpoint.`,
    'Paste one; it is kept on this machine and never shown again.',
  ],
  'no-keychain': () => [
    'This desktop has no keychain, so keys and secrets that you give are kept for this run only.',
    'Start a keychain such as GNOME Keyring or KWallet, or let Hookswitch keep them in a file that any program of yours could read.',
  ],
  'no-tray': () => [
    'This desktop shows no tray icons.',
    'Hookswitch ends when its window is closed. An extension such as AppIndicator for GNOME brings the tray.',
  ],
  'page-crashed': d => [
    `The page crashed again right after it was loaded anew (${d.reason}).`,
    'Calls are still answered. Load it once more, or quit and start Hookswitch again.',
  ],
  'practice-off': () => [
    'No practice line is running.',
    'Start `hookswitch serve` or `hookswitch listen --practice`, or name a receiver with --to and --secret-file.',
  ],
  'port-taken': d => [`Port ${d.port} is taken.`, 'Choose another with --port, or leave --port out.'],
  'secret-unreadable': d => [
    `The saved secret ${d.name} was encrypted by a keychain that is not here any more.`,
    'Give it again.',
  ],
  'secrets-kept-aside': d => [
    `The keys and secrets in ${d.file} could not be read, so none of them is known any more.`,
    `Give your API keys again. The old file was kept as ${d.kept}.`,
  ],
  'settings-kept-aside': d => [
    `The settings in ${d.file} could not be read, so they start afresh.`,
    `The old file was kept as ${d.kept}.`,
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
  'undo-over': () => [
    'What was cleared there cannot be brought back any more.',
    'It could be for ten minutes, until Hookswitch ended.',
  ],
  usage: d => [`${d.reason}`, d.next ?? ''],
}

/** A problem in words, for the page and the terminal. */
export const sayProblem = (problem: ProblemInfo): ProblemWords => {
  const [what, next] = table[problem.code](problem.detail)
  return { what, next }
}
