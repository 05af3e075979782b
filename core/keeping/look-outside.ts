import type { ForgetFile } from '../../shared/forget.ts'
import type { InspectorParts } from '../inspector.ts'
import type { KeepingThread } from './keeping-thread.ts'
import type { NumberTrace } from './number-trace.ts'
import { scanOne } from './prove-forgotten.ts'

type OutsideParts = Pick<InspectorParts, 'settings' | 'workbench' | 'keptFiles'> & {
  readonly thread: KeepingThread
}

/** Files of the user's own that are watched: callers, answers, rules. They are not ours to change. */
const filesOutside = ({ settings, workbench }: OutsideParts): ReadonlySet<string> =>
  new Set([
    ...Object.values(settings.connections()).flatMap(({ callers }) => callers ?? []),
    ...workbench.answers.list().flatMap(({ file }) => file ?? []),
    ...workbench.rules.list().flatMap(({ file }) => file ?? []),
  ])

/** Which of the user's own files name a number. */
export const lookOutside = async (parts: OutsideParts, trace: NumberTrace): Promise<ForgetFile[]> => {
  const found: ForgetFile[] = []
  for (const path of filesOutside(parts)) {
    const scanned = await scanOne(parts, path, path, trace.digits).catch(() => null)
    if (scanned && scanned.traces > 0) found.push(scanned)
  }
  return found
}
