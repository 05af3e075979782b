import { protocol } from 'electron'
import { readPage } from '../../core/page/page-files.ts'
import { pageResponse } from '../../core/page/page-response.ts'
import { pageFolder } from '../app-facts.ts'

const scheme = 'app'
const host = 'hookswitch'
export const pageOrigin = `${scheme}://${host}`
export const pageAddress = `${pageOrigin}/`

/** Has to be called before the app is ready. */
export const registerPageScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])

const refuse = (status: number): Response => new Response(null, { status })

/**
 * Serves the built page and nothing else: files are looked up by their whole name among those that were read at the start.
 * @returns reads them again, after a new build
 */
export const servePageFiles = (): (() => void) => {
  let files = readPage(pageFolder)
  protocol.handle(scheme, request => {
    const url = new URL(request.url)
    if (url.host !== host) return refuse(404)
    if (request.method !== 'GET') return refuse(405)
    const file = files.get(url.pathname)
    if (!file) return refuse(404)
    const { headers, body } = pageResponse(file, url.pathname)
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers })
  })
  return () => {
    files = readPage(pageFolder)
  }
}
