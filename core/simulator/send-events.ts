import { type DeliveryReport, deliver, type Target } from './deliver.ts'
import { createDialler } from './dial.ts'
import { applyOverrides } from './overrides.ts'
import { paced } from './pace.ts'
import { sampleEvent } from './sample-events.ts'

export interface SendRequest {
  readonly type: string
  readonly set: Readonly<Record<string, unknown>>
  readonly count: number
  /** Starts per second; left out: all at once, up to 50 in flight. */
  readonly rate?: number
  readonly version: string
}

/**
 * Sends sample events straight to a URL, each of a new call, without any registration.
 * @returns reports in order of start. @throws Problem `bad-request` when `set` does not fit the sample
 */
export const sendEvents = async (target: Target, request: SendRequest): Promise<DeliveryReport[]> => {
  const dialler = createDialler()
  try {
    return await paced(request, () =>
      deliver(target, applyOverrides(sampleEvent(request.type), request.set), {
        dialler,
        version: request.version,
      }),
    )
  } finally {
    await dialler.close()
  }
}
