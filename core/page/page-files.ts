import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  readonly type: string
  readonly body: Buffer
}

/**
 * The built page, read into memory once: it is small, and what is looked up by its whole name cannot be escaped by `..`.
 * @returns files by URL path, the page itself as `/`
 */
export const readPage = (folder: URL): ReadonlyMap<string, PageFile> => {
  const root = fileURLToPath(folder)
  const files = new Map<string, PageFile>()
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || !type) continue
    const file = join(entry.parentPath, entry.name)
    files.set(`/${relative(root, file).split(sep).join('/')}`, { type, body: readFileSync(file) })
  }
  const index = files.get('/index.html')
  if (index) files.set('/', index)
  return files
}
