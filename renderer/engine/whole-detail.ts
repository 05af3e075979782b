import type { CaptureDetail } from '../../shared/capture.ts'
import { wholeDetail } from '../../shared/whole-detail.ts'
import { askBare } from './ask.ts'
import { maskResult } from './masking.ts'

const engine = {
  get: (params: { id: string }) => askBare('captures.get', params),
  bytes: (params: { id: string; of: 'request' | 'response'; from: number }) =>
    askBare('captures.bytes', params),
}

/** Everything about one capture with its whole bodies. Covered when it is whole: a part of a body says nothing of the keys that it stands under. */
export const askDetail = async (id: string, isWanted?: () => boolean): Promise<CaptureDetail> =>
  maskResult('captures.get', await wholeDetail(engine, id, isWanted))
