import { z } from 'zod'

/** Everything that can go wrong in a way a person can mend. The engine speaks in codes; `problem-words.ts` has the words. */
export const ProblemCode = z.enum([
  'answer-file-unreadable',
  'answer-in-use',
  'answer-invalid',
  'answer-name-taken',
  'answer-not-found',
  'api-busy',
  'api-failing',
  'api-key-refused',
  'api-key-role',
  'api-odd-reply',
  'api-refused',
  'api-unreachable',
  'bad-request',
  'call-answered',
  'called-off',
  'callers-file-invalid',
  'capture-not-found',
  'captures-newer',
  'captures-not-saved',
  'captures-unreadable',
  'connection-not-found',
  'copy-not-text',
  'copy-nothing',
  'data-folder-held',
  'data-folder-not-writable',
  'endpoint-beside',
  'endpoint-conflict',
  'endpoint-gone',
  'endpoint-left-behind',
  'endpoint-not-active',
  'endpoint-not-released',
  'engine-gave-up',
  'engine-stopping',
  'file-unreadable',
  'fixture-changed',
  'fixture-file-there',
  'fixture-invalid',
  'fixture-newer',
  'fixture-not-json',
  'fixture-nothing',
  'fixture-too-long',
  'folder-unreadable',
  'folder-unwritable',
  'forward-url-invalid',
  'handler-refused-signature',
  'import-link-invalid',
  'import-nothing',
  'import-skipped',
  'import-waiting',
  'internal',
  'lease-unreadable',
  'leases-newer',
  'masked',
  'no-api-key',
  'no-keychain',
  'no-tray',
  'page-crashed',
  'port-taken',
  'practice-off',
  'replay-edit-invalid',
  'replay-no-handler',
  'replay-no-secret',
  'replay-off',
  'replay-remote',
  'replay-url-invalid',
  'rules-file-invalid',
  'rules-in-file',
  'rules-invalid',
  'rules-kept-aside',
  'search-failed',
  'secret-unreadable',
  'secrets-kept-aside',
  'settings-kept-aside',
  'ssh-forward-refused',
  'ssh-host-key-changed',
  'ssh-key-refused',
  'ssh-key-unreadable',
  'tunnel-host-invalid',
  'tunnel-not-ours',
  'tunnel-unreachable',
  'tunnel-url-invalid',
  'undo-over',
  'usage',
  'watchdog-missing',
])
export type ProblemCode = z.infer<typeof ProblemCode>

/** How a problem crosses a process: its code, and the particulars that its sentence names. Never a secret. */
export const ProblemInfo = z.object({ code: ProblemCode, detail: z.record(z.string(), z.string()) })
export type ProblemInfo = z.infer<typeof ProblemInfo>

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly detail: Readonly<Record<string, string>>
  constructor(code: ProblemCode, detail: Record<string, string> = {}, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.detail = detail
  }
  get info(): ProblemInfo {
    return { code: this.code, detail: { ...this.detail } }
  }
}

/** A problem as it is, anything else as `internal` with its message. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem(
        'internal',
        { message: error instanceof Error ? error.message : String(error) },
        { cause: error },
      )
