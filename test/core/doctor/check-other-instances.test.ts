import { createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { writePracticeFile } from '../../../core/data-folder/practice-file.ts'
import { checkOtherInstances } from '../../../core/doctor/check-other-instances.ts'
import { rawListener, unusedPort } from '../../support/developer-handler.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { never } from './signal.ts'

it('a folder of nobody is fine, and so is one that an engine has, which is named', async () => {
  expect(await checkOtherInstances(tempFolder(), null, never())).toMatchObject({
    result: 'good',
    text: 'No other Hookswitch uses this data folder.',
  })
  const held = await checkOtherInstances(tempFolder(), 'hookswitch serve, process 7', never())
  expect(held).toMatchObject({ result: 'good' })
  expect(held.text).toContain('hookswitch serve, process 7')
})

it('a practice line that answers is fine; one that has ended was left behind', async () => {
  const folder = tempFolder()
  writePracticeFile(folder, `${await rawListener(() => {})}/v1`, 'sk_live_practice')
  expect(await checkOtherInstances(folder, null, never())).toMatchObject({ result: 'good' })

  writePracticeFile(folder, `http://127.0.0.1:${await unusedPort()}/v1`, 'sk_live_practice')
  const found = await checkOtherInstances(folder, null, never())
  expect(found).toMatchObject({ result: 'warning' })
  expect(found.text).toContain(`process ${process.pid}`)
  expect(found.cure).toContain('practice-line.json')
  expect(JSON.stringify(found)).not.toContain('sk_live')
})

it.each(['no URL', 'http://127.0.0.1:1/v1'])('a practice line at %j does not answer', async apiUrl => {
  const folder = tempFolder()
  writePracticeFile(folder, apiUrl, 'x')
  expect(await checkOtherInstances(folder, null, never())).toMatchObject({ result: 'warning' })
})

it('a practice line on ::1 answers as well', async () => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '::1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const folder = tempFolder()
  writePracticeFile(folder, `http://[::1]:${typeof address === 'object' ? address?.port : 0}/v1`, 'x')
  expect(await checkOtherInstances(folder, null, never())).toMatchObject({ result: 'good' })
})
