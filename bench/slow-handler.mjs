// A developer's handler that takes as long as the query says, for the deadline's measure.
import { createServer } from 'node:http'

const server = createServer((request, response) => {
  request.resume()
  const waitMs = Number(new URL(request.url, 'http://x').searchParams.get('wait') ?? 0)
  setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'), waitMs)
})
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/` })),
)
