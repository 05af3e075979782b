import type { ProblemCode } from '../shared/problem.ts'

/** Exit codes that scripts rely on. */
export const exit = {
  ok: 0,
  failed: 1,
  usage: 2,
  network: 3,
  authentication: 4,
  cleanUpIncomplete: 6,
  interrupted: 130,
} as const

const byProblem: Partial<Record<ProblemCode, number>> = {
  'api-key-refused': exit.authentication,
  'api-key-role': exit.authentication,
  'no-api-key': exit.authentication,
  'ssh-key-refused': exit.authentication,
  'api-failing': exit.network,
  'api-unreachable': exit.network,
  'port-taken': exit.network,
  'ssh-forward-refused': exit.network,
  'ssh-host-key-changed': exit.network,
  'tunnel-not-ours': exit.network,
  'tunnel-unreachable': exit.network,
  'api-busy': exit.network,
  'answer-file-unreadable': exit.usage,
  'answer-invalid': exit.usage,
  'callers-file-invalid': exit.usage,
  'endpoint-conflict': exit.usage,
  'file-unreadable': exit.usage,
  'folder-unreadable': exit.usage,
  'forward-url-invalid': exit.usage,
  'practice-off': exit.usage,
  'replay-remote': exit.usage,
  'replay-url-invalid': exit.usage,
  'rules-file-invalid': exit.usage,
  'ssh-key-unreadable': exit.usage,
  'suite-edited': exit.usage,
  'suite-no-fixtures': exit.usage,
  'suite-not-written': exit.usage,
  'tunnel-host-invalid': exit.usage,
  'tunnel-url-invalid': exit.usage,
  usage: exit.usage,
  'endpoint-not-released': exit.cleanUpIncomplete,
}

export const exitCodeOf = (code: ProblemCode): number => byProblem[code] ?? exit.failed
