// For rolldown: what is imported with `?raw` is the text of the file, as Vite has it.
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const mark = '?raw'

export const rawText = {
  name: 'raw-text',
  resolveId: (source, importer) =>
    source.endsWith(mark) && importer ? resolve(dirname(importer), source) : null,
  load: id =>
    id.endsWith(mark)
      ? `export default ${JSON.stringify(readFileSync(id.slice(0, -mark.length), 'utf8'))}`
      : null,
}
