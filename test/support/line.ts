import type { ConnectionRequest } from '../../core/connections/resolve-plan.ts'
import { plainContent } from '../../shared/answer.ts'
import type { CaptureDetail, CaptureSummary } from '../../shared/capture.ts'
import { wholeDetail } from '../../shared/whole-detail.ts'
import { type TestEngine, testEngine } from './engine.ts'
import { endpointSecret } from './sender.ts'

/** An answer that the platform takes, with everything in it that a careless copy would change. */
export const liveConfig =
  '{\n  "prompt": "Grüße, \\u00e9tage 3 \\ud83d\\ude00 – “exactly” this",\n\t"voice":"en-US-James1",  "product" : "storm-base"\n}\n\n'

export interface LiveLine {
  readonly engine: TestEngine
  /** Where deliveries go. */
  readonly url: string
  /** The capture of a call, once it is there. */
  captureOf(callId: string): Promise<CaptureSummary>
  detailOf(id: string): Promise<CaptureDetail>
}

/** The capture of a call, now or as soon as it is told. */
export const captureOf = async (engine: TestEngine, callId: string): Promise<CaptureSummary> => {
  for (let count = 1; ; count++) {
    const captures = await engine.captured(count)
    const found = captures.find(capture => capture.callId === callId)
    if (found) return found
    count = captures.length
  }
}

/** A capture with its whole bodies. */
export const wholeOf = ({ handlers }: TestEngine, id: string): Promise<CaptureDetail> =>
  wholeDetail({ get: handlers['captures.get'], bytes: handlers['captures.bytes'] }, id)

/** An engine with an endpoint that was registered by hand, live on loopback, giving `liveConfig`. */
export const liveLine = async (request: Partial<ConnectionRequest> = {}): Promise<LiveLine> => {
  const engine = await testEngine()
  engine.handlers['answers.swapIn']({
    answerId: 'thunderphone-account',
    content: plainContent(liveConfig),
    force: false,
  })
  const connection = await engine.connect({
    platform: 'thunderphone',
    mode: 'manual',
    endpointSecret,
    tunnel: 'none',
    ...request,
  })
  const url = connection.state().receiverUrl
  if (url === null) throw new Error('it is live without a URL')
  return {
    engine,
    url,
    captureOf: callId => captureOf(engine, callId),
    detailOf: id => wholeOf(engine, id),
  }
}
