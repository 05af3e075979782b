// The bare floor: reads a body, answers 200 with a config-sized body. What Hookswitch adds is measured against this.
import { createServer } from 'node:http'

const body = Buffer.from(JSON.stringify({ prompt: 'x'.repeat(400), voice: 'en-US-James1' }))
const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
    response.end(body)
  })
})
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/` })),
)
