import type { CaptureDetail } from './capture.ts'
import type { Params, Result } from './contract.ts'

type Side = 'request' | 'response'
type Ask<N extends 'captures.get' | 'captures.bytes'> = (params: Params<N>) => Promise<Result<N>> | Result<N>

/** Who is asked: an engine's handlers, or a line to them. */
export interface DetailSource {
  readonly get: Ask<'captures.get'>
  readonly bytes: Ask<'captures.bytes'>
}

/**
 * Everything about one capture with its whole bodies, however long: fetched in parts, so that the engine answers
 * deliveries in between. Rejects with a `Problem`.
 * @param isWanted asked before each part; without it what is there so far is given back
 */
export const wholeDetail = async (
  { get, bytes }: DetailSource,
  id: string,
  isWanted = (): boolean => true,
): Promise<CaptureDetail> => {
  const detail = await get({ id })
  const restOf = async (of: Side): Promise<string> => {
    const { bodyBase64, bodyBytes } = detail[of]
    const parts = [bodyBase64]
    // All parts but the last are a multiple of three bytes: their base64 has no padding and is put together as it is.
    let from = (bodyBase64.length / 4) * 3
    while (bodyBytes !== undefined && from < bodyBytes && isWanted()) {
      const { base64 } = await bytes({ id, of, from })
      if (base64 === '') break
      parts.push(base64)
      from += (base64.length / 4) * 3
    }
    return parts.join('')
  }
  const { bodyBytes: _request, ...request } = detail.request
  const { bodyBytes: _response, ...response } = detail.response
  return {
    ...detail,
    request: { ...request, bodyBase64: await restOf('request') },
    response: { ...response, bodyBase64: await restOf('response') },
  }
}
