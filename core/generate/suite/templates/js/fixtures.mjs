import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
export const suite = JSON.parse(readFileSync(join(here, 'hookswitch-suite.json'), 'utf8'))
const folder = join(here, suite.fixtures)

export const handlerUrl = process.env.HANDLER_URL
if (!handlerUrl)
  throw new Error('Set HANDLER_URL to the URL of your handler, such as http://localhost:3000/webhook.')

const readSecret = () => {
  const { HANDLER_SECRET_FILE: file, HANDLER_SECRET: secret } = process.env
  if (!file) return secret || suite.publishedSecret
  const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  if (text === '') throw new Error(`HANDLER_SECRET_FILE is empty: ${file}`)
  return text
}
export const secret = readSecret()

const readFixture = file => {
  const fixture = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const { platform, eventType, capturedAt, request, expect: wanted } = fixture
  if (!suite.platforms[platform])
    throw new Error(`${file} is of ${platform}, which this suite does not know: generate it again.`)
  const { method, query, headers, bodyBase64 } = request
  const body = Buffer.from(bodyBase64, 'base64')
  return { file, capturedAt, wanted, platform, eventType, method, query, headers, body }
}

const isLeftOut = file => /(^|\/)(node_modules|\.[^/]*)\//.test(file)
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

/** Folder by folder, each in the order in which it was captured. */
export const fixtures = readdirSync(folder, { recursive: true })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.fixture.json') && !isLeftOut(file))
  .map(readFixture)
  .sort(
    (a, b) =>
      compare(dirname(a.file), dirname(b.file)) ||
      compare(a.capturedAt, b.capturedAt) ||
      compare(a.file, b.file),
  )
if (fixtures.length === 0) throw new Error(`There is no *.fixture.json in ${folder}.`)
