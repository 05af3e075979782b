import type { CaptureDetail } from '../../shared/capture.ts'
import { askBare } from './ask.ts'
import { maskResult } from './masking.ts'

type Side = 'request' | 'response'

const restOf = async (detail: CaptureDetail, of: Side, isWanted: () => boolean): Promise<string> => {
  const { bodyBase64, bodyBytes } = detail[of]
  const parts = [bodyBase64]
  // All parts but the last are a multiple of three bytes: their base64 has no padding and is put together as it is.
  let from = (bodyBase64.length / 4) * 3
  while (bodyBytes !== undefined && from < bodyBytes && isWanted()) {
    const { base64 } = await askBare('captures.bytes', { id: detail.summary.id, of, from })
    if (base64 === '') break
    parts.push(base64)
    from += (base64.length / 4) * 3
  }
  return parts.join('')
}

/**
 * Everything about one capture with its whole bodies, however long: fetched in parts, so that the engine answers
 * deliveries in between. Rejects with a `Problem`.
 * @param isWanted asked before each part; without it what is there so far is given back
 */
export const askDetail = async (id: string, isWanted = (): boolean => true): Promise<CaptureDetail> => {
  const detail = await askBare('captures.get', { id })
  const { bodyBytes: _request, ...request } = detail.request
  const { bodyBytes: _response, ...response } = detail.response
  // Covered when it is whole: a part of a body says nothing of the keys that it stands under.
  return maskResult('captures.get', {
    ...detail,
    request: { ...request, bodyBase64: await restOf(detail, 'request', isWanted) },
    response: { ...response, bodyBase64: await restOf(detail, 'response', isWanted) },
  })
}
