import { randomBytes } from 'node:crypto'
import type { PageFile } from './page-files.ts'

/** Stands in the built page where the nonce of one load belongs. */
const nonceMark = '__CSP_NONCE__'

/** Nothing but the page's own files; styles that libraries add at run time carry the nonce of this load. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export interface PageResponse {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** One file of the page as every host sends it: with the headers that keep the page to itself. */
export const pageResponse = (file: PageFile, path: string): PageResponse => {
  const isPage = file.type.startsWith('text/html')
  const nonce = randomBytes(16).toString('base64url')
  return {
    headers: {
      'content-type': file.type,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
      ...(isPage ? { 'content-security-policy': policy(nonce) } : {}),
    },
    body: isPage ? file.body.toString('utf8').replaceAll(nonceMark, nonce) : file.body,
  }
}
