import { detailTabs, useView } from '../state/view-store.ts'

/** Shows the tab `by` places to the right, round the end. */
export const nextTab = (by: number): void =>
  useView.setState(({ tab }) => {
    const at = (detailTabs.indexOf(tab) + by + detailTabs.length) % detailTabs.length
    return { tab: detailTabs[at] ?? tab }
  })
