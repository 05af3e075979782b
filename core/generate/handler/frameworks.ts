import type { HandlerFramework } from '../../../shared/requests/handler-framework.ts'
import { code } from './language.ts'

/** What is different in one framework: how it is got, and how it hands over a delivery's bytes. */
export interface Framework {
  readonly language: 'javascript' | 'python'
  readonly fileName: string
  /** How it is installed and started, a line each. */
  readonly start: readonly string[]
  readonly imports: readonly string[]
  readonly server: string
}

const node = 'WEBHOOK_SECRET_FILE=secret.txt PORT=3000 node handler.mjs'
const python = 'WEBHOOK_SECRET_FILE=secret.txt PORT=3000 python3 handler.py'

const express = code`
const app = express()
app.disable('x-powered-by')
app.use((request, response, next) => {
  response.locals.startedAt = performance.now()
  // The signature is over the bytes as they came: they are neither unpacked nor parsed.
  delete request.headers['content-encoding']
  next()
})
app.use(express.raw({ type: () => true, limit: mostBytes }))
// Any path: it works at whatever URL the endpoint has.
app.use(async (request, response) => {
  const { status, body } = await handle({
    method: request.method,
    url: request.originalUrl,
    rawHeaders: request.rawHeaders,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    startedAt: response.locals.startedAt,
  })
  response.status(status).type('application/json').send(body)
})
// A body that is too large, or was not sent to its end.
app.use((error, request, response, next) => {
  if (response.headersSent) return next(error)
  response.status(error.status ?? 500).json({ detail: error.status === 413 ? 'the body is too large' : 'refused' })
})
const server = app.listen(port, host, error => {
  if (error) throw error
  console.log('Listening on http://' + host + ':' + server.address().port)
})`

const fastify = code`
const app = Fastify({ bodyLimit: mostBytes })
app.decorateRequest('startedAt', 0)
app.addHook('onRequest', async request => {
  request.startedAt = performance.now()
})
// The signature is over the bytes as they came: they are not parsed here.
app.removeAllContentTypeParsers()
app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => done(null, body))
// Any path: it works at whatever URL the endpoint has.
app.all('/*', async (request, reply) => {
  const { status, body } = await handle({
    method: request.method,
    url: request.raw.url,
    rawHeaders: request.raw.rawHeaders,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    startedAt: request.startedAt,
  })
  return reply.code(status).header('content-type', 'application/json').send(body)
})
// A body that is too large, or was not sent to its end.
app.setErrorHandler((error, request, reply) => {
  const status = error.statusCode ?? 500
  return reply.code(status).send({ detail: status === 413 ? 'the body is too large' : 'refused' })
})
await app.listen({ port, host })
console.log('Listening on http://' + host + ':' + app.server.address().port)`

const flask = code`
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
app = Flask(__name__, static_folder=None)
app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES


# Any path: it works at whatever URL the endpoint has.
@app.route("/", defaults={"path": ""}, methods=METHODS)
@app.route("/<path:path>", methods=METHODS)
def deliver(path):
    started_at = time.monotonic()
    if (request.content_length or 0) > MOST_BYTES:
        reply = respond({"detail": "the body is too large"}, 413)
    else:
        # Headers of the same name come as one, with commas between: WSGI has it so.
        headers = [(name.lower(), value) for name, value in request.headers.items()]
        # The signature is over the bytes as they came: they are not parsed here.
        body = request.get_data(cache=False)
        query = request.query_string.decode("latin-1")
        reply = handle(request.method, request.path, query, headers, body, started_at)
    return Response(reply.body, reply.status, content_type="application/json")


if __name__ == "__main__":
    app.run(HOST, PORT)`

const fastapi = code`
app = FastAPI(openapi_url=None)


# Any path: it works at whatever URL the endpoint has.
@app.api_route("/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
async def deliver(request: Request):
    started_at = time.monotonic()
    # The signature is over the bytes as they came: they are not parsed here.
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return JSONResponse({"detail": "the body is too large"}, 413)
    headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
    query = request.scope["query_string"].decode("latin-1")
    path = request.scope["path"]
    reply = await run_in_threadpool(handle, request.method, path, query, headers, bytes(body), started_at)
    return Response(reply.body, reply.status, media_type="application/json")


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app, host=HOST, port=PORT)`

/** One entry a framework. A missing one fails the build. */
export const frameworks: Readonly<Record<HandlerFramework, Framework>> = {
  express: {
    language: 'javascript',
    fileName: 'handler.mjs',
    start: ['npm install express@5', node],
    imports: ["import express from 'express'"],
    server: express,
  },
  fastify: {
    language: 'javascript',
    fileName: 'handler.mjs',
    start: ['npm install fastify@5', node],
    imports: ["import Fastify from 'fastify'"],
    server: fastify,
  },
  fastapi: {
    language: 'python',
    fileName: 'handler.py',
    start: ['pip install fastapi uvicorn', python],
    imports: [
      'from fastapi import FastAPI, Request',
      'from fastapi.concurrency import run_in_threadpool',
      'from fastapi.responses import JSONResponse, Response',
    ],
    server: fastapi,
  },
  flask: {
    language: 'python',
    fileName: 'handler.py',
    start: ['pip install flask', python, 'gunicorn --threads 64 handler:app   # in production'],
    imports: ['from flask import Flask, Response, request'],
    server: flask,
  },
}
