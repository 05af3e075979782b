import type { ProblemCode } from '../problem.ts'
import type { Say } from './say.ts'

/** Of captures on their way to others and back: copies, fixtures, imports, suites, replays. */
export const sharingWords = {
  'copy-not-text': () => [
    'The body is not text, so it cannot be written as a raw request.',
    'Copy it as curl: that carries any bytes.',
  ],
  'copy-nothing': () => [
    'The body was not kept, or only its beginning, so there is nothing to copy.',
    'Choose another capture; what is kept is set with the privacy of the connection.',
  ],
  'copy-partly': () => [
    'Its transcripts and recording links were not kept, so what was sent cannot be sent again as it was.',
    'Copy it as Markdown, which says what is not there.',
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
  'suite-edited': d => [
    `These were changed since they were generated, or were there before: ${d.files}.`,
    'Nothing was written. Move them away to keep what you changed, or overwrite them with --force.',
  ],
  'suite-no-fixtures': d => [
    `There is no fixture in ${d.folder}.`,
    'Save captures there first: their files end in .fixture.json.',
  ],
  'suite-not-written': d => [
    `The suite cannot be written to ${d.folder}: ${d.reason}.`,
    'Choose another folder, or allow writing there.',
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
} satisfies Partial<Record<ProblemCode, Say>>
