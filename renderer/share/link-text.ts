import { importLinkOf, mostLinkData } from '../../shared/import-link.ts'
import { safeFileName } from '../../shared/safe-file-name.ts'
import { bytesToBase64 } from '../text/body.ts'

/** Every browser of the last years can. */
export const canMakeLinks = 'CompressionStream' in globalThis

const gzip = async (text: string): Promise<Uint8Array> => {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

/** A link that carries this file, as importing takes it. Null when it is too long for one. */
export const linkText = async (name: string, text: string): Promise<string | null> => {
  const base64 = bytesToBase64(await gzip(text))
  const data = base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  return data.length > mostLinkData ? null : importLinkOf(safeFileName(name), data)
}
