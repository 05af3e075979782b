import type { ProblemCode, ProblemInfo } from './problem.ts'
import { connectingWords } from './problems/connecting-words.ts'
import type { Say } from './problems/say.ts'
import { sharingWords } from './problems/sharing-words.ts'

export interface ProblemWords {
  /** One sentence: what happened. */
  readonly what: string
  /** One sentence: what to do next; empty when there is nothing to do. */
  readonly next: string
}

/** The one table of words for problems, used by page and terminal alike. A code without words does not compile. */
const table: Record<ProblemCode, Say> = {
  ...connectingWords,
  ...sharingWords,
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
  'data-folder-held': d => [
    `The data folder ${d.folder} is in use by another Hookswitch (${d.holder}).`,
    'Stop that one, or choose another folder with --data-dir.',
  ],
  'data-folder-not-writable': d => [
    `The data folder ${d.folder} cannot be written: ${d.reason}.`,
    'Choose another folder with --data-dir, or mend its permissions.',
  ],
  'engine-gave-up': d => [
    `The engine ended ${d.times} times right after its start (exit code ${d.exitCode}).`,
    'No call is answered now, and no capture was lost. Start it again; if that does not help, start Hookswitch in a terminal and report what it says.',
  ],
  'engine-stopping': () => ['The engine is not there.', 'Start Hookswitch again if this stays.'],
  'file-unreadable': d => [`${d.file} could not be read: ${d.reason}.`, 'Check the path.'],
  internal: d => [`Something in Hookswitch failed: ${d.message}.`, 'Please report it with these words.'],
  masked: () => [
    'Parts of this are covered, because masking is on.',
    'Switch masking off to change or send it.',
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
