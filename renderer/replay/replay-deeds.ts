import type { CaptureSummary } from '../../shared/capture.ts'
import type { ReplayRequest } from '../../shared/replay.ts'
import { copyText } from '../actions/copy-text.ts'
import { chosenNow } from '../actions/select-several.ts'
import { ask } from '../engine/ask.ts'
import { openShare } from '../share/share-store.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { captureNow, selectedIdNow } from '../state/shown.ts'
import { openReplay, runStarted } from './replay-store.ts'

/** Starts a replay of one capture. Rejects with a Problem. */
export const startReplay = async (request: ReplayRequest): Promise<void> => {
  const { replayId } = await ask('replay.start', request)
  runStarted(request.captureIds[0] ?? '', replayId)
}

/** Once, to the engine. @param sign with the current secret; else as it was */
export const replayOnce = async (captureId: string, sign = false): Promise<void> => {
  try {
    await startReplay({
      captureIds: [captureId],
      target: { kind: 'engine' },
      edit: null,
      sign,
      times: 1,
      ratePerS: null,
      agree: false,
    })
  } catch (error) {
    showError(error)
  }
}

export const cancelReplay = (replayId: string): void => {
  ask('replay.cancel', { replayId }).catch(showError)
}

export type CopyForm = 'curl' | 'http' | 'markdown'

const formNames: Record<CopyForm, string> = {
  curl: 'curl',
  http: 'a raw request',
  markdown: 'Markdown',
}

const noteText = (as: CopyForm, secret: 'fixture' | 'real'): string => {
  if (secret === 'real')
    return 'It is signed with the real secret: whoever has it can send it as long as the endpoint is there.'
  return as === 'markdown'
    ? 'Numbers, names, words and tokens are covered; look it over before you send it.'
    : 'It is signed with the published fixture secret. The payload is the real one.'
}

export const copyAs = async (
  id: string,
  as: CopyForm,
  secret: 'fixture' | 'real' = 'fixture',
): Promise<void> => {
  try {
    const { text } = await ask('captures.copyAs', { id, as, secret })
    if (await copyText(text)) showNote('done', `Copied as ${formNames[as]}`, noteText(as, secret))
  } catch (error) {
    showError(error)
  }
}

/** Whether there is anything of it that could be sent again. */
export const isKept = ({ leftOut, outcome }: CaptureSummary): boolean =>
  outcome.passedOver === undefined && leftOut !== 'metadata'

/** Why nothing can be done with the chosen capture, in a few words; null when it can. */
export const whyNotSelected = (): string | null => {
  const id = selectedIdNow()
  if (id === null) return 'no capture is chosen'
  const capture = captureNow(id)
  return capture && !isKept(capture) ? 'nothing was kept of it' : null
}

const withSelected = (act: (id: string) => void): void => {
  const id = selectedIdNow()
  if (id !== null && whyNotSelected() === null) act(id)
}

export const replaySelected = (): void => withSelected(id => void replayOnce(id))
export const editSelected = (): void => withSelected(captureId => openReplay({ kind: 'edit', captureId }))
export const copySelected = (): void => withSelected(id => void copyAs(id, 'curl'))
export const saveSelected = (): void => withSelected(() => openShare(chosenNow()))
export const showFailed = (): void => openReplay({ kind: 'failed' })
