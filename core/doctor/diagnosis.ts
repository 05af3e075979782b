import type { DoctorCheck } from '../../shared/doctor.ts'
import type { Problem, ProblemCode } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'

export type CheckId = DoctorCheck['id']

/** What one check found; with the code of the problem where there is one, which exit codes go by. */
export interface Diagnosis extends DoctorCheck {
  readonly problem?: ProblemCode
}

const titles: Record<CheckId, string> = {
  'data-folder': 'Data folder',
  disk: 'Disk',
  'other-instances': 'Other instances',
  receiver: 'Receiver',
  handler: 'Handler',
  tunnel: 'Tunnel',
  'api-key': 'API key',
  endpoint: 'Endpoint',
  clock: 'Clock',
}

/** The ways in which a check can end. Texts and cures are one sentence each; a secret is in none of them. */
export interface Say {
  good(text: string): Diagnosis
  warning(text: string, cure: string): Diagnosis
  bad(text: string, cure: string): Diagnosis
  skipped(text: string, cure?: string): Diagnosis
  /** In the words that it has everywhere. */
  problem(problem: Problem, result?: 'bad' | 'warning'): Diagnosis
}

export const sayAbout = (id: CheckId): Say => {
  const say = (result: DoctorCheck['result'], text: string, cure: string): Diagnosis => ({
    id,
    title: titles[id],
    result,
    text,
    cure,
  })
  return {
    good: text => say('good', text, ''),
    warning: (text, cure) => say('warning', text, cure),
    bad: (text, cure) => say('bad', text, cure),
    skipped: (text, cure = '') => say('skipped', text, cure),
    problem: (problem, result = 'bad') => {
      const { what, next } = sayProblem(problem)
      return { ...say(result, what, next), problem: problem.code }
    },
  }
}
