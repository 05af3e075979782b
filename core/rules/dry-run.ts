import { setImmediate as turn } from 'node:timers/promises'
import { toolCall } from '../../shared/capture.ts'
import type { PlatformFacts } from '../../shared/platforms/facts.ts'
import type { DryRow } from '../../shared/rules/rule-state.ts'
import type { LiveAnswer } from '../answers/answer-book.ts'
import type { CaptureReader, StoredCapture } from '../captures/capture-store.ts'
import { type Filled, fillIn } from '../delivery/fill-in.ts'
import type { Line } from '../delivery/line.ts'
import { isBlocking } from '../platforms/adapter.ts'
import type { TemplateRenderer } from '../templates/renderer.ts'
import { dryAnswer } from './dry-answer.ts'
import type { RuleRecords } from './rule-records.ts'
import type { RouteFacts, RuleSet } from './rule-set.ts'

/** What rules look at, of a capture; null when its body cannot be read, which rules are never asked about. */
const factsOf = ({ summary, request }: StoredCapture, platform: PlatformFacts): RouteFacts | null => {
  const { eventType, callId, from, to } = summary
  try {
    return {
      eventType,
      blocking: isBlocking(platform, eventType),
      callId,
      from,
      to,
      tool: summary.tool ?? null,
      path: request.path,
      headers: request.headers,
      body: JSON.parse(request.body.toString('utf8')),
      at: Date.parse(summary.receivedAt),
    }
  } catch {
    return null
  }
}

export interface DryRunParts {
  readonly line: Line
  readonly templates: TemplateRenderer
  readonly captures: Pick<CaptureReader, 'get'>
  readonly records: RuleRecords
  /** Apart from those that count for calls, as are those that are tried. */
  readonly inForce: RuleSet
}

/**
 * What would become of the last captures that a rule can be for, newest first. They are asked as they came, oldest first,
 * so that "every nth" counts them in their order; one after the other, so that a call that comes meanwhile waits for no
 * more than one of them.
 */
export const dryRun = async (
  { line, templates, captures, records, inForce }: DryRunParts,
  tried: RuleSet,
  limit: number,
): Promise<DryRow[]> => {
  const { facts: platform } = line.platform
  const events = [...Object.keys(platform.events).filter(name => isBlocking(platform, name)), toolCall]
  const rows: DryRow[] = []
  for (const captureId of records.latest(line.connectionId, events, limit).reverse()) {
    await turn()
    const capture = captures.get(captureId)
    const facts = capture && factsOf(capture, platform)
    if (!facts) continue
    const filled = new Map<LiveAnswer, Promise<Filled>>()
    const fill = (answer: LiveAnswer): Promise<Filled> => {
      const known = filled.get(answer) ?? Promise.resolve(fillIn(answer, line, facts, templates))
      filled.set(answer, known)
      return known
    }
    const parts = { line, facts, fill }
    const { answer: now } = await dryAnswer(parts, inForce)
    await turn()
    const { answer: would, steps } = await dryAnswer(parts, tried)
    // A rule's new name changes nothing for the caller.
    const { label: _now, ...before } = now
    const { label: _would, ...after } = would
    const changed =
      JSON.stringify(before) !== JSON.stringify(after) ||
      (would.source === 'forward' && now.label !== would.label)
    rows.push({ captureId, now, would, changed, steps })
  }
  return rows.reverse()
}
