import type { CaptureDetail } from './capture.ts'

/** The unguessable part of the public URL. Whoever knows it can send here. */
const token = /^\/h\/([^/?]{12,})/

/** A capture that may be given away: the path on which deliveries come in stands nowhere in it. */
export const withoutOwnPath = (detail: CaptureDetail): CaptureDetail => {
  const { path, headers } = detail.request
  const secret = token.exec(path)?.[1]
  if (secret === undefined) return detail
  const without = (text: string): string => text.replaceAll(secret, '••••')
  return {
    ...detail,
    request: {
      ...detail.request,
      path: path.replace(token, '/h/••••'),
      headers: headers.map(([name, value]) => [name, without(value)]),
    },
  }
}
