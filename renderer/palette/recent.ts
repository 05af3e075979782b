import { recall, remember } from '../state/remembered.ts'

const most = 6
const place = 'palette'

/** The entries that were chosen last, newest first, by their ids. What was captured is never among them. */
export const recentIds = (): readonly string[] => recall(place)?.split('\n') ?? []

export const noteRecent = (id: string): void =>
  remember(place, [id, ...recentIds().filter(known => known !== id)].slice(0, most).join('\n'))
