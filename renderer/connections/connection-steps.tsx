import { Check, Circle, LoaderCircle } from 'lucide-react'
import { platformFacts } from '../../shared/platforms/registry.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { count } from '../format/numbers.ts'

interface Step {
  readonly words: string
  readonly done: boolean
}

const stepsOf = (connection: ConnectionState): readonly Step[] => {
  const { tunnel, receiverUrl, publicUrl, endpointId, events, status, platform, mode } = connection
  const { name } = platformFacts(platform)
  return [
    { words: 'Receiver listens on this laptop', done: receiverUrl !== null },
    {
      words:
        tunnel.provider === 'none'
          ? 'No tunnel: the URL leads to this machine only'
          : 'Public URL leads here',
      done: publicUrl !== null,
    },
    ...(mode === 'account'
      ? [
          {
            words: `Endpoint registered at ${name} for ${count(events.length, 'event')}`,
            done: endpointId !== null,
          },
        ]
      : []),
    { words: 'Waiting for calls', done: status === 'live' },
  ]
}

/** How far a connection is. */
export const ConnectionSteps = ({ connection }: { connection: ConnectionState }) => {
  const steps = stepsOf(connection)
  const next = steps.findIndex(step => !step.done)
  return (
    <ol className="steps">
      {steps.map((step, i) => (
        <li key={step.words} className={step.done ? 'done' : ''}>
          {step.done ? (
            <Check size={14} aria-label="done" />
          ) : i === next ? (
            <LoaderCircle size={14} className="spin" aria-label="under way" />
          ) : (
            <Circle size={14} aria-label="to come" />
          )}
          {step.words}
        </li>
      ))}
    </ol>
  )
}
