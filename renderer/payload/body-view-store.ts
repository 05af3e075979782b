import { create } from 'zustand'

export const bodyViews = ['tree', 'text', 'hex'] as const
export type BodyViewKind = (typeof bodyViews)[number]

/** Which view somebody chose; null: what fits the body. Counts for all captures, so that going through them stays alike. */
export const useBodyView = create<{ readonly chosen: BodyViewKind | null }>(() => ({ chosen: null }))

export const chooseBodyView = (chosen: BodyViewKind): void => useBodyView.setState({ chosen })
