import type { EndpointEntry } from '../../shared/endpoints.ts'

/** Whose endpoint it is, for the table. */
export const whoseWords = ({ whose, host }: EndpointEntry): string => {
  switch (whose) {
    case 'in-use':
      return 'this laptop'
    case 'left-behind':
      return 'left behind'
    case 'colleague':
      return host === null ? 'another Hookswitch' : `Hookswitch on ${host}`
    case 'other':
      return 'other'
  }
}
