import { create } from 'zustand'
import type { Params } from '../../shared/contract.ts'
import type { Redaction } from '../../shared/requests/fixture-requests.ts'

export type ShareForm = Params<'fixtures.preview'>['as']

interface ShareState {
  /** The captures that are to be shared; null while the sheet is closed. */
  readonly ids: readonly string[] | null
  readonly as: ShareForm
  readonly redaction: Redaction
}

const allCovered: Redaction = { off: false, keep: [], cover: [] }

export const useShare = create<ShareState>(() => ({ ids: null, as: 'fixtures', redaction: allCovered }))

/** Opens the sheet that shows what would be shared, before anything is written. What was kept or added is of one share. */
export const openShare = (ids: readonly string[], as: ShareForm = 'fixtures'): void =>
  useShare.setState({ ids, as, redaction: allCovered })
export const closeShare = (): void => useShare.setState({ ids: null })
export const shareAs = (as: ShareForm): void => useShare.setState({ as })

const change = (some: Partial<Redaction>): void =>
  useShare.setState(({ redaction }) => ({ redaction: { ...redaction, ...some } }))
const without = (values: readonly string[], value: string): string[] => values.filter(v => v !== value)

export const coverNothing = (off: boolean): void => change({ off })
export const keepValue = (value: string): void => {
  const { keep, cover } = useShare.getState().redaction
  change({ keep: [...without(keep, value), value], cover: without(cover, value) })
}
export const coverValue = (value: string): void => {
  const { keep, cover } = useShare.getState().redaction
  change({ keep: without(keep, value), cover: [...without(cover, value), value] })
}
/** Neither kept nor covered by hand any more. */
export const leaveValue = (value: string): void => {
  const { keep, cover } = useShare.getState().redaction
  change({ keep: without(keep, value), cover: without(cover, value) })
}
