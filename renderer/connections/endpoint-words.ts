import type { EndpointEntry } from '../../shared/endpoints.ts'

/** Whose an endpoint is, for the table. */
export const whoseWords = (whose: EndpointEntry['whose'], host: string | null): string => {
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
