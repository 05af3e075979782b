import type { IncomingMessage, ServerResponse } from 'node:http'
import { endToEnd } from '../../shared/end-to-end.ts'
import type { Given } from './given.ts'

/** A reader that does not take its answer within this time is hung up on. */
const stuckReaderMs = 10_000

/** Headers and body as they go out: raw pairs in order, with our own length. */
const headersOut = (given: Given): string[] => [
  ...endToEnd(given.headers).flat(),
  'Content-Length',
  String(given.body.length),
]

/**
 * Writes the answer. Resolves true when it has been handed to the operating system, false when the sender was gone.
 * A request that was not read to its end closes its connection, for the rest of it could be anything.
 */
export const send = (request: IncomingMessage, response: ServerResponse, given: Given): Promise<boolean> =>
  new Promise(resolve => {
    if (response.destroyed || request.socket.destroyed) {
      resolve(false)
      return
    }
    const timer = setTimeout(() => response.destroy(), stuckReaderMs)
    const settle = (left: boolean) => {
      clearTimeout(timer)
      resolve(left)
    }
    response.once('finish', () => settle(true))
    response.once('close', () => settle(response.writableFinished))
    response.once('error', () => settle(false))
    if (!request.complete) response.shouldKeepAlive = false
    const bodiless = given.status === 204 || given.status === 304
    try {
      response.writeHead(given.status, bodiless ? endToEnd(given.headers).flat() : headersOut(given))
      response.end(bodiless ? undefined : given.body)
    } catch {
      // A handler's status or header that HTTP does not allow: the caller gets the end of the connection, not of the engine.
      response.destroy()
    }
  })
