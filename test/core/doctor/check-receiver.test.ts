import { expect, it, onTestFinished } from 'vitest'
import { checkReceiver } from '../../../core/doctor/check-receiver.ts'
import { openReceiver } from '../../../core/receiver/receiver.ts'
import { developerHandler, rawListener, unusedPort } from '../../support/developer-handler.ts'
import { never } from './signal.ts'

it('a receiver that answers on both loopbacks is good, and serves no more than before', async () => {
  const receiver = await openReceiver(0)
  onTestFinished(() => receiver.close(0))
  const paths: string[] = []
  const serve: typeof receiver.serve = (path, listener) => {
    paths.push(path)
    return receiver.serve(path, listener)
  }
  const found = await checkReceiver(async () => ({ port: receiver.port, serve }), never())
  expect(found).toMatchObject({ id: 'receiver', result: 'good' })
  expect(found.text).toBe(`A listener on 127.0.0.1 and ::1, port ${receiver.port}, answers.`)
  expect(paths).toHaveLength(1)
  expect((await fetch(`http://127.0.0.1:${receiver.port}${paths[0]}`)).status).toBe(404)
})

it('a port that is taken is said', async () => {
  const { port } = await developerHandler()
  const found = await checkReceiver(() => openReceiver(port), never())
  expect(found).toMatchObject({ result: 'bad', problem: 'port-taken' })
})

const elsewhere = (port: number) => async () => ({ port, serve: () => () => {} })

it('another program in its place, on one loopback or both, is bad', async () => {
  const { port } = await developerHandler()
  const found = await checkReceiver(elsewhere(port), never())
  expect(found).toMatchObject({ result: 'bad' })
  expect(found.text).toContain(`127.0.0.1:${port}: another program answers`)
  expect(found.text).toContain(`[::1]:${port}: connect ECONNREFUSED`)
})

it('nothing in its place, or nothing that answers, is bad', async () => {
  expect(await checkReceiver(elsewhere(await unusedPort()), never())).toMatchObject({ result: 'bad' })
  const silent = Number(new URL(await rawListener(() => {})).port)
  expect(await checkReceiver(elsewhere(silent), never())).toMatchObject({ result: 'bad' })
})
