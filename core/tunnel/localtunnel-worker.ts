import { parentPort, workerData } from 'node:worker_threads'
import connect from 'localtunnel'
import type { ForWorker, FromWorker } from './localtunnel.ts'

const { localPort, host, wantedName } = workerData as ForWorker
const tell = (message: FromWorker): void => parentPort?.postMessage(message)

// `local_host` stays unset: with it the package rewrites bodies and breaks binary ones.
const tunnel = await connect({ port: localPort, host, subdomain: wantedName })
tunnel.on('error', (error: Error) => tell({ type: 'error', reason: error.message }))
tell({ type: 'up', url: tunnel.url })
