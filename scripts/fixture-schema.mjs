// Writes shared/fixture.schema.json, the JSON Schema of `*.fixture.json`, from the schema that the program itself checks with.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const file = fileURLToPath(new URL('../shared/fixture.schema.json', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true },
  appType: 'custom',
})
try {
  const { fixtureSchemaText } = await server.ssrLoadModule('/shared/fixture-schema.ts')
  writeFileSync(file, fixtureSchemaText())
} finally {
  await server.close()
}
