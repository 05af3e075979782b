import type { PracticeResult } from '../shared/contract.ts'
import { printable } from './terminal.ts'
import { looks } from './verdict-look.ts'

/** One delivery of the simulator as one line: verdict, event, status, time, and what the caller would get. */
export const practiceLine = (delivery: PracticeResult): string => {
  const [glyph, word, paint] = looks[delivery.result]
  const status = delivery.status === null ? '–' : String(delivery.status)
  const took = `${Math.round(delivery.tookMs)} ms`.padStart(8)
  const event = printable(delivery.eventType).padEnd(18)
  return `${paint(`${glyph} ${word}`.padEnd(12))} ${event} ${status.padStart(3)} ${took}  ${printable(delivery.text)}`
}

/** The same for a script: the verdict in the shape that captures have it. */
export const practiceJson = ({
  result,
  text,
  ...delivery
}: PracticeResult & { endpointId?: string | null }) => ({
  type: 'delivery',
  ...delivery,
  verdict: { result, text },
})

/** A delivery that nobody took: no answer, or one that is no 2xx. */
export const failed = ({ status }: PracticeResult): boolean => status === null || status < 200 || status > 299
